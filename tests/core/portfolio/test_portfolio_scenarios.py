"""Many scenarios: what is sure and what is borderline, and a list beside them."""

import itertools

import numpy as np
import pytest
from brute_force import conditions, knapsacks
from hypothesis import given, settings
from hypothesis import strategies as st

from samvekt.core.errors import LabelMismatch, MissingNumber, OutOfRange
from samvekt.core.portfolio import (
    Must,
    Partial,
    Pool,
    Requires,
    Scenarios,
    best_portfolios,
    nondominated_portfolios,
    regret_in_scenarios,
)
from samvekt.core.portfolio.checking import broken
from samvekt.core.portfolio.problem import problem
from samvekt.core.tables import Table

USE = Table(("ward", "home", "gps"), ("kroner",), [[70], [60], [30]])
LIMIT = {"kroner": 100.0}
TWO = Scenarios(USE.options, [[9, 6, 4], [6, 7, 4]])


def test_the_core_index_is_the_share_of_scenarios():
    found = best_portfolios(TWO, USE, LIMIT)

    assert found.core_index == {"ward": 0.5, "home": 0.5, "gps": 1.0}
    assert (found.always, found.sometimes, found.never) == (("gps",), ("ward", "home"), ())
    assert found.value.tolist() == [13.0, 11.0]
    assert (found.proven, found.different) == (True, 2)


def test_an_option_beside_is_neither_sure_nor_out():
    found = best_portfolios(TWO, USE, LIMIT, not_assessed=["ward"])

    assert found.core_index["ward"] == 0
    assert "ward" not in found.never
    assert found.not_assessed == ("ward",)


def test_conditions_hold_in_every_scenario():
    found = best_portfolios(TWO, USE, LIMIT, [Requires("gps", ("home",)), Must(("gps",))])

    assert found.always == ("home", "gps")
    assert not found.by_own_method.any()


def test_progress_is_told():
    heard = []
    best_portfolios(TWO, USE, LIMIT, progress=lambda done, of: heard.append((done, of)))

    assert heard == [(1, 2), (2, 2)]


def test_a_list_loses_something_in_some_scenarios():
    found = best_portfolios(TWO, USE, LIMIT)
    regret = regret_in_scenarios(["ward", "gps"], TWO, found)

    assert regret.regret.tolist() == [0.0, 1.0]
    assert (regret.mean, regret.largest, regret.share_without) == (0.5, 1.0, 0.5)
    with pytest.raises(LabelMismatch):
        regret_in_scenarios(["bus"], TWO, found)


def test_scenarios_must_be_complete():
    with pytest.raises(OutOfRange):
        Scenarios(("a", "b"), [])
    with pytest.raises(OutOfRange):
        Scenarios(("a", "b"), [[1.0]])
    with pytest.raises(MissingNumber, match="scenario 1"):
        Scenarios(("a", "b"), [[1.0, np.nan]])
    with pytest.raises(LabelMismatch):
        best_portfolios(Scenarios(("a",), [[1.0]]), USE, LIMIT)


@settings(max_examples=60)
@given(
    knapsacks(smallest_use=-3, most=6).flatmap(
        lambda q: st.tuples(
            st.just(q), st.lists(conditions(q[1].options, {"kroner": None}), max_size=2)
        )
    ),
    st.integers(0, 2**32 - 1),
)
def test_portfolios_not_dominated_are_found_as_by_trying_all(drawn, seed):
    (_, use, limits), wanted = drawn
    kept = [c for c in wanted if not isinstance(c, Partial | Pool)]
    scores = Table(
        use.options, ("x", "y"), np.random.default_rng(seed).integers(0, 6, (len(use.options), 2))
    )
    points = [[1, 0], [0.5, 0.5]]
    first = dict(zip(use.options, scores.values[:, 0].tolist(), strict=True))
    asked = problem(first, use, limits, kept)
    sets = [np.array(s, float) for s in itertools.product((0, 1), repeat=len(use.options))]
    fit = [s for s in sets if not broken(asked, s)]
    worth = [s @ scores.values @ np.array(points).T for s in fit]
    best = {
        tuple(s)
        for s, w in zip(fit, worth, strict=True)
        if not any((o >= w).all() and (o > w).any() for o in worth)
    }

    found = nondominated_portfolios(scores, points, use, limits, kept)

    assert {tuple(row.astype(float)) for row in found.chosen} == best


def test_parts_wrong_points_and_too_many_sets_are_refused():
    scores = Table(USE.options, ("x", "y"), [[1, 2], [2, 1], [3, 3]])
    with pytest.raises(OutOfRange, match="whole"):
        nondominated_portfolios(scores, [[1, 0]], USE, LIMIT, [Partial("ward", 0.5)])
    with pytest.raises(OutOfRange, match="extreme point"):
        nondominated_portfolios(scores, [[1]], USE, LIMIT)
    with pytest.raises(OutOfRange, match="Use scenarios"):
        nondominated_portfolios(scores, [[1, 0], [0, 1]], USE, LIMIT, most=1)
