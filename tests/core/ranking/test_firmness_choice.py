"""Stability intervals, the tornado, changed judgements, the slider and the worth of knowing."""

import numpy as np
import pytest
from firmness_cases import table_of, tables
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from samvekt.core.errors import LabelMismatch, MissingNumber, OutOfRange
from samvekt.core.message import Words
from samvekt.core.ranking.additive import weighted_sums
from samvekt.core.ranking.firmness import (
    changed_judgements,
    draws_of_value,
    scores_and_places,
    tornado,
    weight_stability,
    worth_of_knowing,
    worth_of_knowing_all,
)
from samvekt.core.ranking.levels import Levels
from samvekt.core.scales import Level, Scale
from samvekt.core.uncertainty.shapes import Triangular, Uniform
from samvekt.core.uncertainty.uncertain_table import UncertainTable
from samvekt.core.weighing.sampling import AnyWeights, weight_draws
from samvekt.core.weighing.weights import Weights, equal_weights

WHOLE = st.integers(0, 10).map(float)
NAMES = ("low", "some", "high")
SCALE = Scale(
    "x", tuple(Level(n, Words(n), v) for n, v in zip(NAMES, (0.0, 40.0, 100.0), strict=True))
)


@st.composite
def weighed(draw, options=(2, 6), criteria=(1, 4)):
    table = draw(tables(options=options, criteria=criteria, numbers=WHOLE))
    parts = draw(
        st.lists(st.integers(0, 9), min_size=len(table.criteria), max_size=len(table.criteria))
    )
    assume(sum(parts) > 0)
    return table, Weights.in_proportion(dict(zip(table.criteria, parts, strict=True)))


def moved(weights, j, to):
    rest = np.delete(weights.values, j)
    part = rest / rest.sum() if rest.sum() > 0 else np.full(len(rest), 1 / max(len(rest), 1))
    return np.insert((1 - to) * part, j, to)


# The slider ------------------------------------------------------------------------------------


@given(weighed())
def test_the_slider_shows_the_weighted_sums_and_shared_places(given_):
    table, weights = given_

    found = scores_and_places(table, weights)

    sums = np.array(list(weighted_sums(table, weights).values()))
    np.testing.assert_allclose(found.score, sums, rtol=1e-12)
    rounded = np.round(sums, 9)
    expected = [1 + int((rounded > own).sum()) for own in rounded]
    assert found.place.tolist() == expected


# Stability -------------------------------------------------------------------------------------


@given(weighed(), st.integers(1, 3), st.floats(0, 1))
@settings(max_examples=200)
def test_inside_the_interval_the_same_are_chosen_and_outside_not(given_, keep, to):
    table, weights = given_
    assume(keep < len(table.options))
    assume(len(table.criteria) > 1)

    for j, one in enumerate(weight_stability(table, weights, keep=keep)):
        score = table.values @ moved(weights, j, to)
        inside = [o in one.chosen for o in table.options]
        chosen, others = score[np.array(inside)].min(), score[~np.array(inside)].max()
        if one.low + 1e-9 < to < one.high - 1e-9:
            assert chosen >= others - 1e-9
        if to < one.low - 1e-9 or to > one.high + 1e-9:
            assert chosen <= others + 1e-9
        assert 0 <= one.low <= one.weight + 1e-12
        assert one.weight - 1e-12 <= one.high <= 1


def test_a_weight_that_changes_nothing_may_be_anything():
    table = table_of([[2, 2], [1, 1]])

    for one in weight_stability(table, equal_weights(table.criteria)):
        assert (one.low, one.high, one.rivals_below, one.rivals_above) == (0, 1, (), ())


def test_a_tie_for_the_choice_leaves_no_room_towards_the_rival():
    table = table_of([[1, 0], [0, 1]])

    first, second = weight_stability(table, equal_weights(table.criteria))

    assert (first.low, first.high) == (0.5, 1)
    assert (second.low, second.high) == (0, 0.5)
    assert first.rivals_below == ("option 1",)


def test_all_weight_on_one_criterion_is_shared_equally_when_it_goes_down():
    table = table_of([[1, 0, 0], [0, 1, 1]])

    found = weight_stability(table, Weights(table.criteria, [1, 0, 0]))[0]

    assert found.low == pytest.approx(0.5)
    assert str(found.said).startswith("criterion 0 weighs 100.0%.")


