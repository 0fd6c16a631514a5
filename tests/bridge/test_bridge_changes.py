"""What changed between two rounds, in words a council understands."""

from __future__ import annotations

import typing
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

import pytest
from frozen_rounds import NOON, QUICK, quick_content, quick_round
from hypothesis import given, settings
from hypothesis import strategies as st
from small_rounds import LIBRARY

from samvekt.bridge.changes import GROUPS, changes_between
from samvekt.bridge.changes.field_words import ASKED, FIELDS
from samvekt.bridge.changes.groups import OF_FIELD, group_of
from samvekt.bridge.changes.names import Names
from samvekt.bridge.changes.nearly import nearly
from samvekt.bridge.changes.result_words import RESULTS
from samvekt.bridge.changes.sides import Side, side_of
from samvekt.bridge.changes.tree import Step, differences
from samvekt.bridge.changes.usual import filled_in, models
from samvekt.bridge.changes.value_words import VALUES
from samvekt.bridge.changes.values import both
from samvekt.bridge.freezing import freeze
from samvekt.bridge.outcome import outcome_of
from samvekt.bridge.results import work_out
from samvekt.core.message import message
from samvekt.core.ranking.result import CATEGORY_WORDS, RULE_WORDS
from samvekt.formats.dossier import Round
from samvekt.formats.reading import read_round, round_from
from samvekt.formats.writing import plain
from samvekt.language import say

EXAMPLES = Path(__file__).parents[2] / "examples"
TOWN = read_round(EXAMPLES / "kommunal-runde.yaml", LIBRARY)


def after(change, round_: Round | None = None) -> list[str]:
    """The sentences for what a change to the content of a round does."""
    round_ = round_ or quick_round()
    content = plain(round_)
    change(content)
    changed = round_from(content, where="test", library=LIBRARY)
    found = changes_between(side_of(round_, LIBRARY), side_of(changed, LIBRARY))
    return [str(one.said) for one in found.changes]


def test_the_same_round_has_no_changes():
    assert after(lambda content: None) == []


def test_a_changed_cost_is_told_with_year_and_unit():
    def dearer(content):
        content["options"][0]["costs"][0]["years"]["2027"] = 1250

    assert after(dearer) == [
        "A Trygg heim, cost (operating), 2027: from 100 to 1,250, in thousand kroner."
    ]


def test_an_estimate_that_gets_ends_is_told_whole():
    def unsure(content):
        content["options"][0]["costs"][0]["years"]["2027"] = {"low": 80, "best": 100, "high": 150}

    (said,) = after(unsure)

    assert "from 100 to 100 (80 to 150), in thousand kroner" in said


def test_a_changed_judgement_names_who_on_what_and_the_levels_in_words():
    def milder(content):
        content["judgements"][0]["level"] = "small"

    assert after(milder) == ["a1 on A Trygg heim, benefit: from very large to small."]


def test_a_judgement_that_is_taken_out_is_told():
    (said,) = after(lambda content: content["judgements"].pop(0))

    assert said.startswith("a1 on A Trygg heim, benefit: removed.")


def test_options_come_and_go_by_name():
    def other(content):
        content["options"].append({"id": "C", "name": "Ny kafé", "change": "start"})

    assert after(other) == ["C Ny kafé: new."]


def test_a_renamed_option_is_the_same_option():
    (said,) = after(lambda content: content["options"][0].update(name="Trygg hjem"))

    assert said == "A Trygg hjem, name: from “Trygg heim” to “Trygg hjem”."


def renumber(content: Any, old: str, new: str) -> Any:
    """Content with another id for an option wherever it stands alone."""
    if isinstance(content, dict):
        return {key: renumber(value, old, new) for key, value in content.items()}
    if isinstance(content, list):
        return [renumber(value, old, new) for value in content]
    return new if content == old else content


