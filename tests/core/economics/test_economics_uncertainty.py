"""Net benefit, acceptability and value of information."""

import heormodel.cea as oracle
import heormodel.voi as oracle_voi
import numpy as np
import pandas as pd
import pytest
from heormodel import Outcomes
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from samvekt.core.economics import (
    PsaDraws,
    ceac,
    ceaf,
    evpi,
    evppi,
    net_health_benefit,
    net_monetary_benefit,
    population_evpi,
)
from samvekt.core.errors import MissingNumber, OutOfRange

THRESHOLDS = [0.0, 1000.0, 275000.0, 825000.0]


@st.composite
def analyses(draw):
    strategies, draws = draw(st.integers(1, 4)), draw(st.integers(2, 12))
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    cost = rng.integers(0, 5, (draws, strategies)) * 1000.0  # few values, so that ties happen
    effect = rng.integers(0, 3, (draws, strategies)) / 2
    return PsaDraws([f"s{at}" for at in range(strategies)], cost, effect)


@pytest.mark.parametrize("seed", range(10))
def test_acceptability_and_information_are_those_of_heormodel(seed):
    rng = np.random.default_rng(seed)
    names = ["a", "b", "c", "d"]
    cost, effect = rng.lognormal(11, 0.3, (300, 4)), rng.normal(8, 0.3, (300, 4))
    draws = PsaDraws(names, cost, effect)
    tidy = pd.DataFrame(
        {
            "intervention": np.repeat(names, 300),
            "iteration": np.tile(np.arange(300), 4),
            "cost": cost.T.ravel(),
            "qaly": effect.T.ravel(),
        }
    )
    theirs = Outcomes.from_tidy(tidy)

    curve, frontier = oracle.ceac(theirs, THRESHOLDS), oracle.ceaf(theirs, THRESHOLDS)

    np.testing.assert_allclose(ceac(draws, THRESHOLDS).share, curve[names].to_numpy(), atol=1e-12)
    assert list(ceaf(draws, THRESHOLDS).best) == list(frontier["intervention"])
    np.testing.assert_allclose(
        evpi(draws, THRESHOLDS).value, oracle_voi.evpi(theirs, THRESHOLDS), atol=1e-6
    )
    np.testing.assert_allclose(
        net_monetary_benefit(draws, 275000.0), oracle.nmb(theirs, 275000.0)[names].to_numpy()
    )
    np.testing.assert_allclose(
        net_health_benefit(draws, 275000.0), oracle.nhb(theirs, 275000.0)[names].to_numpy()
    )


@given(analyses())
def test_shares_sum_to_one_also_with_ties(draws):
    np.testing.assert_allclose(ceac(draws, THRESHOLDS).share.sum(axis=1), 1)


@given(analyses())
def test_information_is_never_worth_less_than_nothing(draws):
    assert (evpi(draws, THRESHOLDS).value >= 0).all()


@given(analyses(), st.integers(0, 2**32 - 1))
@settings(max_examples=50)
def test_knowing_one_number_is_never_worth_more_than_knowing_all(draws, seed):
    assume(draws.draws >= 4)
    known = np.random.default_rng(seed).normal(size=draws.draws)

    part = evppi(draws, known, THRESHOLDS, bins=2).value

    assert (part >= -1e-9).all()
    assert (part <= evpi(draws, THRESHOLDS).value + 1e-6).all()


@given(analyses())
def test_the_order_of_strategies_changes_nothing(draws):
    turned = PsaDraws(draws.strategies[::-1], draws.cost[:, ::-1], draws.effect[:, ::-1])

    np.testing.assert_allclose(
        ceac(turned, THRESHOLDS).share[:, ::-1], ceac(draws, THRESHOLDS).share
    )
    np.testing.assert_allclose(
        evpi(turned, THRESHOLDS).value, evpi(draws, THRESHOLDS).value, atol=1e-6
    )
    assert ceaf(turned, THRESHOLDS).best == ceaf(draws, THRESHOLDS).best


