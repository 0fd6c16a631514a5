from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samvekt.core.economics.discounting import discount_weights
from samvekt.core.errors import NotCovered, OutOfRange
from samvekt.core.severity.classes import assess_severity
from samvekt.core.severity.life_table import (
    life_expectancy,
    quality_adjusted_life_expectancy,
)
from samvekt.reference.faults import ReadFault
from samvekt.reference.kinds.discount_rule import DiscountRuleContent, discount_of
from samvekt.reference.kinds.life_table import life_table_of
from samvekt.reference.kinds.opportunity_cost import OpportunityCostContent
from samvekt.reference.kinds.quality_norm import good_years_left, utilities_of
from samvekt.reference.kinds.random_index import random_index_of
from samvekt.reference.kinds.severity_rule import SeverityRuleContent, severity_rule_of
from samvekt.reference.kinds.value_set import ValueSetContent, utility_of, value_set_of
from samvekt.reference.library import Library
from samvekt.reference.record import record_from

LIBRARY = Library.built_in()
DMP = LIBRARY.get("quality_norm", "dmp-2025")


def expectancy(name, sex):
    return life_expectancy(life_table_of(LIBRARY.get("life_table", name), sex))


@pytest.mark.parametrize(
    ("name", "women", "men"),
    [("ssb-2019", 84.68, 81.19), ("ssb-2025", 84.85, 81.61)],
)
def test_the_life_tables_give_the_published_life_expectancy_at_birth(name, women, men):
    assert expectancy(name, "female")[0] == pytest.approx(women, abs=0.005)
    assert expectancy(name, "male")[0] == pytest.approx(men, abs=0.005)


def test_both_sexes_use_the_source_s_own_total_where_there_is_one():
    assert expectancy("ssb-2025", "both")[0] == pytest.approx(83.28, abs=0.005)
    assert 81.19 < expectancy("ssb-2019", "both")[0] < 84.68


@pytest.mark.parametrize("year", range(2010, 2024))
def test_the_database_agrees_with_statistics_norway_within_a_tenth(year):
    both = expectancy(f"hmd-{year}", "both")[0]
    women, men = expectancy(f"hmd-{year}", "female")[0], expectancy(f"hmd-{year}", "male")[0]

    assert men < both < women
    assert 80.5 < both < 83.6
    if year == 2019:
        assert women == pytest.approx(84.68, abs=0.1)
        assert men == pytest.approx(81.19, abs=0.1)


def test_a_life_table_without_women_and_men_says_so():
    data = LIBRARY.get("life_table", "ssb-2025").as_data()
    del data["content"]["deaths"]["female"]
    record = record_from(data, where="file")

    assert record.content.sexes == ("male", "both")
    with pytest.raises(NotCovered, match="does not tell women and men apart"):
        life_table_of(record, "female")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda d: d.pop("age"), "filled in"),
        (lambda d: d["age"].pop(), "number for every age"),
        (lambda d: d.update(age=[a + 1 for a in d["age"]]), "run from 0"),
        (lambda d: (d.pop("total"), d.pop("male")), "both women and men"),
    ],
)
def test_a_life_table_with_holes_is_refused(change, said):
    data = LIBRARY.get("life_table", "ssb-2025").as_data()
    change(data["content"]["deaths"])
    with pytest.raises(ReadFault, match=said):
        record_from(data, where="file")


@pytest.mark.parametrize(("age", "left"), [(40, "37.8"), (50, "29.6"), (61, "20.8"), (90, "3.6")])
def test_the_norm_gives_the_printed_good_life_years(age, left):
    assert str(good_years_left(DMP, age)) == left


@pytest.mark.parametrize("age", [0, 18, 39, 91, 105])
def test_outside_40_to_90_the_norm_refuses_and_says_why(age):
    with pytest.raises(NotCovered, match=f"ages 40 to 90 only, not {age}, and nothing is guessed"):
        good_years_left(DMP, age)


def test_a_norm_without_a_printed_table_sends_to_a_life_table():
    with pytest.raises(NotCovered, match="Work it out from a life table"):
        good_years_left(LIBRARY.get("quality_norm", "noma-2018"), 61)


def test_worked_out_from_the_life_table_of_2025_the_norm_agrees_with_its_print():
    table = life_table_of(LIBRARY.get("life_table", "ssb-2025"))
    worth = utilities_of(DMP, ages=table.ages)

    ages = range(40, 91)
    found = quality_adjusted_life_expectancy(table, worth, ages=ages)
    printed = [float(good_years_left(DMP, age)) for age in ages]

    assert np.abs(found - printed).max() <= 0.15


