"""What changed between two versions of a round, in words and in the order of the round."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from samvekt.bridge.changes.groups import GROUPS, group_of
from samvekt.bridge.changes.names import Names
from samvekt.bridge.changes.renumbering import (
    renumbered,
    results_with_new_ids,
    with_new_ids,
)
from samvekt.bridge.changes.results import changed_results
from samvekt.bridge.changes.saying import sentence
from samvekt.bridge.changes.sides import Side
from samvekt.bridge.changes.tree import Difference, Step, differences
from samvekt.core.message import Message

__all__ = ["GROUPS", "Change", "Changes", "changes_between"]


@dataclass(frozen=True, slots=True)
class Change:
    """One change, under its heading and in words."""

    group: str  # a key of GROUPS
    difference: Difference
    said: Message


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that changed from one version of a round to another."""

    changes: tuple[Change, ...]
    others: int  # how many numbers of the results have changed besides

    @property
    def none(self) -> bool:
        """Whether nothing has changed."""
        return not self.changes and not self.others

    def under(self, group: str) -> tuple[Change, ...]:
        """The changes under one heading."""
        return tuple(one for one in self.changes if one.group == group)


def changes_between(before: Side, after: Side) -> Changes:
    """What changed from one version of a round to another.

    Options are matched by id; one with a new id and the same name is the same option. What was
    asked for and which tables were used are compared when both were frozen, results when both
    have them.
    """
    names = before.names.with_those_of(after.names)
    new = renumbered(before.round, after.round)
    found = [*_renumberings(new), *_of_the_round(before, after, new), *_of_asking(before, after)]
    results, others = _of_results(before, after, new)
    told = [_change(one, names) for one in (*found, *results)]
    order = list(GROUPS)
    return Changes(tuple(sorted(told, key=lambda one: order.index(one.group))), others)


def _change(difference: Difference, names: Names) -> Change:
    return Change(group_of(difference.path), difference, sentence(difference, names))


def _renumberings(new: dict[str, str]) -> Iterator[Difference]:
    for old, now in new.items():
        yield Difference((Step("options", (now,)),), "renumbered", old, now)


def _of_the_round(before: Side, after: Side, new: dict[str, str]) -> tuple[Difference, ...]:
    return differences(with_new_ids(before.round, new), after.round)


def _of_asking(before: Side, after: Side) -> Iterator[Difference]:
    """What was asked for, and the tables and the software that were used, of two frozen rounds."""
    for name in ("asked", "records", "software"):
        one, other = getattr(before, name), getattr(after, name)
        if one is not None and other is not None:
            yield from differences({name: one}, {name: other})


def _of_results(before: Side, after: Side, new: dict[str, str]) -> tuple[list[Difference], int]:
    if before.results is None or after.results is None:
        return [], 0
    return changed_results(results_with_new_ids(before.results, new), after.results)
