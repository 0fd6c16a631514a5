"""Why this set: prices, shadow prices, swaps, frontier, order, regret, conflict."""

import itertools
import math

import numpy as np
import pytest
from brute_force import knapsacks
from hypothesis import assume, given, settings

from samvekt.core.errors import LabelMismatch, MissingNumber, OutOfRange
from samvekt.core.portfolio import (
    AtLeast,
    Must,
    MustNot,
    NothingFits,
    Partial,
    Pool,
    Requires,
    best_portfolio,
    efficient_frontier,
    limit_prices,
    next_swaps,
    order_of_buy,
    portfolio_by_order,
    regret_of_list,
    shadow_prices,
    smallest_conflict,
)
from samvekt.core.tables import Table

FEW = settings(max_examples=40)
USE = Table(
    ("ward", "home", "gps", "team"), ("kroner", "nurses"), [[70, 2], [60, 1], [30, 0], [20, 3]]
)
VALUES = {"ward": 9.0, "home": 6.0, "gps": 4.0, "team": 5.0}
LIMITS = {"kroner": 100.0, "nurses": 3.0}


def test_each_limit_and_condition_has_its_own_price():
    conditions = [MustNot(("ward",)), Partial("gps", 0.5)]
    prices = limit_prices(VALUES, USE, LIMITS, conditions)

    assert [price.resource for price in prices] == ["kroner", "nurses", None]
    assert [price.gained for price in prices] == pytest.approx([0.0, 11 / 3, 3.0])
    assert prices[1].taken_in == ("team",)
    assert str(prices[2].message) == (
        "If this did not hold, the value would be 3 higher: ward must not be funded."
    )


@FEW
@given(knapsacks(whole=True))
def test_no_limit_has_a_price_below_zero(question):
    _assume_fits(question)

    assert all(price.gained >= 0 for price in limit_prices(*question))


def test_a_shadow_price_holds_between_the_corners_of_the_relaxation():
    use = Table(("a", "b", "c"), ("kroner",), [[10], [20], [30]])
    (price,) = shadow_prices({"a": 30.0, "b": 40.0, "c": 30.0}, use, {"kroner": 20.0})

    assert price.price == pytest.approx(2.0)
    assert (price.low, price.high) == (pytest.approx(10.0), pytest.approx(30.0))
    assert price.relaxed_value == pytest.approx(50.0)
    assert "at the margin" in str(price.said)


def test_money_can_be_worth_nothing_when_nurses_are_short():
    use = Table(("a", "b"), ("kroner", "nurses"), [[10, 1], [10, 1]])
    money, nurses = shadow_prices({"a": 5.0, "b": 4.0}, use, {"kroner": 100.0, "nurses": 1.0})

    assert money.price == 0
    assert math.isinf(money.high)
    assert "worth nothing at the margin" in str(money.said)
    assert nurses.price == pytest.approx(4.0)
    assert (nurses.low, nurses.high) == (pytest.approx(1.0), pytest.approx(2.0))


def test_a_shadow_price_is_in_units_of_the_resource_with_pools_too():
    use = Table(("a", "b"), ("kroner",), [[0.2], [0.4]])
    pool = Pool("gift", "kroner", 0.1, ("a",))
    (price,) = shadow_prices({"a": 4.0, "b": 4.0}, use, {"kroner": 0.2}, [pool])

    assert price.price == pytest.approx(10.0)


@FEW
@given(knapsacks(whole=True))
def test_the_relaxed_value_follows_the_shadow_price_within_its_range(question):
    values, use, limits = question
    _assume_fits(question)
    for price in shadow_prices(*question):
        end = price.high if math.isfinite(price.high) else price.limit + 5
        for limit in (price.low, (price.low + end) / 2, end):
            at = limits | {price.resource: limit + 1e-7 * (end - price.low) * (limit == price.low)}
            there = shadow_prices(values, use, at)[0].relaxed_value

            expected = price.relaxed_value + price.price * (limit - price.limit)
            assert there == pytest.approx(expected, abs=1e-4)


def test_the_next_swaps_bring_in_something_else_each_time():
    best = best_portfolio(VALUES, USE, LIMITS)
    swaps = next_swaps(VALUES, USE, LIMITS, best=best)

    assert best.chosen == ("ward", "gps")
    assert [(s.taken_out, s.taken_in, s.value_lost) for s in swaps] == [
        (("ward",), ("home",), 3.0),
        (("ward",), ("team",), 4.0),
    ]
    assert str(swaps[0].said) == "Out with ward, in with home: the value falls by 3."


@FEW
@given(knapsacks(most=6, whole=True))
def test_the_first_swap_is_the_best_set_with_something_new(question):
    values, use, limits = question
    _assume_fits(question)
    best = best_portfolio(*question)
    swaps = next_swaps(*question, best=best)
    others = [
        _value(taken, values)
        for taken in itertools.product((0, 1), repeat=len(use.options))
        if _fits(taken, use, limits) and set(_names(taken, use)) - set(best.chosen)
    ]

    assert bool(swaps) == bool(others)
    if swaps:
        assert swaps[0].portfolio.value == pytest.approx(max(others))
        lost = [swap.value_lost for swap in swaps]
        assert lost == sorted(lost)


