"""Keeps a change only if nobody else has changed the same thing meanwhile."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import F

from samvekt.domain.errors import ChangedMeanwhile
from samvekt.domain.rounds.models import Option, Round


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
        raise ChangedMeanwhile(now=_now(stands, values), yours=values, version=stands.version)
    option.refresh_from_db()
    return option


def _now(stands: Round | Option, values: Mapping[str, Any]) -> dict[str, Any]:
    return {field: getattr(stands, field) for field in values}
