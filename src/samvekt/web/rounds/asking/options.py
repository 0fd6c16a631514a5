"""What is asked about an option, and how several are brought in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms

from samvekt.core.message import Words, message
from samvekt.domain.rounds.models import Option
from samvekt.formats.dossier.options import Option as DossierOption
from samvekt.formats.fields import help_of
from samvekt.language import number
from samvekt.web.forms import Form
from samvekt.web.language import current, said
from samvekt.web.rounds.asking.fields import asked, choices, help_for, helped, named
from samvekt.web.rounds.asking.framing import long_text
from samvekt.web.rounds.asking.numbers import Amount, Number, written_amount

CHANGE_CHOICES = choices(DossierOption, "change")
DISTINCTION_CHOICES = choices(DossierOption, "distinction", message("Not decided"))
PER_CENT = Words("%", "%", "%")
TEXTS = (
    *("name", "change", "target_group", "measure", "comparator", "place", "distinction"),
    *("partial_from", "soundness", "proposed_by", "note"),
)


class OptionForm(Form):
    """An option: for whom, what, instead of what."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    name = forms.CharField(**asked(DossierOption, "name"), max_length=300)
    change = forms.ChoiceField(
        **asked(DossierOption, "change"), choices=CHANGE_CHOICES, widget=forms.RadioSelect
    )
    target_group = forms.CharField(
        **asked(DossierOption, "target_group"), required=False, widget=long_text()
    )
    measure = forms.CharField(**asked(DossierOption, "measure"), required=False, widget=long_text())
    comparator = forms.CharField(
        **asked(DossierOption, "comparator"), required=False, widget=long_text()
    )
    recipients_per_year = Amount(
        **asked(DossierOption, "recipients_per_year"),
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "short"}),
    )
    place = forms.CharField(**asked(DossierOption, "place"), required=False, max_length=300)
    distinction = forms.ChoiceField(
        **asked(DossierOption, "distinction"),
        required=False,
        choices=DISTINCTION_CHOICES,
        widget=forms.RadioSelect,
    )
    partial_from = Number(
        label=named(DossierOption, "partial_from", PER_CENT),
        help_text=said(help_of(DossierOption, "partial_from")),
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "short"}),
    )
    soundness = forms.CharField(
        **asked(DossierOption, "soundness"), required=False, widget=long_text()
    )
    proposed_by = forms.CharField(
        **asked(DossierOption, "proposed_by"), required=False, max_length=300
    )
    note = forms.CharField(**asked(DossierOption, "note"), required=False, widget=long_text())

    helps: ClassVar = {
        **helped(DossierOption, *TEXTS),
        "recipients_per_year": help_for(
            DossierOption,
            "recipients_per_year",
            message("One number, or low – best – high, like 60 – 80 – 110."),
        ),
    }

    def clean_partial_from(self) -> float | None:
        """The share as a part of one."""
        share: float | None = self.cleaned_data["partial_from"]
        if share is not None and not 0 < share < 100:
            raise forms.ValidationError(
                said(message("The share must lie between 0 and 100 per cent.")), code="share"
            )
        return None if share is None else share / 100

    @property
    def values(self) -> dict[str, Any]:
        """The fields as the dossier has them."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


def option_of(option: Option) -> dict[str, Any]:
    """What the form of an option starts with."""
    plain = (
        *("name", "change", "target_group", "measure", "comparator", "place", "distinction"),
        *("soundness", "proposed_by", "note", "version"),
    )
    many, share = option.recipients_per_year, option.partial_from
    return {
        **{name: getattr(option, name) for name in plain},
        "recipients_per_year": written_amount(many),
        "partial_from": "" if share is None else number(share * 100, "", current()),
    }


class Paste(Form):
    """Rows copied from a spreadsheet."""

    rows = forms.CharField(
        label=said(message("Rows from the spreadsheet")),
        strip=False,
        max_length=1_000_000,
        widget=forms.Textarea(attrs={"rows": 10, "class": "rows", "spellcheck": "false"}),
        help_text=said(message("The first row must name the columns.")),
    )


class Copy(Form):
    """Which options of another round are copied."""

    options = forms.TypedMultipleChoiceField(
        label=said(message("Options")), coerce=int, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, found: Iterable[Option], language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.written_in = {"options": language}
        named = [(str(option.pk), f"{option.dossier_id} {option.name}") for option in found]
        self.fields["options"].choices = named  # type: ignore[attr-defined]  # a field of choices
