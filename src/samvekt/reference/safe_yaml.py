"""YAML and JSON from people we do not know, read without surprises, and YAML written back.

Read are only mappings, lists, texts, numbers, true, false and null. What YAML offers
beyond that is either refused or plain text:

- anchors, aliases, tags, a second document: refused (a small file must stay small);
- a key that stands twice, NaN, infinity: refused with the place;
- `yes`, `no`, `on`, `off`, dates and `0301` are text, `2026` and `1e5` are numbers;
- keys are always text, so YAML and JSON give the same document.
"""

from __future__ import annotations

import json
import math
import re
import stat
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from samvekt.core.message import Message, message
from samvekt.language.borrowed import borrowed
from samvekt.reference.faults import Fault, Place, ReadFault, one_fault, path_text

BYTES_AT_MOST = 5_000_000
DEPTH_AT_MOST = 60
DIGITS_AT_MOST = 100
FAULTS_AT_MOST = 1_000
"""Nobody mends more than that at a time; a file made of faults must not take long to refuse."""
LINE_WIDTH = 100

_PARSER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DUMPER: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)

_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"[-+]?(\.[0-9]+|(0|[1-9][0-9]*)(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_NO_NUMBER = re.compile(r"[-+]?\.?(nan|NaN|NAN|inf|Inf|INF|infinity|Infinity)")
_NUMBER_STARTS = "+-.0123456789niIN"
_CONSTANTS: dict[str, bool | None] = {
    "": None,
    "~": None,
    "null": None,
    "true": True,
    "false": False,
}


def read_bytes(path: Path, *, limit: int = BYTES_AT_MOST) -> bytes:
    """The content of an ordinary file that is neither empty nor too large.

    Raises:
        ReadFault: The file is missing, a folder, a device, empty, locked or too large.
    """
    where = str(path)
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise one_fault(where, message("This is not a file. Name a file."))
        if found.st_size > limit:
            raise one_fault(where, _too_large(limit))
        content = path.read_bytes()
    except FileNotFoundError:
        raise one_fault(where, message("There is no such file.")) from None
    except (OSError, ValueError) as problem:
        raise one_fault(
            where, message("The file cannot be opened: {reason}.", reason=_of_system(problem))
        ) from None
    if not content:
        raise one_fault(where, message("The file is empty."))
    return content


def load_yaml(content: str | bytes, *, where: str, limit: int = BYTES_AT_MOST) -> object:
    r"""What a YAML text says, as dict, list, str, int, float, bool and None.

    Args:
        content: The text, or its bytes in UTF-8.
        where: What to call the text in messages, for instance the file name.
        limit: The most it may hold. [bytes]

    Raises:
        ReadFault: The text cannot be used; every reason that can be told is given.

    Example:
        >>> load_yaml("code: 0301\nshare: 0.25\nopen: yes", where="example")
        {'code': '0301', 'share': 0.25, 'open': 'yes'}
    """
    text = text_of(content, where=where, limit=limit)
    reader = _Reader(where)
    try:
        value = reader.document(yaml.parse(text, Loader=_PARSER))
    except yaml.MarkedYAMLError as problem:
        reader.faults.append(_syntax_fault(problem))
    except (yaml.YAMLError, UnicodeError) as problem:
        reader.faults.append(Fault(_not_readable(problem)))
    if reader.faults:
        raise ReadFault(where, reader.faults)
    return value


def load_json(content: str | bytes, *, where: str, limit: int = BYTES_AT_MOST) -> object:
    """What a JSON text says; the same rules as `load_yaml`.

    Raises:
        ReadFault: The text cannot be used; every reason that can be told is given.
    """
    text = text_of(content, where=where, limit=limit)
    try:
        value = json.loads(
            text,
            object_pairs_hook=_pairs,
            parse_constant=_Wrong,
            parse_float=_number,
            parse_int=_number,
        )
    except json.JSONDecodeError as problem:
        raise one_fault(
            where,
            message("The text is not JSON here: {reason}.", reason=borrowed(problem.msg)),
            line=problem.lineno,
            column=problem.colno,
        ) from None
    except RecursionError:
        raise one_fault(where, _too_deep()) from None
    faults = list(_wrong_parts(value))
    if faults:
        raise ReadFault(where, faults)
    return value


