"""Costs, people and recipients of each option in one unit, or a blank where they are not known.

Pounds are never added to kroner, an average cost is never taken for a saving, and a year that is
not given is not zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from samvekt.core.message import Words
from samvekt.formats.dossier import Round
from samvekt.formats.dossier.evidence import Cost
from samvekt.formats.dossier.options import Option
from samvekt.formats.dossier.pieces import Estimate

FACTORS = {"k": 1e3, "M": 1e6}
KRONER = "NOK"
PERSON_YEARS = "person_years"


@dataclass(frozen=True, slots=True)
class Resource:
    """What each option needs of one resource, best estimate; None where it is not known."""

    years: tuple[int, ...]
    amounts: dict[str, float | None]  # kroner or person-years, summed over the years


UNIT_WORDS: Mapping[str, Words] = {
    "kNOK": Words("tusen kroner", "tusen kroner", "thousand kroner"),
    "MNOK": Words("millioner kroner", "millionar kroner", "million kroner"),
    "NOK": Words("kroner", "kroner", "kroner"),
    PERSON_YEARS: Words("årsverk", "årsverk", "person-years"),
}
"""What units of money and people are called; a unit that is not here is shown by its own name."""


def unit_words(unit: str) -> Words | str:
    """What a unit of money or people is called."""
    return UNIT_WORDS.get(unit, unit)


def currency_of(unit: str) -> str:
    """The currency of a unit like kNOK."""
    return unit[-3:]


def in_whole(unit: str) -> float:
    """What one of a unit like kNOK is in its currency."""
    return FACTORS.get(unit[0], 1.0) if len(unit) == 4 else 1.0


def best_of(estimate: Estimate | None) -> float | None:
    """The best estimate, or None where only a range is given."""
    return None if estimate is None else estimate.best


def average_taken_for_saving(option: Option, cost: Cost) -> bool:
    """Whether a negative amount is an average cost: what one place costs is not what closing saves.

    Source: cases B7.
    """
    lowers = option.change in {"reduce", "stop"} or any(
        best is not None and best < 0 for best in map(best_of, cost.years.values())
    )
    return lowers and cost.basis == "average"


def own_costs(option: Option) -> tuple[Cost, ...]:
    """The costs of the health service itself."""
    return tuple(cost for cost in option.costs if cost.perspective == "health_service")


def may_be_added(option: Option, cost: Cost) -> bool:
    """Whether a cost is in kroner and no average taken for a saving."""
    return currency_of(cost.unit) == KRONER and not average_taken_for_saving(option, cost)


def counted_years(round_: Round) -> tuple[int, ...]:
    """The years that are added up: all plan years when every cost gives them, else the first.

    Options that give one year and options that give four would otherwise not be comparable.
    """
    given = [
        set(cost.years)
        for option in round_.options
        for cost in own_costs(option)
        if may_be_added(option, cost)
    ]
    plan = round_.frame.plan_years or tuple(sorted(set().union(*given)))
    if not plan:
        return ()
    return plan if all(set(plan) <= years for years in given) else plan[:1]


def costs_in_kroner(round_: Round) -> Resource:
    """The yearly cost of each option to the health service, summed over the counted years.

    An option with one cost that may not be added has no known sum; the rest is not the whole.

    Returns:
        The cost. [kroner; negative is a saving; None when not known]
    """
    years = counted_years(round_)
    return Resource(years, {o.id: _cost(o, years) for o in round_.options})


def _cost(option: Option, years: Iterable[int]) -> float | None:
    return whole_sum(
        [_in_kroner(option, cost, year) for cost in own_costs(option) for year in years]
    )


def whole_sum(amounts: Iterable[float | None]) -> float | None:
    """The sum when there is something to add and all of it is known, else None.

    Example:
        >>> whole_sum([2.0, 3.0]), whole_sum([2.0, None]), whole_sum([])
        (5.0, None, None)
    """
    given = list(amounts)
    known = [amount for amount in given if amount is not None]
    return sum(known) if known and len(known) == len(given) else None


def _in_kroner(option: Option, cost: Cost, year: int) -> float | None:
    amount = best_of(cost.years.get(year))
    if amount is None or not may_be_added(option, cost):
        return None
    if cost.per == "option":
        return amount * in_whole(cost.unit)
    recipients = best_of(option.recipients_per_year)
    return None if recipients is None else amount * in_whole(cost.unit) * recipients


def person_years(round_: Round) -> Resource:
    """The person-years of each option over all professions, summed over the counted years.

    Returns:
        Person-years. [negative frees people; None when not known or in another unit]
    """
    years = _years_of_people(round_)
    return Resource(years, {o.id: _people(o, years) for o in round_.options})


def _years_of_people(round_: Round) -> tuple[int, ...]:
    given = [set(line.years) for option in round_.options for line in option.personnel]
    plan = round_.frame.plan_years or tuple(sorted(set().union(*given)))
    return plan if all(set(plan) <= years for years in given) else plan[:1]


def _people(option: Option, years: Iterable[int]) -> float | None:
    return whole_sum(
        [
            best_of(line.years.get(year))
            if line.unit == PERSON_YEARS and line.per == "option"
            else None
            for line in option.personnel
            for year in years
        ]
    )


def recipients(round_: Round) -> dict[str, float | None]:
    """How many each option reaches in a year. [persons; None when not known]"""
    return {option.id: best_of(option.recipients_per_year) for option in round_.options}
