"""Agreement by indices made for ordered levels."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from judgement_panels import panel, panels, scale_of

from samvekt.core.errors import OutOfRange
from samvekt.core.judgement.agreement import (
    agreement,
    leik_consensus,
    van_der_eijk_agreement,
)

COUNTS = st.lists(st.integers(0, 30), min_size=3, max_size=7).filter(lambda c: sum(c) > 1)


def test_all_alike_is_full_agreement():
    (one,) = agreement(panel("l2", "l2", "l2"))

    assert one.consensus == 1
    assert one.peakedness == 1


def test_split_between_the_two_ends_is_none():
    (one,) = agreement(panel("l0", "l3", "l0", "l3"))

    assert one.consensus == 0
    assert one.peakedness == pytest.approx(-1)


def test_all_levels_alike_is_zero_for_van_der_eijk_and_depends_on_their_number_for_leik():
    assert van_der_eijk_agreement([2, 2, 2, 2]) == 0
    assert leik_consensus([2, 2, 2, 2]) == pytest.approx(1 / 3)
    assert leik_consensus([2, 2, 2, 2, 2]) == pytest.approx(0.4)


def test_neighbours_agree_more_than_those_far_apart():
    near = agreement(panel("l1", "l2"))[0].consensus
    far = agreement(panel("l0", "l2"))[0].consensus

    assert near > far


@pytest.mark.parametrize("answers", [(), ("l1",), ("l1", "dont_know"), ("l1", None, "varies")])
def test_fewer_than_two_judgements_cannot_tell(answers):
    (one,) = agreement(panel(*answers))

    assert one.consensus is None
    assert one.peakedness is None
    assert "cannot be told" in str(one.said)


def test_the_sentence_says_what_the_ends_mean():
    (one,) = agreement(panel("l1", "l1", "l2"))

    assert str(one.said) == (
        "Agreement on ward is 78%. All alike is 100%, split between the two ends is 0%. "
        "Judgements that count: 3."
    )


def test_two_levels_are_too_few_for_van_der_eijk_and_one_for_leik():
    two = agreement(panel("l0", "l1", scale=scale_of(0, 100)))[0]
    one = agreement(panel("l0", "l0", scale=scale_of(100)))[0]

    assert (two.consensus, two.peakedness) == (0, None)
    assert one.consensus is None


def test_agreement_does_not_depend_on_what_the_levels_are_worth():
    answers = ("l0", "l1", "l1", "l3", "l2")

    even = agreement(panel(*answers, scale=scale_of(0, 30, 70, 100)))[0]
    uneven = agreement(panel(*answers, scale=scale_of(0, 1, 2, 100)))[0]
    falling = agreement(panel(*answers, scale=scale_of(100, 70, 30, 0)))[0]

    assert even.consensus == uneven.consensus == pytest.approx(falling.consensus)
    assert even.peakedness == uneven.peakedness == pytest.approx(falling.peakedness)


def test_two_panels_with_the_same_standard_deviation_can_agree_differently():
    one_apart, everywhere = [5, 0, 0, 0, 1], [1, 1, 1, 1, 2]
    deviations = [np.repeat(np.arange(5), counts).std() for counts in (one_apart, everywhere)]

    assert deviations[0] == pytest.approx(deviations[1])
    assert leik_consensus(one_apart) == pytest.approx(2 / 3)
    assert leik_consensus(everywhere) == pytest.approx(1 / 3)


@pytest.mark.parametrize("index", [leik_consensus, van_der_eijk_agreement])
@pytest.mark.parametrize("counts", [[1, -1, 2], [1, float("nan"), 2], [1, float("inf"), 2]])
def test_a_count_that_cannot_be_is_refused(index, counts):
    with pytest.raises(OutOfRange):
        index(counts)


@given(COUNTS)
def test_the_indices_stay_within_their_ends(counts):
    assert -1e-12 <= leik_consensus(counts) <= 1
    assert -1 - 1e-12 <= van_der_eijk_agreement(counts) <= 1 + 1e-12


@given(COUNTS)
def test_turning_the_scale_round_changes_neither_index(counts):
    assert leik_consensus(counts[::-1]) == pytest.approx(leik_consensus(counts))
    turned = van_der_eijk_agreement(counts[::-1])
    assert turned == pytest.approx(van_der_eijk_agreement(counts), abs=1e-12)


@given(COUNTS, st.integers(2, 9))
def test_the_size_of_the_panel_does_not_matter(counts, times):
    larger = [count * times for count in counts]

    assert leik_consensus(larger) == pytest.approx(leik_consensus(counts))
    assert van_der_eijk_agreement(larger) == pytest.approx(
        van_der_eijk_agreement(counts), abs=1e-12
    )


@given(COUNTS, st.data())
def test_consensus_is_full_only_when_all_are_alike(counts, data):
    assert (leik_consensus(counts) == 1) == (sum(count > 0 for count in counts) == 1)


@given(panels())
def test_consensus_is_one_minus_the_mean_distance_to_the_middle_over_the_widest(ratings):
    """Leik's D is also the mean distance to the median in units of half the scale."""
    for one in agreement(ratings):
        if one.consensus is None:
            continue
        order = [level.key for level in ratings.order]
        steps = sorted(order.index(j.level.key) for j in ratings.judgements(one.option))
        median = steps[(len(steps) - 1) // 2]
        mean_distance = sum(abs(step - median) for step in steps) / len(steps)
        assert one.consensus == pytest.approx(1 - mean_distance / ((len(order) - 1) / 2))
