"""What is asked about a source."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms

from samvekt.domain.rounds.lines import mark_of
from samvekt.formats.dossier.evidence import Evidence
from samvekt.web.forms import Form
from samvekt.web.rounds.asking import boxes
from samvekt.web.rounds.asking.fields import asked, choices, helped
from samvekt.web.rounds.asking.framing import long_text


class Source(Form):
    """Where something is known from."""

    mark = forms.CharField(widget=forms.HiddenInput, required=False)
    source = forms.CharField(**asked(Evidence, "source"), widget=long_text(), max_length=20_000)
    kind = forms.ChoiceField(**asked(Evidence, "kind"), choices=choices(Evidence, "kind"))
    year = boxes.year(Evidence, "year")
    link = forms.CharField(**asked(Evidence, "link"), required=False, max_length=2000)
    supports = boxes.text(Evidence, "supports")
    quality = boxes.one_or_none(Evidence, "quality")
    setting = boxes.line_of_text(Evidence, "setting")
    doubt = boxes.text(Evidence, "doubt")

    helps: ClassVar = helped(Evidence, *Evidence.model_fields)

    @property
    def values(self) -> dict[str, Any]:
        """The source as the dossier has it, without its id."""
        return {name: value for name, value in self.cleaned_data.items() if name != "mark"}


def source_as_asked(source: Mapping[str, Any]) -> dict[str, Any]:
    """What the form starts with."""
    return {**source, "mark": mark_of(source)}
