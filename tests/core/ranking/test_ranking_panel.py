import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import friedmanchisquare

from samvekt.core.errors import LabelMismatch, OutOfRange
from samvekt.core.ranking.panel import (
    AssessorOrder,
    borda_ranking,
    kendalls_w,
    median_place_ranking,
)

OPTIONS = ("a", "b", "c", "d")
METHODS = {"borda": borda_ranking, "median": median_place_ranking}


def order(name, text, **rest):
    """`a bc d` is a, then b and c tied, then d."""
    return AssessorOrder(name, tuple(tuple(group) for group in text.split()), **rest)


@st.composite
def orders(draw, *, partial=False):
    """Two to four assessors' orders of a, b, c, d, with ties."""
    found = []
    for n in range(draw(st.integers(2, 4))):
        steps = {option: draw(st.integers(0, 3)) for option in OPTIONS}
        kept = draw(st.sets(st.sampled_from(OPTIONS), min_size=2)) if partial else set(OPTIONS)
        groups = [tuple(o for o in OPTIONS if steps[o] == step and o in kept) for step in range(4)]
        found.append(AssessorOrder(f"assessor {n}", tuple(group for group in groups if group)))
    return found


def test_borda_gives_a_point_for_each_option_below_and_half_for_each_tied():
    ranking = borda_ranking([order("x", "a bc d"), order("y", "b a cd")], OPTIONS)

    assert {line.option: line.score for line in ranking.lines} == {
        "a": 2.5,
        "b": 2.25,
        "c": 1.0,
        "d": 0.25,
    }
    assert ranking.rule == "panel-borda"


def test_the_median_place_is_not_moved_by_one_far_off_assessor():
    given_orders = [order("x", "a b c d"), order("y", "a c b d"), order("z", "d c b a")]

    assert median_place_ranking(given_orders, OPTIONS).of("a").score == 1
    assert median_place_ranking(given_orders, OPTIONS).places["a"] == 1


def test_a_disqualified_order_never_counts_and_is_listed():
    fair = [order("x", "a b c d"), order("y", "a b c d")]
    with_owner = [*fair, order("owner", "d c b a", disqualified=True)]

    ranking = borda_ranking(with_owner, OPTIONS)

    assert ranking.places == borda_ranking(fair, OPTIONS).places
    assert "owner" in str(ranking.warnings[0])
    assert kendalls_w(with_owner, OPTIONS).w == 1
    assert kendalls_w(with_owner, OPTIONS).left_out == ("owner",)


def test_an_option_somebody_left_out_has_bounds_but_no_place():
    ranking = borda_ranking([order("x", "a b c"), order("y", "a b c d")], OPTIONS)

    line = ranking.of("d")
    assert (line.place, line.missing) == (None, ("x",))
    assert line.best_place < line.worst_place
    assert "Not ranked by x" in str(line.reasons[0])
    assert ranking.places == {"a": 1, "b": 2, "c": 3}


def test_options_left_out_share_the_rest_only_when_chosen():
    ranking = borda_ranking(
        [order("x", "a b"), order("y", "a b c d")], OPTIONS, unranked="share_rest"
    )

    assert ranking.of("c").score == 0.75  # 0.5 from x, 1 from y
    assert ranking.of("d").score == 0.25
    assert ranking.places == {"a": 1, "b": 2, "c": 3, "d": 4}


@pytest.mark.parametrize("method", METHODS)
@settings(max_examples=40)
@given(given_orders=orders(partial=True))
def test_wherever_the_left_out_options_belong_the_place_is_within_the_bounds(method, given_orders):
    bounded = METHODS[method](given_orders, OPTIONS)

    for filled in itertools.islice(itertools.product(*map(insertions, given_orders)), 300):
        for line in METHODS[method](filled, OPTIONS).lines:
            was = bounded.of(line.option)
            assert was.best_place <= line.place <= was.worst_place


def insertions(given_order):
    """Some orders the assessor could have meant, with the left-out options put in anywhere."""
    found = [given_order.groups]
    for option in OPTIONS:
        if option not in given_order.ranked:
            found = [
                (*groups[:at], (option,), *groups[at:])
                for groups in found
                for at in range(len(groups) + 1)
            ]
    return [AssessorOrder(given_order.assessor, groups) for groups in found]


@pytest.mark.parametrize("method", METHODS)
@given(given_orders=orders(), turned=st.permutations(OPTIONS))
def test_the_order_of_options_and_assessors_changes_nothing(method, given_orders, turned):
    plain = METHODS[method](given_orders, OPTIONS).places

    assert METHODS[method](given_orders[::-1], turned).places == plain


@given(orders())
def test_the_borda_points_of_all_options_sum_to_the_number_of_pairs(given_orders):
    ranking = borda_ranking(given_orders, OPTIONS)

    assert sum(line.score for line in ranking.lines) == pytest.approx(6)


@given(orders())
def test_kendalls_w_is_the_friedman_statistic_in_another_scale(given_orders):
    concordance = kendalls_w(given_orders, OPTIONS)
    places = [
        [1 + next(n for n, group in enumerate(o.groups) if option in group) for o in given_orders]
        for option in OPTIONS
    ]

    if all(len(o.groups) == 1 for o in given_orders):
        assert concordance.w is None
        return
    with np.errstate(all="ignore"):
        friedman = friedmanchisquare(*places).statistic
    assert concordance.w == pytest.approx(friedman / (len(given_orders) * 3), abs=1e-9)


def test_agreement_needs_two_orders_two_options_and_some_order():
    assert kendalls_w([order("x", "a b c d")], OPTIONS).w is None
    assert kendalls_w([order("x", "a b"), order("y", "b c")], OPTIONS).w is None
    assert kendalls_w([order("x", "abcd"), order("y", "abcd")], OPTIONS).w is None
    assert "cannot be measured" in str(kendalls_w([], OPTIONS).said)


def test_opposite_orders_have_no_agreement():
    assert kendalls_w([order("x", "a b c d"), order("y", "d c b a")], OPTIONS).w == 0


def test_agreement_is_over_the_options_all_have_ranked():
    concordance = kendalls_w([order("x", "a b c d"), order("y", "a c b")], OPTIONS)

    assert concordance.options == ("a", "b", "c")
    assert concordance.w == 0.75


@pytest.mark.parametrize(
    ("given_orders", "error"),
    [
        ([order("x", "a b z")], LabelMismatch),
        ([order("x", "a b"), order("x", "b a")], OutOfRange),
        ([], OutOfRange),
        ([order("x", "a b", disqualified=True)], OutOfRange),
    ],
)
def test_orders_that_cannot_be_put_together_are_refused(given_orders, error):
    with pytest.raises(error):
        borda_ranking(given_orders, OPTIONS)


def test_an_option_twice_in_one_order_is_refused():
    with pytest.raises(OutOfRange):
        order("x", "a b a")


def test_an_unknown_choice_for_options_left_out_is_refused():
    with pytest.raises(OutOfRange, match="share_rest"):
        borda_ranking([order("x", "a b")], OPTIONS, unranked="last")
