"""What is wrong in a file, gathered so that a reader hears of every fault at once.

A `Fault` says one thing and where; a `ReadFault` carries all faults of one file. Both the
reference records and the dossier are read this way, so that the same mistake gets the same
sentence everywhere.
"""

from __future__ import annotations

import difflib
import types
import typing
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from samvekt.core.errors import InputError
from samvekt.core.message import Message, message

Place = tuple[str | int, ...]
"""Where in a document: keys and positions from the top."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong, and where in the file it stands.

    `path` is written as `options[3].costs[2026]`, positions counted from zero. `line` and
    `column` count from one, and are known where the text itself is wrong.
    """

    said: Message
    path: str = ""
    line: int | None = None
    column: int | None = None

    def told(self, where: str) -> Message:
        """The fault with the name of the file and the place in front."""
        if self.line is not None:
            return message(
                "{where}, line {line}, column {column}: {fault}",
                where=where,
                line=str(self.line),
                column=str(self.column),
                fault=self.said,
            )
        if self.path:
            return message("{where}, {path}: {fault}", where=where, path=self.path, fault=self.said)
        return message("{where}: {fault}", where=where, fault=self.said)


class ReadFault(InputError):
    """A file cannot be used; `faults` holds every reason and `where` names the file."""

    def __init__(self, where: str, faults: Iterable[Fault]) -> None:
        self.where, self.faults = where, tuple(faults)
        super().__init__(self._summary())

    @property
    def messages(self) -> tuple[Message, ...]:
        """One full sentence for each fault, with file and place."""
        return tuple(fault.told(self.where) for fault in self.faults)

    def _summary(self) -> Message:
        if len(self.faults) == 1:
            return self.messages[0]
        return message(
            "{where} has {count} faults. The first: {first}",
            where=self.where,
            count=len(self.faults),
            first=self.messages[0],
        )


def one_fault(where: str, said: Message, **place: Any) -> ReadFault:
    """A `ReadFault` with a single reason."""
    return ReadFault(where, (Fault(said, **place),))


