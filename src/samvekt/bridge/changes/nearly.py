"""When a number worked out again is the same as a stored one."""

from __future__ import annotations

import math
from typing import Any

TOLERANCE = 1e-9
"""Relative to the larger number, and absolute near nought: what the last bits of a floating-point
sum may differ by between machines. One draw of ten million moves a share a hundred times more."""


def nearly(stored: Any, again: Any) -> bool:
    """Whether two leaves of results are the same.

    Whole numbers, names and what is not there must be exactly equal.

    Example:
        >>> nearly(0.1 + 0.2, 0.3), nearly(0.25, 0.2500001), nearly(3, 4), nearly(1, True)
        (True, False, False, False)
    """
    if isinstance(stored, bool) or isinstance(again, bool):
        return stored is again
    if isinstance(stored, int) and isinstance(again, int):
        return stored == again
    if isinstance(stored, (int, float)) and isinstance(again, (int, float)):
        return math.isclose(stored, again, rel_tol=TOLERANCE, abs_tol=TOLERANCE)
    return bool(stored == again)
