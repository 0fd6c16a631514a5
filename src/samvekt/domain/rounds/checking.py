"""Holds a change of one part of a round against the rules of the dossier, field by field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from samvekt.core.message import Message, message
from samvekt.domain.errors import NotAccepted
from samvekt.domain.texts import tidy
from samvekt.formats.reading import round_from
from samvekt.reference.faults import Fault, ReadFault
from samvekt.reference.library import Library

NEEDS_SOUNDNESS = message(
    "The option reduces or stops something. Say why the service stays sound all the same."
)


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


def refuse_faults(content: Mapping[str, Any], library: Library, scopes: Mapping[str, str]) -> None:
    """Refuse what is wrong in one part of a round, said at the fields of a form.

    A fault elsewhere was there before, and does not stop this change.

    Args:
        content: The whole round, with the change.
        library: Where criteria sets, scales and laws are found.
        scopes: For each part that changes, its path in the dossier and in the form; a form path
            of "" means that the fields stand by themselves.

    Raises:
        NotAccepted: Something is wrong; every fault is told at its field.
    """
    found = []
    for fault in faults_of_whole(content, library):
        inside = [scope for scope in scopes if within(fault.path, scope)]
        if inside:
            nearest = max(inside, key=len)
            found.append((_in_form(fault.path, nearest, scopes[nearest]), fault.said))
    if found:
        raise NotAccepted(found)


def within(path: str, scope: str) -> bool:
    """Whether a path is a part, or lies in it."""
    return path == scope or path.startswith((f"{scope}.", f"{scope}["))


def _in_form(path: str, scope: str, form: str) -> str:
    return f"{form}{path[len(scope) :]}".lstrip(".")


def other_faults(
    before: Mapping[str, Any], after: Mapping[str, Any], library: Library
) -> tuple[Message, ...]:
    """What a change would break that held before."""
    had = {fault.said for fault in faults_of_whole(before, library)}
    return tuple(f.said for f in faults_of_whole(after, library) if f.said not in had)