def test_a_renumbered_option_with_the_same_name_is_told_as_such_and_nothing_else():
    content = renumber(plain(TOWN), "R01", "T99")
    other = round_from(content, where="test", library=LIBRARY)

    found = changes_between(side_of(TOWN, LIBRARY), side_of(other, LIBRARY))

    assert [str(one.said) for one in found.changes] == [
        "T99 Elektronisk medisindispenser: it had the id R01."
    ]


def test_a_renumbered_option_keeps_its_results():
    content = renumber(plain(quick_round()), "A", "Z")
    other = round_from(content, where="test", library=LIBRARY)
    results = [outcome_of(work_out(one, LIBRARY, QUICK)) for one in (quick_round(), other)]

    found = changes_between(
        replace(side_of(quick_round(), LIBRARY), results=results[0]),
        replace(side_of(other, LIBRARY), results=results[1]),
    )

    assert [one.difference.kind for one in found.changes] == ["renumbered"]


def test_two_options_of_one_name_are_not_taken_for_each_other():
    def two_alike(content):
        content["options"] += [
            {"id": one, "name": "Trygg heim", "change": "start"} for one in ("C", "D")
        ]

    assert after(two_alike) == ["C Trygg heim: new.", "D Trygg heim: new."]


def test_another_order_of_the_options_is_told():
    (said,) = after(lambda content: content["options"].reverse())

    assert said == "option: they stand in another order."


def test_a_changed_limit_is_told():
    def more(content):
        content["limits"]["budgets"][0]["years"]["2027"] = 450.5

    assert after(more) == ["budget (“Rammen”), 2027: from 300 to 450.5, in thousand kroner."]


def test_weights_are_told_for_each_stakeholder():
    def heavier(content):
        content["weights"][0]["points"]["benefit"] += 10
        content["weights"][0]["total"] = 110

    sentences = after(heavier, TOWN)

    assert all("the weights of" in said for said in sentences)
    assert any("benefit: from" in said for said in sentences)


def test_a_long_text_is_told_around_what_differs():
    start, end = "Vi ønsker " * 30, " og det haster." * 30

    (said,) = after(
        lambda content: content["frame"].update(situation=f"{start}dette{end}"),
        round_from(
            {
                **plain(quick_round()),
                "frame": {**plain(quick_round())["frame"], "situation": f"{start}noe{end}"},
            },
            where="test",
            library=LIBRARY,
        ),
    )

    assert len(said) < 400
    assert "noe" in said
    assert "dette" in said


def test_what_is_filled_in_and_what_is_taken_away_is_told():
    def fill(content):
        content["options"][0]["note"] = "Husk dette"

    filled = round_from(plain(quick_round()), where="test", library=LIBRARY)
    content = plain(filled)
    fill(content)
    with_note = round_from(content, where="test", library=LIBRARY)

    assert after(fill) == ["A Trygg heim, note: set to “Husk dette”."]
    assert after(lambda one: one["options"][0].pop("note"), with_note) == [
        "A Trygg heim, note: no longer given; it was “Husk dette”."
    ]


@pytest.mark.parametrize(
    ("before", "now", "says"),
    [
        ("2026-11-22", "2026-12-01", "22.11.2026 til 01.12.2026"),
        ("2026-11-22", "2026-13-45", "22.11.2026 til «2026-13-45»"),
    ],
)
def test_days_are_written_as_the_reader_writes_them(before, now, says):
    path = (Step("frame"), Step("as_of"))

    first, second = both(path, before, now, Names())

    assert say(message("{first} til {second}", first=first, second=second), "nb") == says


@pytest.mark.parametrize(
    ("before", "now", "says"),
    [
        (0.5, 0.57, "50%, 57%"),
        (0.5, 0.501, "0.5, 0.501"),
        (0.123456789, 0.123456780, "0.123456789, 0.12345678"),
        (1250000.0, 1250001.0, "1,250,000, 1,250,001"),
    ],
)
def test_two_numbers_are_written_as_shortly_as_shows_that_they_differ(before, now, says):
    path = (Step("results"), Step("firmness"), Step("pooled"), Step("A"), Step("top"))

    assert ", ".join(str(one) for one in both(path, before, now, Names())) == says


