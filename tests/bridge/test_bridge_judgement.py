"""From named judgements to a level: who counts, which round stands, what stays blank."""

from __future__ import annotations

import pytest
from hypothesis import given
from small_rounds import (
    LIBRARY,
    NAMES,
    judgement,
    judgement_lists,
    option,
    small_round,
)

from samvekt.bridge.criteria import criteria_of
from samvekt.bridge.judgement import CERTAINTY, disqualified, judged, last_answers
from samvekt.bridge.panels import panel_views
from samvekt.reference.kinds.scale import scale_of

CERTAINTY_SCALE = scale_of(LIBRARY.get("scale", "certainty-4"))


def found(round_):
    return judged(round_, criteria_of(round_, LIBRARY), CERTAINTY_SCALE)


def level(round_, name="A", criterion="benefit"):
    return found(round_).levels.of(name, criterion)


def of(*given_, **more):
    return small_round([option("A"), option("B")], given_, **more)


def test_the_second_round_stands_in_the_place_of_the_first():
    round_ = of(
        judgement("a1", "A", "benefit", "large", round=2),
        judgement("a1", "A", "benefit", "small"),
    )

    assert level(round_) == "large"
    assert last_answers(round_, up_to=1) == {("a1", "A", "benefit"): "small"}


def test_the_first_round_stands_where_there_is_no_second():
    round_ = of(
        judgement("a1", "A", "benefit", "small"), judgement("a1", "B", "benefit", "large", round=2)
    )

    assert (level(round_, "A"), level(round_, "B")) == ("small", "large")


def test_do_not_know_in_the_second_round_takes_the_first_back():
    round_ = of(
        judgement("a1", "A", "benefit", "large"),
        judgement("a1", "A", "benefit", "dont_know", round=2),
    )

    assert level(round_) is None


@pytest.mark.parametrize("answer", ["dont_know", "varies"])
def test_an_answer_that_is_no_level_stays_blank_and_is_listed(answer):
    round_ = of(judgement("a1", "A", "benefit", answer))

    middle = found(round_).middles["benefit"][0]

    assert level(round_) is None
    assert getattr(middle, answer) == ("a1",)


@pytest.mark.parametrize("answer", ["dont_know", "varies"])
def test_an_answer_that_is_no_level_does_not_move_the_others(answer):
    round_ = of(judgement("a1", "A", "benefit", answer), judgement("a2", "A", "benefit", "small"))

    assert level(round_) == "small"


def test_an_even_panel_gets_the_lower_middle():
    round_ = of(
        judgement("a1", "A", "benefit", "large"), judgement("a2", "A", "benefit", "moderate")
    )

    assert level(round_) == "moderate"


def test_a_disqualified_assessor_never_counts():
    round_ = of(
        judgement("a1", "A", "benefit", "small"),
        judgement("a2", "A", "benefit", "very_large"),
        disqualified=["a2"],
    )

    assert level(round_) == "small"
    assert disqualified(round_) == {"a2"}
    assert found(round_).panels["benefit"].left_out == ("a2",)


def test_a_panel_of_only_disqualified_leaves_a_blank():
    round_ = of(judgement("a2", "A", "benefit", "large"), disqualified=["a2"])

    assert level(round_) is None


def test_who_is_left_out_is_said_once():
    round_ = of(
        judgement("a2", "A", "benefit", "large"),
        judgement("a2", "A", "severity", "large"),
        disqualified=["a2"],
    )

    assert [dict(said.values) for said in found(round_).said] == [{"assessor": "a2"}]


def table(round_):
    """The panel's levels by option and criterion."""
    levels = found(round_).levels
    return {name: levels.row(name) for name in levels.options}


@given(judgement_lists())
def test_what_a_disqualified_assessor_says_changes_nothing(made):
    options = [option(name) for name in NAMES]
    silent = [j for j in made if j["assessor"] != "a3"]

    with_a3 = small_round(options, made, disqualified=["a3"])
    without = small_round(options, silent, disqualified=["a3"])

    assert table(with_a3) == table(without)


@given(judgement_lists())
def test_disqualifying_is_the_same_as_never_having_judged(made):
    options = [option(name) for name in NAMES]

    out = small_round(options, made, disqualified=["a3"])
    never = small_round(options, [j for j in made if j["assessor"] != "a3"])

    assert table(out) == table(never)


def stated(name, severity):
    return option(name, severity={"level": severity})


def test_the_stated_severity_stands_where_no_panel_has_judged_it():
    round_ = small_round([stated("A", "large"), option("B")])

    assert (level(round_, "A", "severity"), level(round_, "B", "severity")) == ("large", None)
    assert [dict(said.values) for said in found(round_).said] == [{"options": ("A",)}]


