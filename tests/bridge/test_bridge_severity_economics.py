"""Severity by a national rule, and what a good life year is held against."""

from __future__ import annotations

from decimal import Decimal

import pytest
from small_rounds import LIBRARY, cost, option, small_round

from samvekt.bridge.economics import perspectives_of, references_of, treatment_effects
from samvekt.bridge.ranking import suggest
from samvekt.bridge.severity import severity_of, severity_of_options
from samvekt.core.errors import InputError, NotCovered
from samvekt.core.ranking.result import DOMINANT
from samvekt.reference.library import Library, UnknownRecord


def test_the_published_case_comes_out_as_printed():
    result = severity_of(61, Decimal("15.89"), LIBRARY).result

    assert (result.expected, result.shortfall) == (Decimal("20.8"), Decimal("4.91"))
    assert (result.severity_class, result.weight, result.reference_cost) == (
        2,
        Decimal("1.4"),
        385000,
    )


@pytest.mark.parametrize("age", [0, 20, 39, 91, 120])
def test_an_age_the_norm_does_not_have_is_refused(age):
    with pytest.raises(NotCovered):
        severity_of(age, Decimal(5), LIBRARY)


def test_without_a_prognosis_there_is_no_class():
    result = severity_of(61, None, LIBRARY).result

    assert (result.expected, result.severity_class) == (Decimal("20.8"), None)


def test_a_prognosis_above_the_norm_is_told_and_gives_no_class():
    result = severity_of(61, Decimal(30), LIBRARY).result

    assert result.severity_class is None
    assert result.reason is not None


@pytest.mark.parametrize("name", ["nokso", "dmp-2024"])
def test_an_unknown_norm_is_refused(name):
    with pytest.raises(UnknownRecord):
        severity_of(61, Decimal(5), LIBRARY, norm=name)


@pytest.mark.parametrize("norm", [e.name for e in LIBRARY.names("quality_norm")])
@pytest.mark.parametrize("rule", [e.name for e in LIBRARY.names("severity_rule")])
@pytest.mark.parametrize("table", [None, "ssb-2019", "ssb-2025", "hmd-2010"])
def test_each_norm_rule_and_life_table_gives_an_answer_with_a_verdict_or_a_refusal(
    norm, rule, table
):
    try:
        answer = severity_of(61, Decimal("5.5"), LIBRARY, norm=norm, rule=rule, life_table=table)
    except InputError:
        return
    assert answer.verdict.level != "refused"
    assert (answer.life_table is None) == (table is None)


def ill(name, age, remaining, **fields):
    severity = {"age": age, "remaining_good_life_years": remaining}
    return option(name, severity=severity, **fields)


def effect(amount):
    return {"kind": "good_life_years", "amount": amount}


def test_an_option_the_norm_does_not_cover_does_not_stop_the_others():
    round_ = small_round([ill("A", 61, 15.89), ill("B", 25, 5), option("C")])

    found = severity_of_options(round_, LIBRARY)

    assert found.answers["A"].result.severity_class == 2
    assert (found.answers["B"], found.answers["C"]) == (None, None)
    assert [said.values["option"] for said in found.refused] == ["B"]


def test_the_reference_rule_ranks_what_it_can_and_says_why_not_the_rest():
    young = ill("B", 25, 5, effects=[effect(1)], costs=[cost(100, per="recipient")])
    old = ill("A", 61, 15.89, effects=[effect(1)], costs=[cost(100, per="recipient")])
    suggestion = suggest(small_round([old, young]), "reference", LIBRARY)

    assert suggestion.ranking.of("A").place == 1
    assert suggestion.ranking.of("B").missing == ("reference",)
    assert any(said.values.get("option") == "B" for said in suggestion.said)


def test_references_tell_rule_standing_and_span():
    known = references_of(small_round([ill("A", 61, 15.89)]), LIBRARY)

    assert known.by_option == {"A": 385000.0}
    assert known.rule == "magnussen-2015@1"
    assert known.span.low < 385000 < known.span.high


def by_two_rules(other):
    severity = {"age": 61, "remaining_good_life_years": 15.89}
    return [
        option("A", severity=severity),
        option("B", severity=severity | {"rule": other}),
    ]


def test_a_rule_that_does_not_go_with_the_norm_is_refused_for_that_option():
    known = references_of(small_round(by_two_rules("nice-2022")), LIBRARY)

    assert known.by_option == {"A": 385000.0, "B": None}
    assert [said.values["option"] for said in known.said if "why" in said.values] == ["B"]


def test_two_rules_in_one_round_are_told_apart(tmp_path):
    copy = tmp_path / "regel.yaml"
    copy.write_text(LIBRARY.fork("severity_rule", "magnussen-2015", "var-regel"), "utf-8")
    LIBRARY.add(copy, tmp_path / "lokalt")
    library = Library.with_local(tmp_path / "lokalt")

    known = references_of(small_round(by_two_rules("var-regel"), library=library), library)

    assert known.rule is None
    assert any(len(said.values.get("rules", ())) == 2 for said in known.said)


def of_recipient(**fields):
    round_ = small_round([option("A", **fields)])
    return treatment_effects(round_, references_of(round_, LIBRARY))["A"]


def test_cost_and_effect_are_those_of_one_recipient():
    found = of_recipient(
        effects=[effect(0.91)], costs=[{"years": {2027: 10, 2028: 5}, "per": "recipient"}]
    )

    assert (found.cost, found.effect) == (15e3, 0.91)


@pytest.mark.parametrize(
    "costs",
    [
        [],
        [cost(100)],
        [cost(100, per="recipient", unit="GBP")],
        [cost(100, per="recipient"), cost(9, per="recipient", unit="GBP")],
        [cost(100, per="recipient"), cost(100)],
        [cost({"low": 1}, per="recipient")],
        [cost(-100, per="recipient", basis="average")],
    ],
    ids=range(7),
)
def test_a_cost_that_is_not_whole_for_each_recipient_is_unknown(costs):
    assert of_recipient(effects=[effect(1)], costs=costs).cost is None


@pytest.mark.parametrize(
    "effects", [[], [effect(1), effect(2)], [{**effect(1), "per": "option"}]], ids=range(3)
)
def test_an_effect_that_is_missing_or_ambiguous_is_unknown(effects):
    assert of_recipient(effects=effects).effect is None


def test_an_option_that_is_better_and_cheaper_is_said_to_be_so_without_a_ratio():
    better = ill("A", 61, 15.89, effects=[effect(1)], costs=[cost(-10, per="recipient")])

    line = suggest(small_round([better]), "reference", LIBRARY).ranking.of("A")

    assert (line.category, line.score) == (DOMINANT, None)


def test_perspectives_stand_side_by_side_where_all_costs_are_known():
    patient = cost(30, per="recipient", perspective="patient_and_relatives")
    round_ = small_round(
        [
            option("A", effects=[effect(1)], costs=[cost(10, per="recipient"), patient]),
            option("B", effects=[effect(1)], costs=[patient]),
            option("C", effects=[effect(1)], costs=[cost(10, per="recipient"), cost(10)]),
            option("D", costs=[cost(10, per="recipient")]),
        ]
    )

    assert set(perspectives_of(round_)) == {"A"}
