"""How firm the order of a round is: shares of draws that can be trusted, and what they hang on."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from small_rounds import LEVELS, LIBRARY, NAMES, complete_levels, fully_judged, judgement, option
from small_rounds import small_round as round_of

from samvekt.bridge.doubts import doubts_of
from samvekt.bridge.firmness import AskedFirmness, RoundFirmness, firmness_of
from samvekt.bridge.ranking import material_of, suggest
from samvekt.core.errors import InputError, OutOfRange
from samvekt.core.ranking.firmness import firmness_by_stakeholder
from samvekt.core.weighing.sampling.draws import weight_draws

EQUAL = [{"stakeholder": "Alle", "method": "equal"}]
TWO = [
    {
        "stakeholder": "Ansatte",
        "method": "points",
        "points": {"severity": 70, "benefit": 10, "resources": 10, "proportionality": 10},
    },
    {"stakeholder": "Brukere", "method": "swing_order", "order": [[key] for key in LEVELS]},
]


TAKES = {"resources", "proportionality"}  # the more, the less it speaks for the option


def at(step):
    """Every criterion so many steps from the level that speaks least for an option, at most 3."""
    return {
        key: levels[max(-1 - step, -len(levels))] if key in TAKES else levels[min(step, 3)]
        for key, levels in LEVELS.items()
    }


MIXED = {
    "A": {**at(3), "severity": "small"},
    "B": {**at(1), "severity": "very_large"},
    "C": {**at(2), "benefit": "none"},
}


def firm(levels, *, certainty="low", asked=None, beside=(), more_judgements=(), **more):
    names = tuple(levels)
    judged = [{**row, "certainty": certainty} for row in fully_judged(names, levels)]
    options = [option(name) for name in (*names, *beside)]
    round_ = round_of(options, [*judged, *more_judgements], **more)
    return firmness_of(round_, LIBRARY, asked or AskedFirmness(draws=1000))


def shares(found: RoundFirmness):
    return found.found.pooled.share


def test_the_same_seed_gives_the_same_shares_and_another_seed_others():
    first, again = (firm(MIXED, asked=AskedFirmness(draws=500, seed=3)) for _ in range(2))
    other = firm(MIXED, asked=AskedFirmness(draws=500, seed=4))

    np.testing.assert_array_equal(shares(first), shares(again))
    assert first.worth_of_all.worth == again.worth_of_all.worth
    assert (shares(first) != shares(other)).any()


@pytest.mark.parametrize("threads", [1, 3])
def test_any_number_of_threads_gives_the_same_shares(threads):
    round_ = round_of([option(name) for name in MIXED], fully_judged(tuple(MIXED), MIXED))
    doubts = doubts_of(material_of(round_, LIBRARY), tuple(LEVELS))

    def drawn(threads):
        rng = np.random.default_rng(1)
        tables = doubts.table.draws(20_000, rng)
        clouds = {name: weight_draws(s, 20_000, rng) for name, s in doubts.statements.items()}
        return firmness_by_stakeholder(tables, clouds, threads=threads).pooled.share

    np.testing.assert_array_equal(drawn(threads), drawn(2))


@pytest.mark.parametrize("weights", [(), EQUAL, TWO], ids=["none", "equal", "two"])
def test_every_option_gets_some_place_and_every_place_some_option(weights):
    found = firm(MIXED, weights=weights)

    for one in (found.found.pooled, *found.found.apart.values()):
        np.testing.assert_allclose(one.share.sum(axis=0), 1)
        np.testing.assert_allclose(one.share.sum(axis=1), 1)


@settings(max_examples=25)
@given(complete_levels())
def test_sure_judgements_and_fixed_weights_give_the_places_of_the_weighted_sum(levels):
    round_ = round_of([option(name) for name in NAMES], fully_judged(NAMES, levels), weights=EQUAL)

    found = firmness_of(round_, LIBRARY, AskedFirmness(draws=100)).found.pooled

    ranking = suggest(round_, "additive", LIBRARY).ranking
    places = {line.option: line.place for line in ranking.lines}
    tied = {name: list(places.values()).count(place) for name, place in places.items()}
    for name in NAMES:
        first = places[name] - 1
        expected = np.zeros(len(NAMES))
        expected[first : first + tied[name]] = 1 / tied[name]
        np.testing.assert_allclose(found.of(name), expected, atol=1e-12)


def test_less_certain_judgements_make_the_order_less_firm():
    close = {"A": {**at(2), "benefit": LEVELS["benefit"][3]}, "B": at(2)}

    first = [
        firm(close, certainty=sure, weights=EQUAL).found.pooled.first[0]
        for sure in ("high", "moderate", "low", "very_low")
    ]

    assert first[0] == 1
    assert first == sorted(first, reverse=True)
    assert first[-1] < 0.8


def test_a_blank_makes_the_order_less_firm_and_is_told():
    clear = {"A": at(2), "B": {**at(2), "benefit": LEVELS["benefit"][1]}}
    judged = fully_judged("AB", clear)
    holes = [row for row in judged if (row["option"], row["criterion"]) != ("A", "severity")]

    whole, open_ = (
        firmness_of(
            round_of([option("A"), option("B")], rows, weights=EQUAL),
            LIBRARY,
            AskedFirmness(draws=2000),
        )
        for rows in (judged, holes)
    )

    assert set(np.unique(shares(whole))) == {0, 1}
    assert 0 < open_.found.pooled.first[1] < 1
    assert any("Options with blanks: A." in str(line) for line in open_.said)


def test_what_nobody_has_judged_stands_beside_and_is_named():
    found = firm(MIXED, beside=["D"])

    assert found.doubts.beside == ("D",)
    assert "D" not in found.found.pooled.options
    assert any("Nobody has judged D" in str(line) for line in found.said)


def test_what_a_disqualified_assessor_said_never_counts():
    against = [judgement("a2", "A", key, levels[0]) for key, levels in LEVELS.items()]

    with_it = firm(MIXED, more_judgements=against, disqualified=["a2"])

    np.testing.assert_array_equal(shares(with_it), shares(firm(MIXED)))


def test_stakeholders_stand_apart_and_the_pool_is_the_mean_of_their_shares():
    found = firm(MIXED, weights=TWO).found

    apart = [found.apart[name].share for name in ("Ansatte", "Brukere")]
    assert (apart[0] != apart[1]).any()
    np.testing.assert_allclose(found.pooled.share, (apart[0] + apart[1]) / 2)


def test_a_dominated_option_never_comes_before_the_one_that_dominates_it():
    found = firm({"A": at(1), "B": at(2), "C": at(3)}, certainty="high", weights=TWO).found.pooled

    assert found.share.tolist() == [[0, 0, 1], [0, 1, 0], [1, 0, 0]]


def test_the_choice_is_the_first_so_many_and_always_fewer_than_there_are():
    assert firm(MIXED, asked=AskedFirmness(draws=200, keep=1)).keep == 1
    assert firm(MIXED, asked=AskedFirmness(draws=200, keep=9)).keep == 2
    assert any("first 2 options" in str(line) for line in firm(MIXED).said)


def test_the_choice_hangs_on_the_weights_of_the_one_asked_for():
    asked = AskedFirmness(draws=300, keep=1, stakeholder="Brukere")

    mine, first = firm(MIXED, asked=asked, weights=TWO), firm(MIXED, weights=TWO)

    weights = {one.criterion: one.weight for one in mine.stability}
    assert weights != {one.criterion: one.weight for one in first.stability}
    assert max(weights, key=weights.__getitem__) == next(iter(LEVELS))
    assert any("weights of Brukere" in str(line) for line in mine.said)


def test_an_unknown_stakeholder_is_refused_with_those_there_are():
    with pytest.raises(OutOfRange, match="Ansatte, Brukere"):
        firm(MIXED, asked=AskedFirmness(stakeholder="Ingen"), weights=TWO)


@pytest.mark.parametrize("names", ["", "A"])
def test_fewer_than_two_judged_options_are_refused_with_a_clear_sentence(names):
    judged = fully_judged(names, {name: at(1) for name in names})
    round_ = round_of([option(name) for name in "AB"], judged)

    with pytest.raises(OutOfRange, match="At least two options must be judged"):
        firmness_of(round_, LIBRARY, AskedFirmness(draws=100))


def test_when_every_option_has_a_blank_there_are_shares_but_nothing_to_hang_on():
    rows = fully_judged("ABC", MIXED)
    gone = {"A": "severity", "B": "benefit", "C": "resources"}
    holes = [row for row in rows if gone[row["option"]] != row["criterion"]]

    found = firmness_of(
        round_of([option(name) for name in "ABC"], holes), LIBRARY, AskedFirmness(draws=300)
    )

    assert (found.stability, found.bars, found.changes) == ((), (), ())
    assert shares(found).shape == (3, 3)


def test_the_weight_now_lies_within_the_weights_that_keep_the_choice():
    for one in firm(MIXED, asked=AskedFirmness(draws=200, keep=1), weights=TWO).stability:
        assert 0 <= one.low <= one.weight + 1e-9
        assert one.weight - 1e-9 <= one.high <= 1


def test_knowing_everything_is_worth_at_least_as_much_as_knowing_one_option():
    found = firm(MIXED, asked=AskedFirmness(draws=2000, keep=1))

    worth = [one.worth for _, one in found.worth_of_one]
    assert worth == sorted(worth, reverse=True)
    assert all(0 <= one <= found.worth_of_all.worth + 1e-9 for one in worth)


def test_knowing_more_is_worth_nothing_when_nothing_is_in_doubt():
    found = firm({"A": at(3), "B": at(1)}, certainty="high", weights=EQUAL)

    assert found.worth_of_all.worth == 0
    assert found.worth_of_one == ()


def test_progress_is_told_up_to_the_end():
    told = []
    round_ = round_of([option(name) for name in MIXED], fully_judged(tuple(MIXED), MIXED))

    firmness_of(round_, LIBRARY, AskedFirmness(draws=500), lambda *seen: told.append(seen))

    assert told
    assert all(done <= total for done, total in told)
    assert told[-1][0] == told[-1][1]


def test_too_few_draws_are_refused():
    with pytest.raises(InputError):
        firm(MIXED, asked=AskedFirmness(draws=0))
