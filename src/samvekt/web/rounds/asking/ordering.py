"""What is asked about the order of the options."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from samvekt.domain.rounds.models import Option
from samvekt.web.forms import Form


class Order(Form):
    """A number for each option. One that is given a new number goes before one that had it."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, sent: Any, *, found: Sequence[Option], yours: Sequence[int] = ()) -> None:
        super().__init__(sent)
        self.yours = {key: place for place, key in enumerate(yours, start=1)}
        self.found = found
        for place, option in enumerate(found, start=1):
            self.fields[_name(option)] = forms.IntegerField(
                label=f"{option.dossier_id} {option.name}",
                initial=place,
                min_value=1,
                max_value=10_000,
                widget=forms.NumberInput(attrs={"class": "place"}),
            )

    @property
    def rows(self) -> list[tuple[Option, BoundField, int | None]]:
        """Each option with its box, and the place this person wanted it to have, if it is told."""
        return [(one, self[_name(one)], self.yours.get(one.pk)) for one in self.found]

    @property
    def wanted(self) -> list[int]:
        """The options in the order that was asked for, by their numbers."""
        had = {option.pk: place for place, option in enumerate(self.found, start=1)}
        given = {option.pk: self.cleaned_data[_name(option)] for option in self.found}
        return sorted(had, key=lambda key: (given[key], _after(had[key], given[key]), had[key]))


def _name(option: Option) -> str:
    return f"place-{option.pk}"


def _after(had: int, given: int) -> int:
    """Whoever moves up comes before the one that stands there; whoever moves down, after."""
    return (given > had) - (given < had)
