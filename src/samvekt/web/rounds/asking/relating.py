"""What is asked about how an option stands to another."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms

from samvekt.core.message import message
from samvekt.domain.rounds.actions.relating import RELATIONS
from samvekt.domain.rounds.models import Option
from samvekt.formats.dossier.options import Option as DossierOption
from samvekt.formats.fields import label
from samvekt.web.forms import Form, Help
from samvekt.web.language import said
from samvekt.web.rounds.asking.fields import help_for
from samvekt.web.rounds.shown import short


class Relation(Form):
    """One thing an option says of another."""

    relation = forms.ChoiceField(
        label=said(message("How do the two stand to each other?")),
        choices=[(name, said(label(DossierOption, name))) for name in RELATIONS],
        widget=forms.RadioSelect,
        initial="requires",
    )
    other = forms.ChoiceField(label=said(message("The other option")))

    helps: ClassVar = {
        "relation": Help(
            why=message(
                "The way of choosing within the budget keeps to this: what requires another is "
                "never chosen without it, and what rules another out is never chosen with it."
            ),
            source=help_for(DossierOption, "requires").source,
            strength=help_for(DossierOption, "requires").strength,
        )
    }

    def __init__(self, *args: Any, others: Iterable[Option], language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.written_in = {"other": language}
        named = [(str(one.pk), f"{one.dossier_id} {short(one.name)}") for one in others]
        self.fields["other"].choices = [("", said(message("Choose an option"))), *named]  # type: ignore[attr-defined]  # a field of choices
