from decimal import Decimal

import pytest

from samvekt.core.errors import NotCovered
from samvekt.core.ranking.bands import band_of
from samvekt.core.ranking.cap import severity_cap_ranking
from samvekt.core.ranking.levels import Levels
from samvekt.core.ranking.swedish import swedish_ranking
from samvekt.core.ranking.vgr_formula import vgr_score
from samvekt.reference.faults import ReadFault
from samvekt.reference.kinds.ceiling import CeilingContent, above_ceiling
from samvekt.reference.kinds.criteria_set import CriteriaSetContent
from samvekt.reference.kinds.ranking_rule import (
    RankingRuleContent,
    cap_of,
    formula_of,
    procedure_of,
    recommendation_for,
)
from samvekt.reference.kinds.scale import ScaleContent, scale_of
from samvekt.reference.library import Library
from samvekt.reference.record import record_from

LIBRARY = Library.built_in()
DENTAL = LIBRARY.content(CeilingContent, "socialstyrelsen-dental")


def rule(name):
    return LIBRARY.content(RankingRuleContent, name)


def roles(name):
    return LIBRARY.content(CriteriaSetContent, name).by_role


def ranked(procedure, **levels):
    judged = Levels(("it",), tuple(levels), (tuple(levels.values()),))
    return swedish_ranking(judged, procedure).of("it")


@pytest.mark.parametrize(
    ("levels", "score"),
    [
        (("very_large", "very_large", "low", "high"), 1),
        (("large", "moderate", "high", "low"), 6),
        (("small", "small", "very_high", "moderate"), 10),
    ],
)
def test_the_procedure_starts_from_severity_and_lowers(levels, score):
    names = ("severity", "benefit", "cost_per_benefit", "evidence")
    procedure = procedure_of(rule("swedish-procedure"), roles("sweden-national-model-2017"))

    assert ranked(procedure, **dict(zip(names, levels, strict=True))).score == score


def test_no_benefit_is_do_not_do_and_very_low_evidence_is_research():
    procedure = procedure_of(rule("swedish-procedure"), roles("sweden-national-model-2017"))
    rest = {"severity": "large", "cost_per_benefit": "low"}

    assert ranked(procedure, benefit="none", evidence="high", **rest).category == "do_not_do"
    assert ranked(procedure, benefit="large", evidence="very_low", **rest).category == "research"


def test_the_procedure_serves_the_norwegian_criteria_too():
    procedure = procedure_of(rule("swedish-procedure"), roles("norway-guide-2025"))

    found = ranked(procedure, severity="large", benefit="moderate", proportionality="high")

    assert found.score == 5


def test_the_procedure_knows_every_level_of_the_scales_it_is_used_with():
    for name in ("sweden-national-model-2017", "norway-guide-2025"):
        content = LIBRARY.content(CriteriaSetContent, name)
        procedure = procedure_of(rule("swedish-procedure"), content.by_role)
        for key in procedure.criteria:
            criterion = content.criterion(key)
            if criterion is not None:
                scale = scale_of(LIBRARY.get("scale", criterion.scale))
                assert set(scale.keys) <= set(procedure.known(key))


def test_a_procedure_from_severity_is_refused_where_severity_is_not_judged():
    with pytest.raises(NotCovered, match="starts from severity"):
        procedure_of(rule("swedish-procedure"), roles("sweden-social-services"))


def test_social_services_start_alike_for_all():
    procedure = procedure_of(
        rule("swedish-procedure-without-severity"), roles("sweden-social-services")
    )
    found = ranked(procedure, benefit="small", cost_per_benefit="high", evidence="high")
    assert found.score == 4


@pytest.mark.parametrize(
    ("rank", "band"), [(1, "should"), (3, "should"), (4, "can"), (7, "can"), (8, "exceptional")]
)
def test_the_bands_are_those_printed(rank, band):
    procedure = procedure_of(rule("swedish-procedure"), roles("sweden-national-model-2017"))
    assert band_of(rank, procedure.bands).key == band


def test_starts_are_marked_as_the_dental_guideline_s_own():
    record = LIBRARY.get("ranking_rule", "swedish-procedure")

    assert record.status == "suggested"
    assert any("dental guideline only" in doubt.en for doubt in record.doubts)
    assert not record.content.comparable_across_lists


