"""`make bench`: every measurement beside its peer in one run, as a page with machine and versions.

python benchmarks/report.py           everything; about a quarter of an hour
python benchmarks/report.py --quick   fewer draws for the peers; a few minutes
"""

from __future__ import annotations

import argparse
import math
import platform
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import version
from os import cpu_count
from pathlib import Path

import firmness
import numpy as np
import portfolio

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "benchmarks.md"
PACKAGES = ("numpy", "scipy", "numba", "pymcdm", "ortools")

OPENING = """# Benchmarks

This page is written by `make bench`. Each line is measured beside its peer in the same run, so
the ratio means more than the seconds: machines differ, and shared machines vary. Nothing here is
a test; nothing fails for being slow.
"""

FIRMNESS_READING = """\
The main case has 200 options, 12 criteria and 100 000 draws of weights. Up to 256 options are
sorted and counted in compiled loops once work is large enough to load them; above that NumPy
sorts, which shows as a step between 200 and 500 options.
"""


def page(*, quick: bool) -> str:
    """The whole page."""
    return "\n".join([OPENING, *_machine(), *_firmness(quick=quick), *_portfolio(quick=quick), ""])


def _machine() -> Iterator[str]:
    versions = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    yield (
        f"Measured {datetime.now(tz=UTC):%d.%m.%Y} on {platform.system()} {platform.machine()}, "
        f"{cpu_count()} cores, at most two threads. Python {platform.python_version()}, "
        f"{versions}.\n"
    )


def _firmness(*, quick: bool) -> Iterator[str]:
    yield "## How firm a ranking is\n"
    yield FIRMNESS_READING
    yield "| what | seconds | at most | memory, MB | peer | peer, seconds | times as fast | note |"
    yield "|---|--:|--:|--:|---|--:|--:|---|"
    for row in firmness.rows(5_000 if quick else 100_000):
        yield (
            f"| {row.what} | {_or_blank(row.seconds)} | {_or_blank(row.limit)} | "
            f"{_or_blank(row.memory)} | {row.peer or ''} | {_or_blank(row.peer_seconds)} | "
            f"{_or_blank(row.ratio)} | "
            f"{row.note} |"
        )
    yield ""


def _portfolio(*, quick: bool) -> Iterator[str]:
    yield "## The best set in many scenarios\n"
    yield (
        "Ours is the median for one scenario; the ratios are total times. *Own method* is the "
        "share of scenarios it proved by itself; the general solver did the rest. Every answer is "
        "compared with the peers': the last column is the largest relative difference.\n"
    )
    yield (
        "| options | limits | scenarios | ours, ms | in all, s | memory, MB | own method | "
        "proven | times CBC | times CP-SAT | difference |"
    )
    yield "|--:|--:|--:|--:|--:|--:|--:|---|--:|--:|--:|"
    for row in portfolio.all_rows(quick=quick):
        ratios = [_or_blank(row.ratios.get(name)) for name in portfolio.PEERS]
        yield (
            f"| {row.options} | {row.limits} | {row.scenarios} | {_or_blank(row.ours_ms)} | "
            f"{_or_blank(row.total_s)} | {_or_blank(row.memory_mb)} | {row.by_own_method:.0%} | "
            f"{'yes' if row.proven else 'no'} | {' | '.join(ratios)} | "
            f"{row.largest_difference:.1g} |"
        )
    yield ""
    yield "Plain Python beside compiled, 200 options and 2 limits:\n"
    yield "| what | |"
    yield "|---|--:|"
    for what, number in portfolio.plain_beside_compiled().items():
        yield f"| {what} | {_or_blank(number)} |"


def _or_blank(number: float | None) -> str:
    """Three significant digits without an exponent; blank where nothing was measured."""
    if number is None or math.isnan(number):
        return ""
    return np.format_float_positional(float(f"{number:.3g}"), trim="-")


def main() -> None:
    """Measure and write the page."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--quick", action="store_true", help="fewer draws for the peers")
    text = page(quick=asked.parse_args().quick)
    PAGE.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