@pytest.mark.parametrize("keep", [0, 2, 3])
def test_keeping_none_or_all_is_refused(keep):
    table = table_of([[1, 0], [0, 1]])

    with pytest.raises(OutOfRange):
        weight_stability(table, equal_weights(table.criteria), keep=keep)


# The tornado -----------------------------------------------------------------------------------


def shaky():
    return UncertainTable(
        ("ward", "home", "day"),
        ("gain", "need"),
        [[50, Uniform(20, 40)], [Triangular(10, 40, 90), 20], [0, Uniform(0, 1)]],
    )


def test_the_input_that_moves_the_lead_most_stands_first():
    bars = tornado(shaky(), Weights(("gain", "need"), [0.5, 0.5]))

    assert [(bar.of, bar.criterion) for bar in bars] == [
        ("home", "gain"),
        ("ward", "need"),
        ("day", "need"),
    ]
    home, ward, day = bars
    # ward scores (50 + 30)/2 = 40; home (10 + 20)/2 = 15 or (90 + 20)/2 = 55.
    assert (home.low.lead, home.low.place) == (25, 1)
    assert (home.high.lead, home.high.place) == (-15, 2)
    assert (ward.low.score, ward.high.score, ward.swing) == (35, 45, 10)
    assert day.swing == 0


def test_another_option_can_be_followed_and_weights_can_move():
    bars = tornado(
        shaky(),
        Weights(("gain", "need"), [0.5, 0.5]),
        option="home",
        weight_ranges={"gain": (0.0, 1.0)},
    )

    weight = next(bar for bar in bars if bar.of is None)
    assert (weight.low.score, weight.high.score) == (20, 40)
    assert "weight of gain goes from 0% to 100%" in str(weight.said)


def test_an_unknown_option_is_refused():
    with pytest.raises(LabelMismatch):
        tornado(shaky(), Weights(("gain", "need"), [0.5, 0.5]), option="nowhere")


# Changed judgements ----------------------------------------------------------------------------


@st.composite
def judged(draw):
    m, n = draw(st.integers(2, 4)), draw(st.integers(1, 3))
    keys = [[draw(st.sampled_from(NAMES)) for _ in range(n)] for _ in range(m)]
    return Levels([f"o{i}" for i in range(m)], [f"c{j}" for j in range(n)], keys)


def places(levels, weights):
    rows = [[SCALE.level(levels.of(o, c)).value for c in levels.criteria] for o in levels.options]
    return scores_and_places(table_of(rows), Weights(table_of(rows).criteria, weights.values)).place


@given(judged())
@settings(max_examples=60)
def test_each_change_named_changes_who_is_first_and_none_is_left_out(levels):
    weights = equal_weights(levels.criteria)
    scales = dict.fromkeys(levels.criteria, SCALE)

    found = changed_judgements(levels, scales, weights)

    first = places(levels, weights) == 1
    named = {(one.option, one.criterion): one for one in found}
    for option in levels.options:
        for criterion in levels.criteria:
            at = NAMES.index(levels.of(option, criterion))
            changing = {
                abs(NAMES.index(key) - at)
                for key in NAMES
                if (
                    (places(levels.with_level(option, criterion, key), weights) == 1) != first
                ).any()
            }
            one = named.pop((option, criterion), None)
            assert (one is None) == (not changing)
            if one is not None:
                assert abs(one.steps) == min(changing)
                assert NAMES[at + one.steps] == one.to_level
    assert not named


def test_the_closest_changes_come_first_with_a_sentence():
    levels = Levels(("ward", "home"), ("need",), (("high",), ("low",)))

    found = changed_judgements(levels, {"need": SCALE}, Weights(("need",), [1.0]))

    assert str(found[0].said) == (
        "If need for ward were low and not high, the choice would be ward, home."
    )


def test_a_blank_must_be_filled_first():
    levels = Levels(("ward", "home"), ("need",), (("high",), (None,)))

    with pytest.raises(MissingNumber):
        changed_judgements(levels, {"need": SCALE}, Weights(("need",), [1.0]))


# What knowing more is worth --------------------------------------------------------------------


