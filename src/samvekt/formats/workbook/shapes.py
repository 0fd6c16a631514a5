"""How the rows of a sheet lie in a round: a list, parts of each option, or named entries.

Every shape goes both ways: `rows` takes the cells out of a round's plain content, and `place`
puts what was read back, telling `Places` where each part stands in the workbook.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from samvekt.core.message import Message, message
from samvekt.formats.workbook.columns import Steps
from samvekt.formats.workbook.places import Places, RowRead
from samvekt.formats.workbook.vocabulary import folded

Cells = dict[Steps, Any]
"""The values of one row, by the steps of their columns."""

PARENT: Steps = ("#parent",)
KEY: Steps = ("#key",)
VALUE: Steps = ("#value",)
REASON: Steps = ("#reason",)


class Shape(Protocol):
    """How the rows of a sheet lie in a round."""

    def rows(self, content: Mapping[str, Any]) -> Iterator[Cells]:
        """The rows a round has."""

    def place(self, content: dict[str, Any], rows: Sequence[RowRead], places: Places) -> None:
        """Put rows into the content of a round."""


@dataclass(frozen=True, slots=True)
class Parts:
    """A part of the round for each row, as the options are."""

    steps: Steps
    estimates: tuple[str, ...] = ()
    years: str = ""

    def rows(self, content: Mapping[str, Any]) -> Iterator[Cells]:
        """Each part of the list."""
        for part in _at(content, self.steps) or ():
            yield flat(part, self.estimates, self.years)

    def place(self, content: dict[str, Any], rows: Sequence[RowRead], places: Places) -> None:
        """The rows in their order."""
        if rows:
            listed = _made(content, self.steps)
            for row in rows:
                places.add_row((*self.steps, str(len(listed))), row)
                listed.append(part_of(row.values, self.estimates, self.years))


@dataclass(frozen=True, slots=True)
class PartsOfEach:
    """Rows that belong to a part named in their first column, as costs belong to an option."""

    parents: str
    named_by: str
    what: Message
    name: str
    single: bool = False
    estimates: tuple[str, ...] = ()
    years: str = ""

    def rows(self, content: Mapping[str, Any]) -> Iterator[Cells]:
        """Each part under each parent."""
        for parent in content.get(self.parents, ()):
            found = parent.get(self.name)
            for part in [found] if self.single and found is not None else found or ():
                yield {PARENT: parent[self.named_by], **flat(part, self.estimates, self.years)}

    def place(self, content: dict[str, Any], rows: Sequence[RowRead], places: Places) -> None:
        """Each row under its parent."""
        parents = _Parents.of(content, self.parents, self.named_by, self.what)
        for row in rows:
            at = parents.find(row, places)
            if at is None:
                continue
            parent = content[self.parents][at]
            made = part_of(row.values, self.estimates, self.years)
            steps: Steps = (self.parents, str(at), self.name)
            if not self.single:
                steps = (*steps, str(len(parent.setdefault(self.name, []))))
                parent[self.name].append(made)
            elif self.name in parent:
                places.fault(row, PARENT, message("This one has a row already. Keep one."))
            else:
                parent[self.name] = made
            places.add_row(steps, row)


@dataclass(frozen=True, slots=True)
class Entries:
    """Named entries, as points by criterion: of the round, or of each parent."""

    steps: Steps
    parents: str = ""
    named_by: str = ""
    what: Message = field(default_factory=lambda: message("The option"))

    def rows(self, content: Mapping[str, Any]) -> Iterator[Cells]:
        """Each entry, with its parent first where it has one."""
        for parent in content.get(self.parents, ()) if self.parents else (content,):
            for key, value in (_at(parent, self.steps) or {}).items():
                above = {PARENT: parent[self.named_by]} if self.parents else {}
                yield {**above, KEY: key, VALUE: value}

    def place(self, content: dict[str, Any], rows: Sequence[RowRead], places: Places) -> None:
        """Each row as an entry; a name that comes again is a fault."""
        parents = _Parents.of(content, self.parents, self.named_by, self.what)
        for row in rows:
            at = parents.find(row, places) if self.parents else 0
            missing = [steps for steps in (KEY, VALUE) if steps not in row.values]
            for steps in missing:
                places.fault(row, steps, message("The cell is empty, and it is needed."))
            if at is None or missing:
                continue
            holder = content[self.parents][at] if self.parents else content
            entries = _made_mapping(holder, self.steps)
            key = row.values[KEY]
            if key in entries:
                said = message("“{name}” stands in a row above too. Keep one.", name=key)
                places.fault(row, KEY, said)
                continue
            entries[key] = row.values[VALUE]
            above: Steps = (self.parents, str(at)) if self.parents else ()
            places.add_cell((*above, *self.steps, key), row, VALUE)


@dataclass(frozen=True, slots=True)
class WrittenAssessments:
    """Assessments in words, of the round or of one option, or why they are not relevant."""

    what: Message

    def rows(self, content: Mapping[str, Any]) -> Iterator[Cells]:
        """A row for each assessment, those of the round first."""
        for parent in (content, *content.get("options", ())):
            above = {} if parent is content else {PARENT: parent["id"]}
            said = dict(parent.get("assessments", {}))
            reasons = said.pop("not_relevant", {})
            for key in dict.fromkeys((*said, *reasons)):
                cells = {**above, KEY: key, VALUE: said.get(key), REASON: reasons.get(key)}
                yield {steps: value for steps, value in cells.items() if value is not None}

    def place(self, content: dict[str, Any], rows: Sequence[RowRead], places: Places) -> None:
        """Each row where it belongs."""
        parents = _Parents.of(content, "options", "id", self.what)
        for row in rows:
            above: Steps = ()
            holder = content
            if PARENT in row.values:
                at = parents.find(row, places)
                if at is None:
                    continue
                above, holder = ("options", str(at)), content["options"][at]
            if KEY not in row.values:
                places.fault(row, KEY, message("The cell is empty, and it is needed."))
                continue
            if VALUE not in row.values and REASON not in row.values:
                said = message("Write the assessment, or why it is not relevant.")
                places.fault(row, VALUE, said)
            for steps, under in ((VALUE, ()), (REASON, ("not_relevant",))):
                if steps in row.values:
                    _enter(holder, (above, ("assessments", *under)), row, steps, places)


def _enter(
    holder: dict[str, Any], where: tuple[Steps, Steps], row: RowRead, at: Steps, places: Places
) -> None:
    above, under = where
    entries, key = _made_mapping(holder, under), row.values[KEY]
    if key in entries:
        places.fault(row, KEY, message("“{name}” stands in a row above too. Keep one.", name=key))
        return
    entries[key] = row.values[at]
    places.add_cell((*above, *under, key), row, at)


@dataclass(frozen=True, slots=True)
class Bindings:
    """Options that must be in or out, one in each row."""

    def rows(self, content: Mapping[str, Any]) -> Iterator[Cells]:
        """Those that must be in, then those that must be out."""
        for key in ("must", "must_not"):
            for name in _at(content, ("limits", key)) or ():
                yield {KEY: name, VALUE: key}

    def place(self, content: dict[str, Any], rows: Sequence[RowRead], places: Places) -> None:
        """Each option in the list its row names."""
        for row in rows:
            missing = [steps for steps in (KEY, VALUE) if steps not in row.values]
            for steps in missing:
                places.fault(row, steps, message("The cell is empty, and it is needed."))
            if not missing:
                steps = ("limits", row.values[VALUE])
                listed = _made(content, steps)
                places.add_cell((*steps, str(len(listed))), row, KEY)
                listed.append(row.values[KEY])


@dataclass(frozen=True, slots=True)
class _Parents:
    """The parts rows may belong to, by name."""

    positions: Mapping[str, int]
    what: Message

    @classmethod
    def of(cls, content: Mapping[str, Any], parents: str, named_by: str, what: Message) -> _Parents:
        found = content.get(parents, ()) if parents else ()
        positions: dict[str, int] = {}
        for at, part in enumerate(found):
            name = part.get(named_by)
            if isinstance(name, str):
                positions.setdefault(name, at)
        return cls(positions, what)

    def find(self, row: RowRead, places: Places) -> int | None:
        name = row.values.get(PARENT)
        if name is None:
            places.fault(row, PARENT, message("The cell is empty, and it is needed."))
            return None
        at = self.positions.get(name)
        if at is None:
            plain = folded(name)
            at = next((at for known, at in self.positions.items() if folded(known) == plain), None)
        if at is None:
            places.fault(row, PARENT, not_there(self.what, name, tuple(self.positions)))
        return at


def not_there(what: Message, name: str, known: Sequence[str]) -> Message:
    """Says that a name is not in the round, with the one it may have been meant to be."""
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
    if near:
        return message(
            "{what} “{name}” does not exist in this round. Did you mean “{near}”?",
            what=what,
            name=name,
            near=near[0],
        )
    return message("{what} “{name}” does not exist in this round.", what=what, name=name)


def flat(part: Mapping[str, Any], estimates: Sequence[str] = (), years: str = "") -> Cells:
    """A part as cells: estimates and years taken apart, parts inside by their steps."""
    cells: Cells = {}
    for name, value in part.items():
        if name == years:
            for year, amount in value.items():
                cells |= _numbers((name, str(year)), amount, apart=name in estimates)
        elif name in estimates:
            cells |= _numbers((name,), value, apart=True)
        elif isinstance(value, Mapping):
            cells |= {(name, *steps): inner for steps, inner in flat(value).items()}
        else:
            cells[name,] = value
    return cells


def _numbers(steps: Steps, amount: Any, *, apart: bool) -> Cells:
    if not apart:
        return {steps: amount}
    if not isinstance(amount, Mapping):
        return {(*steps, "best"): amount}
    return {(*steps, part): number for part, number in amount.items()}


def part_of(cells: Mapping[Steps, Any], estimates: Sequence[str], years: str) -> dict[str, Any]:
    """The part that cells make; an estimate with a best number only is that number."""
    part: dict[str, Any] = {}
    for steps, value in cells.items():
        if steps[0].startswith("#"):
            continue
        inner = part
        for step in steps[:-1]:
            inner = inner.setdefault(step, {})
        inner[steps[-1]] = value
    for name in estimates:
        if name == years:
            part |= {name: {y: _short(n) for y, n in part[name].items()}} if name in part else {}
        elif name in part:
            part[name] = _short(part[name])
    return part


def _short(amount: dict[str, Any]) -> Any:
    return amount["best"] if set(amount) == {"best"} else amount


def _at(content: Mapping[str, Any], steps: Steps) -> Any:
    for step in steps:
        content = content.get(step, {})
    return content


def _made(content: dict[str, Any], steps: Steps) -> list[Any]:
    """The list at these steps, made where it is not there."""
    for step in steps[:-1]:
        content = content.setdefault(step, {})
    found: list[Any] = content.setdefault(steps[-1], [])
    return found


def _made_mapping(content: dict[str, Any], steps: Steps) -> dict[str, Any]:
    for step in steps:
        content = content.setdefault(step, {})
    return content
