"""Known optima of knapsacks, an oracle for robust portfolios, and a real round."""

import pytest
from validation_portfolio import (
    ERRATA,
    best_at_roc,
    cases,
    costs,
    expected,
    instances,
    most_options,
    robust,
    solved,
)

CASES = cases()
QUICK_IN_GENERAL = [i for i in instances() if i["n"] <= 50 and i["id"] != "mknap1-6"]


def matches(case):
    if case.tolerance == "exact":
        return str(case.ours) == case.published
    return abs(float(case.ours) - float(case.published)) <= float(case.tolerance)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.what)
def test_ours_is_the_published_answer(case):
    assert matches(case), (case.ours, case.published)


def test_the_report_covers_every_kind_of_case():
    assert len(CASES) == 40
    assert all(case.area == "portfolio" for case in CASES)
    assert all(where and what for where, what in ERRATA)
    assert not any(case.note == "not proven best" for case in CASES)


@pytest.mark.parametrize("instance", QUICK_IN_GENERAL, ids=lambda instance: instance["id"])
def test_the_general_solver_reaches_the_known_optimum_too(instance):
    found = solved(instance, own_method_first=False)

    assert found.method == "mixed-integer"
    assert found.value == pytest.approx(expected(instance), rel=1e-9)
    assert found.proven


def test_the_set_at_roc_weights_is_one_of_those_not_dominated():
    assert best_at_roc().chosen in robust().portfolios


def test_with_both_savings_the_next_option_no_longer_fits():
    both = most_options(with_savings=True)

    assert {"R01", "R13"} <= set(both.chosen)
    assert "R03" not in both.chosen
    assert costs()["R03"] > both.slack["money"]
