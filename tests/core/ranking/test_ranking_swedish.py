from dataclasses import replace

import pytest
from ranking_examples import CRITERIA, PROCEDURE, SCALES

from samvekt.core.errors import LabelMismatch, OutOfRange
from samvekt.core.message import Words
from samvekt.core.ranking.levels import Levels, Wording
from samvekt.core.ranking.swedish import swedish_outcome, swedish_ranking

WORDING = Wording({"severity": Words("alvorlighet", en="severity")}, SCALES)


def judged(*rows):
    return Levels([f"o{n}" for n in range(len(rows))], CRITERIA, rows)


@pytest.mark.parametrize(
    ("row", "level"),
    [
        (("very_large", "very_large", "low", "high"), 1),
        (("large", "large", "moderate", "moderate"), 3),
        (("moderate", "moderate", "low", "high"), 6),
        (("large", "small", "very_high", "low"), 8),
        (("small", "large", "high", "high"), 8),
        (("small", "small", "very_high", "low"), 10),
    ],
)
def test_the_level_starts_at_severity_and_goes_down_for_what_speaks_against(row, level):
    assert swedish_ranking(judged(row), PROCEDURE).of("o0").score == level


def test_every_step_is_a_reason():
    line = swedish_ranking(judged(("large", "small", "low", "low")), PROCEDURE, WORDING).of("o0")

    assert [str(reason) for reason in line.reasons] == [
        "Start at level 3, because severity is: large.",
        "Down 2, because benefit is: small.",
        "No lowering, because cost_per_benefit is: low.",
        "Down 1, because evidence is: low.",
        "Suggested level: 6 of 10 (can).",
    ]


def test_the_scale_ends_at_the_worst_level_and_says_so():
    line = swedish_ranking(judged(("small", "small", "very_high", "low")), PROCEDURE).of("o0")

    assert line.score == 10
    assert "The scale ends at 10, so it stops there." in map(str, line.reasons)


def test_no_benefit_is_not_to_be_done_whatever_else_is_known():
    line = swedish_ranking(judged(("very_large", "none", None, "very_low")), PROCEDURE).of("o0")

    assert (line.place, line.score, line.category) == (None, None, "do_not_do")
    assert line.missing == ("cost_per_benefit",)
    assert "should not be done" in str(line.reasons[0])


def test_too_weak_evidence_is_only_for_research_and_no_place_among_the_others():
    ranking = swedish_ranking(
        judged(("very_large", "large", "low", "very_low"), ("small", "small", "high", "low")),
        PROCEDURE,
    )

    assert ranking.of("o0").category == "research"
    assert ranking.places == {"o1": 1}
    assert [line.option for line in ranking.lines] == ["o1", "o0"]


def test_equal_levels_share_the_place():
    ranking = swedish_ranking(
        judged(
            ("large", "large", "low", "high"),
            ("large", "large", "moderate", "moderate"),
            ("moderate", "large", "low", "high"),
        ),
        PROCEDURE,
    )

    assert ranking.places == {"o0": 1, "o1": 1, "o2": 3}


def test_a_profile_without_severity_starts_all_at_the_level_given():
    profile = replace(PROCEDURE, start={}, fixed_start=4)
    levels = Levels(("day centre",), CRITERIA[1:], (("moderate", "low", "high"),))

    line = swedish_ranking(levels, profile).of("day centre")

    assert line.score == 5
    assert "severity is not used here" in str(line.reasons[0])


def test_a_profile_without_severity_does_not_read_it_even_where_it_is_judged():
    profile = replace(PROCEDURE, start={}, fixed_start=4)

    ranking = swedish_ranking(
        judged(("very_large", "large", "low", "high"), ("small", "large", "low", "high")), profile
    )

    assert ranking.places == {"o0": 1, "o1": 1}


def test_a_procedure_cannot_have_two_starts_or_none():
    with pytest.raises(OutOfRange, match="either a start"):
        replace(PROCEDURE, fixed_start=4)
    with pytest.raises(OutOfRange, match="either a start"):
        replace(PROCEDURE, start={})


def test_a_start_outside_the_scale_or_a_step_upwards_is_refused():
    with pytest.raises(OutOfRange, match="from 1 to 10"):
        replace(PROCEDURE, start={"large": 11})
    with pytest.raises(OutOfRange, match="no step may be negative"):
        replace(PROCEDURE, lowering={"benefit": {"large": -1}})


def test_severity_cannot_be_left_out_of_a_procedure_that_starts_from_it():
    with pytest.raises(LabelMismatch) as mismatch:
        swedish_ranking(Levels(("ward",), ("benefit",), (("large",),)), PROCEDURE)

    assert mismatch.value.missing == {"severity"}


def test_a_criterion_the_round_does_not_judge_is_left_out_aloud():
    levels = Levels(("ward",), ("severity", "benefit"), (("large", "moderate"),))

    ranking = swedish_ranking(levels, PROCEDURE)

    assert ranking.of("ward").score == 4
    assert "cost_per_benefit, evidence" in str(ranking.warnings[0])


def test_a_level_the_procedure_does_not_know_is_named():
    with pytest.raises(OutOfRange, match="o0 has the level huge on benefit"):
        swedish_ranking(judged(("large", "huge", "low", "high")), PROCEDURE)


def test_a_blank_gives_the_span_from_its_best_to_its_worst_level_on_the_scale():
    outcome = swedish_outcome(
        dict(zip(CRITERIA, ("large", None, "low", "high"), strict=True)), PROCEDURE
    )

    assert (outcome.span.low, outcome.span.high, outcome.possible) == (3, 5, ("do_not_do",))


def test_a_criterion_that_is_not_judged_reads_as_in_the_record():
    line = swedish_ranking(judged((None, "large", "low", "high")), PROCEDURE).of("o0")

    assert (line.place, line.missing) == (None, ("severity",))
    assert not any("Start at" in str(reason) for reason in line.reasons)
