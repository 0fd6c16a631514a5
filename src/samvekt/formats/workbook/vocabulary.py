"""Words for what a round names: criteria, levels, parts; found again in any of the languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from pydantic import ValidationError

from samvekt.core.errors import InputError
from samvekt.core.message import LANGUAGES, Words
from samvekt.formats.criteria_in_use import chosen_scale, chosen_set
from samvekt.formats.dossier.frame import CriteriaChoice
from samvekt.formats.dossier.judgements import Judgement
from samvekt.formats.dossier.options import ASSESSMENTS, Assessments
from samvekt.formats.fields import NO, YES, choice_words, label
from samvekt.reference.faults import nearest
from samvekt.reference.library import Library

FLAGS = {"true": YES, "false": NO}


@dataclass(frozen=True)
class Terms:
    """Values with their words, looked up by value or by word."""

    words: Mapping[str, Words]

    @cached_property
    def _by_word(self) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for language in LANGUAGES:
            for value, said in self.words.items():
                found.setdefault(folded(said.in_language(language)), value)
        return found

    def value(self, written: str) -> str | None:
        """The value a cell means, if it is one of these."""
        plain = written.strip()
        return plain if plain in self.words else self._by_word.get(folded(plain))

    def word(self, value: str, language: str) -> str:
        """The word for a value; the value itself where a word would mean another."""
        if value not in self.words:
            return value
        said = self.words[value].in_language(language)
        return said if self.value(said) == value else value

    def listed(self, language: str) -> tuple[str, ...]:
        """Every word, in the order of the values."""
        return tuple(self.word(value, language) for value in self.words)

    def near(self, written: str, language: str) -> str | None:
        """The word most like what was written."""
        listed = {folded(word): word for word in self.listed(language)}
        close = nearest(folded(written), listed)
        return listed[close] if close else None


def folded(text: str) -> str:
    """A text as it is compared: one blank between words, no difference of case."""
    return " ".join(text.split()).casefold()


@dataclass(frozen=True)
class Vocabulary:
    """The words of one round, and the language cells are written in."""

    language: str = "nb"
    criteria: Terms = field(default_factory=lambda: Terms({}))
    levels: Mapping[str, Terms] = field(default_factory=dict)
    severity: Terms = field(default_factory=lambda: Terms({}))
    parts: Terms = field(default_factory=lambda: Terms({}))
    asks: Mapping[str, Words] = field(default_factory=dict)
    """What each criterion asks, by its key."""

    @cached_property
    def assessments(self) -> Terms:
        """The additional assessments."""
        return Terms({key: label(Assessments, key) for key in ASSESSMENTS})

    @cached_property
    def flags(self) -> Terms:
        """Yes and no."""
        return Terms(FLAGS)

    @property
    def judged(self) -> tuple[str, ...]:
        """The words for the criteria that have levels; the others are answered in writing."""
        return tuple(self.criteria.word(key, self.language) for key in self.levels)

    def of_level(self, criterion: object) -> Terms:
        """The levels of a criterion, with what is said beside the scale."""
        return self.levels.get(str(criterion), _BESIDE)


_BESIDE = Terms(choice_words(Judgement, "level"))


def vocabulary(content: Mapping[str, Any], language: str, library: Library) -> Vocabulary:
    """The words of a round; without criteria where those it names are not known."""
    parts = _parts(content, library)
    try:
        choice = CriteriaChoice.model_validate(content.get("criteria"))
        criteria = chosen_set(choice, library).content
        scales = {c.key: _levels(choice, c.scale, library) for c in criteria.criteria if c.scale}
    except (ValidationError, InputError):
        return Vocabulary(language, parts=parts)
    judged = Terms({c.key: c.words for c in criteria.criteria})
    severity = scales.get(criteria.by_role.get("severity", ""), Terms({}))
    asks = {c.key: c.question for c in criteria.criteria}
    return Vocabulary(language, judged, scales, severity, parts, asks)


def _levels(choice: CriteriaChoice, name: str, library: Library) -> Terms:
    chosen = chosen_scale(choice, name, library)
    levels = {level.key: level.words for level in chosen.scale.levels}
    beside = dict(choice_words(Judgement, "level"))
    others = {key: Words(key) for key in chosen.other_answers if key not in beside}
    return Terms(levels | others | beside)


def _parts(content: Mapping[str, Any], library: Library) -> Terms:
    frame = content.get("frame")
    profile = frame.get("profile") if isinstance(frame, Mapping) else None
    try:
        found = library.get("formality_profile", str(profile or "municipal")).content
    except InputError:
        return Terms({})
    named: Iterable[tuple[str, Words]] = (
        (part.key, part.words) for part in (*found.parts, *found.further_fields)
    )
    return Terms(dict(named))
