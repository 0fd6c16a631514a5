"""An option as its page shows it: what it does and takes, each value by its name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from samvekt.bridge.changes.names import NO_LEVEL_WORDS
from samvekt.core.message import Message, Words, message
from samvekt.domain.rounds.models import Option
from samvekt.domain.rounds.words import closed
from samvekt.formats.dossier.evidence import Effect, SeverityStatement
from samvekt.formats.dossier.options import ASSESSMENTS, Assessments
from samvekt.formats.fields import choice_words, label


@dataclass(frozen=True, slots=True)
class EffectShown:
    """One effect in a table.

    Attributes:
        own: What people have called what is measured; else empty.
        words: What kind of effect it is.
        amount: How much.
        unit: Of what.
        per: For whom the figure is.
        certainty: How sure it is; nothing when that is not said.
    """

    own: str
    words: Words
    amount: Any
    unit: str
    per: Words
    certainty: Words | None


@dataclass(frozen=True, slots=True)
class Fact:
    """A field with what it holds: a text people have written, or words of ours."""

    label: Words | Message
    text: str = ""
    words: Words | None = None
    number: float | None = None


def effects_of(option: Option) -> tuple[EffectShown, ...]:
    """The effects of an option."""
    return tuple(_effect(found) for found in option.figures.get("effects", ()))


def _effect(found: Mapping[str, Any]) -> EffectShown:
    return EffectShown(
        own=found.get("label", ""),
        words=choice_words(Effect, "kind")[found["kind"]],
        amount=found["amount"],
        unit=found.get("unit", ""),
        per=choice_words(Effect, "per")[found.get("per", "recipient")],
        certainty=choice_words(Effect, "certainty").get(found.get("certainty", "")),
    )


def severity_facts(option: Option, levels: Mapping[str, Words]) -> tuple[Fact, ...]:
    """How severe the condition is, field by field."""
    found = option.figures.get("severity", {})
    known = {**levels, **NO_LEVEL_WORDS}
    certainties = choice_words(SeverityStatement, "certainty")
    facts = []
    for name, value in found.items():
        called = label(SeverityStatement, name)
        if name == "level":
            words = known.get(value)
            facts.append(Fact(called, text="" if words else value, words=words))
        elif name == "certainty":
            facts.append(Fact(called, words=certainties[value]))
        elif isinstance(value, str):
            facts.append(Fact(called, text=value))
        elif isinstance(value, (int, float)) and not isinstance(value, bool):
            facts.append(Fact(called, number=value))
    return tuple(facts)


def assessment_facts(option: Option) -> tuple[Fact, ...]:
    """What is said in words, and why the rest is not needed."""
    found = option.figures.get("assessments", {})
    reasons = found.get("not_relevant", {})
    because = closed(label(Assessments, "not_relevant"))
    facts = []
    for name in ASSESSMENTS:
        called = label(Assessments, name)
        if name in found:
            facts.append(Fact(called, text=found[name]))
        if name in reasons:
            told = message("{field}: {part}", field=called, part=because)
            facts.append(Fact(told, text=reasons[name]))
    return tuple(facts)
