"""Keeps a solver written in C from writing to standard output.

HiGHS writes a few lines past Python's `sys.stdout`, straight to file descriptor 1, where they
would break `--json` and pipes. The descriptor is one for the whole process, so only one guard
is open at a time, and what other threads write in the meantime is lost as well.
"""

from __future__ import annotations

import ctypes
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

_ONE_AT_A_TIME = threading.RLock()
STANDARD_OUTPUT = 1


@contextmanager
def no_standard_output() -> Iterator[None]:
    """Send what is written to file descriptor 1 nowhere, until the block ends."""
    with _ONE_AT_A_TIME:
        try:
            kept = os.dup(STANDARD_OUTPUT)
        except OSError:  # standard output is closed: there is nothing to keep clean
            yield
            return
        try:
            _empty_buffers()
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, STANDARD_OUTPUT)
            os.close(nowhere)
            yield
        finally:
            _empty_buffers(python=False)
            os.dup2(kept, STANDARD_OUTPUT)
            os.close(kept)


def _empty_buffers(*, python: bool = True) -> None:
    """Write out what waits: else C would write it after the guard is gone."""
    if python and sys.stdout is not None:
        with suppress(OSError, ValueError):
            sys.stdout.flush()
    with suppress(OSError, AttributeError, TypeError):
        ctypes.CDLL(None).fflush(None)
