"""The same answers as other people's programs on random input."""

import numpy as np
import pytest
from hypothesis import given, settings
from pymcdm.correlations import kendall_tau
from pymcdm.weights import equal_weights as pymcdm_equal
from pymcdm.weights.subjective import AHP
from scipy.stats import kendalltau
from skcriteria.preprocessing.weighters import equal_weights as skcriteria_equal
from weighing_draws import NAMES, pairs, weights

from samvekt.core.weighing.ahp import RandomIndex, ahp
from samvekt.core.weighing.pairwise import Comparisons
from samvekt.core.weighing.stakeholders import importance_agreement
from samvekt.core.weighing.weights import Weights, equal_weights


@given(pairs())
@settings(max_examples=60)
def test_ahp_weights_and_consistency_are_those_of_pymcdm(given_):
    made = Comparisons.from_pairs(given_)
    theirs = AHP(matrix=made.ratios.copy())

    index = RandomIndex("pymcdm", {n + 1: ri for n, ri in enumerate(AHP.RI_M)})
    ours = ahp(made, index)

    np.testing.assert_allclose(ours.weights.values, theirs(), rtol=1e-8)
    assert ours.consistency_ratio == pytest.approx(float(theirs.get_cr()), abs=1e-9)


@pytest.mark.parametrize("n", range(1, 9))
def test_equal_weights_are_those_of_pymcdm_and_scikit_criteria(n):
    ours = equal_weights(NAMES[:n]).values

    np.testing.assert_allclose(ours, pymcdm_equal(np.ones((2, n))))
    np.testing.assert_allclose(ours, skcriteria_equal(np.ones((2, n))))


@given(weights(criteria=6), weights(criteria=6))
def test_agreement_of_orders_is_kendalls_tau_of_scipy_and_without_ties_of_pymcdm(a, b):
    other = b.in_order_of(a.criteria)
    ours = importance_agreement(a, b)

    theirs = kendalltau(a.values, other.values).statistic
    if ours is None:
        assert np.isnan(theirs)
    elif no_near_ties(a) and no_near_ties(other):
        assert ours == pytest.approx(theirs)
        assert ours == pytest.approx(kendall_tau(a.values, other.values))


def no_near_ties(weighed: Weights) -> bool:
    return np.diff(np.sort(weighed.values)).min() > 1e-9


@pytest.mark.parametrize("seed", range(20))
def test_agreement_of_orders_with_ties_is_that_of_scipy(seed):
    rng = np.random.default_rng(seed)
    first, second = rng.integers(1, 4, size=6), rng.integers(1, 4, size=6)

    ours = importance_agreement(
        Weights.in_proportion(dict(zip(NAMES, first.tolist(), strict=False))),
        Weights.in_proportion(dict(zip(NAMES, second.tolist(), strict=False))),
    )

    assert ours == pytest.approx(kendalltau(first, second).statistic)