def dump_yaml(value: object, *, compact: bool = False) -> str:
    """YAML text that `load_yaml` reads back as the same value; keys keep their order.

    Args:
        value: Plain data: dict, list, str, int, float, bool and None.
        compact: Whether short innermost parts and lists of numbers stand on one line.
    """
    written: str = yaml.dump(
        value,
        Dumper=_CompactWriter if compact else _Writer,
        allow_unicode=True,
        sort_keys=False,
        width=LINE_WIDTH,
        default_flow_style=False,
    )
    return written


def text_of(content: str | bytes, *, where: str, limit: int) -> str:
    """The text behind the bytes, when it is UTF-8 of a fair size and not empty."""
    if len(content) > limit:
        raise one_fault(where, _too_large(limit))
    if isinstance(content, bytes):
        try:
            content = content.decode("utf-8-sig")
        except UnicodeDecodeError as problem:
            said = message(
                "The text is not UTF-8: byte {position} cannot be read. Save the file as UTF-8.",
                position=problem.start + 1,
            )
            raise one_fault(where, said) from None
    if not content.strip():
        raise one_fault(where, message("The file is empty."))
    return content


class _Reader:
    """Builds the document from the parser's events and remembers what is wrong."""

    def __init__(self, where: str) -> None:
        self.where = where
        self.faults: list[Fault] = []

    def document(self, events: Iterator[Event]) -> object:
        """The one document of the text."""
        value: object = None
        found = False
        for event in events:
            if isinstance(event, DocumentStartEvent):
                if found:
                    self._note(event, message("Only one document fits in a file. Take out ---."))
                    return None
                value, found = self._value(next(events), events, ()), True
        if not found:
            self.faults.append(Fault(message("The file is empty.")))
        return value

    def _value(self, event: Event, events: Iterator[Event], place: Place) -> object:
        if isinstance(event, NodeEvent) and event.anchor is not None:
            self._note(event, message("Anchors and aliases (& and *) are not used here."), place)
        if isinstance(event, AliasEvent):
            return None
        if getattr(event, "tag", None) is not None:
            self._note(event, message("Tags (!) are not used here. Take it out."), place)
        if isinstance(event, CollectionStartEvent) and len(place) >= DEPTH_AT_MOST:
            self._note(event, _too_deep(), place)
            raise ReadFault(self.where, self.faults)
        if isinstance(event, MappingStartEvent):
            return self._mapping(events, place)
        if isinstance(event, SequenceStartEvent):
            return self._sequence(events, place)
        return self._scalar(event, place) if isinstance(event, ScalarEvent) else None

    def _mapping(self, events: Iterator[Event], place: Place) -> dict[str, object]:
        found: dict[str, object] = {}
        for event in events:
            if isinstance(event, MappingEndEvent):
                break
            key = self._key(event, events, place)
            if key in found:
                self._note(event, _twice(key), place)
            found[key] = self._value(next(events), events, (*place, key))
        return found

    def _key(self, event: Event, events: Iterator[Event], place: Place) -> str:
        if isinstance(event, ScalarEvent) and event.anchor is None and event.tag is None:
            return str(event.value)
        self._value(event, events, place)
        self._note(event, message("A key must be a plain text."), place)
        return ""

    def _sequence(self, events: Iterator[Event], place: Place) -> list[object]:
        found: list[object] = []
        for event in events:
            if isinstance(event, SequenceEndEvent):
                break
            found.append(self._value(event, events, (*place, len(found))))
        return found

    def _scalar(self, event: ScalarEvent, place: Place) -> object:
        text: str = event.value
        if not event.implicit[0]:
            return text
        if text in _CONSTANTS:
            return _CONSTANTS[text]
        if text[0] not in _NUMBER_STARTS:
            return text
        value = _number(text)
        if isinstance(value, _Wrong):
            self._note(event, value.said, place)
        return value

    def _note(self, event: Event, said: Message, place: Place = ()) -> None:
        mark = event.start_mark
        assert mark is not None  # noqa: S101 (events from a text always have their place)
        self.faults.append(Fault(said, path_text(place), mark.line + 1, mark.column + 1))
        if len(self.faults) >= FAULTS_AT_MOST:
            raise ReadFault(self.where, self.faults)


