"""Why nothing fits: a smallest set of limits and conditions that cannot be kept together."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from samvekt.core.message import Message, message
from samvekt.core.portfolio.constraints import Constraint, Partial, Pool
from samvekt.core.portfolio.problem import Limits, Problem, Use, Values, problem
from samvekt.core.portfolio.program import program
from samvekt.core.portfolio.solver import Solver, highs


@dataclass(frozen=True, slots=True)
class _Part:
    """A limit by its resource, or a condition by its place; with what it says."""

    resource: str | None
    place: int | None
    said: Message


def smallest_conflict(
    values: Values,
    use: Use,
    limits: Limits,
    constraints: Sequence[Constraint] = (),
    *,
    solver: Solver = highs,
) -> tuple[Message, ...]:
    """A smallest set of limits and conditions that cannot be kept together, in words.

    Take any one of them away and the rest can be kept. There may be other such sets.

    Args:
        values: What each option is worth; None where it is not assessed. [one unit for all]
        use: What each option takes of each resource. [unit of the resource; option × resource]
        limits: What there is of each resource; None without a limit.
        constraints: Conditions beside the limits.
        solver: What solves mixed-integer programs.

    Returns:
        Sentences; none when there is a portfolio that keeps everything.

    Source:
        Deletion filter, Chinneck & Dravnieks (1991), ORSA Journal on Computing 3(2);
        docs/methods/portfolio-explained.md §6.

    Example:
        >>> from samvekt.core.portfolio import AtLeast
        >>> from samvekt.core.tables import Table
        >>> use = Table(("ward", "home"), ("kroner",), [[70.0], [60.0]])
        >>> said = smallest_conflict(
        ...     {"ward": 2.0, "home": 1.0}, use, {"kroner": 100.0}, [AtLeast(2, ("ward", "home"))]
        ... )
        >>> [str(sentence) for sentence in said]
        ['The limit of 100 on kroner.', 'At least 2 of ward, home.']
    """
    return conflict_in(problem(values, use, limits, constraints), solver)


def conflict_in(asked: Problem, solver: Solver = highs) -> tuple[Message, ...]:
    """A smallest conflict of a question put together before."""
    if not _impossible(asked, solver):
        return ()
    parts = _parts(asked)
    for part in tuple(parts):
        fewer = [other for other in parts if other is not part]
        if _impossible(_only(asked, fewer), solver):
            parts = fewer
    return tuple(part.said for part in parts)


def _impossible(asked: Problem, solver: Solver) -> bool:
    flat = program(asked.with_worth(np.zeros(len(asked.options))))
    answer = solver(flat, None)
    return answer.variables is None and answer.bound == -math.inf


def _parts(asked: Problem) -> list[_Part]:
    parts = [
        _Part(
            resource,
            None,
            message("The limit of {limit:,.10g} on {resource}.", limit=limit, resource=resource),
        )
        for resource, limit in zip(asked.resources, asked.limits.tolist(), strict=True)
        if math.isfinite(limit)
    ]
    return parts + [
        _Part(None, place, constraint.said)
        for place, constraint in enumerate(asked.constraints)
        if not isinstance(constraint, Partial | Pool)
    ]


def _only(asked: Problem, parts: list[_Part]) -> Problem:
    """The question with no other limits and conditions; what widens a choice stays."""
    places = {part.place for part in parts}
    kept = asked.with_constraints(
        constraint
        for place, constraint in enumerate(asked.constraints)
        if place in places or isinstance(constraint, Partial | Pool)
    )
    resources = {part.resource for part in parts}
    for resource in asked.resources:
        if resource not in resources:
            kept = kept.without_limit(resource)
    return kept
