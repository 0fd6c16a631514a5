"""What a reader is told before figures are compared (cases B1–B7)."""

from __future__ import annotations

import pytest
from small_rounds import assessor, cost, judgement, option, small_round

from samvekt.bridge.cautions import cautions

EVIDENCE = {"id": "k1", "kind": "trial", "source": "Kilde", "setting": "47 andre kommuner"}


def values(round_):
    return [dict(said.values) for said in cautions(round_)]


def test_a_plain_round_needs_no_caution():
    assert cautions(small_round([option("A", costs=[cost(1, price_year=2027)])])) == ()


def test_b4_a_proposal_is_held_against_the_whole_range_of_the_need():
    need = cost({"low": 14_888, "best": 17_000, "high": 22_981})
    funded = option("R07", costs=[need], funding=[{"by": "Rådet", "years": {2027: 2500}}])

    (said,) = values(small_round([funded]))

    assert (said["option"], said["by"], said["year"]) == ("R07", "Rådet", "2027")
    assert f"{said['least']:.0%}" == "11%"
    assert f"{said['most']:.0%}" == "17%"


@pytest.mark.parametrize(
    ("need", "funding"),
    [
        (cost(1000), {"by": "X", "years": {2027: 1000}}),  # covers all
        (cost(-1000), {"by": "X", "years": {2027: 10}}),  # a saving needs no cover
        (cost(1000, unit="GBP"), {"by": "X", "years": {2027: 10}}),  # another currency
        (cost(1000), {"by": "X", "years": {2028: 10}}),  # another year
    ],
)
def test_a_proposal_that_cannot_be_held_against_a_need_says_nothing(need, funding):
    round_ = small_round([option("A", costs=[need], funding=[funding])])

    assert not any("least" in said for said in values(round_))


def test_a_proposal_in_millions_is_held_against_a_need_in_thousands():
    funded = option(
        "A", costs=[cost(4000)], funding=[{"by": "X", "unit": "MNOK", "years": {2027: 1}}]
    )

    (said,) = values(small_round([funded]))

    assert said["least"] == said["most"] == 0.25


def test_b5_a_figure_from_another_setting_carries_the_setting():
    effect = {
        "kind": "own",
        "label": "Funksjon",
        "amount": 1.61,
        "other_setting": True,
        "evidence": ["k1"],
    }
    round_ = small_round([option("R03", effects=[effect])], evidence=[EVIDENCE])

    assert {"option": "R03", "label": "Funksjon", "setting": ("47 andre kommuner",)} in values(
        round_
    )


def test_b6_mixed_price_years_are_told_with_first_and_last():
    years = [option(str(y), costs=[cost(1, price_year=y)]) for y in (2012, 2023, 2015)]

    assert {"first": "2012", "last": "2023"} in values(small_round(years))


def test_b6_one_price_year_is_no_caution_but_a_missing_one_beside_it_is():
    stated = option("A", costs=[cost(1, price_year=2027)])
    silent = option("B", costs=[cost(1)])

    assert values(small_round([stated, silent])) == [{"options": ("B",)}]


def test_b7_an_average_saving_is_told_for_the_option():
    closing = option("R13", change="stop", costs=[cost(-686, basis="average")])

    assert {"option": "R13"} in values(small_round([closing]))


def test_another_currency_is_told_once_for_each():
    foreign = option("A", costs=[cost(1, unit="GBP"), cost(2, unit="GBP"), cost(1, unit="kEUR")])

    told = [said["currency"] for said in values(small_round([foreign])) if "currency" in said]

    assert sorted(told) == ["EUR", "GBP"]


def test_people_in_other_units_are_told():
    odd = option(
        "A",
        personnel=[
            {"profession": "x", "unit": "teams", "years": {2027: 1}},
            {"profession": "y", "per": "institution", "years": {2027: 1}},
        ],
    )

    assert values(small_round([odd])) == [{"option": "A", "unit": "teams"}, {"option": "A"}]


def test_options_from_several_places_are_told():
    places = [option("A", place="Bergen"), option("B", place="Sandnes"), option("C")]

    assert values(small_round(places)) == [{"places": ("Bergen", "Sandnes")}]


def test_a_disqualified_assessor_is_told_with_the_reason():
    out = assessor("a1", disqualified=True)
    out["impartiality"]["reason"] = "Søsteren leder tiltaket"
    round_ = small_round([option("A")], [judgement("a1", "A", "benefit", "large")], assessors=[out])

    assert values(round_) == [{"assessor": "a1", "reason": "Søsteren leder tiltaket"}]


def test_what_is_made_up_is_said_first():
    made_up = assessor("a1") | {"illustrative": True, "name": "Vurderer 1"}
    round_ = small_round([option("A")], assessors=[made_up], illustration="Oppdiktet.")

    assert values(round_)[:2] == [{"text": "Oppdiktet."}, {"assessors": ("Vurderer 1",)}]
