"""Severity and economics give the numbers others have published."""

from decimal import Decimal

import numpy as np
import pytest
from compared import Compared, facts, rows
from economics_comparisons import (
    dampack_means,
    economics_comparisons,
    icer_cases,
    synthetic_draws,
    table_of,
)
from severity_comparisons import (
    dmp_2025,
    lshtm_results,
    lshtm_tables,
    magnussen,
    netherlands,
    nice,
    severity_comparisons,
    york_run,
)
from validation_severity_economics import ERRATA, cases

from samvekt.core.economics import ceac, ceaf, evpi, pairwise
from samvekt.core.errors import NotCovered
from samvekt.core.severity import assess_severity, quality_adjusted_life_expectancy

COMPARISONS = [*severity_comparisons(), *economics_comparisons()]


@pytest.mark.parametrize("compared", COMPARISONS, ids=lambda compared: compared.what)
def test_every_published_number_is_ours_within_its_tolerance(compared):
    assert compared.holds, compared.as_case()


def test_the_whole_england_table_is_compared():
    england = [c for c in COMPARISONS if isinstance(c, Compared) and "QALE England, norm" in c.what]

    assert sum(c.published.size for c in england) == 100 * 2 * 3 * 3


def test_the_nice_reference_case_is_reproduced():
    ours, _, expected = york_run()

    found = {
        int(row["age"]): number
        for row, number in zip(expected, ours, strict=True)
        if (row["norm"], row["prop_female"], row["disc"]) == ("dsu_2014", "0.5", "0.035")
    }

    assert found[0] == pytest.approx(24.8999, abs=1e-4)
    assert found[50] == pytest.approx(15.9201, abs=1e-4)
    assert found[60] == pytest.approx(12.7048, abs=1e-4)


def test_good_life_years_below_forty_are_refused_where_the_norm_begins_at_forty():
    table, utilities, _ = dmp_2025()

    with pytest.raises(NotCovered, match="age 39"):
        quality_adjusted_life_expectancy(table, utilities, ages=[39])


def test_weighting_survivors_twice_makes_expected_health_too_high():
    tables = lshtm_tables()
    flawed, ours = lshtm_results(tables["given"])[1], lshtm_results(tables["ours"])[1]

    assert flawed[[0, 61]] - ours[[0, 61]] == pytest.approx([0.16, 0.16], abs=0.005)


def test_the_published_case_of_colon_cancer_is_class_two():
    case = facts("crc_exercise_2026/case.json")["severity"]
    norm = {row["age"]: row["remaining_qalys"] for row in rows("qale_dmp_2025/norm.csv")}

    result = assess_severity(norm[str(case["age"])], str(case["PA"]), magnussen())

    assert result.expected == Decimal("20.8")
    assert result.shortfall == Decimal("4.91")
    assert (result.severity_class, result.weight, result.reference_cost) == (
        2,
        Decimal("1.4"),
        385000,
    )


@pytest.mark.parametrize(
    ("expected", "remaining", "weight", "decided_by"),
    [
        ("20", "9", "1", "absolute"),
        ("20", "8", "1.2", "absolute"),
        ("10", "1", "1.2", "proportional"),
        ("10", "0.5", "1.7", "proportional"),
        ("24", "6", "1.7", "absolute"),
    ],
)
def test_nice_takes_the_measure_with_more_weight(expected, remaining, weight, decided_by):
    result = assess_severity(expected, remaining, nice())

    assert (result.weight, result.decided_by) == (Decimal(weight), decided_by)


@pytest.mark.parametrize(
    ("remaining", "euros"), [("9.5", 0), ("9", 20000), ("5.9", 50000), ("5", 50000), ("2.9", 80000)]
)
def test_the_netherlands_go_from_share_lost_to_reference_value(remaining, euros):
    result = assess_severity("10", remaining, netherlands())

    assert result.reference_cost == euros
    assert result.weight is None


def test_two_published_ratios_below_zero_are_dominance_and_no_number():
    negative = [
        float(row["icer_published"])
        for row in rows("severity_classes/published_cases.csv")
        if row["icer_published"].startswith("-")
    ]

    results = [pairwise("exercise", "standard", inc_cost=each, inc_effect=1.0) for each in negative]

    assert negative == [-738637, -1153335]
    assert [result.quadrant for result in results] == ["dominant", "dominant"]
    assert [result.icer for result in results] == [None, None]
    assert not any("738" in str(result.words) or "1,153" in str(result.words) for result in results)


def test_the_option_most_often_best_need_not_be_best_on_average():
    case = facts("psa_means_only/dampack.json")
    at = case["wtp"].index(40000)
    shares = {name: shares[at] for name, shares in case["ceac_exact"].items()}

    best = ceaf(dampack_means(), [40000]).best[0]

    assert max(shares, key=shares.get) == "Surgery"
    assert best == "Chemo"


def test_value_of_information_breaks_no_ties_at_random():
    draws, case = synthetic_draws(), facts("psa_synthetic/expected.json")
    at = case["wtp"].index(385000)

    ours = evpi(draws, [385000]).value[0]

    assert ours == pytest.approx(10119.1788, abs=1e-6)
    assert case["evpi_dampack"][at] != pytest.approx(ours, abs=0.02)


def test_shares_of_the_synthetic_draws_have_the_standard_error_of_a_share():
    result = ceac(synthetic_draws(), [275000])

    np.testing.assert_allclose(
        result.standard_error, np.sqrt(result.share * (1 - result.share) / 500)
    )


def test_the_frontier_rows_carry_published_differences_in_cost_and_effect():
    for _, _, table, expected in icer_cases():
        for row in expected:
            ours = table.row(row["strategy"])
            if row.get("inc_cost") is not None:
                assert ours.inc_cost == pytest.approx(row["inc_cost"], abs=1e-6)
                assert ours.inc_effect == pytest.approx(row["inc_effect"], abs=1e-9)


def test_rows_stand_in_the_order_of_the_published_table():
    expected = facts("icer_tables/strategies40_expected.json")["expected"]
    given = {row["strategy"]: (row["cost"], row["effect"]) for row in expected}

    ours = [row.strategy for row in table_of(given).rows]

    assert ours == [row["strategy"] for row in expected]


def test_the_report_has_every_comparison_and_every_mistake_found():
    report = cases()

    assert len(report) == len(COMPARISONS)
    assert {case.area for case in report} == {"severity", "economics"}
    assert all(case.source and case.published and case.tolerance for case in report)
    assert all(where and what for where, what in ERRATA)
