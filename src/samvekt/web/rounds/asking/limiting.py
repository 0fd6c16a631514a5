"""What is asked about the money and the people there are, year by year."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.forms import BaseFormSet, formset_factory

from samvekt.core.message import Message, Words, message
from samvekt.domain.rounds.lines import limits_of
from samvekt.domain.rounds.models import Round
from samvekt.formats.dossier.decision import Budget, PersonnelLimit
from samvekt.formats.dossier.pieces import Piece
from samvekt.web.forms import Form, line_number
from samvekt.web.language import said
from samvekt.web.rounds.asking import boxes
from samvekt.web.rounds.asking.fields import asked, helped, named
from samvekt.web.rounds.asking.numbers import Number, written_amount

MOST_LINES = 40


class Mark(Form):
    """How the limits looked when they were shown."""

    mark = forms.CharField(widget=forms.HiddenInput)


class LimitLine(Form):
    """One budget or one profession, with how much there is each year.

    Attributes:
        model: What the line is in the dossier.
        names: The field that names it.
    """

    model: ClassVar[type[Piece]]
    names: ClassVar[str]
    called: ClassVar[Message]

    def __init__(self, *args: Any, years: Sequence[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.years = tuple(years)
        for year in self.years:
            self.fields[f"y{year}"] = Number(
                label=str(year),
                required=False,
                widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "short"}),
            )

    @property
    def title(self) -> Message:
        """What the line is called on the page."""
        return Message(self.called.text, {"number": line_number(self)})

    @property
    def own(self) -> list[str]:
        """The fields of the line, without the years."""
        return [name for name in self.fields if not name.startswith("y")]

    @property
    def first(self) -> list[Any]:
        """The boxes of those fields."""
        return [self[name] for name in self.own]

    @property
    def by_year(self) -> list[Any]:
        """The boxes of the years, in order."""
        return [self[f"y{year}"] for year in self.years]

    def content(self) -> dict[str, Any]:
        """The line as the dossier has it; nothing when it has neither a name nor an amount."""
        found = {str(year): self.cleaned_data.get(f"y{year}") for year in self.years}
        amounts = {year: amount for year, amount in found.items() if amount is not None}
        if not amounts and not self.cleaned_data.get(self.names):
            return {}
        own = {name: self.cleaned_data.get(name) for name in self.own}
        return {**{name: v for name, v in own.items() if v not in ("", None)}, "years": amounts}

    def refuse_at(self, path: str, told: str) -> None:
        """Tell a fault at the box it concerns."""
        year = re.match(r"years\[(\d+)\]", path)
        field = f"y{year[1]}" if year else re.split(r"[.\[]", path, maxsplit=1)[0]
        self.add_error(field if field in self.fields else self.names, told)


class BudgetLine(LimitLine):
    """Money there is for new use."""

    model, names, called = Budget, "name", message("Budget {number}")
    helps: ClassVar = helped(Budget, "name", "kind")
    name = forms.CharField(**asked(Budget, "name"), max_length=300, required=False)
    kind = boxes.one_of(Budget, "kind", "both")
    unit = boxes.Settled(label=named(Budget, "unit"), choices=boxes.MONEY_CHOICES, initial="kNOK")


class PersonnelLine(LimitLine):
    """Person-years there are of one profession."""

    model, names, called = PersonnelLimit, "profession", message("Profession {number}")
    helps: ClassVar = helped(PersonnelLimit, "profession")
    profession = forms.CharField(
        label=named(PersonnelLimit, "profession"),
        help_text=said(message("Write it as in the options.")),
        max_length=300,
        required=False,
    )


Lines = BaseFormSet[Any]
Budgets = formset_factory(BudgetLine, extra=1, max_num=MOST_LINES, absolute_max=MOST_LINES + 10)
People = formset_factory(PersonnelLine, extra=1, max_num=MOST_LINES, absolute_max=MOST_LINES + 10)
PARTS: Mapping[str, type[Lines]] = {"budgets": Budgets, "personnel": People}


def years_of(round_: Round, limits: Mapping[str, Sequence[Mapping[str, Any]]]) -> list[int]:
    """The years of the plan, and those a limit is already set for."""
    had = {int(year) for lines in limits.values() for line in lines for year in line["years"]}
    return sorted(had | {int(year) for year in round_.plan_years})


def lines_as_asked(lines: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """What the lines of the form start with."""
    return [
        {
            **{name: value for name, value in line.items() if name != "years"},
            **{f"y{year}": written_amount(amount) for year, amount in line["years"].items()},
        }
        for line in lines
    ]


@dataclass(frozen=True, slots=True)
class LineShown:
    """A limit as pages show it.

    Attributes:
        name: What people have called it.
        unit: What the amounts are in.
        amounts: How much there is each year; nothing where no limit is set.
    """

    name: str
    unit: Words | Message
    amounts: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class LimitsShown:
    """The limits of a round as pages show them: the years, and a line for each limit."""

    years: tuple[int, ...]
    lines: tuple[LineShown, ...]


def limits_shown(round_: Round) -> LimitsShown:
    """The budgets and person-years of a round, year by year."""
    limits = limits_of(round_)
    every = [line for lines in limits.values() for line in lines]
    years = tuple(sorted({int(year) for line in every for year in line["years"]}))
    return LimitsShown(
        years,
        tuple(
            LineShown(
                line.get("name") or line["profession"],
                _unit(key, line.get("unit", "")),
                tuple(line["years"].get(str(year)) for year in years),
            )
            for key, lines in limits.items()
            for line in lines
        ),
    )


def _unit(key: str, unit: str) -> Words | Message:
    if key == "personnel":
        return message("{unit}", unit=unit) if unit else message("person-years")
    return boxes.MONEY.get(unit or "kNOK") or message("{unit}", unit=unit)
