import pytest

from samvekt.reference.faults import ReadFault
from samvekt.reference.kinds.criteria_set import CriteriaSetContent
from samvekt.reference.kinds.scale import ScaleContent, scale_of
from samvekt.reference.library import Library
from samvekt.reference.record import record_from

LIBRARY = Library.built_in()
SETS = tuple(LIBRARY.records("criteria_set"))


def criteria(name):
    return LIBRARY.content(CriteriaSetContent, name)


def test_a_scale_becomes_the_scale_of_calculations():
    scale = scale_of(LIBRARY.get("scale", "cost-per-benefit-4"))

    assert scale.name == "cost-per-benefit-4@1"
    assert scale.keys == ("low", "moderate", "high", "very_high")
    assert [level.value for level in scale.levels] == [100.0, 66.7, 33.3, 0.0]


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("severity-4", "small moderate large very_large"),
        ("benefit-5", "none small moderate large very_large"),
        ("evidence-4", "very_low low moderate high"),
        ("certainty-4", "very_low low moderate high"),
        ("yes-probably-4", "no probably_no probably_yes yes"),
        ("resource-need-5", "frees low moderate high very_high"),
        ("sweden-severity-4", "small moderate large very_large"),
        ("etd-undesirable-effects", "trivial small moderate large"),
        ("vasterbotten-effect", "none slight moderate large total"),
    ],
)
def test_the_levels_stand_from_least_to_most(name, keys):
    assert " ".join(scale_of(LIBRARY.get("scale", name)).keys) == keys


@pytest.mark.parametrize(
    "name",
    [
        "cost-per-benefit-4",
        "resource-need-5",
        "etd-undesirable-effects",
        "etd-resources-required",
        "vgr-risk-3",
        "vgr-formula-risk",
        "sweden-cost-per-benefit-4",
    ],
)
def test_more_cost_and_more_risk_speak_less_for_priority(name):
    values = [level.value for level in LIBRARY.content(ScaleContent, name).levels]
    assert values[0] == 100
    assert values[-1] == 0


def test_varies_and_do_not_know_are_answers_beside_the_scale():
    for record in LIBRARY.records("scale"):
        others = {answer.key for answer in record.content.other_answers}
        assert "dont_know" in others
        assert not others & {level.key for level in record.content.levels}


def test_no_included_studies_is_never_a_degree_of_certainty():
    for name in ("etd-certainty", "etd-resources-certainty", "evidence-4", "certainty-4"):
        content = LIBRARY.content(ScaleContent, name)
        assert "no_included_studies" in {answer.key for answer in content.other_answers}


def test_the_sets_asked_for_are_there():
    assert {record.name for record in SETS} >= {
        "norway-guide-2025",
        "sweden-national-model-2017",
        "sweden-social-services",
        "grade-etd-2016",
        "who-integrate-1.0",
        "nou-2025-8",
        "motala-2017",
    }


def test_the_norwegian_set_judges_three_criteria_and_proportionality_and_writes_the_rest():
    content = criteria("norway-guide-2025")

    assert [c.key for c in content.judged] == [
        "benefit",
        "resources",
        "severity",
        "proportionality",
    ]
    assert [c.key for c in content.written] == [
        "children",
        "local_conditions",
        "unequal_access",
        "ethics",
        "other_levels",
        "feasibility",
        "acceptability",
    ]
    assert content.by_role == {
        "benefit": "benefit",
        "resources": "resources",
        "severity": "severity",
        "cost_per_benefit": "proportionality",
    }


def test_what_the_guide_does_not_say_carries_no_strength():
    content = criteria("norway-guide-2025")

    assert {c.key: c.strength for c in content.criteria if c.strength != "bør"} == {
        "ethics": "kan",
        "other_levels": None,
        "feasibility": None,
        "acceptability": None,
    }


def test_no_norwegian_scale_is_called_official():
    for criterion in criteria("norway-guide-2025").judged:
        assert LIBRARY.get("scale", criterion.scale).status == "suggested"


def test_social_services_leave_severity_out_and_say_why():
    content = criteria("sweden-social-services")

    assert "severity" not in content.by_role
    assert content.left_out[0].role == "severity"
    assert content.left_out[0].reason.en


def test_each_grade_criterion_has_options_of_its_own():
    content = criteria("grade-etd-2016")

    assert len(content.criteria) == 12
    assert len({c.scale for c in content.criteria}) == 12


def test_motala_is_answered_in_writing_since_its_scales_were_not_seen():
    record = LIBRARY.get("criteria_set", "motala-2017")

    assert not record.content.judged
    assert any("not seen" in doubt.en for doubt in record.doubts)


@pytest.mark.parametrize("record", SETS, ids=lambda record: record.name)
def test_a_set_asks_every_criterion_as_a_question(record):
    for criterion in record.content.criteria:
        for language in ("nb", "nn", "en"):
            assert criterion.question.in_language(language).endswith("?")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda c: c.append(c[0] | {"role": "other"}), "same key"),
        (lambda c: c.append(c[0] | {"key": "again"}), "same role"),
    ],
)
def test_a_set_names_each_criterion_and_role_once(change, said):
    data = LIBRARY.get("criteria_set", "nou-2025-8").as_data()
    change(data["content"]["criteria"])
    with pytest.raises(ReadFault, match=said):
        record_from(data, where="file")


def test_a_role_cannot_be_left_out_and_asked():
    data = LIBRARY.get("criteria_set", "sweden-national-model-2017").as_data()
    data["content"]["left_out"] = [{"role": "severity", "reason": {"nb": "fordi"}}]
    with pytest.raises(ReadFault, match="left out has a criterion"):
        record_from(data, where="file")


def test_a_criterion_is_found_by_key():
    assert criteria("nou-2025-8").criterion("autonomy").role == "other"
    assert criteria("nou-2025-8").criterion("severity") is None
    assert criteria("nou-2025-8").keys == ("benefit", "cost", "distribution", "autonomy")
