"""Adding, changing and removing the sources a round rests on."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from samvekt.core.message import message
from samvekt.domain.errors import ChangedMeanwhile, NotAllowed, NotPossible
from samvekt.domain.people.models import Person
from samvekt.domain.records import actions as records
from samvekt.domain.records.about import About
from samvekt.domain.rounds import bridge, rules
from samvekt.domain.rounds.actions.keeping import held
from samvekt.domain.rounds.checking import accepted, broken_by, tidied
from samvekt.domain.rounds.lines import mark_of, sources_of, usual_form
from samvekt.domain.rounds.local_records import library_for
from samvekt.domain.rounds.models import Round
from samvekt.domain.rounds.phases import Doing
from samvekt.formats.dossier.evidence import Evidence

EVIDENCE = "evidence"
Source = dict[str, Any]


@transaction.atomic
def add_source(*, round_: Round, values: Mapping[str, Any], by: Person, at: datetime) -> Source:
    """Add a source last; the same source again is the one that is there.

    Args:
        round_: The round.
        values: Plain values as the dossier has them, without an id: it is given here.
        by: Who adds it.
        at: When.

    Raises:
        NotAllowed: `by` may not add what is known to the round now.
        NotAccepted: A field cannot be kept as it is.
    """
    stands = _held(round_, Doing.ADD_EVIDENCE, by)
    had = sources_of(stands)
    content = _filled(values)
    there = next((one for one in had if _same(one, content)), None)
    if there is not None:
        return there
    new = {"id": _free_id(had), **content}
    _keep(stands, [*had, new], len(had), at)
    records.write("source.added", about=_Told(stands, new["id"]), by=by, at=at)
    return new


@transaction.atomic
def change_source(
    *, round_: Round, name: str, mark: str, values: Mapping[str, Any], by: Person, at: datetime
) -> None:
    """Change a source; what rests on it rests on it still.

    Raises:
        NotAllowed: `by` may not change sources of the round now.
        NotAccepted: A field cannot be kept as it is.
        NotPossible: The source is removed.
        ChangedMeanwhile: The source has changed since it was shown.
    """
    stands = _held(round_, Doing.CHANGE_EVIDENCE, by)
    had = sources_of(stands)
    place = _place(had, name)
    wanted = usual_form(Evidence, {"id": name, **_filled(values)})
    if had[place] == wanted:
        return
    if mark_of(had[place]) != mark:
        both = {**dict.fromkeys(had[place]), **wanted}
        raise ChangedMeanwhile(now=had[place], yours=both, version=stands.version)
    _keep(stands, [*had[:place], wanted, *had[place + 1 :]], place, at)
    records.write("source.changed", about=_Told(stands, name), by=by, at=at)


@transaction.atomic
def remove_source(*, round_: Round, name: str, mark: str, by: Person, at: datetime) -> None:
    """Take a source out of a round where nothing rests on it.

    Raises:
        NotAllowed: `by` may not change sources of the round now.
        NotPossible: Something rests on it, or it is no longer as it was shown.
    """
    stands = _held(round_, Doing.CHANGE_EVIDENCE, by)
    had = sources_of(stands)
    place = _place(had, name)
    if mark_of(had[place]) != mark:
        raise NotPossible(
            message("The source has changed since you opened it. Look it over and try again.")
        )
    before = bridge.content_of(stands)
    after = {**before, EVIDENCE: [*had[:place], *had[place + 1 :]]}
    if broken := broken_by(before, after, library_for(stands.organisation)):
        raise NotPossible(message("Something rests on the source. {first}", first=broken))
    _write(stands, after[EVIDENCE], at)
    records.write("source.removed", about=_Told(stands, name), by=by, at=at)


def _held(round_: Round, doing: Doing, by: Person) -> Round:
    stands = held(round_)
    if not rules.may(by, doing, stands):
        raise NotAllowed(message("You may not change the sources of this round now."))
    return stands


def _keep(stands: Round, sources: Sequence[Source], place: int, at: datetime) -> None:
    """Keep the sources, checked as the whole dossier they make; a fault is told at its field."""
    before = bridge.content_of(stands)
    scopes = {f"{EVIDENCE}[{place}]": ""}
    after = {**before, EVIDENCE: list(sources)}
    kept = accepted(before, after, library_for(stands.organisation), scopes)
    _write(stands, kept[EVIDENCE], at)


def _write(stands: Round, sources: Sequence[Source], at: datetime) -> None:
    rest = {key: value for key, value in stands.rest.items() if key != EVIDENCE}
    stands.rest = {**rest, EVIDENCE: list(sources)} if sources else rest
    stands.changed_at = at
    stands.save(update_fields=["rest", "changed_at"])


def _filled(values: Mapping[str, Any]) -> Source:
    found = {key: value for key, value in values.items() if value not in ("", None)}
    return {key: value for key, value in tidied(found).items() if value != ""}


def _same(there: Source, content: Source) -> bool:
    return {key: value for key, value in there.items() if key != "id"} == content


def _place(had: Sequence[Source], name: str) -> int:
    for place, one in enumerate(had):
        if one["id"] == name:
            return place
    raise NotPossible(message("The source is no longer there. Open the page again."))


def _free_id(had: Sequence[Source]) -> str:
    """The next number among the sources: K07."""
    numbers = [int(n[1]) for one in had if (n := re.fullmatch(r"K(\d{1,6})", one["id"]))]
    return f"K{max(numbers, default=0) + 1:02d}"


@dataclass(frozen=True, slots=True)
class _Told:
    """A source in the log, by its id alone: it may be a person, and the log cannot be changed."""

    round: Round
    name: str

    @property
    def about(self) -> About:
        """How it is named in the log."""
        organisation = self.round.organisation_id
        return About("source", self.name, self.name, organisation=organisation, round=self.round.pk)
