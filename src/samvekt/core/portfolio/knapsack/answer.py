"""From a question to the own method and back: shares of options, and how good they are."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from samvekt.core.portfolio.knapsack.compiled import PLAIN, Loops, compiled_loops
from samvekt.core.portfolio.knapsack.exact import Knapsack
from samvekt.core.portfolio.knapsack.presolved import Pure, Truths
from samvekt.core.tables import Floats

WORTH_COMPILING = 50_000
"""From this size (scenarios × options × limits) it pays to load compiled loops at once."""
WORTH_GOING_ON = 400
"""From this size (options × limits) it pays to load them for one question found hard."""
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
        node_limit: Most nodes for each question, as the user asks; None for no such limit.
        most_nodes: How many nodes to search now. A search that does not end lowers it, so that
            little is lost where the method does not pay.
    """

    loops: Loops
    node_limit: int | None = None
    most_nodes: int = field(init=False)
    _started: dict[bytes, Knapsack] = field(init=False)

    def __post_init__(self) -> None:
        """Nothing is learnt yet."""
        self._start_with(self.loops)

    def best(self, asked: Pure) -> OwnAnswer:
        """The best of a pure knapsack whose musts fit: as Python, then compiled if need be."""
        found = self._tried(asked)
        if found.proven:
            return found
        if asked.use.size >= WORTH_GOING_ON and not self.loops.compiled:
            self._start_with(compiled_loops())
            found = self._tried(asked)
        if not found.proven:
            self.most_nodes = max(self.most_nodes // 4, min(FEWEST_NODES, self.most_nodes))
        return found

    def _start_with(self, loops: Loops) -> None:
        nodes = COMPILED_NODES if loops.compiled else PLAIN_NODES
        self.loops, self._started = loops, {}
        self.most_nodes = nodes if self.node_limit is None else min(nodes, self.node_limit)

    def _tried(self, asked: Pure) -> OwnAnswer:
        open_ = _that_fit(asked)
        limits: Truths = np.asarray((asked.use[open_] > 0).any(axis=0))  # that any still takes of
        taken = np.zeros(len(open_), dtype=bool)
        values = asked.asked.worth * np.where(asked.turned, -1.0, 1.0)
        fixed = float(asked.asked.worth[asked.must | asked.turned].sum())
        bound, proven = float(values[open_].sum()), True
        if not limits.any():
            taken[open_] = True
        elif open_.any():
            found = self._knapsack(asked, open_, limits).best(values[open_])
            taken[open_], bound, proven = found.taken == 1, found.bound, found.proven
        shares = asked.must | (asked.turned & ~taken) | (~asked.turned & taken)
        return OwnAnswer(shares.astype(np.float64), fixed + bound, proven)

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
    return OwnMethod(compiled_loops() if size >= WORTH_COMPILING else PLAIN, node_limit)


def _that_fit(asked: Pure) -> Truths:
    """Options still to be settled that fit by themselves. [(option,)]"""
    return np.asarray(asked.may & (asked.use <= asked.room).all(axis=1))
