"""The catalogue of the built-in records as text: a page for people, and a list of checksums."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from samvekt.core.message import Message, Words, message
from samvekt.reference.library import Library
from samvekt.reference.record import Record

KIND_WORDS: dict[str, Message] = {
    "life_table": message("Life tables: when people die, by age and sex."),
    "quality_norm": message(
        "Quality-of-life norms: how good a year is on average in the general population."
    ),
    "value_set": message("Value sets: what a population finds a health state worth."),
    "severity_rule": message("Severity rules: from good life years lost to a class."),
    "opportunity_cost": message("Opportunity cost: what the same money gives elsewhere."),
    "discount_rule": message("Discount rules: what later costs and effects are worth today."),
    "criteria_set": message("Criteria sets: what options are judged on."),
    "scale": message("Scales: the levels assessors choose between."),
    "ranking_rule": message("Ranking rules: from judgements to a suggested order."),
    "ceiling": message("Ceilings: the best place severity allows, in one guideline."),
    "random_index": message("Random indices: what the consistency ratio is held against."),
    "uncertainty": message("Uncertainty: how far off judgements and weights are taken to be."),
    "document_text": message("Fixed texts of documents, with a version; yours may differ."),
    "formality_profile": message("Formality profiles: what a case of one kind must contain."),
    "round_template": message("Templates of rounds: what a round of one kind starts with."),
    "law": message("Laws and regulations: what a paragraph says, and when it applies."),
    "municipality": message("Municipalities: today's list, and the codes of earlier years."),
}
"""What each kind is, in the order of the page."""

INTRODUCTION = """\
# Reference tables

This page is generated from the records that come with Samvekt. After a change, run
`python -m samvekt.reference docs/reference/reference-tables.md`.

Everything that can be argued about is a record with source, date, version and status:

- **official**: the named authority's own text or number; translations and the values 0–100 of
  scales are still ours;
- **suggested**: chosen here, for you to change;
- **local**: your own (see [Local reference tables](../how-to/local-reference-tables.md)).

Where only the year is known, the first of January stands. No day: not known, or not in force.
Each record has a checksum (SHA-256) of its kind, name, version and content as JSON with sorted
keys and without blanks; values that equal their default are left out. A changed content is a
new version, never a changed one.

Amounts of different price years are never converted, since no table of price changes is stored.
Samvekt only warns.
"""


def reference_tables_markdown(library: Library | None = None) -> str:
    """The page about every record of a library, kind by kind, in English."""
    library = library or Library.built_in()
    parts = [INTRODUCTION]
    for kind, words in KIND_WORDS.items():
        records = tuple(library.records(kind))
        if records:
            parts.append("\n".join(_section(kind, words, records)))
    return "\n".join(parts)


def checksums(library: Library | None = None) -> dict[str, str]:
    """The checksum of every record, by kind/name@version."""
    library = library or Library.built_in()
    return {f"{record.kind}/{record.label}": record.checksum for record in library.records()}


def checksums_text(found: dict[str, str]) -> str:
    """Checksums as a file holds them: one line each, the sum first."""
    return "".join(f"{found[name]}  {name}\n" for name in sorted(found))


def checksums_from(text: str) -> dict[str, str]:
    """The checksums a file holds, by kind/name@version."""
    pairs = (line.split("  ", 1) for line in text.splitlines())
    return {name: checksum for checksum, name in pairs}


def _section(kind: str, words: Message, records: tuple[Record[Any], ...]) -> Iterator[str]:
    yield f"## `{kind}`\n"
    yield f"{words}\n"
    yield "| record | what it is | status | from | to | source | licence |"
    yield "|---|---|---|---|---|---|---|"
    yield from (_row(record) for record in records)
    yield ""
    yield from _doubts(records)


def _row(record: Record[Any]) -> str:
    cells = (
        f"`{record.label}`",
        record.title.in_language("en"),
        f"{record.status}: {record.authority}" if record.authority else record.status,
        str(record.valid_from or "–"),
        str(record.valid_to or "–"),
        f"[{record.source}]({record.url})" if record.url else record.source,
        record.licence,
    )
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _doubts(records: Iterable[Record[Any]]) -> Iterator[str]:
    """What to know before leaning on a record; the same doubt is told once."""
    told: dict[Words, list[str]] = {}
    records = tuple(records)
    for record in records:
        for doubt in record.doubts:
            told.setdefault(doubt, []).append(f"`{record.name}`")
    if not told:
        return
    yield "What to know first:\n"
    for doubt, names in told.items():
        whom = "all" if len(names) == len(records) > 1 else ", ".join(names)
        yield f"- {whom}: {doubt.in_language('en')}"
    yield ""
