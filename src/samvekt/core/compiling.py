"""Compiles an inner loop with Numba, where Numba is installed; the answer is the same.

Numba is loaded only when a loop is asked for compiled, so that small cases never wait for it.
Compiled code is kept beside the loop, or in the user's cache when that cannot be written.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any, TypeVar

Loop = TypeVar("Loop", bound=Callable[..., Any])


def compiled(loop: Loop) -> Loop | None:
    """The loop compiled, or None where Numba is not installed."""
    try:
        numba = import_module("numba")
    except ImportError:
        return None
    try:
        made: Loop = numba.njit(cache=True, nogil=True)(loop)
    except RuntimeError:  # nowhere to keep compiled code: compile in each process
        made = numba.njit(nogil=True)(loop)
    return made
