"""Wrong answers are caught, gaps are said, and nothing reaches standard output."""

import math
import subprocess
import sys

import numpy as np
import pytest

from samvekt.core.errors import OutOfRange
from samvekt.core.portfolio import AtMost, NothingFits, Partial, WrongAnswer, best_portfolio
from samvekt.core.portfolio.solver import Answer, highs
from samvekt.core.tables import Table

USE = Table(("ward", "home", "gps"), ("kroner",), [[70], [60], [30]])
VALUES = {"ward": 9.0, "home": 6.0, "gps": 4.0}
LIMIT = {"kroner": 100.0}
ALL = [AtMost(3, USE.options)]  # a condition, so that the general solver is asked


def says(variables, bound):
    def fake(program, node_limit):
        return Answer(None if variables is None else np.array(variables, dtype=float), bound)

    return fake


@pytest.mark.parametrize(
    ("variables", "bound", "why"),
    [
        ([1, 1, 1], 19.0, "60.0 more than there is"),
        ([1, 0, 1], 12.0, "worth 13, but its own bound is 12"),
        ([0.5, 0, 1], 8.5, "divided"),
        ([math.nan, 0, 1], 8.5, "not a number"),
        (None, -math.inf, "nothing fits, but something does"),
    ],
)
def test_a_wrong_answer_is_never_returned(variables, bound, why):
    with pytest.raises(WrongAnswer, match=why):
        best_portfolio(VALUES, USE, LIMIT, ALL, solver=says(variables, bound))


def test_a_worse_answer_than_one_already_known_is_caught():
    rng = np.random.default_rng(3)
    use = Table([f"o{i}" for i in range(30)], ("a", "b", "c"), rng.integers(5, 90, (30, 3)))
    values = dict(zip(use.options, rng.random(30), strict=True))
    limits = dict.fromkeys(use.criteria, 500.0)

    with pytest.raises(WrongAnswer, match="a better portfolio is known"):
        best_portfolio(values, use, limits, node_limit=2, solver=says(np.zeros(30), 0.0))


def test_a_gap_that_is_left_is_said():
    found = best_portfolio(VALUES, USE, LIMIT, ALL, solver=says([0, 1, 1], 13.0))

    assert (found.value, found.upper_bound, found.gap) == (10.0, 13.0, 3.0)
    assert found.relative_gap == pytest.approx(0.3)
    assert not found.proven
    assert "no portfolio is worth more than 13" in str(found.messages[-1])


def test_no_answer_within_the_nodes_is_said():
    with pytest.raises(OutOfRange, match="No portfolio was found within 7 nodes"):
        best_portfolio(VALUES, USE, LIMIT, ALL, node_limit=7, solver=says(None, math.inf))


def test_a_set_that_misses_a_limit_by_rounding_is_ruled_out_and_the_next_found():
    use = Table(("a", "b"), ("kroner",), [[0.5], [0.5 + 2e-7]])

    found = best_portfolio({"a": 1.0, "b": 1.5}, use, {"kroner": 1.0}, [AtMost(2, ("a", "b"))])

    assert found.chosen == ("b",)
    assert found.proven


def test_sums_that_binary_fractions_carry_over_a_limit_still_fit():
    use = Table(("a", "b"), ("kroner",), [[0.1], [0.2]])

    for conditions in ([], [AtMost(2, ("a", "b"))]):
        found = best_portfolio({"a": 1.0, "b": 1.0}, use, {"kroner": 0.3}, conditions)

        assert found.chosen == ("a", "b")


def test_a_divided_option_fills_what_is_left():
    found = best_portfolio(VALUES, USE, LIMIT, [Partial("home", 0.25)])

    assert found.chosen == ("ward", "gps")
    found = best_portfolio(VALUES, USE, {"kroner": 120.0}, [Partial("home", 0.25)])
    assert found.in_part == {"home": pytest.approx(1 / 3)}
    assert found.value == pytest.approx(15.0)


def test_what_does_not_fit_is_explained_by_a_smallest_conflict():
    from samvekt.core.portfolio import AtLeast, Excludes, Must

    conditions = [Must(("ward",)), Excludes(("home", "gps")), AtLeast(2, ("home", "gps"))]

    with pytest.raises(NothingFits) as nothing:
        best_portfolio(VALUES, USE, LIMIT, conditions)

    assert [str(said) for said in nothing.value.conflict] == [
        "home, gps exclude each other.",
        "At least 2 of home, gps.",
    ]


HARD = """
import os, sys
import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from samvekt.core.portfolio import best_portfolio
from samvekt.core.portfolio.quiet import no_standard_output
from samvekt.core.tables import Table
print("first")
rng = np.random.default_rng(0)
use = Table([f"o{i}" for i in range(60)], ("a", "b"), rng.integers(1, 1000, (60, 2)))
limits = dict(zip(use.criteria, use.values.sum(axis=0) * 0.35))
values = dict(zip(use.options, use.values.mean(axis=1) + rng.random(60) * 200))
best_portfolio(values, use, limits, own_method_first=False)
with no_standard_output():
    os.write(1, b"from C")
    import ctypes
    ctypes.CDLL(None).printf(b"kept back by C until later")
print("last")
"""


def test_a_solver_writes_nothing_to_standard_output():
    run = subprocess.run([sys.executable, "-c", HARD], capture_output=True, text=True, check=True)

    assert run.stdout == "first\nlast\n"


def test_the_guard_survives_a_closed_standard_output():
    code = "import os; os.close(1)\n" + HARD.replace("print(", "str(").replace("os.write", "str")
    code = code.replace('str(1, b"from C")', "pass")
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert run.returncode == 0, run.stderr


def test_the_bundled_solver_gives_a_bound_with_its_answer():
    from samvekt.core.portfolio.problem import problem
    from samvekt.core.portfolio.program import program

    answer = highs(program(problem(VALUES, USE, LIMIT, ALL)), None)

    assert answer.bound == pytest.approx(13.0)
