"""What is missing in a round, by the ten parts of the decision basis and the formality profile."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from samvekt.bridge.basis_fields import FIELDS
from samvekt.bridge.found import Found, Look, empty, filled, for_options, texts, there, written
from samvekt.core.message import Message, Words, message
from samvekt.formats.dossier import Round
from samvekt.formats.dossier.evidence import Grounded
from samvekt.formats.dossier.options import Option
from samvekt.reference.kinds.formality_profile import Demand, FormalityProfileContent
from samvekt.reference.library import Library

State = Literal["complete", "partly", "missing", "not_relevant"]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the decision basis, how strongly it is asked for, and what is missing."""

    key: str
    words: Words
    demand: Demand
    state: State
    missing: tuple[Message, ...]
    reason: str | None = None  # why it is left empty
    asks: Words | None = None  # the question the part answers, for the ten parts

    @property
    def lacking(self) -> bool:
        """Whether something required is missing."""
        return self.demand == "required" and self.state in {"partly", "missing"}


@dataclass(frozen=True, slots=True)
class Completeness:
    """All parts of a round held against its profile."""

    profile: str
    title: Words
    status: str
    parts: tuple[Part, ...]
    fields: tuple[Part, ...]

    @property
    def complete(self) -> bool:
        """Whether nothing required is missing."""
        return not any(part.lacking for part in (*self.parts, *self.fields))


def completeness(round_: Round, library: Library) -> Completeness:
    """What the round has and lacks for its formality profile.

    An empty part is accepted only with its reason, and the reason is shown.
    """
    record = library.get("formality_profile", round_.frame.profile)
    content: FormalityProfileContent = record.content
    return Completeness(
        round_.frame.profile,
        record.title,
        record.status,
        tuple(
            replace(
                _part(part.key, part.words, part.demand, PARTS[part.key](round_), round_),
                asks=part.asks,
            )
            for part in content.parts
        ),
        tuple(
            _part(entry.key, entry.words, entry.demand, FIELDS[entry.key](round_), round_)
            for entry in content.further_fields
        ),
    )


def _part(key: str, words: Words, demand: Demand, found: Found, round_: Round) -> Part:
    reason = round_.not_relevant.get(key) or round_.assessments.not_relevant.get(key)
    if not found.anything and reason:
        return Part(key, words, demand, "not_relevant", (), reason)
    state: State = "complete"
    if found.missing:
        state = "partly" if found.anything else "missing"
    return Part(key, words, demand, state, found.missing, reason)


def _situation(round_: Round) -> Found:
    return texts(
        (round_.frame.situation, message("Describe the situation.")),
        (round_.frame.need, message("Say why there is a need to set priorities.")),
    )


def _frame(round_: Round) -> Found:
    return texts(
        (round_.frame.legal, message("Describe the legal frame.")),
        (round_.frame.economic, message("Describe the economic frame.")),
        (round_.frame.professional, message("Describe the professional frame.")),
    )


def _options(round_: Round) -> Found:
    if not round_.options:
        return empty(message("Describe at least two options."))
    lacks: dict[Message, list[str]] = {}
    judged = {judgement.option for judgement in round_.judgements}
    for option in round_.options:
        for said in _lacks(option, judged=option.id in judged):
            lacks.setdefault(said, []).append(option.id)
    return filled(*(for_options(said, names) for said, names in lacks.items()))


def _lacks(option: Option, *, judged: bool) -> Iterator[Message]:
    if not judged and option.severity is None:
        yield message("No judgement of the criteria")
    if not option.effects:
        yield message("No estimate of the benefit")
    if not option.costs:
        yield message("No estimate of the cost")
    if not option.personnel:
        yield message("No estimate of the personnel")


def _proportionality(round_: Round) -> Found:
    in_words = written("proportionality")(round_)
    judged = any(j.criterion == "proportionality" for j in round_.judgements)
    return filled() if judged and not in_words.anything else in_words


def _knowledge(round_: Round) -> Found:
    missing = []
    if not round_.evidence:
        missing.append(message("Name the sources the case rests on."))
    without_source, unsure = _ungrounded(round_)
    if without_source:
        missing.append(for_options(message("A figure has no source"), without_source))
    if unsure:
        missing.append(for_options(message("A figure has no certainty"), unsure))
    return Found(anything=bool(round_.evidence), missing=tuple(missing))


def _ungrounded(round_: Round) -> tuple[list[str], list[str]]:
    without_source, unsure = [], []
    for option in round_.options:
        figures: tuple[Grounded, ...] = (*option.effects, *option.costs, *option.personnel)
        if any(not figure.evidence for figure in figures):
            without_source.append(option.id)
        if any(figure.certainty is None for figure in figures):
            unsure.append(option.id)
    return without_source, unsure


def _participation(round_: Round) -> Found:
    if not round_.participation:
        return empty(message("Say who has taken part, and how."))
    silent = tuple(p.who for p in round_.participation if not p.outcome)
    said = (message("Say what came of the input from {who}.", who=silent),) if silent else ()
    return filled(*said)


def _plans(round_: Round) -> Found:
    said = message("Name the plans and earlier decisions the case belongs to.")
    return there(round_.frame.plans, said)


PARTS: Mapping[str, Look] = {
    "situation": _situation,
    "frame": _frame,
    "criteria": _options,
    "proportionality": _proportionality,
    "children": written("children"),
    "local_conditions": written("local_conditions"),
    "unequal_access": written("unequal_access"),
    "knowledge": _knowledge,
    "participation": _participation,
    "plans": _plans,
}
"""What fills each of the ten parts of the decision basis."""
