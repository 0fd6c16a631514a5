"""The best set for each of many sets of values: what is sure, and what is borderline."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from samvekt.core.errors import MissingNumber, OutOfRange
from samvekt.core.message import Message, message
from samvekt.core.portfolio.best import best_of
from samvekt.core.portfolio.constraints import NEARLY, Constraint
from samvekt.core.portfolio.knapsack.answer import own_method
from samvekt.core.portfolio.problem import Limits, Problem, Use, problem
from samvekt.core.portfolio.result import Portfolio
from samvekt.core.portfolio.solver import Solver, highs
from samvekt.core.tables import Floats, match_or_refuse, position, refuse_twice


@dataclass(frozen=True, slots=True, eq=False)
class Scenarios:
    """Values of the options in many scenarios, such as draws of weights and estimates.

    Raises:
        OutOfRange: There is no scenario, a name stands twice, or the shape does not fit.
        MissingNumber: A number is infinite or not a number.

    Example:
        >>> Scenarios(("ward", "home"), [[2.0, 1.0], [1.0, 2.0]]).values.shape
        (2, 2)
    """

    options: tuple[str, ...]
    values: Floats  # (scenario, option)

    def __init__(self, options: Sequence[str], values: Sequence[Sequence[float]] | Floats) -> None:
        """Copy and check; the copy is locked."""
        numbers = np.array(values, dtype=np.float64)
        object.__setattr__(self, "options", tuple(options))
        refuse_twice(self.options)
        if numbers.ndim != 2 or numbers.shape[1] != len(self.options) or not len(numbers):
            raise OutOfRange(
                message(
                    "There must be at least one scenario, each with a value for all {options} "
                    "options.",
                    options=len(self.options),
                )
            )
        for scenario, option in np.argwhere(~np.isfinite(numbers))[:1]:
            raise MissingNumber(
                row=self.options[option], column=message("scenario {n}", n=int(scenario) + 1)
            )
        numbers.setflags(write=False)
        object.__setattr__(self, "values", numbers)

    def in_order_of(self, options: Collection[str]) -> Floats:
        """The values with the options in the order asked for. [(scenario, option)]

        Raises:
            LabelMismatch: The names are not exactly those of the scenarios.
        """
        match_or_refuse(self.options, options, "options")
        return self.values[:, [position(self.options, name) for name in options]]


@dataclass(frozen=True, slots=True, eq=False)
class Portfolios:
    """The best portfolio of each scenario, and what they have in common.

    Attributes:
        options: All options, those shown beside as well.
        shares: How much of each is funded in each scenario. [0–1]
        value: What the portfolio of each scenario is worth in it.
        upper_bound: No portfolio is worth more in that scenario.
        by_own_method: True where the own method came to its end.
        not_assessed: Options without an assessed value, shown beside.
        use_not_known: Options that take an unknown amount of a limited resource, shown beside.
        messages: What a reader must know.
    """

    options: tuple[str, ...]
    shares: Floats  # (scenario, option)
    value: Floats  # (scenario,)
    upper_bound: Floats  # (scenario,)
    by_own_method: NDArray[np.bool_]  # (scenario,)
    not_assessed: tuple[str, ...]
    use_not_known: tuple[str, ...]
    messages: tuple[Message, ...]

    @property
    def chosen(self) -> NDArray[np.bool_]:
        """Which options are funded, in full or in part. [(scenario, option)]"""
        return self.shares > NEARLY

    @property
    def core_index(self) -> dict[str, float]:
        """Share of the scenarios in which each option is in the best portfolio."""
        return dict(zip(self.options, self.chosen.mean(axis=0).tolist(), strict=True))

    @property
    def always(self) -> tuple[str, ...]:
        """In the best portfolio of every scenario: sure."""
        return tuple(name for name, share in self.core_index.items() if share == 1)

    @property
    def sometimes(self) -> tuple[str, ...]:
        """In the best portfolio of some scenarios and not of others: borderline."""
        return tuple(name for name, share in self.core_index.items() if 0 < share < 1)

    @property
    def never(self) -> tuple[str, ...]:
        """In no best portfolio, though it could have been: surely out."""
        beside = {*self.not_assessed, *self.use_not_known}
        rest = self.core_index.items()
        return tuple(name for name, share in rest if share == 0 and name not in beside)

    @property
    def gap(self) -> Floats:
        """How far each may be from the best; 0 when proven. [(scenario,)]"""
        return self.upper_bound - self.value

    @property
    def proven(self) -> bool:
        """True when every portfolio is proven best in its scenario."""
        return bool((self.gap == 0).all())

    @property
    def different(self) -> int:
        """How many different portfolios there are."""
        return len(np.unique(self.chosen, axis=0))


def best_portfolios(
    value_scenarios: Scenarios,
    use: Use,
    limits: Limits,
    constraints: Sequence[Constraint] = (),
    *,
    in_value: Collection[str] = (),
    not_assessed: Collection[str] = (),
    node_limit: int | None = None,
    own_method_first: bool = True,
    solver: Solver = highs,
    progress: Callable[[int, int], None] | None = None,
) -> Portfolios:
    """The best portfolio in each of many scenarios, and how often each option is in it.

    Args:
        value_scenarios: Values for each scenario. [one unit for all; scenario × option]
        use: What each option takes of each resource. [unit of the resource; option × resource]
        limits: What there is of each resource; None without a limit. [unit of the resource]
        constraints: Conditions beside the limits, see `constraints`.
        in_value: Resources the values already count; one that is also a limit gives a warning.
        not_assessed: Options whose numbers in the scenarios mean nothing: shown beside.
        node_limit: Most nodes to search in each scenario; None searches until proven.
        own_method_first: Use the own method where the question is a pure knapsack.
        solver: What solves mixed-integer programs.
        progress: Told how many scenarios are done, and of how many.

    Returns:
        A portfolio for each scenario, with a bound, and the core index.

    Raises:
        The same as `best_portfolio`.

    Source:
        docs/methods/portfolio-robustness.md §2.

    Example:
        >>> from samvekt.core.tables import Table
        >>> use = Table(("ward", "home", "gps"), ("kroner",), [[70], [60], [30]])
        >>> scenarios = Scenarios(use.options, [[9, 6, 4], [6, 7, 4]])
        >>> found = best_portfolios(scenarios, use, {"kroner": 100.0})
        >>> found.always, found.sometimes, found.core_index["ward"]
        (('gps',), ('ward', 'home'), 0.5)
    """
    values = value_scenarios.in_order_of(use.options)
    blank = set(not_assessed)
    first = {
        name: None if name in blank else float(number)
        for name, number in zip(use.options, values[0], strict=True)
    }
    asked = problem(first, use, limits, constraints, in_value=in_value)
    values = np.where([name in blank for name in use.options], 0.0, values)
    method = own_method(values.size * len(limits), node_limit=node_limit)
    found = []
    for done, row in enumerate(values, start=1):
        best = best_of(
            asked.with_values(row),
            node_limit=node_limit,
            own=method,
            own_method_first=own_method_first,
            solver=solver,
        )
        found.append(best)
        if progress is not None:
            progress(done, len(values))
    return _gathered(asked, found)


def _gathered(asked: Problem, found: list[Portfolio]) -> Portfolios:
    value = np.array([best.value for best in found])
    gap = np.array([best.gap for best in found])
    said = list(asked.messages)
    open_ = int((gap > 0).sum())
    if open_:
        said.append(
            message(
                "In {open} of {count} scenarios the portfolio is not proven best; the largest gap "
                "is {gap:,.3g}.",
                open=open_,
                count=len(found),
                gap=float(gap.max()),
            )
        )
    return Portfolios(
        asked.options,
        np.array([best.shares for best in found]),
        value,
        value + gap,
        np.array([best.method == "knapsack" for best in found]),
        asked.not_assessed,
        asked.use_not_known,
        tuple(said),
    )
