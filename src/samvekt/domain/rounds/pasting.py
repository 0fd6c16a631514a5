"""Rows pasted from a spreadsheet: read into a preview with every fault at its cell.

The first row names the columns, in any of our languages. Nothing is kept here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from samvekt.core.message import Message, Words, message
from samvekt.domain.errors import NotPossible
from samvekt.domain.rounds.bridge import content_of, lacks_soundness, option_values
from samvekt.domain.rounds.checking import (
    NEEDS_SOUNDNESS,
    faults_of_whole,
    within,
    without_what_is_said,
)
from samvekt.domain.rounds.local_records import library_for
from samvekt.domain.rounds.models import Round
from samvekt.domain.rounds.pasted_table import table_of
from samvekt.domain.rounds.words import CHANGE_WORDS, FIELD_WORDS
from samvekt.formats.written_numbers import NumberInWords, estimate_from

NEEDED = ("name", "change")
MOST_FAULTY, MOST_READY = 40, 10
"""How many rows of a preview are looked at, of those with faults and of those that are ready."""
TEXTS = (
    "name",
    "target_group",
    "measure",
    "comparator",
    "place",
    "proposed_by",
    "soundness",
    "note",
)
ALSO_HEADED: Mapping[str, tuple[str, ...]] = {
    "id": ("tiltaks-id", "nr", "nr.", "option id"),
    "name": ("navn", "namn", "tiltak", "tiltakets navn", "namn på tiltak", "option"),
    "change": ("type endring", "kind of change"),
    "comparator": ("sammenligning", "samanlikning"),
    "recipients_per_year": (
        *("mottakere per år", "mottakarar per år", "recipients per year"),
        *("antall mottakere", "tal på mottakarar"),
    ),
}
"""Other names people give the columns."""
ALSO_SAID: Mapping[str, tuple[str, ...]] = {
    "start": ("ny", "nytt", "oppstart", "innføre"),
    "expand": ("øke", "auke", "styrke"),
    "keep": ("beholde", "behalde", "føre vidare"),
    "reduce": ("kutte", "kutt", "reduksjon"),
    "stop": ("avvikle", "stoppe", "legge ned", "leggje ned"),
    "research": ("forske",),
}
"""Other words people have for a kind of change."""
COLUMNS = ("id", "change", "recipients_per_year", *TEXTS)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell as it was pasted, and what is wrong with it."""

    text: str
    faults: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """Pasted rows as they would become options; `contents` may be kept when nothing is wrong.

    Attributes:
        columns: The field of each column; None for a column whose name is not known.
        headings: The names of the columns as they were pasted.
        rows: The cells, row by row.
        of_rows: What is wrong with a row as a whole, row by row.
        contents: The options as plain content.
    """

    columns: tuple[str | None, ...]
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    of_rows: tuple[tuple[Message, ...], ...]
    contents: tuple[Mapping[str, Any], ...]

    @property
    def faults(self) -> int:
        """How many faults there are."""
        cells = sum(len(cell.faults) for row in self.rows for cell in row)
        return cells + sum(len(found) for found in self.of_rows)

    @property
    def passed_over(self) -> tuple[str, ...]:
        """Columns whose names are not known; nothing is taken from them."""
        pairs = zip(self.headings, self.columns, strict=True)
        return tuple(heading or "–" for heading, field in pairs if field is None)

    @property
    def looked_at(self) -> tuple[tuple[int, tuple[Cell, ...], tuple[Message, ...]], ...]:
        """Rows to look at, with their numbers from one: those with faults, and some of the rest."""
        rows = list(zip(range(1, len(self.rows) + 1), self.rows, self.of_rows, strict=True))
        faulty = [row for row in rows if row[2] or any(cell.faults for cell in row[1])]
        ready = [row for row in rows if row not in faulty]
        return tuple(sorted((*faulty[:MOST_FAULTY], *ready[:MOST_READY]), key=lambda row: row[0]))


