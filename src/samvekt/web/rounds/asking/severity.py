"""What is asked about how severe the condition is for those an option is for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any, ClassVar

from django import forms

from samvekt.bridge.changes.names import NO_LEVEL_WORDS
from samvekt.bridge.standing import STATUS
from samvekt.core.errors import InputError
from samvekt.core.message import Message, Words, message
from samvekt.domain.rounds.local_records import in_force
from samvekt.domain.rounds.models import Option, Round
from samvekt.formats.criteria_in_use import chosen_scale, chosen_set
from samvekt.formats.dossier.evidence import SeverityStatement
from samvekt.formats.dossier.frame import CriteriaChoice
from samvekt.language import number
from samvekt.reference.library import Library
from samvekt.reference.record import Record
from samvekt.web.forms import Form
from samvekt.web.language import current, opened_said, said
from samvekt.web.rounds.asking import boxes
from samvekt.web.rounds.asking.fields import (
    NOT_SAID,
    asked,
    choices,
    help_for,
    helped,
    named,
)
from samvekt.web.rounds.asking.numbers import Number

PART = "severity"
KINDS: Mapping[str, str] = MappingProxyType({"norm": "quality_norm", "rule": "severity_rule"})
"""The kind of reference record each field names."""


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


def in_use(library: Library, field: str, day: date) -> list[tuple[str, Any]]:
    """The norms or rules that apply on a day, each with how official it is and for how long."""
    return [(found.name, said(told(found))) for found in in_force(library, KINDS[field], day)]


def record_named(library: Library, field: str, name: object) -> dict[str, Message]:
    """What a record that is named is called; nothing where the library does not have it."""
    try:
        return {str(name): told(library.get(KINDS[field], str(name)))} if name else {}
    except InputError:
        return {}


def told(found: Record[Any]) -> Message:
    """A record with its standing, whose it is, and the dates it applies between."""
    status, whose = STATUS[found.status], found.authority
    standing = message("{status}: {authority}", status=status, authority=whose) if whose else status
    if found.valid_from and found.valid_to:
        return message(
            "{title} ({status}, from {day} to {last})",
            title=found.title,
            status=standing,
            day=found.valid_from,
            last=found.valid_to,
        )
    if found.valid_from:
        return message(
            "{title} ({status}, from {day})",
            title=found.title,
            status=standing,
            day=found.valid_from,
        )
    return message("{title} ({status})", title=found.title, status=standing)


class Severity(Form):
    """How severe, and why."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    level = forms.ChoiceField(
        **asked(SeverityStatement, "level"), required=False, widget=forms.RadioSelect
    )
    reasons = boxes.text(SeverityStatement, "reasons")
    measured = boxes.text(SeverityStatement, "measured")
    certainty = forms.ChoiceField(
        **asked(SeverityStatement, "certainty"),
        required=False,
        choices=choices(SeverityStatement, "certainty", NOT_SAID),
        widget=forms.RadioSelect,
    )
    other_setting = boxes.flag(SeverityStatement, "other_setting")
    note = boxes.text(SeverityStatement, "note")
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
    norm = forms.ChoiceField(
        label=named(SeverityStatement, "norm"),
        help_text=said(message("What others of the same age can expect. Choose one that applies.")),
        required=False,
        widget=forms.RadioSelect,
    )
    rule = forms.ChoiceField(
        label=named(SeverityStatement, "rule"),
        help_text=said(message("What turns years lost into a class. Choose one that applies.")),
        required=False,
        widget=forms.RadioSelect,
    )

    helps: ClassVar = {
        **helped(SeverityStatement, *SeverityStatement.model_fields),
        **{
            name: replace(help_for(SeverityStatement, name), example=None)
            for name in ("norm", "rule")
        },
    }

    def __init__(
        self,
        *args: Any,
        known: Mapping[str, Words],
        records: Mapping[str, list[tuple[str, Any]]],
        sources: Sequence[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        named = [(key, opened_said(words)) for key, words in {**known, **NO_LEVEL_WORDS}.items()]
        for field, offered in {"level": named, **records}.items():
            there = self.initial.get(field) or ""
            if there and there not in dict(offered):
                offered = [*offered, (there, there)]  # noqa: PLW2901 (what is there stays a choice)
            self.fields[field].choices = [("", said(NOT_SAID)), *offered]  # type: ignore[attr-defined]  # a field of choices
        if sources:
            self.fields["evidence"] = boxes.sources(SeverityStatement, "evidence", sources)

    @property
    def first(self) -> list[Any]:
        """What is asked in every case."""
        names = ("level", "reasons", "measured", "certainty", "evidence", "other_setting", "note")
        return [self[name] for name in names if name in self.fields]

    @property
    def shortfall(self) -> list[Any]:
        """What the shortfall is worked out from, where a case needs it."""
        return [self[name] for name in ("age", "remaining_good_life_years", *KINDS)]

    @property
    def shortfall_open(self) -> bool:
        """Whether any of that is said, or has a fault."""
        return any(box.errors or box.name in self.initial for box in self.shortfall)

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
        found["other_setting"] = found["other_setting"] == "yes" or None
        return {**kept, **{k: v for k, v in found.items() if v not in ("", None, [])}}


def severity_of(option: Option) -> dict[str, Any]:
    """What the form starts with."""
    had = option.figures.get(PART, {})
    numbers = ("age", "remaining_good_life_years")
    written = {name: number(had[name], "", current()) for name in numbers if name in had}
    elsewhere = {"other_setting": "yes" if had.get("other_setting") else "no"}
    return {**had, **written, **elsewhere, "version": option.version}
