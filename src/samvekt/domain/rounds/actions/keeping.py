"""Holds a round while it is changed, and keeps a change only if nobody else was first."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import F

from samvekt.core.message import message
from samvekt.domain.errors import ChangedMeanwhile, NotAllowed
from samvekt.domain.people.models import Person
from samvekt.domain.rounds import rules
from samvekt.domain.rounds.models import Option, Round


def held(round_: Round) -> Round:
    """The round as it stands now with its options, and nobody else changes it meanwhile.

    Options name each other, so that what is done with one is checked against all the others.
    """
    return (
        Round.objects.select_for_update(of=("self",), no_key=True)
        .select_related("organisation")
        .prefetch_related("options")
        .get(pk=round_.pk)
    )


def held_for_options(round_: Round, by: Person) -> Round:
    """The same, for someone who may change its options.

    Raises:
        NotAllowed: `by` may not change options of the round now.
    """
    stands = held(round_)
    if not rules.may_change_options(by, stands):
        raise NotAllowed(
            message(
                "Only who leads the process or the content may change options, and only "
                "until judgements begin."
            )
        )
    return stands


def keep_round(
    round_: Round, values: Mapping[str, Any], *, expected_version: int, at: datetime
) -> Round:
    """The round with new values and the next version.

    Raises:
        ChangedMeanwhile: The version is another than expected; it carries both.
    """
    unchanged = Round.objects.filter(pk=round_.pk, version=expected_version)
    if not unchanged.update(**values, version=F("version") + 1, changed_at=at):
        stands = Round.objects.get(pk=round_.pk)
        raise ChangedMeanwhile(now=_now(stands, values), yours=values, version=stands.version)
    round_.refresh_from_db()
    return round_


def keep_option(
    option: Option, values: Mapping[str, Any], *, expected_version: int, at: datetime
) -> Option:
    """The option with new values and the next version.

    Raises:
        ChangedMeanwhile: The version is another than expected; it carries both.
    """
    unchanged = Option.objects.filter(pk=option.pk, version=expected_version)
    if not unchanged.update(**values, version=F("version") + 1, changed_at=at):
        stands = Option.objects.get(pk=option.pk)
        now, yours = _apart(_now(stands, values)), _apart(values)
        both = {**dict.fromkeys(now), **yours}
        raise ChangedMeanwhile(now=now, yours=both, version=stands.version)
    option.refresh_from_db()
    return option


def _now(stands: Round | Option, values: Mapping[str, Any]) -> dict[str, Any]:
    return {field: getattr(stands, field) for field in values}


def _apart(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values field by field, as the dossier names them."""
    return {**{k: v for k, v in values.items() if k != "figures"}, **values.get("figures", {})}
