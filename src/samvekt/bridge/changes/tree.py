"""What differs between two plain contents: every leaf, with the things matched by name.

Nothing here knows which fields there are: a field that comes to the dossier later is compared
like the others. What is known is only which names tell the members of a list apart.
"""

from __future__ import annotations

import dataclasses
import operator
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal

Kind = Literal["added", "removed", "changed", "reordered", "renumbered"]
Alike = Callable[[Any, Any], bool]
Content = Mapping[str, Any]

TOLD_APART_BY: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "options": ("id",),
        "evidence": ("id",),
        "assessors": ("id",),
        "judgements": ("assessor", "option", "criterion", "round"),
        "orders": ("assessor", "round"),
        "weights": ("stakeholder",),
        "comparisons": ("a", "b"),
        "effects": ("kind", "label"),
        "costs": ("label", "kind"),
        "personnel": ("profession",),
        "funding": ("by",),
        "budgets": ("name",),
        "groups": ("name",),
        "pools": ("name", "pool", "limit"),
        "releases": ("stop", "start"),
        "plans": ("plan",),
        "participation": ("who",),
        "proposals": ("option",),
        "overrides": ("rule", "option"),
        "dissent": ("who",),
        "follow_up": ("option", "indicator"),
        "criteria": ("key",),
        "levels": ("key",),
        "other_answers": ("key",),
        "left_out": ("role",),
        "records": ("kind", "name", "version"),
        "local_records": ("kind", "name", "version"),
        "distances": ("first", "second"),
        "decisive": ("option", "criterion"),
        "far": ("assessor", "option"),
        "tornado": ("option", "criterion"),
        "changed_judgements": ("option", "criterion"),
        "prices": ("resource",),
    }
)
"""The fields that name a member of a list; members of other lists are told apart by position."""

ESTIMATE = frozenset({"low", "best", "high"})
NOTHING: Content = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Step:
    """One step down into the content: a field, or one member of the list in a field."""

    field: str
    member: tuple[str, ...] = ()
    content: Content = dataclasses.field(default_factory=dict, compare=False)  # the member itself

    @property
    def label(self) -> str:
        """The step as scripts read it."""
        return f"{self.field}[{', '.join(self.member)}]" if self.member else self.field


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is otherwise in the second content than in the first."""

    path: tuple[Step, ...]
    kind: Kind
    before: Any = None
    after: Any = None

    @property
    def place(self) -> str:
        """Where it is, as scripts read it."""
        return "/".join(step.label for step in self.path)


def differences(
    before: Content, after: Content, alike: Alike = operator.eq
) -> tuple[Difference, ...]:
    """Everything that differs, in the order of the second content.

    Args:
        before: Plain content: mappings, lists, texts, numbers.
        after: The other.
        alike: Whether two leaves are the same.

    Example:
        >>> one = {"options": [{"id": "A", "name": "Heim"}, {"id": "B", "name": "Mat"}]}
        >>> two = {"options": [{"id": "B", "name": "Mat"}, {"id": "A", "name": "Hjem"}]}
        >>> [(found.place, found.kind) for found in differences(one, two)]
        [('options[A]/name', 'changed'), ('options', 'reordered')]
    """
    return tuple(_below(before, after, (), alike))


def _below(before: Any, after: Any, path: tuple[Step, ...], alike: Alike) -> Iterator[Difference]:
    if _parts(before) and _parts(after):
        yield from _fields(before, after, path, alike)
    elif path and _members(before) and _members(after):
        yield from _listed(before, after, path, alike)
    elif not _same(before, after, alike):
        yield _leaf(before, after, path)


def _parts(content: Any) -> bool:
    """Whether content is a part with fields; an estimate is one thing."""
    return isinstance(content, Mapping) and not is_estimate(content)


def is_estimate(content: Any) -> bool:
    """Whether content is a number with its low and high ends."""
    return isinstance(content, Mapping) and bool(content) and ESTIMATE.issuperset(content)


def _members(content: Any) -> bool:
    return isinstance(content, list) and all(isinstance(one, Mapping) for one in content)


def _same(before: Any, after: Any, alike: Alike) -> bool:
    """Whether two leaves are the same; lists and estimates are compared through and through."""
    if isinstance(before, list) and isinstance(after, list):
        pairs = zip(before, after, strict=False)
        return len(before) == len(after) and all(_same(a, b, alike) for a, b in pairs)
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        keys = {*before, *after}
        return all(_same(before.get(key), after.get(key), alike) for key in keys)
    return bool(alike(before, after))


def _leaf(before: Any, after: Any, path: tuple[Step, ...]) -> Difference:
    if before is None:
        return Difference(path, "added", None, after)
    if after is None:
        return Difference(path, "removed", before, None)
    return Difference(path, "changed", before, after)


def _fields(
    before: Content, after: Content, path: tuple[Step, ...], alike: Alike
) -> Iterator[Difference]:
    for key in dict.fromkeys((*after, *before)):
        here = (*path, Step(key))
        if key not in after:
            yield Difference(here, "removed", before[key], None)
        elif key not in before:
            yield Difference(here, "added", None, after[key])
        else:
            yield from _below(before[key], after[key], here, alike)


def _listed(
    before: Sequence[Content], after: Sequence[Content], path: tuple[Step, ...], alike: Alike
) -> Iterator[Difference]:
    name = path[-1].field
    old, new = by_name(name, before), by_name(name, after)
    for key in dict.fromkeys((*new, *old)):
        content = new.get(key, old.get(key, NOTHING))
        here = (*path[:-1], Step(name, key, content))
        if key not in new:
            yield Difference(here, "removed", old[key], None)
        elif key not in old:
            yield Difference(here, "added", None, new[key])
        else:
            yield from _below(old[key], new[key], here, alike)
    if [key for key in old if key in new] != [key for key in new if key in old]:
        yield Difference(path, "reordered", _names(old), _names(new))


def _names(members: Mapping[tuple[str, ...], Content]) -> list[str]:
    return [", ".join(key) for key in members]


def by_name(field_: str, members: Sequence[Content]) -> dict[tuple[str, ...], Content]:
    """The members of a list by what tells them apart; a second one of a name is numbered."""
    seen: Counter[tuple[str, ...]] = Counter()
    found = {}
    for member in members:
        key = _name(field_, member)
        seen[key] += 1
        found[key if key and seen[key] == 1 else (*key, f"#{seen[key]}")] = member
    return found


def _name(field_: str, member: Content) -> tuple[str, ...]:
    fields = TOLD_APART_BY.get(field_, ())
    return tuple(str(member[key]) for key in fields if member.get(key) is not None)
