"""The best set of options that fits: proven, checked, and never believed unchecked."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence

import numpy as np

from samvekt.core.errors import OutOfRange
from samvekt.core.message import Message, message
from samvekt.core.portfolio.checking import broken, payments, use_of, value_of
from samvekt.core.portfolio.conflict import conflict_in
from samvekt.core.portfolio.constraints import Constraint, Row
from samvekt.core.portfolio.faults import NothingFits, WrongAnswer
from samvekt.core.portfolio.knapsack.answer import OwnAnswer, OwnMethod, own_method
from samvekt.core.portfolio.knapsack.presolved import pure
from samvekt.core.portfolio.problem import Limits, Problem, Use, Values, problem
from samvekt.core.portfolio.program import Program, program
from samvekt.core.portfolio.result import KNAPSACK, MIXED_INTEGER, Portfolio, rounded
from samvekt.core.portfolio.solver import Solver, highs
from samvekt.core.tables import Floats

PROVEN = 1e-9
"""A gap below this share of all value is rounding. [share of the sum of the values]"""
WHOLE = 1e-5
"""How far a solver may miss a whole number."""
CORRECTIONS = 50
"""How often a set that misses a limit by rounding is ruled out before giving up."""


def best_portfolio(
    values: Values,
    use: Use,
    limits: Limits,
    constraints: Sequence[Constraint] = (),
    *,
    in_value: Collection[str] = (),
    node_limit: int | None = None,
    own_method_first: bool = True,
    solver: Solver = highs,
) -> Portfolio:
    """The set of options that is worth most within all limits and conditions.

    Args:
        values: What each option is worth, such as value times recipients; None where it is not
            assessed, which is not 0. [one unit for all]
        use: What each option takes of each resource; negative when it frees, None (in `Figures`)
            when not known. [unit of the resource; option × resource]
        limits: What there is of each resource; None without a limit. [unit of the resource]
        constraints: Conditions beside the limits, see `constraints`.
        in_value: Resources the values already count; one that is also a limit gives a warning.
        node_limit: Most nodes to search; None searches until the answer is proven.
        own_method_first: Use the own method where the question is a pure knapsack.
        solver: What solves mixed-integer programs.

    Returns:
        The chosen options and shares, what they are worth and take, an upper bound, and the gap,
        which is 0 when the answer is proven best. Where several sets are equally good, one of
        them.

    Raises:
        LabelMismatch: The inputs do not name the same options or resources.
        MissingNumber: A number is infinite or not a number.
        OutOfRange: The question contradicts itself, or nothing was found within the node limit.
        NothingFits: No portfolio keeps all limits and conditions; the error says which clash.
        WrongAnswer: The solver's answer did not hold when checked.

    Source:
        docs/methods/portfolio.md.

    Example:
        >>> from samvekt.core.tables import Table
        >>> use = Table(
        ...     ("ward", "home", "gps"), ("kroner", "nurses"), [[70, 2], [60, 1], [30, 0.5]]
        ... )
        >>> best = best_portfolio(
        ...     {"ward": 9.0, "home": 6.0, "gps": 4.0}, use, {"kroner": 100.0, "nurses": 2.0}
        ... )
        >>> best.chosen, best.value, best.slack, best.gap
        (('home', 'gps'), 10.0, {'kroner': 10.0, 'nurses': 0.5}, 0.0)
    """
    asked = problem(values, use, limits, constraints, in_value=in_value)
    return best_of(asked, node_limit=node_limit, own_method_first=own_method_first, solver=solver)


def best_of(
    asked: Problem,
    *,
    node_limit: int | None = None,
    own: OwnMethod | None = None,
    own_method_first: bool = True,
    solver: Solver = highs,
) -> Portfolio:
    """The best portfolio of a question put together before; `own` may carry what was learnt."""
    before = _by_own_method(asked, own, node_limit, solver) if own_method_first else None
    if before is not None and before.proven:
        return _answered(asked, before.shares, before.bound, KNAPSACK)
    shares, bound = _by_program(asked, node_limit, solver, before)
    return _answered(asked, shares, bound, MIXED_INTEGER)


def _by_own_method(
    asked: Problem, own: OwnMethod | None, node_limit: int | None, solver: Solver
) -> OwnAnswer | None:
    knapsack = pure(asked)
    if knapsack is None:
        return None
    if (knapsack.room < 0).any():
        raise NothingFits(conflict_in(asked, solver))
    method = own or own_method(knapsack.use.size, node_limit=node_limit)
    return method.best(knapsack)


def _by_program(
    asked: Problem, node_limit: int | None, solver: Solver, before: OwnAnswer | None
) -> tuple[Floats, float]:
    """Shares and bound by the general solver, checked."""
    shares, bound = _solved(asked, program(asked), node_limit, solver, before)
    if before is None:
        return shares, bound
    if bound < value_of(asked, before.shares) - _rounding(asked):
        raise WrongAnswer(message("a better portfolio is known than the best it says there is."))
    if value_of(asked, shares) < value_of(asked, before.shares):
        shares = before.shares
    return shares, min(bound, before.bound)


def _solved(
    asked: Problem,
    whole: Program,
    node_limit: int | None,
    solver: Solver,
    before: OwnAnswer | None,
) -> tuple[Floats, float]:
    for _ in range(CORRECTIONS):
        answer = solver(whole, node_limit)
        if answer.variables is None:
            _refuse_nothing(asked, answer.bound, node_limit, solver, before)
            return (before.shares if before else np.zeros(0)), answer.bound
        shares = _shares(whole, answer.variables)
        said = broken(asked, shares)
        if not said:
            return shares, answer.bound
        if not _nearly_keeps(whole, answer.variables) or asked.partial:
            raise WrongAnswer(said[0])
        whole = whole.and_row(another_than(asked, shares))
    raise WrongAnswer(message("it misses a limit by rounding again and again."))


def _shares(whole: Program, variables: Floats) -> Floats:
    """Shares as a solver says them, whole ones exactly whole."""
    if not np.isfinite(variables).all():
        raise WrongAnswer(message("a share is not a number."))
    shares, must_be_whole = variables[whole.shares], whole.whole[whole.shares]
    missed = np.abs(shares - np.rint(shares))[must_be_whole]
    if (missed > WHOLE).any():
        raise WrongAnswer(message("an option that cannot be divided is divided."))
    return np.where(must_be_whole, np.rint(shares), rounded(shares))


def _nearly_keeps(whole: Program, variables: Floats) -> bool:
    """True when rows are missed only by what a solver allows itself."""
    sums, slip = whole.rows @ variables, 1e-5
    return bool((sums >= whole.low - slip).all() and (sums <= whole.high + slip).all())


def another_than(asked: Problem, shares: Floats) -> Row:
    """A row that rules out one set of whole options and nothing else."""
    chosen = shares > 0.5
    signs = {place: -1.0 if taken else 1.0 for place, taken in enumerate(chosen.tolist())}
    return Row(signs, 1.0 - float(chosen.sum()), float(len(asked.options)))


def _refuse_nothing(
    asked: Problem,
    bound: float,
    node_limit: int | None,
    solver: Solver,
    before: OwnAnswer | None,
) -> None:
    if bound == -math.inf:
        if not broken(asked, np.zeros(len(asked.options))) or before is not None:
            raise WrongAnswer(message("it says that nothing fits, but something does."))
        raise NothingFits(conflict_in(asked, solver))
    if before is None:
        raise OutOfRange(
            message(
                "No portfolio was found within {nodes} nodes. Allow more.", nodes=node_limit or 0
            )
        )


def _rounding(asked: Problem) -> float:
    return PROVEN * float(np.abs(asked.worth).sum())


def _answered(asked: Problem, shares: Floats, bound: float, method: str) -> Portfolio:
    """The portfolio, checked to fit and to be worth no more than the bound."""
    said = broken(asked, shares)
    if said:
        raise WrongAnswer(said[0])
    value, rounding = value_of(asked, shares), _rounding(asked)
    if not value <= bound + 100 * rounding:
        raise WrongAnswer(
            message(
                "it is worth {value:,.6g}, but its own bound is {bound:,.6g}.",
                value=value,
                bound=bound,
            )
        )
    gap = 0.0 if bound - value <= rounding else bound - value
    return Portfolio(
        asked.options,
        shares,
        value,
        asked.resources,
        use_of(asked, shares),
        asked.limits,
        value + gap,
        gap,
        method,
        payments(asked, shares),
        asked.not_assessed,
        asked.use_not_known,
        (*asked.messages, *_not_proven(value, gap)),
    )


def _not_proven(value: float, gap: float) -> tuple[Message, ...]:
    if gap == 0:
        return ()
    return (
        message(
            "This is not proven best: no portfolio is worth more than {bound:,.4g}, which is "
            "{gap:,.3g} more than this one.",
            bound=value + gap,
            gap=gap,
        ),
    )
