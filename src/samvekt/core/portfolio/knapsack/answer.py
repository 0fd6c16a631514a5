"""From a question to the own method and back: shares of options, and how good they are."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from samvekt.core.portfolio.knapsack.compiled import PLAIN, Loops, compiled_loops
from samvekt.core.portfolio.knapsack.exact import Knapsack
from samvekt.core.portfolio.knapsack.presolved import Pure, Truths
from samvekt.core.tables import Floats

WORTH_COMPILING = 50_000
"""From this size (scenarios × options × limits) it pays to load compiled loops."""
PLAIN_NODES, COMPILED_NODES, FEWEST_NODES = 100_000, 20_000_000, 10_000
"""How far the own method searches before the general solver takes over."""


@dataclass(frozen=True, slots=True, eq=False)
class OwnAnswer:
    """What the own method found. A bound is given whether it came to its end or not."""

    shares: Floats  # (option,)
    bound: float
    proven: bool


@dataclass(slots=True, eq=False)
class OwnMethod:
    """The own method for one question after another, learning as it goes.

    Attributes:
        loops: The inner loops, plain or compiled.
        most_nodes: How many nodes to search now. A search that does not end lowers it, so that
            little is lost where the method does not pay.
    """

    loops: Loops
    most_nodes: int
    _started: dict[bytes, Knapsack] = field(default_factory=dict)

    def best(self, asked: Pure) -> OwnAnswer:
        """The best of a pure knapsack whose musts fit."""
        open_ = _that_fit(asked)
        limits: Truths = np.asarray((asked.use[open_] > 0).any(axis=0))  # that any still takes of
        taken = np.zeros(len(open_), dtype=bool)
        signs = np.where(asked.turned, -1.0, 1.0)
        values = asked.asked.values * signs
        fixed = float(asked.asked.values[asked.must | asked.turned].sum())
        bound, proven = float(values[open_].sum()), True
        if not limits.any():
            taken[open_] = True
        elif open_.any():
            knapsack = self._knapsack(asked, open_, limits)
            found = knapsack.best(values[open_])
            taken[open_], bound, proven = found.taken == 1, found.bound, found.proven
        if not proven:
            self.most_nodes = max(self.most_nodes // 4, FEWEST_NODES)
        shares = (asked.must | (asked.turned & ~taken) | (~asked.turned & taken)).astype(np.float64)
        return OwnAnswer(shares, fixed + bound, proven)

    def _knapsack(self, asked: Pure, open_: Truths, limits: Truths) -> Knapsack:
        use, room = asked.use[np.ix_(open_, limits)].T, asked.room[limits]
        key = open_.tobytes() + use.tobytes() + room.tobytes()
        if key not in self._started:
            self._started[key] = Knapsack(use, room, self.loops)
        self._started[key].most_nodes = self.most_nodes
        return self._started[key]


def own_method(size: int, *, node_limit: int | None = None) -> OwnMethod:
    """The own method for a size of work (scenarios × options × limits).

    Small work runs as Python at once; large work loads or makes compiled loops first.
    """
    loops = compiled_loops() if size >= WORTH_COMPILING else PLAIN
    nodes = COMPILED_NODES if loops.compiled else PLAIN_NODES
    return OwnMethod(loops, nodes if node_limit is None else min(nodes, node_limit))


def _that_fit(asked: Pure) -> Truths:
    """Options still to be settled that fit by themselves. [(option,)]"""
    return np.asarray(asked.may & (asked.use <= asked.room).all(axis=1))