def test_equal_options_share_a_draw_equally():
    draws = PsaDraws(["a", "b", "c"], np.zeros((2, 3)), [[1, 1, 0], [1, 1, 1]])

    np.testing.assert_allclose(ceac(draws, [10]).share, [[5 / 12, 5 / 12, 1 / 6]])


def test_the_frontier_follows_the_mean_and_not_the_most_frequent_best():
    effect = [[0.0, 1.0], [0.0, 1.0], [0.0, 1.0], [9.0, 0.0]]
    draws = PsaDraws(["seldom but much", "often"], np.zeros((4, 2)), effect)

    assert ceac(draws, [1]).share[0] == pytest.approx([0.25, 0.75])
    assert ceaf(draws, [1]).best == ("seldom but much",)
    assert ceaf(draws, [1]).share == pytest.approx([0.25])


def test_the_standard_error_of_information_is_that_of_a_mean_loss():
    draws = PsaDraws(["old", "new"], np.zeros((4, 2)), [[0, 1], [0, 1], [0, 1], [2, 0]])

    result = evpi(draws, [10])  # losses of the new one: 0, 0, 0, 20

    assert result.value[0] == pytest.approx(5)
    assert result.standard_error[0] == pytest.approx(10 / np.sqrt(4))


def test_bins_use_every_draw_also_when_they_do_not_fit_evenly():
    effect = [[0, 1], [0, 1], [0, -1], [0, -1], [0, -3]]
    draws = PsaDraws(["old", "new"], np.zeros((5, 2)), effect)

    result = evppi(draws, [1, 2, 3, 4, 5], [10], bins=2)

    assert result.value[0] == pytest.approx((10 + 10) / 5)


def test_a_number_that_tells_nothing_is_worth_nothing():
    draws = PsaDraws(["old", "new"], np.zeros((4, 2)), [[0, 3], [0, -1], [0, 3], [0, -1]])

    assert evppi(draws, [1, 2, 3, 4], [10], bins=2).value[0] == 0


def test_no_thresholds_give_empty_answers():
    draws = PsaDraws(["a"], [[1.0], [2.0]], [[1.0], [1.0]])

    assert evpi(draws, []).value.size == 0
    assert ceaf(draws, []).best == ()


def test_a_missing_draw_is_named():
    with pytest.raises(MissingNumber) as missing:
        PsaDraws(["a", "b"], [[1, 2], [3, np.nan]], np.ones((2, 2)))

    assert (missing.value.row, missing.value.column) == ("2", "b")


@pytest.mark.parametrize(
    ("names", "cost", "effect"),
    [
        (["a"], [[1.0]], [[1.0]]),
        (["a", "b"], [[1.0], [2.0]], [[1.0], [2.0]]),
        (["a"], [[1.0], [2.0]], [[1.0], [2.0], [3.0]]),
        (["a", "a"], np.ones((2, 2)), np.ones((2, 2))),
        ([], np.ones((2, 0)), np.ones((2, 0))),
    ],
)
def test_draws_that_do_not_fit_are_refused(names, cost, effect):
    with pytest.raises(OutOfRange):
        PsaDraws(names, cost, effect)


def test_impossible_thresholds_and_bins_are_refused():
    draws = PsaDraws(["a"], [[1.0]] * 4, [[1.0]] * 4)

    with pytest.raises(OutOfRange, match="from zero up"):
        evpi(draws, [-1])
    with pytest.raises(OutOfRange, match="above zero"):
        net_health_benefit(draws, 0)
    with pytest.raises(OutOfRange, match="cannot fill 3 bins"):
        evppi(draws, [1, 2, 3, 4], [1], bins=3)
    with pytest.raises(OutOfRange, match="each of the 4 draws"):
        evppi(draws, [1, 2], [1], bins=2)


@pytest.mark.parametrize(("each", "persons"), [(np.nan, 1), (1, -1), (1, np.inf)])
def test_a_population_needs_numbers(each, persons):
    with pytest.raises(OutOfRange):
        population_evpi(each, persons_per_year=persons, years=1, rate=0)
