"""The best portfolio is what trying everything finds, with every kind of condition."""

import pytest
from brute_force import best_value, conditions, knapsacks, questions
from hypothesis import given, settings
from hypothesis import strategies as st

from samvekt.core.portfolio import NothingFits, Portfolio, best_portfolio
from samvekt.core.portfolio.checking import broken
from samvekt.core.portfolio.problem import problem


def value_or_none(*question, **settings):
    try:
        return best_portfolio(*question, **settings)
    except NothingFits as nothing:
        conflict = nothing.conflict
    assert conflict
    return None


def agree(found: Portfolio | None, expected: float | None, tolerance: float) -> bool:
    if found is None or expected is None:
        return found is None and expected is None
    return found.proven and found.value == pytest.approx(expected, rel=tolerance, abs=tolerance)


@settings(max_examples=150)
@given(questions())
def test_it_is_the_best_of_all_sets_with_every_kind_of_condition(question):
    found = value_or_none(*question)

    assert agree(found, best_value(*question), 1e-6)


@settings(max_examples=150)
@given(knapsacks())
def test_the_own_method_is_the_best_of_all_sets(question):
    found = value_or_none(*question)

    assert agree(found, best_value(*question), 1e-9)
    assert found is None or found.method == "knapsack"


@settings(max_examples=60)
@given(knapsacks(smallest_use=-5))
def test_savings_are_the_best_of_all_sets_by_either_method(question):
    either = value_or_none(*question), value_or_none(*question, own_method_first=False)

    assert all(agree(found, best_value(*question), 1e-9) for found in either)


@settings(max_examples=60)
@given(questions())
def test_what_is_returned_keeps_every_limit_and_condition(question):
    found = value_or_none(*question)

    assert found is None or not broken(problem(*question), found.shares)


@settings(max_examples=40)
@given(
    knapsacks(most=5, whole=True).flatmap(
        lambda question: st.tuples(st.just(question), conditions(question[1].options, question[2]))
    )
)
def test_one_condition_of_each_kind_alone(drawn):
    question, condition = drawn

    assert agree(value_or_none(*question, [condition]), best_value(*question, [condition]), 1e-6)
