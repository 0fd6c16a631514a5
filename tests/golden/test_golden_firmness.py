"""Exact answers, and mistakes that must not be repeated."""

import numpy as np
import pytest
import validation_firmness as golden
from validation_report import within

CASES = golden.cases()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.what)
def test_our_number_is_the_exact_one(case):
    assert within(case)


def test_all_cases_are_there():
    assert len(CASES) == 8 + 3 + 16 + 4 + 6 + 3


def test_an_option_that_can_never_be_last_never_is():
    assert golden.found("three_criteria").of("c")[-1] == 0


def test_the_confidence_of_every_option_that_can_be_first_is_full_when_the_table_is_certain():
    # All weights with which an option is first make a convex set, and their centre lies in it.
    np.testing.assert_array_equal(golden.found("three_criteria").confidence, 1)


def test_the_choice_is_a_tie_at_the_ends_of_the_interval():
    table = golden.table("weight_stability_intervals")
    weights = np.array(golden.oracle()["weight_stability_intervals"]["weights"])

    for j, one in enumerate(golden.intervals()):
        for end, rivals in ((one.low, one.rivals_below), (one.high, one.rivals_above)):
            moved = weights * (1 - end) / (1 - weights[j])
            moved[j] = end
            score = dict(zip(table.options, table.values @ moved, strict=True))
            assert len(rivals) == 1
            assert score[rivals[0]] == pytest.approx(score[one.chosen[0]], abs=1e-12)


def test_knowing_everything_is_worth_more_than_knowing_one_number():
    worth = golden.worth()

    assert worth["EVPI"].worth > worth["EVPPI_p2"].worth > worth["EVPPI_p1"].worth > 0
