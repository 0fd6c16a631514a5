"""Setting what money and people there are: what the chosen options must fit within."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from samvekt.core.message import message
from samvekt.domain.errors import ChangedMeanwhile, NotAllowed
from samvekt.domain.people.models import Person
from samvekt.domain.records import actions as records
from samvekt.domain.rounds import bridge, rules
from samvekt.domain.rounds.actions.keeping import held, keep_round
from samvekt.domain.rounds.checking import accepted, tidied
from samvekt.domain.rounds.lines import LIMITS, limits_of, mark_of, usual_form
from samvekt.domain.rounds.local_records import library_for
from samvekt.domain.rounds.models import Round

Lines = Sequence[Mapping[str, Any]]


@transaction.atomic
def change_limits(
    *,
    round_: Round,
    values: Mapping[str, Lines],
    mark: str,
    by: Person,
    at: datetime,
) -> Round:
    """Set the budgets and the person-years of a round; other limits stay as they are.

    Args:
        round_: The round.
        values: `budgets` and `personnel`, each with its lines as the dossier has them.
        mark: How the limits looked when they were shown (`mark_of`).
        by: Who sets them.
        at: When.

    Raises:
        NotAllowed: `by` may not frame the round now.
        NotAccepted: A field cannot be kept; its path is as in `budgets[0].years`.
        NotPossible: Something else in the round depends on what was there.
        ChangedMeanwhile: The limits have changed since they were shown; it carries both.
    """
    stands = held(round_)
    if not rules.may_frame(by, stands):
        raise NotAllowed(
            message(
                "Only who leads the process or the content may change the frame, and only "
                "until judgements begin."
            )
        )
    now = limits_of(stands)
    wanted = {key: [usual_form(LIMITS[key], line) for line in tidied(values[key])] for key in now}
    if wanted == now:
        return stands
    if mark_of(now) != mark:
        raise ChangedMeanwhile(now=now, yours=wanted, version=stands.version)
    kept = keep_round(
        stands, {"rest": _accepted_rest(stands, wanted)}, expected_version=stands.version, at=at
    )
    records.write("round.limits_changed", about=kept, by=by, at=at)
    return kept


def _accepted_rest(round_: Round, wanted: Mapping[str, Lines]) -> dict[str, Any]:
    """What the round keeps as it is, with new limits, checked as the whole dossier it makes."""
    before = bridge.content_of(round_)
    limits = {**before.get("limits", {}), **wanted}
    after = {**before, "limits": {key: lines for key, lines in limits.items() if lines}}
    scopes = {f"limits.{key}": key for key in wanted}
    content = accepted(before, after, library_for(round_.organisation), scopes)
    rest: dict[str, Any] = bridge.round_values(content)["rest"]
    return rest
