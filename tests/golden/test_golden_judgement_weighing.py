"""Numbers others have published, and the mistakes in them that must not be repeated."""

from decimal import ROUND_HALF_UP, Decimal
from math import sqrt

import numpy as np
import pytest
from validation_judgement_weighing import (
    DONEGAN_DODD,
    ERRATA,
    SAATY,
    cases,
    domain_weights,
    incomplete_case,
    incomplete_comparisons,
    random_index,
    rows,
    saaty_cases,
    saaty_comparisons,
)

from samvekt.core.weighing.ahp import ahp
from samvekt.core.weighing.incomplete import completed
from samvekt.core.weighing.pairwise import Comparisons

CASES = cases()


def printed(text: str):
    """What a printed number stands for: half a unit in its last digit either way."""
    decimals = len(text.partition(".")[2])
    exact_half = 1e-12  # 0.025 printed as 0.03 lies on the edge, where floating point decides
    return pytest.approx(float(text), abs=0.5 * 10**-decimals + exact_half, rel=0)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.what)
def test_our_number_is_the_published_one(case):
    assert case.ours == printed(case.published)


def test_every_part_is_in_the_report():
    areas = {case.area for case in CASES}

    assert areas == {"judgement", "weighing"}
    assert sum("EVIDEM" in case.what for case in CASES) == 28
    assert sum(case.what.startswith("ROC") for case in CASES) == sum(range(2, 9))
    assert all(where and what for where, what in ERRATA)


@pytest.mark.parametrize("variant", ["no_priorities", "priorities"])
def test_evidem_weights_rounded_half_up_are_exactly_those_printed(variant):
    table = rows("evidem_weights/table_2.csv")

    weights = domain_weights(table, f"domain_weight_{variant}")

    for row in table:
        ours = Decimal(f"{weights.of(row['criterion']):.10f}")
        rounded = ours.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
        assert rounded == Decimal(row[f"normalised_{variant}"] or "0.00")


def test_a_second_reading_of_the_evidem_table_gives_the_same_weights():
    table = rows("evidem_weights/second_reading.csv")

    weights = domain_weights(table, "domain_weight")

    for row in table:
        assert weights.of(row["criterion"]) == printed(row["normalised"])


def test_a_domain_without_weight_leaves_its_criteria_without_weight():
    weights = domain_weights(rows("evidem_weights/table_2.csv"), "domain_weight_no_priorities")

    assert weights.of("Rare diseases") == weights.of("Other priorities") == 0


def test_the_column_mean_is_not_what_we_give():
    case = next(case for case in saaty_cases() if case["id"] == "job")
    ratios = saaty_comparisons(case).ratios
    column_mean = (ratios / ratios.sum(axis=0)).mean(axis=1)

    weights = ahp(saaty_comparisons(case), random_index(SAATY)).weights.values

    first, last = case["additive_mean_first_and_last"]
    assert (column_mean[0], column_mean[-1]) == (printed(first), printed(last))
    assert np.abs(weights - column_mean).max() > 0.01
    assert weights[0] != printed(first)


def test_drinks_are_told_by_name_of_the_random_index():
    case = next(case for case in saaty_cases() if case["id"] == "drinks")
    told = {}

    for name in (SAATY, DONEGAN_DODD):
        result = ahp(saaty_comparisons(case), random_index(name))
        told[result.ri_name] = result.consistency_ratio
        assert name in str(result.said)

    assert told == {SAATY: printed("0.0223"), DONEGAN_DODD: printed("0.0235")}


def test_the_missing_ratio_is_the_exact_root():
    result = ahp(incomplete_comparisons(incomplete_case()), random_index(SAATY))

    (filled,) = result.filled
    assert (filled.first, filled.second) == ("c", "d")
    assert filled.ratio == pytest.approx(sqrt(8 / 15), rel=1e-9)


def test_eight_criteria_with_twelve_gaps_are_filled_at_least_as_well_as_by_others():
    table = rows("ahp_incomplete_bozoki/eight.csv")
    pairs = [(row["first"], row["second"], float(row["ratio"])) for row in table]
    made = [pair for pair, row in zip(pairs, table, strict=True) if row["status"] == "compared"]
    theirs = ahp(Comparisons.from_pairs(pairs, "abcdefgh"), random_index(SAATY))

    comparisons = Comparisons.from_pairs(made, "abcdefgh")
    ours = ahp(comparisons, random_index(SAATY))

    assert ours.lambda_max <= theirs.lambda_max + 1e-12
    _, filled = completed(comparisons)
    for one, row in zip(filled, (r for r in table if r["status"] == "filled"), strict=True):
        assert (one.first, one.second) == (row["first"], row["second"])
        assert one.ratio == pytest.approx(float(row["ratio"]), rel=1e-4)
