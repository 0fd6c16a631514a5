"""The lines of a table in a form: one line for each effect, cost, group of people or grant.

A line carries what it was, signed, so that what a form does not ask about follows the line itself
and not its number: someone else may have moved or removed lines in the meantime.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.core import signing
from django.forms import BaseFormSet

from samvekt.core.message import Message, Words, message
from samvekt.domain.rounds.models import Option
from samvekt.web.forms import Form
from samvekt.web.language import said
from samvekt.web.rounds.asking.numbers import Amount, written_amount

MOST_ROWS = 40
LINE = "samvekt line"
TOO_OLD = message("The form is too old. Open the page again and try once more.")


class Version(Form):
    """The version the page was made from."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class Row(Form):
    """One line. What the line holds besides its own fields is kept as it is.

    Attributes:
        called: What each line is called, before its number.
        names: The field that tells a fault of the line as a whole.
        always: Fields that have a value also in an empty line.
    """

    place = forms.CharField(label=said(message("Line")), widget=forms.HiddenInput, required=False)
    called: ClassVar[Words]
    names: ClassVar[str] = ""
    always: ClassVar[frozenset[str]] = frozenset()

    def clean_place(self) -> Mapping[str, Any]:
        """The line as it was when the page was made."""
        sent = self.cleaned_data["place"]
        try:
            return signing.loads(sent, salt=LINE) if sent else {}
        except signing.BadSignature:
            raise forms.ValidationError(said(TOO_OLD), code="old") from None

    @property
    def own(self) -> list[str]:
        """The fields of the line itself."""
        return [name for name in self.fields if name != "place"]

    @property
    def number(self) -> int:
        """Which line it is, from one."""
        return int((self.prefix or "0").rpartition("-")[2]) + 1

    @property
    def title(self) -> Message:
        """What the line is called on the page."""
        return message("{label} {number}", label=self.called, number=self.number)

    @property
    def boxes(self) -> list[Any]:
        """The boxes of the line's own fields, in order."""
        return [self[name] for name in self.own]

    def written(self) -> dict[str, Any]:
        """What was written in the line's own fields, as the dossier has it."""
        found = {name: self.cleaned_data.get(name) for name in self.own}
        return {name: value for name, value in found.items() if value not in ("", None)}

    def content(self) -> dict[str, Any]:
        """The line as the dossier has it; nothing when all of it is empty."""
        written = self.written()
        if not set(written) - self.always:
            return {}
        return {**self.kept(), **written}

    def kept(self) -> dict[str, Any]:
        """What the line had that is not asked about here."""
        before = self.cleaned_data["place"]
        return {name: value for name, value in before.items() if name not in self.own}

    def refuse_at(self, field: str, year: str, told: Message) -> None:  # noqa: ARG002 (lines by year use it)
        """Tell a fault at the box it concerns."""
        self.add_error(field if field in self.fields else self.names, said(told))


class YearRow(Row):
    """One line with an amount for each year."""

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
    def own(self) -> list[str]:
        """The fields of the line itself, without the years."""
        return [name for name in super().own if not name.startswith("y")]

    @property
    def by_year(self) -> list[Any]:
        """The boxes of the years, in order."""
        return [self[f"y{year}"] for year in self.years]

    @property
    def amounts(self) -> dict[str, Any]:
        """The amounts that were written, by year."""
        found = {str(year): self.cleaned_data.get(f"y{year}") for year in self.years}
        return {year: amount for year, amount in found.items() if amount is not None}

    def content(self) -> dict[str, Any]:
        """The line as the dossier has it; nothing when it has neither amounts nor a name."""
        written = self.written()
        if not self.amounts and not written.get(self.names):
            return {}
        return {**self.kept(), **written, "years": self.amounts}

    def kept(self) -> dict[str, Any]:
        """What the line had that is not asked about here."""
        return {name: value for name, value in super().kept().items() if name != "years"}

    def refuse_at(self, field: str, year: str, told: Message) -> None:
        """Tell a fault at the box it concerns."""
        name = f"y{year}" if year and f"y{year}" in self.fields else field
        super().refuse_at(name, "", told)


Rows = BaseFormSet[Any]


def years_of(option: Option, sent: Iterable[str] = ()) -> list[int]:
    """The years of the plan, those the option already has figures for, and those that are sent.

    A year that someone else has removed in the meantime is not lost from a form that has it.
    """
    figures = [row for key in BY_YEAR for row in option.figures.get(key, ())]
    had = {int(year) for row in figures for year in row.get("years", {})}
    written = {int(year[1]) for field in sent if (year := YEAR_FIELD.search(field))}
    return sorted(had | written | {int(year) for year in option.round.plan_years})


YEAR_FIELD = re.compile(r"-y([12][0-9]{3})$")
BY_YEAR = ("costs", "personnel", "funding")


def rows_of(found: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """What the lines start with."""
    return [
        {
            **{name: _as_written(value) for name, value in row.items()},
            **{f"y{year}": written_amount(amount) for year, amount in row.get("years", {}).items()},
            "place": signing.dumps(row, salt=LINE, compress=True),
        }
        for row in found
    ]


def _as_written(value: Any) -> Any:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value
