"""Every rule on every example and on awkward rounds: a sound ranking or a clear refusal."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_rounds import (
    GUIDE,
    LIBRARY,
    cost,
    fully_judged,
    judgement,
    levels_of,
    option,
    small_round,
)

from samvekt.bridge.comparing import compare, places_by_rule
from samvekt.bridge.ranking import RULES, UnknownRule, suggest
from samvekt.core.errors import InputError, NotCovered, OutOfRange
from samvekt.core.ranking.result import (
    CATEGORY_WORDS,
    DO_NOT_DO,
    FREES_RESOURCES,
    NOT_ASSESSED,
    RESEARCH,
)
from samvekt.formats.reading import read_round

EXAMPLES = Path(__file__).parents[2] / "examples"
FILES = (*sorted(EXAMPLES.glob("*.yaml")), EXAMPLES / "bergen" / "bergen-tiltak.yaml")
ROUNDS = {path.stem: read_round(path, LIBRARY) for path in FILES}
SETS = [entry.name for entry in LIBRARY.names("criteria_set")]


def refuse_unsound(round_, suggestion):
    """What must hold for any ranking of any round."""
    lines = suggestion.ranking.lines
    assert sorted(line.option for line in lines) == sorted(o.id for o in round_.options)
    places = [line.place for line in lines if line.place is not None]
    assert places == sorted(places)
    for line in lines:
        if line.place is not None:
            assert line.best_place <= line.place <= line.worst_place
            assert line.place >= 1 + sum(place < line.place for place in places)
        if line.best_place is not None:
            assert 1 <= line.best_place <= line.worst_place <= len(lines)
        if line.missing:
            assert line.place is None
            assert line.score is None
        assert line.category is None or line.category in CATEGORY_WORDS
        assert set(line.possible_categories) <= set(CATEGORY_WORDS)
        assert line.reasons
    assert suggestion.status in {"official", "local", "suggested"}


def ranked_or_refused(round_, rule):
    try:
        suggestion = suggest(round_, rule, LIBRARY)
    except InputError:
        return None
    refuse_unsound(round_, suggestion)
    return suggestion


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("name", ROUNDS)
def test_every_rule_on_every_example_is_sound_or_refuses(name, rule):
    ranked_or_refused(ROUNDS[name], rule)


@pytest.mark.parametrize("rule", [r for r in RULES if r != "vgr-formula"])
def test_the_teaching_round_is_ranked_by_every_rule_made_for_it(rule):
    assert ranked_or_refused(ROUNDS["opplaering"], rule) is not None


def complete_round(criteria_set, names=("A", "B", "C")):
    """Everyone judged on everything, each option one level lower than the one before."""
    scales = levels_of(criteria_set)
    levels = {
        name: {key: keys[max(0, len(keys) - 1 - at)] for key, keys in scales.items()}
        for at, name in enumerate(names)
    }
    options = [
        option(
            name,
            costs=[cost(100)],
            recipients_per_year=10,
            personnel=[{"profession": "x", "years": {2027: 1}}],
        )
        for name in names
    ]
    return small_round(
        options,
        fully_judged(names, levels) if names else [],
        criteria={"set": criteria_set},
        orders=[{"assessor": "a1", "order": [[name] for name in names]}] if names else [],
    )


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("criteria_set", SETS)
def test_every_rule_on_every_criteria_set_is_sound_or_refuses(criteria_set, rule):
    ranked_or_refused(complete_round(criteria_set), rule)


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("names", [(), ("A",)], ids=["no options", "one option"])
def test_a_round_with_few_options_is_ranked_or_refused(names, rule):
    suggestion = ranked_or_refused(complete_round(GUIDE, names), rule)

    if suggestion and names and rule != "reference":
        assert suggestion.ranking.of("A").place == 1


@pytest.mark.parametrize("rule", [r for r in RULES if r not in {"panel", "vgr-formula"}])
def test_a_round_without_judgements_has_no_places(rule):
    suggestion = ranked_or_refused(small_round([option("A"), option("B")]), rule)

    assert suggestion.ranking.places == {}
    assert {line.score for line in suggestion.ranking.lines} == {None}


def test_the_panel_rule_refuses_when_nobody_has_ordered():
    with pytest.raises(OutOfRange):
        suggest(small_round([option("A")]), "panel", LIBRARY)


@pytest.mark.parametrize("rule", ["swedsih", "", "SWEDISH", "published"])
def test_an_unknown_rule_is_refused_with_the_rules_there_are(rule):
    with pytest.raises(UnknownRule) as refusal:
        suggest(small_round(), rule, LIBRARY)

    assert refusal.value.message.values["rules"] == tuple(RULES)


def test_an_unknown_stakeholder_is_refused_with_those_there_are():
    round_ = small_round(weights=[{"stakeholder": "Rådet", "method": "equal"}])

    with pytest.raises(OutOfRange) as refusal:
        suggest(round_, "additive", LIBRARY, "Radet")

    assert refusal.value.message.values["known"] == ("Rådet",)


def weighted_apart():
    """A is good and dear, B is neither; En looks at benefit, To at the use of resources."""
    scales = {
        "A": {"benefit": "large", "resources": "very_high"},
        "B": {"benefit": "small", "resources": "low"},
    }
    same = {"severity": "moderate", "proportionality": "moderate"}
    levels = {name: {**same, **given} for name, given in scales.items()}
    zero = dict.fromkeys(("benefit", "resources", "severity", "proportionality"), 0)
    return small_round(
        [option("A"), option("B")],
        fully_judged(("A", "B"), levels),
        weights=[
            {"stakeholder": "En", "method": "points", "points": zero | {"benefit": 100}},
            {"stakeholder": "To", "method": "points", "points": zero | {"resources": 100}},
        ],
    )


@pytest.mark.parametrize(("who", "first"), [(None, "A"), ("En", "A"), ("To", "B")])
def test_stakeholders_are_never_averaged(who, first):
    suggestion = suggest(weighted_apart(), "additive", LIBRARY, who)

    assert suggestion.ranking.lines[0].option == first
    assert suggestion.stakeholder == (who or "En")
    assert suggestion.ranking.of(first).score == 75


def test_a_stakeholder_who_weighs_only_resources_cannot_be_used_per_krone():
    with pytest.raises(OutOfRange):
        suggest(weighted_apart(), "per-krone", LIBRARY, "To")


def test_cost_stays_out_of_the_value_it_divides():
    suggestion = suggest(ROUNDS["opplaering"], "per-krone", LIBRARY)

    (kept_out,) = [s for s in suggestion.said if "criteria" in s.values]

    assert [words.en for words in kept_out.values["criteria"]] == ["resources", "proportionality"]


def test_what_saves_money_frees_resources_and_is_no_place():
    round_ = complete_round(GUIDE)
    saving = round_.options[0].model_copy(
        update={"costs": small_round([option("A", costs=[cost(-50)])]).options[0].costs}
    )
    round_ = round_.model_copy(update={"options": (saving, *round_.options[1:])})

    line = suggest(round_, "per-krone", LIBRARY).ranking.of("A")

    assert (line.place, line.category) == (None, FREES_RESOURCES)


def test_a_blank_cost_gives_no_place_per_krone():
    round_ = complete_round(GUIDE)
    blank = round_.options[0].model_copy(update={"costs": ()})
    round_ = round_.model_copy(update={"options": (blank, *round_.options[1:])})

    line = suggest(round_, "per-krone", LIBRARY).ranking.of("A")

    assert (line.place, line.score) == (None, None)


def test_an_option_nobody_judged_is_not_assessed_per_krone():
    round_ = small_round([option("A", costs=[cost(10)])])

    assert suggest(round_, "per-krone", LIBRARY).ranking.of("A").category == NOT_ASSESSED


OVERRIDES = [
    {"rule": "swedish", "option": "A", "place": 3, "reason": "Begrunnet.", "by": "Utvalget"},
    {"rule": "swedish", "option": "B", "category": RESEARCH, "reason": "Ny.", "by": "Utvalget"},
    {"rule": "cap", "option": "C", "place": 1, "reason": "Bare her.", "by": "Utvalget"},
]


def overridden(overrides):
    round_ = complete_round("sweden-national-model-2017")
    more = small_round(round_.options and [option(n) for n in "ABC"], overrides=overrides)
    return round_.model_copy(update={"overrides": more.overrides})


def test_an_override_stands_beside_the_suggestion_and_moves_nobody():
    plain = suggest(overridden([]), "swedish", LIBRARY).ranking
    decided = suggest(overridden(OVERRIDES), "swedish", LIBRARY).ranking

    assert decided.places == plain.places
    assert (decided.of("A").decided_place, decided.of("A").place) == (3, plain.of("A").place)
    assert decided.of("B").decided_category == RESEARCH
    assert decided.of("B").category == plain.of("B").category
    assert decided.of("C").override is None
    assert decided.of("A").override.by == "Utvalget"


def test_a_place_beyond_the_last_is_refused():
    with pytest.raises(OutOfRange):
        suggest(overridden([OVERRIDES[0] | {"place": 99}]), "swedish", LIBRARY)


@pytest.mark.parametrize(
    ("benefit", "certainty", "category"),
    [("none", "high", DO_NOT_DO), ("large", "very_low", RESEARCH)],
)
def test_categories_stay_outside_the_scale(benefit, certainty, category):
    made = [
        judgement("a1", "A", "severity", "very_large"),
        judgement("a1", "A", "benefit", benefit, certainty=certainty),
        judgement("a1", "A", "proportionality", "low"),
    ]

    line = suggest(small_round([option("A")], made), "swedish", LIBRARY).ranking.of("A")

    assert (line.place, line.score, line.category) == (None, None, category)


def test_severity_starts_the_swedish_procedure_and_the_record_is_named():
    suggestion = suggest(complete_round("sweden-national-model-2017"), "swedish", LIBRARY)

    assert suggestion.record == "swedish-procedure@1"
    assert suggestion.ranking.of("A").score == 3  # 1 for severity, 2 down for cost


def test_social_services_start_alike_and_say_why():
    suggestion = suggest(complete_round("sweden-social-services"), "swedish", LIBRARY)

    assert suggestion.record == "swedish-procedure-without-severity@1"
    assert suggestion.ranking.of("A").score == 3  # 1 for all, 2 down for cost
    assert any("reason" in said.values for said in suggestion.said)


@pytest.mark.parametrize("rule", ["swedish", "cap"])
@pytest.mark.parametrize("criteria_set", ["nou-2025-8", "who-integrate-1.0", "motala-2017"])
def test_a_rule_that_needs_severity_refuses_a_set_without_it(criteria_set, rule):
    with pytest.raises(NotCovered) as refusal:
        suggest(complete_round(criteria_set), rule, LIBRARY)

    assert refusal.value.message.values["criteria"].nb


def test_severity_may_not_cap_where_severity_is_left_out():
    with pytest.raises(NotCovered):
        suggest(complete_round("sweden-social-services"), "cap", LIBRARY)


def own(criteria, scales=None):
    words = {"nb": "x", "nn": "x", "en": "x"}
    return {
        "own": {
            "criteria": [
                {"words": words, "question": words, "source": "Egne", **entry} for entry in criteria
            ]
        },
        **({"scales": scales} if scales else {}),
    }


def test_criteria_and_scales_of_the_rounds_own_can_be_ranked():
    words = {"nb": "x", "nn": "x", "en": "x"}
    scale = {
        "levels": [
            {"key": "lite", "words": words, "value": 0, "description": words},
            {"key": "mye", "words": words, "value": 100, "description": words},
        ]
    }
    round_ = small_round(
        [option("A"), option("B")],
        [judgement("a1", "A", "ro", "lite"), judgement("a1", "B", "ro", "mye")],
        criteria=own([{"key": "ro", "role": "other", "scale": "min"}], {"min": scale}),
    )

    assert suggest(round_, "additive", LIBRARY).ranking.places == {"B": 1, "A": 2}


@pytest.mark.parametrize("rule", ["additive", "per-krone", "per-person-year", "swedish", "cap"])
def test_criteria_in_words_only_cannot_be_ranked(rule):
    round_ = small_round([option("A")], criteria=own([{"key": "ro", "role": "other"}]))

    with pytest.raises(InputError):
        suggest(round_, rule, LIBRARY)


def test_a_role_the_set_lacks_is_named_in_the_language_of_the_reader():
    suggestion = suggest(ROUNDS["opplaering"], "cap", LIBRARY)

    (left,) = [said for said in suggestion.said if "criteria" in said.values]

    assert [words.nb for words in left.values["criteria"]] == ["risiko"]


@pytest.mark.parametrize("name", ROUNDS)
def test_comparing_every_rule_keeps_what_has_nothing_to_say_apart(name):
    round_ = ROUNDS[name]

    found = compare(round_, LIBRARY, tuple(RULES))

    assert len(found.suggestions) + len(found.left_out) == len(RULES)
    assert set(places_by_rule(found)) == {o.id for o in round_.options}
    assert set(found.comparison.common) <= {o.id for o in round_.options}
    for one in found.decisive:
        assert one.spread_after < one.spread_before


def test_comparing_an_empty_round_says_nothing_and_does_not_fall():
    found = compare(small_round(), LIBRARY)

    assert places_by_rule(found) == {}
    assert found.decisive == ()


def test_comparing_only_rules_with_nothing_to_say_leaves_all_out():
    found = compare(small_round([option("A")]), LIBRARY, ["panel"])

    assert (found.suggestions, len(found.left_out)) == ((), 1)


def test_a_rule_named_twice_is_compared_once():
    found = compare(ROUNDS["opplaering"], LIBRARY, ["swedish", "cap", "swedish"])

    assert [one.rule for one in found.suggestions] == ["swedish", "cap"]
    assert len(found.comparison.distances) == 1


def test_comparing_with_an_unknown_rule_or_stakeholder_is_refused():
    with pytest.raises(UnknownRule):
        compare(ROUNDS["opplaering"], LIBRARY, ["swedish", "swedsih"])
    with pytest.raises(OutOfRange):
        compare(ROUNDS["opplaering"], LIBRARY, stakeholder="ingen")


def test_the_dossier_knows_the_same_rules_as_the_bridge():
    from typing import get_args

    from samvekt.bridge.ranking import RULES
    from samvekt.formats.dossier.decision import RuleName

    assert set(get_args(RuleName)) == set(RULES)
