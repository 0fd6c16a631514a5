import numpy as np
import pytest

from samvekt.core.errors import MissingNumber, OutOfRange
from samvekt.core.uncertainty.shapes import Triangular, Uniform
from samvekt.core.uncertainty.streams import BLOCK, Seed, blocks, size_of, stream
from samvekt.core.uncertainty.uncertain_table import UncertainTable

COUNT = 2 * BLOCK + 100


def rng():
    return np.random.default_rng(5)


def all_of(draws):
    return np.concatenate([draws.block(n) for n in range(blocks(draws.count))])


def given_table(options=("ward", "home", "day")):
    cells = {"ward": [10, Uniform(0, 1)], "home": [Triangular(0, 30, 90), 5], "day": [1, 2]}
    return UncertainTable(options, ("gain", "need"), [cells[name] for name in options])


def test_it_works():
    drawn = all_of(given_table().draws(COUNT, rng()))

    assert drawn.shape == (COUNT, 3, 2)
    assert (drawn[:, 0, 0] == 10).all()
    assert drawn[:, 0, 1].mean() == pytest.approx(0.5, abs=0.03)
    assert drawn[:, 1, 0].mean() == pytest.approx(40, abs=2)


def test_a_block_is_the_same_each_time_and_no_two_are_alike():
    draws = given_table().draws(COUNT, rng())

    np.testing.assert_array_equal(draws.block(1), draws.block(1))
    assert not np.isin(draws.block(0)[:, 0, 1], draws.block(1)[:, 0, 1]).any()


def test_more_draws_begin_with_the_same_ones():
    few, many = (all_of(given_table().draws(n, rng())) for n in (BLOCK + 7, COUNT))

    np.testing.assert_array_equal(few, many[: BLOCK + 7])


def test_an_option_keeps_its_draws_when_others_come_go_or_change_order():
    three = all_of(given_table().draws(COUNT, rng()))
    two = all_of(given_table(("home", "ward")).draws(COUNT, rng()))

    np.testing.assert_array_equal(three[:, [1, 0]], two)


def test_cells_are_drawn_independently():
    table = UncertainTable(("a", "b"), ("x",), [[Uniform(0, 1)], [Uniform(0, 1)]])

    drawn = all_of(table.draws(20_000, rng()))[:, :, 0]

    assert np.corrcoef(drawn.T)[0, 1] == pytest.approx(0, abs=0.03)


def test_the_tables_of_ends_means_and_best_guesses_are_at_hand():
    table = given_table()

    assert table.low.row("home").tolist() == [0, 5]
    assert table.high.row("home").tolist() == [90, 5]
    assert table.mean.row("home").tolist() == [40, 5]
    assert table.best_guess.row("home").tolist() == [30, 5]
    assert table.uncertain == (("ward", "need"), ("home", "gain"))


def test_a_certain_cell_without_a_number_is_refused_by_name():
    with pytest.raises(MissingNumber) as missing:
        UncertainTable(("ward",), ("gain",), [[float("nan")]])

    assert (missing.value.row, missing.value.column) == ("ward", "gain")


def test_a_row_that_is_too_short_is_refused():
    with pytest.raises(OutOfRange):
        UncertainTable(("ward",), ("gain", "need"), [[1]])


def test_no_draws_are_refused():
    with pytest.raises(OutOfRange):
        given_table().draws(0, rng())


def test_names_make_streams_apart_however_they_are_split():
    seed = Seed((1, 2))
    keys = [seed.key("ab", "c"), seed.key("a", "bc"), seed.key("abc"), Seed((1, 3)).key("abc")]

    first = [stream(key, 0).random() for key in keys]

    assert len(set(first)) == 4


@pytest.mark.parametrize("count", [1, BLOCK - 1, BLOCK, BLOCK + 1, COUNT])
def test_the_blocks_hold_all_draws(count):
    assert sum(size_of(n, count) for n in range(blocks(count))) == count
