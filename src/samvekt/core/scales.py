"""Ordered scales: named levels, each with words for people and a value with fixed anchors."""

from __future__ import annotations

from dataclasses import dataclass

from samvekt.core.errors import OutOfRange
from samvekt.core.message import Words, message


@dataclass(frozen=True, slots=True)
class Level:
    """One step of a scale.

    `value` is how much the level speaks for priority, 0–100 between fixed anchors, so that
    adding or removing an option never changes what a level is worth. On a cost scale the
    lowest cost has the highest value.
    """

    key: str
    words: Words
    value: float  # 0–100


@dataclass(frozen=True, slots=True)
class Scale:
    """Levels in order, from least to most of what is judged (of benefit, of cost …)."""

    name: str
    levels: tuple[Level, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """The names of the levels, least first."""
        return tuple(level.key for level in self.levels)

    def level(self, key: str) -> Level:
        """The level with this name.

        Raises:
            OutOfRange: The scale has no such level; the error lists those it has.
        """
        for level in self.levels:
            if level.key == key:
                return level
        raise OutOfRange(
            message(
                "The scale {scale} has no level {level}. It has {levels}.",
                scale=self.name,
                level=key,
                levels=self.keys,
            )
        )
