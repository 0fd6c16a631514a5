"""An option as its page shows it: what it does and takes, each value by its name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from samvekt.core.message import Message, Words, message
from samvekt.domain.rounds.models import Option
from samvekt.domain.rounds.words import closed
from samvekt.formats.dossier.evidence import SeverityStatement
from samvekt.formats.dossier.options import ASSESSMENTS, Assessments
from samvekt.formats.fields import NO, YES, label
from samvekt.web.rounds.shown import SourceShown


@dataclass(frozen=True, slots=True)
class Fact:
    """A field with what it holds: a text people have written, or words of ours."""

    label: Words | Message
    text: str = ""
    words: Words | Message | None = None
    number: float | None = None


def severity_facts(
    option: Option,
    named: Mapping[str, Mapping[str, Words | Message]],
    sources: Mapping[str, SourceShown],
) -> tuple[Fact, ...]:
    """How severe the condition is, field by field.

    Args:
        option: The option.
        named: For fields that name something, what each name is called.
        sources: The sources of the round by their ids.
    """
    facts = []
    for name, value in option.figures.get("severity", {}).items():
        called = label(SeverityStatement, name)
        words = named.get(name, {}).get(str(value))
        if isinstance(value, bool):
            facts.append(Fact(called, words=YES if value else NO))
        elif name == "evidence":
            told = [sources[one].name for one in value if one in sources]
            facts.append(Fact(called, text="\n".join(told)))
        elif isinstance(value, (int, float)):
            facts.append(Fact(called, number=value))
        else:
            facts.append(Fact(called, text="" if words else value, words=words))
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
