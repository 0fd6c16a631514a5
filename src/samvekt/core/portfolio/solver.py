"""The general solver: HiGHS through SciPy, kept quiet and asked exactly."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, linprog, milp  # type: ignore[import-untyped]

from samvekt.core.message import message
from samvekt.core.portfolio.faults import WrongAnswer
from samvekt.core.portfolio.program import Program
from samvekt.core.portfolio.quiet import no_standard_output
from samvekt.core.tables import Floats

OPTIMAL, STOPPED, INFEASIBLE, UNBOUNDED = 0, 1, 2, 3
SIZE = 1e5
"""What the values are scaled to sum to, so that the solver's absolute gap of 1e-6 is small."""


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """What a solver says.

    Attributes:
        variables: The best it found, or None when it found nothing.
        bound: No answer is worth more than this; minus infinity when nothing fits.
    """

    variables: Floats | None
    bound: float


Solver = Callable[[Program, int | None], Answer]
"""Takes a program and the most nodes to search (None: as many as it takes)."""


def highs(asked: Program, node_limit: int | None) -> Answer:
    """The best answer by HiGHS, to a gap of zero unless the nodes run out."""
    scale = _scale(asked.worth)
    options: dict[str, float | bool] = {"mip_rel_gap": 0.0, "disp": False}
    if node_limit is not None:
        options["node_limit"] = node_limit
    with no_standard_output():
        found = milp(
            -asked.worth / scale,
            integrality=asked.whole.astype(int),
            bounds=Bounds(0.0, asked.top),
            constraints=_rows(asked),
            options=options,
        )
    if found.status == INFEASIBLE:
        return Answer(None, -math.inf)
    if found.status not in {OPTIMAL, STOPPED}:
        raise WrongAnswer(message("the solver stopped with {status}.", status=str(found.message)))
    bound = math.inf if found.mip_dual_bound is None else -float(found.mip_dual_bound) * scale
    return Answer(None if found.x is None else np.asarray(found.x, dtype=np.float64), bound)


@dataclass(frozen=True, slots=True, eq=False)
class Relaxed:
    """The best when every option can be divided, and what each row's limit is worth there."""

    value: float
    variables: Floats  # (variable,)
    price: Floats  # (row,) of `high`, 0 or more; of `low`, 0 or less


def relaxed(asked: Program) -> Relaxed | None:
    """The linear relaxation, or None when not even that can be."""
    scale = _scale(asked.worth)
    upper, lower = np.isfinite(asked.high), np.isfinite(asked.low)
    sides = np.vstack([asked.rows[upper], -asked.rows[lower]])
    rooms = np.concatenate([asked.high[upper], -asked.low[lower]])
    with no_standard_output():
        found = linprog(
            -asked.worth / scale,
            A_ub=sides,
            b_ub=rooms,
            bounds=np.column_stack([np.zeros(len(asked.top)), asked.top]),
            method="highs",
        )
    if found.status == INFEASIBLE:
        return None
    if found.status != OPTIMAL:
        raise WrongAnswer(message("the solver stopped with {status}.", status=str(found.message)))
    price = np.zeros(len(asked.rows))
    marginal = -np.asarray(found.ineqlin.marginals) * scale
    price[upper] += marginal[: upper.sum()]
    price[lower] -= marginal[upper.sum() :]
    return Relaxed(-float(found.fun) * scale, np.asarray(found.x, dtype=np.float64), price)


def _scale(worth: Floats) -> float:
    """What to divide by; no less than can be divided by."""
    total = float(np.abs(worth).sum())
    return max(total / SIZE, 1e-300) if total > 0 else 1.0


def _rows(asked: Program) -> list[LinearConstraint]:
    return [LinearConstraint(asked.rows, asked.low, asked.high)] if len(asked.rows) else []
