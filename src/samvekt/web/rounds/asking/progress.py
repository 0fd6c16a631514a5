"""What is asked when a round moves, when it gets dates, and when people get seats."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms

from samvekt.core.message import Words, message
from samvekt.domain.people.models import Person
from samvekt.domain.people.roles import IN_A_ROUND
from samvekt.domain.rounds.models import Round
from samvekt.domain.rounds.phases import PHASE_WORDS, Phase, next_phase
from samvekt.web.forms import Form, Help
from samvekt.web.language import said
from samvekt.web.people.asking import role_choices
from samvekt.web.rounds.asking.framing import long_text


class AnyPhase(forms.ChoiceField):
    """Offers some phases; when someone else has moved the round, the page tells that instead."""

    def valid_value(self, value: Any) -> bool:
        """Any phase: the action says which can be reached."""
        return value in Phase.values


class Move(Form):
    """Where the round goes, and why."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    to = AnyPhase(label=said(message("Move the round to")), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=said(message("Reason")),
        required=False,
        widget=long_text(),
        help_text=said(
            message("Needed when the round goes back, or moves on although something is missing.")
        ),
    )
    helps: ClassVar = {
        "reason": Help(why=message("The reason stands in the story of the round, for everyone."))
    }

    def __init__(self, *args: Any, round_: Round, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        moves = _moves(Phase(round_.phase))
        self.fields["to"].choices = moves  # type: ignore[attr-defined]  # a field of choices
        if len(moves) == 1:
            self.initial["to"] = moves[0][0]


def _moves(here: Phase) -> list[tuple[str, Any]]:
    """On to the next phase first, then back to the nearest."""
    order = list(Phase)
    ahead = next_phase(here)
    back = reversed(order[: order.index(here)])
    on = [(ahead.value, said(message("On to {phase}", phase=PHASE_WORDS[ahead])))] if ahead else []
    return [
        *on,
        *((p.value, said(message("Back to {phase}", phase=PHASE_WORDS[p]))) for p in back),
    ]


class Dates(Form):
    """When each phase opens and closes."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for phase in Phase:
            named = PHASE_WORDS[phase]
            asked = {
                "opens": message("{phase} opens", phase=named),
                "closes": message("{phase} closes", phase=named),
            }
            for end, question in asked.items():
                self.fields[f"{phase.value}_{end}"] = forms.DateField(
                    label=said(question),
                    required=False,
                    widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
                )

    @property
    def rows(self) -> list[tuple[Words, Any, Any]]:
        """Phase by phase: its name, and the two boxes."""
        return [
            (PHASE_WORDS[phase], self[f"{phase.value}_opens"], self[f"{phase.value}_closes"])
            for phase in Phase
        ]

    @property
    def dates(self) -> dict[Phase, tuple[Any, Any]]:
        """What was answered, phase by phase."""
        found = self.cleaned_data
        return {
            phase: (found[f"{phase.value}_opens"], found[f"{phase.value}_closes"])
            for phase in Phase
        }


class Seat(Form):
    """Who gets which role in the round."""

    person = forms.TypedChoiceField(label=said(message("Person")), coerce=int)
    role = forms.ChoiceField(
        label=said(message("Role in the round")),
        choices=role_choices(IN_A_ROUND),
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, people: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(str(person.pk), person.name) for person in people]
        self.fields["person"].choices = [  # type: ignore[attr-defined]  # a field of choices
            ("", said(message("Choose a person"))),
            *named,
        ]
