"""Portfolios for many scenarios beside OR-Tools: python benchmarks/portfolio.py [--quick]

Each line is one size: the whole of `best_portfolios` (checks included) against CBC and CP-SAT,
which answer the first scenarios of the same question in processes of their own, model building
not counted. All run one thread. CBC keeps its own gap of 1e-4; ours and CP-SAT's is zero.
"""

from __future__ import annotations

import json
import math
import platform
import statistics
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from samvekt.core.portfolio import Scenarios, best_portfolios
from samvekt.core.portfolio.knapsack.answer import WORTH_COMPILING
from samvekt.core.portfolio.knapsack.compiled import PLAIN, Loops, compiled_loops
from samvekt.core.portfolio.knapsack.exact import Knapsack
from samvekt.core.tables import Table

ORTOOLS = Path(__file__).with_name("ortools_answers.py")
PEERS = ("cbc", "cp-sat")
DIGITS = 1


@dataclass(frozen=True)
class Size:
    """One size to time: how many scenarios for us, and how many of them for the others."""

    options: int
    limits: int
    scenarios: int
    for_peers: int


TARGET = Size(200, 2, 1000, 60)
GROWTH_IN_OPTIONS = (
    Size(50, 2, 1000, 20),
    Size(100, 2, 1000, 20),
    Size(400, 2, 300, 10),
    Size(800, 2, 200, 5),
)
GROWTH_IN_LIMITS = (
    Size(200, 1, 1000, 20),
    Size(200, 3, 100, 10),
    Size(200, 4, 70, 5),
    Size(100, 6, 90, 4),
)
BEYOND = (Size(50, 12, 10, 4), Size(100, 12, 2, 2))
QUICK = (Size(200, 2, 200, 10), Size(50, 2, 100, 10), Size(200, 4, 10, 3))


@dataclass(frozen=True)
class Row:
    """What one size took. Milliseconds are medians for one scenario."""

    options: int
    limits: int
    scenarios: int
    ours_ms: float
    total_s: float
    memory_mb: float
    by_own_method: float
    proven: bool
    peers_ms: dict[str, float]
    ratios: dict[str, float]
    largest_difference: float


def rows(sizes: tuple[Size, ...]) -> Iterator[Row]:
    """Time each size in turn; the first call before that loads the compiled loops."""
    question = _question(Size(60, 2, 1, 1))
    Knapsack(question.use, question.room, compiled_loops()).best(question.values[0])
    yield from map(_row, sizes)


def all_rows(*, quick: bool = False) -> Iterator[Row]:
    """The target first, then growth in options and in limits."""
    return rows(QUICK if quick else (TARGET, *GROWTH_IN_OPTIONS, *GROWTH_IN_LIMITS, *BEYOND))


@dataclass(frozen=True)
class Question:
    """Use and room in tenths, values lognormal with σ = 0.25 around each option's own."""

    use: np.ndarray  # (limit, option)
    room: np.ndarray  # (limit,)
    values: np.ndarray  # (scenario, option)


def _question(size: Size, seed: int = 1) -> Question:
    rng = np.random.default_rng(seed)
    base = rng.uniform(1, 10, size.options)
    use = np.round(np.exp(rng.normal(0, 0.6, (size.limits, size.options))) * 10, DIGITS)
    room = np.round(use.sum(axis=1) * 0.35, DIGITS)
    spread = rng.normal(0, 0.25, (size.scenarios, size.options))
    return Question(use, room, base * np.exp(spread))


def _row(size: Size) -> Row:
    question = _question(size)
    options = tuple(f"o{place}" for place in range(size.options))
    limits = {f"r{place}": float(most) for place, most in enumerate(question.room)}
    use = Table(options, tuple(limits), question.use.T)
    moments = [time.perf_counter()]
    found = best_portfolios(
        Scenarios(options, question.values),
        use,
        limits,
        progress=lambda _done, _of: moments.append(time.perf_counter()),
    )
    ours = statistics.median(np.diff(moments).tolist()) * 1e3
    peers = {name: _asked(name, question, size.for_peers) for name in PEERS if _have_ortools()}
    differences = [
        float(np.max(np.array(answer["value"]) / found.value[: size.for_peers] - 1))
        for answer in peers.values()
    ]
    times = {name: statistics.median(answer["seconds"]) * 1e3 for name, answer in peers.items()}
    means = {name: statistics.fmean(answer["seconds"]) for name, answer in peers.items()}
    total = moments[-1] - moments[0]
    return Row(
        size.options,
        size.limits,
        size.scenarios,
        ours,
        total,
        _memory(size, question, use, limits),
        float(found.by_own_method.mean()),
        found.proven,
        times,
        {name: mean * size.scenarios / total for name, mean in means.items()},
        max(differences, default=0.0),
    )


