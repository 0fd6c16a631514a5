"""Every set that could be best for some weights, when weights are known only in part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from samvekt.core.errors import OutOfRange
from samvekt.core.message import message
from samvekt.core.portfolio.checking import broken
from samvekt.core.portfolio.constraints import Constraint, MinimumShare
from samvekt.core.portfolio.problem import Limits, Problem, Use, problem
from samvekt.core.tables import Floats, Table

Truths = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class NondominatedPortfolios:
    """All feasible portfolios that no other beats for every weight.

    Attributes:
        options: The options.
        chosen: Which each portfolio funds.
        values: What each is worth at each extreme point of the weights.
    """

    options: tuple[str, ...]
    chosen: Truths  # (portfolio, option)
    values: Floats  # (portfolio, point)

    @property
    def core_index(self) -> dict[str, float]:
        """Share of the portfolios each option is in: 1 is sure, 0 is out, between borderline."""
        return dict(zip(self.options, self.chosen.mean(axis=0).tolist(), strict=True))

    @property
    def portfolios(self) -> tuple[tuple[str, ...], ...]:
        """The options of each portfolio."""
        return tuple(
            tuple(name for name, taken in zip(self.options, row, strict=True) if taken)
            for row in self.chosen
        )


def nondominated_portfolios(
    scores: Table,
    extreme_points: Sequence[Sequence[float]] | Floats,
    use: Use,
    limits: Limits,
    constraints: Sequence[Constraint] = (),
    *,
    most: int = 200_000,
) -> NondominatedPortfolios:
    """Every portfolio that is not dominated for a set of weights.

    A portfolio is dominated when another feasible one is worth at least as much at every extreme
    point of the weights and more at one. Then it is so for all weights between them as well.

    Args:
        scores: Score of each option on each criterion. [option × criterion]
        extreme_points: Corners of the set of weights. [0 or more; point × criterion]
        use: What each option takes of each resource. [unit of the resource; option × resource]
        limits: What there is of each resource; None without a limit.
        constraints: Conditions beside the limits; none that allow parts or pools.
        most: How many unfinished portfolios to keep at once before giving up.

    Returns:
        The portfolios and the core index of each option.

    Raises:
        LabelMismatch: Scores and use do not name the same options.
        OutOfRange: The points do not fit the criteria, options can be funded in part, or there
            are too many portfolios to list; then use scenarios.

    Source:
        Liesiö, Mild & Salo (2007) "Preference programming for robust portfolio modeling and
        project selection", European Journal of Operational Research 181(3);
        docs/methods/portfolio-robustness.md §3.

    Example:
        >>> use = Table(("ward", "home"), ("kroner",), [[70], [60]])
        >>> scores = Table(use.options, ("health", "reach"), [[3, 1], [1, 2]])
        >>> found = nondominated_portfolios(scores, [[1, 0], [0, 1]], use, {"kroner": 100.0})
        >>> found.portfolios
        (('ward',), ('home',))
    """
    worth = _worth(scores, extreme_points, use)
    first = dict(zip(use.options, worth[:, 0].tolist(), strict=True))
    asked = problem(first, use, limits, constraints)
    if asked.partial or asked.pools:
        raise OutOfRange(
            message("Portfolios are listed only where options are funded whole and without pools.")
        )
    order = _order(asked)
    chosen = _built(asked, worth, order, most)
    fits = [not broken(asked, row.astype(np.float64)) for row in chosen]
    chosen = chosen[np.array(fits, dtype=bool)]
    values = chosen @ worth  # (portfolio, point)
    kept = _not_beaten(values, np.zeros((len(values), 1)))
    return NondominatedPortfolios(asked.options, chosen[kept], values[kept])


def _worth(scores: Table, extreme_points: Sequence[Sequence[float]] | Floats, use: Use) -> Floats:
    """What each option is worth at each extreme point. [(option, point)]"""
    points = np.array(extreme_points, dtype=np.float64)
    sensible = points.ndim == 2 and points.shape[1] == len(scores.criteria) and len(points)
    if not sensible or not np.isfinite(points).all() or (points < 0).any():
        raise OutOfRange(
            message(
                "Each extreme point must have a weight of 0 or more for all {criteria} criteria.",
                criteria=len(scores.criteria),
            )
        )
    worth: Floats = scores.in_order_of(use.options, scores.criteria).values @ points.T
    return worth


def _named(asked: Problem) -> set[str]:
    """Options a condition looks at; a minimum share looks at all."""
    if any(isinstance(constraint, MinimumShare) for constraint in asked.constraints):
        return set(asked.options)
    return {name for constraint in asked.constraints for name in constraint.named}


def _order(asked: Problem) -> list[int]:
    """Options named in conditions first: only sets that agree on these can be compared."""
    named = _named(asked)
    places = range(len(asked.options))
    return sorted(places, key=lambda place: asked.options[place] not in named)


def _built(asked: Problem, worth: Floats, order: list[int], most: int) -> Truths:
    """Sets of options, grown one option at a time; a set that cannot end undominated is dropped."""
    named = _named(asked)
    chosen = np.zeros((1, len(asked.options)), dtype=bool)
    for done, place in enumerate(order, start=1):
        if not asked.choosable[place]:
            continue
        more = chosen.copy()
        more[:, place] = True
        chosen = np.vstack([chosen, more])
        chosen = chosen[_can_still_fit(asked, chosen, order[done:])]
        if asked.options[place] not in named:
            chosen = chosen[_may_still_win(asked, worth, chosen, named)]
        if len(chosen) > most:
            raise OutOfRange(
                message(
                    "There are more than {most} portfolios to keep apart. Use scenarios instead.",
                    most=most,
                )
            )
    return chosen


def _can_still_fit(asked: Problem, chosen: Truths, rest: list[int]) -> Truths:
    """Those that fit, if all that can still free resources does."""
    freed = np.minimum(asked.use[rest], 0.0).sum(axis=0)  # (resource,)
    fits: Truths = (chosen @ asked.use + freed <= asked.limits + asked.allowance).all(axis=1)
    return fits


def _may_still_win(asked: Problem, worth: Floats, chosen: Truths, named: set[str]) -> Truths:
    """Those not beaten by a set that takes no more and funds the same of the named options."""
    limited = np.isfinite(asked.limits)
    takes = chosen @ asked.use[:, limited]  # (set, limited resource)
    values = chosen @ worth  # (set, point)
    held = [place for place, name in enumerate(asked.options) if name in named]
    _, group = np.unique(chosen[:, held], axis=0, return_inverse=True)
    kept = np.zeros(len(chosen), dtype=bool)
    for number in range(int(group.max(initial=-1)) + 1):
        members = np.flatnonzero(group.ravel() == number)
        kept[members[_not_beaten(values[members], takes[members])]] = True
    return kept


def _not_beaten(values: Floats, takes: Floats) -> Truths:
    """Those no other is at least as good as everywhere, better at one point, taking no more."""
    size = 1e-12 * np.abs(values).max(initial=0.0)
    kept = np.ones(len(values), dtype=bool)
    for row in range(len(values)):
        as_good = (values >= values[row] - size).all(axis=1)
        better = (values > values[row] + size).any(axis=1)
        kept[row] = not (as_good & better & (takes <= takes[row]).all(axis=1)).any()
    return kept