def test_the_order_of_buy_goes_by_value_for_money():
    order = order_of_buy(VALUES | {"home": None, "gps": 0.0}, USE, "kroner")

    assert [step.option for step in order.steps] == ["team", "ward"]
    assert order.beside == ("home",)
    assert (order.steps[-1].total_value, order.steps[-1].total_use) == (14.0, 90.0)


def test_an_option_that_frees_money_stands_first_in_the_order_without_a_ratio():
    use = Table(("gps", "saving"), ("kroner",), [[30], [-50]])

    first = order_of_buy({"gps": 4.0, "saving": -1.0}, use, "kroner").steps[0]

    assert (first.option, first.ratio, first.total_use) == ("saving", None, -50.0)


@FEW
@given(knapsacks(smallest_use=-3))
def test_the_frontier_never_falls(question):
    values, use, limits = question
    frontier = efficient_frontier(values, use, limits, resource="kroner", points=6)
    known = frontier.values[~np.isnan(frontier.values)]

    assert (np.diff(known) >= -1e-9).all()
    assert np.isnan(frontier.values[: len(frontier.values) - len(known)]).all()


def test_a_frontier_needs_amounts_that_are_numbers():
    ask = {"resource": "kroner"}
    with pytest.raises(OutOfRange):
        efficient_frontier(VALUES, USE, LIMITS, **ask, points=1)
    with pytest.raises(OutOfRange):
        efficient_frontier(VALUES, USE, LIMITS, **ask, amounts=[])
    with pytest.raises(MissingNumber):
        efficient_frontier(VALUES, USE, LIMITS, **ask, amounts=[math.inf])


def test_the_councils_own_list_stands_beside_the_best():
    found = regret_of_list(["home", "gps"], VALUES, USE, LIMITS)

    assert (found.value, found.best.value, found.regret) == (10.0, 13.0, 3.0)
    assert (found.only_listed, found.only_best) == (("home",), ("ward",))
    assert found.fits


def test_a_list_that_does_not_fit_says_where():
    found = regret_of_list(
        ["ward", "team", "gps"], VALUES, USE, LIMITS, [Requires("gps", ("home",))]
    )

    assert not found.fits
    assert [str(said) for said in found.broken] == [
        "It takes 120.0 of kroner, 20.0 more than there is.",
        "It takes 5.0 of nurses, 2.0 more than there is.",
        "It does not keep this: gps needs home.",
    ]
    assert "does not fit" in str(found.messages[-1])


def test_a_listed_option_without_value_is_said_and_not_counted():
    found = regret_of_list({"home": 1.0, "gps": 1.0}, VALUES | {"gps": None}, USE, LIMITS)

    assert (found.value, found.not_assessed) == (6.0, ("gps",))
    assert found.fits
    assert "may be worth more" in str(found.messages[0])


def test_an_unknown_option_or_share_on_the_list_is_refused():
    with pytest.raises(LabelMismatch):
        regret_of_list(["bus"], VALUES, USE, LIMITS)
    with pytest.raises(OutOfRange):
        regret_of_list({"home": 1.5}, VALUES, USE, LIMITS)


@FEW
@given(knapsacks(most=6, whole=True))
def test_by_order_each_option_is_funded_if_it_fits_with_those_above(question):
    _, use, limits = question
    _assume_fits(question)
    assume((use.values >= 0).all())
    places = {name: place for place, name in enumerate(use.options, start=1)}
    kept = np.zeros(len(use.options), dtype=int)
    for place in range(len(use.options)):
        kept[place] = 1
        kept[place] = _fits(kept, use, limits)

    found = portfolio_by_order(places, use, limits)

    assert found.chosen == _names(kept, use)
    assert (found.method, found.value) == ("order", kept.sum())


def test_by_order_ties_fund_as_many_as_possible_and_blanks_stand_beside():
    places = {"ward": 1, "home": 1, "gps": 1, "team": None}
    found = portfolio_by_order(places, USE, LIMITS, values=VALUES)

    assert len(found.chosen) == 2
    assert "team" not in found.chosen
    with pytest.raises(OutOfRange):
        portfolio_by_order(places | {"team": 0}, USE, LIMITS)


def test_a_conflict_is_smallest():
    conditions = [Must(("ward",)), AtLeast(2, ("ward", "home")), MustNot(("gps",))]
    said = smallest_conflict(VALUES, USE, LIMITS | {"kroner": 110.0}, conditions)

    assert [str(part) for part in said] == [
        "The limit of 110 on kroner.",
        "At least 2 of ward, home.",
    ]
    assert smallest_conflict(VALUES, USE, LIMITS) == ()


def _assume_fits(question):
    try:
        best_portfolio(*question)
    except NothingFits:
        assume(False)


def _fits(taken, use, limits):
    sums = np.array(taken) @ use.values
    pairs = zip(sums, (limits[name] for name in use.criteria), strict=True)
    return all(limit is None or used <= limit + 1e-9 for used, limit in pairs)


def _names(taken, use):
    return tuple(name for name, on in zip(use.options, taken, strict=True) if on)


def _value(taken, values):
    return sum(value for value, on in zip(values.values(), taken, strict=True) if on)
