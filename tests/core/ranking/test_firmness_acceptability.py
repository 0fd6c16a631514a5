import numpy as np
import pytest
from firmness_cases import even_draws, simple_draws, slow_shares, table_of, tables
from hypothesis import given, settings
from hypothesis import strategies as st

from samvekt.core.errors import LabelMismatch, OutOfRange
from samvekt.core.ranking import rank_acceptability
from samvekt.core.ranking.additive import additive_ranking_of_figures
from samvekt.core.ranking.figures import figures_of
from samvekt.core.ranking.firmness import firmness, firmness_by_stakeholder
from samvekt.core.ranking.firmness.blocks import sorted_table, weight_blocks
from samvekt.core.ranking.firmness.engine import tally
from samvekt.core.ranking.value_function import ValueFunction
from samvekt.core.tables import Table
from samvekt.core.uncertainty.shapes import Uniform
from samvekt.core.uncertainty.streams import BLOCK
from samvekt.core.uncertainty.uncertain_table import UncertainTable
from samvekt.core.weighing.sampling import AnyWeights, Exactly, Mixture, weight_draws
from samvekt.core.weighing.weights import Weights

SEEDS = st.integers(0, 2**32 - 1)
WHOLE = st.integers(0, 3).map(float)
STRAIGHT = ValueFunction(((0.0, 0.0), (100.0, 100.0)))


def random_table(options=30, criteria=5, seed=0):
    return table_of(np.random.default_rng(seed).random((options, criteria)))


def even(table, count, seed=3):
    return weight_draws(AnyWeights(table.criteria), count, np.random.default_rng(seed))


@given(tables(), SEEDS)
def test_every_option_gets_some_place_and_every_place_some_option(table, seed):
    share = rank_acceptability(table, even_draws(table, seed))

    assert share.shape == (len(table.options), len(table.options))
    assert (share >= 0).all()
    np.testing.assert_allclose(share.sum(axis=0), 1)
    np.testing.assert_allclose(share.sum(axis=1), 1)


@given(tables(numbers=WHOLE, options=(1, 9)), SEEDS)
def test_equal_options_share_their_places_equally(table, seed):
    draws = simple_draws(table, seed)

    np.testing.assert_allclose(rank_acceptability(table, draws), slow_shares(table, draws))


@given(tables(numbers=st.floats(0, 1)), SEEDS)
def test_places_are_those_of_a_slow_count(table, seed):
    draws = even_draws(table, seed, count=10)
    spread = (draws @ table.values.T).ravel()
    gaps = np.diff(np.sort(spread))
    if (gaps[gaps > 0] < 1e-13).any():
        return  # closer than a slow count in double precision can tell

    np.testing.assert_allclose(rank_acceptability(table, draws), slow_shares(table, draws))


@given(tables(options=(2, 6), numbers=st.floats(0, 100)), SEEDS, st.integers(0, 99))
def test_a_dominated_option_never_beats_its_dominator(table, seed, cut):
    worse = np.maximum(table.values[0] - cut, 0)
    both = table_of(np.vstack([table.values, worse]))

    found = firmness(both, even_draws(both, seed), pairwise=True)

    assert found.winning[-1, 0] <= 0.5
    assert (np.cumsum(found.share[0]) >= np.cumsum(found.share[-1]) - 1e-9).all()
    if cut and (worse < table.values[0]).all():
        assert found.winning[-1, 0] == 0
        assert found.first[-1] == 0


@given(tables(), SEEDS, st.randoms())
def test_names_and_order_change_nothing(table, seed, random):
    draws = even_draws(table, seed)
    rows = random.sample(range(len(table.options)), len(table.options))
    columns = random.sample(range(len(table.criteria)), len(table.criteria))
    turned = table_of(table.values[np.ix_(rows, columns)])

    share, moved = rank_acceptability(table, draws), rank_acceptability(turned, draws[:, columns])

    np.testing.assert_allclose(moved, share[rows])


