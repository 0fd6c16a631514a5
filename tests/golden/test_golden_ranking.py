"""Published lists, sums and choices, and what the rules make of them."""

import csv
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from validation_ranking import (
    ERRATA,
    HERE,
    baltussen,
    cases,
    dental_ceiling_for_all,
    dominant_rows,
    facts,
    hit_report,
    judges,
    procedure,
    published_rows,
    read_levels,
    rows,
    swedish_rules,
    vancouver,
    vancouver_investments,
    vgr_formula,
)

from samvekt.core.ranking.pbma import score_per_money
from samvekt.core.ranking.published import RankAboveCeiling, ceiling_violations, merged, with_rank
from samvekt.core.ranking.swedish import swedish_ranking
from samvekt.core.ranking.vgr_formula import NotApprovable, refuse_unapprovable, vgr_score

CASES = cases()


def matches(case):
    if case.tolerance == "exact":
        return str(case.ours) == case.published
    return abs(float(case.ours) - float(case.published)) <= float(case.tolerance)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.what)
def test_ours_is_the_published_answer(case):
    assert matches(case), (case.ours, case.published)


def test_the_report_covers_every_kind_of_case():
    assert len(CASES) == 34
    assert all(case.area == "ranking" for case in CASES)
    assert all(where and what for where, what in ERRATA)


# A1–A3, A6, A7 ----------------------------------------------------------------------------------


def test_a_blank_rank_stays_blank_and_a_category_is_no_number():
    read = {row.case_id: row for row in published_rows()}

    assert (read["A094"].rank, read["A094"].category) == (None, None)
    assert (read["A015"].rank, read["A015"].category) == (None, "do_not_do")
    assert max(row.rank for row in read.values() if row.rank) <= 10


def test_the_dental_ceiling_holds_for_all_five_dental_rows_with_severity():
    dental = [r for r in published_rows() if r.guideline == "tandvård" and r.severity and r.rank]

    assert len(dental) == 5
    assert ceiling_violations(dental, swedish_rules()["ceilings"]) == ()
    assert dental_ceiling_for_all() == ("A001", "A048", "A067")


def test_a_dental_row_of_large_severity_cannot_move_from_rank_5_to_rank_2():
    row = next(row for row in published_rows() if row.case_id == "A030")
    assert (row.severity, row.rank) == ("large", 5)

    with pytest.raises(RankAboveCeiling) as refused:
        with_rank(row, 2, swedish_rules()["ceilings"])

    assert "the best rank is 3" in str(refused.value)
    assert with_rank(row, 3, swedish_rules()["ceilings"]).rank == 3


def test_a_row_of_another_guideline_may_move_to_rank_2():
    stroke = next(row for row in published_rows() if row.case_id == "A001")

    assert with_rank(stroke, 1, swedish_rules()["ceilings"]).rank == 1


def test_ranks_of_different_guidelines_are_merged_with_a_warning_and_of_one_without():
    read = published_rows()
    dental = [row for row in read if row.guideline == "tandvård"]
    stroke = [row for row in read if row.guideline == "stroke"]

    assert merged(dental).warnings == ()
    (warning,) = merged(dental, stroke).warnings
    assert "tandvård" in str(warning)
    assert "stroke" in str(warning)
    assert len(merged(dental, stroke).rows) == len(dental) + len(stroke)


def test_a_social_services_profile_leaves_severity_out():
    profile = procedure(start={}, fixed_start=3)

    ranking = swedish_ranking(read_levels(), profile)

    assert "severity" not in profile.criteria
    assert ranking.of("A037").score == 4.0  # A037: 3, and 1 for weak evidence
    assert "severity is not used" in str(ranking.of("A037").reasons[0])


# How often the procedure lands on the published rank ---------------------------------------------


def test_the_hit_rates_are_these_and_no_better():
    report = hit_report()

    assert report.procedure.rows == report.severity_alone.rows == 10
    hits, alone = report.procedure, report.severity_alone
    assert (hits.exact, hits.within_one, hits.in_band) == (3, 6, 5)
    assert (alone.exact, alone.within_one, alone.in_band) == (1, 5, 4)
    assert (report.states_all, report.could_match) == (1, 6)
    assert "and rank: 10. That is few" in str(report.messages[0])


def test_without_the_rows_whose_page_repeats_a_start_severity_alone_does_better():
    report = hit_report(without_repeated_starts=True)

    assert report.left_out == ("A030", "A033", "A035", "A037")
    hits, alone = report.procedure, report.severity_alone
    assert (hits.rows, hits.exact, hits.within_one, hits.in_band) == (6, 0, 2, 1)
    assert (alone.rows, alone.exact, alone.within_one, alone.in_band) == (6, 0, 3, 2)
    assert "A030" in str(report.messages[-1])