@pytest.mark.parametrize(
    ("severity", "place", "refused"),
    [
        ("large", 2, True),
        ("large", 3, False),
        ("large", 5, False),
        ("moderate", 4, True),
        ("small", 7, False),
        ("very_large", 1, False),
        ("unheard_of", 1, False),
    ],
)
def test_in_the_dental_guideline_no_place_is_better_than_severity_allows(severity, place, refused):
    said = above_ceiling(DENTAL, severity, place, severity)

    assert (said is not None) == refused
    if said is not None:
        assert f"Place {place} is better than severity allows" in str(said)
        assert "Swedish dental guideline" in str(said)


def test_used_on_other_guidelines_the_dental_ceiling_gives_false_alarms():
    published = [("moderate", 3), ("large", 2), ("large", 2), ("large", 6)]
    alarms = [above_ceiling(DENTAL, severity, rank, severity) for severity, rank in published]
    assert [alarm is not None for alarm in alarms] == [True, True, True, False]


def test_severity_caps_the_combined_rank():
    cap = cap_of(rule("vgr-cap"), roles("vgr-introduction"))
    names = ("severity", "effect", "risk", "evidence", "cost_effectiveness")
    judged = Levels(("it",), names, (("moderate", "good", "low", "high", "reasonable"),))

    assert severity_cap_ranking(judged, cap).of("it").score == 2


@pytest.mark.parametrize("name", ["vgr-introduction", "norway-guide-2025"])
def test_the_cap_ranks_every_level_of_the_scales_it_is_used_with(name):
    content = LIBRARY.content(CriteriaSetContent, name)
    cap = cap_of(rule("vgr-cap"), content.by_role)
    for key, ranks in cap.ranks.items():
        criterion = content.criterion(key)
        if criterion is not None:
            levels = LIBRARY.content(ScaleContent, criterion.scale).levels
            assert {level.key for level in levels} <= set(ranks)
            codes = {level.key: level.code for level in levels if level.code}
            assert all(ranks[key] == int(code) for key, code in codes.items())


@pytest.mark.parametrize(
    ("severity", "risk", "benefit", "evidence", "expected"),
    [(9, 1, 2, 4, "9.8"), (1, 1, 1, 1, "1.0"), (9, 4, 4, 4, "10.8"), (3, 4, 4, 4, "4.8")],
)
def test_the_formula_gives_the_authors_numbers(severity, risk, benefit, evidence, expected):
    formula = formula_of(rule("vgr-formula"), roles("vgr-formula"))
    steps = {"severity": severity, "risk": risk, "benefit": benefit, "evidence": evidence}

    assert vgr_score(steps, formula) == Decimal(expected)
    assert vgr_score(steps | {"evidence": None}, formula) is None


def test_the_formula_numbers_are_the_codes_of_its_scales():
    for term in rule("vgr-formula").rule.terms:
        levels = LIBRARY.content(ScaleContent, term.scale).levels
        assert {level.key: int(level.code) for level in levels} == dict(term.numbers)


def test_a_row_needs_twelve_fields_before_it_is_approved():
    assert len(rule("vgr-formula").rule.approval) == 12


@pytest.mark.parametrize(
    ("level", "recommendation"),
    [
        ("undesirable_clearly_outweigh", "strong_against"),
        ("undesirable_probably_outweigh", "conditional_against"),
        ("closely_balanced", "research"),
        ("desirable_probably_outweigh", "conditional_for"),
        ("desirable_clearly_outweigh", "strong_for"),
        ("probably_favors_intervention", "conditional_for"),
        ("favors_comparison", "strong_against"),
    ],
)
def test_a_balance_leads_to_a_form_of_recommendation(level, recommendation):
    assert recommendation_for(rule("etd-balance"), level).recommendation == recommendation


def test_the_balance_table_has_exactly_five_rows():
    assert len(rule("etd-balance").rule.rows) == 5


@pytest.mark.parametrize("level", ["varies", "dont_know", "xyz"])
def test_varies_and_do_not_know_lead_nowhere(level):
    with pytest.raises(NotCovered, match="leads to no form"):
        recommendation_for(rule("etd-balance"), level)


def test_a_rule_is_not_used_for_another_method():
    with pytest.raises(NotCovered, match="method cap, not procedure"):
        procedure_of(rule("vgr-cap"), {})
    with pytest.raises(NotCovered, match="method procedure, not cap"):
        cap_of(rule("swedish-procedure"), {})


def test_a_procedure_has_one_way_to_start():
    data = LIBRARY.get("ranking_rule", "swedish-procedure").as_data()
    data["content"]["rule"]["fixed_start"] = 1
    with pytest.raises(ReadFault, match="one for all"):
        record_from(data, where="file")
