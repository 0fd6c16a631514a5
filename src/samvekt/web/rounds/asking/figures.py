"""What is asked about the money and the people an option takes, year by year."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.forms import formset_factory

from samvekt.core.message import Message, message
from samvekt.formats import fields
from samvekt.formats.dossier.evidence import Cost, Personnel
from samvekt.formats.dossier.options import Funding, Option
from samvekt.web.rounds.asking.fields import choices, named
from samvekt.web.rounds.asking.rows import MOST_ROWS, YearRow

UNLESS_SAID = {"kind": "operating", "duration": "lasting"}
"""What a dossier means when it does not say."""
MONEY = r"^[kM]?[A-Z]{3}$"


class CostRow(YearRow):
    """What one kind of cost changes by, each year."""

    names: ClassVar[str] = "label"
    label = forms.CharField(label=named(Cost, "label"), max_length=300, required=False)
    kind = forms.ChoiceField(label=named(Cost, "kind"), choices=choices(Cost, "kind"))
    duration = forms.ChoiceField(label=named(Cost, "duration"), choices=choices(Cost, "duration"))
    price_year = forms.IntegerField(
        label=named(Cost, "price_year"), required=False, min_value=1900, max_value=2200
    )

    @property
    def title(self) -> Message:
        """What the line is called on the page."""
        return message("Cost {number}", number=self.number)

    def written(self) -> dict[str, Any]:
        """What was written, without what a dossier means when it does not say."""
        found = super().written()
        return {name: value for name, value in found.items() if value != UNLESS_SAID.get(name)}


class PersonnelRow(YearRow):
    """People needed or freed, by profession and year."""

    names: ClassVar[str] = "profession"
    profession = forms.CharField(
        label=named(Personnel, "profession"), max_length=300, required=False
    )

    @property
    def title(self) -> Message:
        """What the line is called on the page."""
        return message("Group {number}", number=self.number)


class FundingRow(YearRow):
    """Money someone has proposed or set aside, each year."""

    called: ClassVar = fields.label(Option, "funding")
    names: ClassVar[str] = "by"
    by = forms.CharField(label=named(Funding, "by"), max_length=300, required=False)
    unit = forms.RegexField(
        MONEY, label=named(Funding, "unit"), max_length=4, required=False, initial="kNOK"
    )


Costs = formset_factory(CostRow, extra=1, max_num=MOST_ROWS, absolute_max=MOST_ROWS + 10)
People = formset_factory(PersonnelRow, extra=1, max_num=MOST_ROWS, absolute_max=MOST_ROWS + 10)
Fundings = formset_factory(FundingRow, extra=1, max_num=MOST_ROWS, absolute_max=MOST_ROWS + 10)
