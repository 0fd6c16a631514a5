"""What is asked in words beside the criteria: each is written, or said not to be relevant."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms

from samvekt.core.message import message
from samvekt.domain.rounds.models import Option
from samvekt.domain.rounds.words import closed
from samvekt.formats.dossier.options import ASSESSMENTS
from samvekt.formats.dossier.options import Assessments as DossierAssessments
from samvekt.formats.fields import label
from samvekt.web.forms import Form
from samvekt.web.language import said
from samvekt.web.rounds.asking.fields import asked, help_for, helped
from samvekt.web.rounds.asking.framing import long_text

PART = "assessments"
NOT = "not_relevant"
ONE_OF_THEM = message("Write either an assessment or a reason why it is not needed, not both.")


class Assessments(Form):
    """Every assessment the guide asks for."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    helps: ClassVar = {
        **helped(DossierAssessments, *ASSESSMENTS),
        **dict.fromkeys((f"{name}_not" for name in ASSESSMENTS), help_for(DossierAssessments, NOT)),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        because = closed(label(DossierAssessments, NOT))
        for name in ASSESSMENTS:
            self.fields[name] = forms.CharField(
                **asked(DossierAssessments, name), required=False, widget=long_text()
            )
            told = message("{field}: {part}", field=label(DossierAssessments, name), part=because)
            self.fields[f"{name}_not"] = forms.CharField(label=said(told), required=False)

    def clean(self) -> dict[str, Any]:
        """Never both an assessment and a reason for having none."""
        for name in ASSESSMENTS:
            if self.cleaned_data.get(name) and self.cleaned_data.get(f"{name}_not"):
                self.add_error(f"{name}_not", said(ONE_OF_THEM))
        return self.cleaned_data

    @property
    def pairs(self) -> list[tuple[Any, Any]]:
        """Each assessment with the box for why it is not needed."""
        return [(self[name], self[f"{name}_not"]) for name in ASSESSMENTS]

    def field_at(self, path: str) -> str:
        """The field a path in the dossier leads to."""
        inner = path.removeprefix(f"{PART}.")
        reason = re.match(rf"{NOT}[.\[]\"?(\w+)", inner)
        return f"{reason[1]}_not" if reason else super().field_at(inner)

    def content(self, had: Mapping[str, Any]) -> dict[str, Any]:
        """The assessments as the dossier has them."""
        written = {name: self.cleaned_data[name] for name in ASSESSMENTS if self.cleaned_data[name]}
        others = {k: v for k, v in had.get(NOT, {}).items() if k not in ASSESSMENTS}
        reasons = {name: self.cleaned_data[f"{name}_not"] for name in ASSESSMENTS}
        given = {**others, **{name: reason for name, reason in reasons.items() if reason}}
        return {**written, NOT: given} if given else written


def assessments_of(option: Option) -> dict[str, Any]:
    """What the form starts with."""
    had = option.figures.get(PART, {})
    reasons = {f"{name}_not": reason for name, reason in had.get(NOT, {}).items()}
    return {**had, **reasons, "version": option.version}
