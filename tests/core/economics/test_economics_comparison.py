"""Incremental analysis: the frontier, its laws, and heormodel as an oracle."""

import heormodel.cea as oracle
import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from samvekt.core.economics import icer_table, pairwise
from samvekt.core.errors import LabelMismatch, MissingNumber, OutOfRange

whole = st.lists(
    st.tuples(st.integers(-50, 500), st.integers(0, 100)), min_size=1, max_size=12, unique=True
)


def table_of(pairs, names=None):
    names = names or [f"s{at:02}" for at in range(len(pairs))]
    return icer_table(names, [cost for cost, _ in pairs], [effect for _, effect in pairs])


def answers(table):
    return {row.strategy: (row.status, row.icer) for row in table.rows}


@given(whole)
def test_statuses_and_ratios_are_those_of_heormodel(pairs):
    names = [f"s{at:02}" for at in range(len(pairs))]
    frame = pd.DataFrame(pairs, columns=["cost", "effect"], index=names, dtype=float)

    theirs = oracle.icer_table(frame)

    for row in table_of(pairs, names).rows:
        assert row.status == theirs.loc[row.strategy, "status"]
        expected = theirs.loc[row.strategy, "icer"]
        assert row.icer == (None if pd.isna(expected) else pytest.approx(expected, rel=1e-9))


@pytest.mark.parametrize("seed", range(20))
def test_statuses_are_those_of_heormodel_for_a_hundred_random_strategies(seed):
    rng = np.random.default_rng(seed)
    cost, effect = rng.lognormal(11, 0.5, 100), rng.normal(10, 1, 100)
    names = [f"s{at:03}" for at in range(100)]

    theirs = oracle.icer_table(pd.DataFrame({"cost": cost, "effect": effect}, index=names))
    ours = icer_table(names, cost, effect)

    assert {row.strategy: row.status for row in ours.rows} == dict(theirs["status"])


@given(whole, st.randoms(use_true_random=False))
def test_the_order_of_strategies_does_not_matter(pairs, shuffler):
    names = [f"s{at:02}" for at in range(len(pairs))]
    mixed = list(zip(names, pairs, strict=True))
    shuffler.shuffle(mixed)

    again = table_of([pair for _, pair in mixed], [name for name, _ in mixed])

    assert again == table_of(pairs, names)


@given(whole, st.integers(0, 11), st.integers(0, 50), st.integers(0, 50))
def test_adding_a_dominated_strategy_changes_nothing_for_the_others(pairs, at, dearer, worse):
    assume(at < len(pairs) and dearer + worse > 0)
    cost, effect = pairs[at]
    before = answers(table_of(pairs))

    after = answers(table_of([*pairs, (cost + dearer, effect - worse)]))

    assert after.pop(f"s{len(pairs):02}")[0] in {"D"}
    assert after == before


@given(whole, st.sampled_from([0.5, 2.0, 1024.0]))
def test_another_unit_of_money_scales_the_ratio_and_nothing_else(pairs, unit):
    before = answers(table_of(pairs))

    after = answers(table_of([(cost * unit, effect) for cost, effect in pairs]))

    assert after == {
        name: (status, None if icer is None else icer * unit)
        for name, (status, icer) in before.items()
    }


@given(whole)
def test_steps_on_the_frontier_never_get_cheaper(pairs):
    steps = [row.icer for row in table_of(pairs).rows if row.icer is not None]

    assert steps == sorted(steps)


@given(whole)
def test_the_option_best_at_any_threshold_is_on_the_frontier(pairs):
    table = table_of(pairs)

    for threshold in (0.5, 3, 17.3, 400):
        benefit = [threshold * row.effect - row.cost for row in table.rows]
        best = {
            row.strategy
            for row, value in zip(table.rows, benefit, strict=True)
            if value == max(benefit)
        }
        assert best & set(table.frontier)


def test_every_row_says_why_and_names_what_it_is_compared_with():
    table = table_of([(0, 0), (90, 1), (100, 2), (150, 1)], ["usual", "B", "C", "D"])

    assert str(table.row("C").reason) == (
        "Compared with usual, each good life year gained costs 50 kroner."
    )
    assert table.row("B").compared_with == ("usual", "C")
    assert "mix of usual and C" in str(table.row("B").reason)
    assert table.row("D").compared_with == ("C",)
    assert "C costs no more" in str(table.row("D").reason)
    assert table.row("usual").compared_with == ()


def test_of_two_equal_options_the_first_by_name_stays_and_the_other_says_so():
    table = table_of([(100, 1), (0, 0), (100, 1)], ["B", "A", "Aa"])

    assert table.frontier == ("A", "Aa")
    assert str(table.row("B").reason) == "The same cost and effect as Aa."


def test_a_missing_cost_is_named():
    with pytest.raises(MissingNumber) as missing:
        icer_table(["old", "new"], [1.0, float("nan")], [1.0, 2.0])

    assert (missing.value.row, missing.value.column) == ("new", "cost")


@pytest.mark.parametrize(
    ("names", "cost", "effect"),
    [([], [], []), (["a"], [1, 2], [1]), (["a", "a"], [1, 2], [1, 2])],
)
def test_tables_that_do_not_fit_are_refused(names, cost, effect):
    with pytest.raises(OutOfRange):
        icer_table(names, cost, effect)


def test_an_unknown_row_is_an_error():
    with pytest.raises(LabelMismatch):
        table_of([(0, 0)]).row("other")


@pytest.mark.parametrize(
    ("inc_cost", "inc_effect", "quadrant"),
    [
        (100, 0.5, "dearer_better"),
        (-100, 0.5, "dominant"),
        (0, 0.5, "dominant"),
        (-100, 0, "dominant"),
        (100, -0.5, "dominated"),
        (100, 0, "dominated"),
        (0, -0.5, "dominated"),
        (-100, -0.5, "cheaper_worse"),
        (0, 0, "same"),
    ],
)
def test_each_direction_has_its_own_words(inc_cost, inc_effect, quadrant):
    result = pairwise("new", "old", inc_cost=inc_cost, inc_effect=inc_effect)

    assert result.quadrant == quadrant
    assert (result.icer is not None) == (quadrant == "dearer_better")
    assert (result.saved_per_year_lost is not None) == (quadrant == "cheaper_worse")
    assert any(sign.isdigit() for sign in str(result.words)) == (
        result.quadrant
        in {
            "dearer_better",
            "cheaper_worse",
        }
    )


def test_cheaper_but_worse_says_what_is_saved_and_never_turns_the_sign():
    result = pairwise("New", "SoC", inc_cost=200 - 1000, inc_effect=0.9 - 1.0)

    assert str(result.words) == (
        "New gives less than SoC and costs less: it saves 8,000 kroner for each good life year "
        "lost."
    )
    assert result.icer is None


@pytest.mark.parametrize(("inc_cost", "inc_effect"), [(np.nan, 1), (1, np.inf)])
def test_a_missing_difference_is_refused(inc_cost, inc_effect):
    with pytest.raises(MissingNumber):
        pairwise("new", "old", inc_cost=inc_cost, inc_effect=inc_effect)
