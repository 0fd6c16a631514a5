"""The proven best of a pure knapsack with several limits, for one set of values after another.

Prices for the limits give a bound on every portfolio (Lagrangian dual, by a simplex that starts
where the last scenario ended). An order by what is left of each value after paying these prices
gives a good portfolio, and so do the best of earlier scenarios. An option whose value after prices
is larger than the distance from portfolio to bound is settled. The rest is searched depth first.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from samvekt.core.portfolio.knapsack.compiled import PLAIN, Loops
from samvekt.core.tables import Floats

Counts = NDArray[np.int64]

MOST_STEPS = 20_000
POOL = 100
SPREAD = 0.4
"""How far other prices lie from the best ones: they bound well where much or little is left."""
ROUNDING = 1e-12


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """What was found for one set of values: 1 for the options taken."""

    taken: Counts  # (option,)
    bound: float
    proven: bool
    nodes: int


@dataclass(slots=True, eq=False)
class Knapsack:
    """A knapsack with several limits, and what was learnt from the values seen so far.

    Attributes:
        use: What each option takes. [0 or more; limit × option]
        room: What there is. [above 0; limit]
        loops: The inner loops, plain or compiled.
        most_nodes: How many nodes to search before giving up.
    """

    use: Floats  # (limit, option)
    room: Floats  # (limit,)
    loops: Loops = PLAIN
    most_nodes: int = 200_000
    pool: Floats = field(init=False)  # (portfolio, option)
    _shares: Floats = field(init=False)  # (limit, option), of the room
    _basis: Counts = field(init=False)  # (limit,)
    _raised: Counts = field(init=False)  # (option,)

    def __post_init__(self) -> None:
        """Measure use in shares of the room, and start with nothing taken."""
        limits, options = self.use.shape
        self._shares = self.use / self.room[:, np.newaxis]
        self._basis = np.arange(options, options + limits)
        self._raised = np.zeros(options, dtype=np.int64)
        self.pool = np.zeros((0, options))

    def best(self, values: Floats) -> Found:
        """The best portfolio for these values. [above 0; option]"""
        size = float(values.max())
        worth = values / size
        price = self._prices(worth)
        left_over = worth - price @ self._shares  # (option,) value after prices
        bound = float(price.sum() + left_over[left_over > 0].sum())
        taken = self._good(worth, left_over)
        best = float(worth @ taken)
        margin = _margin(values, size, bound)
        free = np.flatnonzero(bound - np.abs(left_over) > best + margin)
        if bound <= best + margin:
            free = free[:0]
        nodes, ended = 0, True
        if len(free):
            free = free[np.argsort(-np.abs(left_over[free]), kind="stable")]
            taken, nodes, ended = self._search(
                worth=worth,
                price=price,
                left_over=left_over,
                taken=taken,
                free=free,
                margin=margin,
            )
        self._remember(taken)
        value = float(values @ taken)
        return Found(taken, value if ended else bound * size, ended, nodes)

    def _prices(self, worth: Floats) -> Floats:
        """Prices of the limits at which the bound is least. [(limit,)]"""
        limits, options = self._shares.shape
        inverse, amount = self._start()
        within = np.zeros(options + limits, dtype=np.int64)
        within[self._basis] = 1
        kind, price = self.loops, self.loops.numbers(np.zeros(limits))
        basis, raised = kind.counts(self._basis), kind.counts(self._raised)
        kind.to_dual_best(
            options,
            limits,
            kind.numbers(worth),
            kind.numbers(self._shares),
            basis,
            raised,
            kind.numbers(inverse),
            kind.numbers(amount),
            price,
            kind.numbers(np.zeros(limits)),
            kind.counts(within),
            MOST_STEPS,
        )
        self._basis, self._raised = np.asarray(basis), np.asarray(raised)
        return np.maximum(np.asarray(price, dtype=np.float64), 0.0)

    def _start(self) -> tuple[Floats, Floats]:
        """The basis of the last scenario, inverted afresh, and what its variables stand at."""
        limits, options = self._shares.shape
        columns = np.hstack([self._shares, np.eye(limits)])[:, self._basis]
        try:
            inverse = np.linalg.inv(columns)
        except np.linalg.LinAlgError:
            inverse = np.full((limits, limits), np.inf)
        amount = inverse @ (1.0 - self._shares @ self._raised)
        if np.isfinite(inverse).all() and (amount > -1e-7).all():
            return inverse, np.maximum(amount, 0.0)
        self._basis = np.arange(options, options + limits)
        self._raised = np.zeros(options, dtype=np.int64)
        return np.eye(limits), np.ones(limits)

    def _good(self, worth: Floats, left_over: Floats) -> Counts:
        """The better of a greedy portfolio with swaps and the best of earlier scenarios."""
        limits, options = self.use.shape
        order = np.argsort(-left_over, kind="stable")
        kind, taken = self.loops, self.loops.counts(np.zeros(options))
        kind.filled_and_swapped(
            options,
            limits,
            kind.numbers(worth),
            kind.numbers(self._shares),
            kind.numbers(np.ones(limits)),
            kind.counts(order),
            taken,
        )
        own: Counts = np.asarray(taken)
        if len(self.pool):
            before = self.pool @ worth  # (portfolio,)
            if before.max() > worth @ own:
                own = self.pool[int(before.argmax())].astype(np.int64)
        return own

    def _search(
        self,
        *,
        worth: Floats,
        price: Floats,
        left_over: Floats,
        taken: Counts,
        free: Counts,
        margin: float,
    ) -> tuple[Counts, int, bool]:
        limits, count = len(self.room), len(free)
        settled = (left_over > 0).astype(np.int64)  # (option,)
        settled[free] = 0
        prices = _prices_around(price)  # (price, limit)
        after = worth[free, np.newaxis] - self._shares[:, free].T @ prices.T  # (free, price)
        still = np.zeros((count + 1, len(prices)))
        still[:-1] = np.cumsum(np.maximum(after, 0.0)[::-1], axis=0)[::-1]
        left, so_far = np.zeros((count + 1, limits)), np.zeros(count + 1)
        left[0], so_far[0] = 1.0 - self._shares @ settled, float(worth @ settled)
        if (left[0] < 0).any():  # all that could be better does not fit
            return taken, 0, True
        kind, best = self.loops, self.loops.counts(np.zeros(count))
        _, nodes, found, ended = kind.searched(
            count,
            limits,
            len(prices),
            kind.numbers(worth[free]),
            kind.numbers(self._shares[:, free].T),
            kind.counts(left_over[free] > 0),
            kind.numbers(prices),
            kind.numbers(still),
            kind.numbers(left),
            kind.numbers(so_far),
            kind.counts(np.zeros(count + 1)),
            kind.counts(np.zeros(count)),
            best,
            float(worth @ taken),
            margin,
            self.most_nodes,
        )
        if found:
            settled[free] = np.asarray(best)
        return (settled if found else taken), int(nodes), bool(ended)

    def _remember(self, taken: Counts) -> None:
        if len(self.pool) < POOL and not (self.pool == taken).all(axis=1).any():
            self.pool = np.vstack([self.pool, taken])


def _prices_around(price: Floats) -> Floats:
    """The best prices first, then each higher and lower by itself, then all. [(price, limit)]"""
    limits = len(price)
    turns = np.ones((2 * limits + 3, limits))
    for k in range(limits):
        turns[1 + 2 * k, k], turns[2 + 2 * k, k] = 1 + SPREAD, 1 - SPREAD
    turns[-2], turns[-1] = 1 + SPREAD, 1 - SPREAD
    return turns[: 3 if limits == 1 else None] * price


def _margin(values: Floats, size: float, bound: float) -> float:
    """How much better another portfolio must be: whole values differ by 1 or not at all."""
    whole = size < 2**40 and bool(np.all(values == np.rint(values)))
    return (1 - 1e-6) / size if whole else ROUNDING * bound
