"""How fast firmness is, beside pymcdm in the same run: times, ratios and memory, no tests.

`rows()` gives everything for the report; `python benchmarks/firmness.py` prints it.
"""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Callable, Iterator
from statistics import median
from typing import NamedTuple

import numpy as np
from pymcdm.helpers import rankdata
from pymcdm.methods import WSM

from samvekt.core.ranking.firmness import firmness, rank_acceptability, scores_and_places
from samvekt.core.ranking.firmness.loops import load
from samvekt.core.tables import Table
from samvekt.core.weighing.sampling import AnyWeights, weight_draws
from samvekt.core.weighing.weights import equal_weights

THREADS = 2
SEED = 1


class Row(NamedTuple):
    """One thing measured; what was not measured is None."""

    what: str
    seconds: float  # median of several runs
    limit: float | None  # seconds it may take at most
    memory: float | None  # MB beside the input, at the highest
    peer: str | None
    peer_seconds: float | None
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """How many times as long the peer took."""
        return None if self.peer_seconds is None else self.peer_seconds / self.seconds


def rows(peer_draws: int = 100_000) -> list[Row]:
    """Everything measured: the main case, growth in three directions, and the slider.

    Args:
        peer_draws: How many draws pymcdm is given; fewer than 100 000 are extrapolated.
    """
    return [*main_case(peer_draws), *growth(), slider()]


def random_table(options: int, criteria: int) -> Table:
    """Even random values, named by number."""
    values = np.random.default_rng(SEED).random((options, criteria))
    return Table([f"o{i}" for i in range(options)], [f"c{j}" for j in range(criteria)], values)


def even_weights(criteria: int, draws: int) -> np.ndarray:
    """Draws that are even over all weights. [(draw, criterion)]"""
    return np.random.default_rng(SEED).dirichlet(np.ones(criteria), draws)


def main_case(peer_draws: int, draws: int = 100_000) -> Iterator[Row]:
    """200 options, 12 criteria, 100 000 draws: beside pymcdm, and with pairs.

    pymcdm makes each column's sum one anew for every draw; ours is given the result once.
    """
    raw, weights = random_table(200, 12), even_weights(12, draws)
    table = Table(raw.options, raw.criteria, raw.values / raw.values.sum(axis=0))
    yield Row(
        "places, central weights, confidence in NumPy alone: 200 × 12 × 100 000",
        timed(lambda: firmness(table, weights, threads=THREADS)),
        0.3,
        peak(lambda: firmness(table, weights, threads=THREADS)),
        None,
        None,
        "as a process starts; the lines below have the compiled loops loaded",
    )
    load()
    before = timed(lambda: firmness(table, weights, threads=THREADS))
    start = time.perf_counter()
    theirs = by_pymcdm(raw, weights[:peer_draws])
    peer = (time.perf_counter() - start) * draws / peer_draws
    after = timed(lambda: firmness(table, weights, threads=THREADS))
    ours = rank_acceptability(table, weights[:peer_draws], threads=THREADS)
    apart = float(np.abs(ours - theirs).max())
    run = "" if peer_draws == draws else f", extrapolated from {peer_draws} draws"
    yield Row(
        "the same with compiled loops",
        median([before, after]),
        0.3,
        peak(lambda: firmness(table, weights, threads=THREADS)),
        "pymcdm WSM and rankdata, validation off" + run,
        peer,
        f"largest difference between the shares: {apart:g}",
    )
    start = time.perf_counter()
    by_pymcdm(raw, weights[: peer_draws // 100], validation=True)
    checked = (time.perf_counter() - start) * 100 * draws / peer_draws
    yield Row(
        "the same beside pymcdm as it comes",
        median([before, after]),
        None,
        None,
        f"pymcdm WSM and rankdata, extrapolated from {peer_draws // 100} draws",
        checked,
    )
    yield Row(
        "the same on one thread",
        timed(lambda: firmness(table, weights, threads=1)),
        None,
        peak(lambda: firmness(table, weights, threads=1)),
        None,
        None,
    )
    yield Row(
        "the same with pairwise winning 200 × 200",
        timed(lambda: firmness(table, weights, pairwise=True, threads=THREADS), 3),
        1.0,
        peak(lambda: firmness(table, weights, pairwise=True, threads=THREADS)),
        None,
        None,
    )
    draws_to_come = weight_draws(AnyWeights(table.criteria), draws, np.random.default_rng(SEED))
    yield Row(
        "the same, weights drawn on the way",
        timed(lambda: firmness(table, draws_to_come, threads=THREADS)),
        None,
        peak(lambda: firmness(table, draws_to_come, threads=THREADS)),
        None,
        None,
    )


def growth() -> Iterator[Row]:
    """One of the three sizes at a time, the others as in the main case."""
    for options in (10, 50, 200, 500, 1000, 2000):
        yield grown(options, 12, 100_000)
    for criteria in (3, 6, 12, 20, 40):
        yield grown(200, criteria, 100_000)
    for draws in (1000, 10_000, 100_000, 1_000_000):
        yield grown(200, 12, draws)


def grown(options: int, criteria: int, draws: int) -> Row:
    """One size."""
    table = random_table(options, criteria)
    weights = weight_draws(AnyWeights(table.criteria), draws, np.random.default_rng(SEED))
    large = options * draws > 5e7
    return Row(
        f"{options} options × {criteria} criteria × {draws} draws, weights drawn on the way",
        timed(lambda: firmness(table, weights, threads=THREADS), 1 if large else 3),
        None,
        peak(lambda: firmness(table, weights, threads=THREADS)),
        None,
        None,
    )


def slider() -> Row:
    """Scores and places for 60 options and one set of weights."""
    table = random_table(60, 8)
    weights = equal_weights(table.criteria)
    many = 200

    def often() -> None:
        for _ in range(many):
            scores_and_places(table, weights)

    return Row(
        "slider: 60 options, one set of weights", timed(often) / many, 1e-3, None, None, None
    )


def by_pymcdm(table: Table, weights: np.ndarray, *, validation: bool = False) -> np.ndarray:
    """Shares by pymcdm's public functions, one draw at a time. [(option, place)]

    Where ranks are shared, which hardly happens with random numbers, a mean rank is counted at
    the place it rounds down to.
    """
    method, m = WSM(), len(table.options)
    types, count = np.ones(weights.shape[1]), np.zeros((m, m))
    for one in weights:
        rank = rankdata(method(table.values, one, types, validation=validation), reverse=True)
        count[np.arange(m), np.asarray(rank, np.int64) - 1] += 1
    return count / len(weights)


def timed(work: Callable[[], object], times: int = 7) -> float:
    """The median time of several runs, after one that warms up. [seconds]"""
    work()
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return median(taken)


def peak(work: Callable[[], object]) -> float:
    """The most memory taken beside what was there before, the result included. [MB]"""
    tracemalloc.start()
    work()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most / 1e6


def main() -> None:
    """Print all of it."""
    for row in rows():
        beside = f"; {row.peer}: {row.peer_seconds:.1f} s, {row.ratio:.0f} ×" if row.peer else ""
        limit = f" (at most {row.limit:g} s)" if row.limit else ""
        memory = f", {row.memory:.0f} MB" if row.memory is not None else ""
        note = f"; {row.note}" if row.note else ""
        print(f"{row.what}: {row.seconds:.4g} s{limit}{memory}{beside}{note}")


if __name__ == "__main__":
    main()
