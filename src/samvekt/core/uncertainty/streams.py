"""Random streams that depend on a seed, a name and a block number, and on nothing else.

Draws are made in blocks of a fixed size, each from a stream of its own. So the same seed gives
the same draws for any number of threads and however many blocks are asked for at a time, and an
option keeps its draws when another one is added or the order is changed.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

BLOCK = 2048
"""Draws in a block. Another size gives other draws from the same seed, equally good ones."""

Key = NDArray[np.uint64]  # (2,), names one stream


@dataclass(frozen=True, slots=True)
class Seed:
    """Where all streams of one calculation come from.

    Example:
        >>> seed = Seed.of(np.random.default_rng(1))
        >>> key = seed.key("ward", "benefit")
        >>> bool(stream(key, 3).random() == stream(key, 3).random())
        True
    """

    words: tuple[int, int]

    @classmethod
    def of(cls, rng: np.random.Generator) -> Seed:
        """A seed taken from a generator, which moves on."""
        first, second = rng.integers(2**64, size=2, dtype=np.uint64).tolist()
        return cls((first, second))

    def key(self, *names: str) -> Key:
        """The key of the stream with these names; other names give an independent stream."""
        spelled = "\x1f".join(names).encode()
        sequence = np.random.SeedSequence([*self.words, len(spelled), *spelled])
        return sequence.generate_state(2, np.uint64).astype(np.uint64)


def stream(key: Key, block: int) -> np.random.Generator:
    """The generator of one block; no two blocks of a stream overlap."""
    return np.random.Generator(np.random.Philox(key=key, counter=[0, 0, 0, block]))


def blocks(count: int) -> int:
    """How many blocks hold so many draws."""
    return -(-count // BLOCK)


def size_of(block: int, count: int) -> int:
    """How many of the draws lie in a block; all are full but the last."""
    return min(BLOCK, count - block * BLOCK)
