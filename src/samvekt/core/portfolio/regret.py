"""A list made by people beside the best set: what it is worth, whether it fits, what differs."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from samvekt.core.errors import OutOfRange
from samvekt.core.message import Message, message
from samvekt.core.portfolio.best import best_of
from samvekt.core.portfolio.checking import broken, value_of
from samvekt.core.portfolio.constraints import Constraint
from samvekt.core.portfolio.problem import Limits, Problem, Use, Values, problem
from samvekt.core.portfolio.result import Portfolio
from samvekt.core.portfolio.scenarios import Portfolios, Scenarios
from samvekt.core.portfolio.solver import Solver, highs
from samvekt.core.tables import Floats, position

Listed = Collection[str] | Mapping[str, float]


@dataclass(frozen=True, slots=True, eq=False)
class ListRegret:
    """A list made by people beside the best portfolio.

    Attributes:
        value: What the list is worth, as far as its options are assessed. [unit of the values]
        best: The best portfolio.
        regret: What the best is worth beyond the list; below 0 only if the list does not fit.
        broken: Limits and conditions the list does not keep.
        only_listed: On the list and not in the best portfolio.
        only_best: In the best portfolio and not on the list.
        not_assessed: On the list without an assessed value, so the list may be worth more.
        messages: What a reader must know.
    """

    value: float
    best: Portfolio
    regret: float
    broken: tuple[Message, ...]
    only_listed: tuple[str, ...]
    only_best: tuple[str, ...]
    not_assessed: tuple[str, ...]
    messages: tuple[Message, ...]

    @property
    def fits(self) -> bool:
        """True when the list keeps all limits and conditions."""
        return not self.broken


def regret_of_list(
    listed: Listed,
    values: Values,
    use: Use,
    limits: Limits,
    constraints: Sequence[Constraint] = (),
    *,
    best: Portfolio | None = None,
    solver: Solver = highs,
) -> ListRegret:
    """What a list made by people, such as the council's own, is worth beside the best set.

    The list is not wrong because it is worth less: it may weigh what the values do not count.

    Args:
        listed: The options of the list, or the share of each that is funded.
        values: What each option is worth; None where it is not assessed. [one unit for all]
        use: What each option takes of each resource. [unit of the resource; option × resource]
        limits: What there is of each resource; None without a limit.
        constraints: Conditions beside the limits.
        best: The best portfolio of the same question, when it is known already.
        solver: What solves mixed-integer programs.

    Returns:
        Value, regret, what the list does not keep, and where the two differ.

    Raises:
        LabelMismatch: The list has an unknown option.
        OutOfRange: A share is not from 0 to 1.
        NothingFits: No portfolio keeps all limits and conditions.

    Source:
        docs/methods/portfolio-explained.md §5.

    Example:
        >>> from samvekt.core.tables import Table
        >>> use = Table(("ward", "home", "gps"), ("kroner",), [[70], [60], [30]])
        >>> found = regret_of_list(
        ...     ["ward"], {"ward": 9.0, "home": 4.0, "gps": 3.0}, use, {"kroner": 100.0}
        ... )
        >>> found.value, found.regret, found.only_best
        (9.0, 3.0, ('gps',))
    """
    asked = problem(values, use, limits, constraints)
    shares = shares_of(listed, asked.options)
    best = best or best_of(asked, solver=solver)
    value = value_of(asked, shares)
    said = _broken_by_list(asked, shares)
    on, chosen = _names(asked, shares), set(best.chosen)
    unassessed = tuple(name for name in asked.not_assessed if name in on)
    return ListRegret(
        value,
        best,
        best.value - value,
        said,
        tuple(name for name in on if name not in chosen),
        tuple(name for name in best.chosen if name not in on),
        unassessed,
        _to_know(unassessed, tuple(n for n in asked.use_not_known if n in on), over=bool(said)),
    )


def shares_of(listed: Listed, options: tuple[str, ...]) -> Floats:
    """A list as shares, in the order of the options. [(option,)]

    Raises:
        LabelMismatch: The list has an unknown option.
        OutOfRange: A share is not from 0 to 1.
    """
    shares = np.zeros(len(options))
    for name in listed:
        share = listed[name] if isinstance(listed, Mapping) else 1.0
        if not 0 <= share <= 1:
            raise OutOfRange(
                message("{option} cannot be funded by {share}.", option=name, share=share)
            )
        shares[position(options, name)] = share
    return shares


@dataclass(frozen=True, slots=True, eq=False)
class RegretInScenarios:
    """What the best portfolio is worth beyond a list, in each scenario."""

    value: Floats  # (scenario,), of the list
    regret: Floats  # (scenario,)

    @property
    def mean(self) -> float:
        """Mean over the scenarios. [unit of the values]"""
        return float(self.regret.mean())

    @property
    def largest(self) -> float:
        """In the scenario that is worst for the list. [unit of the values]"""
        return float(self.regret.max())

    @property
    def share_without(self) -> float:
        """Share of the scenarios in which nothing is lost by the list."""
        size = np.abs(self.value).max(initial=0.0)
        return float((self.regret <= 1e-9 * size).mean())


def regret_in_scenarios(
    listed: Listed, value_scenarios: Scenarios, portfolios: Portfolios
) -> RegretInScenarios:
    """What each scenario's best portfolio is worth beyond a list.

    An option that is shown beside counts nothing, on the list as in the portfolios.

    Raises:
        LabelMismatch: The list or the scenarios name unknown options.

    Source:
        docs/methods/portfolio-robustness.md §4.
    """
    shares = shares_of(listed, portfolios.options)
    for name in (*portfolios.not_assessed, *portfolios.use_not_known):
        shares[position(portfolios.options, name)] = 0.0
    value = value_scenarios.in_order_of(portfolios.options) @ shares  # (scenario,)
    return RegretInScenarios(value, portfolios.value - value)


def _names(asked: Problem, shares: Floats) -> tuple[str, ...]:
    return tuple(name for name, share in zip(asked.options, shares, strict=True) if share > 0)


def _broken_by_list(asked: Problem, shares: Floats) -> tuple[Message, ...]:
    """What the list does not keep, as far as its use is known; people may judge without values."""
    known = np.array([name not in asked.use_not_known for name in asked.options], dtype=bool)
    return broken(replace(asked, choosable=known), np.where(known, shares, 0.0))


def _to_know(
    unassessed: tuple[str, ...], unknown: tuple[str, ...], *, over: bool
) -> tuple[Message, ...]:
    said = []
    if unassessed:
        said.append(
            message(
                "{options} are on the list without an assessed value, so the list may be worth "
                "more than it says here.",
                options=unassessed,
            )
        )
    if unknown:
        said.append(
            message(
                "What {options} take is not known, so it is not known whether the whole list fits.",
                options=unknown,
            )
        )
    if over:
        said.append(
            message("The list does not fit, so its value cannot be compared with sets that do.")
        )
    return tuple(said)
