"""What must hold of the best portfolio whatever the numbers are."""

import math

import numpy as np
import pytest
from brute_force import knapsacks, questions
from hypothesis import given, settings
from hypothesis import strategies as st

from samvekt.core.portfolio import NothingFits, Scenarios, best_portfolio, best_portfolios
from samvekt.core.portfolio.problem import problem
from samvekt.core.portfolio.program import program
from samvekt.core.portfolio.solver import relaxed
from samvekt.core.tables import Table

FEW = settings(max_examples=60)


def best_value(*question):
    try:
        return best_portfolio(*question).value
    except NothingFits:
        return -math.inf


@FEW
@given(questions(), st.integers(0, 20))
def test_the_value_never_falls_when_a_limit_grows(question, more):
    values, use, limits, conditions = question
    first = use.criteria[0]
    wider = limits | {first: None if limits[first] is None else limits[first] + more}

    assert best_value(values, use, wider, conditions) >= best_value(*question) - 1e-6


@FEW
@given(questions())
def test_the_linear_bound_is_never_below_the_value(question):
    value = best_value(*question)
    bound = relaxed(program(problem(*question)))

    assert value == -math.inf or bound.value >= value - 1e-6


@FEW
@given(questions(), st.randoms(use_true_random=False))
def test_the_order_of_the_options_does_not_change_the_value(question, random):
    values, use, limits, conditions = question
    shuffled = list(use.options)
    random.shuffle(shuffled)

    other = best_value(values, use.only(shuffled), limits, conditions)

    assert other == pytest.approx(best_value(*question), rel=1e-6)


@FEW
@given(knapsacks(), st.sampled_from((1e-6, 0.1, 1000.0)), st.sampled_from((1e-3, 7.0, 1e6)))
def test_another_unit_changes_the_value_by_the_unit_only(question, money, worth):
    values, use, limits = question
    other = best_value(
        {name: value * worth for name, value in values.items()},
        Table(use.options, use.criteria, use.values * money),
        {name: None if limit is None else limit * money for name, limit in limits.items()},
    )

    assert other == pytest.approx(best_value(*question) * worth, rel=1e-9)


@FEW
@given(knapsacks(most=6), st.integers(0, 2**32 - 1))
def test_scenarios_give_each_scenario_its_own_best_value(question, seed):
    _, use, limits = question
    rows = np.random.default_rng(seed).normal(5, 4, size=(6, len(use.options)))
    scenarios = Scenarios(use.options, rows)
    alone = [best_value(dict(zip(use.options, row, strict=True)), use, limits) for row in rows]

    if -math.inf in alone:
        with pytest.raises(NothingFits):
            best_portfolios(scenarios, use, limits)
    else:
        together = best_portfolios(scenarios, use, limits)
        np.testing.assert_allclose(together.value, alone, rtol=1e-9, atol=1e-9)
        assert together.proven
        assert {*together.always, *together.sometimes, *together.never} == set(use.options)
