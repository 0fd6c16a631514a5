import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ranking_examples import BETTER_FIRST, CRITERIA, RULES, SCALES, judgements

from samvekt.core.errors import LabelMismatch, OutOfRange
from samvekt.core.ranking.compare import (
    again_among,
    compare_rules,
    footrule_distance,
    kendall_distance,
)
from samvekt.core.ranking.decisive import decisive_judgement
from samvekt.core.ranking.levels import Levels
from samvekt.core.ranking.result import RankedOption, Ranking

PLACES = st.lists(st.integers(1, 6), min_size=2, max_size=6)


def ranking(rule, **places):
    lines = tuple(RankedOption(option, place, 0.0) for option, place in places.items())
    return Ranking(rule, lines, higher_is_better=False)


def named(places):
    return {f"o{n}": place for n, place in enumerate(places)}


def test_equal_orders_are_not_apart_and_opposite_ones_are_wholly():
    up, down = {"a": 1, "b": 2, "c": 3, "d": 4}, {"a": 4, "b": 3, "c": 2, "d": 1}

    assert (kendall_distance(up, up), footrule_distance(up, up)) == (0, 0)
    assert (kendall_distance(up, down), footrule_distance(up, down)) == (1, 1)


def test_a_tie_in_one_order_only_counts_half():
    assert kendall_distance({"a": 1, "b": 2}, {"a": 1, "b": 1}) == 0.5
    assert kendall_distance({"a": 1, "b": 1}, {"a": 1, "b": 1}) == 0


@given(PLACES, st.data())
def test_both_distances_are_symmetric_and_from_zero_to_one(places, data):
    one = named(places)
    two = named(data.draw(st.lists(st.integers(1, 6), min_size=len(one), max_size=len(one))))

    for distance in (kendall_distance, footrule_distance):
        assert distance(one, two) == pytest.approx(distance(two, one))
        assert 0 <= distance(one, two) <= 1
        assert distance(one, one) == 0


@given(PLACES, st.data())
def test_kendall_and_footrule_stay_within_twice_of_each_other(places, data):
    one = named(places)
    two = named(data.draw(st.lists(st.integers(1, 6), min_size=len(one), max_size=len(one))))
    n = len(one)

    pairs = kendall_distance(one, two) * n * (n - 1) / 2
    moves = footrule_distance(one, two) * (n * n // 2)
    assert pairs <= moves + 1e-9
    assert moves <= 2 * pairs + 1e-9


def test_fewer_than_two_common_options_have_no_distance():
    comparison = compare_rules((ranking("one", a=1, b=2), ranking("two", a=1, c=2)))

    assert comparison.distances[0].kendall is None
    assert "fewer than two" in str(comparison.messages[0])


def test_the_option_that_moves_most_comes_first_and_is_ranked_again_among_the_common():
    one = ranking("one", a=1, b=2, c=3, x=4)
    two = ranking("two", x=1, b=2, c=3, a=4)
    three = ranking("three", b=1, c=2, a=3)

    comparison = compare_rules((one, two, three))

    assert comparison.common == ("a", "b", "c")
    assert comparison.left_out == {"x": ("three",)}
    first = comparison.movers[0]
    assert (first.option, first.spread) == ("a", 2)
    assert first.places == {"one": 1, "two": 3, "three": 3}
    assert "a moves between place 1 (one) and place 3 (two, three)." in map(
        str, comparison.messages
    )
    assert "x is left out: not placed by three." in map(str, comparison.messages)


def test_two_rankings_by_the_same_rule_cannot_be_told_apart():
    with pytest.raises(OutOfRange):
        compare_rules((ranking("one", a=1), ranking("one", a=1)))


def test_places_among_some_share_the_better_place():
    assert again_among({"a": 2, "b": 5, "c": 5, "d": 9}, ("b", "c", "d")) == {
        "b": 1,
        "c": 1,
        "d": 3,
    }


# The judgement that makes the difference ---------------------------------------------------------


JUDGED = Levels(
    ("a", "b", "c"),
    CRITERIA,
    (
        ("small", "very_large", "low", "high"),
        ("moderate", "moderate", "low", "high"),
        ("large", "small", "moderate", "moderate"),
    ),
)


def spread(levels, option, rules):
    places = [rule(levels).places for rule in rules.values()]
    if any(option not in given for given in places):
        return None
    common = [o for o in places[0] if all(o in given for given in places)]
    at = [again_among(given, common)[option] for given in places]
    return max(at) - min(at)


def test_the_decisive_judgement_is_said_in_one_sentence():
    rules = {name: RULES[name] for name in ("swedish", "additive")}

    found = decisive_judgement(JUDGED, SCALES, rules, "a")

    assert (found.spread_before, found.spread_after) == (2, 0)
    assert (found.criterion, found.from_level, found.to_level) == ("severity", "small", "moderate")
    assert str(found.said) == (
        "If severity for a were moderate instead of small, the distance between its places would "
        "be 0 instead of 2."
    )


@given(judgements(least=2, most=4, blanks=1))
def test_no_other_single_change_brings_the_rules_closer(levels):
    option = levels.options[0]
    before = spread(levels, option, RULES)

    found = decisive_judgement(levels, SCALES, RULES, option)

    after = [
        spread(levels.with_level(option, criterion, key), option, RULES)
        for criterion in CRITERIA
        if levels.of(option, criterion) is not None
        for key in BETTER_FIRST[criterion]
    ]
    closest = min((value for value in after if value is not None), default=None)
    if found is None:
        assert before is None or before == 0 or closest is None or closest >= before
    else:
        changed = levels.with_level(option, found.criterion, found.to_level)
        assert spread(changed, option, RULES) == found.spread_after == closest < before


def test_rules_that_agree_have_no_decisive_judgement():
    assert decisive_judgement(JUDGED, SCALES, {"swedish": RULES["swedish"]}, "a") is None


def test_an_option_some_rule_does_not_place_has_none():
    blank = JUDGED.with_level("a", "benefit", None)

    assert decisive_judgement(blank, SCALES, RULES, "a") is None


def test_an_option_that_is_not_there_is_refused():
    with pytest.raises(LabelMismatch):
        decisive_judgement(JUDGED, SCALES, RULES, "z")


def test_every_pair_of_rules_is_compared_once():
    rankings = tuple(rule(JUDGED) for rule in RULES.values())

    pairs = {(d.first, d.second) for d in compare_rules(rankings).distances}

    assert pairs == set(itertools.combinations(RULES, 2))
