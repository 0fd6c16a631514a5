"""What must agree between the pieces of a round: names that exist, are given once, and fit.

Works on the plain content of a file, so that these faults are told together with those of form.
"""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from samvekt.core.message import Message, message
from samvekt.reference.faults import Fault, Place, path_text

REFERS_TO_OPTIONS = ("requires", "excludes", "replaces")


def cross_faults(data: object) -> list[Fault]:
    """Every disagreement between the pieces, in the order of the file."""
    if not isinstance(data, Mapping):
        return []
    return [
        *_given_twice(data),
        *_options_named(data),
        *_assessors_named(data),
        *_evidence_named(data),
        *_options_against_themselves(data),
        *_judged_twice(data),
    ]


def _at(place: Place, said: Message) -> Fault:
    return Fault(said, path_text(place))


def items(data: Mapping[Any, Any], key: str) -> Iterator[tuple[int, Mapping[Any, Any]]]:
    """The parts listed under a key, with their positions; what is not a part is passed over."""
    found = data.get(key)
    if isinstance(found, Sequence) and not isinstance(found, str):
        yield from ((at, item) for at, item in enumerate(found) if isinstance(item, Mapping))


def _names(data: Mapping[Any, Any], key: str) -> Collection[str]:
    """The ids given under a key, each once, in the order of the file."""
    return {item["id"]: None for _, item in items(data, key) if isinstance(item.get("id"), str)}


def _given_twice(data: Mapping[Any, Any]) -> Iterator[Fault]:
    for key, field in (
        ("options", "id"),
        ("evidence", "id"),
        ("assessors", "id"),
        ("weights", "stakeholder"),
    ):
        seen: set[str] = set()
        for at, item in items(data, key):
            name = item.get(field)
            if isinstance(name, str) and name in seen:
                yield _at(
                    (key, at, field),
                    message(
                        "“{name}” is used before. Each must have a name of its own.", name=name
                    ),
                )
            elif isinstance(name, str):
                seen.add(name)


def _unknown(what: Message, name: object, known: Collection[str], steps: Place) -> Iterator[Fault]:
    if not isinstance(name, str) or name in known:
        return
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
    yield _at(
        steps,
        message(
            "{what} “{name}” does not exist in this round. Did you mean “{near}”?",
            what=what,
            name=name,
            near=near[0],
        )
        if near
        else message("{what} “{name}” does not exist in this round.", what=what, name=name),
    )


def _options_named(data: Mapping[Any, Any]) -> Iterator[Fault]:
    known, what = _names(data, "options"), message("The option")
    for at, option in items(data, "options"):
        for key in REFERS_TO_OPTIONS:
            for place, name in enumerate(listed(option.get(key))):
                yield from _unknown(what, name, known, ("options", at, key, place))
    for key in ("judgements", "overrides", "follow_up"):
        for at, item in items(data, key):
            yield from _unknown(what, item.get("option"), known, (key, at, "option"))
    for at, order in items(data, "orders"):
        for place, group in enumerate(listed(order.get("order"))):
            for inner, name in enumerate(listed(group)):
                yield from _unknown(what, name, known, ("orders", at, "order", place, inner))
    yield from _limits_named(data, known)
    conclusion = data.get("conclusion")
    if isinstance(conclusion, Mapping):
        for at, proposal in items(conclusion, "proposals"):
            steps = ("conclusion", "proposals", at, "option")
            yield from _unknown(what, proposal.get("option"), known, steps)


def _limits_named(data: Mapping[Any, Any], known: Collection[str]) -> Iterator[Fault]:
    limits, what = data.get("limits"), message("The option")
    if not isinstance(limits, Mapping):
        return
    for key in ("must", "must_not"):
        for place, name in enumerate(listed(limits.get(key))):
            yield from _unknown(what, name, known, ("limits", key, place))
    for key in ("groups", "pools"):
        for at, item in items(limits, key):
            for place, name in enumerate(listed(item.get("options"))):
                yield from _unknown(what, name, known, ("limits", key, at, "options", place))
    for at, release in items(limits, "releases"):
        for side in ("stop", "start"):
            yield from _unknown(what, release.get(side), known, ("limits", "releases", at, side))
    budgets = [budget.get("name") for _, budget in items(limits, "budgets")]
    for at, pool in items(limits, "pools"):
        named = [name for name in budgets if isinstance(name, str)]
        steps = ("limits", "pools", at, "budget")
        yield from _unknown(message("The budget"), pool.get("budget"), named, steps)


def _assessors_named(data: Mapping[Any, Any]) -> Iterator[Fault]:
    known, what = _names(data, "assessors"), message("The assessor")
    for key in ("judgements", "orders"):
        for at, item in items(data, key):
            yield from _unknown(what, item.get("assessor"), known, (key, at, "assessor"))


def _evidence_named(data: Mapping[Any, Any]) -> Iterator[Fault]:
    known, what = _names(data, "evidence"), message("The evidence")
    for steps, item in _grounded(data):
        for place, name in enumerate(listed(item.get("evidence"))):
            yield from _unknown(what, name, known, (*steps, "evidence", place))


def _grounded(data: Mapping[Any, Any]) -> Iterator[tuple[Place, Mapping[Any, Any]]]:
    for at, option in items(data, "options"):
        for key in ("effects", "costs", "personnel", "funding"):
            for place, item in items(option, key):
                yield ("options", at, key, place), item
        severity = option.get("severity")
        if isinstance(severity, Mapping):
            yield ("options", at, "severity"), severity
    for at, judgement in items(data, "judgements"):
        yield ("judgements", at), judgement


def _options_against_themselves(data: Mapping[Any, Any]) -> Iterator[Fault]:
    for at, option in items(data, "options"):
        named = {key: set(_listed_names(option.get(key))) for key in REFERS_TO_OPTIONS}
        for key, names in named.items():
            if isinstance(option.get("id"), str) and option["id"] in names:
                yield _at(
                    ("options", at, key),
                    message("An option cannot name itself here. Remove it from the list."),
                )
        for both in sorted(named["requires"] & named["excludes"]):
            yield _at(
                ("options", at),
                message("The option both requires and excludes “{name}”. Keep one.", name=both),
            )


def _judged_twice(data: Mapping[Any, Any]) -> Iterator[Fault]:
    seen: Counter[tuple[object, ...]] = Counter()
    for at, judgement in items(data, "judgements"):
        key = (
            str(judgement.get("assessor")),
            str(judgement.get("option")),
            str(judgement.get("criterion")),
            str(judgement.get("round", 1)),
        )
        seen[key] += 1
        if seen[key] == 2:
            yield _at(
                ("judgements", at),
                message(
                    "{assessor} has judged {option} on {criterion} twice in round {round}. "
                    "Keep one.",
                    assessor=str(key[0]),
                    option=str(key[1]),
                    criterion=str(key[2]),
                    round=str(key[3]),
                ),
            )


def listed(value: object) -> Iterable[object]:
    """The members of a list, or nothing when it is not one."""
    return value if isinstance(value, Sequence) and not isinstance(value, str) else ()


def _listed_names(value: object) -> Iterator[str]:
    yield from (name for name in listed(value) if isinstance(name, str))
