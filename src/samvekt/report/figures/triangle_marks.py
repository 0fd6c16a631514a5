"""Marks beside triangles, where they touch no triangle, no line and no other mark."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from samvekt.report.figures.look import SMALL
from samvekt.report.figures.names import width_of
from samvekt.report.figures.picture import Wedge, Words

Rectangle = tuple[float, float, float, float]
"""Left, top, right and foot. [pixels]"""

AIR = 4.0  # pixels around a mark
SEEN = 2.0  # pixels; a smaller triangle is no more than a dot, and gets no mark


def marks_beside(
    wedges: Sequence[tuple[str, Wedge]], lines: Sequence[float], room: Rectangle
) -> Iterator[Words]:
    """A mark beside each triangle that has room for one.

    Args:
        wedges: Each triangle with its mark, from left to right.
        lines: Where upright lines stand that no mark may cross. [pixels]
        room: What no mark may leave.
    """
    taken: list[Rectangle] = []
    starts, ends = [one.x for _, one in wedges], [one.x2 for _, one in wedges]
    for mark, wedge in wedges:
        if max(wedge.x2 - wedge.x, wedge.base - wedge.top) < SEEN:
            continue
        for box in _places(wedge, width_of(mark, SMALL)):
            near = wedges[bisect_left(ends, box[0] - 1) : bisect_right(starts, box[2] + 1)]
            if _free(box, taken, lines, room) and not any(_touches(box, one) for _, one in near):
                taken.append(box)
                yield Words(box[2], box[3] - 3, mark, SMALL, "right")
                break


def _places(wedge: Wedge, wide: float) -> Iterator[Rectangle]:
    """Boxes for a mark: over the slope, the nearest first, else at the right of a steep one."""
    for out in (4.0, 10.0):
        for share in (0.5, 0.75, 0.3, 1.0):
            right = wedge.x + (wedge.x2 - wedge.x) * share - out
            foot = wedge.base + (wedge.top - wedge.base) * share - out * 0.4
            yield right - wide, foot - SMALL - 2, right, foot
    foot = (wedge.base + wedge.top) / 2 + SMALL / 2 + 1
    yield wedge.x2 + 4, foot - SMALL - 2, wedge.x2 + 4 + wide, foot


def _free(
    box: Rectangle, taken: Sequence[Rectangle], lines: Sequence[float], room: Rectangle
) -> bool:
    x, y, x2, y2 = box
    inside = room[0] <= x and room[1] <= y and x2 <= room[2] and y2 <= room[3]
    crossed = any(x - 3 < line < x2 + 3 for line in lines)
    return inside and not crossed and not any(_near(box, other) for other in taken)


def _near(one: Rectangle, other: Rectangle) -> bool:
    beside = one[0] < other[2] + AIR and other[0] < one[2] + AIR
    return beside and one[1] < other[3] + 1 and other[1] < one[3] + 1


def _touches(box: Rectangle, wedge: Wedge) -> bool:
    """Whether a box reaches into a triangle: past its foot and under its slope."""
    x, y, x2, y2 = box
    if x2 < wedge.x - 1 or x > wedge.x2 + 1 or y > wedge.base + 1:
        return False
    nearest = min(x2, wedge.x2)  # the slope rises, so its highest point is at the right
    across = (nearest - wedge.x) / max(wedge.x2 - wedge.x, 0.01)
    return y2 > wedge.base + (wedge.top - wedge.base) * across - 1