@given(tables(numbers=st.integers(-50, 50).map(float)), SEEDS, st.integers(-8, 8))
def test_another_unit_of_the_value_changes_nothing(table, seed, power):
    draws = even_draws(table, seed)
    scaled = table_of(table.values * 2.0**power)

    np.testing.assert_array_equal(
        rank_acceptability(scaled, draws), rank_acceptability(table, draws)
    )


@given(tables(numbers=st.integers(0, 100).map(float)), SEEDS)
def test_one_draw_gives_the_places_of_the_ranking_by_weighted_sum(table, seed):
    weights = np.random.default_rng(seed).dirichlet(np.ones(len(table.criteria)))
    ranking = additive_ranking_of_figures(
        figures_of(table),
        dict.fromkeys(table.criteria, STRAIGHT),
        Weights(table.criteria, weights),
    )

    share = rank_acceptability(table, weights[np.newaxis])

    places = [ranking.places[option] for option in table.options]
    assert [1 + int(row.argmax()) for row in share > 0] == places


def test_rounding_never_breaks_a_tie():
    # 0.1 + 0.2 is not 0.3 in floating point, and 0.6·40 + 0.4·20 is 0.6·20 + 0.4·50.
    table = table_of([[0.1, 0.2, 0.3], [0.3, 0.1, 0.2], [0.2, 0.3, 0.1]])
    thirds = np.full((1, 3), 1 / 3)

    np.testing.assert_allclose(rank_acceptability(table, thirds), np.full((3, 3), 1 / 3))
    other = table_of([[40, 20], [20, 50]])
    np.testing.assert_allclose(rank_acceptability(other, np.array([[0.6, 0.4]])), 0.5)


def test_a_real_difference_far_below_the_largest_number_is_seen():
    table = table_of([[1.0, 0.0], [1.0, 1e-9], [1e6, 0.0]])

    share = rank_acceptability(table, np.array([[0.5, 0.5]]))

    np.testing.assert_array_equal(share, [[0, 0, 1], [0, 1, 0], [1, 0, 0]])


def test_huge_numbers_are_ordered_without_a_warning():
    table = table_of([[-1.7e308, 5.0], [1.7e308, 5.0], [0.0, 5.0]])

    share = rank_acceptability(table, np.array([[0.5, 0.5]]))

    np.testing.assert_array_equal(share, [[0, 0, 1], [1, 0, 0], [0, 1, 0]])


def test_more_options_than_eight_bits_hold_are_ordered_right():
    table = random_table(options=700)
    draws = even_draws(table, 1, count=300)

    ours = rank_acceptability(table, draws)

    order = np.argsort(-(draws @ table.values.T), axis=1)
    counted = np.zeros((700, 700))
    np.add.at(counted, (order, np.arange(700)), 1)
    np.testing.assert_array_equal(ours, counted / 300)


@pytest.mark.parametrize("values", [np.random.default_rng(0).random((20, 4)), None])
def test_threads_and_pieces_change_nothing(values):
    # With few whole numbers there are equal rows and equal sums in most draws.
    few = np.random.default_rng(1).integers(0, 3, (20, 4))
    table = table_of(few if values is None else values)
    draws = np.random.default_rng(2).multinomial(8, np.full(4, 0.25), 5 * BLOCK + 17) / 8
    found = [
        tally(
            sorted_table(table),
            weight_blocks(table, draws),
            central=True,
            wins=True,
            threads=threads,
            at_a_time=at_a_time,
        )
        for threads, at_a_time in [(1, 1), (1, 100), (2, 1), (2, 3), (4, 2)]
    ]

    for other in found[1:]:
        np.testing.assert_array_equal(found[0].taken, other.taken)
        np.testing.assert_array_equal(found[0].weight_when_first, other.weight_when_first)
        np.testing.assert_array_equal(found[0].wins, other.wins)