def _memory(size: Size, question: Question, use: Table, limits: dict[str, float]) -> float:
    """Most that Python and NumPy hold at once, beyond the question. [MB]

    Measured over enough scenarios for compiled loops; not a number where there are too few, since
    measuring makes plain loops very slow.
    """
    count = -(-WORTH_COMPILING // (size.options * size.limits))
    if count > size.scenarios:
        return math.nan
    few = question.values[:count]
    tracemalloc.start()
    best_portfolios(Scenarios(use.options, few), use, limits)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most / 2**20


def _have_ortools() -> bool:
    return find_spec("ortools") is not None


def _asked(name: str, question: Question, count: int) -> dict:
    asked = {
        "use": question.use.tolist(),
        "room": question.room.tolist(),
        "values": question.values[:count].tolist(),
        "digits": DIGITS,
    }
    run = subprocess.run(
        [sys.executable, str(ORTOOLS), name],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(run.stdout)


def plain_beside_compiled(scenarios: int = 20) -> dict[str, float]:
    """Milliseconds for each scenario by plain and compiled loops, and what starting costs."""
    question = _question(Size(200, 2, scenarios, 0))
    start = _seconds(_START)
    return {
        "plain ms": _mean_ms(question, PLAIN),
        "compiled ms": _mean_ms(question, compiled_loops()),
        "first answer in a new process, compiled loops kept on disk, s": start,
    }


_START = """
import time; begin = time.perf_counter()
import numpy as np
from samvekt.core.portfolio.knapsack.answer import WORTH_COMPILING
from samvekt.core.portfolio.knapsack.compiled import compiled_loops
from samvekt.core.portfolio.knapsack.exact import Knapsack
ready = time.perf_counter()
Knapsack(np.ones((2, 9)), np.full(2, 4.5), compiled_loops()).best(np.arange(9) + 1.5)
print(time.perf_counter() - ready)
"""


def _seconds(code: str) -> float:
    runs = [
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        for _ in range(3)
    ]
    return statistics.median(float(run.stdout) for run in runs)


def _mean_ms(question: Question, loops: Loops) -> float:
    knapsack = Knapsack(question.use, question.room, loops, most_nodes=10**9)
    start = time.perf_counter()
    for values in question.values:
        knapsack.best(values)
    return (time.perf_counter() - start) / len(question.values) * 1e3


def machine() -> str:
    """Where and with what this ran."""
    parts = [f"Python {platform.python_version()}", platform.machine()]
    for package in ("numpy", "scipy", "numba", "ortools"):
        try:
            parts.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            parts.append(f"without {package}")
    return ", ".join(parts)


def main() -> None:
    """Print one line for each size."""
    print(machine())
    if not _have_ortools():
        print("OR-Tools is not installed, so there is nothing beside.")
    print(
        "options limits scenarios | ours ms  total s  own  proven    MB | peer ms (ratio of means)"
    )
    for row in all_rows(quick="--quick" in sys.argv):
        beside = "  ".join(
            f"{name} {row.peers_ms[name]:.0f} ({row.ratios[name]:.0f}×)" for name in row.peers_ms
        )
        print(
            f"{row.options:7} {row.limits:6} {row.scenarios:9} | {row.ours_ms:7.2f} "
            f"{row.total_s:8.2f} {row.by_own_method:4.0%}  {row.proven!s:6} {row.memory_mb:5.1f} "
            f"| {beside}  theirs above ours by {row.largest_difference:.0e}",
            flush=True,
        )
    for what, number in plain_beside_compiled().items():
        print(f"{what}: {number:.3f}")


if __name__ == "__main__":
    main()