class _Writer(_DUMPER):  # type: ignore[misc]  # the C writer carries no types
    """Writes plain data, quoting every text our reader would take for a number."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 (the signature is PyYAML's)
        """The same part twice is written twice, since we do not read aliases."""
        return True


class _CompactWriter(_Writer):
    """Puts what is short and innermost on one line, so that words and tables read well."""

    def represent_mapping(self, tag: str, mapping: Any, flow_style: Any = None) -> Any:
        """A part with single values that fit on a line stands on it."""
        node = super().represent_mapping(tag, mapping, flow_style)
        inner = [each for pair in node.value for each in pair]
        node.flow_style = _fits(inner)
        return node

    def represent_sequence(self, tag: str, sequence: Any, flow_style: Any = None) -> Any:
        """A list of numbers stands on as few lines as it needs, a short list of words on one."""
        node = super().represent_sequence(tag, sequence, flow_style)
        numbers = all(isinstance(value, int | float) for value in sequence)
        node.flow_style = numbers or _fits(node.value)
        return node


def _fits(nodes: list[Any]) -> bool:
    plain = all(isinstance(node, yaml.ScalarNode) for node in nodes)
    return plain and sum(len(node.value) + 4 for node in nodes) < LINE_WIDTH - 20


for _pattern in (_DECIMAL, _NO_NUMBER):
    _Writer.add_implicit_resolver(
        "!number", re.compile(rf"({_pattern.pattern})\Z"), list(_NUMBER_STARTS)
    )


class _Wrong:
    """Stands in the place of something that cannot be used, until the place is told."""

    def __init__(self, text: str, said: Message | None = None) -> None:
        self.said = said or message("{text} is not a number that can be used.", text=text)


class _Doubled(dict[str, object]):
    """A JSON part where keys stand more than once."""

    twice: tuple[str, ...] = ()


def plain_number(text: str) -> object:
    """The number a word stands for in a file, or the word itself; `0301` is a word."""
    value = _number(text) if text[:1] in _NUMBER_STARTS else text
    return text if isinstance(value, _Wrong) else value


def _number(text: str) -> object:
    if _NO_NUMBER.fullmatch(text):
        return _Wrong(text)
    if not _DECIMAL.fullmatch(text):
        return text
    if len(text) > DIGITS_AT_MOST:
        return _Wrong(text[:20], message("A number has too many digits."))
    if _INTEGER.fullmatch(text):
        return int(text)
    value = float(text)
    return value if math.isfinite(value) else _Wrong(text)


def _pairs(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    doubled = _Doubled(found)
    stands = Counter(key for key, _ in pairs)
    doubled.twice = tuple(key for key, times in stands.items() if times > 1)
    return doubled


def _wrong_parts(value: object, place: Place = ()) -> Iterator[Fault]:
    if len(place) > DEPTH_AT_MOST:
        yield Fault(_too_deep(), path_text(place[:3]))
        return
    if isinstance(value, _Wrong):
        yield Fault(value.said, path_text(place))
    if isinstance(value, _Doubled):
        yield from (Fault(_twice(key), path_text(place)) for key in value.twice)
    if isinstance(value, str) and not value.isascii():
        yield from _unwritable(value, place)
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _unwritable(key, place)
            yield from _wrong_parts(inner, (*place, key))
    if isinstance(value, list):
        for position, inner in enumerate(value):
            yield from _wrong_parts(inner, (*place, position))


def _unwritable(text: str, place: Place) -> Iterator[Fault]:
    try:
        text.encode()
    except UnicodeEncodeError as problem:
        yield Fault(_not_readable(problem), path_text(place))


def _of_system(problem: Exception) -> Message | str:
    return borrowed(getattr(problem, "strerror", None) or str(problem))


def _syntax_fault(problem: yaml.MarkedYAMLError) -> Fault:
    mark = problem.problem_mark or problem.context_mark
    said = message(
        "The text is not YAML here: {reason}. Look at the spaces, colons and quotes.",
        reason=borrowed(problem.problem or problem.context or ""),
    )
    if mark is None:
        return Fault(said)
    return Fault(said, line=mark.line + 1, column=mark.column + 1)


def _not_readable(problem: Exception) -> Message:
    return message(
        "The text has a character that cannot be read: {reason}.",
        reason=borrowed(str(problem).split("\n")[0]),
    )


def _twice(key: str) -> Message:
    return message("The key {key} stands twice here. Keep one.", key=key)


def _too_deep() -> Message:
    return message("Parts lie inside parts more than {depth} levels deep.", depth=DEPTH_AT_MOST)


def _too_large(limit: int) -> Message:
    return message("The file is larger than {limit:,d} bytes, the most that is read.", limit=limit)
