"""Costs, people and recipients: never added across currencies, never zero when unknown."""

from __future__ import annotations

import pytest
from small_rounds import cost, option, small_round

from samvekt.bridge.figures import (
    best_of,
    costs_in_kroner,
    counted_years,
    currency_of,
    in_whole,
    person_years,
    recipients,
    whole_sum,
)
from samvekt.formats.dossier.pieces import Estimate


def amounts(*options, **more):
    return costs_in_kroner(small_round(options, **more)).amounts


@pytest.mark.parametrize(
    ("unit", "currency", "size"),
    [("NOK", "NOK", 1), ("kNOK", "NOK", 1e3), ("MNOK", "NOK", 1e6), ("kGBP", "GBP", 1e3)],
)
def test_a_unit_has_a_currency_and_a_size(unit, currency, size):
    assert (currency_of(unit), in_whole(unit)) == (currency, size)


def test_thousands_and_millions_become_kroner():
    found = amounts(
        option("A", costs=[cost(3600)]),
        option("B", costs=[cost(3.6, unit="MNOK")]),
        option("C", costs=[cost(3_600_000, unit="NOK")]),
    )

    assert found == {"A": 3.6e6, "B": 3.6e6, "C": 3.6e6}


def test_a_saving_stays_negative():
    assert amounts(option("A", costs=[cost(-3600)])) == {"A": -3.6e6}


def test_pounds_alone_give_no_sum():
    assert amounts(option("A", costs=[cost(100, unit="GBP")])) == {"A": None}


def test_kroner_beside_pounds_are_not_the_whole_sum():
    both = option("A", costs=[cost(100), cost(100, unit="GBP")])

    assert amounts(both) == {"A": None}


def test_an_option_without_costs_is_unknown_and_not_free():
    assert amounts(option("A"), option("B", costs=[cost(0)])) == {"A": None, "B": 0}


def test_an_average_is_never_taken_for_a_saving():
    closing = option("A", change="stop", costs=[cost(-2000, basis="average")])

    assert amounts(closing) == {"A": None}


def test_the_rest_is_not_the_sum_when_an_average_saving_falls_out():
    closing = option("A", change="stop", costs=[cost(-2000, basis="average"), cost(300)])

    assert amounts(closing) == {"A": None}


def test_a_negative_average_is_left_out_also_when_something_starts():
    assert amounts(option("A", costs=[cost(-2000, basis="average")])) == {"A": None}


@pytest.mark.parametrize("basis", ["marginal", "not_stated"])
def test_a_saving_that_is_no_average_counts(basis):
    assert amounts(option("A", change="stop", costs=[cost(-686, basis=basis)])) == {"A": -686e3}


def test_an_average_cost_of_something_new_counts():
    assert amounts(option("A", costs=[cost(500, basis="average")])) == {"A": 500e3}


def test_costs_of_others_do_not_count_for_the_service():
    mixed = option("A", costs=[cost(100), cost(40, perspective="patient_and_relatives")])

    assert amounts(mixed) == {"A": 100e3}


def test_a_cost_for_each_recipient_is_multiplied_by_recipients():
    per = cost(5, per="recipient")

    found = amounts(option("A", costs=[per], recipients_per_year=20), option("B", costs=[per]))

    assert found == {"A": 100e3, "B": None}


def test_a_range_without_a_best_estimate_gives_no_amount():
    assert amounts(option("A", costs=[cost({"low": 1, "high": 9})])) == {"A": None}
    assert best_of(Estimate(low=1, high=9)) is None
    assert best_of(None) is None


FOUR = (2027, 2028, 2029, 2030)
ALL_YEARS = option("A", costs=[{"years": dict.fromkeys(FOUR, 10)}])
FIRST_YEAR = option("B", costs=[cost(10)])


def test_all_plan_years_are_counted_when_every_cost_gives_them():
    round_ = small_round([ALL_YEARS], frame={"plan_years": FOUR})

    assert counted_years(round_) == FOUR
    assert costs_in_kroner(round_).amounts == {"A": 40e3}


def test_only_the_first_plan_year_is_counted_when_one_cost_lacks_the_others():
    round_ = small_round([ALL_YEARS, FIRST_YEAR], frame={"plan_years": FOUR})

    assert counted_years(round_) == (2027,)
    assert costs_in_kroner(round_).amounts == {"A": 10e3, "B": 10e3}


def test_a_cost_for_each_recipient_has_a_say_in_the_years_counted():
    per = option("B", costs=[cost(1, per="recipient")], recipients_per_year=3)
    round_ = small_round([ALL_YEARS, per], frame={"plan_years": FOUR})

    assert costs_in_kroner(round_).amounts == {"A": 10e3, "B": 3e3}


def test_a_year_that_is_not_given_is_not_zero():
    late = option("B", costs=[cost(10, year=2028)])
    round_ = small_round([ALL_YEARS, late], frame={"plan_years": FOUR})

    assert costs_in_kroner(round_).amounts["B"] is None


def test_without_plan_years_the_years_given_are_the_plan():
    assert counted_years(small_round([ALL_YEARS])) == FOUR
    assert counted_years(small_round([option("A")])) == ()
    assert counted_years(small_round()) == ()


def test_foreign_costs_do_not_decide_the_years():
    pounds = option("B", costs=[cost(10, unit="GBP")])
    round_ = small_round([ALL_YEARS, pounds], frame={"plan_years": FOUR})

    assert counted_years(round_) == FOUR


def people(**fields):
    return {"profession": "sykepleier", "years": {2027: 2}, **fields}


def test_person_years_are_added_over_professions():
    round_ = small_round([option("A", personnel=[people(), people(profession="lege")])])

    assert person_years(round_).amounts == {"A": 4}


@pytest.mark.parametrize("odd", [people(unit="teams"), people(per="institution")])
def test_teams_and_people_for_each_institution_are_not_person_years(odd):
    round_ = small_round([option("A", personnel=[odd]), option("B", personnel=[people(), odd])])

    assert person_years(round_).amounts == {"A": None, "B": None}


def test_nobody_named_is_unknown_and_not_nobody():
    assert person_years(small_round([option("A")])).amounts == {"A": None}


def test_recipients_are_known_or_blank():
    round_ = small_round([option("A", recipients_per_year=7), option("B")])

    assert recipients(round_) == {"A": 7, "B": None}


def test_a_sum_is_whole_or_not_at_all():
    assert whole_sum([1.0, 2.0]) == 3.0
    assert whole_sum([1.0, None]) is None
    assert whole_sum([]) is None
