"""Numbers in forms, written as people write them."""

from __future__ import annotations

from typing import Any

from django import forms

from samvekt.core.errors import InputError
from samvekt.formats.written_numbers import estimate_from, number_from
from samvekt.language import number
from samvekt.web.language import current, said


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
            return estimate_from(written)
        except InputError as error:
            raise forms.ValidationError(said(error.message), code="number") from None


PLACES = ("low", "best", "high")


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
