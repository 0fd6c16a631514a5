"""Suggests which column of a list is which, as a mapping to look over and mend.

Column names are held against our own names and labels in every language, and against a few
words people often use. What is not recognised is left open with a question mark, which an import
refuses, so that a guess is never taken for an answer.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from pydantic import BaseModel

from samvekt.core.message import LANGUAGES, Message, message
from samvekt.formats.csv_mapping import FIELDS, NEEDED, Kind
from samvekt.formats.dossier.judgements import Judgement, WeightSet
from samvekt.formats.dossier.options import Option
from samvekt.formats.fields import choice_words, label
from samvekt.formats.list_sheets import Sheet
from samvekt.formats.workbook.vocabulary import Terms, folded
from samvekt.language import say
from samvekt.reference.faults import nearest

OPEN = "?"
"""Stands where people must decide."""

MODELS: Mapping[str, type[BaseModel]] = {
    "options": Option,
    "judgements": Judgement,
    "weights": WeightSet,
}

_OTHER_WORDS: Mapping[Kind, Mapping[str, tuple[str, ...]]] = {
    "options": {
        "id": ("nr", "nummer", "kode", "ref", "number", "code", "id", "tiltaksnr", "tiltaksnummer"),
        "name": ("navn", "namn", "tiltak", "tittel", "name", "title", "option", "tiltaksnavn"),
        "change": ("endring", "type", "kategori", "change"),
        "measure": ("beskrivelse", "skildring", "description"),
        "recipients_per_year": ("antall", "brukere", "mottakere", "antall brukere", "recipients"),
        "proposed_by": ("forslagsstiller", "innmeldt av", "eier"),
        "note": ("kommentar", "merknad", "comment"),
    },
    "judgements": {
        "assessor": ("vurdert av", "navn", "hvem", "kven", "assessor"),
        "option": ("tiltaks-id", "tiltaksnr", "tiltak id"),
        "level": ("vurdering", "score", "verdi", "skår"),
        "reason": ("grunn", "kommentar", "comment"),
    },
    "weights": {
        "stakeholder": ("interessent", "part", "hvem", "kven", "stakeholder"),
        "criterion": ("kriterium", "criterion"),
        "points": ("vekt", "poengsum", "weight"),
    },
}
_YEAR = re.compile(r"(?<!\d)(19|20|21)\d{2}(?!\d)")
_MOST_VALUES = 40


def suggested_mapping(sheet: Sheet, language: str = "nb") -> str:
    """A mapping for a list as YAML, with comments in the language of the reader."""
    kind = suggested_kind(sheet.columns)
    found = _recognised(kind, sheet.columns)
    left = [name for name in sheet.columns if name not in found.values()]
    years = _years(left) if kind == "options" else {}
    lines = [
        *_comment(
            message("Which column of the list is which. Look it over and mend it."), language
        ),
        *_comment(
            message(
                "{column} takes the value from the list, {value} is the same for all rows, "
                "{values} translates, {otherwise} is used where nothing matches.",
                column="column",
                value="value",
                values="values",
                otherwise="otherwise",
            ),
            language,
        ),
        f"{kind}:",
        *_fields(kind, found, sheet, language),
    ]
    if years:
        lines += _costs(years, language)
    unused = [name for name in left if name not in years.values()]
    if unused:
        said = message("These columns are not used: {columns}.", columns=tuple(unused))
        lines += _comment(said, language)
    said = message("Fields that can be mapped: {fields}.", fields=FIELDS[kind])
    return "\n".join([*lines, *_comment(said, language)]) + "\n"


def suggested_kind(columns: Sequence[str]) -> Kind:
    """What the rows are most likely to be, by the names of the columns."""
    complete: tuple[Kind, ...] = ("judgements", "weights")
    for kind in complete:
        found = _recognised(kind, columns)
        if all(name in found for name in NEEDED[kind]):
            return kind
    return "options"


def _recognised(kind: Kind, columns: Sequence[str]) -> dict[str, str]:
    """The column of each field, where one is recognised; each column is used once."""
    found: dict[str, str] = {}
    for exact in (True, False):
        for field in FIELDS[kind]:
            free = {folded(name): name for name in columns if name not in found.values()}
            if field not in found and (name := _like(_names(kind, field), free, exact=exact)):
                found[field] = free[name]
    return found


def _names(kind: Kind, field: str) -> tuple[str, ...]:
    model = Judgement if field == "criterion" else MODELS[kind]
    said = label(model, field)
    ours = (field, *(said.in_language(language) for language in LANGUAGES))
    return tuple(folded(name) for name in (*ours, *_OTHER_WORDS[kind].get(field, ())))


def _like(names: Sequence[str], free: Mapping[str, str], *, exact: bool) -> str | None:
    if exact:
        return next((name for name in names if name in free), None)
    near = (nearest(name, free) for name in names if len(name) > 4)
    return next((name for name in near if name is not None), None)


def _fields(kind: Kind, found: Mapping[str, str], sheet: Sheet, language: str) -> Iterator[str]:
    for field in FIELDS[kind]:
        if field in found:
            yield from _source(kind, field, found[field], sheet, language)
        elif field in NEEDED[kind]:
            said = message("No column was recognised. Name one, or give a value for all rows.")
            yield from _comment(said, language, indent="  ")
            yield f"  {field}: {{value: {_quoted(OPEN)}}}"


def _source(kind: Kind, field: str, column: str, sheet: Sheet, language: str) -> Iterator[str]:
    try:
        terms = Terms(choice_words(MODELS[kind], field))
    except KeyError:
        terms = Terms({})
    if not terms.words or field == "level":
        yield f"  {field}: {{column: {_quoted(column)}}}"
        return
    said = message("Possible values: {values}.", values=tuple(terms.words))
    yield from _comment(said, language, indent="  ")
    written = sorted({cells.get(column, "").strip() for _, cells in sheet.rows} - {""})
    yield f"  {field}:"
    yield f"    column: {_quoted(column)}"
    if written:
        yield "    values:"
    for value in written[:_MOST_VALUES]:
        yield f"      {_quoted(value)}: {_quoted(terms.value(value) or OPEN)}"


def _years(columns: Sequence[str]) -> dict[int, str]:
    """The columns that hold an amount for a year, as long as the years follow each other."""
    found: dict[int, str] = {}
    for name in columns:
        if year := _YEAR.search(name):
            found.setdefault(int(year.group()), name)
    years = sorted(found)
    if not years or years != list(range(years[0], years[-1] + 1)):
        return {}
    return {year: found[year] for year in years}


def _costs(years: Mapping[int, str], language: str) -> Iterator[str]:
    yield "costs:"
    said = message("kNOK is thousand kroner, MNOK million kroner, NOK kroner.")
    yield from _comment(said, language)
    yield "- unit: kNOK"
    yield f"  first_year: {{value: {_quoted(str(min(years)))}}}"
    yield f"  years: [{', '.join(_quoted(name) for name in years.values())}]"


def _comment(said: Message, language: str, *, indent: str = "") -> Iterator[str]:
    text = " ".join(say(said, language).split())
    yield f"{indent}# {text}"


def _quoted(text: str) -> str:
    return json.dumps(str(text), ensure_ascii=False)
