"""What each limit and each condition costs: how much more there would be without it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from samvekt.core.message import Message, message
from samvekt.core.portfolio.best import best_of
from samvekt.core.portfolio.constraints import Constraint, Partial, Pool
from samvekt.core.portfolio.problem import Limits, Problem, Use, Values, problem
from samvekt.core.portfolio.result import Portfolio
from samvekt.core.portfolio.solver import Solver, highs


@dataclass(frozen=True, slots=True, eq=False)
class LimitPrice:
    """What would be gained if one limit or condition did not hold.

    Attributes:
        resource: The resource of the limit; None for a condition.
        said: The limit or condition, for a reader.
        without: The best portfolio without it.
        gained: What that is worth beyond the best portfolio with it. [unit of the values]
        taken_in: Options only the portfolio without it funds.
        taken_out: Options only the portfolio with it funds.
    """

    resource: str | None
    said: Message
    without: Portfolio
    gained: float
    taken_in: tuple[str, ...]
    taken_out: tuple[str, ...]

    @property
    def message(self) -> Message:
        """The price, for a reader."""
        return message(
            "If this did not hold, the value would be {gained:,.3g} higher: {limit}",
            gained=self.gained,
            limit=self.said,
        )


def limit_prices(
    values: Values,
    use: Use,
    limits: Limits,
    constraints: Sequence[Constraint] = (),
    *,
    best: Portfolio | None = None,
    solver: Solver = highs,
) -> tuple[LimitPrice, ...]:
    """What each limit and each condition costs, one at a time, the others kept.

    A limit that costs nothing alone may cost much together with another. Pools and partial
    funding only widen the choice, so they have no price.

    Args:
        values: What each option is worth; None where it is not assessed. [one unit for all]
        use: What each option takes of each resource. [unit of the resource; option × resource]
        limits: What there is of each resource; None without a limit.
        constraints: Conditions beside the limits.
        best: The best portfolio of the same question, when it is known already.
        solver: What solves mixed-integer programs.

    Returns:
        Limits in the order of the resources, then conditions in their own.

    Raises:
        NothingFits: No portfolio keeps all limits and conditions.

    Source:
        docs/methods/portfolio-prices.md §2.

    Example:
        >>> from samvekt.core.tables import Table
        >>> use = Table(("ward", "home"), ("kroner", "nurses"), [[70, 1], [60, 1]])
        >>> prices = limit_prices(
        ...     {"ward": 9.0, "home": 4.0}, use, {"kroner": 200.0, "nurses": 1.0}
        ... )
        >>> [(price.resource, price.gained) for price in prices]
        [('kroner', 0.0), ('nurses', 4.0)]
    """
    asked = problem(values, use, limits, constraints)
    now = best or best_of(asked, solver=solver)
    found = []
    for resource, limit in zip(asked.resources, asked.limits.tolist(), strict=True):
        if math.isfinite(limit):
            said = message(
                "The limit of {limit:,.10g} on {resource}.", limit=limit, resource=resource
            )
            found.append(_price(asked.without_limit(resource), resource, said, now, solver))
    for place, constraint in enumerate(asked.constraints):
        if not isinstance(constraint, Partial | Pool):
            rest = (*asked.constraints[:place], *asked.constraints[place + 1 :])
            fewer = asked.with_constraints(rest)
            found.append(_price(fewer, None, constraint.said, now, solver))
    return tuple(found)


def _price(
    asked: Problem, resource: str | None, said: Message, now: Portfolio, solver: Solver
) -> LimitPrice:
    without = best_of(asked, solver=solver)
    before, after = set(now.chosen), set(without.chosen)
    return LimitPrice(
        resource,
        said,
        without,
        max(without.value - now.value, 0.0),
        tuple(name for name in without.chosen if name not in before),
        tuple(name for name in now.chosen if name not in after),
    )
