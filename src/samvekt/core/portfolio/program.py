"""The question as a mixed-integer linear program: variables, rows, what is to be greatest."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from samvekt.core.portfolio.constraints import Row
from samvekt.core.portfolio.problem import Problem
from samvekt.core.tables import Floats


@dataclass(frozen=True, slots=True, eq=False)
class Program:
    """Greatest sum of `worth`, with `low` ≤ `rows` · x ≤ `high` and 0 ≤ x ≤ `top`.

    Attributes:
        worth: What one of each variable adds to the value.
        rows: Coefficients.
        low: Least a row may be.
        high: Most a row may be.
        size: What each row was divided by, so that its largest coefficient is 1.
        top: Most a variable may be.
        whole: True for variables that are 0 or 1.
        shares: Where the shares of the options stand, in the order of the options.
    """

    worth: Floats  # (variable,)
    rows: Floats  # (row, variable)
    low: Floats  # (row,)
    high: Floats  # (row,)
    size: Floats  # (row,)
    top: Floats  # (variable,)
    whole: NDArray[np.bool_]  # (variable,)
    shares: slice

    def and_row(self, row: Row) -> Program:
        """The same program with one more row below."""
        more = _stacked([row], len(self.worth))
        both = zip((self.rows, self.low, self.high, self.size), more, strict=True)
        rows, low, high, size = (np.concatenate(pair) for pair in both)
        return replace(self, rows=rows, low=low, high=high, size=size)


@dataclass(slots=True)
class Variables:
    """Where the variables stand: shares first, then funded-at-all, then what pools pay."""

    asked: Problem
    funded_at: dict[str, int] = field(default_factory=dict)
    paid_at: dict[tuple[str, str], int] = field(default_factory=dict)
    count: int = 0

    def __post_init__(self) -> None:
        """One share for each option, and what partial options and pools need beside."""
        self.count = len(self.asked.options)
        for option in self.asked.partial:
            self.funded_at[option] = self._next()
        for pool in self.asked.pools:
            for option in pool.options:
                self.paid_at[pool.name, option] = self._next()

    def _next(self) -> int:
        self.count += 1
        return self.count - 1

    def share(self, option: str) -> int:
        """The variable that says how much of an option is funded."""
        return self.asked.place(option)

    def funded(self, option: str) -> int:
        """The variable that is 1 when an option is funded at all."""
        return self.funded_at.get(option, self.asked.place(option))

    def amounts(self, of: str) -> Mapping[str, float]:
        """What one full option counts."""
        return self.asked.amounts(of)


def program(asked: Problem) -> Program:
    """The mixed-integer linear program of a question.

    Source:
        docs/methods/portfolio.md §4.
    """
    variables = Variables(asked)
    rows = [*_limit_rows(asked, variables), *_pool_rows(asked, variables)]
    rows += [row for constraint in asked.constraints for row in constraint.rows(variables)]
    matrix, low, high, size = _stacked(rows, variables.count)
    worth, top = np.zeros(variables.count), np.full(variables.count, math.inf)
    whole = np.zeros(variables.count, dtype=bool)
    count = len(asked.options)
    worth[:count] = asked.worth
    top[:count] = asked.choosable
    whole[:count] = True
    for option, funded in variables.funded_at.items():
        whole[asked.place(option)], whole[funded], top[funded] = False, True, 1.0
    return Program(worth, matrix, low, high, size, top, whole, slice(0, count))


def _limit_rows(asked: Problem, variables: Variables) -> list[Row]:
    rows = []
    for r, resource in enumerate(asked.resources):
        if math.isinf(asked.limits[r]):
            continue
        taken = {place: float(asked.use[place, r]) for place in range(len(asked.options))}
        pools = [pool for pool in asked.pools if pool.resource == resource]
        paid = {variables.paid_at[pool.name, name]: -1.0 for pool in pools for name in pool.options}
        rows.append(Row(taken | paid, -math.inf, float(asked.limits[r])))
    return rows


def _pool_rows(asked: Problem, variables: Variables) -> list[Row]:
    """A pool pays no more than it has, and all pools no more for an option than it takes."""
    rows, by_option = [], dict[tuple[str, str], list[int]]()
    for pool in asked.pools:
        places = [variables.paid_at[pool.name, name] for name in pool.options]
        rows.append(Row(dict.fromkeys(places, 1.0), -math.inf, pool.amount))
        for name, place in zip(pool.options, places, strict=True):
            by_option.setdefault((pool.resource, name), []).append(place)
    for (resource, name), paid in by_option.items():
        taken = max(float(asked.use[asked.place(name), asked.resources.index(resource)]), 0.0)
        rows.append(Row(dict.fromkeys(paid, 1.0) | {asked.place(name): -taken}, -math.inf, 0.0))
    return rows


def _stacked(rows: list[Row], width: int) -> tuple[Floats, Floats, Floats, Floats]:
    """Rows as one matrix, each divided by its largest coefficient."""
    matrix = np.zeros((len(rows), width))
    for place, row in enumerate(rows):
        matrix[place, list(row.coefficients)] = list(row.coefficients.values())
    size = np.abs(matrix).max(axis=1, initial=0.0)  # (row,)
    size[size == 0] = 1.0
    low = np.array([row.low for row in rows]) / size
    high = np.array([row.high for row in rows]) / size
    return matrix / size[:, np.newaxis], low, high, size