def test_below_its_first_age_a_norm_has_no_utility():
    worth = utilities_of(DMP)

    assert np.isnan(worth[:40]).all()
    assert not np.isnan(worth[40:]).any()
    assert (worth[40], worth[60], worth[110]) == (0.853, 0.885, 0.811)


def test_a_norm_by_sex_is_asked_by_sex_and_a_pooled_one_for_both():
    garratt = LIBRARY.get("quality_norm", "garratt-2022")

    assert utilities_of(garratt, "female")[18] == 0.825
    assert np.isnan(utilities_of(garratt, "male")[:18]).all()
    with pytest.raises(NotCovered, match="Ask for one"):
        utilities_of(garratt, "both")
    with pytest.raises(NotCovered, match="Ask for both"):
        utilities_of(DMP, "male")


def test_the_norms_carry_their_doubts():
    doubts = " ".join(doubt.en for doubt in LIBRARY.get("quality_norm", "garratt-2022").doubts)
    assert "Which column is women" in doubts
    assert "UK crosswalk" in doubts


@pytest.mark.parametrize(
    "bands",
    [
        [{"first": 0, "last": 9, "both": 0.9}, {"first": 11, "both": 0.8}],
        [{"first": 0, "both": 0.9}, {"first": 10, "both": 0.8}],
        [{"first": 0, "both": 0.9, "female": 0.8, "male": 0.8}],
        [{"first": 0, "female": 0.9}],
    ],
)
def test_a_norm_with_holes_or_two_voices_is_refused(bands):
    data = LIBRARY.get("quality_norm", "noma-2018").as_data()
    data["content"]["bands"] = bands
    with pytest.raises(ReadFault):
        record_from(data, where="file")


@pytest.mark.parametrize(
    ("expected", "remaining", "number", "weight", "cost"),
    [
        ("20.8", "15.89", 2, "1.4", 385_000),
        ("20", "16", 2, "1.4", 385_000),
        ("30", "10", 6, "3.0", 825_000),
        ("12", "0.5", 3, "1.8", 495_000),
    ],
)
def test_the_norwegian_classes_are_those_of_the_thesis_and_the_workbook(
    expected, remaining, number, weight, cost
):
    rule = severity_rule_of(LIBRARY.get("severity_rule", "magnussen-2015"))

    found = assess_severity(Decimal(expected), Decimal(remaining), rule)

    assert found.severity_class == number
    assert found.weight == Decimal(weight)
    assert found.reference_cost == cost


def test_every_reference_cost_is_the_opportunity_cost_times_the_weight():
    amount = LIBRARY.content(OpportunityCostContent, "norway-2016").amount
    for step in LIBRARY.content(SeverityRuleContent, "magnussen-2015").absolute:
        assert step.reference_cost == amount * step.weight


def test_no_severity_rule_claims_to_be_an_official_norwegian_limit():
    for record in LIBRARY.records("severity_rule"):
        assert record.content.standing.nb
        if record.content.country == "NO":
            assert record.status == "suggested"
            assert "Not adopted as a limit" in record.content.standing.en


@pytest.mark.parametrize("name", ["nice-2022", "nice-2026"])
def test_nice_takes_the_measure_with_more_weight(name):
    rule = severity_rule_of(LIBRARY.get("severity_rule", name))

    assert assess_severity(Decimal(14), Decimal("0.5"), rule).weight == Decimal("1.7")
    assert assess_severity(Decimal(24), Decimal(10), rule).weight == Decimal("1.2")
    assert rule.discount_rate == Decimal("0.035")


def test_the_netherlands_have_no_reference_below_a_tenth():
    rule = severity_rule_of(LIBRARY.get("severity_rule", "netherlands-2018"))

    assert assess_severity(Decimal(20), Decimal(19), rule).reference_cost is None
    assert assess_severity(Decimal(20), Decimal(4), rule).reference_cost == 80_000


def test_the_opportunity_cost_is_dated_and_doubted():
    record = LIBRARY.get("opportunity_cost", "norway-2016")

    assert (record.content.amount, record.content.currency) == (275_000, "NOK")
    assert record.content.price_year is None
    assert any("Storting asked in 2025" in doubt.en for doubt in record.doubts)


