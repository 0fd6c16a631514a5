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

MOST_CHOICES = 500
"""With more options than this the other is named by its id, so that the page stays small."""


class Relation(Form):
    """One thing an option says of another."""

    relation = forms.ChoiceField(
        label=said(message("How do the two stand to each other?")),
        choices=[(name, said(label(DossierOption, name))) for name in RELATIONS],
        widget=forms.RadioSelect,
        initial="requires",
    )
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
        self.others = {one.dossier_id: one for one in others}
        called = said(message("The other option"))
        if len(self.others) > MOST_CHOICES:
            asked = said(message("Its id, as it stands in the list of options."))
            self.fields["other"] = forms.CharField(label=called, help_text=asked, max_length=80)
        else:
            named = [(name, f"{name} {short(one.name)}") for name, one in self.others.items()]
            first = ("", said(message("Choose an option")))
            self.fields["other"] = forms.ChoiceField(label=called, choices=[first, *named])

    def clean_other(self) -> Option:
        """The option that is named."""
        found = self.others.get(self.cleaned_data["other"].strip())
        if found is None:
            raise forms.ValidationError(
                said(message("The round has no other option with this id.")), code="other"
            )
        return found
