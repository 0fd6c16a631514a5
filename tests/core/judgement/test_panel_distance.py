"""Who is far from the others, on what."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from judgement_panels import FALLING, RISING, panel, panels, turned

from samvekt.core.errors import OutOfRange
from samvekt.core.judgement.distance import distances, far_from_others, leanings
from samvekt.core.judgement.panel import PanelRatings


def test_the_one_far_away_is_named_with_both_levels():
    (far,) = far_from_others(panel("l0", "l0", "l1", "l3"), at_least=2)

    assert (far.assessor, far.option, far.steps) == ("a4", "ward", 3)
    assert (far.given.key, far.others[0].key) == ("l3", "l0")
    assert str(far.said) == (
        "a4 judges ward as nivå 3. The middle judgement of the others is nivå 0. "
        "Distance in levels: 3."
    )


def test_on_a_cost_scale_higher_means_cheaper():
    told = {one.assessor: one.steps for one in distances(panel("l0", "l2", scale=FALLING))}

    assert told == {"a1": 2, "a2": -2}


def test_ones_own_judgement_is_not_among_the_others():
    told = {one.assessor: one.others[1].key for one in distances(panel("l0", "l3"))}

    assert told == {"a1": "l3", "a2": "l0"}


def test_the_only_one_who_judged_is_far_from_nobody():
    assert distances(panel("l3", None, "dont_know")) == ()


def test_a_distance_below_one_is_refused():
    with pytest.raises(OutOfRange):
        far_from_others(panel("l1"), at_least=0)


def test_the_furthest_comes_first():
    far = far_from_others(panel("l3", "l0", "l0", "l1", "l2"), at_least=1)

    assert [abs(one.steps) for one in far] == sorted((abs(o.steps) for o in far), reverse=True)


def test_a_leaning_is_told_without_blame():
    ratings = PanelRatings(
        ("a", "b", "c"),
        ("ward", "home", "school"),
        RISING,
        (("l3", "l0", "l0"), ("l1", "l2", "l2"), ("l1", "l2", None)),
    )

    told = {one.assessor: one for one in leanings(ratings, at_least=2)}

    assert (told["a"].higher, told["a"].lower, told["a"].alike) == (1, 2, 0)
    assert told["a"].at_ends == 3
    assert (told["b"].higher, told["b"].lower, told["b"].alike) == (1, 0, 2)
    assert told["c"].compared == 2
    assert str(told["a"].said).endswith("There may be good reasons; ask what they are.")


def test_two_middle_judgements_are_told_and_the_nearer_one_counts():
    told = {one.assessor: one for one in distances(panel("l0", "l2", "l3"))}

    assert told["a1"].steps == -2
    assert told["a2"].steps == 0
    assert told["a3"].steps == 1
    assert str(told["a3"].said) == (
        "a3 judges ward as nivå 3. The middle judgements of the others are nivå 0 and nivå 2. "
        "Distance in levels: 1."
    )


@given(panels())
def test_turning_the_scale_round_turns_every_distance_round(ratings):
    mirrored = PanelRatings(
        ratings.assessors,
        ratings.options,
        turned(ratings.scale),
        ratings.levels,
        ratings.disqualified,
    )

    ours = {(one.assessor, one.option): one.steps for one in distances(ratings)}
    theirs = {(one.assessor, one.option): -one.steps for one in distances(mirrored)}

    assert ours == theirs


@given(panels(), st.integers(1, 4))
def test_the_list_is_every_distance_from_the_limit_and_up(ratings, at_least):
    far = far_from_others(ratings, at_least)

    assert set(far) == {one for one in distances(ratings) if abs(one.steps) >= at_least}


@given(panels())
def test_a_leaning_adds_up(ratings):
    for one in leanings(ratings):
        assert one.higher + one.lower + one.alike == one.compared <= len(ratings.options)


@given(panels())
def test_an_assessor_like_all_the_others_is_never_far(ratings):
    alike = PanelRatings(
        ratings.assessors,
        ratings.options,
        ratings.scale,
        tuple(("l1",) * len(ratings.options) for _ in ratings.assessors),
        ratings.disqualified,
    )

    assert far_from_others(alike, 1) == ()