def drawn(count=4000, seed=2):
    cells = [[Uniform(0, 10), Uniform(0, 4)], [Triangular(0, 5, 12), 2], [4, Uniform(0, 9)]]
    table = UncertainTable(("a", "b", "c"), ("x", "y"), cells)
    source = np.random.default_rng(seed)
    return table.draws(count, source), weight_draws(AnyWeights(("x", "y")), count, source)


CELLS = (("a", "x"), ("a", "y"), ("b", "x"), ("c", "y"))


@given(st.integers(0, 50), st.sets(st.sampled_from(CELLS)), st.booleans())
@settings(max_examples=25)
def test_all_is_worth_at_least_as_much_as_some_and_some_at_least_nothing(seed, cells, weights):
    table, draws = drawn(seed=seed)

    everything = worth_of_knowing_all(table, draws, ["b"])
    some = worth_of_knowing(table, draws, ["b"], cells=cells, weights=weights)

    noise = 4 * np.hypot(everything.standard_error, some.standard_error)
    assert 0 <= some.worth <= everything.worth + noise


def test_knowing_every_cell_and_weight_is_knowing_all():
    table, draws = drawn()

    everything = worth_of_knowing_all(table, draws, ["b"])
    each = worth_of_knowing(table, draws, ["b"], cells=CELLS, weights=True)

    assert each.worth == pytest.approx(everything.worth, rel=1e-12)
    assert each.changes == everything.changes


def test_the_gain_is_that_of_the_draws_of_value():
    table, draws = drawn()

    value = draws_of_value(table, draws)

    gain = value.max(axis=1) - value[:, 1]
    found = worth_of_knowing_all(table, draws, ["b"])
    assert found.worth == pytest.approx(gain.mean())
    assert found.standard_error == pytest.approx(gain.std(ddof=1) / np.sqrt(len(gain)))
    assert found.changes == pytest.approx((value.argmax(axis=1) != 1).mean())


def test_the_worth_of_a_number_that_cannot_change_the_choice_is_nothing():
    table = UncertainTable(("a", "b"), ("x",), [[Uniform(0, 1)], [5]])
    draws = table.draws(1000, np.random.default_rng(0))

    found = worth_of_knowing(draws, np.ones((1000, 1)), ["b"], cells=[("a", "x")])

    assert (found.worth, found.changes) == (0, 0)


def test_knowing_an_even_number_is_worth_its_exact_share():
    # b is 5; a is even from 0 to 10, so knowing a gains E[max(a − 5, 0)] = 1.25.
    table = UncertainTable(("a", "b"), ("x",), [[Uniform(0, 10)], [5]])
    draws = table.draws(40_000, np.random.default_rng(0))

    found = worth_of_knowing(draws, np.ones((40_000, 1)), ["b"], cells=[("a", "x")])

    assert found.worth == pytest.approx(1.25, abs=4 * found.standard_error)


def test_amounts_turn_the_worth_into_the_units_of_the_case():
    table, draws = drawn()
    thousand = dict.fromkeys(("a", "b", "c"), 1000.0)

    one = worth_of_knowing_all(table, draws, ["b"])
    other = worth_of_knowing_all(table, draws, ["b"], amounts=thousand)

    assert other.worth == pytest.approx(1000 * one.worth)


def test_several_can_be_chosen_and_then_the_best_several_are_chosen_anew():
    table, draws = drawn()
    value = draws_of_value(table, draws)

    found = worth_of_knowing_all(table, draws, ["a", "b"])

    assert found.worth == pytest.approx(
        (
            value[:, :2].min(axis=1) * -1
            + np.sort(value, axis=1)[:, 1:].sum(axis=1)
            - value[:, :2].max(axis=1)
        ).mean()
    )


@pytest.mark.parametrize("chosen", [[], ["a", "b", "c"], ["a", "a"]])
def test_a_choice_of_none_or_all_is_refused(chosen):
    table, draws = drawn(10)

    with pytest.raises(OutOfRange):
        worth_of_knowing_all(table, draws, chosen)


def test_a_cell_that_is_certain_or_unknown_is_refused():
    table, draws = drawn(10)

    for cell in (("b", "y"), ("z", "x")):
        with pytest.raises(LabelMismatch):
            worth_of_knowing(table, draws, ["b"], cells=[cell])