def preview(round_: Round, pasted: str) -> Preview:
    """What pasted rows would become in a round.

    Raises:
        NotPossible: There are no rows, too many, or no column with the name of the option.
    """
    table = table_of(pasted, _field, NEEDED)
    read = [_read(table.fields, row) for row in table.rows]
    contents = tuple(content for content, _ in read)
    found = _faults_in_round(round_, contents)
    cells, of_rows = [], []
    for (_, own), others, row in zip(read, found, table.rows, strict=True):
        by_field = _together(own, others)
        cells.append(
            tuple(
                Cell(text, tuple(by_field.pop(field, ())) if field else ())
                for field, text in zip(table.fields, row, strict=True)
            )
        )
        of_rows.append(
            tuple(
                _at_field(field, said) for field, all_said in by_field.items() for said in all_said
            )
        )
    return Preview(table.fields, table.headings, tuple(cells), tuple(of_rows), contents)


def _field(heading: str) -> str | None:
    said = " ".join(heading.casefold().split()).strip(" *:")
    for field in COLUMNS:
        if said in {field, field.replace("_", " "), *_names(field)}:
            return field
    return None


def _names(field: str) -> set[str]:
    return {*_forms(FIELD_WORDS.get(field)), *ALSO_HEADED.get(field, ())}


def _forms(words: Words | None) -> set[str]:
    return {text.casefold() for text in (words.nb, words.nn, words.en)} if words else set()


def _read(
    columns: Sequence[str | None], row: Sequence[str]
) -> tuple[dict[str, Any], dict[str, list[Message]]]:
    """The option a row says, and what is wrong in its cells."""
    content: dict[str, Any] = {}
    faults: dict[str, list[Message]] = {}
    for field, text in zip(columns, row, strict=True):
        if field is None or not text:
            continue
        try:
            content[field] = _value(field, text)
        except NumberInWords as error:
            faults[field] = [error.message]
        except NotPossible as error:
            faults[field] = [error.message]
    for field in ("name", "change"):
        if field not in content and field not in faults:
            faults[field] = [message("The cell is empty, and it is needed.")]
    return content, faults


def _value(field: str, text: str) -> Any:
    if field == "recipients_per_year":
        return estimate_from(text)
    if field == "change":
        return _change(text)
    return text


def _change(text: str) -> str:
    for code, words in CHANGE_WORDS.items():
        if text.casefold() in {code, *_forms(words), *ALSO_SAID.get(code, ())}:
            return code
    raise NotPossible(
        message(
            "“{text}” is no kind of change. Use one of: {known}.",
            text=text[:60],
            known=tuple(CHANGE_WORDS.values()),
        )
    )


def _faults_in_round(
    round_: Round, contents: Sequence[Mapping[str, Any]]
) -> list[dict[str, list[Message]]]:
    """What is wrong with each row when it stands in the round."""
    before = content_of(round_)
    first = len(before["options"])
    named = [{"id": f"paste-{at}", **content} for at, content in enumerate(contents)]
    after = {**before, "options": [*before["options"], *named]}
    _, whole, _ = without_what_is_said(before, after)
    found: list[dict[str, list[Message]]] = [{} for _ in contents]
    for fault in faults_of_whole(whole, library_for(round_.organisation)):
        for at in range(len(contents)):
            scope = f"options[{first + at}]"
            if within(fault.path, scope):
                field = fault.path[len(scope) :].lstrip(".").partition(".")[0]
                found[at].setdefault(field, []).append(fault.said)
    for at, content in enumerate(contents):
        for said in _unsound(content):
            found[at].setdefault("soundness", []).append(said)
    return found


def _unsound(content: Mapping[str, Any]) -> Iterator[Message]:
    if "change" in content and lacks_soundness(option_values({"name": "", **content})):
        yield NEEDS_SOUNDNESS


def _together(
    own: Mapping[str, list[Message]], others: Mapping[str, list[Message]]
) -> dict[str, list[Message]]:
    """One list of faults for each field; what is wrong in the cell itself comes alone."""
    return {**others, **own}


def _at_field(field: str, said: Message) -> Message:
    if field not in FIELD_WORDS:
        return said
    return message("{field}: {fault}", field=FIELD_WORDS[field], fault=said)
