"""How wide the columns of a table want to be, judged from what stands in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

NARROW = frozenset("iljtfrI.,:;'|!()[]- \u00a0")
BROAD = frozenset("mwMW%—@")
BOLD = 1.12
"""How much longer a bold word is, judged a little high."""

PADDING = 190
"""The space on both sides of a cell, and a hair. [twentieths of a point]"""

LONGEST_WORD = 15.0
"""A longer word may break. [em]"""

LONGEST_TEXT = 150.0
"""From here on a longer text gives no wider column. [em]"""

COMFORT = 8.0
"""Up to this a column is given room before rows are asked. [em]"""

CALM = 0.35
"""At most so much of the free room is given that way."""

STEPS = 40
"""How finely the room is shared."""

REST = 0.1
"""How much a line counts that does not make its row taller."""

ROWS_ASKED = 60
"""The tallest rows decide; the rest follow."""


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


Row = Sequence[Sequence[float]]
"""The length of each line in each cell of a row. [em]"""


def measured(text: str) -> float:
    """How long a text is in a common sans-serif type. [em]"""
    return sum(
        0.29 if sign in NARROW else 0.88 if sign in BROAD else 0.69 if sign.isupper() else 0.555
        for sign in text
    )


def wish(heading: str, cells: Sequence[Sequence[str]], *, number: bool) -> Wish:
    """The wish of a column with this heading and these cells, each of some lines."""
    words = [measured(word) for cell in cells for line in cell for word in line.split()]
    heads = [measured(word) * BOLD for word in heading.split()]
    text = max((measured(line) for cell in cells for line in cell), default=0.0)
    least = max(min(max((*words, *heads), default=0.0), LONGEST_WORD), 1.5)
    most = max(min(text, LONGEST_TEXT), min(measured(heading) * BOLD, LONGEST_WORD), least)
    return Wish(least, most, number)


def fitted(wishes: Sequence[Wish], rows: Sequence[Row], room: int, size: float) -> Fit:
    """Share the room between the columns: first what each must have, then where it helps.

    Args:
        wishes: One for each column.
        rows: How long the lines of each row are.
        room: The width of the text. [twentieths of a point]
        size: The size of the type. [points]
    """
    em = size * 20
    least = [one.least * em + PADDING for one in wishes]
    most = [one.most * em + PADDING for one in wishes]
    if sum(least) > room:
        widths = [each * room / sum(least) for each in least]
    elif sum(most) <= room:
        words = [0.0 if one.number else each for one, each in zip(wishes, most, strict=True)]
        shares = words if any(words) else most
        left = room - sum(most)
        widths = [m + left * share / sum(shares) for m, share in zip(most, shares, strict=True)]
    else:
        widths = _shared(least, most, rows, room, em)
    whole = [int(each) for each in widths]
    whole[-1] += room - sum(whole)
    return Fit(tuple(whole), sum(least) <= room, tuple(_height(row, whole, em) for row in rows))


def _shared(
    least: Sequence[float], most: Sequence[float], rows: Sequence[Row], room: int, em: float
) -> list[float]:
    """First some calm for each column, then bit by bit where it makes the table shortest."""
    calm = [max(n, min(m, COMFORT * em)) - n for n, m in zip(least, most, strict=True)]
    free = room - sum(least)
    given = min(1.0, CALM * free / sum(calm)) if any(calm) else 0.0
    widths = [n + more * given for n, more in zip(least, calm, strict=True)]
    tallest = sorted(rows, key=lambda row: -_height(row, widths, em))[:ROWS_ASKED]
    bit = (room - sum(widths)) / STEPS
    now = [_column(tallest, n, width, em) for n, width in enumerate(widths)]
    wider = [_column(tallest, n, width + bit, em) for n, width in enumerate(widths)]
    for _ in range(STEPS):
        open_ = [n for n, (w, m) in enumerate(zip(widths, most, strict=True)) if w < m]
        chosen = min(open_, key=lambda n: _total([*now[:n], wider[n], *now[n + 1 :]]))
        widths[chosen] += bit
        now[chosen] = wider[chosen]
        wider[chosen] = _column(tallest, chosen, widths[chosen] + bit, em)
    return widths


def _column(rows: Sequence[Row], column: int, width: float, em: float) -> list[float]:
    """The lines each cell of a column takes at a width."""
    return [_lines(row[column], width, em) for row in rows]


def _total(columns: Sequence[Sequence[float]]) -> float:
    """The height of the table, and a little of each cell so that none is forgotten."""
    highest: float = sum(max(lines) for lines in zip(*columns, strict=True))
    return highest + REST * sum(sum(lines) for lines in columns)


def _height(row: Row, widths: Sequence[float], em: float) -> float:
    return max(_lines(cell, width, em) for cell, width in zip(row, widths, strict=True))


def _lines(cell: Sequence[float], width: float, em: float) -> float:
    """The lines a cell takes: a line that does not fit leaves some room unused at its end."""
    room = max((width - PADDING) / em, 1.0)
    return sum(1.0 if line <= room else 1.0 + line / (room * 0.93) for line in cell)