def test_what_a_row_does_not_state_lowers_nothing_but_widens_what_it_could_be():
    outcome = next(o for o in hit_report().outcomes if o.case_id == "A067")

    assert (outcome.suggested, outcome.best, outcome.worst) == (3, 3, 8)
    assert not outcome.states_all


def test_every_label_in_the_reading_is_the_printed_one_and_has_a_reason():
    columns = {
        "severity": "severity",
        "benefit": "effect_label",
        "evidence": "evidence_label",
        "cost_per_benefit": "cost_label",
    }
    printed = {row["case_id"]: row for row in rows("socialstyrelsen/rows.csv")}
    with (HERE / "socialstyrelsen/levels.csv").open(encoding="utf-8", newline="") as file:
        for cell in csv.DictReader(file):
            assert printed[cell["case_id"]][columns[cell["criterion"]]] == cell["label"]
            assert cell["reason"]
            assert cell["label"] or not cell["level"]


# A4, A5 -----------------------------------------------------------------------------------------


def test_the_formula_is_exact_where_binary_floats_are_not():
    given = {"severity": 1, "risk": 1, "benefit": 1, "evidence": 2}

    assert 1 - 0.6 + 0.2 * 1 + 0.2 * 1 + 0.2 * 2 != 1.2
    assert vgr_score(given, vgr_formula()) == Decimal("1.2")


def test_the_worst_measure_for_severity_3_comes_before_the_best_for_severity_5():
    worst_of_3 = {"severity": 3, "risk": 4, "benefit": 4, "evidence": 4}
    best_of_5 = {"severity": 5, "risk": 1, "benefit": 1, "evidence": 1}

    assert vgr_score(worst_of_3, vgr_formula()) < vgr_score(best_of_5, vgr_formula())


def test_a_row_without_the_twelve_fields_cannot_be_approved_and_all_are_named():
    needed = facts("vgr_formula/formula.json")["approval_needs"]
    assert len(needed) == 12

    with pytest.raises(NotApprovable) as refused:
        refuse_unapprovable("row 7", {}, needed)

    assert refused.value.missing == tuple(needed)
    assert all(field in str(refused.value) for field in needed)


@pytest.mark.parametrize("lacking", facts("vgr_formula/formula.json")["approval_needs"])
def test_a_row_lacking_one_field_is_refused_for_that_field_only(lacking):
    needed = facts("vgr_formula/formula.json")["approval_needs"]
    row = dict.fromkeys(needed, "filled") | {lacking: ""}

    with pytest.raises(NotApprovable) as refused:
        refuse_unapprovable("row 7", row, needed)

    assert refused.value.missing == (lacking,)
    refuse_unapprovable("row 7", row | {lacking: 0}, needed)


# C5, C6 -----------------------------------------------------------------------------------------


@given(st.floats(0, 1.72), st.floats(1.43, 10, exclude_min=True))
def test_every_loss_the_source_allows_gives_the_printed_choice(loss_43, loss_44):
    assume(loss_43 <= loss_44)

    choice = vancouver(loss_43, loss_44)

    assert choice.chosen == ("1", "2", "3")
    assert choice.rejected == ("4", "5")
    assert choice.money == 174_600
    assert choice.stopped == ("1–43",)


def test_the_two_rules_of_the_vancouver_case_are_named_apart():
    per_money = score_per_money(vancouver_investments())

    assert per_money.rule != vancouver(1.4, 1.5).rule
    assert per_money.options == ("3", "4", "2", "1", "5")


def test_the_order_of_the_illustrative_matrix_is_the_printed_one():
    assert [line.option for line in baltussen().lines] == [
        "Childhood pneumonia treatment",
        "Antiretroviral treatment",
        "Fracture treatment",
        "Schizophrenia inpatient care",
    ]
    assert baltussen().of("Fracture treatment").score == pytest.approx(47.5)


def test_negative_ratios_share_the_first_place_without_a_number():
    ranking = dominant_rows()

    assert [line.place for line in ranking.lines] == [1, 1]
    assert not any("738" in str(reason) for line in ranking.lines for reason in line.reasons)


def test_kendalls_w_is_said_with_the_number_of_orders():
    said = str(judges("kendalls_w/with_ties.csv").said)

    assert "0.83 for 3 orders over 10 options" in said
