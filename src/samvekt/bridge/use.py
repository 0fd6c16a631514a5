"""What an option takes of a budget or a profession in a year."""

from __future__ import annotations

from samvekt.bridge.figures import (
    PERSON_YEARS,
    average_taken_for_saving,
    best_of,
    currency_of,
    in_whole,
    own_costs,
    whole_sum,
)
from samvekt.formats.dossier.decision import Budget, PersonnelLimit
from samvekt.formats.dossier.evidence import Cost
from samvekt.formats.dossier.options import Option


def use_of(option: Option, limit: Budget | PersonnelLimit, year: int) -> float | None:
    """What an option takes in a year; negative when it frees something.

    Returns:
        The amount; None where it is not known. [unit of the limit]
    """
    if isinstance(limit, Budget):
        return _money(option, limit, year)
    return _people(option, limit, year)


def pays(option: Option, cost: Cost, budget: Budget) -> bool:
    """Whether a budget pays a cost, and the cost may be added to it."""
    return (
        cost in own_costs(option)
        and budget.kind in {"both", cost.kind}
        and currency_of(cost.unit) == currency_of(budget.unit)
        and not average_taken_for_saving(option, cost)
    )


def _money(option: Option, budget: Budget, year: int) -> float | None:
    """An option whose costs are all of the other kind takes none of the budget."""
    own = own_costs(option)
    costs = [cost for cost in own if budget.kind in {"both", cost.kind}]
    if own and not costs:
        return 0.0
    return whole_sum([_amount(option, cost, budget, year) for cost in costs])


def _amount(option: Option, cost: Cost, budget: Budget, year: int) -> float | None:
    if cost.duration == "one_off" and year not in cost.years and min(cost.years) < year:
        return 0.0  # a one-off is over
    best = best_of(cost.years.get(year)) if pays(option, cost, budget) else None
    times = 1.0 if cost.per == "option" else best_of(option.recipients_per_year)
    if best is None or times is None:
        return None
    return best * times * in_whole(cost.unit) / in_whole(budget.unit)


def _people(option: Option, limit: PersonnelLimit, year: int) -> float | None:
    """Person-years of one profession; an option that names only others takes none of it."""
    if not option.personnel:
        return None
    lines = [line for line in option.personnel if line.profession == limit.profession]
    amounts = [
        best_of(line.years.get(year))
        if line.unit == PERSON_YEARS and line.per == "option"
        else None
        for line in lines
    ]
    return whole_sum(amounts) if amounts else 0.0
