"""The own method beside other solvers, compiled and plain, and where it gives up."""

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from samvekt.core.portfolio import Scenarios, best_portfolio, best_portfolios
from samvekt.core.portfolio.knapsack import answer
from samvekt.core.portfolio.knapsack.compiled import PLAIN, Loops, compiled_loops
from samvekt.core.portfolio.knapsack.exact import Knapsack
from samvekt.core.tables import Table

ORTOOLS = Path(__file__).parents[3] / "benchmarks" / "ortools_answers.py"


def random_knapsacks(options=60, limits=2, scenarios=8, seed=5):
    rng = np.random.default_rng(seed)
    use = np.round(rng.lognormal(2, 0.6, size=(limits, options)), 1)
    room = np.round(use.sum(axis=1) * 0.35, 1)
    return use, room, rng.lognormal(1, 0.4, size=(scenarios, options))


def labelled(use, room):
    options = tuple(f"o{place}" for place in range(use.shape[1]))
    resources = tuple(f"r{place}" for place in range(len(room)))
    return Table(options, resources, use.T), dict(zip(resources, room, strict=True))


@pytest.mark.parametrize("limits", [1, 2, 3, 5])
def test_it_equals_the_general_solver(limits):
    use, room, values = random_knapsacks(options=40, limits=limits, scenarios=3, seed=limits)
    table, most = labelled(use, room)
    scenarios = Scenarios(table.options, values)

    own = best_portfolios(scenarios, table, most)
    general = best_portfolios(scenarios, table, most, own_method_first=False)

    np.testing.assert_allclose(own.value, general.value, rtol=1e-9)
    assert own.by_own_method.all()
    assert not general.by_own_method.any()


@pytest.mark.parametrize("solver", ["cbc", "cp-sat"])
def test_it_equals_or_tools(solver):
    if find_spec("ortools") is None:
        pytest.skip("OR-Tools has no wheel for this Python, so there is nothing to compare with")
    use, room, values = random_knapsacks()
    asked = {"use": use.tolist(), "room": room.tolist(), "values": values.tolist(), "digits": 1}
    run = subprocess.run(
        [sys.executable, str(ORTOOLS), solver],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=True,
    )
    theirs = json.loads(run.stdout)
    table, most = labelled(use, room)

    ours = best_portfolios(Scenarios(table.options, values), table, most)

    # CBC stops at a gap of 1e-4, CP-SAT rounds values; neither is ever above ours
    assert all(theirs["proven"])
    assert (np.array(theirs["value"]) <= ours.value * (1 + 1e-9)).all()
    np.testing.assert_allclose(theirs["value"], ours.value, rtol=1e-4 if solver == "cbc" else 1e-7)


@pytest.mark.parametrize("limits", [1, 2, 4])
def test_compiled_and_plain_loops_give_the_same_portfolios(limits):
    use, room, values = random_knapsacks(options=50, limits=limits, scenarios=10, seed=limits)
    plain, fast = Knapsack(use, room, PLAIN), Knapsack(use, room, compiled_loops())

    for row in values:
        one, other = plain.best(row), fast.best(row)

        assert one.taken.tolist() == other.taken.tolist()
        assert (one.proven, one.nodes) == (other.proven, other.nodes)


def test_without_numba_the_loops_run_as_python(monkeypatch):
    compiled_loops.cache_clear()
    monkeypatch.setitem(sys.modules, "numba", None)

    assert compiled_loops() == PLAIN

    compiled_loops.cache_clear()


def test_without_anywhere_to_keep_compiled_code_the_loops_are_still_compiled(monkeypatch):
    class NowhereToKeep:
        @staticmethod
        def njit(*, nogil, cache=False):
            if cache:
                raise RuntimeError
            return lambda loop: loop

    compiled_loops.cache_clear()
    monkeypatch.setitem(sys.modules, "numba", NowhereToKeep)

    assert isinstance(compiled_loops(), Loops)
    assert compiled_loops().compiled

    compiled_loops.cache_clear()


def test_a_small_question_never_loads_the_compiler():
    code = """
import sys
from samvekt.core.portfolio import best_portfolio
from samvekt.core.tables import Table
use = Table(("a", "b"), ("kroner",), [[1], [2]])
best_portfolio({"a": 1.0, "b": 1.0}, use, {"kroner": 2.0})
print("numba" in sys.modules)
"""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert run.stdout == "False\n"


def test_the_general_solver_takes_over_when_the_nodes_run_out():
    use, room, values = random_knapsacks(options=25, limits=6, scenarios=1)
    table, most = labelled(use, room)
    worth = dict(zip(table.options, values[0], strict=True))
    expected = best_portfolio(worth, table, most)

    method = answer.OwnMethod(PLAIN, node_limit=5)
    assert method.most_nodes == 5
    found = best_portfolios(
        Scenarios(table.options, values), table, most, solver=highs_without_limit, node_limit=5
    )

    assert not found.by_own_method.any()
    assert found.value[0] == pytest.approx(expected.value, rel=1e-9)


def highs_without_limit(program, node_limit):
    from samvekt.core.portfolio.solver import highs

    assert node_limit == 5
    return highs(program, None)


def test_equal_whole_values_are_settled_without_a_long_search():
    use, room, _ = random_knapsacks(options=60, limits=2)

    found = Knapsack(use, room).best(np.ones(60))

    assert found.proven
    assert found.nodes < 5000
