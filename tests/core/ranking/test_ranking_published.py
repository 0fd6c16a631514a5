from dataclasses import replace

import pytest
from ranking_examples import CRITERIA, PROCEDURE

from samvekt.core.errors import LabelMismatch, OutOfRange
from samvekt.core.ranking.bands import band_of
from samvekt.core.ranking.hit_rates import hit_rates
from samvekt.core.ranking.levels import Levels
from samvekt.core.ranking.published import (
    PublishedRow,
    RankAboveCeiling,
    RankScale,
    ceiling_violations,
    merged,
    parse_band,
    parse_rank,
    with_rank,
)

SCALE = RankScale(10, {"FoU": "research", "icke-göra": "do_not_do"})
CEILINGS = {"dental": {"large": 3, "moderate": 5}}


def row(name, severity=None, rank=None, guideline="dental"):
    return PublishedRow(name, guideline, "2022", "caries", "sealing", severity, rank)


@pytest.mark.parametrize("text", ["11", "12", "0", "-1", "7.5", "bör", "²", "1-3"])
def test_what_is_no_rank_and_no_category_is_refused(text):
    with pytest.raises(OutOfRange):
        parse_rank(text, SCALE)


def test_ranks_categories_and_blanks_are_three_things():
    assert (parse_rank(" 10 ", SCALE).rank, parse_rank("FoU", SCALE).category) == (10, "research")
    assert parse_rank("  ", SCALE) == parse_rank("", SCALE)
    assert parse_rank("", SCALE).rank is None


@pytest.mark.parametrize("text", ["3", "3-1", "a-b", "1-"])
def test_what_is_no_band_is_refused(text):
    with pytest.raises(OutOfRange):
        parse_band(text)


def test_a_rank_outside_all_bands_has_none():
    assert band_of(11, PROCEDURE.bands) is None
    assert band_of(10, PROCEDURE.bands).key == "exceptional"


def test_a_row_without_severity_or_rank_breaks_no_ceiling():
    rows = (row("a", None, 1), row("b", "large"), row("c", "small", 1))

    assert ceiling_violations(rows, CEILINGS) == ()


def test_a_violation_says_what_the_best_rank_is():
    (violation,) = ceiling_violations((row("a", "moderate", 3),), CEILINGS)

    assert (violation.rank, violation.ceiling) == (3, 5)
    assert "the best rank is 5" in str(violation.said)


def test_a_refused_rank_leaves_the_row_as_it_was():
    before = row("a", "large", 5)

    with pytest.raises(RankAboveCeiling):
        with_rank(before, 2, CEILINGS)

    assert before.rank == 5
    assert with_rank(before, 4, CEILINGS) == replace(before, rank=4)


def test_one_guideline_is_merged_without_a_warning():
    assert merged((row("a"),), (row("b"),)).warnings == ()
    assert len(merged((row("a"),), (row("b", guideline="stroke"),)).warnings) == 1


def test_a_row_that_set_a_parameter_is_not_reported_on():
    rows = (row("a", "large", 3), row("b", "moderate", 6), row("c", "large"), row("d", None, 2))
    levels = Levels(
        ("a", "b"), CRITERIA, (("large", None, None, None), ("moderate", "moderate", None, None))
    )

    report = hit_rates(rows, levels, PROCEDURE, set_by=("a",))

    assert report.left_out == ("a",)
    assert [o.case_id for o in report.outcomes] == ["b"]
    assert (report.procedure.exact, report.severity_alone.exact) == (1, 0)
    assert "and rank: 1. That is few" in str(report.messages[0])


def test_a_row_the_procedure_takes_out_of_the_scale_is_no_hit():
    levels = Levels(("a",), CRITERIA, (("large", "none", None, None),))

    report = hit_rates((row("a", "large", 3),), levels, PROCEDURE)

    assert (report.procedure.exact, report.procedure.within_one, report.procedure.in_band) == (
        0,
        0,
        0,
    )
    assert report.outcomes[0].suggested is None
    assert report.could_match == 0


@pytest.mark.parametrize(("severity", "read"), [("huge", "large"), ("large", "huge")])
def test_a_level_the_procedure_does_not_know_is_refused_and_not_taken_for_no_step(severity, read):
    levels = Levels(("a",), CRITERIA, (("large", read, None, None),))

    with pytest.raises(OutOfRange, match="huge"):
        hit_rates((row("a", severity, 3),), levels, PROCEDURE)


def test_a_row_without_levels_is_named():
    with pytest.raises(LabelMismatch) as mismatch:
        hit_rates((row("a", "large", 3),), Levels((), CRITERIA, ()), PROCEDURE)

    assert mismatch.value.missing == {"a"}
