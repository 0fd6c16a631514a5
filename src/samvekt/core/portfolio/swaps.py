"""The next best sets: what would go out, what would come in, and what would be lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from samvekt.core.message import Message, message
from samvekt.core.portfolio.best import best_of
from samvekt.core.portfolio.constraints import AtLeast, AtMost, Constraint
from samvekt.core.portfolio.faults import NothingFits
from samvekt.core.portfolio.problem import Limits, Problem, Use, Values, problem
from samvekt.core.portfolio.result import Portfolio
from samvekt.core.portfolio.solver import Solver, highs


@dataclass(frozen=True, slots=True, eq=False)
class Swap:
    """Another portfolio beside the best one."""

    taken_out: tuple[str, ...]
    taken_in: tuple[str, ...]
    portfolio: Portfolio
    value_lost: float

    @property
    def said(self) -> Message:
        """The swap for a reader."""
        if not self.taken_out:
            return message(
                "In with {taken_in}: the value falls by {lost:,.3g}.",
                taken_in=self.taken_in,
                lost=self.value_lost,
            )
        return message(
            "Out with {taken_out}, in with {taken_in}: the value falls by {lost:,.3g}.",
            taken_out=self.taken_out,
            taken_in=self.taken_in,
            lost=self.value_lost,
        )


def next_swaps(
    values: Values,
    use: Use,
    limits: Limits,
    constraints: Sequence[Constraint] = (),
    *,
    count: int = 3,
    best: Portfolio | None = None,
    solver: Solver = highs,
) -> tuple[Swap, ...]:
    """The best portfolios that each bring in something the best one does not fund.

    The first brings in at least one option that is out now. Each of the next brings in a set
    that does not hold all that an earlier one brought in, so that the swaps are different ideas and
    not one idea with small changes.

    Args:
        values: What each option is worth; None where it is not assessed. [one unit for all]
        use: What each option takes of each resource. [unit of the resource; option × resource]
        limits: What there is of each resource; None without a limit.
        constraints: Conditions beside the limits.
        count: How many swaps to find.
        best: The best portfolio of the same question, when it is known already.
        solver: What solves mixed-integer programs.

    Returns:
        At most `count` swaps, the least lost first; fewer when there are no more.

    Raises:
        NothingFits: No portfolio keeps all limits and conditions.

    Source:
        docs/methods/portfolio-explained.md §4.

    Example:
        >>> from samvekt.core.tables import Table
        >>> use = Table(("ward", "home", "gps"), ("kroner",), [[70], [60], [30]])
        >>> swaps = next_swaps(
        ...     {"ward": 9.0, "home": 4.0, "gps": 3.0}, use, {"kroner": 100.0}
        ... )
        >>> [(swap.taken_out, swap.taken_in, swap.value_lost) for swap in swaps]
        [(('ward',), ('home',), 5.0)]
    """
    asked = problem(values, use, limits, constraints)
    best = best or best_of(asked, solver=solver)
    now, swaps = set(best.chosen), list[Swap]()
    outside = tuple(name for name in asked.options if name not in now)
    open_ = tuple(n for n in outside if asked.choosable[asked.place(n)])
    if not open_:
        return ()
    more: list[Constraint] = [AtLeast(1, open_)]
    while len(swaps) < count:
        found = _other(asked, more, solver)
        if found is None:
            break
        taken_in = tuple(name for name in found.chosen if name not in now)
        taken_out = tuple(name for name in best.chosen if name not in set(found.chosen))
        swaps.append(Swap(taken_out, taken_in, found, max(best.value - found.value, 0.0)))
        more.append(AtMost(len(taken_in) - 1, taken_in))
    return tuple(swaps)


def _other(asked: Problem, more: list[Constraint], solver: Solver) -> Portfolio | None:
    try:
        return best_of(asked.with_constraints((*asked.constraints, *more)), solver=solver)
    except NothingFits:
        return None
