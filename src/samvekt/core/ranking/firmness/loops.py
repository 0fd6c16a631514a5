"""The three loops over every place of every draw: by NumPy, or compiled when that pays.

Compiled loops go through the places once and not several times. Loading them takes half a
second, so they are used for very large work, and in a process that has loaded them before,
such as a server that calls `load` when it starts. Both give the same whole numbers.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from samvekt.core.compiling import compiled

WORTH_LOADING = 200_000_000
"""Places from which loading the compiled loops pays by itself. [options × draws]"""


@dataclass(frozen=True, slots=True)
class Loops:
    """The loops, compiled."""

    keyed: Callable[..., Any]
    cleared: Callable[..., Any]
    counted: Callable[..., Any]


def keyed(falling: Any, keys: Any, low: Any) -> None:
    """Whole numbers that fall as the score rises, with the row in the low bits.

    Args:
        falling: Falling scores. [(draw, row)]
        keys: Room for the whole numbers. [(draw, row)]
        low: The low bits.
    """
    for draw in range(falling.shape[0]):
        for row in range(falling.shape[1]):
            keys[draw, row] = (int(falling[draw, row]) & ~low) | row


def cleared(keys: Any, low: Any, closest: Any, near: Any) -> int:
    """Clear sorted keys to their rows, and note the draws with neighbours too close.

    Args:
        keys: Sorted; the low bits are the row. [(draw, place)]
        low: The low bits.
        closest: Neighbours no further apart than this may be equal.
        near: Room for the numbers of those draws. [(draw,)]

    Returns:
        How many such draws there are.
    """
    found = 0
    for draw in range(keys.shape[0]):
        before = keys[draw, 0]
        keys[draw, 0] = before & low
        close = False
        for place in range(1, keys.shape[1]):
            now = keys[draw, place]
            close |= now - before <= closest
            before = now
            keys[draw, place] = now & low
        if close:
            near[found] = draw
            found += 1
    return found


def counted(order: Any, starts: Any) -> None:
    """Add one for every row at the place it takes. [order (draw, place); starts (place, row)]"""
    for draw in range(order.shape[0]):
        for place in range(order.shape[1]):
            starts[place, order[draw, place]] += 1


@lru_cache(maxsize=1)
def load() -> Loops | None:
    """The loops compiled, kept for the rest of the process; None where Numba is not installed."""
    first, second, third = compiled(keyed), compiled(cleared), compiled(counted)
    if first is None or second is None or third is None:
        return None
    keys = np.zeros((1, 2), np.int32)
    first(np.zeros((1, 2)), keys, 1)  # compiles now, and not in a thread
    second(keys, 1, 0, np.zeros(1, np.int64))
    third(keys, np.zeros((2, 2), np.int64))
    return Loops(first, second, third)


def loops_for(places: int) -> Loops | None:
    """The compiled loops when they are loaded already or worth loading; None for NumPy."""
    loaded = load.cache_info().currsize > 0
    return load() if loaded or places >= WORTH_LOADING else None
