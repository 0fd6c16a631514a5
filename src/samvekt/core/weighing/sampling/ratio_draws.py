"""Weights within ratio bounds, all equally likely: exactly where possible, else by a walk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from samvekt.core.tables import Floats
from samvekt.core.weighing.sampling.bounds import Closed, Ratio, closed
from samvekt.core.weighing.sampling.hit_and_run import (
    Pace,
    Prepared,
    mixing_gap,
    prepared,
    region,
)
from samvekt.core.weighing.sampling.star import Star, star
from samvekt.core.weighing.sampling.statements import even_on_simplex
from samvekt.core.weighing.weights import equal_weights

TRIED = 4096


@dataclass(frozen=True, slots=True, eq=False)
class RatioBounds:
    """How many times as important criteria may be as each other; all that fits is equally likely.

    Draws are exact when some criterion's own bounds, or a full order, come close to the whole
    region: then one draws there and keeps what fits the other bounds. When less than `least`
    would be kept, a random walk takes over (`by_walk`).

    Args:
        criteria: The names.
        ratios: The bounds; more may follow from them, and contradictions are refused.
        least: The smallest share of kept draws with which the exact way is still used. [share]
        pace: How long the random walk is, where one is needed.

    Raises:
        LabelMismatch: A bound names a criterion that is not among `criteria`.
        OutOfRange: The bounds contradict each other.

    Source:
        Salo and Hämäläinen (1992), Operations Research 40(6):1053–1061; for the walk, Smith
        (1984), Operations Research 32(6):1296–1308; docs/methods/weight-sampling.md §4.

    Example:
        >>> said = RatioBounds(("severity", "benefit"), [Ratio("severity", "benefit", 1, 3)])
        >>> draws = said.draw(np.random.default_rng(1), 20_000)
        >>> draws[:, 0].min().round(2).item(), draws[:, 0].max().round(2).item(), said.by_walk
        (0.5, 0.75, False)
    """

    criteria: tuple[str, ...]
    ratios: tuple[Ratio, ...]
    least: float = 0.005
    pace: Pace = field(default_factory=Pace)
    _closed: Closed = field(init=False, repr=False)
    _way: _Way = field(init=False, repr=False)

    def __init__(
        self,
        criteria: Sequence[str],
        ratios: Sequence[Ratio],
        least: float = 0.005,
        pace: Pace | None = None,
    ) -> None:
        """Work out what follows, and find the way that keeps most."""
        object.__setattr__(self, "criteria", equal_weights(criteria).criteria)
        object.__setattr__(self, "ratios", tuple(ratios))
        object.__setattr__(self, "least", least)
        object.__setattr__(self, "pace", Pace() if pace is None else pace)
        bounds = closed(self.criteria, self.ratios)
        object.__setattr__(self, "_closed", bounds)
        ways = [*_stars(bounds), *_orders(bounds)]
        kept = [float(bounds.holds(way.draw(_fixed(), TRIED)).mean()) for way in ways]
        best = int(np.argmax(kept))
        exact = ways[best] if kept[best] >= least else None
        object.__setattr__(
            self,
            "_way",
            exact if exact is not None else prepared(region(bounds.most), _fixed(), self.pace),
        )

    @property
    def by_walk(self) -> bool:
        """True when the draws come from the random walk, and are only nearly even."""
        return isinstance(self._way, Prepared)

    @property
    def mixing_gap(self) -> float:
        """How much the random walk remembers of its start, in standard errors; 0 when exact."""
        way = self._way
        return mixing_gap(way, _fixed()) if isinstance(way, Prepared) else 0.0

    def draw(self, rng: np.random.Generator, count: int) -> Floats:
        """Draw by the way found, and keep what holds."""
        kept: list[Floats] = [np.empty((0, len(self._closed.most)))]
        missing = count
        while missing > 0:
            groups = self._way.draw(rng, missing if self.by_walk else max(2 * missing, 64))
            held = groups if self.by_walk else groups[self._closed.holds(groups)]
            kept.append(held[:missing])
            missing -= len(kept[-1])
        return self._closed.spread(np.concatenate(kept))


@dataclass(frozen=True, slots=True, eq=False)
class _FromStar:
    """All bounds of one group against the others; the rest is checked afterwards."""

    centre: int
    inner: Star

    def draw(self, rng: np.random.Generator, count: int) -> Floats:
        t, others = self.inner.draw(rng, count)
        amounts = np.insert(others, self.centre, t, axis=1)
        amounts /= amounts.sum(axis=1, keepdims=True)
        return amounts


@dataclass(frozen=True, slots=True, eq=False)
class _FromOrder:
    """A full order among the groups; the rest is checked afterwards."""

    by_weight: tuple[int, ...]  # heaviest first

    def draw(self, rng: np.random.Generator, count: int) -> Floats:
        sorted_weights = -np.sort(-even_on_simplex(rng, count, len(self.by_weight)), axis=1)
        weights = np.empty_like(sorted_weights)
        weights[:, list(self.by_weight)] = sorted_weights
        return weights


_Way = _FromStar | _FromOrder | Prepared


def _stars(bounds: Closed) -> list[_Way]:
    ways: list[_Way] = []
    for centre in range(len(bounds.most)):
        low = np.exp(-np.delete(bounds.most[centre], centre))
        high = np.exp(np.delete(bounds.most[:, centre], centre))
        ways.append(_FromStar(centre, star(low, high)))
    return ways


def _orders(bounds: Closed) -> list[_Way]:
    """A full order, where the bounds imply one."""
    heavier = bounds.most.T <= 1e-9  # (group, group): at least as heavy as
    order = np.argsort(-heavier.sum(axis=1), kind="stable")
    if not heavier[order[:-1], order[1:]].all():
        return []
    return [_FromOrder(tuple(order.tolist()))]


def _fixed() -> np.random.Generator:
    """Finding the way must not depend on the seed, so it has a stream of its own."""
    return np.random.Generator(np.random.Philox(key=0))
