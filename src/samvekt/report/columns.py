"""How wide the columns of a printed table are, how small its type, and which way its page lies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from samvekt.language import NO_BREAK_SPACE

PORTRAIT, LANDSCAPE = 453.0, 700.0
"""The width of what is printed on a page standing and lying. [points]"""

HEIGHT = {False: 680.0, True: 440.0}
"""The height of what is printed, on a standing page and on a lying one. [points]"""

SIZES = ((False, 9.0), (False, 8.25), (False, 7.5), (True, 8.5), (True, 7.5), (True, 6.5))
"""Ways to set a table, the most readable first: whether the page lies, and the type. [points]"""

PADDING = 9.0
"""Beside what stands in a cell. [points]"""

WORD = 10.5
"""A column of words is no narrower than its longest word, nor than this many ems."""

READABLE = 26.0
"""Beyond this a column of words gains little from being wider. [em]"""

ZERO_WIDTH_SPACE = "\u200b"
NARROW, BROAD = set("iljtfrI1.,:;'|!()[]-/ " + NO_BREAK_SPACE), set("mwMW@%…—")


@dataclass(frozen=True, slots=True)
class Setting:
    """How a table is set."""

    lies: bool  # on a page turned on its side
    size: float  # of type [points]
    widths: tuple[float, ...]  # of columns, as shares of the page
    ems: tuple[float, ...]  # the width for words in each column [em]
    whole: tuple[bool, ...]  # whether each row may be kept on one page


def ems(text: str) -> float:
    """About how wide a text is when set in Inter, rather too wide than too narrow. [em]"""
    return sum(
        0.36 if sign in NARROW else 0.92 if sign in BROAD else 0.7 if sign.isupper() else 0.62
        for sign in text
    )


def breakable(text: str, room: float) -> str:
    """The text with places to break in every word that is too long for the room. [room in em]

    Example:
        >>> breakable("kort xxxxxx", 3.0).split("\\u200b")
        ['kort x', 'x', 'x', 'x', 'x', 'x']
    """
    return re.sub(
        r"[^\s\u200b]+",
        lambda word: ZERO_WIDTH_SPACE.join(word[0]) if _too_long(word[0], room) else word[0],
        text,
    )


def _too_long(word: str, room: float) -> bool:
    """Whether a word has no room, and no dictionary would know where to hyphenate it."""
    if len(word) * 0.36 <= room and ems(word) <= room:
        return False
    hyphenated = word.strip(".,:;!?()«»”“").isalpha() and len(word) <= 40 and room >= WORD - 1
    return not hyphenated


def setting(rows: Sequence[Sequence[str]], numbers: Sequence[bool]) -> Setting:
    """How to set a table with these texts; the first row is the headings."""
    columns = list(zip(*rows, strict=True))
    least = [_least(texts, of_numbers) for texts, of_numbers in zip(columns, numbers, strict=True)]
    full = [max(ems(line) for text in texts for line in text.split("\n")) for texts in columns]
    lies, size = next(
        (way for way in SIZES if sum(least) * way[1] <= _room(len(columns), lies=way[0])), SIZES[-1]
    )
    room = _room(len(columns), lies=lies) / size
    shares = _shared(room, least, full)
    inside = tuple(max(share, 1.0) for share in shares)
    widths = tuple(share * size + PADDING for share in shares)
    return Setting(
        lies,
        size,
        tuple(width / sum(widths) for width in widths),
        inside,
        tuple(_height(row, inside, size) < HEIGHT[lies] / 2 for row in rows[1:]),
    )


def _room(columns: int, *, lies: bool) -> float:
    return (LANDSCAPE if lies else PORTRAIT) - columns * PADDING


def _least(texts: Sequence[str], of_numbers: bool) -> float:  # noqa: FBT001 (one of a pair)
    longest = max(
        (ems(word) for text in texts for word in re.split(r"[ \n/\u2013-]", text)), default=0.0
    )
    return min(longest, 14.0 if of_numbers else WORD)


def _shared(room: float, least: Sequence[float], full: Sequence[float]) -> list[float]:
    """The room shared: each its least, then by what each would like, then by what each has."""
    if sum(least) >= room:
        return [room * part / sum(least) for part in least]
    likes = [max(min(wish, READABLE), part) for wish, part in zip(full, least, strict=True)]
    more = [like - part for like, part in zip(likes, least, strict=True)]
    given = min(1.0, (room - sum(least)) / sum(more)) if sum(more) else 1.0
    widths = [part + given * extra for part, extra in zip(least, more, strict=True)]
    rest = room - sum(widths)
    wishes = [max(wish - width, 0.0) for wish, width in zip(full, widths, strict=True)]
    weights = wishes if sum(wishes) else widths
    return [
        width + rest * weight / sum(weights) for width, weight in zip(widths, weights, strict=True)
    ]


def _lines(text: str, room: float) -> int:
    return sum(1 + int(1.2 * ems(line) / room) for line in text.split("\n"))


def _height(row: Sequence[str], rooms: Sequence[float], size: float) -> float:
    return max(_lines(text, room) for text, room in zip(row, rooms, strict=True)) * size * 1.45
