import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from samvekt.core.errors import LabelMismatch, OutOfRange
from samvekt.core.message import Words
from samvekt.core.scales import Level, Scale
from samvekt.core.uncertainty.judgements import Widening, between_ends, widened
from samvekt.core.uncertainty.pert import Normal, Pert
from samvekt.core.uncertainty.shapes import Steps, Triangular, TwoPiece, Uniform

SHARES = np.linspace(0, 1, 20_001)[1:-1]
NAMES = ("none", "small", "some", "large")
SCALE = Scale(
    "need", tuple(Level(n, Words(n), v) for n, v in zip(NAMES, (0, 20, 60, 100), strict=True))
)
COST = Scale(
    "cost", tuple(Level(n, Words(n), v) for n, v in zip(NAMES, (100, 60, 20, 0), strict=True))
)


def three(smallest=-100.0, largest=100.0):
    return st.lists(st.floats(smallest, largest), min_size=3, max_size=3).map(sorted)


@given(three(), st.sampled_from([Triangular, TwoPiece, Pert]))
def test_a_shape_stays_between_its_ends_and_never_falls(numbers, kind):
    drawn = kind(*numbers).quantile(np.linspace(0, 1, 101))

    slack = 1e-12 * (1 + np.abs(numbers).max())
    assert drawn.min() >= numbers[0] - slack
    assert drawn.max() <= numbers[2] + slack
    assert (np.diff(drawn) >= -slack).all()


@pytest.mark.parametrize(
    "shape",
    [
        Uniform(2, 5),
        Triangular(0, 3, 4),
        TwoPiece(0, 1, 10, below=0.3),
        Pert(0, 2, 10),
        Pert(0, 0, 10),
        Pert(0, 9.5, 10, peak=8),
        Normal(3, 2),
        Steps([0, 10, 50], [0.2, 0.5, 0.3], best=10),
    ],
)
def test_the_mean_of_evenly_spread_quantiles_is_the_mean(shape):
    assert shape.quantile(SHARES).mean() == pytest.approx(shape.mean, abs=2e-3)


@pytest.mark.parametrize(
    ("low", "best", "high", "peak"), [(0, 2, 10, 4), (5, 5, 6, 4), (0, 7, 8, 2)]
)
def test_pert_quantiles_are_those_of_scipys_beta(low, best, high, peak):
    rise = (best - low) / (high - low)
    beta = stats.beta(1 + peak * rise, 1 + peak * (1 - rise), loc=low, scale=high - low)

    ours = Pert(low, best, high, peak).quantile(SHARES)

    np.testing.assert_allclose(ours, beta.ppf(SHARES), atol=1e-6 * (high - low), rtol=0)


def test_a_pert_with_no_spread_is_a_number():
    assert (Pert(3, 3, 3).quantile(SHARES) == 3).all()


def test_triangular_and_normal_quantiles_are_scipys():
    triangle = stats.triang(0.25, loc=2, scale=8)

    np.testing.assert_allclose(Triangular(2, 4, 10).quantile(SHARES), triangle.ppf(SHARES))
    np.testing.assert_allclose(Normal(3, 2).quantile(SHARES), stats.norm(3, 2).ppf(SHARES))


def test_a_normal_draw_is_finite_even_for_an_even_draw_of_zero():
    assert np.isfinite(Normal(0, 1).quantile(np.array([0.0]))).all()


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: Uniform(2, 1),
        lambda: Triangular(0, 5, 4),
        lambda: TwoPiece(0, 1, 2, below=1.5),
        lambda: Pert(0, 1, float("nan")),
        lambda: Pert(0, 1, 2, peak=-1),
        lambda: Normal(0, 0),
        lambda: Steps([1, 2], [0.5, 0.6], best=1),
        lambda: Steps([1], [0.5, 0.5], best=1),
        lambda: Widening({"low": {0: 0.5}}),
    ],
)
def test_what_is_no_shape_is_refused(wrong):
    with pytest.raises(OutOfRange):
        wrong()


def test_a_certain_judgement_is_one_value():
    sure = widened(SCALE, "some", "high", Widening({"high": {0: 1.0}}))

    assert sure.low == sure.high == sure.best == 60


def test_what_would_land_beyond_the_scale_stays_on_its_end():
    table = Widening({"low": {-1: 0.2, 0: 0.5, 1: 0.2, 2: 0.1}})

    top = widened(SCALE, "large", "low", table)

    np.testing.assert_allclose(top.shares, [0, 0, 0.2, 0.8])


def test_a_scale_with_falling_values_is_widened_the_same_way():
    table = Widening({"low": {-1: 0.3, 0: 0.7}})

    judged = widened(COST, "some", "low", table)

    assert judged.mean == pytest.approx(0.3 * 60 + 0.7 * 20)


def test_less_certainty_never_narrows_a_judgement():
    table = Widening({"high": {0: 1.0}, "low": {-1: 0.25, 0: 0.5, 1: 0.25}})

    sure, unsure = (widened(SCALE, "some", name, table) for name in ("high", "low"))

    assert unsure.low <= sure.low <= sure.high <= unsure.high


def test_an_unknown_certainty_is_named():
    with pytest.raises(LabelMismatch) as mismatch:
        widened(SCALE, "some", "vague", Widening({"high": {0: 1.0}}))

    assert mismatch.value.missing == {"vague"}


def test_a_blank_is_anything_the_scale_can_give():
    assert (between_ends(COST).low, between_ends(COST).high) == (0, 100)
