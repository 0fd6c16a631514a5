"""How records are searched for: by kind, by how official they are, by words."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django import forms

from samvekt.bridge.standing import STATUS
from samvekt.core.message import message
from samvekt.reference.record import Record
from samvekt.web.forms import Form
from samvekt.web.language import current, norwegian_place, opened_said, said
from samvekt.web.rounds.asking.owning import KIND_WORDS

ALL = message("All")


def _kinds() -> list[tuple[str, Any]]:
    named = sorted(
        KIND_WORDS.items(), key=lambda kind: norwegian_place(kind[1].in_language(current()))
    )
    return [("", said(ALL)), *((kind, opened_said(words)) for kind, words in named)]


class Search(Form):
    """What is shown of a long list; what is not understood lets everything through."""

    q = forms.CharField(
        label=said(message("Search for words")),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    slag = forms.ChoiceField(label=said(message("Kind")), required=False, choices=_kinds)
    status = forms.ChoiceField(
        label=said(message("Status")),
        required=False,
        choices=[("", said(ALL)), *((key, opened_said(words)) for key, words in STATUS.items())],
    )

    @property
    def given(self) -> dict[str, str]:
        """What is asked for and understood."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    @property
    def kind(self) -> str:
        """The kind asked for; empty for all."""
        return self.given.get("slag", "")

    @property
    def kept(self) -> str:
        """What is asked for, as it stands in the address of the next page."""
        return urlencode(self.given)

    def lets_through(self, record: Record[Any]) -> bool:
        """Whether a record is one of those asked for."""
        given = self.given
        said = record.source_words.in_language(current()) if record.source_words else ""
        text = f"{record.title.in_language(current())} {record.name} {record.source} {said}"
        return (
            given.get("slag") in {None, record.kind}
            and given.get("status") in {None, record.status}
            and given.get("q", "").casefold() in text.casefold()
        )
