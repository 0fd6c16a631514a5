"""How wide the columns of a printed table are, how small its type, and which way its page lies."""

from __future__ import annotations

import math
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

PADDING = 12.0
"""Beside what stands in a cell. [points]"""

WORD = 10.5
"""A column of words is no narrower than its longest word, nor than this many ems."""

EASY = 1.5
"""A small table takes this much more than it must, and at least half the page; an eye that follows
a line across an empty page loses its way."""

ZERO_WIDTH_SPACE = "\u200b"
NARROWEST = 0.36
HARD = r"(?i)[^aeiouyæøåäöáéíóúêèòôâ]{9}"
"""Letters in a row that no syllable has, so that there is no place to hyphenate."""

BOLD = 1.06
"""How much wider headings and the names of rows are set."""

NARROW, BROAD = set("iljtfrI1.,:;'|!()[]-/ " + NO_BREAK_SPACE), set("mwMW@%…—")


@dataclass(frozen=True, slots=True)
class Setting:
    """How a table is set."""

    lies: bool  # on a page turned on its side
    size: float  # of type [points]
    widths: tuple[float, ...]  # of columns, as shares of the width of the page
    ems: tuple[float, ...]  # the width for words in each column [em]
    repeats: bool  # the headings, on each page
    whole: tuple[bool, ...]  # whether each row is kept on one page


def ems(text: str) -> float:
    """About how wide a text is when set in Inter, rather too wide than too narrow. [em]"""
    return sum(
        NARROWEST if sign in NARROW else 0.92 if sign in BROAD else 0.7 if sign.isupper() else 0.62
        for sign in text
    )


def breakable(text: str, room: float) -> list[str]:
    """The text in pieces, where every second piece is a word to hyphenate. [room in em]

    Only a word that is too long for the room is broken: a word of letters where a dictionary says,
    an address after its slashes, anything else wherever it must be.

    Example:
        >>> breakable("et tiltak for hverdagsrehabilitering", 10.0)
        ['et tiltak for ', 'hverdagsrehabilitering', '']
        >>> breakable("kort 12345", 2.0)[0].split(ZERO_WIDTH_SPACE)
        ['kort 1', '2', '3', '4', '5']
    """
    pieces = [""]
    for part in re.split(r"([ \n]+)", text):
        if len(part) * NARROWEST <= room and ems(part) <= room:
            pieces[-1] += part
        elif _known(part, room):
            pieces += [part, ""]
        else:
            pieces[-1] += _broken(part, room)
    return pieces


def _known(word: str, room: float) -> bool:
    """Whether a dictionary can be trusted to hyphenate a word."""
    letters = word.strip(".,:;!?()«»”“")
    return letters.isalpha() and len(letters) <= 45 and room >= 7 and not re.search(HARD, letters)


def _broken(word: str, room: float) -> str:
    """A word with places to break after its joints, or anywhere in a part that is too long."""
    parts = re.findall(r"[^-/.?&=_,+]*[-/.?&=_,+]?", word)
    return ZERO_WIDTH_SPACE.join(
        part if ems(part) <= room else ZERO_WIDTH_SPACE.join(part) for part in parts if part
    )


def setting(rows: Sequence[Sequence[str]], numbers: Sequence[bool]) -> Setting:
    """How to set a table with these texts; the first row is the headings."""
    columns = list(zip(*rows, strict=True))
    least = [_least(texts, of_numbers) for texts, of_numbers in zip(columns, numbers, strict=True)]
    full = [max(ems(line) for text in texts for line in text.split("\n")) for texts in columns]
    full = [max(*pair, 1.0) for pair in zip(full, least, strict=True)]
    lies, size = next(
        (way for way in SIZES if sum(least) * way[1] <= _room(len(columns), lies=way[0])), SIZES[-1]
    )
    room = _room(len(columns), lies=lies) / size
    amount = [sum(ems(text) for text in texts) for texts in columns]
    inside = tuple(_shared(room, least, full, amount))
    widths = tuple(share * size + PADDING for share in inside)
    heights = [_height(row, inside, size) for row in rows]
    return Setting(
        lies,
        size,
        tuple(width / max(LANDSCAPE if lies else PORTRAIT, sum(widths)) for width in widths),
        inside,
        heights[0] < HEIGHT[lies] / 4,
        tuple(height < HEIGHT[lies] / 2 for height in heights[1:]),
    )


def _room(columns: int, *, lies: bool) -> float:
    return max((LANDSCAPE if lies else PORTRAIT) - columns * PADDING, columns * 2.0)


def _least(texts: Sequence[str], of_numbers: bool) -> float:  # noqa: FBT001 (one of a pair)
    longest = max(
        (BOLD * ems(word) for text in texts for word in re.split(r"[ \n]", text)), default=0.0
    )
    return min(max(longest, 1.0), 14.0 if of_numbers else WORD)


def _shared(
    room: float, least: Sequence[float], full: Sequence[float], amount: Sequence[float]
) -> list[float]:
    """The room shared so that rows become low: by the square root of how much each column says.

    No column gets less than its longest word needs, nor more than its longest line, unless there
    is room for all of them.
    """
    if sum(least) >= room:
        return [room * part / sum(least) for part in least]
    if sum(full) <= room:
        return [part * min(room, max(EASY * sum(full), room / 2)) / sum(full) for part in full]

    def widths(scale: float) -> list[float]:
        return [
            min(max(scale * math.sqrt(much), small), large)
            for much, small, large in zip(amount, least, full, strict=True)
        ]

    low, high = 0.0, 2.0 * room
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if sum(widths(middle)) < room else (low, middle)
    return widths(low)


def _lines(text: str, room: float) -> int:
    return sum(1 + int(1.2 * ems(line) / room) for line in text.split("\n"))


def _height(row: Sequence[str], rooms: Sequence[float], size: float) -> float:
    return max(_lines(text, room) for text, room in zip(row, rooms, strict=True)) * size * 1.45
