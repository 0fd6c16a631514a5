"""Which reference records a round rests on, and whether each holds on the day of the case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from samvekt.core.message import Message, Words, message
from samvekt.domain.rounds.bridge import present_options
from samvekt.domain.rounds.models import Round
from samvekt.formats.dossier.frame import CriteriaChoice
from samvekt.reference.kinds.criteria_set import CriteriaSetContent
from samvekt.reference.kinds.law import LawReference, Laws
from samvekt.reference.library import Library, UnknownRecord
from samvekt.reference.record import Record


@dataclass(frozen=True, slots=True)
class Used:
    """One record a round rests on.

    Attributes:
        purpose: What the round uses it for.
        name: What the round calls it.
        record: The record; nothing when the library has no such.
        own: Whether the organisation has added it.
        warning: Why it should be looked at; nothing when it holds on the day.
    """

    purpose: Words
    name: str
    record: Record[Any] | None
    own: bool
    warning: Message | None


@dataclass(frozen=True, slots=True)
class UsedProvision:
    """One provision the frame names, as it reads on the day; or that none does."""

    name: str
    found: LawReference | None
    warning: Message | None


@dataclass(frozen=True, slots=True)
class UsedRecords:
    """Everything a round rests on, on one day.

    Attributes:
        day: The day that is asked about.
        stated: Whether the case says the day itself; else it is today.
        records: The records, in the order they are used.
        provisions: The provisions, in the order of the frame.
    """

    day: date
    stated: bool
    records: tuple[Used, ...]
    provisions: tuple[UsedProvision, ...]

    @property
    def warnings(self) -> tuple[Message, ...]:
        """Every warning, the records' first."""
        told = (*(r.warning for r in self.records), *(p.warning for p in self.provisions))
        return tuple(one for one in told if one)


CRITERIA = Words("kriterier", "kriterium", "criteria")
SCALE = Words("skala for et kriterium", "skala for eit kriterium", "scale of a criterion")
PROFILE = Words("formkrav", "formkrav", "formality profile")
NORM = Words(
    "norm for gode leveår i den vanlige befolkningen",
    "norm for gode leveår i den vanlege befolkninga",
    "norm of good life years in the general population",
)
SEVERITY = Words("regel for alvorlighet", "regel for alvorsgrad", "rule of severity")


def used_by(round_: Round, library: Library, today: date) -> UsedRecords:
    """What a round rests on, held against the day of the case, or today where it has none."""
    day = round_.as_of or today
    wanted = dict.fromkeys(
        (*_of_criteria(round_, library), *_of_frame(round_), *_of_options(round_))
    )
    return UsedRecords(
        day=day,
        stated=round_.as_of is not None,
        records=tuple(_used(*one, library, day) for one in wanted),
        provisions=tuple(_provision(name, Laws.of(library), day) for name in round_.laws),
    )


Wanted = tuple[Words, str, str]
"""What for, of which kind, and by which name."""


def _of_criteria(round_: Round, library: Library) -> Iterator[Wanted]:
    choice = CriteriaChoice.model_validate(round_.criteria)
    content = choice.own
    if content is None:
        name = f"{choice.set}@{choice.version}" if choice.version else str(choice.set)
        yield CRITERIA, "criteria_set", name
        content = _content(library, name)
    for scale in _scales(content):
        if scale not in choice.scales:
            yield SCALE, "scale", scale


def _content(library: Library, name: str) -> CriteriaSetContent | None:
    try:
        return library.content(CriteriaSetContent, name)
    except UnknownRecord:
        return None


def _scales(content: CriteriaSetContent | None) -> Iterable[str]:
    return (name for _, name in content.uses()) if content else ()


def _of_frame(round_: Round) -> Iterator[Wanted]:
    yield PROFILE, "formality_profile", round_.profile


def _of_options(round_: Round) -> Iterator[Wanted]:
    for option in present_options(round_):
        severity = option.figures.get("severity", {})
        if severity.get("norm"):
            yield NORM, "quality_norm", severity["norm"]
        if severity.get("rule"):
            yield SEVERITY, "severity_rule", severity["rule"]


def _used(purpose: Words, kind: str, name: str, library: Library, day: date) -> Used:
    try:
        record = library.get(kind, name)
    except UnknownRecord:
        missing = message("It is not among the records here. Add it, or choose another.")
        return Used(purpose, name, None, own=False, warning=missing)
    built_in = {entry.label for entry in library.names(kind) if entry.built_in}
    return Used(purpose, name, record, record.label not in built_in, warning_of(record, day))


def warning_of(record: Record[Any], day: date) -> Message | None:
    """Why a record should be looked at before it is used on a day; nothing when it holds."""
    if record.valid_from is None:
        return message("The source does not say when it applies from.")
    return _outside(record.valid_from, record.valid_to, day)


def _outside(first: date, last: date | None, day: date) -> Message | None:
    if day < first:
        return message("It applies only from {first}, after the day of the case.", first=first)
    if last is not None and day > last:
        return message("It applied until {last}, before the day of the case.", last=last)
    return None


def _provision(name: str, laws: Laws, day: date) -> UsedProvision:
    """The provision as it reads on the day; else the version nearest to it, with a warning."""
    versions = [one for one in laws.references if one.id == name]
    applying = next((one for one in versions if one.applies_on(day)), None)
    if applying is not None:
        return UsedProvision(name, applying, None)
    if not versions:
        return UsedProvision(name, None, message("The provision is not known here."))
    found = versions[-1]
    if found.valid_from is None:
        return UsedProvision(name, found, message("It is not in force."))
    return UsedProvision(name, found, _outside(found.valid_from, found.valid_to, day))
