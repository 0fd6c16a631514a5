"""How wide the columns of a table want to be, judged from what stands in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

NARROW = frozenset("iljtfrI.,:;'|!()[]- \u00a0/–")
BROAD = frozenset("mwMW%—@")
PADDING = 185
"""The space on both sides of a cell, and a hair. [twentieths of a point]"""

LONGEST_WORD = 15.0
"""A longer word may break. [em]"""

LONGEST_TEXT = 150.0
"""From here on a longer text gives no wider column. [em]"""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a column needs at least, and what it would like. [em]"""

    least: float
    most: float
    number: bool = False


@dataclass(frozen=True, slots=True)
class Fit:
    """Widths of columns in a given room, and whether every word fits."""

    widths: tuple[int, ...]  # [twentieths of a point]
    fits: bool
    lines: tuple[float, ...]  # the lines of text each row takes, judged a little high


def measured(text: str) -> float:
    """How long a text is in a common sans-serif type. [em]"""
    return sum(
        0.28 if sign in NARROW else 0.82 if sign in BROAD else 0.63 if sign.isupper() else 0.51
        for sign in text
    )


def wish(heading: str, cells: Sequence[Sequence[str]], *, number: bool) -> Wish:
    """The wish of a column with this heading and these cells, each of some lines."""
    words = [word for cell in cells for line in cell for word in line.split(" ")]
    longest = max((measured(word) for word in words), default=0.0)
    head = max((measured(word) * 1.06 for word in heading.split(" ")), default=0.0)
    text = max((max(map(measured, cell), default=0.0) for cell in cells), default=0.0)
    least = max(min(longest, LONGEST_WORD), min(head, LONGEST_WORD), 1.5)
    most = max(min(text, LONGEST_TEXT), min(measured(heading) * 1.06, 12.0), least)
    return Wish(least, most, number)


def fitted(wishes: Sequence[Wish], cells: Sequence[Sequence[str]], room: int, size: float) -> Fit:
    """Share the room between the columns: first what each must have, then what it lacks.

    Args:
        wishes: One for each column.
        cells: The text of each row, one string for each column, to count lines with.
        room: The width of the text. [twentieths of a point]
        size: The size of the type. [points]
    """
    em = size * 20
    least = [one.least * em + PADDING for one in wishes]
    most = [one.most * em + PADDING for one in wishes]
    fits = sum(least) <= room
    if not fits:
        widths = [each * room / sum(least) for each in least]
    elif sum(most) <= room:
        words = [0.0 if one.number else each for one, each in zip(wishes, most, strict=True)]
        shares = words if any(words) else most
        widths = [
            each + (room - sum(most)) * share / sum(shares)
            for each, share in zip(most, shares, strict=True)
        ]
    else:
        lack = [(m - n) ** 0.7 for m, n in zip(most, least, strict=True)]
        widths = [
            n + (room - sum(least)) * share / sum(lack)
            for n, share in zip(least, lack, strict=True)
        ]
    whole = _whole(widths, room)
    return Fit(whole, fits, tuple(_lines(row, whole, em) for row in cells))


def _whole(widths: Sequence[float], room: int) -> tuple[int, ...]:
    whole = [int(each) for each in widths]
    whole[-1] += room - sum(whole)
    return tuple(whole)


def _lines(row: Sequence[str], widths: Sequence[int], em: float) -> float:
    """The lines of a row, judged a little high."""
    return max(
        sum(max(1.0, 1.15 * measured(line) * em / max(width - PADDING, em)) for line in lines)
        for lines, width in zip((text.split("\n") for text in row), widths, strict=True)
    )