def test_draws_made_block_by_block_give_what_the_same_draws_at_once_give():
    table = random_table()
    draws = even(table, 3 * BLOCK + 5)

    one, other = (firmness(table, given_, pairwise=True) for given_ in (draws, draws.values))

    np.testing.assert_array_equal(one.share, other.share)
    np.testing.assert_array_equal(one.central_weights, other.central_weights)
    np.testing.assert_array_equal(one.winning, other.winning)


def test_weight_draws_are_matched_by_name():
    table = Table(("a", "b"), ("gain", "need"), [[1, 0], [0, 1]])
    mostly_need = weight_draws(
        Exactly(Weights(("need", "gain"), [0.9, 0.1])), 10, np.random.default_rng(0)
    )

    assert rank_acceptability(table, mostly_need)[:, 0].tolist() == [0, 1]


@given(tables(numbers=WHOLE, options=(2, 7)), SEEDS)
def test_pairwise_winning_is_how_often_one_scores_more_and_half_of_how_often_as_much(table, seed):
    draws = simple_draws(table, seed)
    score = np.round(draws @ table.values.T, 9)

    winning = firmness(table, draws, pairwise=True).winning

    more = score[:, :, np.newaxis] - score[:, np.newaxis, :]
    expected = (more > 0).mean(axis=0) + (more == 0).mean(axis=0) / 2
    np.testing.assert_allclose(winning, expected)


@given(tables(numbers=WHOLE, options=(2, 7)), SEEDS)
def test_central_weights_are_the_mean_of_the_weights_with_which_an_option_is_first(table, seed):
    draws = simple_draws(table, seed)
    score = np.round(draws @ table.values.T, 9)
    best = score == score.max(axis=1, keepdims=True)
    part = best / best.sum(axis=1, keepdims=True)

    found = firmness(table, draws)

    for i, ever in enumerate(best.any(axis=0)):
        if ever:
            expected = part[:, i] @ draws / part[:, i].sum()
            np.testing.assert_allclose(found.central_weights[i], expected)
            assert found.central_weights[i].sum() == pytest.approx(1)
        else:
            assert np.isnan(found.central_weights[i]).all()
            assert np.isnan(found.confidence[i])


def test_standard_errors_are_those_of_shares_and_the_first_k_are_summed():
    table = random_table()

    found = firmness(table, even(table, 4000))

    np.testing.assert_allclose(found.top(1), found.first)
    np.testing.assert_allclose(found.top(len(table.options)), 1)
    np.testing.assert_allclose(found.top(5), found.share[:, :5].sum(axis=1))
    b = found.first
    np.testing.assert_allclose(found.standard_error[:, 0], np.sqrt(b * (1 - b) / 4000))
    assert (found.top_standard_error(5) <= 0.5 / np.sqrt(4000)).all()
    with pytest.raises(OutOfRange):
        found.top(0)


def uncertain(options=4, criteria=3):
    source = np.random.default_rng(7)
    low = source.random((options, criteria))
    cells = [[Uniform(v, v + 0.5) for v in row] for row in low]
    cells[0][0] = float(low[0][0])
    names = random_table(options, criteria)
    return UncertainTable(names.options, names.criteria, cells)


def test_draws_of_the_table_and_of_the_weights_go_together():
    count = 2 * BLOCK + 50
    table = uncertain().draws(count, np.random.default_rng(1))
    weights = even(table, count)
    values = np.concatenate([table.block(n) for n in range(3)])
    score = np.einsum("dij,dj->di", values, weights.values)
    place = (score[:, np.newaxis, :] > score[:, :, np.newaxis]).sum(axis=2)

    found = firmness(table, weights, pairwise=True)

    expected = [[(place[:, i] == k).mean() for k in range(4)] for i in range(4)]
    np.testing.assert_allclose(found.share, expected)
    assert found.winning[0, 1] == pytest.approx((score[:, 0] > score[:, 1]).mean())
    for i in range(4):
        at_centre = values @ found.central_weights[i]
        assert found.confidence[i] == pytest.approx((at_centre.argmax(axis=1) == i).mean())


