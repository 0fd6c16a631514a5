"""Weights whose ratios to one criterion are bounded, drawn exactly.

Let x be amounts with density exp(−Σx) over all amounts that keep the bounds; x divided by its
sum is then even over the weights that keep them. With the centre's amount t given, the others
are independent exponentials cut off at low·t and high·t. What t itself follows,
exp(−t) Π(exp(−low·t) − exp(−high·t)), has a concave logarithm, so steps drawn over it by its
tangents hold it, and what is drawn from the steps is kept in proportion.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from samvekt.core.tables import Floats

CELLS = 1500
"""Steps over the density of t; more keep a larger share of the draws and change nothing else."""


@dataclass(frozen=True, slots=True, eq=False)
class Star:
    """The other groups' bounds as ratios to the centre, and the steps to draw t from."""

    low: Floats  # (other,)
    high: Floats  # (other,), may be infinite
    edges: Floats  # (cell + 1,), of t
    mass: Floats  # (cell + 1,), share of each step, the tail last
    bound: Floats  # (cell,), logarithm of the height of each step

    def draw(self, rng: np.random.Generator, count: int) -> tuple[Floats, Floats]:
        """Amounts of the centre [(draw,)] and of the others [(draw, other)]."""
        t = self._centre(rng, count)
        even = rng.random((count, len(self.low)))
        span = (self.high - self.low) * t[:, np.newaxis]  # (draw, other)
        beyond = -np.log1p(even * np.expm1(-span))  # (draw, other)
        return t, self.low * t[:, np.newaxis] + beyond

    def _centre(self, rng: np.random.Generator, count: int) -> Floats:
        kept: list[Floats] = []
        missing = count
        while missing > 0:
            t, bound = self._proposed(rng, missing + missing // 20 + 8)
            keep = np.log(rng.random(len(t))) <= log_density(t, self.low, self.high) - bound
            kept.append(t[keep][:missing])
            missing -= len(kept[-1])
        return np.concatenate(kept) if kept else np.empty(0)

    def _proposed(self, rng: np.random.Generator, count: int) -> tuple[Floats, Floats]:
        cell = rng.choice(len(self.mass), size=count, p=self.mass)
        tail = cell == len(self.bound)
        at = np.where(tail, 0, cell)
        t = self.edges[at] + rng.random(count) * (self.edges[at + 1] - self.edges[at])
        rate = 1 + self.low.sum()
        t[tail] = self.edges[-1] + rng.standard_exponential(int(tail.sum())) / rate
        return t, np.where(tail, -rate * t, self.bound[at])


def star(low: Floats, high: Floats) -> Star:
    """The steps over the density of the centre's amount.

    Args:
        low: The least each other is beside the centre. [ratio; (other,)]
        high: The most, above `low`; may be infinite. [ratio; (other,)]
    """
    edges = _edges(low, high)
    height = np.concatenate([[-np.inf], log_density(edges[1:], low, high)])
    slope = np.concatenate([[np.inf], _slope(edges[1:], low, high)])
    if not np.isfinite(high).any() or slope[1] < 0:
        height[0] = 0.0  # the density is one at zero where it only falls, and never above
    bound = np.maximum(height[:-1], height[1:])
    top = np.flatnonzero((slope[:-1] > 0) & (slope[1:] < 0) & (np.arange(len(bound)) > 0))
    for cell in top:  # the top lies inside: no higher than where the tangents meet
        left, right = edges[cell], edges[cell + 1]
        meet = (height[cell + 1] - height[cell] + slope[cell] * left - slope[cell + 1] * right) / (
            slope[cell] - slope[cell + 1]
        )
        bound[cell] = height[cell] + slope[cell] * (meet - left)
    rate = 1 + low.sum()
    mass = np.append(np.log(np.diff(edges)) + bound, -rate * edges[-1] - np.log(rate))
    share = np.exp(mass - mass.max())
    return Star(low, high, edges, share / share.sum(), bound)


def log_density(t: Floats, low: Floats, high: Floats) -> Floats:
    """The logarithm of the density of the centre's amount, up to a constant. [(t,)]"""
    span = (high - low) * t[:, np.newaxis]  # (t, other)
    logs: Floats = -t * (1 + low.sum()) + np.log(-np.expm1(-span)).sum(axis=1)
    return logs


def _slope(t: Floats, low: Floats, high: Floats) -> Floats:
    """How the logarithm of the density rises with t. [(t,)]"""
    bounded = np.isfinite(high)
    width = (high - low)[bounded]  # (bounded,)
    span = np.minimum(width * t[:, np.newaxis], 700.0)  # beyond this the term is nothing
    slope: Floats = (width / np.expm1(span)).sum(axis=1) - (1 + low.sum())
    return slope


def _edges(low: Floats, high: Floats) -> Floats:
    """From zero to where hardly anything is left, closer together near zero."""
    rate = 1 + low.sum()
    narrow = (high - low)[np.isfinite(high)]
    finest = 1 / (rate + narrow.max(initial=0))
    peak = log_density(np.geomspace(finest * 1e-3, 1e3 / rate, 400), low, high).max()
    last = (40 - peak) / rate
    return np.concatenate([[0.0], np.geomspace(finest * 1e-6, max(last, finest), CELLS)])
