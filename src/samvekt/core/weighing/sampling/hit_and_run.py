"""A random walk over the weights that keep all bounds, for bounds no exact way reaches.

Each step picks a direction and then any point along it within the bounds, all equally likely.
The directions follow the shape of the region, found in a first walk, so that a thin region is
crossed as fast as a round one. Several walks start spread out over the region, take a number
of steps to forget where, and then give a draw at every so many steps.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from samvekt.core.tables import Floats


@dataclass(frozen=True, slots=True, eq=False)
class Region:
    """All weights with sum one and `sides @ weights <= 0`, with points that span it."""

    sides: Floats  # (side, group)
    corners: Floats  # (corner, group), points within the region, far apart


@dataclass(frozen=True, slots=True)
class Pace:
    """How long the walks are; more of each costs time and brings the draws nearer to even.

    Source:
        docs/methods/weight-sampling.md §4, with the check that these numbers are enough.
    """

    walks: int = 64  # walks for each block of draws
    forget: int = 2000  # steps from the spread-out starts until a point may be used
    thin: int = 50  # steps between two draws of a walk


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """A region whose shape is known, with points that have forgotten where they began."""

    where: Region
    shape: Floats  # (axis, group), directions by how far the region reaches along them
    points: Floats  # (point, group)
    pace: Pace

    def draw(self, rng: np.random.Generator, count: int) -> Floats:
        """So many draws: walks from the prepared points. [(draw, group)]"""
        points = self.points[rng.integers(len(self.points), size=self.pace.walks)]
        kept = [np.empty((0, points.shape[1]))]
        for _ in range(-(-count // self.pace.walks)):
            points = _steps(self.where, self.shape, rng, points, self.pace.thin)
            kept.append(points)
        return np.concatenate(kept)[:count]


def region(most: Floats) -> Region:
    """The region of bounds with all that follows.

    Args:
        most: Logarithm of how many times as heavy each may be as each other. [(group, group)]
    """
    k = len(most)
    first, second = np.nonzero(np.isfinite(most) & ~np.eye(k, dtype=bool))
    sides = np.zeros((len(first), k))
    sides[np.arange(len(first)), first] = 1.0
    sides[np.arange(len(first)), second] = -np.exp(most[first, second])
    largest = np.where(np.isfinite(most), most, 12.0)  # a corner far away where nothing bounds
    outer = np.concatenate([np.exp(-largest), np.exp(largest.T)])  # (corner, group)
    outer /= outer.sum(axis=1, keepdims=True)
    within = (outer @ sides.T <= 1e-9).all(axis=1)
    return Region(np.concatenate([sides, -np.eye(k)]), outer[within])


def prepared(where: Region, rng: np.random.Generator, pace: Pace) -> Prepared:
    """Find the shape in walks that each know it better than the one before, and settle."""
    points = _starts(where, rng, 4 * pace.walks)
    shape = _axes(where.corners)
    for _ in range(4):
        points = _steps(where, shape, rng, points, pace.forget // 4)
        shape = _axes(points)
    return Prepared(where, shape, _steps(where, shape, rng, points, pace.forget), pace)


def mixing_gap(walk: Prepared, rng: np.random.Generator, starts: int = 500) -> float:
    """How much a walk still remembers of where it began, in standard errors.

    Many walks start halfway to one corner and as many halfway to the opposite one. When they
    have forgotten, their means differ by chance alone, and the largest difference over the
    weights is seldom above 4.

    Source:
        The idea of Gelman and Rubin (1992), Statistical Science 7(4):457–472;
        docs/methods/weight-sampling.md §4.
    """
    corners = walk.where.corners
    centre = corners.mean(axis=0)
    along = (corners - centre) @ (corners - centre).T
    opposite = np.unravel_index(along.argmin(), along.shape)
    begin = np.repeat((corners[list(opposite)] + centre) / 2, starts, axis=0)
    end = _steps(walk.where, walk.shape, rng, begin, walk.pace.forget)
    one, other = end[:starts], end[starts:]
    error = np.sqrt((one.var(axis=0) + other.var(axis=0)) / starts)
    return float((np.abs(one.mean(axis=0) - other.mean(axis=0)) / error).max())


def _starts(where: Region, rng: np.random.Generator, walks: int) -> Floats:
    """Random mixtures of the corners. [(walk, group)]"""
    shares = rng.dirichlet(np.ones(len(where.corners)), walks)
    points: Floats = shares @ where.corners
    return points


def _steps(
    where: Region, shape: Floats, rng: np.random.Generator, points: Floats, steps: int
) -> Floats:
    for _ in range(steps):
        direction = rng.standard_normal(points.shape) @ shape  # (walk, group)
        direction -= direction.mean(axis=1, keepdims=True)  # the sum stays one
        room = np.minimum(points @ where.sides.T, 0.0)  # (walk, side), 0 on a side
        pace = direction @ where.sides.T  # (walk, side)
        with np.errstate(divide="ignore", invalid="ignore"):
            reach = -room / pace  # (walk, side), how far until the side is met
        ahead = np.where(pace > 0, reach, np.inf).min(axis=1)
        behind = np.where(pace < 0, reach, -np.inf).max(axis=1)
        far = behind + rng.random(len(points)) * (ahead - behind)
        points = np.maximum(points + far[:, np.newaxis] * direction, 0.0)
        points /= points.sum(axis=1, keepdims=True)
    return points


def _axes(points: Floats) -> Floats:
    """Directions in proportion to how far the points reach along them. [(axis, group)]"""
    away = points - points.mean(axis=0)
    covariance = away.T @ away / len(away)
    covariance += 1e-6 * float(np.trace(covariance)) / len(covariance) * np.eye(len(covariance))
    return np.asarray(np.linalg.cholesky(covariance).T, dtype=np.float64)