def test_what_was_usual_is_told_by_its_value():
    (said,) = after(lambda one: one["options"][0]["costs"][0].update(per="recipient"))

    assert said.endswith("counted for each: from option to recipient.")


def frozen_side(content: dict[str, Any]) -> Side:
    """A frozen round as one side."""
    round_ = round_from(content["round"], where="test", library=LIBRARY)
    return replace(
        side_of(round_, LIBRARY),
        asked=content["asked"],
        records=content["records"],
        results=content["results"],
        software={"method_version": content["software"]["method_version"]},
    )


def test_another_method_version_is_told_under_calculation():
    other = quick_content()
    other["software"]["method_version"] = 2

    (change,) = changes_between(frozen_side(quick_content()), frozen_side(other)).changes

    assert (change.group, str(change.said)) == ("calculation", "method version: from 1 to 2.")


def test_places_that_moved_and_the_best_set_are_told_last():
    content = plain(quick_round())
    for one in content["judgements"]:
        one["option"] = {"A": "B", "B": "A"}[one["option"]]
    turned = round_from(content, where="test", library=LIBRARY)
    before, later = quick_content(), freeze(turned, LIBRARY, QUICK, at=NOON)

    found = changes_between(frozen_side(before), frozen_side(later))

    told = [str(one.said) for one in found.under("results")]
    assert "severity as a cap, A Trygg heim, place: from 1 to 2." in told
    assert found.changes[-1].group == "results"
    assert found.others


def test_another_seed_is_told_under_calculation():
    other = quick_content()
    other["asked"]["firmness"]["seed"] = 7

    found = changes_between(frozen_side(quick_content()), frozen_side(other))

    (change,) = found.changes
    assert change.group == "calculation"
    assert str(change.said) == "firmness, seed of the draws: from 1 to 7."


def test_the_weights_that_follow_are_told_with_whose_they_are():
    before, later = quick_content(), quick_content()
    for content, weight in ((before, 0.4), (later, 0.25)):
        content["results"]["weights"] = {"Rådet": {"weights": {"benefit": weight}}}

    (change,) = changes_between(frozen_side(before), frozen_side(later)).changes

    assert str(change.said) == "weights, Rådet, benefit: from 0.4 to 0.25."


def test_a_table_in_another_version_is_told_under_calculation():
    other = quick_content()
    other["records"][0]["checksum"] = "0" * 64

    found = changes_between(frozen_side(quick_content()), frozen_side(other))

    assert {one.group for one in found.changes} == {"calculation"}


@settings(max_examples=100)
@given(st.data())
def test_any_one_changed_leaf_of_a_real_round_is_told_alone(data):
    side = side_of(TOWN, LIBRARY)
    leaves = list(places(side.round))
    place = data.draw(st.sampled_from(leaves))
    other = changed_at(side.round, place)

    found = differences(side.round, other)

    assert len(found) >= 1
    assert found[0].path[0].field == place[0]


def places(content: Any, place: tuple[Any, ...] = ()) -> typing.Iterator[tuple[Any, ...]]:
    """Where each leaf stands."""
    inner = content.items() if isinstance(content, dict) else enumerate(content)
    for key, value in inner:
        if isinstance(value, (dict, list)):
            yield from places(value, (*place, key))
        else:
            yield (*place, key)


def changed_at(content: Any, place: tuple[Any, ...]) -> Any:
    """The content with another leaf at one place."""
    key, *rest = place
    copy = dict(content) if isinstance(content, dict) else list(content)
    copy[key] = changed_at(content[key], tuple(rest)) if rest else f"{content[key]}!"
    return copy


def literals(kind: Any) -> set[Any]:
    """The fixed values an annotation allows."""
    if typing.get_origin(kind) is Literal:
        return set(typing.get_args(kind))
    return {value for part in typing.get_args(kind) for value in literals(part)}