def test_a_table_without_doubt_gives_the_same_drawn_or_fixed():
    fixed = table_of(np.random.default_rng(3).integers(0, 4, (8, 3)))
    certain = UncertainTable(fixed.options, fixed.criteria, fixed.values.tolist())
    weights = simple_draws(fixed, 5, count=1500)

    one = firmness(fixed, weights, pairwise=True)
    other = firmness(certain.draws(1500, np.random.default_rng(0)), weights, pairwise=True)

    np.testing.assert_allclose(one.share, other.share)
    np.testing.assert_allclose(one.winning, other.winning)
    np.testing.assert_allclose(one.central_weights, other.central_weights)
    np.testing.assert_allclose(one.confidence, other.confidence)


def test_drawn_tables_are_the_same_for_any_number_of_threads():
    count = 4 * BLOCK
    table = uncertain().draws(count, np.random.default_rng(1))
    weights = even(table, count)

    one, other = (firmness(table, weights, threads=n) for n in (1, 3))

    np.testing.assert_array_equal(one.share, other.share)
    np.testing.assert_array_equal(one.central_weights, other.central_weights)


def test_pooled_shares_are_the_stakeholders_mixed_and_what_a_mixture_gives():
    table = random_table(6, 3)
    said = {"one": AnyWeights(table.criteria), "other": Exactly(Weights(table.criteria, [1, 0, 0]))}
    part = Weights(("one", "other"), [0.25, 0.75])
    source = np.random.default_rng(4)
    draws = {name: weight_draws(each, 20_000, source) for name, each in said.items()}

    found = firmness_by_stakeholder(table, draws, part, pairwise=True)
    mixed = firmness(table, weight_draws(Mixture(said, part), 20_000, source), pairwise=True)

    apart = found.apart["one"].share * 0.25 + found.apart["other"].share * 0.75
    np.testing.assert_allclose(found.pooled.share, apart)
    np.testing.assert_allclose(found.pooled.share, mixed.share, atol=0.02)
    np.testing.assert_allclose(found.pooled.winning, mixed.winning, atol=0.02)
    assert (found.pooled.standard_error <= mixed.standard_error + 1e-3).all()
    first = int(found.pooled.first.argmax())
    np.testing.assert_allclose(
        found.pooled.central_weights[first], mixed.central_weights[first], atol=0.02
    )


def test_progress_is_told_until_all_draws_are_done():
    table, told = random_table(), []

    firmness(table, even(table, 20 * BLOCK), progress=lambda done, of: told.append((done, of)))

    assert told[-1] == (20 * BLOCK, 20 * BLOCK)
    assert told == sorted(told)


@pytest.mark.parametrize(
    "draws",
    [
        np.empty((0, 2)),
        [[0.5, 0.6]],
        [[-0.5, 1.5]],
        [[np.nan, 1.0]],
        [[0.2, 0.3, 0.5]],
        [0.5, 0.5],
    ],
)
def test_what_are_no_draws_of_weights_is_refused(draws):
    with pytest.raises(OutOfRange):
        rank_acceptability(table_of([[1, 0], [0, 1]]), np.array(draws))


def test_draws_for_other_criteria_or_of_another_number_are_refused():
    table = random_table(3, 2)
    with pytest.raises(LabelMismatch):
        rank_acceptability(table, weight_draws(AnyWeights(("x", "y")), 5, np.random.default_rng(0)))
    drawn = uncertain().draws(10, np.random.default_rng(0))
    with pytest.raises(OutOfRange):
        rank_acceptability(drawn, even(drawn, 11))


@settings(max_examples=20)
@given(tables(options=(1, 1), criteria=(1, 3)), SEEDS)
def test_a_single_option_is_always_first(table, seed):
    found = firmness(table, even_draws(table, seed), pairwise=True)

    assert found.first.tolist() == [1.0]
    assert found.winning.tolist() == [[0.5]]
