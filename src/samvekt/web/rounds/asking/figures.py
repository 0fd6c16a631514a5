"""What is asked about the money and the people an option takes, year by year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.forms import BaseFormSet, formset_factory

from samvekt.core.message import Message, Words, message
from samvekt.domain.rounds.models import Option
from samvekt.web.forms import Form
from samvekt.web.language import opened_said, said
from samvekt.web.rounds.asking.options import Amount, written_amount

KIND_WORDS: Mapping[str, Words] = {
    "operating": Words("drift", "drift", "operating"),
    "investment": Words("investering", "investering", "investment"),
}
DURATION_WORDS: Mapping[str, Words] = {
    "lasting": Words("varig", "varig", "lasting"),
    "one_off": Words("én gang", "éin gong", "one-off"),
}
UNLESS_SAID = {"kind": "operating", "duration": "lasting"}
"""What a dossier means when it does not say."""

MOST_ROWS = 40


class Version(Form):
    """The version the page was made from."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class Row(Form):
    """One line with an amount for each year. What the line holds besides is kept as it is."""

    place = forms.IntegerField(widget=forms.HiddenInput, required=False)
    names: ClassVar[str] = ""

    def __init__(self, *args: Any, years: Sequence[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.years = tuple(years)
        for year in self.years:
            self.fields[f"y{year}"] = Amount(
                label=str(year),
                required=False,
                widget=forms.TextInput(attrs={"inputmode": "decimal"}),
            )

    @property
    def by_year(self) -> list[Any]:
        """The boxes of the years, in order."""
        return [self[f"y{year}"] for year in self.years]

    @property
    def amounts(self) -> dict[str, Any]:
        """The amounts that were written, by year."""
        found = {str(year): self.cleaned_data.get(f"y{year}") for year in self.years}
        return {year: amount for year, amount in found.items() if amount is not None}

    def content(self, had: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
        """The line as the dossier has it; nothing when all of it is empty."""
        own = {name: self.cleaned_data.get(name) for name in self.own}
        written = {
            name: value
            for name, value in own.items()
            if value not in ("", None) and value != UNLESS_SAID.get(name)
        }
        if not self.amounts and not written.get(self.names):
            return {}
        place = self.cleaned_data.get("place")
        before = had[place] if place is not None and 0 <= place < len(had) else {}
        kept = {k: v for k, v in before.items() if k not in {*self.own, "years"}}
        return {**kept, **written, "years": self.amounts}

    @property
    def own(self) -> list[str]:
        """The fields of the line itself."""
        return [name for name in self.fields if name != "place" and not name.startswith("y")]

    def refuse_at(self, field: str, year: str, told: Message) -> None:
        """Tell a fault at the box it concerns."""
        name = f"y{year}" if year and f"y{year}" in self.fields else field
        self.add_error(name if name in self.fields else self.names, said(told))


class CostRow(Row):
    """What one kind of cost changes by, each year."""

    names: ClassVar[str] = "label"
    label = forms.CharField(label=said(message("What it is")), max_length=300, required=False)
    kind = forms.ChoiceField(
        label=said(message("Kind of cost")),
        choices=[(code, opened_said(words)) for code, words in KIND_WORDS.items()],
    )
    duration = forms.ChoiceField(
        label=said(message("How long")),
        choices=[(code, opened_said(words)) for code, words in DURATION_WORDS.items()],
    )
    price_year = forms.IntegerField(
        label=said(message("Prices of the year")), required=False, min_value=1900, max_value=2200
    )


class PersonnelRow(Row):
    """People needed or freed, by profession and year."""

    names: ClassVar[str] = "profession"
    profession = forms.CharField(label=said(message("Profession")), max_length=300, required=False)


Rows = BaseFormSet[Row]
Costs = formset_factory(CostRow, extra=1, max_num=MOST_ROWS, absolute_max=MOST_ROWS + 10)
People = formset_factory(PersonnelRow, extra=1, max_num=MOST_ROWS, absolute_max=MOST_ROWS + 10)


def years_of(option: Option) -> list[int]:
    """The years of the plan, and those the option already has figures for."""
    figures = [*option.figures.get("costs", ()), *option.figures.get("personnel", ())]
    had = {int(year) for row in figures for year in row.get("years", {})}
    return sorted(had | {int(year) for year in option.round.plan_years})


def rows_of(found: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """What the lines start with."""
    return [
        {
            **row,
            **{f"y{year}": written_amount(amount) for year, amount in row["years"].items()},
            "place": place,
        }
        for place, row in enumerate(found)
    ]