MODELS = list(models(Round))


def test_every_field_of_the_dossier_has_words():
    fields = {name for model in MODELS for name in model.model_fields}

    assert fields - set(FIELDS) == set()


def test_every_fixed_value_of_the_dossier_has_words():
    values = {
        f"{name}.{value}"
        for model in MODELS
        for name, field in model.model_fields.items()
        for value in literals(field.annotation)
        if isinstance(value, str)
    }
    elsewhere = {f"rule.{name}" for name in RULE_WORDS}
    elsewhere |= {f"category.{name}" for name in CATEGORY_WORDS}

    assert values - set(VALUES) - elsewhere == set()


def test_every_field_at_the_top_has_a_heading():
    assert set(Round.model_fields) <= set(OF_FIELD)
    assert set(OF_FIELD.values()) <= set(GROUPS)
    assert group_of((Step("options"), Step("costs"))) == "estimates"


def test_every_key_of_the_results_has_words():
    own = {"A", "B", "Rammen 2027", *RULE_WORDS, "benefit", "resources", "proportionality"}
    content = outcome_of(work_out(TOWN, LIBRARY, QUICK))
    content = {key: value for key, value in content.items() if key != "basis"}
    names = {one.id for one in TOWN.options} | {one.stakeholder for one in TOWN.weights}

    assert keys_of(content) - own - names - set(RESULTS) - limits_and_levels() == set()


def limits_and_levels() -> set[str]:
    """The names of limits and levels in the round of the example."""
    side = side_of(TOWN, LIBRARY)
    found = outcome_of(work_out(TOWN, LIBRARY, QUICK))["portfolio"]["limits"]
    return {*found, *(level for _, level in side.names.levels)}


def keys_of(content: Any) -> set[str]:
    """Every key in plain content."""
    if isinstance(content, dict):
        return set(content).union(*map(keys_of, content.values()))
    return set().union(*map(keys_of, content)) if isinstance(content, list) else set()


def test_every_key_that_is_asked_for_has_words():
    assert keys_of(quick_content()["asked"]) - set(ASKED) == set()


def test_all_words_stand_in_three_languages():
    for table in (FIELDS, ASKED, RESULTS, VALUES, GROUPS):
        assert all(words.nb and words.nn and words.en for words in table.values())


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("kind", "operating", False),
        ("kind", "investment", True),
        ("unit", "kNOK", True),
        ("note", None, False),
        ("impartiality", {"disqualified": False, "declared_on": None}, False),
    ],
)
def test_what_is_left_as_usual_need_not_be_told(field, value, says):
    assert filled_in(field, value) is says


@pytest.mark.parametrize(
    ("stored", "again", "same"),
    [
        (0.1 + 0.2, 0.3, True),
        (0.0, 1e-12, True),
        (1e6, 1e6 + 1e-5, True),
        (1e6, 1e6 + 1.0, False),
        (0.25, 0.2500001, False),
        (3, 4, False),
        (10**15, 10**15 + 1, False),
        (True, 1, False),
        (None, 0, False),
        ("1", 1, False),
    ],
)
def test_numbers_agree_as_far_as_the_last_bits(stored, again, same):
    assert nearly(stored, again) is same


def test_a_result_that_can_no_longer_be_worked_out_is_told_in_one_short_sentence():
    def without_limits(content):
        content.pop("limits")

    before, changed = quick_round(), plain(quick_round())
    without_limits(changed)
    after_it = round_from(changed, where="test", library=LIBRARY)
    sides = [
        replace(side_of(one, LIBRARY), results=outcome_of(work_out(one, LIBRARY, QUICK)))
        for one in (before, after_it)
    ]

    told = [str(one.said) for one in changes_between(*sides).changes]

    assert "the best set: can no longer be worked out." in told
    assert all(len(one) < 200 for one in told)
