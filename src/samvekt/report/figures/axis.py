"""Axes: where a number stands, which numbers are written, and in which unit."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from samvekt.bridge.figures import KRONER, currency_of, in_whole, unit_words
from samvekt.core.message import Words as Terms
from samvekt.language import number
from samvekt.report.figures.look import GRID, QUIET, SMALL
from samvekt.report.figures.names import width_of
from samvekt.report.figures.picture import Line, Mark, Words

MILLION = Terms("mill. kr", "mill. kr", "million kr")
THOUSAND = Terms("tusen kr", "tusen kr", "thousand kr")
PERSON_YEARS = Terms("årsverk", "årsverk", "person-years")
NICE = (1.0, 2.0, 2.5, 5.0, 10.0)


@dataclass(frozen=True, slots=True)
class Axis:
    """From numbers to pixels, evenly or by how many times larger."""

    low: float
    high: float
    start: float
    end: float
    by_times: bool = False

    def at(self, value: float) -> float:
        """Where a number stands. [pixels]"""
        low, high, value = (self._even(one) for one in (self.low, self.high, value))
        share = (value - low) / (high - low) if high > low else 0.5
        return self.start + share * (self.end - self.start)

    def _even(self, value: float) -> float:
        return math.log10(value) if self.by_times else value

    @property
    def ticks(self) -> tuple[float, ...]:
        """Round numbers within the axis, far enough apart to be written."""
        return tuple(self._times() if self.by_times else self._steps())

    def _steps(self) -> Iterator[float]:
        step = step_of(self.high - self.low)
        first = math.ceil(self.low / step - 1e-9)
        last = math.floor(self.high / step + 1e-9)
        for at in range(first, last + 1):
            yield at * step

    def _times(self) -> Iterator[float]:
        decades = math.log10(self.high / self.low)
        wanted = (1.0, 2.0, 5.0) if decades <= 2.2 else (1.0, 3.0) if decades <= 3.2 else (1.0,)
        for power in range(math.floor(math.log10(self.low)), math.ceil(math.log10(self.high)) + 1):
            for times in wanted:
                value = times * 10.0**power
                if self.low * 0.999 <= value <= self.high * 1.001:
                    yield value

    def marks(self, top: float, foot: float, language: str, sign: str = "") -> Iterator[Mark]:
        """Grid lines, with numbers under them where they do not touch the one before."""
        free = -math.inf
        for value in self.ticks:
            x, said = self.at(value), plain(value, language) + sign
            yield Line(x, top, x, foot, GRID)
            half = width_of(said, SMALL) / 2
            if x - half > free + 4:
                yield Words(x, foot + 14, said, SMALL, "center", ink=QUIET)
                free = x + half


def step_of(span: float, steps: int = 5) -> float:
    """A round step that parts a span in about so many.

    Example:
        >>> step_of(100), step_of(0.9)
        (20.0, 0.2)
    """
    if span <= 0:
        return 1.0
    rough = span / steps
    power = 10.0 ** math.floor(math.log10(rough))
    return next(nice * power for nice in NICE if nice * power >= rough * 0.999)


def plain(value: float, language: str) -> str:
    """A number with three figures that say something, and whole from a hundred up.

    Example:
        >>> plain(8.4461, "nb"), plain(12345.6, "en"), plain(-0.5, "en")
        ('8,45', '12,346', '-0.5')
    """
    return number(shown(value), ",", language)


def shown(value: float) -> float:
    """The number as it is written in a figure."""
    if value == 0 or not math.isfinite(value):
        return value
    digits = max(0, 2 - math.floor(math.log10(abs(value))))
    return round(value, digits) + 0.0


@dataclass(frozen=True, slots=True)
class Unit:
    """What amounts are divided by to be read easily, and what they are then called."""

    size: float
    words: Terms | str

    def of(self, amount: float) -> float:
        """An amount of the limit's own unit in this one."""
        return amount / self.size


def unit_for(unit: str, largest: float) -> Unit:
    """Millions or thousands of kroner by how large the amounts are; other units as they are.

    Args:
        unit: What the amounts are counted in, such as kNOK or person_years.
        largest: The largest of them, in that unit.
    """
    if currency_of(unit) != KRONER or len(unit) not in {3, 4}:
        return Unit(1.0, unit_words(unit))
    kroner = largest * in_whole(unit)
    if kroner >= 1e6:
        return Unit(1e6 / in_whole(unit), MILLION)
    return Unit(1e3 / in_whole(unit), THOUSAND)
