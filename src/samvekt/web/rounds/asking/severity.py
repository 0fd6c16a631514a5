"""What is asked about how severe the condition is for those an option is for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms

from samvekt.bridge.changes.names import NO_LEVEL_WORDS
from samvekt.core.errors import InputError
from samvekt.core.message import Words, message
from samvekt.domain.rounds.models import Option, Round
from samvekt.formats.criteria_in_use import chosen_scale, chosen_set
from samvekt.formats.dossier.evidence import SeverityStatement
from samvekt.formats.dossier.frame import CriteriaChoice
from samvekt.formats.fields import example_of
from samvekt.language import number
from samvekt.reference.library import Library
from samvekt.web.forms import Form, Help, Strength
from samvekt.web.language import current, opened_said, said
from samvekt.web.rounds.asking.fields import NOT_SAID, asked, choices, helped
from samvekt.web.rounds.asking.framing import GUIDE, long_text
from samvekt.web.rounds.asking.numbers import Number

PART = "severity"


def levels(round_: Round, library: Library) -> dict[str, Words]:
    """The levels severity has in a round, by key; empty where the criteria give no scale."""
    try:
        choice = CriteriaChoice.model_validate(round_.criteria)
        content = chosen_set(choice, library).content
        key = content.by_role.get("severity")
        name = next((one.scale for one in content.criteria if one.key == key), None)
        scale = chosen_scale(choice, name, library).scale if name else None
    except InputError:
        return {}
    return {level.key: level.words for level in scale.levels} if scale else {}


class Severity(Form):
    """How severe, and why."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    level = forms.ChoiceField(
        **asked(SeverityStatement, "level"), required=False, widget=forms.RadioSelect
    )
    reasons = forms.CharField(
        **asked(SeverityStatement, "reasons"), required=False, widget=long_text()
    )
    age = Number(
        **asked(SeverityStatement, "age"),
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "short"}),
    )
    remaining_good_life_years = Number(
        **asked(SeverityStatement, "remaining_good_life_years"),
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "short"}),
    )
    measured = forms.CharField(
        **asked(SeverityStatement, "measured"), required=False, widget=long_text()
    )
    certainty = forms.ChoiceField(
        **asked(SeverityStatement, "certainty"),
        required=False,
        choices=choices(SeverityStatement, "certainty", NOT_SAID),
        widget=forms.RadioSelect,
    )
    note = forms.CharField(**asked(SeverityStatement, "note"), required=False, widget=long_text())

    helps: ClassVar = {
        **helped(SeverityStatement, "age", "remaining_good_life_years", "measured", "note"),
        "reasons": Help(
            why=message("A level without reasons cannot be discussed."),
            example=example_of(SeverityStatement, "reasons"),
            source=GUIDE,
            strength=Strength.SHOULD,
        ),
    }

    def __init__(self, *args: Any, known: Mapping[str, Words], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = {**known, **NO_LEVEL_WORDS}
        there = self.initial.get("level") or ""
        if there and there not in offered:
            offered[there] = Words(there, there, there)
        named = [(key, opened_said(words)) for key, words in offered.items()]
        self.fields["level"].choices = [("", said(NOT_SAID)), *named]  # type: ignore[attr-defined]  # a field of choices

    def clean_age(self) -> float | int | None:
        """Whole years as a whole number; the dossier says what is wrong with another."""
        age: float | None = self.cleaned_data["age"]
        return int(age) if age is not None and age.is_integer() else age

    def field_at(self, path: str) -> str:
        """The field a path in the dossier leads to."""
        return super().field_at(path.removeprefix(f"{PART}."))

    def content(self, had: Mapping[str, Any]) -> dict[str, Any]:
        """The statement as the dossier has it; what is not asked about is kept."""
        own = [name for name in self.fields if name != "version"]
        kept = {name: value for name, value in had.items() if name not in own}
        found = {name: self.cleaned_data[name] for name in own}
        return {**kept, **{k: v for k, v in found.items() if v not in ("", None)}}


def severity_of(option: Option) -> dict[str, Any]:
    """What the form starts with."""
    had = option.figures.get(PART, {})
    numbers = ("age", "remaining_good_life_years")
    written = {name: number(had[name], "", current()) for name in numbers if name in had}
    return {**had, **written, "version": option.version}
