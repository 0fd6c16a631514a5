"""From answers about mobility, self-care, activities, pain and anxiety to one utility."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from samvekt.core.errors import NotCovered, OutOfRange
from samvekt.core.message import message

DIMENSIONS = ("MO", "SC", "UA", "PD", "AD")
"""Mobility, self-care, usual activities, pain or discomfort, anxiety or depression."""

Levels = Literal[3, 5]

FULL_HEALTH_TERMS = ("StartValue", "FullHealth")
ANY_PROBLEM_TERMS = ("Intercept", "AtLeastOne2Or3")
ANY_WORST_TERMS = ("N5", "AtLeastOne3")


@dataclass(frozen=True, slots=True)
class ValueSet:
    """How a population values health states, as a table of steps down from full health.

    Args:
        levels: Three or five levels on each dimension.
        full_health: Utility of the state 11111. [index]
        steps: What each level adds, such as `{"MO2": -0.031, …}`; usually negative, and
            level 1 may be left out. [index]
        any_problem: Added once when any dimension is above level 1. [index]
        any_worst: Added once when any dimension is at the worst level. [index]
    """

    levels: Levels
    full_health: float
    steps: Mapping[str, float]
    any_problem: float = 0.0
    any_worst: float = 0.0


def value_set(terms: Mapping[str, float], *, levels: Levels) -> ValueSet:
    """A value set from its published terms.

    Args:
        terms: `StartValue` or `FullHealth`; `MO2` … `AD5` (or `AD3`); if the set has them,
            `Intercept` or `AtLeastOne2Or3` for any problem at all, and `N5` or
            `AtLeastOne3` for any dimension at the worst level. [index]
        levels: Three or five.

    Raises:
        NotCovered: A level has no value; the error names it.

    Source:
        docs/methods/eq5d.md §2.

    Example:
        >>> terms = {f"{part}{level}": -0.1 for part in DIMENSIONS for level in (2, 3)}
        >>> value_set({"FullHealth": 1.0, **terms}, levels=3).full_health
        1.0
    """
    needed = [f"{part}{level}" for part in DIMENSIONS for level in range(2, levels + 1)]
    for term in needed:
        if term not in terms:
            raise NotCovered(message("The value set has no value for {term}.", term=term))
    if not any(term in terms for term in FULL_HEALTH_TERMS):
        raise NotCovered(message("The value set does not say what full health is worth."))
    return ValueSet(
        levels=levels,
        full_health=_sum_of(terms, FULL_HEALTH_TERMS),
        steps=MappingProxyType({term: terms[term] for term in needed}),
        any_problem=_sum_of(terms, ANY_PROBLEM_TERMS),
        any_worst=_sum_of(terms, ANY_WORST_TERMS),
    )


def eq5d_index(profile: str, values: ValueSet) -> float:
    """The utility of a health state such as "21345".

    Args:
        profile: Five digits: the level of mobility, self-care, usual activities, pain or
            discomfort, anxiety or depression.
        values: How a population values the states.

    Returns:
        Utility; 1 is full health, 0 as bad as dead, below 0 worse. [index]

    Raises:
        OutOfRange: The profile is not five levels the value set knows.

    Source:
        docs/methods/eq5d.md §2.

    Example:
        >>> steps = {f"{part}{level}": -0.1 for part in DIMENSIONS for level in (2, 3)}
        >>> round(eq5d_index("11231", ValueSet(3, 1.0, steps, any_worst=-0.25)), 3)
        0.55
    """
    _refuse_bad_profile(profile, values.levels)
    steps = (
        values.steps.get(f"{part}{level}", 0.0)
        for part, level in zip(DIMENSIONS, profile, strict=True)
    )
    problem = values.any_problem if profile != "11111" else 0.0
    worst = values.any_worst if str(values.levels) in profile else 0.0
    return values.full_health + sum(steps) + problem + worst


def eq5d_index_from_table(profile: str, indices: Mapping[str, float], *, levels: Levels) -> float:
    """The utility of a health state from a table of all states, such as a crosswalk.

    Raises:
        OutOfRange: The profile is not five levels of the questionnaire.
        NotCovered: The table lacks the state.

    Source:
        docs/methods/eq5d.md §3.

    Example:
        >>> eq5d_index_from_table("11112", {"11112": 0.879}, levels=5)
        0.879
    """
    _refuse_bad_profile(profile, levels)
    if profile not in indices:
        raise NotCovered(message("The table has no value for {profile}.", profile=profile))
    return indices[profile]


def _refuse_bad_profile(profile: str, levels: Levels) -> None:
    allowed = "12345"[:levels]
    if len(profile) != len(DIMENSIONS) or not set(profile) <= set(allowed):
        raise OutOfRange(
            message(
                "{profile} is not a health state. Write five digits from 1 to {levels}, one each "
                "for mobility, self-care, usual activities, pain or discomfort, and anxiety or "
                "depression.",
                profile=profile or "–",
                levels=levels,
            )
        )


def _sum_of(terms: Mapping[str, float], names: tuple[str, ...]) -> float:
    return sum((terms[name] for name in names if name in terms), start=0.0)
