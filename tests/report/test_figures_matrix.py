"""Options in the priority matrix stand where they belong, and none covers another."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samvekt.report.figures.matrix_layout import BANDS, Spot, lanes_of, plan_of

AMOUNTS = st.one_of(st.none(), st.floats(-1e7, 1e9).filter(lambda amount: abs(amount) > 1))


@st.composite
def spots(draw):
    count = draw(st.integers(1, 40))
    return [
        Spot(
            f"T{at}",
            f"T{at}",
            {},
            draw(st.one_of(st.none(), st.floats(0, 100))),
            draw(AMOUNTS),
            draw(st.one_of(st.none(), st.floats(1, 1e4))),
            draw(st.booleans()),
            draw(st.floats(2.5, 22)),
        )
        for at in range(count)
    ]


def reach(placed):
    spot = placed.spot
    beside = spot.wide - 2 * spot.ring
    before = beside if placed.before else 0.0
    return placed.x - spot.ring - before, placed.x + spot.ring + beside - before


@given(spots())
def test_every_option_is_placed_once_and_none_covers_another(given_spots):
    lanes = list(lanes_of(given_spots, plan_of(given_spots)))

    placed = [one.spot.option for lane in lanes for one in lane.placed]
    assert sorted(placed) == sorted(spot.option for spot in given_spots)
    for lane in lanes:
        for one, other in combinations(map(reach, lane.placed), 2):
            assert one[1] <= other[0] or other[1] <= one[0]


@given(spots())
def test_a_known_cost_stands_at_its_place_on_the_scale(given_spots):
    plan = plan_of(given_spots)

    for lane in lanes_of(given_spots, plan):
        for one in lane.placed:
            if one.spot.where == "costs":
                assert one.x == plan.axis.at(plan.unit.of(one.spot.cost))


@given(spots())
def test_the_band_is_that_of_the_value(given_spots):
    for lane in lanes_of(given_spots, plan_of(given_spots)):
        for one in lane.placed:
            if one.spot.value is None:
                assert lane.band == len(BANDS)
            else:
                assert BANDS[lane.band] <= one.spot.value <= BANDS[lane.band] + 20


@given(spots())
def test_lanes_are_high_enough_for_what_stands_in_them(given_spots):
    for lane in lanes_of(given_spots, plan_of(given_spots)):
        assert all(one.spot.high <= lane.height for one in lane.placed)


@pytest.mark.parametrize(("costs", "by_times"), [((100.0, 200.0), False), ((1.0, 1000.0), True)])
def test_costs_that_differ_by_many_times_are_drawn_by_times(costs, by_times):
    given_spots = [Spot("T1", "T1", {}, 50.0, cost * 1e4, None, False, 7.0) for cost in costs]

    assert plan_of(given_spots).axis.by_times is by_times
