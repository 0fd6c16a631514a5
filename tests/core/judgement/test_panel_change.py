"""From the first round to the second."""

import pytest
from hypothesis import given
from judgement_panels import FALLING, RISING, panel, panels

from samvekt.core.errors import LabelMismatch, OutOfRange
from samvekt.core.judgement.change import change
from samvekt.core.judgement.panel import PanelRatings


def test_what_moved_is_counted_by_option_and_by_assessor():
    moved = change(panel("l0", "l1", "l3"), panel("l1", "l1", "l2"))

    (ward,) = moved.options
    assert (ward.up, ward.down, ward.unchanged) == (1, 1, 1)
    assert (ward.before.key, ward.after.key, ward.moved) == ("l1", "l1", 0)
    assert ward.consensus_change == pytest.approx(ward.consensus_after - ward.consensus_before)
    assert ward.consensus_change > 0
    assert [(one.assessor, one.changed) for one in moved.assessors] == [
        ("a1", 1),
        ("a2", 0),
        ("a3", 1),
    ]
    assert str(ward.said) == "On ward, 1 moved up, 1 moved down and 1 kept their judgement."


def test_on_a_cost_scale_up_is_towards_cheaper():
    (ward,) = change(panel("l2", scale=FALLING), panel("l1", scale=FALLING)).options

    assert (ward.up, ward.down, ward.moved) == (1, 0, 1)


def test_assessors_are_matched_by_name_and_not_by_place():
    first = PanelRatings(("a", "b"), ("ward",), RISING, (("l0",), ("l3",)))
    second = PanelRatings(("b", "a"), ("ward",), RISING, (("l3",), ("l0",)))

    (ward,) = change(first, second).options

    assert (ward.up, ward.down, ward.unchanged) == (0, 0, 2)


def test_options_are_matched_by_name_and_not_by_place():
    first = PanelRatings(("a",), ("ward", "home"), RISING, (("l0", "l3"),))
    second = PanelRatings(("a",), ("home", "ward"), RISING, (("l3", "l1"),))

    told = {one.option: one.moved for one in change(first, second).options}

    assert told == {"ward": 1, "home": 0}


def test_who_came_and_who_went_is_told():
    first = PanelRatings(("a", "b"), ("ward",), RISING, (("l0",), ("l3",)))
    second = PanelRatings(("b", "c"), ("ward",), RISING, (("l3",), ("l2",)))

    moved = change(first, second)

    assert (moved.departed, moved.joined) == (("a",), ("c",))
    assert (moved.options[0].only_first, moved.options[0].only_second) == (1, 1)


def test_disqualified_in_one_round_counts_in_neither():
    moved = change(panel("l0", "l3"), panel("l0", "l3", disqualified={"a2"}))

    (ward,) = moved.options
    assert (ward.before.key, ward.after.key, ward.moved) == ("l0", "l0", 0)
    assert moved.left_out == ("a2",)
    assert [one.assessor for one in moved.assessors] == ["a1"]


def test_a_blank_round_moves_nothing():
    (ward,) = change(panel(None, "dont_know"), panel("l1", "l2")).options

    assert (ward.before, ward.moved, ward.consensus_change) == (None, None, None)
    assert ward.only_second == 2


def test_other_options_or_another_scale_cannot_be_compared():
    one = PanelRatings(("a",), ("ward",), RISING, (("l0",),))

    with pytest.raises(LabelMismatch):
        change(one, PanelRatings(("a",), ("home",), RISING, (("l0",),)))
    with pytest.raises(OutOfRange, match=r"benefit.*cost"):
        change(one, PanelRatings(("a",), ("ward",), FALLING, (("l0",),)))


@given(panels())
def test_nothing_moves_between_a_round_and_itself(ratings):
    moved = change(ratings, ratings)

    assert all(
        one.up == one.down == one.only_first == one.only_second == 0 for one in moved.options
    )
    assert all(one.moved in (0, None) for one in moved.options)
    assert all(one.changed == 0 for one in moved.assessors)
    assert moved.joined == moved.departed == ()


@given(panels(), panels())
def test_going_back_turns_up_into_down(first, second):
    second = PanelRatings(
        second.assessors,
        first.options,
        first.scale,
        tuple((row * 3)[: len(first.options)] for row in second.levels),
        second.disqualified,
    )

    there, back = change(first, second), change(second, first)

    for one, other in zip(there.options, back.options, strict=True):
        assert (one.up, one.down) == (other.down, other.up)
        assert (one.before, one.after) == (other.after, other.before)
        assert one.only_first == other.only_second
    assert sum(a.up for a in there.assessors) == sum(o.up for o in there.options)
