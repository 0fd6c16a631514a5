from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ranking_examples import CAP, CRITERIA

from samvekt.core.errors import LabelMismatch, OutOfRange
from samvekt.core.ranking.cap import COMBINE, SeverityCap, severity_cap_ranking
from samvekt.core.ranking.levels import Levels

THREE = {"high": 1, "middle": 2, "low": 3}
RANKS = st.dictionaries(
    st.sampled_from(["severity", "effect", "risk", "evidence", "cost"]),
    st.integers(1, 3),
    min_size=1,
).filter(lambda ranks: "severity" in ranks)


def capped(combine="median", **ranks):
    cap = SeverityCap("severity", dict.fromkeys(ranks, THREE), combine)
    return cap.capped(ranks)


def test_the_rank_cannot_be_better_than_that_of_severity():
    assert capped(severity=3, effect=1, risk=1, evidence=1, cost=1) == 3


def test_good_severity_does_not_lift_a_poor_measure():
    assert capped(severity=1, effect=3, risk=3, evidence=3, cost=1) == 3


@pytest.mark.parametrize(("combine", "expected"), [("median", 2), ("worst", 3), ("mean", 2)])
def test_the_ways_to_combine_differ(combine, expected):
    assert capped(combine, severity=1, effect=2, risk=2, evidence=3, cost=1) == expected


def test_half_a_rank_goes_to_the_worse_side():
    assert capped("median", severity=1, effect=2) == 2
    assert capped("mean", severity=1, effect=1, risk=2, evidence=2) == 2
    assert capped("mean", severity=1, effect=1, risk=2) == 1


@given(RANKS, st.sampled_from(COMBINE))
def test_no_rank_is_better_than_severity_or_outside_the_scale(ranks, combine):
    assert ranks["severity"] <= capped(combine, **ranks) <= 3


def test_the_reasons_say_when_severity_holds_the_rank_back():
    levels = Levels(("ward",), CRITERIA, (("small", "large", "low", "high"),))

    line = severity_cap_ranking(levels, CAP).of("ward")

    assert line.score == 3
    assert [str(reason) for reason in line.reasons] == [
        "severity is: small. That gives rank 3.",
        "benefit is: large. That gives rank 1.",
        "cost_per_benefit is: low. That gives rank 1.",
        "evidence is: high. That gives rank 1.",
        "The middle one of these ranks is 1.",
        "Suggested rank: 3, because the rank cannot be better than that of severity.",
    ]


def test_dimensions_the_round_does_not_judge_are_named_as_left_out():
    levels = Levels(("ward",), ("severity", "benefit"), (("large", "large"),))

    (warning,) = severity_cap_ranking(levels, CAP).warnings

    assert "cost_per_benefit, evidence" in str(warning)


def test_the_cap_needs_severity():
    with pytest.raises(LabelMismatch):
        severity_cap_ranking(Levels(("ward",), ("benefit",), (("large",),)), CAP)


def test_an_unknown_way_to_combine_and_a_cap_without_ranks_are_refused():
    with pytest.raises(OutOfRange, match="median"):
        replace(CAP, combine="best")
    with pytest.raises(OutOfRange, match="severity"):
        SeverityCap("severity", {"effect": THREE})
