"""Moving a round from phase to phase, and when each phase opens and closes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from samvekt.core.message import message
from samvekt.domain.errors import ChangedMeanwhile, NotAllowed, NotPossible
from samvekt.domain.people.models import Person
from samvekt.domain.records import actions as records
from samvekt.domain.records.verbs import quoted
from samvekt.domain.rounds import rules
from samvekt.domain.rounds.actions.keeping import held, keep_round
from samvekt.domain.rounds.bridge import Checklist, checklist, unsound_options
from samvekt.domain.rounds.models import PhaseDate, Round
from samvekt.domain.rounds.phases import Doing, Phase, is_back, next_phase
from samvekt.domain.texts import plain_text

MENDED_IN = (Phase.PREPARE, Phase.EVIDENCE)
"""Phases in which an option can still be changed."""


class SomethingMissing(NotPossible):
    """Something required is missing; moving on all the same needs a reason."""

    def __init__(self, found: Checklist) -> None:
        self.checklist = found
        parts = tuple(part.words for part in found.lacking)
        super().__init__(
            message(
                "Something is missing before the round moves on: {parts}. Fill it in, or give a "
                "reason for moving on without it.",
                parts=parts,
            )
        )


@transaction.atomic
def move_phase(
    *, round_: Round, to: Phase, reason: str, expected_version: int, by: Person, at: datetime
) -> Round:
    """Move a round to the next phase, or back to any earlier one.

    Raises:
        NotAllowed: `by` does not lead the process.
        NotPossible: The phase is not the next and not an earlier one, or a move back has no
            reason.
        NotPossible: An option that takes something away does not say why it stays sound (R4).
        SomethingMissing: The checklist of the phase lacks something, and no reason is given.
        ChangedMeanwhile: The round has changed since it was shown.
    """
    if not rules.may_move_phase(by, round_):
        raise NotAllowed(message("Only who leads the process may move the round."))
    stands = held(round_)
    if stands.version != expected_version:
        raise ChangedMeanwhile(
            now={"phase": stands.phase}, yours={"phase": to.value}, version=stands.version
        )
    from_ = Phase(stands.phase)
    reason = plain_text(reason) if reason.strip() else ""
    lacking = _lacking(stands, from_, to, reason)
    moved = keep_round(stands, {"phase": to}, expected_version=expected_version, at=at)
    records.write(
        "round.phase_moved_with_gaps" if lacking else "round.phase_moved",
        about=moved,
        by=by,
        at=at,
        reason=reason,
        lacking=lacking,
        **{"from": from_.value, "to": to.value},
    )
    return moved


def _lacking(round_: Round, from_: Phase, to: Phase, reason: str) -> list[str]:
    """What is missing in the phase that is left; an empty list when going back."""
    if to == from_ or not (is_back(from_, to) or to == next_phase(from_)):
        raise NotPossible(message("A round moves to the next phase, or back to an earlier one."))
    if is_back(from_, to):
        if not reason:
            raise NotPossible(message("Say why the round goes back."))
        return []
    if from_ in MENDED_IN and (unsound := unsound_options(round_)):
        raise NotPossible(
            message(
                "These options reduce or stop something, and do not say why the service stays "
                "sound: {names}. The law asks for it, so no reason can stand in its place.",
                names=tuple(quoted(option.name) for option in unsound),
            )
        )
    found = checklist(round_)
    if found.lacking and not reason:
        raise SomethingMissing(found)
    return [part.key for part in found.lacking]


Days = tuple[date | None, date | None]


@transaction.atomic
def set_dates(
    *,
    round_: Round,
    dates: Mapping[Phase, Days],
    expected_version: int,
    by: Person,
    at: datetime,
) -> None:
    """Set when phases open and close; a phase not named keeps its dates.

    Args:
        round_: The round.
        dates: First and last day of each phase that changes.
        expected_version: The version of the round the form was made from.
        by: Who sets them.
        at: When.

    Raises:
        NotAllowed: `by` does not lead the process.
        NotPossible: A phase closes before it opens, or before an earlier one closes.
        ChangedMeanwhile: The round has changed since it was shown; it carries both.
    """
    if not rules.may(by, Doing.SET_DATES, round_):
        raise NotAllowed(message("Only who leads the process may set the dates."))
    stands = held(round_)
    now = {Phase(row.phase): (row.opens_on, row.closes_on) for row in stands.dates.all()}
    if expected_version != stands.version:
        raise ChangedMeanwhile(
            now={phase.value: now.get(phase, (None, None)) for phase in Phase},
            yours={phase.value: days for phase, days in dates.items()},
            version=stands.version,
        )
    _refuse_disorder(now | dict(dates))
    keep_round(stands, {}, expected_version=stands.version, at=at)
    for phase, (opens, closes) in dates.items():
        PhaseDate.objects.update_or_create(
            round=round_, phase=phase, defaults={"opens_on": opens, "closes_on": closes}
        )
    written = {
        phase.value: [day.isoformat() if day else None for day in days]
        for phase, days in dates.items()
    }
    records.write("round.dates_set", about=round_, by=by, at=at, dates=written)


def _refuse_disorder(wanted: Mapping[Phase, Days]) -> None:
    latest: date | None = None
    for phase in Phase:
        opens, closes = wanted.get(phase, (None, None))
        if opens and closes and closes < opens:
            raise NotPossible(message("A phase cannot close before it opens."))
        for day in (opens, closes):
            if day and latest and day < latest:
                raise NotPossible(message("The dates must follow the order of the phases."))
            latest = day or latest
