"""How forms look here: a field with its label, its help and its faults, tied together.

A form says more about a field with `helps`: what is asked, why, an example, where the demand
comes from, and how strong it is. The template `web/field.html` shows it, closed until wanted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, ClassVar

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting

from samvekt.core.errors import InputError
from samvekt.core.message import Message, Words, message
from samvekt.domain.errors import NotAccepted
from samvekt.formats.fields.demands import Strength
from samvekt.web.language import said


@dataclass(frozen=True, slots=True)
class Help:
    """What helps someone to fill in a field.

    Attributes:
        why: Why it is asked, or what it is used for.
        example: What an answer may look like.
        source: The law or guide that asks for it.
        strength: How strongly it does.
    """

    why: Message | Words | None = None
    example: Message | Words | None = None
    source: Message | Words | None = None
    strength: Strength | None = None

    @property
    def strength_words(self) -> Words | None:
        """How strongly the source asks, in words."""
        return self.strength.value if self.strength else None


INPUT_KINDS = ("text", "email", "password", "number", "url", "search", "date", "tel", "file")


class HelpedField(BoundField):
    """A field of a form on a page, with what the template needs to know."""

    @property
    def help(self) -> Help | None:
        """The closed help below the field's question."""
        helps: Mapping[str, Help] = getattr(self.form, "helps", {})
        return helps.get(self.name)

    @property
    def written_in(self) -> str:
        """The language of choices that people have written; empty where the choices are ours."""
        languages: Mapping[str, str] = getattr(self.form, "written_in", {})
        return languages.get(self.name, "")

    @property
    def kind(self) -> str:
        """The way the field is drawn: `many` choices, one `tick`, or a plain box."""
        widget = self.field.widget
        if isinstance(widget, (forms.RadioSelect, forms.CheckboxSelectMultiple)):
            return "many"
        if isinstance(widget, forms.CheckboxInput):
            return "tick"
        return "box"

    def build_widget_attrs(
        self, attrs: dict[str, Any], widget: forms.Widget | None = None
    ) -> dict[str, Any]:
        """The attributes of the box, with the class the design system draws it by."""
        built = dict(super().build_widget_attrs(attrs, widget))
        drawn = widget or self.field.widget
        built["class"] = f"ds-input {drawn.attrs.get('class', '')}".strip()
        return built

    @property
    def aria_describedby(self) -> str | None:
        """The question's text and the fault, in the order they stand on the page."""
        if self.use_fieldset or not self.auto_id:
            return None
        parts = [
            f"{self.auto_id}_helptext" if self.help_text else "",
            f"{self.auto_id}_error" if self.errors else "",
        ]
        return " ".join(filter(None, parts)) or None


class Renderer(TemplatesSetting):
    """Draws every form of the site, also those of the sign-in package."""

    form_template_name = "web/form.html"
    field_template_name = "web/field.html"
    bound_field_class = HelpedField


class Form(forms.Form):
    """A form of the site."""

    helps: ClassVar[Mapping[str, Help]] = {}
    written_in: Mapping[str, str] = MappingProxyType({})
    required_css_class = "required"

    def refuse(self, error: InputError) -> None:
        """Tell what an action refused: at its field where there is one, else above the form."""
        if not isinstance(error, NotAccepted):
            self.add_error(None, said(error.message))
            return
        for path, told in error.faults.items():
            field = self.field_at(path)
            for one in told:
                self.add_error(field if field in self.fields else None, said(one))

    def field_at(self, path: str) -> str:
        """The field a path in the dossier leads to."""
        return re.split(r"[.\[]", path, maxsplit=1)[0]


TAMPERED = {
    "missing_management_form": said(
        message("The form is too old. Open the page again and try once more.")
    )
}
"""What is told when the lines of a form do not say how many they are."""


def line_number(form: forms.BaseForm) -> int:
    """Which line of a table in a form it is, from one."""
    return int((form.prefix or "0").rpartition("-")[2]) + 1
