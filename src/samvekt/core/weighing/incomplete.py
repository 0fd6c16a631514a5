"""Comparisons nobody made: the ratios that make the whole most consistent.

The largest eigenvalue is convex in the logarithms of the unknown ratios, so it has one lowest
point when the comparisons tie all criteria together. Newton's method finds it, with the slope
from the left and right eigenvectors and the curvature from differences of the slope.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from samvekt.core.tables import Floats
from samvekt.core.weighing.pairwise import Comparisons
from samvekt.core.weighing.perron import principal

Places = NDArray[np.int64]  # (missing, 2), row and column of each missing pair


@dataclass(frozen=True, slots=True)
class Filled:
    """A pair nobody compared, with the ratio that fits the others best."""

    first: str
    second: str
    ratio: float  # how many times as important the first is as the second


def completed(comparisons: Comparisons) -> tuple[Floats, tuple[Filled, ...]]:
    """The matrix with every missing pair filled in, and what was filled in.

    Source:
        Bozóki, Fülöp and Rónyai (2010) "On optimal completion of incomplete pairwise comparison
        matrices", Mathematical and Computer Modelling 52(1–2):318–333,
        doi:10.1016/j.mcm.2010.02.047; docs/methods/ahp.md §6.
    """
    if not comparisons.missing:
        return comparisons.ratios, ()
    order = {name: place for place, name in enumerate(comparisons.criteria)}
    places = np.array([(order[a], order[b]) for a, b in comparisons.missing], dtype=np.int64)
    logs = _most_consistent(comparisons.ratios, places, _first_guess(comparisons.ratios, places))
    filled = tuple(
        Filled(a, b, float(ratio))
        for (a, b), ratio in zip(comparisons.missing, np.exp(logs), strict=True)
    )
    return _with(comparisons.ratios, places, logs), filled


def _first_guess(ratios: Floats, places: Places) -> Floats:
    """The logarithms that follow from least-squares weights of the comparisons made."""
    compared = ~np.isnan(ratios)
    np.fill_diagonal(compared, val=False)
    sums = np.where(compared, np.log(np.where(compared, ratios, 1.0)), 0.0).sum(axis=1)
    graph = np.diag(compared.sum(axis=1)) - compared.astype(np.float64)  # (criterion, criterion)
    weights = np.linalg.lstsq(graph, sums, rcond=None)[0]  # logarithms, up to a constant
    guess: Floats = weights[places[:, 0]] - weights[places[:, 1]]
    return guess


def _most_consistent(ratios: Floats, places: Places, start: Floats) -> Floats:
    """Newton's method with halved steps; stops when no step lowers the eigenvalue."""
    logs, value = start, principal(_with(ratios, places, start))[0]
    for _ in range(200):
        slope = _slope(ratios, places, logs)
        step = np.linalg.lstsq(_curvature(ratios, places, logs), -slope, rcond=None)[0]
        size = 1.0
        while (lower := principal(_with(ratios, places, logs + size * step))[0]) >= value:
            size /= 2
            if size < 1e-6:
                return logs
        logs, value = logs + size * step, lower
    return logs


def _slope(ratios: Floats, places: Places, logs: Floats) -> Floats:
    """How the largest eigenvalue rises with each logarithm. [(missing,)]"""
    whole = _with(ratios, places, logs)
    right, left = principal(whole)[1], principal(whole.T)[1]
    i, j = places.T
    pull = left[i] * right[j] * np.exp(logs) - left[j] * right[i] * np.exp(-logs)
    slope: Floats = pull / (left @ right)
    return slope


def _curvature(ratios: Floats, places: Places, logs: Floats) -> Floats:
    """The slope's own slope, by central differences. [(missing, missing)]"""
    small = 1e-4 * np.eye(len(logs))
    rises = [
        (_slope(ratios, places, logs + one) - _slope(ratios, places, logs - one)) / 2e-4
        for one in small
    ]
    return np.array(rises)


def _with(ratios: Floats, places: Places, logs: Floats) -> Floats:
    """The matrix with the missing pairs at these logarithms."""
    whole = ratios.copy()
    i, j = places.T
    whole[i, j], whole[j, i] = np.exp(logs), np.exp(-logs)
    return whole
