"""What is asked about the effects of an option."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.forms import formset_factory

from samvekt.formats import fields
from samvekt.formats.dossier.evidence import Effect
from samvekt.web.rounds.asking.fields import NOT_SAID, YES_OR_NO, choices, guides, named
from samvekt.web.rounds.asking.numbers import Amount, written_amount
from samvekt.web.rounds.asking.rows import MOST_ROWS, Row

FLAGS = ("higher_is_better", "discounted", "other_setting")


def flag(name: str, initial: str) -> forms.ChoiceField:
    """Yes or no."""
    return forms.ChoiceField(
        label=named(Effect, name), choices=YES_OR_NO, initial=initial, required=False
    )


def short(name: str) -> forms.CharField:
    """One line of text."""
    return forms.CharField(label=named(Effect, name), max_length=300, required=False)


class EffectRow(Row):
    """What recipients gain, or what the service is freed from."""

    called: ClassVar = fields.label(Effect, "amount")
    names: ClassVar[str] = "label"
    always: ClassVar = frozenset({"kind", "per", *FLAGS})
    kind = forms.ChoiceField(label=named(Effect, "kind"), choices=choices(Effect, "kind"))
    dimension = forms.ChoiceField(
        label=named(Effect, "dimension"),
        choices=choices(Effect, "dimension", NOT_SAID),
        required=False,
    )
    label = short("label")
    amount = Amount(
        label=named(Effect, "amount"),
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )
    unit = short("unit")
    per = forms.ChoiceField(
        label=named(Effect, "per"), choices=choices(Effect, "per"), required=False
    )
    higher_is_better = flag("higher_is_better", "yes")
    horizon = short("horizon")
    discounted = flag("discounted", "no")
    certainty = forms.ChoiceField(
        label=named(Effect, "certainty"),
        choices=choices(Effect, "certainty", NOT_SAID),
        required=False,
    )
    other_setting = flag("other_setting", "no")
    note = forms.CharField(
        label=named(Effect, "note"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["amount"] = written_amount(self.initial.get("amount"))

    @property
    def boxes(self) -> list[Any]:
        """The boxes that stand beside each other; the note stands alone."""
        return [box for box in super().boxes if box.name != "note"]

    def written(self) -> dict[str, Any]:
        """What was written, with yes and no as the dossier has them."""
        found = super().written()
        return {name: v == "yes" if name in FLAGS else v for name, v in found.items()}


Effects = formset_factory(EffectRow, extra=1, max_num=MOST_ROWS, absolute_max=MOST_ROWS + 10)
GUIDES = guides(Effect, [name for name in EffectRow.base_fields if name != "place"])
