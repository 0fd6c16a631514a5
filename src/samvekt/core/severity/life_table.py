"""How many years, and how many good years, people of each age can expect to live."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from samvekt.core.errors import NotCovered, OutOfRange
from samvekt.core.message import message
from samvekt.core.tables import Floats

DiscountWeights = Callable[[Floats], Floats]
"""What one unit is worth now when it comes after so many years. [years → 0–1; same shape]"""

Timing = Literal["start", "middle"]
"""Whether what is lived in a year counts at its start or in its middle."""


@dataclass(frozen=True, slots=True, eq=False)
class LifeTable:
    """The probability of dying at each age, from birth to an age nobody outlives.

    Args:
        q: Probability of dying between one birthday and the next; the last is 1. [0–1; (age,)]
        last_years: Years lived on average by those who reach the last age: half a year when
            the table runs until everyone is dead, more when its last age is open. [years]

    Raises:
        OutOfRange: A probability is missing or outside 0–1, the last is not 1, nobody is left
            before the last age, or `last_years` is not above zero; the error names the age.

    Source:
        docs/methods/life-table.md §2.

    Example:
        >>> life_expectancy(LifeTable([0.1, 0.5, 1.0]))
        array([1.85, 1.  , 0.5 ])
    """

    q: Floats  # (age,)
    last_years: float

    def __init__(self, q: Sequence[float] | Floats, last_years: float = 0.5) -> None:
        """Copy and check; the copy is locked."""
        dying = np.array(q, dtype=np.float64)
        _refuse_impossible(dying)
        _refuse_bad_end(dying, last_years)
        dying.setflags(write=False)
        object.__setattr__(self, "q", dying)
        object.__setattr__(self, "last_years", float(last_years))

    @property
    def ages(self) -> int:
        """How many ages the table has, counted from 0."""
        return len(self.q)


def life_table_from_rates(
    rates: Sequence[float] | Floats, *, last_years: float | None = None
) -> LifeTable:
    """A life table from central death rates, deaths falling evenly over each year.

    The table ends at the first age where the rate leaves no survivors; what stands after
    that age is not used.

    Args:
        rates: Deaths per year lived at each age. [per year; (age,)]
        last_years: Years lived on average at the last age, for rates that never reach the
            end; left out when they do. [years]

    Raises:
        NotCovered: A rate is missing before everyone is dead, or the rates stop while
            people are alive and `last_years` is not given; the error names the age.
        OutOfRange: A rate is negative or infinite.

    Source:
        docs/methods/life-table.md §3.

    Example:
        >>> life_table_from_rates([0.5, 2.0]).q
        array([0.4, 1. ])
    """
    given = np.array(rates, dtype=np.float64)
    if np.isinf(given).any() or (given < 0).any():
        age = int(np.argmax(np.isinf(given) | (given < 0)))
        raise OutOfRange(
            message("The death rate at age {age} is not a number from zero up.", age=age)
        )
    dying = np.minimum(given / (1 + given / 2), 1)  # (age,)
    everyone = np.flatnonzero(dying == 1)
    if len(everyone):
        dying = dying[: everyone[0] + 1]
    _refuse_gaps(dying)
    if len(everyone):
        return LifeTable(dying)
    return _closed(dying, last_years)


def life_table_from_survivors(
    alive: Sequence[float] | Floats, *, last_years: float = 0.5
) -> LifeTable:
    """A life table from the number still alive at each birthday.

    Args:
        alive: Survivors out of any number born; never rising. [persons; (age,)]
        last_years: Years lived on average by those who reach the last age. [years]

    Raises:
        OutOfRange: A number is missing, not above zero, or higher than the one before it.

    Source:
        docs/methods/life-table.md §3.

    Example:
        >>> life_table_from_survivors([1000, 900, 450]).q
        array([0.1, 0.5, 1. ])
    """
    left = np.array(alive, dtype=np.float64)
    sensible = np.isfinite(left) & (left > 0)
    sensible[1:] &= left[1:] <= left[:-1]
    if not sensible.all():
        raise OutOfRange(
            message(
                "The number alive at age {age} must be above zero and not higher than the year "
                "before.",
                age=int(np.argmin(sensible)),
            )
        )
    return LifeTable(np.append(1 - left[1:] / left[:-1], 1.0), last_years)


def survivors(table: LifeTable) -> Floats:
    """The share of the newborn who reach each birthday. [0–1; (age,)]

    Example:
        >>> survivors(LifeTable([0.1, 0.5, 1.0]))
        array([1.  , 0.9 , 0.45])
    """
    alive: Floats = np.concatenate([[1.0], np.cumprod(1 - table.q[:-1])])
    return alive


def person_years(table: LifeTable) -> Floats:
    """Years lived at each age per newborn, deaths falling in the middle of the year.

    Returns:
        Years. [years per newborn; (age,)]

    Source:
        docs/methods/life-table.md §2.

    Example:
        >>> person_years(LifeTable([0.1, 0.5, 1.0]))
        array([0.95 , 0.675, 0.225])
    """
    alive = survivors(table)  # (age,)
    lived = alive * (1 - table.q / 2)  # (age,)
    lived[-1] = alive[-1] * table.last_years
    return lived


def life_expectancy(table: LifeTable) -> Floats:
    """Years left to live, on average, from each birthday.

    Returns:
        Years. [years; (age,)]

    Source:
        docs/methods/life-table.md §2.

    Example:
        >>> life_expectancy(LifeTable([0.2, 1.0]))
        array([1.3, 0.5])
    """
    left = np.cumsum(person_years(table)[::-1])[::-1]  # (age,), years lived at this age or later
    expectancy: Floats = left / survivors(table)
    return expectancy


def quality_adjusted_life_expectancy(
    table: LifeTable,
    utilities: Sequence[float] | Floats,
    *,
    ages: Sequence[int] | None = None,
    discount: DiscountWeights | None = None,
    timing: Timing = "start",
) -> Floats:
    """Good life years left, on average, from each birthday (Sullivan's method).

    Args:
        table: When people die.
        utilities: How good a year at each age is, 1 being full health; nan where the
            source says nothing. [index, at most 1; (age,)]
        ages: The birthdays asked about; every age in the table when left out.
        discount: What a year is worth when it comes later; every year counts the same
            when left out.
        timing: Where in its year a good life year is discounted from.

    Returns:
        Good life years. [QALY; (age asked about,)]

    Raises:
        NotCovered: An age asked about needs a utility the source does not have, or lies
            outside the table; the error names the age.
        OutOfRange: A utility is above 1, or their number is not that of the ages.

    Source:
        Sullivan (1971) HSMHA Health Reports 86:347–354; docs/methods/life-table.md §4.

    Example:
        >>> quality_adjusted_life_expectancy(LifeTable([0.2, 1.0]), [0.9, 0.8], ages=[0])
        array([1.13])
    """
    quality = _utilities_fit(np.array(utilities, dtype=np.float64), table)
    asked = np.arange(table.ages) if ages is None else np.array(ages, dtype=np.int64)
    _refuse_uncovered(quality, asked, table.ages)
    alive = survivors(table)  # (age,)
    good = np.nan_to_num(quality) * person_years(table)  # (age,)
    waiting = np.arange(table.ages) - asked[:, np.newaxis]  # (asked, age), years from asked to age
    ahead = waiting >= 0  # (asked, age)
    if discount is None:
        worth = ahead.astype(np.float64)  # (asked, age)
    else:
        half = 0.5 if timing == "middle" else 0.0
        worth = discount(np.maximum(waiting, 0) + half) * ahead  # (asked, age)
    expectancy: Floats = worth @ good / alive[asked]
    return expectancy


def utilities_from_bands(bands: Sequence[tuple[int, float]], *, ages: int) -> Floats:
    """A utility for each age from bands that hold from their first age to the next band.

    Ages before the first band are nan: nothing is carried down. To say that a band also
    holds for children, start it at 0.

    Args:
        bands: First age and utility of each band, in rising order of age.
        ages: How many ages to fill, counted from 0.

    Returns:
        Utilities. [index; (age,)]

    Raises:
        OutOfRange: The bands do not rise in age.

    Example:
        >>> utilities_from_bands([(1, 0.9), (3, 0.8)], ages=4)
        array([nan, 0.9, 0.9, 0.8])
    """
    starts = [start for start, _ in bands]
    if starts != sorted(set(starts)) or (starts and starts[0] < 0):
        raise OutOfRange(message("The age bands must each start at a higher age than the last."))
    filled = np.full(ages, np.nan)
    for start, utility in bands:
        filled[start:] = utility
    return filled


def _closed(dying: Floats, last_years: float | None) -> LifeTable:
    if last_years is None:
        raise NotCovered(
            message(
                "The death rates stop at age {age}, while people are still alive. Say how many "
                "years those who reach that age live on average.",
                age=len(dying) - 1,
            )
        )
    return LifeTable(np.append(dying[:-1], 1.0), last_years)


def _refuse_gaps(dying: Floats) -> None:
    if np.isnan(dying).any():
        raise NotCovered(
            message(
                "The death rate at age {age} is missing. Use a table without gaps, or join "
                "several years.",
                age=int(np.argmax(np.isnan(dying))),
            )
        )


def _refuse_impossible(dying: Floats) -> None:
    if dying.ndim != 1 or not len(dying):
        raise OutOfRange(message("A life table needs one probability of dying for each age."))
    sensible = (dying >= 0) & (dying <= 1)
    if not sensible.all():
        raise OutOfRange(
            message(
                "The probability of dying at age {age} is missing or not between 0 and 1.",
                age=int(np.argmin(sensible)),
            )
        )


def _refuse_bad_end(dying: Floats, last_years: float) -> None:
    if dying[-1] != 1:
        raise OutOfRange(
            message(
                "The last probability of dying is {last:.4f}, but nobody outlives a life table. "
                "End it with 1, and say how many years those who reach the last age live on "
                "average.",
                last=float(dying[-1]),
            )
        )
    alive = np.cumprod(1 - dying[:-1])
    if (alive <= 0).any():
        raise OutOfRange(
            message(
                "Nobody is left after age {age}. End the life table there.",
                age=int(np.argmax(alive <= 0)),
            )
        )
    if not 0 < last_years < np.inf:
        raise OutOfRange(message("The years lived at the last age must be above zero."))


def _utilities_fit(quality: Floats, table: LifeTable) -> Floats:
    if quality.shape != (table.ages,):
        raise OutOfRange(
            message(
                "There are {given} utilities for {ages} ages. Give one for each age from 0 to "
                "{last}.",
                given=quality.size,
                ages=table.ages,
                last=table.ages - 1,
            )
        )
    if (quality > 1).any() or np.isneginf(quality).any():
        raise OutOfRange(
            message(
                "The utility at age {age} is not a number up to 1.",
                age=int(np.argmax((quality > 1) | np.isneginf(quality))),
            )
        )
    return quality


def _refuse_uncovered(quality: Floats, asked: np.ndarray, ages: int) -> None:
    outside = (asked < 0) | (asked >= ages)
    if outside.any():
        raise NotCovered(
            message(
                "The life table covers ages 0 to {last}, not {age}.",
                last=ages - 1,
                age=int(asked[np.argmax(outside)]),
            )
        )
    unknown = np.flatnonzero(np.isnan(quality))
    if len(unknown) and len(asked) and asked.min() <= unknown[-1]:
        raise NotCovered(
            message(
                "Good life years from age {age} need a quality of life for age {unknown}, and "
                "the source has none. Nothing is guessed.",
                age=int(asked.min()),
                unknown=int(unknown[unknown >= asked.min()][0]),
            )
        )
