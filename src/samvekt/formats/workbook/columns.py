"""Columns of a sheet: which field they hold, and how it is written in a cell."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from samvekt.core.message import Words
from samvekt.formats.dossier.pieces import LONGEST_NAME, Estimate
from samvekt.formats.fields import NO, YES, FieldWords, words_of
from samvekt.formats.workbook.vocabulary import Terms

Kind = Literal[
    "text",  # a name or another short text
    "long",  # sentences
    "id",  # a name without blanks, also one that stands on another sheet
    "municipality",
    "ids",  # several of them, with semicolons between
    "whole",
    "wholes",  # several, with semicolons between
    "number",
    "share",  # a number from 0 to 1, shown as per cent
    "date",
    "flag",  # yes or no
    "choice",  # one of the field's own values
    "criterion",
    "level",  # on the scale of the row's criterion
    "severity_level",
    "assessment",  # one of the additional assessments
    "part",  # one of the parts of the decision basis
    "order",  # R01 > R02 = R03
    "criteria_order",
    "json",
]

Steps = tuple[str, ...]
"""Where in the part a row makes: names of keys from its top."""

PARTS = ("best", "low", "high")
"""The numbers of an estimate, in the order of their columns."""


NONE = Terms({})
MONEY = ("kNOK", "MNOK", "NOK")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the steps to its field, its words, and how its cells are written."""

    steps: Steps
    words: FieldWords
    kind: Kind
    needed: bool = False
    refers: str | None = None  # the sheet with the ids it may hold
    suggested: tuple[str, ...] = ()  # what may be chosen, beside anything else
    default: Words | None = None  # what an empty cell means
    usual: str = ""  # the value of an empty cell, where it is written out for people to see
    choices: Terms = NONE
    year: str = ""
    part: str = ""  # low, best or high of an estimate
    tail: bool = False  # stands to the right of all others

    @property
    def key(self) -> str:
        """The steps as a text, which also is accepted as a heading."""
        return ".".join(self.steps)

    def label(self, language: str) -> str:
        """What the column is called, without its unit."""
        said = self.words.label.in_language(language)
        year = f" {self.year}" if self.year else ""
        if self.part in {"", "best"}:
            return said + year
        part = words_of(Estimate, self.part).label.in_language(language)
        return f"{said}{year}, {part}"

    def heading(self, language: str) -> str:
        """What stands at the top: label, unit, and a star where the cell must be filled in."""
        unit = self.words.unit.in_language(language) if self.words.unit else ""
        return f"{self.label(language)}{f' ({unit})' if unit else ''}{' *' if self.needed else ''}"


def column(
    model: type[BaseModel],
    name: str,
    *,
    kind: Kind | None = None,
    refers: str | None = None,
    under: Steps = (),
    choices: Mapping[str, Words] | None = None,
    needed: bool | None = None,
) -> Column:
    """The column of one field; kind and demand are read from the model where not said."""
    info = model.model_fields[name]
    words = words_of(model, name)
    found = kind or _kind(info)
    named = words.choices if choices is None else choices
    money = "unit" in name and "[A-Z]{3}" in str(info.metadata)
    shown = found == "choice" or money
    return Column(
        suggested=MONEY if money else (),
        usual=info.default if shown and isinstance(info.default, str) else "",
        steps=(*under, name),
        words=words,
        kind=found,
        needed=info.is_required() if needed is None else needed,
        refers=refers,
        default=_default(info, found, named),
        choices=Terms(named) if found == "choice" else NONE,
    )


def estimate_columns(model: type[BaseModel], name: str) -> Iterator[Column]:
    """Best, lowest and highest of one estimate, beside each other."""
    whole = column(model, name, kind="number")
    for part in PARTS:
        yield replace(
            whole,
            steps=(name, part),
            part=part,
            needed=whole.needed and part == "best",
            words=_with_help(whole.words, part),
        )


def year_columns(
    model: type[BaseModel], name: str, years: tuple[str, ...], *, estimates: bool
) -> Iterator[Column]:
    """An amount for each year; the lowest and highest stand to the right of all others."""
    whole = replace(column(model, name, kind="number"), needed=False)
    for part in PARTS if estimates else ("",):
        for year in years:
            steps = (name, year, part) if part else (name, year)
            yield replace(
                whole,
                steps=steps,
                year=year,
                part=part,
                words=_with_help(whole.words, part),
                tail=part in {"low", "high"},
            )


def _with_help(words: FieldWords, part: str) -> FieldWords:
    """Lowest and highest explain themselves; the best is explained by its field."""
    if part in {"", "best"}:
        return words
    own = words_of(Estimate, part)
    return replace(words, help=own.help, example=Words(""))


def _default(info: FieldInfo, kind: Kind, choices: Mapping[str, Words]) -> Words | None:
    if kind == "flag":
        return YES if info.default else NO
    if kind == "choice" and isinstance(info.default, str):
        return choices[info.default]
    if kind in {"whole", "number"} and isinstance(info.default, (int, float)):
        return Words(f"{info.default:g}")
    return None


def _kind(info: FieldInfo) -> Kind:
    """How the cells of a field are written, told from its type."""
    bare, longest = _bare(info.annotation, info.metadata)
    if get_origin(bare) is Literal:
        return "choice"
    if bare is str:
        return "long" if longest > LONGEST_NAME else "text"
    return _KINDS[bare]


_KINDS: dict[Any, Kind] = {bool: "flag", int: "whole", float: "number", date: "date"}


def _bare(annotation: Any, metadata: list[Any]) -> tuple[Any, int]:
    """A type without its decorations, and the longest text it allows."""
    longest = max((getattr(mark, "max_length", None) or 0 for mark in metadata), default=0)
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *marks = get_args(annotation)
        flat = [part for mark in marks for part in getattr(mark, "metadata", [mark])]
        bare, inside = _bare(inner, flat)
        return bare, max(longest, inside)
    if origin in {typing.Union, types.UnionType}:
        first = next(kind for kind in get_args(annotation) if kind is not type(None))
        bare, inside = _bare(first, [])
        return bare, max(longest, inside)
    return annotation, longest
