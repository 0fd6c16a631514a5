"""The same option seen from the health service, with patients and relatives, and by society."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from samvekt.core.economics.pairwise import Pairwise, pairwise
from samvekt.core.errors import MissingNumber, OutOfRange
from samvekt.core.message import Message, Words, message
from samvekt.core.tables import refuse_twice

Bearer = Literal["health_service", "patient_and_relatives", "other_sectors"]


@dataclass(frozen=True, slots=True)
class Item:
    """One named part of what an option costs or gives beyond its comparator.

    Args:
        label: What it is, such as "travel".
        borne_by: Who bears the cost or has the effect.
        inc_cost: Extra cost; negative is a saving. [kroner]
        inc_effect: Extra effect. [QALY]
    """

    label: str
    borne_by: Bearer
    inc_cost: float = 0.0
    inc_effect: float = 0.0


@dataclass(frozen=True, slots=True)
class Perspective:
    """Whose costs and effects count."""

    name: Words
    counts: tuple[Bearer, ...]


HEALTH_SERVICE = Perspective(
    Words(nb="helsetjenesten", nn="helsetenesta", en="the health service"), ("health_service",)
)
EXTENDED = Perspective(
    Words(
        nb="den utvidede helsetjenesten",
        nn="den utvida helsetenesta",
        en="the extended health service",
    ),
    ("health_service", "patient_and_relatives"),
)
SOCIETAL = Perspective(
    Words(nb="samfunnet", nn="samfunnet", en="society"),
    ("health_service", "patient_and_relatives", "other_sectors"),
)


@dataclass(frozen=True, slots=True)
class PerspectiveResult:
    """What one perspective says, and what it counts that the one before it did not."""

    perspective: Perspective
    result: Pairwise
    moved_by: tuple[Item, ...]
    words: Message


def results_by_perspective(
    option: str,
    comparator: str,
    items: Sequence[Item],
    perspectives: Sequence[Perspective] = (HEALTH_SERVICE, EXTENDED, SOCIETAL),
) -> tuple[PerspectiveResult, ...]:
    """The results of several perspectives side by side, from one set of items.

    They are shown beside each other and never added: each counts the same items anew, and
    the wider ones count more of them.

    Args:
        option: What is considered.
        comparator: What is done today.
        items: The parts of the difference between them, each with who bears it.
        perspectives: Whose items count, narrowest first; each must count all that the one
            before it counts.

    Returns:
        A result for each perspective, in order, with the named items that moved it.

    Raises:
        OutOfRange: There are no items, two have one name, or a perspective drops what the
            one before it counted.
        MissingNumber: An item has no number; the error names it.

    Source:
        docs/methods/perspectives.md §2.

    Example:
        >>> drug = Item("drug", "health_service", inc_cost=9000.0, inc_effect=0.5)
        >>> travel = Item("travel", "patient_and_relatives", inc_cost=1000.0)
        >>> for each in results_by_perspective("new", "usual", [drug, travel]):
        ...     print(each.perspective.name.en, each.result.icer, [i.label for i in each.moved_by])
        the health service 18000.0 []
        the extended health service 20000.0 ['travel']
        society 20000.0 []
    """
    _refuse_bad_items(items)
    _refuse_shrinking(perspectives)
    results: list[PerspectiveResult] = []
    for perspective in perspectives:
        before = results[-1] if results else None
        results.append(_result(option, comparator, items, perspective, before))
    return tuple(results)


def _result(
    option: str,
    comparator: str,
    items: Sequence[Item],
    perspective: Perspective,
    before: PerspectiveResult | None,
) -> PerspectiveResult:
    counted = [item for item in items if item.borne_by in perspective.counts]
    result = pairwise(
        option,
        comparator,
        inc_cost=float(sum(item.inc_cost for item in counted)),
        inc_effect=float(sum(item.inc_effect for item in counted)),
    )
    if before is None:
        words = message(
            "Seen from {perspective}: {result}", perspective=perspective.name, result=result.words
        )
        return PerspectiveResult(perspective, result, (), words)
    new = tuple(item for item in counted if item.borne_by not in before.perspective.counts)
    moved_by = tuple(item for item in new if item.inc_cost or item.inc_effect)
    return PerspectiveResult(perspective, result, moved_by, _words(perspective, result, moved_by))


def _words(perspective: Perspective, result: Pairwise, moved_by: tuple[Item, ...]) -> Message:
    if not moved_by:
        return message(
            "Seen from {perspective} there is nothing more to count. {result}",
            perspective=perspective.name,
            result=result.words,
        )
    return message(
        "Seen from {perspective}, these also count: {items}. {result}",
        perspective=perspective.name,
        items=tuple(item.label for item in moved_by),
        result=result.words,
    )


def _refuse_bad_items(items: Sequence[Item]) -> None:
    if not items:
        raise OutOfRange(message("There is nothing to compare: give at least one cost or effect."))
    refuse_twice([item.label for item in items])
    for item in items:
        for column, number in (
            (message("cost"), item.inc_cost),
            (message("effect"), item.inc_effect),
        ):
            if not np.isfinite(number):
                raise MissingNumber(row=item.label, column=column)


def _refuse_shrinking(perspectives: Sequence[Perspective]) -> None:
    for narrow, wide in itertools.pairwise(perspectives):
        if not set(narrow.counts) <= set(wide.counts):
            raise OutOfRange(
                message(
                    "{wide} must count all that {narrow} counts. Put the narrowest first.",
                    wide=wide.name,
                    narrow=narrow.name,
                )
            )
