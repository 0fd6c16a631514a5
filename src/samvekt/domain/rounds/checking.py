"""Holds a change of one part of a round against the rules of the dossier, field by field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from samvekt.core.message import Message, message
from samvekt.domain.errors import NotAccepted, NotPossible
from samvekt.domain.texts import tidy
from samvekt.formats.dossier import Round as Dossier
from samvekt.formats.reading import round_from
from samvekt.formats.writing import plain
from samvekt.reference.faults import Fault, ReadFault
from samvekt.reference.library import Library

NEEDS_SOUNDNESS = message(
    "The option reduces or stops something. Say why the service stays sound all the same."
)

SAID = ("judgements", "orders")
"""What assessors have said, which can be very much."""

NAMED_BY_THEM = ("assessors", "evidence", "criteria")


def tidied(value: Any) -> Any:
    """Texts without blanks around them, all the way down; empty parts are left out of lists."""
    if isinstance(value, str):
        return tidy(value)
    if isinstance(value, Mapping):
        return {key: tidied(part) for key, part in value.items()}
    if isinstance(value, Sequence):
        return [found for part in value if (found := tidied(part)) not in ("", {}, [])]
    return value


def faults_of_whole(content: Mapping[str, Any], library: Library) -> tuple[Fault, ...]:
    """Everything that is wrong with a round as plain content."""
    try:
        round_from(content, where="", library=library)
    except ReadFault as error:
        return error.faults
    return ()


def accepted(
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    library: Library,
    scopes: Mapping[str, str],
) -> dict[str, Any]:
    """A changed round as plain content in its usual form, when the change can be kept.

    A fault that was there before, in a part that does not change, does not stop the change.

    Args:
        before: The whole round as it stands.
        after: The whole round with the change.
        library: Where criteria sets, scales and laws are found.
        scopes: For each part that changes, its path in the dossier and in the form; a form path
            of "" means that the fields stand by themselves.

    Raises:
        NotAccepted: Something is wrong in a changed part; every fault is told at its field.
        NotPossible: The change breaks something elsewhere in the round.
    """
    before, after, said = without_what_is_said(before, after)
    read: Dossier | None = None
    faults: tuple[Fault, ...] = ()
    try:
        read = round_from(after, where="", library=library)
    except ReadFault as error:
        faults = error.faults
    inside = [(fault, scope) for fault in faults if (scope := _scope_of(fault.path, scopes))]
    if inside:
        raise NotAccepted(
            (f"{scopes[scope]}{fault.path[len(scope) :]}".lstrip("."), fault.said)
            for fault, scope in inside
        )
    if faults and (broken := broken_by(before, after, library)):
        raise NotPossible(
            message("Something else in the round depends on this. {first}", first=broken)
        )
    return plain(read or Dossier.model_validate(after)) | said


def without_what_is_said(
    before: Mapping[str, Any], after: Mapping[str, Any]
) -> tuple[Mapping[str, Any], Mapping[str, Any], dict[str, Any]]:
    """Both without judgements and orders when a change cannot touch them, and those apart.

    A large round has tens of thousands. They name options, assessors, evidence and criteria; while
    all of these still stand, whatever held of them before the change holds after it.
    """
    names = {option["id"] for option in after.get("options", ())}
    stand = all(option["id"] in names for option in before.get("options", ()))
    if not stand or any(before.get(key) != after.get(key) for key in NAMED_BY_THEM):
        return before, after, {}
    if any(before.get(key) is not after.get(key) for key in SAID):
        return before, after, {}
    return (
        {key: value for key, value in before.items() if key not in SAID},
        {key: value for key, value in after.items() if key not in SAID},
        {key: after[key] for key in SAID if key in after},
    )


def broken_by(
    before: Mapping[str, Any], after: Mapping[str, Any], library: Library
) -> Message | None:
    """The first thing that no longer holds after a change, and held before; None if all does."""
    before, after, _ = without_what_is_said(before, after)
    had = {fault.said for fault in faults_of_whole(before, library)}
    return next((f.said for f in faults_of_whole(after, library) if f.said not in had), None)


def _scope_of(path: str, scopes: Mapping[str, str]) -> str | None:
    """The nearest part a path lies in."""
    return max((scope for scope in scopes if within(path, scope)), key=len, default=None)


def within(path: str, scope: str) -> bool:
    """Whether a path is a part, or lies in it."""
    return path == scope or path.startswith((f"{scope}.", f"{scope}["))
