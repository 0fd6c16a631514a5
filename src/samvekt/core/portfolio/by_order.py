"""Down the order of a ranking rule: each option is funded if it fits with those above it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from samvekt.core.errors import OutOfRange
from samvekt.core.message import message
from samvekt.core.portfolio.best import best_of
from samvekt.core.portfolio.checking import value_of
from samvekt.core.portfolio.constraints import NEARLY, AtLeast, Constraint, Partial
from samvekt.core.portfolio.problem import Limits, Use, Values, problem
from samvekt.core.portfolio.result import ORDER, Portfolio
from samvekt.core.portfolio.solver import Solver, highs


def portfolio_by_order(
    places: Mapping[str, int | None],
    use: Use,
    limits: Limits,
    constraints: Sequence[Constraint] = (),
    *,
    values: Values | None = None,
    solver: Solver = highs,
) -> Portfolio:
    """The best set when a higher place counts more than all lower places together.

    Place by place, as many options as possible are funded without giving up any above. So an
    option may be passed over because it does not fit, and a lower one funded.

    Args:
        places: Place of each option by a rule, 1 is best; None for one without a place, which is
            shown beside.
        use: What each option takes of each resource. [unit of the resource; option × resource]
        limits: What there is of each resource; None without a limit.
        constraints: Conditions beside the limits.
        values: What the value of the answer is counted in; None counts funded options.
        solver: What solves mixed-integer programs.

    Returns:
        The portfolio, with method `order`. It is proven best by the order, so its gap is 0; by
        values another may be better.

    Raises:
        The same as `best_portfolio`; OutOfRange also when a place is below 1.

    Source:
        Lexicographic optimisation; docs/methods/portfolio.md §6.

    Example:
        >>> from samvekt.core.tables import Table
        >>> use = Table(("ward", "home", "gps"), ("kroner",), [[70], [60], [30]])
        >>> portfolio_by_order({"ward": 1, "home": 2, "gps": 3}, use, {"kroner": 100.0}).chosen
        ('ward', 'gps')
    """
    _refuse_wrong_places(places)
    ones = {name: None if place is None else 1.0 for name, place in places.items()}
    asked = problem(ones, use, limits, constraints)
    if values is not None:
        counted = problem(values, use, limits, constraints)
        asked = replace(asked, values=counted.values, worth=counted.worth)
    kept: list[Constraint] = []
    parts: dict[str, float] = {}
    found = best_of(asked.with_worth(np.zeros(len(asked.options))), solver=solver)
    for place in sorted({place for place in places.values() if place is not None}):
        group = tuple(name for name in asked.options if places[name] == place)
        counts = np.array([float(name in group) for name in asked.options])
        conditions = (*_with_parts_kept(asked.constraints, parts), *kept)
        found = best_of(asked.with_constraints(conditions).with_worth(counts), solver=solver)
        count = sum(name in group for name in found.chosen)
        kept.append(AtLeast(count, group))
        parts |= {name: found.share_of(name) for name in group if name in found.chosen}
    value = value_of(asked, found.shares)
    return replace(
        found, value=value, upper_bound=value, gap=0.0, method=ORDER, messages=asked.messages
    )


def _with_parts_kept(
    constraints: Sequence[Constraint], parts: Mapping[str, float]
) -> tuple[Constraint, ...]:
    """The conditions, with what is funded in part higher up funded at least as much."""
    return tuple(
        Partial(one.option, max(one.minimum_share, parts[one.option] * (1 - NEARLY)))
        if isinstance(one, Partial) and one.option in parts
        else one
        for one in constraints
    )


def _refuse_wrong_places(places: Mapping[str, int | None]) -> None:
    for name, place in places.items():
        if place is not None and place < 1:
            raise OutOfRange(
                message("The place of {option} is {place}; 1 is best.", option=name, place=place)
            )
