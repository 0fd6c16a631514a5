"""What is asked about an option, and how several are brought in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from django import forms

from samvekt.core.errors import InputError
from samvekt.core.message import Words, message
from samvekt.domain.rounds.models import CHANGES, Option
from samvekt.domain.rounds.words import CHANGE_WORDS
from samvekt.formats.written_numbers import number_from
from samvekt.language import number
from samvekt.web.forms import Form, Help, Strength
from samvekt.web.language import current, opened_said, said
from samvekt.web.rounds.asking.framing import GUIDE, long_text

DISTINCTION_WORDS: Mapping[str, Words] = {
    "prioritising": Words(
        "Prioritering: noe går foran noe annet",
        "Prioritering: noko går føre noko anna",
        "Prioritising: something goes before something else",
    ),
    "rationing": Words(
        "Begrensning: noen får mindre enn de har nytte av",
        "Avgrensing: nokon får mindre enn dei har nytte av",
        "Rationing: someone gets less than they would benefit from",
    ),
    "efficiency": Words(
        "Effektivisering: det samme for mindre",
        "Effektivisering: det same for mindre",
        "Efficiency: the same for less",
    ),
}
CHANGE_CHOICES = [(code, opened_said(CHANGE_WORDS[code])) for code in CHANGES]
DISTINCTION_CHOICES = [
    ("", said(message("Not decided"))),
    *((code, said(words)) for code, words in DISTINCTION_WORDS.items()),
]


class Number(forms.CharField):
    """A number written as people write it: 1 250,5 or 1250.5."""

    def clean(self, value: Any) -> float | None:
        """The number, or nothing."""
        written = super().clean(value).strip()
        if not written:
            return None
        try:
            return number_from(written)
        except InputError as error:
            raise forms.ValidationError(said(error.message), code="number") from None


class Amount(forms.CharField):
    """A number, or low – best – high, written as people write it."""

    def clean(self, value: Any) -> Any:
        """The estimate as the dossier has it, or nothing."""
        written = super().clean(value).strip()
        if not written:
            return None
        try:
            found = [number_from(part) for part in BETWEEN.split(written)]
        except InputError as error:
            raise forms.ValidationError(said(error.message), code="number") from None
        if len(found) > len(PLACES):
            raise forms.ValidationError(said(TOO_MANY), code="number")
        if len(found) == 1:
            return found[0]
        names = PLACES if len(found) == len(PLACES) else ("low", "high")
        return dict(zip(names, found, strict=True))


BETWEEN = re.compile(r"\s*[–—]\s*|\s+-\s+")
PLACES = ("low", "best", "high")
TOO_MANY = message("Write one number, or low – best – high.")


def written_amount(amount: Any, spec: str = "") -> str:
    """An estimate as it is written in the box, or with its thousands apart on a page."""
    if amount is None:
        return ""
    parts = (
        [amount[name] for name in PLACES if name in amount]
        if isinstance(amount, dict)
        else [amount]
    )
    return " – ".join(number(part, spec, current()) for part in parts)


class OptionForm(Form):
    """An option: for whom, what, instead of what."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    name = forms.CharField(
        label=said(message("Name")),
        max_length=300,
        help_text=said(message("Short, so that people recognise it in a list.")),
    )
    change = forms.ChoiceField(
        label=said(message("What is to happen?")),
        choices=CHANGE_CHOICES,
        widget=forms.RadioSelect,
    )
    target_group = forms.CharField(
        label=said(message("Target group")),
        required=False,
        widget=long_text(),
        help_text=said(message("Whom is it for?")),
    )
    measure = forms.CharField(
        label=said(message("Measure")),
        required=False,
        widget=long_text(),
        help_text=said(message("What is done?")),
    )
    comparator = forms.CharField(
        label=said(message("Compared with")),
        required=False,
        widget=long_text(),
        help_text=said(message("What happens if it is not done?")),
    )
    recipients_per_year = Amount(
        label=said(message("People who receive it in a year")),
        required=False,
        help_text=said(message("One number, or low – best – high, like 60 – 80 – 110.")),
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "short"}),
    )
    place = forms.CharField(
        label=said(message("Where it takes place")), required=False, max_length=300
    )
    distinction = forms.ChoiceField(
        label=said(message("What kind of choice is it?")),
        required=False,
        choices=DISTINCTION_CHOICES,
        widget=forms.RadioSelect,
    )
    partial_from = Number(
        label=said(message("Smallest share that can be funded, in per cent")),
        required=False,
        help_text=said(message("Leave it empty when it is all or nothing.")),
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "short"}),
    )
    soundness = forms.CharField(
        label=said(message("Why the service stays sound")),
        required=False,
        widget=long_text(),
        help_text=said(message("Must be answered when something is reduced or stopped.")),
    )
    requires = forms.MultipleChoiceField(
        label=said(message("Needs these options too")),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    excludes = forms.MultipleChoiceField(
        label=said(message("Cannot be chosen together with")),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    replaces = forms.MultipleChoiceField(
        label=said(message("Comes instead of")),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    proposed_by = forms.CharField(
        label=said(message("Proposed by")), required=False, max_length=300
    )
    note = forms.CharField(label=said(message("Note")), required=False, widget=long_text())

    helps: ClassVar = {
        "target_group": Help(
            why=message("Benefit and severity can only be judged for a group that is described."),
            example=message("People who live at home and need help with their medicines."),
            source=GUIDE,
            strength=Strength.SHOULD,
        ),
        "comparator": Help(
            why=message("Benefit and cost are always a difference: with the measure and without."),
            example=message("Staff hand out medicines on visits at home, as today."),
            source=GUIDE,
            strength=Strength.SHOULD,
        ),
        "soundness": Help(
            why=message(
                "A service can be reduced, but never below what is sound. Say what makes it sound."
            ),
            example=message("Those who need it most keep their offer; others get group training."),
            source=message("Health and Care Services Act § 4-1"),
            strength=Strength.MUST,
        ),
    }
    groups: ClassVar = ("requires", "excludes", "replaces")

    def __init__(self, *args: Any, others: Iterable[Option], language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.written_in = dict.fromkeys(self.groups, language)
        named = [(other.dossier_id, f"{other.dossier_id} {other.name}") for other in others]
        for name in self.groups:
            if named:
                self.fields[name].choices = named  # type: ignore[attr-defined]
            else:
                del self.fields[name]

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
        *("soundness", "requires", "excludes", "replaces", "proposed_by", "note", "version"),
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
        self.fields["options"].choices = named  # type: ignore[attr-defined]
