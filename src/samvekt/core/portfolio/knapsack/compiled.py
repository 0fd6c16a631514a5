"""The inner loops as they are, or compiled by Numba; the answer is the same.

Numba is loaded only when the loops are asked for compiled, so that small cases never wait for
it. Compiled code is kept beside this file, or in the user's cache when that cannot be written.
Without Numba the loops run as Python.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from samvekt.core.compiling import compiled
from samvekt.core.portfolio.knapsack import loops


@dataclass(frozen=True, slots=True)
class Loops:
    """The three loops, and how they want numbers: lists for Python, arrays when compiled."""

    to_dual_best: Callable[..., Any]
    filled_and_swapped: Callable[..., Any]
    searched: Callable[..., Any]
    compiled: bool

    def numbers(self, array: np.ndarray) -> Any:
        """Numbers as the loops want them, one index, free to be changed."""
        flat = array.astype(np.float64).ravel()
        return flat if self.compiled else flat.tolist()

    def counts(self, array: np.ndarray) -> Any:
        """Whole numbers as the loops want them, one index, free to be changed."""
        flat = array.astype(np.int64).ravel()
        return flat if self.compiled else flat.tolist()


PLAIN = Loops(loops.to_dual_best, loops.filled_and_swapped, loops.searched, compiled=False)


@lru_cache(maxsize=1)
def compiled_loops() -> Loops:
    """The loops compiled, or plain where Numba is not installed."""
    first, second, third = (
        compiled(loop) for loop in (loops.to_dual_best, loops.filled_and_swapped, loops.searched)
    )
    if first is None or second is None or third is None:
        return PLAIN
    return Loops(first, second, third, compiled=True)
