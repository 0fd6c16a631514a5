"""Order of buy by value for money, and the best value that can be had at each amount."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from samvekt.core.errors import MissingNumber, OutOfRange
from samvekt.core.message import message
from samvekt.core.portfolio.best import best_of
from samvekt.core.portfolio.constraints import Constraint
from samvekt.core.portfolio.faults import NothingFits
from samvekt.core.portfolio.knapsack.answer import OwnMethod, own_method
from samvekt.core.portfolio.problem import Limits, Problem, Use, Values, problem
from samvekt.core.portfolio.result import Portfolio
from samvekt.core.portfolio.solver import Solver, highs
from samvekt.core.tables import Floats, position


@dataclass(frozen=True, slots=True)
class Step:
    """One triangle: an option with its value over what it takes, and the sums so far.

    An option that takes nothing or less has no ratio, and stands first.
    """

    option: str
    value: float
    use: float
    ratio: float | None
    total_value: float
    total_use: float


@dataclass(frozen=True, slots=True)
class OrderOfBuy:
    """Options by value for one resource, best first, and those that cannot be placed."""

    resource: str
    steps: tuple[Step, ...]
    beside: tuple[str, ...]


def order_of_buy(values: Values, use: Use, resource: str) -> OrderOfBuy:
    """Value-for-money triangles: what to buy first, next and last with one resource.

    The order explains; it does not decide. With several limits, or options that must be bought
    whole, the best set need not be the first ones of the order.

    Args:
        values: What each option is worth; None where it is not assessed. [one unit for all]
        use: What each option takes of each resource. [unit of the resource; option × resource]
        resource: The resource to order by.

    Returns:
        Steps with a value above 0, the best ratio first, equal ones in the order given; options
        without value or use known stand beside.

    Raises:
        LabelMismatch: The options differ, or there is no such resource.

    Source:
        docs/methods/portfolio-explained.md §2.

    Example:
        >>> from samvekt.core.tables import Table
        >>> use = Table(("ward", "home", "gps"), ("kroner",), [[70], [60], [20]])
        >>> order = order_of_buy({"ward": 7.0, "home": 9.0, "gps": 4.0}, use, "kroner")
        >>> [(step.option, step.ratio, step.total_use) for step in order.steps]
        [('gps', 0.2, 20.0), ('home', 0.15, 80.0), ('ward', 0.1, 150.0)]
    """
    position(use.criteria, resource)
    asked = problem(values, use, {name: 0.0 if name == resource else None for name in use.criteria})
    taken = asked.use[:, asked.resources.index(resource)]
    rows = [
        (name, float(value), float(used))
        for name, value, used, known in zip(
            asked.options, asked.values, taken, asked.choosable, strict=True
        )
        if known and (value > 0 or used < 0)
    ]
    rows.sort(key=lambda row: -math.inf if row[2] <= 0 else -row[1] / row[2])
    steps, so_far, spent = [], 0.0, 0.0
    for name, value, used in rows:
        so_far, spent = so_far + value, spent + used
        steps.append(Step(name, value, used, value / used if used > 0 else None, so_far, spent))
    beside = tuple(n for n, k in zip(asked.options, asked.choosable, strict=True) if not k)
    return OrderOfBuy(resource, tuple(steps), beside)


@dataclass(frozen=True, slots=True, eq=False)
class Frontier:
    """The best portfolio at each amount of one resource, the other limits as they are.

    Attributes:
        resource: The resource whose limit changes.
        amounts: The limits tried, rising. [unit of the resource]
        values: The best value at each; not a number where nothing fits. [unit of the values]
        portfolios: The best portfolio at each; None where nothing fits.
    """

    resource: str
    amounts: Floats  # (amount,)
    values: Floats  # (amount,)
    portfolios: tuple[Portfolio | None, ...]


def efficient_frontier(
    values: Values,
    use: Use,
    limits: Limits,
    constraints: Sequence[Constraint] = (),
    *,
    resource: str,
    amounts: Sequence[float] | None = None,
    points: int = 21,
    solver: Solver = highs,
) -> Frontier:
    """The best value at each amount of one resource, each point proven by itself.

    Args:
        values: What each option is worth; None where it is not assessed. [one unit for all]
        use: What each option takes of each resource. [unit of the resource; option × resource]
        limits: What there is of each resource; None without a limit.
        constraints: Conditions beside the limits.
        resource: The resource whose limit changes.
        amounts: The limits to try; None takes `points` even steps from nothing to all options.
        points: How many, when `amounts` is None.
        solver: What solves mixed-integer programs.

    Returns:
        Values that never fall as the amount grows.

    Raises:
        LabelMismatch: There is no such resource.
        OutOfRange: No amounts, or fewer than two points.
        MissingNumber: An amount is infinite or not a number.

    Source:
        docs/methods/portfolio-explained.md §3.

    Example:
        >>> from samvekt.core.tables import Table
        >>> use = Table(("ward", "home"), ("kroner",), [[70], [60]])
        >>> frontier = efficient_frontier(
        ...     {"ward": 9.0, "home": 4.0},
        ...     use,
        ...     {"kroner": None},
        ...     resource="kroner",
        ...     amounts=[50, 60, 70, 130],
        ... )
        >>> frontier.values.tolist()
        [0.0, 4.0, 9.0, 13.0]
    """
    place = position(use.criteria, resource)
    start = problem(values, use, dict(limits) | {resource: 0.0}, constraints)
    tried = _amounts(start, place, amounts, points)
    method = own_method(start.use.size * len(tried))
    found = [
        _best_or_none(start.with_limit(resource, amount), method, solver)
        for amount in tried.tolist()
    ]
    worth = np.array([math.nan if best is None else best.value for best in found])
    return Frontier(resource, tried, worth, tuple(found))


def _amounts(asked: Problem, place: int, amounts: Sequence[float] | None, points: int) -> Floats:
    if amounts is None:
        if points < 2:
            raise OutOfRange(message("A frontier needs at least two points."))
        most = float(np.maximum(asked.use[asked.choosable, place], 0.0).sum())
        return np.linspace(0.0, most, points)
    tried = np.sort(np.array(amounts, dtype=np.float64))
    if not len(tried):
        raise OutOfRange(message("A frontier needs at least one amount."))
    if not np.isfinite(tried).all():
        raise MissingNumber(row=message("amounts"), column=asked.resources[place])
    return tried


def _best_or_none(asked: Problem, method: OwnMethod, solver: Solver) -> Portfolio | None:
    try:
        return best_of(asked, own=method, solver=solver)
    except NothingFits:
        return None
