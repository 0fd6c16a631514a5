"""The question: what options are worth, what they take, what there is, and what must hold."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from samvekt.core.errors import LabelMismatch, MissingNumber, OutOfRange
from samvekt.core.message import Message, message
from samvekt.core.portfolio.constraints import (
    OPTIONS,
    VALUE,
    Constraint,
    MinimumShare,
    Must,
    Partial,
    Pool,
)
from samvekt.core.ranking.figures import Figures
from samvekt.core.tables import Floats, Table, match_or_refuse, refuse_twice

Values = Mapping[str, float | None]
Limits = Mapping[str, float | None]
Use = Table | Figures

CLOSE = 1e-9
"""How far rounding may carry a sum of whole options over a limit. [share of what is summed]"""


@dataclass(frozen=True, slots=True, eq=False)
class Problem:
    """A question about portfolios, with everything in the same order and checked.

    Attributes:
        options: All of them, in the order of the table of use.
        values: What each counts; 0 stands where it is not assessed.
        worth: What is to be greatest; the values, unless it is asked for something else.
        resources: What is taken, in the order of the table of use.
        use: What each option takes of each resource; negative when it frees.
        limits: What there is of each resource; infinite when there is no limit.
        constraints: Conditions beside the limits.
        choosable: False for an option that stands beside: what is needed to choose is not known.
        not_assessed: Options without an assessed value, shown beside.
        use_not_known: Options that take an unknown amount of a limited resource, shown beside.
        messages: What a reader of any answer must know.
    """

    options: tuple[str, ...]
    values: Floats  # (option,)
    worth: Floats  # (option,)
    resources: tuple[str, ...]
    use: Floats  # (option, resource)
    limits: Floats  # (resource,)
    constraints: tuple[Constraint, ...]
    choosable: NDArray[np.bool_]  # (option,)
    not_assessed: tuple[str, ...] = ()
    use_not_known: tuple[str, ...] = ()
    messages: tuple[Message, ...] = ()

    def place(self, option: str) -> int:
        """Where an option stands."""
        return self.options.index(option)

    def amounts(self, of: str) -> Mapping[str, float]:
        """What one full option counts: of value, of options, or of a resource taken."""
        if of == VALUE:
            counts = self.values
        elif of == OPTIONS:
            counts = np.ones(len(self.options))
        else:
            counts = np.maximum(self.use[:, self.resources.index(of)], 0.0)
        return dict(zip(self.options, counts.tolist(), strict=True))

    @property
    def partial(self) -> dict[str, float]:
        """Smallest share of the options that may be funded in part."""
        return {c.option: c.minimum_share for c in self.constraints if isinstance(c, Partial)}

    @property
    def pools(self) -> tuple[Pool, ...]:
        """Money or staff beside the limits."""
        return tuple(c for c in self.constraints if isinstance(c, Pool))

    @property
    def allowance(self) -> Floats:
        """What rounding may carry a sum over each limit. [unit of each resource]"""
        size: Floats = np.abs(self.use).sum(axis=0, initial=0.0)
        known = np.where(np.isfinite(self.limits), np.abs(self.limits), 0.0)
        return CLOSE * np.maximum(size, known)

    def without_limit(self, resource: str) -> Problem:
        """The same question as if a resource had no limit; pools for it lose their meaning."""
        limits = self.limits.copy()
        limits[self.resources.index(resource)] = math.inf
        kept = tuple(
            c for c in self.constraints if not (isinstance(c, Pool) and c.resource == resource)
        )
        return replace(self, limits=limits, constraints=kept)

    def with_limit(self, resource: str, amount: float) -> Problem:
        """The same question with another limit."""
        limits = self.limits.copy()
        limits[self.resources.index(resource)] = amount
        return replace(self, limits=limits)

    def with_constraints(self, constraints: Iterable[Constraint]) -> Problem:
        """The same question with other conditions."""
        return replace(self, constraints=tuple(constraints))

    def with_values(self, values: Floats) -> Problem:
        """The same question with other values."""
        return replace(self, values=values, worth=values)

    def with_worth(self, worth: Floats) -> Problem:
        """The same question with something else to be greatest; conditions on values stay."""
        return replace(self, worth=worth)


def problem(
    values: Values,
    use: Use,
    limits: Limits,
    constraints: Sequence[Constraint] = (),
    *,
    in_value: Collection[str] = (),
) -> Problem:
    """Put a question together and check that it can be asked.

    Raises:
        LabelMismatch: Values and use do not name the same options, limits and use not the same
            resources, or a condition names an unknown option or resource.
        MissingNumber: A number is infinite or not a number; a blank is written None.
        OutOfRange: A name stands twice, two conditions contradict each other in form, or an
            option must be funded though its use is not known.
    """
    match_or_refuse(values, use.options, "options")
    _match_resources(use.criteria, limits)
    _refuse_infinite(values, message("value"))
    _refuse_infinite(limits, message("limit"))
    _refuse_unknown_names(use, constraints)
    musts = {name for c in constraints if isinstance(c, Must) for name in c.options}
    limited = [limits[resource] is not None for resource in use.criteria]
    rows = dict(zip(use.options, _cells(use), strict=True))
    blank = tuple(name for name, row in rows.items() if _blank(row, limited))
    beside = {n for n in use.options if values[n] is None and n not in musts} | set(blank)
    _refuse_blank_musts(musts, blank)
    counts = np.array([values[name] or 0.0 for name in use.options], dtype=np.float64)
    asked = Problem(
        use.options,
        counts,
        counts,
        use.criteria,
        _filled(use),
        np.array([_amount(limits[resource]) for resource in use.criteria], dtype=np.float64),
        tuple(constraints),
        np.array([name not in beside for name in use.options], dtype=bool),
        tuple(name for name in use.options if values[name] is None),
        blank,
    )
    _refuse_pools_without_limit(asked)
    return replace(asked, messages=_to_know(asked, musts, rows, tuple(in_value)))


def _amount(limit: float | None) -> float:
    return math.inf if limit is None else float(limit)


def _cells(use: Use) -> Sequence[Sequence[float | None]]:
    return use.values.tolist() if isinstance(use, Table) else use.numbers


def _filled(use: Use) -> Floats:
    cells = [[cell or 0.0 for cell in row] for row in _cells(use)]
    return np.array(cells, dtype=np.float64).reshape(len(use.options), len(use.criteria))


def _blank(row: Sequence[float | None], limited: Sequence[bool]) -> bool:
    return any(cell is None and counts for cell, counts in zip(row, limited, strict=True))


def _match_resources(resources: tuple[str, ...], limits: Limits) -> None:
    if set(resources) != set(limits):
        raise LabelMismatch(
            message("The limits and the resources"),
            missing=set(resources) - set(limits),
            unknown=set(limits) - set(resources),
        )


def _refuse_infinite(numbers: Mapping[str, float | None], what: Message) -> None:
    for name, number in numbers.items():
        if number is not None and not math.isfinite(number):
            raise MissingNumber(row=name, column=what)


def _refuse_unknown_names(use: Use, constraints: Sequence[Constraint]) -> None:
    named = {name for constraint in constraints for name in constraint.named}
    if named - set(use.options):
        raise LabelMismatch(
            message("The conditions and the options"),
            missing=(),
            unknown=named - set(use.options),
        )
    resources = {c.resource for c in constraints if isinstance(c, Pool)}
    resources |= {c.of for c in constraints if isinstance(c, MinimumShare)} - {VALUE, OPTIONS}
    if resources - set(use.criteria):
        raise LabelMismatch(
            message("The conditions and the resources"),
            missing=(),
            unknown=resources - set(use.criteria),
        )
    refuse_twice(tuple(c.option for c in constraints if isinstance(c, Partial)))
    refuse_twice(tuple(c.name for c in constraints if isinstance(c, Pool)))


def _refuse_blank_musts(musts: set[str], blank: tuple[str, ...]) -> None:
    unknown = tuple(name for name in blank if name in musts)
    if unknown:
        raise OutOfRange(
            message(
                "{options} must be funded, but what they take of a limited resource is not known. "
                "Fill it in, or leave the resource without a limit.",
                options=unknown,
            )
        )


def _refuse_pools_without_limit(asked: Problem) -> None:
    for pool in asked.pools:
        if math.isinf(asked.limits[asked.resources.index(pool.resource)]):
            raise OutOfRange(
                message(
                    "{name} pays for {resource}, which has no limit. Give a limit, 0 if the pool "
                    "is all there is.",
                    name=pool.name,
                    resource=pool.resource,
                )
            )


def _to_know(
    asked: Problem,
    musts: set[str],
    rows: Mapping[str, Sequence[float | None]],
    in_value: tuple[str, ...],
) -> tuple[Message, ...]:
    said = [
        message(
            "{resource} is counted in the values and is also a limit, so it counts twice. Take it "
            "out of the values, or say why it is in both.",
            resource=resource,
        )
        for resource, limit in zip(asked.resources, asked.limits, strict=True)
        if resource in in_value and math.isfinite(limit)
    ]
    beside = tuple(name for name in asked.not_assessed if name not in musts)
    if beside:
        said.append(
            message(
                "The value of {options} is not assessed. They are shown beside and not chosen; "
                "that is not the same as no value.",
                options=beside,
            )
        )
    unvalued = tuple(name for name in asked.not_assessed if name in musts)
    if unvalued:
        said.append(
            message(
                "{options} must be funded though the value is not assessed. What they take is "
                "counted; a value for them is not.",
                options=unvalued,
            )
        )
    if asked.use_not_known:
        said.append(
            message(
                "What {options} take of a limited resource is not known. They are shown beside "
                "and not chosen.",
                options=asked.use_not_known,
            )
        )
    unlimited = tuple(
        name
        for name, row in rows.items()
        if name not in asked.use_not_known and any(cell is None for cell in row)
    )
    if unlimited:
        said.append(
            message(
                "What {options} take of a resource without a limit is not known, so the sum of "
                "it is too low.",
                options=unlimited,
            )
        )
    return tuple(said)
