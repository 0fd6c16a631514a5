"""An option of a published case as its page shows it, with what was proposed or resolved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from samvekt.core.message import Words
from samvekt.formats.dossier import Round as Dossier
from samvekt.formats.dossier.decision import Proposal
from samvekt.formats.dossier.options import Option
from samvekt.formats.fields import choice_words, label

OUTCOME_COLOURS = {"yes": "success", "partly": "info", "later": "warning", "research": "info"}
"""The colour of an outcome; the words in it say the same."""

TOLD = ("target_group", "measure", "comparator", "place", "soundness")
"""The texts of an option that say what it is."""


@dataclass(frozen=True, slots=True)
class OptionShown:
    """One option.

    Attributes:
        number: Its id in the case.
        name: What it is called.
        change: What is done with the service.
        texts: What it is, field by field.
        recipients: How many get it in a year; nothing when that is not known.
        outcome: What was proposed or resolved; nothing when nothing was.
        colour: The colour of the outcome.
        place: Its place in the order; nothing when it has none.
        reason: Why.
    """

    number: str
    name: str
    change: Words
    texts: tuple[tuple[Words, str], ...]
    recipients: Any
    outcome: Words | None
    colour: str
    place: int | None
    reason: str


def options_of(dossier: Dossier) -> tuple[OptionShown, ...]:
    """The options of a case: those with a place first, in that order, then as they stand."""
    proposals = (
        {one.option: one for one in dossier.conclusion.proposals} if dossier.conclusion else {}
    )
    shown = [_shown(option, proposals.get(option.id)) for option in dossier.options]
    return tuple(sorted(shown, key=lambda one: one.place or len(shown) + 1))


def _shown(option: Option, proposal: Proposal | None) -> OptionShown:
    recipients = option.recipients_per_year
    return OptionShown(
        number=option.id,
        name=option.name,
        change=choice_words(Option, "change")[option.change],
        texts=tuple(
            (label(Option, name), text) for name in TOLD if (text := getattr(option, name))
        ),
        recipients=recipients.model_dump() if recipients else None,
        outcome=choice_words(Proposal, "outcome")[proposal.outcome] if proposal else None,
        colour=OUTCOME_COLOURS.get(proposal.outcome, "neutral") if proposal else "neutral",
        place=proposal.place if proposal else None,
        reason=proposal.reason if proposal else "",
    )
