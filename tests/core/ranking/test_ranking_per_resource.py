import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samvekt.core.errors import LabelMismatch, MissingNumber, OutOfRange
from samvekt.core.message import Words
from samvekt.core.ranking.gaps import Span
from samvekt.core.ranking.per_resource import value_per_resource

UNIT = Words("1000 kroner", "1000 kroner", "thousand kroner")
VALUES = {"ward": 60.0, "home": 40.0, "gps": 30.0, "pump": 20.0}
COSTS = {"ward": 3000.0, "home": 1000.0, "gps": -200.0, "pump": 4000.0}


def ranked(values, costs, **rest):
    return value_per_resource(values, costs, rule="per-krone", unit=UNIT, **rest)


def test_the_most_value_for_each_unit_stands_first():
    ranking = ranked(VALUES, COSTS)

    assert ranking.places == {"home": 1, "ward": 2, "pump": 3}
    assert ranking.of("home").score == 0.04
    assert str(ranking.of("home").reasons[0]) == (
        "The value 40.0 for 1,000.0 thousand kroner is 0.04 for each."
    )


def test_what_frees_money_stands_apart_and_not_first_or_last():
    line = ranked(VALUES, COSTS).of("gps")

    assert (line.place, line.score, line.category) == (None, None, "frees_resources")
    assert "Frees 200.0 thousand kroner" in str(line.reasons[0])


def test_what_costs_nothing_has_no_value_for_each_unit():
    line = ranked({"chat": 10.0}, {"chat": 0.0}).of("chat")

    assert line.category == "frees_resources"
    assert "Takes no" in str(line.reasons[0])


def test_benefit_that_is_not_assessed_stands_beside_and_is_not_zero():
    ranking = ranked({**VALUES, "visit": None}, {**COSTS, "visit": 10.0}, value_range=Span(0, 100))

    line = ranking.of("visit")
    assert (line.place, line.category, line.missing) == (None, "not_assessed", ("benefit",))
    assert (line.best_place, line.worst_place) == (1, 4)
    assert "not the same as no benefit" in str(line.reasons[0])
    assert line in ranking.not_placed


def test_a_dear_unassessed_option_cannot_pass_what_is_surely_better():
    ranking = ranked({"a": 50.0, "b": None}, {"a": 1.0, "b": 100.0}, value_range=Span(0, 100))

    assert (ranking.of("b").best_place, ranking.of("b").worst_place) == (2, 2)


def test_an_unknown_cost_is_a_blank_that_may_also_be_a_saving():
    ranking = ranked({"a": 50.0, "b": 50.0}, {"a": 1.0, "b": None})

    line = ranking.of("b")
    assert (line.place, line.missing) == (None, ("resource",))
    assert line.possible_categories == ("frees_resources",)
    assert (line.best_place, line.worst_place) == (1, 2)


def test_a_value_with_a_blank_behind_it_gives_bounds():
    ranking = ranked({"a": 50.0, "b": Span(10, 40), "c": 20.0}, dict.fromkeys("abc", 10.0))

    line = ranking.of("b")
    assert (line.place, line.best_place, line.worst_place) == (None, 2, 3)


def test_recipients_multiply_the_value_when_known_for_all():
    ranking = ranked(
        {"a": 10.0, "b": 20.0}, {"a": 100.0, "b": 100.0}, recipients={"a": 300.0, "b": 10.0}
    )

    assert ranking.places == {"a": 1, "b": 2}
    assert ranking.of("a").score == 30.0
    assert "each of 300 people" in str(ranking.of("a").reasons[0])


def test_recipients_known_for_some_only_are_not_used_and_that_is_said():
    ranking = ranked(
        {"a": 10.0, "b": 20.0}, {"a": 100.0, "b": 100.0}, recipients={"a": 300.0, "b": None}
    )

    assert ranking.places == {"b": 1, "a": 2}
    assert "not known for b" in str(ranking.warnings[0])


def test_the_order_says_it_is_no_best_set():
    assert "need not be the best set" in str(ranked(VALUES, COSTS).warnings[-1])


@given(
    st.lists(
        st.tuples(st.floats(0, 100), st.floats(-1000, 1000, allow_subnormal=False)),
        min_size=1,
        max_size=6,
    ),
    st.sampled_from([0.001, 1000.0, 7.0]),
)
def test_the_unit_of_cost_changes_no_place(rows, factor):
    values = {f"o{n}": round(value, 3) for n, (value, _) in enumerate(rows)}
    costs = {f"o{n}": round(cost, 3) for n, (_, cost) in enumerate(rows)}

    scaled = ranked(values, {option: cost * factor for option, cost in costs.items()})

    assert scaled.places == ranked(values, costs).places
    for category in ("frees_resources", "not_assessed"):
        assert len(scaled.in_category(category)) == len(ranked(values, costs).in_category(category))


@pytest.mark.parametrize(
    ("values", "costs", "error"),
    [
        ({"a": 1.0}, {"b": 1.0}, LabelMismatch),
        ({"a": -1.0}, {"a": 1.0}, OutOfRange),
        ({"a": math.nan}, {"a": 1.0}, MissingNumber),
        ({"a": 1.0}, {"a": math.inf}, MissingNumber),
    ],
)
def test_numbers_that_cannot_be_are_refused(values, costs, error):
    with pytest.raises(error):
        ranked(values, costs)


def test_no_recipients_at_all_is_refused():
    with pytest.raises(OutOfRange, match="at least one recipient"):
        ranked({"a": 1.0}, {"a": 1.0}, recipients={"a": 0.0})
