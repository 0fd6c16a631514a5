"""Which rounds of a long list are shown: those in a phase, those with words in the title."""

from __future__ import annotations

from functools import reduce
from operator import or_
from urllib.parse import urlencode

from django import forms
from django.db.models import Q, QuerySet

from samvekt.core.message import message
from samvekt.domain.rounds.models import Round
from samvekt.domain.rounds.phases import PHASE_WORDS, Phase
from samvekt.web.forms import Form
from samvekt.web.language import opened_said, said

ALL = message("All")


def _holds(words: str) -> Q:
    """Titles with these words. SQLite knows no large æ, ø and å, so they are asked for too."""
    written = {words, words.lower(), words.upper(), words.capitalize()}
    return reduce(or_, (Q(title__icontains=one) for one in sorted(written)))


class Filter(Form):
    """What is shown of the rounds; what is not understood lets everything through."""

    q = forms.CharField(
        label=said(message("Search for words")),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    fase = forms.ChoiceField(
        label=said(message("Phase")),
        required=False,
        choices=[("", said(ALL)), *((p.value, opened_said(PHASE_WORDS[p])) for p in Phase)],
    )

    @property
    def given(self) -> dict[str, str]:
        """What is asked for and understood."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    @property
    def kept(self) -> str:
        """What is asked for, as it stands in the address of the next page."""
        return urlencode(self.given)

    def among(self, rounds: QuerySet[Round]) -> QuerySet[Round]:
        """The rounds that are asked for."""
        if words := self.given.get("q"):
            rounds = rounds.filter(_holds(words))
        if phase := self.given.get("fase"):
            rounds = rounds.filter(phase=phase)
        return rounds
