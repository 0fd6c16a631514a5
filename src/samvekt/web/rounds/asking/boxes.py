"""The boxes forms are made of, each with what the dossier says of its field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from pydantic import BaseModel

from samvekt.core.message import Words, message
from samvekt.web.language import opened_said, said
from samvekt.web.rounds.asking.fields import NOT_SAID, YES_OR_NO, asked, choices
from samvekt.web.rounds.asking.framing import long_text
from samvekt.web.rounds.asking.numbers import Amount

MOST_TICKS = 100
"""With more sources than this they are named by their ids, so that the page stays small."""

MONEY: Mapping[str, Words] = {
    "kNOK": Words("tusen kroner", "tusen kroner", "thousand kroner"),
    "MNOK": Words("millioner kroner", "millionar kroner", "million kroner"),
    "NOK": Words("kroner", "kroner", "kroner"),
}
MONEY_CHOICES = [(code, opened_said(words)) for code, words in MONEY.items()]


class Settled(forms.ChoiceField):
    """A choice that is made beforehand, and so is never lacking."""

    settled = True

    def __init__(self, *, initial: str, **how: Any) -> None:
        super().__init__(initial=initial, required=False, **how)


def line_of_text(model: type[BaseModel], name: str) -> forms.CharField:
    """One line of text."""
    return forms.CharField(**asked(model, name), max_length=300, required=False)


def text(model: type[BaseModel], name: str) -> forms.CharField:
    """Several lines of text."""
    return forms.CharField(**asked(model, name), required=False, widget=long_text())


def flag(model: type[BaseModel], name: str, initial: str = "no") -> Settled:
    """Yes or no."""
    how = asked(model, name)
    return Settled(**how, choices=YES_OR_NO, initial=initial, widget=forms.RadioSelect)


def one_of(model: type[BaseModel], name: str, initial: str) -> Settled:
    """One of the values of a field; the first stands for what is not said."""
    return Settled(**asked(model, name), choices=choices(model, name), initial=initial)


def one_or_none(model: type[BaseModel], name: str) -> forms.ChoiceField:
    """One of the values of a field, or none."""
    return forms.ChoiceField(
        **asked(model, name), choices=choices(model, name, NOT_SAID), required=False
    )


def money(model: type[BaseModel], name: str) -> Settled:
    """What the amounts are in."""
    return Settled(**asked(model, name), choices=MONEY_CHOICES, initial="kNOK")


def amount(*, required: bool = False, **how: Any) -> Amount:
    """A number, or low – best – high."""
    widget = forms.TextInput(attrs={"inputmode": "decimal", "class": "short"})
    return Amount(required=required, widget=widget, **how)


def year(model: type[BaseModel], name: str) -> forms.IntegerField:
    """A year."""
    return forms.IntegerField(
        **asked(model, name),
        required=False,
        min_value=1900,
        max_value=2200,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "short"}),
    )


class SourceIds(forms.CharField):
    """Sources by their ids, where there are too many to tick."""

    def prepare_value(self, value: Any) -> Any:
        """The ids as they are written."""
        return "; ".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> list[str]:
        """The ids; whether they exist, the dossier says."""
        written = super().clean(value).replace(",", ";").split(";")
        return list(dict.fromkeys(name.strip() for name in written if name.strip()))


def sources(
    model: type[BaseModel], name: str, known: Sequence[tuple[str, str]]
) -> SourceIds | forms.MultipleChoiceField:
    """The sources something rests on, ticked by name."""
    how = asked(model, name)
    how["help_text"] = said(message("Tick the sources this rests on."))
    if len(known) > MOST_TICKS:
        how["help_text"] = said(
            message("The ids of the sources this rests on, with semicolons between: K01; K07.")
        )
        return SourceIds(**how, required=False)
    return forms.MultipleChoiceField(
        **how, choices=list(known), required=False, widget=forms.CheckboxSelectMultiple
    )
