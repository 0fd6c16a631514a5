"""The panel's level and the spread of its judgements."""

import pytest
from hypothesis import given
from judgement_panels import FALLING, RISING, panel, panels, turned

from samvekt.core.judgement.middle import majority_grade, middle
from samvekt.core.judgement.panel import PanelRatings


def the_only(ratings):
    (one,) = middle(ratings)
    return one


def test_the_middle_judgement_is_the_panels_level():
    assert the_only(panel("l0", "l3", "l2")).level.key == "l2"


def test_of_two_middle_judgements_the_one_that_speaks_less_for_priority_holds():
    benefit = the_only(panel("l1", "l2"))
    cost = the_only(panel("l1", "l2", scale=FALLING))

    assert benefit.level.key == "l1"
    assert cost.level.key == "l2"
    assert (cost.spread.low_middle.key, cost.spread.high_middle.key) == ("l2", "l1")


def test_the_spread_is_told_in_levels():
    one = the_only(panel("l0", "l1", "l1", "l2", "l3"))

    spread = one.spread
    assert (spread.lower_quartile.key, spread.upper_quartile.key) == ("l1", "l2")
    assert spread.interquartile == 1
    assert (spread.least.key, spread.most.key) == ("l0", "l3")
    assert [(level.key, n) for level, n in one.counts] == [
        ("l0", 1),
        ("l1", 2),
        ("l2", 1),
        ("l3", 1),
    ]


def test_no_answer_dont_know_and_varies_are_counted_and_shown_apart():
    one = the_only(panel("l1", "dont_know", "varies", None, "l2", disqualified={"a5"}))

    assert one.judged == 1
    assert (one.dont_know, one.varies, one.silent) == (("a2",), ("a3",), ("a4",))
    assert one.left_out == ("a5",)


@pytest.mark.parametrize("answers", [(), (None, "dont_know"), ("varies",)])
def test_a_blank_stays_blank(answers):
    one = the_only(panel(*answers))

    assert one.level is None
    assert one.spread is None
    assert one.judged == 0
    assert str(one.said) == "Nobody has judged ward."


def test_one_who_exaggerates_moves_the_panel_no_further_than_one_who_does_not():
    plain = the_only(panel("l1", "l1", "l2"))
    loud = the_only(panel("l1", "l1", "l3"))

    assert plain.level == loud.level


@given(panels())
def test_the_order_of_the_assessors_does_not_matter(ratings):
    backwards = PanelRatings(
        ratings.assessors[::-1],
        ratings.options,
        ratings.scale,
        ratings.levels[::-1],
        ratings.disqualified,
    )

    ours, theirs = middle(ratings), middle(backwards)

    assert [(m.level, m.spread, m.counts) for m in ours] == [
        (m.level, m.spread, m.counts) for m in theirs
    ]


@given(panels())
def test_more_than_half_agree_the_option_reaches_the_panels_level_and_no_higher_one(ratings):
    for one in middle(ratings):
        if one.level is None:
            continue
        counts = [n for _, n in one.counts]
        step = [level for level, _ in one.counts].index(one.level)
        assert sum(counts[step:]) * 2 > one.judged
        assert sum(counts[step + 1 :]) * 2 <= one.judged


@given(panels())
def test_turning_the_scale_round_swaps_the_two_middles_and_the_quartiles(ratings):
    mirrored = PanelRatings(
        ratings.assessors,
        ratings.options,
        turned(ratings.scale),
        ratings.levels,
        ratings.disqualified,
    )

    for ours, theirs in zip(middle(ratings), middle(mirrored), strict=True):
        if ours.spread is None:
            assert theirs.spread is None
            continue
        assert ours.spread.low_middle.key == theirs.spread.high_middle.key
        assert ours.spread.lower_quartile.key == theirs.spread.upper_quartile.key
        assert ours.spread.interquartile == theirs.spread.interquartile
        assert ours.spread.least.key == theirs.spread.most.key


@given(panels())
def test_everyone_is_counted_exactly_once(ratings):
    for one in middle(ratings):
        told = one.judged + len(one.dont_know) + len(one.varies) + len(one.silent)
        assert told == len(ratings.counting)
        assert sum(n for _, n in one.counts) == one.judged


def test_the_majority_grade_is_the_lower_middle():
    assert majority_grade([3, 0, 2, 1]) == 1
    assert majority_grade([2]) == 2
    assert RISING.keys[majority_grade([0, 3, 3])] == "l3"