@pytest.mark.parametrize(
    ("years", "weight"),
    [(39.5, 0.2124139806), (40.5, 0.2052332940), (75.5, 0.0732931652), (99.5, 0.0455679357)],
)
def test_the_norwegian_rates_fall_with_time(years, weight):
    rule = discount_of(LIBRARY.content(DiscountRuleContent, "norway-r109-2021"))
    assert discount_weights([years], rule)[0] == pytest.approx(weight, abs=1e-9)


def test_flat_rules_know_their_rate_and_stepwise_ones_have_none():
    rates = {r.name: r.content.flat_rate for r in LIBRARY.records("discount_rule")}
    assert rates == {
        "flat-3.5": Decimal("0.035"),
        "flat-4": Decimal("0.04"),
        "none": Decimal(0),
        "norway-r109-2021": None,
    }


@pytest.mark.parametrize("steps", [[], [(1, "0.04")], [(0, "0.04"), (0, "0.03")], [(0, "1.0")]])
def test_discount_steps_start_now_and_rise(steps):
    data = LIBRARY.get("discount_rule", "flat-4").as_data()
    data["content"]["steps"] = [{"from_year": y, "rate": rate} for y, rate in steps]
    with pytest.raises(ReadFault):
        record_from(data, where="file")


@pytest.mark.parametrize(
    ("name", "profile", "value"),
    [
        ("eq-5d-5l-norway-2025", "55555", -0.453),
        ("eq-5d-5l-norway-2025", "11111", 1.0),
        ("eq-5d-5l-england-2018", "55555", -0.285),
        ("eq-5d-5l-sweden-2020", "11111", 0.9755),
        ("eq-5d-5l-netherlands-2016", "21111", 0.918),
        ("eq-5d-3l-uk-1997", "33333", -0.594),
        ("eq-5d-3l-denmark-2009", "33333", -0.624),
        ("eq-5d-5l-crosswalk-uk", "55555", -0.594),
        ("eq-5d-5l-crosswalk-uk", "11115", 0.414),
    ],
)
def test_the_value_sets_give_the_published_worth_of_a_state(name, profile, value):
    assert utility_of(LIBRARY.content(ValueSetContent, name), profile) == pytest.approx(
        value, abs=5e-4
    )


def test_the_norwegian_levels_are_the_printed_shares_of_the_worst():
    terms = LIBRARY.content(ValueSetContent, "eq-5d-5l-norway-2025").terms
    for part in ("MO", "SC", "UA", "PD", "AD"):
        for level, share in ((2, 0.152), (3, 0.317), (4, 0.775)):
            assert terms[f"{part}{level}"] == pytest.approx(share * terms[f"{part}5"], abs=1e-12)


@given(st.sampled_from([r.name for r in LIBRARY.records("value_set")]), st.data())
def test_a_worse_state_is_never_worth_more(name, data):
    content = LIBRARY.content(ValueSetContent, name)
    levels = data.draw(st.lists(st.integers(1, content.levels - 1), min_size=5, max_size=5))
    part = data.draw(st.integers(0, 4))
    worse = [*levels]
    worse[part] += 1

    before, after = (utility_of(content, "".join(map(str, state))) for state in (levels, worse))

    assert after <= before + 1e-12


def test_a_state_that_is_none_is_refused():
    content = LIBRARY.content(ValueSetContent, "eq-5d-3l-uk-1997")
    for profile in ("11114", "1111", "abcde", ""):
        with pytest.raises(OutOfRange):
            utility_of(content, profile)


def test_a_crosswalk_has_all_states_and_no_terms():
    content = LIBRARY.content(ValueSetContent, "eq-5d-5l-crosswalk-uk")

    assert len(set(content.states.profile)) == 5**5
    assert value_set_of(content) is None


def test_random_indices_carry_their_name_and_grow_with_size():
    for record in LIBRARY.records("random_index"):
        table = random_index_of(record)
        numbers = [table.values[n] for n in sorted(table.values)]
        assert table.name == record.label
        assert numbers == sorted(numbers)
        assert table.of(3) > 0


def test_the_random_indices_are_those_quoted():
    assert random_index_of(LIBRARY.get("random_index", "saaty")).of(3) == 0.58
    assert random_index_of(LIBRARY.get("random_index", "saaty-2005")).of(15) == 1.59
    assert random_index_of(LIBRARY.get("random_index", "donegan-dodd")).of(7) == 1.2519