def path_text(place: Place) -> str:
    """A place as people write it.

    Example:
        >>> path_text(("options", 3, "costs", "2026"))
        'options[3].costs[2026]'
    """
    text = ""
    for part in place:
        if isinstance(part, str) and part.isidentifier():
            text += f".{part}" if text else part
        else:
            text += f"[{part}]"
    return text


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name most like the one given, if any is near."""
    close = difflib.get_close_matches(name, tuple(known), n=1, cutoff=0.6)
    return close[0] if close else None


def faults_of(error: ValidationError, model: type[BaseModel]) -> tuple[Fault, ...]:
    """Every fault pydantic found, said in our words, with path and nearest right key."""
    return tuple(_fault(found, model) for found in error.errors(include_url=False))


def _fault(found: ErrorDetails, model: type[BaseModel]) -> Fault:
    place = _without_tags(found["loc"], model, keep_last=found["type"] == "extra_forbidden")
    return Fault(_said(found, model, place), path_text(place))


def _without_tags(place: Place, model: type[BaseModel], *, keep_last: bool) -> Place:
    """The place as the file has it, without the names pydantic gives to parts of a union."""
    kept: list[str | int] = []
    here: tuple[Any, ...] = (model,)
    for position, part in enumerate(place):
        last = keep_last and position == len(place) - 1
        if not last and _is_tag(part, here):
            continue
        kept.append(part)
        here = tuple(inner for kind in here for inner in _step(kind, part))
    return tuple(kept)


def _is_tag(part: str | int, here: tuple[Any, ...]) -> bool:
    known = bool(here) and not any(kind in _OPEN for kind in here)
    return isinstance(part, str) and known and not any(_step(kind, part) for kind in here)


_OPEN: tuple[Any, ...] = (Any, object, dict, list, tuple)
"""Kinds that tell nothing of what lies inside."""


def _said(found: ErrorDetails, model: type[BaseModel], place: Place) -> Message:
    context = found.get("ctx", {})
    kind = found["type"]
    if kind == "extra_forbidden":
        return _unknown_key(str(place[-1]), fields_at(model, place[:-1]))
    if isinstance(context.get("said"), Message):
        said: Message = context["said"]
        return said
    if kind in _WITH_CONTEXT:
        text, name = _WITH_CONTEXT[kind]
        return Message(text, types.MappingProxyType({"value": str(context[name])}))
    if kind in _PLAIN:
        return Message(_PLAIN[kind], types.MappingProxyType({}))
    return message("This is not accepted: {reason}.", reason=found["msg"].rstrip("."))


def _unknown_key(key: str, known: tuple[str, ...]) -> Message:
    near = nearest(key, known)
    if near:
        return message("There is no key {key} here. Did you mean {near}?", key=key, near=near)
    if known:
        return message("There is no key {key} here. Known keys: {known}.", key=key, known=known)
    return message("There is no key {key} here. Take it out.", key=key)


_PLAIN: dict[str, str] = {
    kind: said.text
    for kinds, said in (
        (("missing",), message("This must be filled in.")),
        (("string_type",), message("This must be a text. Put quotes around it if needed.")),
        (("string_too_short",), message("This must not be empty.")),
        (("int_type", "int_parsing", "int_from_float"), message("This must be a whole number.")),
        (
            ("float_type", "float_parsing", "decimal_type", "decimal_parsing", "finite_number"),
            message("This must be a number."),
        ),
        (("bool_type", "bool_parsing"), message("This must be true or false.")),
        (
            ("date_type", "date_parsing", "date_from_datetime_parsing"),
            message("This must be a date, written as 2026-12-31."),
        ),
        (("tuple_type", "list_type"), message("This must be a list.")),
        (
            ("dict_type", "model_type", "dataclass_type", "mapping_type"),
            message("This must be a part with keys of its own."),
        ),
    )
    for kind in kinds
}

_WITH_CONTEXT: dict[str, tuple[str, str]] = {
    kind: (said.text, name)
    for kind, name, said in (
        ("literal_error", "expected", message("This must be one of: {value}.", value="")),
        ("enum", "expected", message("This must be one of: {value}.", value="")),
        ("union_tag_invalid", "expected_tags", message("Choose one of: {value}.", value="")),
        ("greater_than", "gt", message("This must be greater than {value}.", value="")),
        ("greater_than_equal", "ge", message("This must be at least {value}.", value="")),
        ("less_than", "lt", message("This must be less than {value}.", value="")),
        ("less_than_equal", "le", message("This must be at most {value}.", value="")),
        ("too_short", "min_length", message("At least {value} must stand here.", value="")),
        ("string_too_long", "max_length", message("At most {value} characters fit.", value="")),
        (
            "string_pattern_mismatch",
            "pattern",
            message("This is not written as expected; the pattern is {value}.", value=""),
        ),
    )
}


def fields_at(model: type[BaseModel], place: Place) -> tuple[str, ...]:
    """The keys a model accepts at a place, or nothing where that cannot be told."""
    here: tuple[Any, ...] = (model,)
    for part in place:
        here = tuple(inner for kind in here for inner in _step(kind, part))
    return tuple(name for kind in here for name in _keys(kind))


def _keys(kind: Any) -> tuple[str, ...]:
    return tuple(kind.model_fields) if _is_model(kind) else ()


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _step(kind: Any, part: str | int) -> tuple[Any, ...]:
    """The kinds found one step down, through unions, lists and mappings."""
    if _is_model(kind):
        field = kind.model_fields.get(str(part))
        return _plain(field.annotation) if field else ()
    origin, inner = get_origin(kind), get_args(kind)
    if origin in {list, tuple} and inner:
        return _plain(inner[0])
    if isinstance(origin, type) and issubclass(origin, Mapping) and len(inner) == 2:
        return _plain(inner[1])
    return ()


def _plain(annotation: Any) -> tuple[Any, ...]:
    """The kinds an annotation allows, with its decorations taken off."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _plain(get_args(annotation)[0])
    if origin in {typing.Union, types.UnionType}:
        return tuple(kind for option in get_args(annotation) for kind in _plain(option))
    return (annotation,)
