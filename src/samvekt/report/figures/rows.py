"""Figures with a row for each option: names at the left, and parts that each fit a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from samvekt.core.message import Message, message
from samvekt.formats.dossier import Round
from samvekt.language import say
from samvekt.report.blocks import Said
from samvekt.report.figures.look import GRID, QUIET, SMALL, TALLEST, TEXT, WIDTH
from samvekt.report.figures.names import full_names, wrapped
from samvekt.report.figures.picture import Line, Mark, Words

LEADING = 1.25  # from one baseline to the next, as a share of the size
MOST_ROWS = 75
"""More rows than this are not drawn: the figure says so, and the table holds all."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Lines:
    """A text over lines, with how high it stands."""

    lines: tuple[str, ...]
    size: float = TEXT

    @property
    def height(self) -> float:
        """From the top of the first line to the foot of the last. [pixels]"""
        return len(self.lines) * self.size * LEADING

    def marks(self, x: float, top: float, **style: object) -> Iterator[Words]:
        """The lines, the first one right under `top`."""
        for at, line in enumerate(self.lines):
            y = top + (at + 0.8) * self.size * LEADING
            yield Words(x, y, line, self.size, **style)  # type: ignore[arg-type]  # style is Words'


def text(said: Said, language: str, room: float, size: float = TEXT) -> Lines:
    """A text in the reader's language, over as many lines as it takes."""
    return Lines(wrapped(say(said, language), room, size), size)


def middle(top: float, height: float, size: float = TEXT) -> float:
    """The baseline of one line in the middle of a row."""
    return top + height / 2 + size * 0.36


def between(y: float, x: float = 0.0, x2: float = WIDTH) -> Line:
    """The thin line between two rows."""
    return Line(x, y, x2, y, GRID)


def parts_of(rows: Sequence[T], heights: Sequence[float], room: float) -> list[list[T]]:
    """The rows in parts that each have room, about as high as each other.

    Example:
        >>> parts_of("abcde", [30, 30, 30, 30, 30], 100)
        [['a', 'b', 'c'], ['d', 'e']]
    """
    total = sum(heights)
    number = max(1, -(-int(total) // max(int(room), 1)))
    share = min(room, total / number + max(heights, default=0.0) / 2)
    parts: list[list[T]] = [[]]
    used = 0.0
    for row, height in zip(rows, heights, strict=True):
        if parts[-1] and used + height > share:
            parts.append([])
            used = 0.0
        parts[-1].append(row)
        used += height
    return parts


def room_for_rows(beside: float) -> float:
    """What is left for rows when heading and key have taken theirs. [pixels]"""
    return TALLEST - beside


def part_title(title: Message, part: int, parts: int) -> Message:
    """The title, with which part it is when there are several."""
    if parts == 1:
        return title
    return message("{title} ({part} of {parts})", title=title, part=part, parts=parts)


def first_of(title: Message, drawn: int, rows: int) -> Message:
    """The title, with how many are drawn when it is not all."""
    if drawn == rows:
        return title
    return message("{title}: the first {drawn} of {rows}", title=title, drawn=drawn, rows=rows)


def only_first(drawn: int, rows: int) -> list[Message]:
    """That the picture holds some of the rows, and where the others are."""
    if rows <= drawn:
        return []
    return [
        message(
            "The first {drawn} of {rows} options are drawn. The rest stand at the foot of the last "
            "table.",
            drawn=drawn,
            rows=rows,
        )
    ]


def table_rows(rows: Sequence[T], drawn: Sequence[T], part: Sequence[T]) -> list[T]:
    """The rows of a part; those that are not drawn come after the last one that is."""
    rest = rows[len(drawn) :] if part[-1] is drawn[-1] else ()
    return [*part, *rest]


def part_name(name: str, part: int, parts: int) -> str:
    """A name for files and anchors, one for each part."""
    return name if parts == 1 else f"{name}-{part}"


def sentences(said: Iterable[Message]) -> Message:
    """Several sentences as one text."""
    first, *rest = said
    for one in rest:
        first = message("{first} {last}", first=first, last=one)
    return first


def notes(said: Iterable[Said], language: str, top: float) -> tuple[list[Mark], float]:
    """Small lines under a figure, and where they end."""
    marks: list[Mark] = []
    for one in said:
        lines = text(one, language, WIDTH - 4, SMALL)
        marks += lines.marks(0, top)
        top += lines.height + 2
    return marks, top


KEY_GAP = 16.0  # pixels between the two columns of a key


def key_of_names(options: Sequence[str], round_: Round, top: float) -> tuple[list[Mark], float]:
    """What the marks stand for, in two columns, and where the key ends."""
    names = full_names(round_)
    wide = (WIDTH - KEY_GAP) / 2
    entries = [Lines(wrapped(names[option], wide, SMALL), SMALL) for option in options]
    half = -(-len(entries) // 2)
    marks: list[Mark] = []
    ends = [top]
    for x, column in ((0.0, entries[:half]), (wide + KEY_GAP, entries[half:])):
        y = top
        for lines in column:
            marks += lines.marks(x, y, ink=QUIET)
            y += lines.height + 1
        ends.append(y)
    return marks, max(ends)
