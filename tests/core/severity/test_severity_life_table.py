"""Life tables: what they hold, what they refuse, and the laws they keep."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samvekt.core.economics import StepwiseDiscount, flat
from samvekt.core.errors import NotCovered, OutOfRange
from samvekt.core.severity import (
    LifeTable,
    life_expectancy,
    life_table_from_rates,
    life_table_from_survivors,
    mixed_sexes,
    person_years,
    pooled_life_table,
    pooled_utilities,
    quality_adjusted_life_expectancy,
    share_of_men,
    survivors,
    utilities_from_bands,
)

dying = st.lists(st.floats(0, 0.9), min_size=1, max_size=20)


def ended(q):
    return LifeTable([*q, 1.0])


def test_a_table_worked_by_hand_is_reproduced():
    table = LifeTable([0.1, 0.5, 1.0])

    np.testing.assert_allclose(survivors(table), [1, 0.9, 0.45])
    np.testing.assert_allclose(person_years(table), [0.95, 0.675, 0.225])
    np.testing.assert_allclose(life_expectancy(table), [1.85, 1.0, 0.5])


def test_an_open_last_age_lives_as_long_as_it_is_said_to():
    table = LifeTable([0.5, 1.0], last_years=2.0)

    np.testing.assert_allclose(life_expectancy(table), [1.75, 2.0])


@pytest.mark.parametrize(
    ("q", "said"),
    [
        ([0.1, float("nan"), 1.0], "age 1"),
        ([-0.1, 1.0], "age 0"),
        ([0.1, 1.2], "age 1"),
        ([0.1, 0.5], "nobody outlives"),
        ([0.1, 1.0, 1.0], "Nobody is left after age 1"),
        ([], "one probability"),
    ],
)
def test_an_impossible_table_is_refused_with_the_age(q, said):
    with pytest.raises(OutOfRange, match=said):
        LifeTable(q)


def test_years_at_the_last_age_must_be_above_zero():
    with pytest.raises(OutOfRange, match="above zero"):
        LifeTable([1.0], last_years=0)


def test_a_table_cannot_be_changed_after_it_is_made():
    table = LifeTable([0.1, 1.0])

    with pytest.raises(ValueError, match="read-only"):
        table.q[0] = 0.5


def test_rates_above_two_end_the_table_and_what_follows_is_not_used():
    table = life_table_from_rates([0.1, 3.0, float("nan"), 0.0])

    assert table.ages == 2
    assert table.q[0] == pytest.approx(0.1 / 1.05)


def test_a_gap_in_the_rates_is_refused_with_its_age():
    with pytest.raises(NotCovered, match="age 1"):
        life_table_from_rates([0.1, float("nan"), 3.0])


def test_rates_that_stop_while_people_live_need_a_word_about_the_last_age():
    with pytest.raises(NotCovered, match="age 1"):
        life_table_from_rates([0.1, 0.5])

    assert life_expectancy(life_table_from_rates([0.1, 0.5], last_years=2.0))[-1] == 2


@pytest.mark.parametrize("rate", [-0.1, float("inf")])
def test_impossible_rates_are_refused(rate):
    with pytest.raises(OutOfRange, match="age 1"):
        life_table_from_rates([0.1, rate, 3.0])


@pytest.mark.parametrize("alive", [[100, 101], [100, 0], [100, float("nan")]])
def test_survivors_may_not_rise_or_vanish(alive):
    with pytest.raises(OutOfRange, match="age 1"):
        life_table_from_survivors(alive)


def test_unknown_utilities_are_refused_only_where_they_are_needed():
    table, utilities = LifeTable([0.1, 0.1, 1.0]), [float("nan"), 0.8, 0.7]

    covered = quality_adjusted_life_expectancy(table, utilities, ages=[1, 2])

    assert covered[1] == pytest.approx(0.35)
    with pytest.raises(NotCovered, match="age 0"):
        quality_adjusted_life_expectancy(table, utilities, ages=[2, 0])


@pytest.mark.parametrize("age", [-1, 3])
def test_an_age_outside_the_table_is_refused(age):
    with pytest.raises(NotCovered, match="ages 0 to 2"):
        quality_adjusted_life_expectancy(LifeTable([0.1, 0.1, 1.0]), [1.0] * 3, ages=[age])


@pytest.mark.parametrize("utilities", [[0.9], [0.9, 1.1], [0.9, -np.inf]])
def test_utilities_must_fit_the_table(utilities):
    with pytest.raises(OutOfRange):
        quality_adjusted_life_expectancy(LifeTable([0.1, 1.0]), utilities)


def test_discounting_from_the_middle_is_half_a_year_further_away():
    table, rule = LifeTable([0.1, 0.2, 1.0]), flat(0.04)

    at_start = quality_adjusted_life_expectancy(table, [0.9] * 3, discount=rule.weights)
    midway = quality_adjusted_life_expectancy(
        table, [0.9] * 3, discount=rule.weights, timing="middle"
    )

    np.testing.assert_allclose(midway, at_start / 1.04**0.5)


def test_discounting_stepwise_starts_anew_at_each_age_asked_about():
    table = LifeTable([0.0, 0.0, 1.0])
    rule = StepwiseDiscount(((0, 0.0), (1, 0.5)))

    result = quality_adjusted_life_expectancy(table, [1.0] * 3, discount=rule.weights)

    np.testing.assert_allclose(result, [1 + 1 + 0.5 / 1.5, 1.5, 0.5])


def test_bands_carry_nothing_down_to_younger_ages():
    filled = utilities_from_bands([(2, 0.9), (4, 0.8)], ages=5)

    np.testing.assert_array_equal(filled, [np.nan, np.nan, 0.9, 0.9, 0.8])
    with pytest.raises(OutOfRange, match="higher age"):
        utilities_from_bands([(4, 0.9), (2, 0.8)], ages=5)


def test_pooling_weighs_each_age_by_who_is_still_alive():
    women, men = LifeTable([0.0, 0.0, 1.0]), LifeTable([0.5, 0.0, 1.0])

    pooled = pooled_life_table(women, men, boys_per_girl=1.06)
    share = share_of_men(women, men, boys_per_girl=1.06)

    np.testing.assert_allclose(share, [1.06 / 2.06, 0.53 / 1.53, 0.53 / 1.53])
    np.testing.assert_allclose(survivors(pooled), (survivors(women) + 1.06 * survivors(men)) / 2.06)


def test_pooled_good_life_years_are_those_of_both_sexes_together():
    women, men = LifeTable([0.1, 0.2, 1.0]), LifeTable([0.3, 0.1, 1.0])
    quality = np.array([0.9, 0.8, 0.7]), np.array([0.95, 0.85, 0.5])

    pooled = pooled_life_table(women, men, boys_per_girl=1.06)
    utilities = pooled_utilities((women, quality[0]), (men, quality[1]), boys_per_girl=1.06)

    assert utilities[0] == pytest.approx((0.9 + 1.06 * 0.95) / 2.06)
    assert quality_adjusted_life_expectancy(pooled, utilities)[0] < life_expectancy(pooled)[0]


def test_sexes_of_different_ages_are_not_joined():
    with pytest.raises(OutOfRange, match="same ages"):
        pooled_life_table(LifeTable([1.0]), LifeTable([0.1, 1.0]), boys_per_girl=1.06)
    with pytest.raises(OutOfRange, match="same ages"):
        mixed_sexes(np.ones(2), np.ones(3), share_women=0.5)


@pytest.mark.parametrize("share", [-0.1, 1.1, float("nan")])
def test_a_share_of_women_lies_between_none_and_all(share):
    with pytest.raises(OutOfRange, match="between 0 and 1"):
        mixed_sexes(np.ones(2), np.ones(2), share_women=share)


@pytest.mark.parametrize("boys", [0.0, -1.0, float("nan")])
def test_boys_for_each_girl_are_above_zero(boys):
    with pytest.raises(OutOfRange, match="above zero"):
        share_of_men(LifeTable([1.0]), LifeTable([1.0]), boys_per_girl=boys)


@given(dying, st.data())
def test_dying_more_at_one_age_never_lengthens_life(q, data):
    at = data.draw(st.integers(0, len(q) - 1))
    more = [*q]
    more[at] = data.draw(st.floats(q[at], 0.9))

    assert (life_expectancy(ended(more)) <= life_expectancy(ended(q)) + 1e-9).all()


@given(dying)
def test_life_expectancy_follows_from_that_of_the_next_age(q):
    expectancy = life_expectancy(ended(q))

    onward = 1 - np.array(q) / 2 + (1 - np.array(q)) * expectancy[1:]

    np.testing.assert_allclose(expectancy[:-1], onward)


@given(dying)
def test_good_life_years_in_full_health_are_life_years(q):
    table = ended(q)

    good = quality_adjusted_life_expectancy(table, np.ones(table.ages))

    np.testing.assert_allclose(good, life_expectancy(table))


@given(dying, st.floats(0, 0.2), st.floats(0.001, 0.2))
def test_a_higher_discount_rate_never_adds_good_life_years(q, rate, more):
    table = ended(q)
    quality = np.full(table.ages, 0.8)

    low, high = (
        quality_adjusted_life_expectancy(table, quality, discount=flat(each).weights)
        for each in (rate, rate + more)
    )

    assert (high <= low + 1e-12).all()


@given(dying)
def test_a_table_is_the_same_made_from_its_own_survivors(q):
    table = ended(q)

    again = life_table_from_survivors(survivors(table))

    np.testing.assert_allclose(again.q, table.q, atol=1e-9)
