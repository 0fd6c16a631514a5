"""What one krone or one person-year more is worth at the margin, and how far that reaches."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from samvekt.core.message import Message, message
from samvekt.core.portfolio.conflict import conflict_in
from samvekt.core.portfolio.constraints import Constraint
from samvekt.core.portfolio.faults import NothingFits
from samvekt.core.portfolio.problem import Limits, Problem, Use, Values, problem
from samvekt.core.portfolio.program import Program, program
from samvekt.core.portfolio.solver import Relaxed, Solver, highs, relaxed


@dataclass(frozen=True, slots=True)
class ShadowPrice:
    """What one more unit of a resource is worth when every option can be divided.

    Attributes:
        resource: The resource.
        price: Value for one unit more. [unit of the values for each unit of the resource]
        limit: What there is of it now.
        low: Least limit at which the price is the same.
        high: Most at which it is the same; infinite when it stays so.
        relaxed_value: What the best divided portfolio is worth; no whole one is worth more.
    """

    resource: str
    price: float
    limit: float
    low: float
    high: float
    relaxed_value: float

    @property
    def said(self) -> Message:
        """The price for a reader, with what it does not say."""
        if self.price == 0:
            return message(
                "More of {resource} is worth nothing at the margin: something else sets the limit.",
                resource=self.resource,
            )
        if math.isinf(self.high):
            return message(
                "One more of {resource} is worth about {price:.3g} at the margin, from a limit of "
                "{low:,.6g} and up. It holds for small changes and as if options could be divided.",
                resource=self.resource,
                price=self.price,
                low=self.low,
            )
        return message(
            "One more of {resource} is worth about {price:.3g} at the margin, while the limit is "
            "from {low:,.6g} to {high:,.6g}. It holds for small changes and as if options could "
            "be divided.",
            resource=self.resource,
            price=self.price,
            low=self.low,
            high=self.high,
        )


def shadow_prices(
    values: Values,
    use: Use,
    limits: Limits,
    constraints: Sequence[Constraint] = (),
    *,
    solver: Solver = highs,
) -> tuple[ShadowPrice, ...]:
    """The marginal worth of each limited resource, from the linear relaxation.

    Args:
        values: What each option is worth; None where it is not assessed. [one unit for all]
        use: What each option takes of each resource. [unit of the resource; option × resource]
        limits: What there is of each resource; None without a limit.
        constraints: Conditions beside the limits.
        solver: Used only to say why nothing fits.

    Returns:
        One price for each resource with a limit, and the limits between which it is the same
        when the other limits stay. Where a limit is at an end of its range, the price holds to
        one side.

    Raises:
        NothingFits: Not even divided options keep all limits and conditions.

    Source:
        Duality of linear programming; docs/methods/portfolio-prices.md §3.

    Example:
        >>> from samvekt.core.tables import Table
        >>> use = Table(("ward", "home"), ("kroner",), [[50], [100]])
        >>> (price,) = shadow_prices({"ward": 10.0, "home": 5.0}, use, {"kroner": 100.0})
        >>> round(price.price, 6), round(price.low, 6), round(price.high, 6)
        (0.05, 50.0, 150.0)
    """
    asked = problem(values, use, limits, constraints)
    whole = program(asked)
    now = relaxed(whole)
    if now is None:
        raise NothingFits(conflict_in(asked, solver))
    found, row = [], 0
    for resource, limit in zip(asked.resources, asked.limits.tolist(), strict=True):
        if math.isfinite(limit):
            found.append(_shadow(asked, whole, now, resource, row))
            row += 1
    return tuple(found)


def _shadow(asked: Problem, whole: Program, now: Relaxed, resource: str, row: int) -> ShadowPrice:
    place = asked.resources.index(resource)
    size = float(whole.size[row])
    limit = float(asked.limits[place])
    price = float(now.price[row]) / size
    worth = float(np.abs(asked.worth).sum())
    if price * size <= 1e-9 * worth:
        price = 0.0
    low, high = (_end(whole, now, row, price * size, sign) * size for sign in (-1.0, 1.0))
    return ShadowPrice(resource, price, limit, min(low, limit), max(high, limit), now.value)


def _end(whole: Program, now: Relaxed, row: int, price: float, sign: float) -> float:
    """How far the limit of a row can go while the best value follows the price.

    The limit becomes a variable, as far as possible above or below, and the value must be what the
    price says it is: value(x) ≥ value now + price · (limit − limit now).
    """
    limit = float(whole.high[row])
    rows = np.column_stack([whole.rows, np.zeros(len(whole.rows))])
    rows[row, -1] = -1.0
    scale = 1.0 / (float(np.abs(whole.worth).max(initial=0.0)) or 1.0)
    follows = np.append(whole.worth, -price) * scale
    least = (now.value - price * limit) * scale
    reach = 10.0 * (float(np.abs(whole.rows[row]).sum()) + abs(limit))
    base = limit - reach
    wide = replace(
        whole,
        worth=np.append(np.zeros(len(whole.worth)), sign),
        rows=np.vstack([rows, follows]),
        low=np.append(whole.low, least - 1e-9 * max(1.0, abs(least))),
        high=np.append(whole.high, math.inf),
        size=np.append(whole.size, 1.0),
        top=np.append(whole.top, 2 * reach),
        whole=np.append(whole.whole, False),
    )
    # the new variable is the limit less `base`, so that it is never below 0
    wide.high[row] = base
    wide.low[-1] += price * base * scale
    found = relaxed(wide)
    if found is None:
        return limit
    end = float(f"{float(found.variables[-1]) + base:.7g}")  # the solver's own rounding
    if abs(end) <= 1e-7 * reach:
        return 0.0
    if sign > 0 and end >= limit + reach * 0.999:
        return math.inf
    return end
