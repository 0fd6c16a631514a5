"""What others' programs say about a file, in our own words.

YAML, JSON and the operating system give their reasons in English. The ones a user may meet are
said again here, so that they can be translated; what is not known is shown as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from samvekt.core.message import Message, message


def borrowed(reason: str) -> Message | str:
    """A reason in our own words, or as it stands when it is not known.

    Example:
        >>> str(borrowed("could not find expected ':'"))
        'a colon is missing after a key'
        >>> borrowed("something new")
        'something new'
    """
    for pattern, said in _known():
        if found := pattern.fullmatch(reason.strip()):
            return message(said.text, **found.groupdict())
    return reason


@cache
def _known() -> tuple[tuple[re.Pattern[str], Message], ...]:
    return tuple((re.compile(pattern), said) for pattern, said in (*_system(), *_json(), *_yaml()))


def _system() -> Iterator[tuple[str, Message]]:
    yield "No such file or directory", message("there is no such file or folder")
    yield "Permission denied|Operation not permitted", message("you do not have access")
    yield "Is a directory", message("it is a folder")
    yield "Not a directory", message("a part of the path is not a folder")
    yield "File exists", message("it is already there")
    yield "File name too long", message("the name is too long")
    yield "No space left on device|Disk quota exceeded", message("the disk is full")
    yield "Read-only file system", message("nothing can be written there")


def _json() -> Iterator[tuple[str, Message]]:
    yield "Expecting value", message("a value is missing")
    yield r"Expecting '(?P<sign>.)' delimiter", message("{sign} is missing", sign="")
    yield (
        "Expecting property name enclosed in double quotes.*",
        message("a key in double quotes is missing"),
    )
    yield "Extra data", message("there is more after the end")
    yield "Unterminated string starting at", message("a quotation mark is missing at the end")
    yield "Invalid control character at", message("a line break or tab stands inside a text")
    yield r"Invalid \\.*", message(r"\ stands before a sign it cannot stand before")
    yield (
        "Illegal trailing comma before end of .*",
        message("there is a comma after the last value"),
    )


def _yaml() -> Iterator[tuple[str, Message]]:
    """The reasons of both readers of YAML: the one in C, and the one in Python."""
    yield (
        "found character (?P<sign>.+) that cannot start any token",
        message("the sign {sign} cannot stand here", sign=""),
    )
    yield (
        "found character that cannot start any token|found a tab character .+",
        message("a sign or a tab stands where it does not fit"),
    )
    yield (
        "mapping (values|keys) are not allowed .+",
        message("a colon stands where it does not fit; the indentation may be wrong"),
    )
    yield (
        "(block )?sequence entries are not allowed .+",
        message("a list starts where it does not fit; the indentation may be wrong"),
    )
    yield "could not find expected ':'", message("a colon is missing after a key")
    yield (
        "expected <block end>.+|did not find expected (key|'-' indicator)|invalid indentation.+",
        message("the indentation does not match, or a bracket or quotation mark is missing"),
    )
    yield (
        "(did not find )?expected ',' or '(?P<sign>.)'(, but got .+)?",
        message("a comma or {sign} is missing", sign=""),
    )
    yield (
        "(did not find )?expected (the )?node content(, but found .+)?",
        message("a value is missing"),
    )
    yield (
        "found unexpected end of stream|found unexpected document (separator|indicator)",
        message("a quotation mark or a bracket is missing at the end"),
    )
    yield (
        "found unknown escape character.*|.*expected (escape sequence|hexdecimal number).*",
        message(r"\ stands before a sign it cannot stand before"),
    )
    yield (
        "special characters are not allowed.*|control characters are not allowed.*",
        message("a sign cannot be shown"),
    )
    yield (
        "found unhashable key|found unacceptable key .+",
        message("a key must be a plain text"),
    )
