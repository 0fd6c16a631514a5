"""What the options, criteria, levels and assessors of a round are called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from samvekt.bridge.criteria import criteria_of
from samvekt.core.message import Message, Words, message
from samvekt.core.ranking.result import RULE_WORDS
from samvekt.formats.dossier import Round
from samvekt.reference.library import Library

NO_LEVEL_WORDS = {
    "dont_know": Words("vet ikke", "veit ikkje", "don't know"),
    "varies": Words("varierer", "varierer", "varies"),
}
"""The answers that are no level."""


@dataclass(frozen=True, slots=True)
class Names:
    """Names by key; of two rounds, those of the second where both have one."""

    options: Mapping[str, str] = field(default_factory=dict)
    assessors: Mapping[str, str] = field(default_factory=dict)
    criteria: Mapping[str, Words] = field(default_factory=dict)
    levels: Mapping[tuple[str, str], Words] = field(default_factory=dict)

    def with_those_of(self, other: Names) -> Names:
        """These and another round's; the other's where both have one."""
        return Names(
            {**self.options, **other.options},
            {**self.assessors, **other.assessors},
            {**self.criteria, **other.criteria},
            {**self.levels, **other.levels},
        )

    def option(self, key: str) -> Message | str:
        """An option by id and name."""
        if key not in self.options:
            return key
        return message("{option} {name}", option=key, name=self.options[key])

    def assessor(self, key: str) -> str:
        """An assessor by name, else by id."""
        return self.assessors.get(key, key)

    def criterion(self, key: str) -> Words | str:
        """What a criterion is called."""
        return self.criteria.get(key, key)

    def level(self, criterion: str, key: str) -> Words | str:
        """What a level of a criterion is called."""
        found = self.levels.get((criterion, key)) or NO_LEVEL_WORDS.get(key)
        return key if found is None else found

    def any(self, key: str) -> Message | Words | str:
        """What a key of the round's own is called, whatever it names."""
        if key in self.options:
            return self.option(key)
        words = self.criteria.get(key) or RULE_WORDS.get(key)
        return self.assessor(key) if words is None else words


def names_of(round_: Round, library: Library) -> Names:
    """The names a round gives."""
    criteria = criteria_of(round_, library)
    return Names(
        {option.id: option.name for option in round_.options},
        {one.id: one.name or one.id for one in round_.assessors},
        {one.key: one.words for one in criteria.criteria},
        {
            (one.key, level.key): level.words
            for one in criteria.judged
            if one.scale is not None
            for level in one.scale.levels
        },
    )
