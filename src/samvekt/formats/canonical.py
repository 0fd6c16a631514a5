"""The one way to write content as text that a checksum is taken of, whatever program does it.

The form is that of RFC 8785 (JSON Canonicalization Scheme); docs/reference/frozen-dossier.md
tells it so that another program can do the same, with examples that are tested.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Mapping
from typing import Any

import rfc8785

from samvekt.core.errors import OutOfRange
from samvekt.core.message import message

EXACT = 2**53  # whole numbers from here on are not told apart by programs that count in doubles


def canonical(content: Any) -> str:
    """The canonical text of plain content.

    Raises:
        OutOfRange: A whole number is too large for other programs to read exactly.

    Example:
        >>> canonical({"b": 1.0, "a": [True, None, "é"]})
        '{"a":[true,null,"é"],"b":1}'
    """
    try:
        return rfc8785.dumps(content).decode()
    except rfc8785.IntegerDomainError:
        said = message(
            "A whole number is larger than {most}, so other programs cannot read it exactly. "
            "Use a smaller one.",
            most=str(EXACT - 1),
        )
        raise OutOfRange(said) from None


def checksum(content: Any) -> str:
    """SHA-256 of the canonical text in UTF-8, in hexadecimal.

    Example:
        >>> checksum({})[:16]
        '44136fa355b3678a'
    """
    return hashlib.sha256(canonical(content).encode()).hexdigest()


def settled(content: Any) -> Any:
    """Content as JSON holds it, so that it is written in one way only.

    Keys are texts, lists are lists, whole numbers have no decimals, and what is no number or
    endless is null.

    Example:
        >>> settled({2027: (1.0, float("inf"), 0.5)})
        {'2027': [1, None, 0.5]}
    """
    match content:
        case Mapping():
            return {str(key): settled(value) for key, value in content.items()}
        case list() | tuple():
            return [settled(value) for value in content]
        case float():
            return _settled_number(float(content))
    return content


def _settled_number(number: float) -> float | int | None:
    if not math.isfinite(number):
        return None
    return int(number) if number.is_integer() and abs(number) < EXACT else number


def in_doubles(content: Any) -> Any:
    """Content as a program reads it that counts in doubles: large whole numbers are nearest ones.

    Example:
        >>> in_doubles([7, 10**20])
        [7, 1e+20]
    """
    match content:
        case dict():
            return {key: in_doubles(value) for key, value in content.items()}
        case list():
            return [in_doubles(value) for value in content]
        case int() if abs(content) >= EXACT:
            return _nearest_double(content)
    return content


def _nearest_double(number: int) -> float | int:
    try:
        return float(number)
    except OverflowError:
        return number  # the canonical form refuses it


INDENT = "  "


def readable(content: Any) -> str:
    """Content as text that people can read and hold beside another.

    Each member stands on a line of its own, two blanks further in than what it belongs to; a
    list of nothing but texts and numbers stands on one line. Names, texts and numbers are
    written as in the canonical form, keys in the order given.

    Example:
        >>> print(readable({"b": [1, 2], "a": [{"c": 0.5}]}), end="")
        {
          "b": [1, 2],
          "a": [
            {
              "c": 0.5
            }
          ]
        }
    """
    return _lines(content, "") + "\n"


def _lines(content: Any, before: str) -> str:
    inner = before + INDENT
    match content:
        case dict() if content:
            members = [f"{canonical(k)}: {_lines(v, inner)}" for k, v in content.items()]
            return _around("{", members, "}", before)
        case list() if any(isinstance(value, (dict, list)) for value in content):
            return _around("[", [_lines(value, inner) for value in content], "]", before)
        case list():
            return f"[{', '.join(map(canonical, content))}]"
    return canonical(content)


def _around(opening: str, members: list[str], closing: str, before: str) -> str:
    inside = ",\n".join(f"{before}{INDENT}{member}" for member in members)
    return f"{opening}\n{inside}\n{before}{closing}"