def test_a_panel_goes_before_the_stated_severity():
    round_ = small_round([stated("A", "large")], [judgement("a1", "A", "severity", "small")])

    assert level(round_, "A", "severity") == "small"
    assert found(round_).said == ()


def test_the_certainty_of_the_benefit_stands_for_evidence():
    round_ = of(
        judgement("a1", "A", "benefit", "large", certainty="low"),
        judgement("a2", "A", "benefit", "large", certainty="high"),
        judgement("a1", "B", "severity", "large", certainty="high"),
    )

    levels = found(round_).levels

    assert (levels.of("A", CERTAINTY), levels.of("B", CERTAINTY)) == ("low", None)


def test_a_set_with_a_criterion_for_evidence_needs_no_stand_in():
    round_ = small_round(
        [option("A")],
        [judgement("a1", "A", "benefit", "large", certainty="low")],
        criteria={"set": "sweden-national-model-2017"},
    )

    assert CERTAINTY not in found(round_).levels.criteria


OWN = {
    "own": {
        "criteria": [
            {
                "key": key,
                "words": {"nb": key, "nn": key, "en": key},
                "question": {"nb": "?", "nn": "?", "en": "?"},
                "role": role,
                "scale": scale,
                "source": "Egne",
            }
            for key, role, scale in (
                ("benefit", "benefit", "benefit-5"),
                ("evidence", "other", "speaks-for-5"),
            )
        ]
    }
}


def test_an_own_criterion_named_evidence_keeps_its_own_levels():
    scale = LIBRARY.get("scale", "speaks-for-5").content.levels
    round_ = small_round(
        [option("A")],
        [
            judgement("a1", "A", "benefit", "large", certainty="low"),
            judgement("a1", "A", "evidence", scale[0].key),
        ],
        criteria=OWN,
    )

    levels = found(round_).levels

    assert levels.row("A") == {"benefit": "large", "evidence": scale[0].key, CERTAINTY: "low"}


def test_a_round_without_judgements_is_all_blanks():
    levels = found(of()).levels

    assert levels.options == ("A", "B")
    assert set(levels.row("A").values()) == {None}


def test_the_views_show_only_criteria_someone_has_judged():
    assert panel_views(of(), LIBRARY, 2) == ()
    views = panel_views(of(judgement("a1", "A", "severity", "large")), LIBRARY, 2)

    assert [view.key for view in views] == ["severity"]
    assert [one.middle.judged for one in views[0].options] == [1, 0]


def test_the_views_show_who_is_far_off_and_who_is_left_out():
    made = [judgement(who, "A", "benefit", "large") for who in ("a1", "a2", "a3")]
    made.append(judgement("a4", "A", "benefit", "none"))
    made.append(judgement("a5", "A", "benefit", "none"))
    (view,) = panel_views(of(*made, disqualified=["a5"]), LIBRARY, 2)

    assert [(one.assessor, one.option) for one in view.far] == [("a4", "A")]
    assert view.left_out == ("a5",)


def test_full_agreement_is_one_and_no_judgement_has_none():
    made = [judgement(who, "A", "benefit", "large") for who in ("a1", "a2")]
    (view,) = panel_views(of(*made), LIBRARY, 2)

    assert [one.agreement.consensus for one in view.options] == [1.0, None]


def test_the_views_tell_what_the_second_round_changed():
    first = [judgement(who, "A", "benefit", "small") for who in ("a1", "a2")]
    second = judgement("a1", "A", "benefit", "large", round=2)

    (before,) = panel_views(of(*first), LIBRARY, 2)
    (after,) = panel_views(of(*first, second), LIBRARY, 2)

    assert before.changed == ()
    assert len(after.changed) == 1


def test_an_answer_beside_the_scale_counts_nowhere_and_is_accepted():
    from samvekt.bridge.criteria import criteria_of
    from samvekt.bridge.judgement import panel_on
    from samvekt.formats.reading import round_from
    from samvekt.reference.library import Library

    library = Library.built_in()
    round_ = round_from(
        {
            "samvekt": 1,
            "id": "etd",
            "title": "EtD",
            "frame": {"level": "national", "profile": "national"},
            "criteria": {"set": "grade-etd-2016"},
            "options": [{"id": "A", "name": "A", "change": "start"}],
            "assessors": [{"id": "v1", "role": "professional"}],
            "judgements": [
                {
                    "assessor": "v1",
                    "option": "A",
                    "criterion": "certainty",
                    "level": "no_included_studies",
                }
            ],
        },
        where="test",
        library=library,
    )
    criterion = next(c for c in criteria_of(round_, library).judged if c.key == "certainty")

    panel = panel_on(round_, criterion)

    assert panel is not None
    assert panel.judgements("A") == ()
