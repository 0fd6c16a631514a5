"""Who judged what, and what never counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from judgement_panels import FALLING, RISING, answers, panel, panels, scale_of

from samvekt.core.errors import LabelMismatch, OutOfRange
from samvekt.core.judgement.agreement import agreement
from samvekt.core.judgement.change import change
from samvekt.core.judgement.distance import distances, far_from_others, leanings
from samvekt.core.judgement.middle import middle
from samvekt.core.judgement.panel import PanelRatings


def everything(ratings: PanelRatings):
    """All that a panel is used for, apart from the list of who is left out."""
    return (
        [m for one in middle(ratings) for m in (one.level, one.spread, one.counts, one.judged)],
        [(one.dont_know, one.varies, one.silent) for one in middle(ratings)],
        agreement(ratings),
        distances(ratings),
        far_from_others(ratings, 1),
        leanings(ratings),
    )


def test_judgements_are_kept_by_name():
    ratings = panel("l1", None, "varies", "l3")

    assert [(j.assessor, j.level.key) for j in ratings.judgements("ward")] == [
        ("a1", "l1"),
        ("a4", "l3"),
    ]
    assert ratings.answered("ward", "varies") == ("a3",)
    assert ratings.answered("ward", None) == ("a2",)


def test_the_order_of_a_cost_scale_ends_with_the_lowest_cost():
    assert [level.key for level in panel(scale=FALLING).order] == ["l3", "l2", "l1", "l0"]


def test_levels_worth_the_same_keep_the_direction_of_the_scale():
    rising, falling = scale_of(0, 50, 50, 100), scale_of(100, 50, 50, 0)

    assert [level.key for level in panel(scale=rising).order] == ["l0", "l1", "l2", "l3"]
    assert [level.key for level in panel(scale=falling).order] == ["l3", "l2", "l1", "l0"]


def test_an_answer_listed_as_a_level_is_still_no_step():
    scale = scale_of(0, 100)
    with_varies = type(scale)("s", (*scale.levels, type(scale.levels[0])("varies", None, 50)))

    ratings = panel("varies", "l1", scale=with_varies)

    assert [level.key for level in ratings.order] == ["l0", "l1"]
    assert [j.assessor for j in ratings.judgements("ward")] == ["a2"]


def test_an_unknown_level_is_named_with_who_gave_it_and_what_there_is():
    with pytest.raises(OutOfRange, match=r"a2 has judged ward as huge.*benefit.*l0, l1, l2, l3"):
        panel("l1", "huge")


def test_a_disqualified_stranger_is_named():
    with pytest.raises(LabelMismatch) as mismatch:
        panel("l1", disqualified={"nobody"})

    assert mismatch.value.unknown == {"nobody"}


@pytest.mark.parametrize(
    ("assessors", "options", "levels"),
    [
        (("a", "a"), ("ward",), (("l1",), ("l1",))),
        (("a",), ("ward", "ward"), (("l1", "l1"),)),
        (("a", "b"), ("ward",), (("l1",),)),
        (("a",), ("ward", "home"), (("l1",),)),
    ],
)
def test_names_and_answers_must_fit(assessors, options, levels):
    with pytest.raises(OutOfRange):
        PanelRatings(assessors, options, RISING, levels)


def test_the_disqualified_are_listed_with_how_many_answers_are_left_out():
    ratings = panel("l1", "l3", "l2", disqualified={"a3", "a2"})

    assert ratings.counting == ("a1",)
    assert ratings.left_out == ("a2", "a3")
    assert ratings.left_out_on("ward") == ("a2", "a3")
    assert [str(said) for said in ratings.said_of_left_out()] == [
        "a2 is disqualified. Answers left out: 1.",
        "a3 is disqualified. Answers left out: 1.",
    ]


@given(panels(), st.data())
def test_what_a_disqualified_assessor_answers_changes_nothing(ratings, data):
    other = tuple(
        tuple(data.draw(answers()) for _ in row) if name in ratings.disqualified else row
        for name, row in zip(ratings.assessors, ratings.levels, strict=True)
    )
    changed = PanelRatings(
        ratings.assessors, ratings.options, ratings.scale, other, ratings.disqualified
    )

    assert everything(changed) == everything(ratings)
    assert change(ratings, ratings) == change(changed, changed)


@given(panels())
def test_a_panel_counts_as_if_the_disqualified_were_not_there(ratings):
    kept = tuple(
        row
        for name, row in zip(ratings.assessors, ratings.levels, strict=True)
        if name not in ratings.disqualified
    )
    rest = PanelRatings(ratings.counting, ratings.options, ratings.scale, kept)

    assert everything(ratings) == everything(rest)


@given(panels())
def test_every_disqualified_assessor_who_answered_is_listed(ratings):
    for one in middle(ratings):
        answered = {
            name for name in ratings.disqualified if ratings.answer(name, one.option) is not None
        }
        assert set(one.left_out) == answered
    assert set(ratings.left_out) == ratings.disqualified
