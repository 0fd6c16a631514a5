"""Utilities of EQ-5D states."""

import itertools

import pytest

from samvekt.core.errors import NotCovered, OutOfRange
from samvekt.core.severity import (
    DIMENSIONS,
    ValueSet,
    eq5d_index,
    eq5d_index_from_table,
    value_set,
)

TERMS = {f"{part}{level}": -0.05 * (level - 1) for part in DIMENSIONS for level in (2, 3)}
SET = value_set(
    {"FullHealth": 1.0, "AtLeastOne2Or3": -0.08, "AtLeastOne3": -0.25, **TERMS}, levels=3
)


@pytest.mark.parametrize(
    ("profile", "utility"),
    [("11111", 1.0), ("11211", 0.87), ("11311", 0.57), ("22222", 0.67), ("33333", 0.17)],
)
def test_terms_for_any_problem_and_any_worst_level_count_once(profile, utility):
    assert eq5d_index(profile, SET) == pytest.approx(utility)


@pytest.mark.parametrize("profile", ["", "1111", "111111", "11114", "1111a", "0 111", "１1111"])
def test_a_bad_profile_is_refused_and_told_how_to_write_one(profile):
    with pytest.raises(OutOfRange, match="five digits from 1 to 3"):
        eq5d_index(profile, SET)


def test_five_levels_allow_21345():
    terms = {f"{part}{level}": -0.1 * (level - 1) for part in DIMENSIONS for level in range(2, 6)}

    assert eq5d_index("21345", value_set({"StartValue": 1, **terms}, levels=5)) == pytest.approx(0)


def test_the_worst_of_five_levels_is_the_fifth():
    terms = {f"{part}{level}": -0.1 for part in DIMENSIONS for level in range(2, 6)}
    values = value_set({"StartValue": 0.97, "Intercept": -0.05, "N5": -0.02, **terms}, levels=5)

    assert eq5d_index("11131", values) == pytest.approx(0.97 - 0.05 - 0.1)
    assert eq5d_index("11151", values) == pytest.approx(0.97 - 0.05 - 0.1 - 0.02)
    assert eq5d_index("11111", values) == 0.97


def test_a_value_set_with_a_hole_is_refused_by_name():
    with pytest.raises(NotCovered, match="AD3"):
        value_set({"FullHealth": 1.0, **{k: v for k, v in TERMS.items() if k != "AD3"}}, levels=3)
    with pytest.raises(NotCovered, match="full health"):
        value_set(TERMS, levels=3)


def test_a_state_outside_the_table_is_not_guessed():
    with pytest.raises(NotCovered, match="11113"):
        eq5d_index_from_table("11113", {"11112": 0.879}, levels=5)
    with pytest.raises(OutOfRange, match="from 1 to 5"):
        eq5d_index_from_table("11116", {}, levels=5)


def test_a_worse_answer_never_raises_the_utility():
    values = ValueSet(3, 1.0, TERMS, any_problem=-0.08, any_worst=-0.25)

    for profile in map("".join, itertools.product("12", repeat=5)):
        for at in range(5):
            worse = profile[:at] + str(int(profile[at]) + 1) + profile[at + 1 :]
            assert eq5d_index(worse, values) < eq5d_index(profile, values)
