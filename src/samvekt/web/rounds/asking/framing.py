"""What is asked about the frame of a round."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.forms import formset_factory

from samvekt.bridge.standing import STATUS
from samvekt.core.message import Message, Words, message
from samvekt.domain.rounds.local_records import in_force, library_for
from samvekt.domain.rounds.models import DOSSIER_LANGUAGES, LEVELS, PROFILES, Round
from samvekt.formats.dossier.frame import Frame as DossierFrame
from samvekt.formats.dossier.frame import PlanLink
from samvekt.formats.fields import choice_words
from samvekt.formats.fields.demands import Strength
from samvekt.reference.kinds.law import LawReference, Laws
from samvekt.reference.library import Library
from samvekt.reference.record import Record
from samvekt.web.forms import Form, Help, line_number
from samvekt.web.language import current, norwegian_place, opened_said, said
from samvekt.web.rounds.asking.fields import asked, help_for, helped, named

LANGUAGE_WORDS: Mapping[str, Words] = {
    "nb": Words("bokmål", "bokmål", "Norwegian bokmål"),
    "nn": Words("nynorsk", "nynorsk", "Norwegian nynorsk"),
    "en": Words("engelsk", "engelsk", "English"),
    "se": Words("nordsamisk", "nordsamisk", "Northern Sámi"),
    "smj": Words("lulesamisk", "lulesamisk", "Lule Sámi"),
    "sma": Words("sørsamisk", "sørsamisk", "Southern Sámi"),
}
LEVEL_WORDS: Mapping[str, Words] = choice_words(DossierFrame, "level")
PROFILE_WORDS: Mapping[str, Words] = choice_words(DossierFrame, "profile")


def choices(codes: Iterable[str], words: Mapping[str, Words]) -> list[tuple[str, Any]]:
    """Codes as choices, called by their words."""
    return [(code, opened_said(words[code])) for code in codes]


def long_text() -> forms.Textarea:
    """A box for several lines."""
    return forms.Textarea(attrs={"rows": 4})


class Frame(Form):
    """Title, situation and limits."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    title = forms.CharField(
        label=said(message("Title")),
        max_length=300,
        help_text=said(message("What the round is about, in one line.")),
    )
    language = forms.ChoiceField(
        label=said(message("The round is written in")),
        choices=choices(DOSSIER_LANGUAGES, LANGUAGE_WORDS),
    )
    situation = forms.CharField(
        **asked(DossierFrame, "situation"), required=False, widget=long_text()
    )
    need = forms.CharField(**asked(DossierFrame, "need"), required=False, widget=long_text())
    level = forms.ChoiceField(
        **asked(DossierFrame, "level"),
        choices=choices(LEVELS, LEVEL_WORDS),
        widget=forms.RadioSelect,
    )
    profile = forms.ChoiceField(
        **asked(DossierFrame, "profile"),
        choices=choices(PROFILES, PROFILE_WORDS),
        widget=forms.RadioSelect,
    )
    criteria = forms.ChoiceField(
        label=said(message("Criteria the options are judged on")),
        required=False,
        widget=forms.RadioSelect,
    )
    legal = forms.CharField(**asked(DossierFrame, "legal"), required=False, widget=long_text())
    laws = forms.MultipleChoiceField(
        label=named(DossierFrame, "laws"), required=False, widget=forms.CheckboxSelectMultiple
    )
    economic = forms.CharField(
        **asked(DossierFrame, "economic"), required=False, widget=long_text()
    )
    professional = forms.CharField(
        **asked(DossierFrame, "professional"), required=False, widget=long_text()
    )
    plan_years = forms.CharField(
        label=named(DossierFrame, "plan_years"),
        required=False,
        help_text=said(message("With commas between, like 2027, 2028, 2029, 2030.")),
    )
    as_of = forms.DateField(
        label=named(DossierFrame, "as_of"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        help_text=said(message("Decides which version of a law applies.")),
    )

    helps: ClassVar = {
        **helped(DossierFrame, "situation", "need", "level", "profile", "legal", "economic"),
        **helped(DossierFrame, "professional", "as_of"),
        "plan_years": replace(help_for(DossierFrame, "plan_years"), example=None),
        "criteria": Help(
            why=message(
                "The criteria are the same for every option, and are chosen before judging."
            ),
            example=message("Benefit, resources and severity, as in the national guide."),
            source=message("The white paper on setting priorities, Meld. St. 38 (2020–2021)"),
            strength=Strength.SHOULD,
        ),
    }

    def __init__(self, *args: Any, library: Library, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = self.initial.get("laws") or ()
        self.fields["laws"].choices = [  # type: ignore[attr-defined]  # a field of choices
            *not_in_force(chosen, library, day),
            *provisions(library, day),
        ]
        sets = criteria_sets(library, day)
        if self.initial.get("criteria") not in dict(sets):
            sets = [(self.initial.get("criteria") or "", said(OWN_CRITERIA)), *sets]
        self.fields["criteria"].choices = sets  # type: ignore[attr-defined]  # a field of choices

    def clean_plan_years(self) -> list[int]:
        """The years as numbers."""
        found = re.split(r"[,\s]+", self.cleaned_data["plan_years"].strip())
        years = [year for year in found if year]
        if not all(re.fullmatch(r"[12]\d{3}", year) for year in years):
            raise forms.ValidationError(
                said(message("Write years of four digits with commas between.")), code="years"
            )
        return [int(year) for year in years]

    def clean_as_of(self) -> str | None:
        """The day as the dossier has it."""
        day: date | None = self.cleaned_data["as_of"]
        return day.isoformat() if day else None


class Plan(Form):
    """A plan or earlier decision the case belongs to."""

    plan = forms.CharField(label=named(PlanLink, "plan"), max_length=300, required=False)
    goal = forms.CharField(label=named(PlanLink, "goal"), required=False)
    link = forms.CharField(label=named(PlanLink, "link"), required=False)

    @property
    def title(self) -> Message:
        """What the plan is called on the page."""
        return message("Plan {number}", number=line_number(self))


Plans = formset_factory(Plan, extra=1, max_num=40, absolute_max=60)


def provisions(library: Library, day: date) -> list[tuple[Any, list[tuple[str, Any]]]]:
    """The provisions in force on a day, law by law."""
    grouped: dict[str, tuple[Words, list[tuple[str, Any]]]] = {}
    for found in Laws.of(library).on(day):
        title = found.law.title
        paragraph = Words(
            *(
                f"{found.paragraph.paragraph} {found.paragraph.says.in_language(tongue)}"
                for tongue in ("nb", "nn", "en")
            )
        )
        grouped.setdefault(found.law.name, (title, []))[1].append((found.id, said(paragraph)))
    in_order = sorted(
        grouped.values(), key=lambda law: norwegian_place(law[0].in_language(current()))
    )
    return [(said(title), rows) for title, rows in in_order]


NOT_IN_FORCE = message("Chosen, but not in force on the day of the case")


def not_in_force(
    chosen: Iterable[str], library: Library, day: date
) -> list[tuple[Any, list[tuple[str, Any]]]]:
    """Provisions that are chosen and do not apply: they stay until someone takes them away."""
    laws = Laws.of(library)
    applying = {found.id for found in laws.on(day)}
    known = {found.id: found for found in laws.references}
    rows = [
        (name, said(_named(known[name])) if name in known else name)
        for name in chosen
        if name not in applying
    ]
    return [(said(NOT_IN_FORCE), rows)] if rows else []


def _named(found: LawReference) -> Message:
    return message("{law} {paragraph}", law=found.law.title, paragraph=found.paragraph.paragraph)


OWN_CRITERIA = message("As they are: the round has criteria of its own")


def criteria_sets(library: Library, day: date) -> list[tuple[str, Any]]:
    """The criteria sets that apply on a day, each with how official it is and since when."""
    found = sorted(
        in_force(library, "criteria_set", day),
        key=lambda one: norwegian_place(one.title.in_language(current())),
    )
    return [(one.name, said(_told(one))) for one in found]


def _told(found: Record[Any]) -> Message:
    status = STATUS[found.status]
    if found.valid_from is None:
        return message("{title} ({status})", title=found.title, status=status)
    return message(
        "{title} ({status}, from {day})", title=found.title, status=status, day=found.valid_from
    )


def chosen_criteria(round_: Round, chosen: str) -> dict[str, Any]:
    """The criteria as a change of the round; nothing when they stay as they are."""
    if not chosen or chosen == round_.criteria.get("set"):
        return {}
    return {"criteria": {"set": chosen}}


def frame_of(round_: Round) -> dict[str, Any]:
    """What the form of the frame starts with."""
    texts = ("title", "language", "situation", "need", "level", "profile", "legal", "economic")
    return {
        **{name: getattr(round_, name) for name in texts},
        "professional": round_.professional,
        "laws": round_.laws,
        "criteria": round_.criteria.get("set", ""),
        "plan_years": ", ".join(str(year) for year in round_.plan_years),
        "as_of": round_.as_of,
        "version": round_.version,
    }


def library_of(round_: Round) -> Library:
    """The records the organisation of a round uses."""
    return library_for(round_.organisation)
