"""The example rounds read, carry their sources, and say what cases B1–B7 demand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from samvekt.bridge.cautions import cautions
from samvekt.bridge.figures import costs_in_kroner, person_years
from samvekt.bridge.ranking import suggest
from samvekt.formats.dossier import Round
from samvekt.formats.dossier.evidence import Grounded, SeverityStatement
from samvekt.formats.reading import read_round
from samvekt.reference.kinds.law import Laws
from samvekt.reference.library import Library

EXAMPLES = Path(__file__).parents[2] / "examples"
FILES = (
    "kommunal-runde.yaml",
    "opplaering.yaml",
    "frigjoering.yaml",
    "nasjonal-runde.yaml",
    "bergen/bergen-tiltak.yaml",
)


@pytest.fixture(scope="module")
def municipal() -> Round:
    return read_round(EXAMPLES / "kommunal-runde.yaml")


@pytest.fixture(scope="module")
def teaching() -> Round:
    return read_round(EXAMPLES / "opplaering.yaml")


@pytest.fixture(scope="module")
def national() -> Round:
    return read_round(EXAMPLES / "nasjonal-runde.yaml")


def figures(round_: Round) -> Iterator[tuple[str, Grounded]]:
    """Every figure of a round with the option it belongs to."""
    for option in round_.options:
        for figure in (*option.effects, *option.costs, *option.personnel):
            yield option.id, figure
        if option.severity is not None:
            yield option.id, option.severity


def said(round_: Round) -> list[str]:
    return [str(sentence) for sentence in cautions(round_)]


def answers(round_: Round, at: int) -> dict[tuple[str, str, str], str]:
    given = (j for j in round_.judgements if j.round == at)
    return {(j.assessor, j.option, j.criterion): j.level for j in given}


@pytest.mark.parametrize("name", FILES)
def test_every_example_reads(name):
    assert read_round(EXAMPLES / name).options


@pytest.mark.parametrize("name", FILES)
def test_every_figure_has_evidence_that_names_its_source(name):
    round_ = read_round(EXAMPLES / name)
    sources = {item.id: item for item in round_.evidence}

    for option, figure in figures(round_):
        assert figure.evidence, f"{option} has a figure without evidence"
    for option in round_.options:
        assert all(funding.evidence for funding in option.funding)
    for item in sources.values():
        made_up = item.kind == "other" and "oppdiktet" in item.source.lower()
        assert made_up or (item.link and item.year), f"{item.id} has no link or year"


@pytest.mark.parametrize("name", FILES)
def test_every_source_is_used_or_says_what_it_supports(name):
    round_ = read_round(EXAMPLES / name)
    used = {key for _, figure in figures(round_) for key in figure.evidence}

    assert all(item.id in used or item.supports for item in round_.evidence)


@pytest.mark.parametrize("name", FILES)
def test_every_example_says_what_is_made_up(name):
    round_ = read_round(EXAMPLES / name)

    assert round_.illustration
    assert all(assessor.illustrative for assessor in round_.assessors)
    assert all(weights.illustrative for weights in round_.weights)


@pytest.mark.parametrize("name", FILES)
def test_assessors_are_named_by_their_function(name):
    for assessor in read_round(EXAMPLES / name).assessors:
        assert assessor.name is not None
        assert assessor.name.startswith("Vurderer ")


def test_every_example_file_is_named_in_the_provenance():
    text = (EXAMPLES / "PROVENANCE.md").read_text(encoding="utf-8")

    for path in EXAMPLES.rglob("*.yaml"):
        assert path.name in text or f"{path.parent.name}/" in text


def test_b1_twelve_options_cost_two_save_and_two_have_no_cost_in_kroner(municipal):
    amounts = costs_in_kroner(municipal).amounts

    assert len(municipal.options) == 16
    assert sum(1 for a in amounts.values() if a is not None and a > 0) == 12
    assert {o: a for o, a in amounts.items() if a is not None and a < 0} == {
        "R01": -3_600_000,
        "R13": -10_976_000,
    }
    assert {o for o, a in amounts.items() if a is None} == {"R02", "R16"}


def test_b1_the_pounds_stay_pounds(municipal):
    (cost,) = municipal.option("R16").costs

    assert (cost.unit, cost.per) == ("GBP", "recipient")
    assert cost.years[2027].model_dump() == {"low": -5932, "best": -1551, "high": 2829}
    assert any("R16" in line and "GBP" in line for line in said(municipal))


def test_b1_options_without_a_measured_benefit_have_no_effect_at_all(municipal):
    without = {option.id for option in municipal.options if not option.effects}
    zero = [
        e for o in municipal.options for e in o.effects if e.amount.best == 0
    ]  # a blank is never written as zero

    assert without == {f"R{n:02d}" for n in (2, 4, 5, 7, 8, 9, 10, 11, 12, 14, 15)}
    assert zero == []


@pytest.mark.parametrize(
    ("option", "best"),
    list(
        {
            "R01": -3600,
            "R03": 8446,
            "R04": 4000,
            "R05": 4600,
            "R06": 3200,
            "R07": 17000,
            "R08": 17600,
            "R09": 1200,
            "R10": 500,
            "R11": 1600,
            "R12": 3000,
            "R13": -10976,
            "R14": 3000,
            "R15": 610,
        }.items()
    ),
)
def test_the_first_plan_year_holds_the_sourced_amount(municipal, option, best):
    (cost,) = municipal.option(option).costs

    assert cost.unit == "kNOK"
    assert cost.years[2027].best == best


def test_one_off_measures_cost_nothing_after_the_first_year(municipal):
    one_off = {
        o.id: o.costs[0]
        for o in municipal.options
        if o.costs[:1] and o.costs[0].duration == "one_off"
    }

    assert set(one_off) == {"R04", "R11", "R12"}
    for cost in one_off.values():
        assert [cost.years[year].best for year in (2028, 2029, 2030)] == [0, 0, 0]


def test_b2_only_one_choice_gives_most_options_within_ten_million(municipal):
    amounts = costs_in_kroner(municipal).amounts
    cheapest = sorted((a, o) for o, a in amounts.items() if a is not None and a > 0)
    (limit,) = municipal.limits.budgets

    assert limit.years[2027] == 10_000
    assert {o for _, o in cheapest[:6]} >= {"R09", "R10", "R11", "R15"}
    assert sum(a for a, _ in cheapest[:6]) == 9_910_000
    assert sum(a for a, _ in cheapest[:7]) > 10_000_000


def test_b4_the_proposal_covers_eleven_to_seventeen_percent_of_the_need(municipal):
    (line,) = [text for text in said(municipal) if "2,500 thousand kroner" in text]

    assert "R07" in line
    assert "11% to 17%" in line


def test_b4_what_the_council_added_stands_apart_from_what_the_director_proposed(municipal):
    funding = {entry.by: dict(entry.years) for entry in municipal.option("R07").funding}

    assert funding == {
        "Kommunedirektøren": {2027: 2500, 2028: 5000, 2029: 7500, 2030: 10000},
        "Kommunestyret": {2027: 1000, 2028: 2000, 2029: 2000, 2030: 3000},
    }


def test_b5_the_benefit_of_reablement_says_it_is_from_another_setting(municipal):
    effect = municipal.option("R03").effects[0]

    assert effect.amount.model_dump() == {"low": 1.13, "best": 1.61, "high": 2.1}
    assert effect.other_setting
    assert any("R03" in line and "47 andre kommuner" in line for line in said(municipal))


def test_b6_different_price_years_are_warned_about(municipal):
    years = {c.price_year for o in municipal.options for c in o.costs}

    assert (min(years), max(years)) == (2012, 2023)
    assert any("2012–2023" in line for line in said(municipal))


def test_b7_the_saving_of_closing_places_is_marginal_and_held_against_the_mean(municipal):
    (cost,) = municipal.option("R13").costs
    mean = next(e for e in municipal.evidence if e.id == "kostra-institusjonsdogn")

    assert cost.basis == "marginal"
    assert mean.id in cost.evidence
    assert "gjennomsnitt" in (mean.doubt or "")


def test_b7_taking_the_mean_for_the_saving_is_caught(municipal):
    closing = municipal.option("R13")
    wrong = closing.costs[0].model_copy(update={"basis": "average"})
    changed = closing.model_copy(update={"costs": (wrong,)})
    options = tuple(changed if o.id == "R13" else o for o in municipal.options)
    round_ = municipal.model_copy(update={"options": options})

    assert costs_in_kroner(round_).amounts["R13"] is None
    assert any("R13" in line and "average" in line for line in said(round_))


def test_person_years_in_other_units_are_never_added(municipal):
    people = person_years(municipal).amounts

    assert people["R15"] == 1
    assert people["R02"] is None  # per institution
    assert people["R05"] is None  # teams


def test_the_source_has_no_statement_of_soundness_and_none_is_invented(municipal):
    assert municipal.option("R13").soundness is None


def test_the_panel_has_six_assessors_and_one_does_not_count(municipal):
    out = [a for a in municipal.assessors if a.impartiality.disqualified]

    assert len(municipal.assessors) == 6
    assert [a.id for a in out] == ["v6"]
    assert out[0].impartiality.reason
    assert any("Vurderer 6" in line and "left out" in line for line in said(municipal))


def test_the_panel_shows_blanks_unknowns_variation_disagreement_and_change(municipal):
    first = {
        (j.assessor, j.option, j.criterion): j.level for j in municipal.judgements if j.round == 1
    }
    second = {
        (j.assessor, j.option, j.criterion): j.level for j in municipal.judgements if j.round == 2
    }

    assert {"dont_know", "varies"} <= set(first.values())
    assert ("R02", "resources") not in {(option, criterion) for _, option, criterion in first}
    assert ("R16", "resources") not in {(option, criterion) for _, option, criterion in first}
    assert first["v3", "R13", "proportionality"] == "low"
    assert first["v4", "R13", "proportionality"] == "very_high"
    assert second
    assert all(first[key] != level for key, level in second.items())


@pytest.mark.parametrize("name", ["kommunal-runde.yaml", "opplaering.yaml"])
def test_judgements_use_the_levels_of_the_criteria_set(name):
    library = Library.built_in()
    content = library.get("criteria_set", "norway-guide-2025", "1").content

    judged = {j.criterion for j in read_round(EXAMPLES / name).judgements}

    assert judged == {c.key for c in content.judged}


def test_every_change_after_the_discussion_has_a_reason(municipal):
    assert all(j.reason for j in municipal.judgements if j.round == 2)


def test_the_one_override_says_why(municipal):
    (entry,) = municipal.overrides

    assert entry.reason
    assert (entry.rule, entry.option, entry.category) == ("swedish", "R16", "research")


def test_three_stakeholders_weigh_in_three_ways(municipal):
    methods = [entry.method for entry in municipal.weights]

    assert methods == ["swing_ratio", "swing_order", "points"]


def test_the_teaching_round_is_complete(teaching):

    assert len(teaching.options) == 4
    assert len(teaching.assessors) == 3
    assert len(answers(teaching, 1)) == 4 * 3 * 4
    assert all(o.recipients_per_year and o.effects and o.costs for o in teaching.options)


def test_the_weighted_sum_of_the_teaching_round_can_be_done_by_hand(teaching):
    ranking = suggest(teaching, "additive", Library.built_in()).ranking

    by_hand = {
        "T1": 0.4 * 75 + 0.3 * 33.3 + 0.2 * 100 + 0.1 * 75,
        "T3": 0.4 * 75 + 0.3 * 100 + 0.2 * 33.3 + 0.1 * 0,
        "T2": 0.4 * 50 + 0.3 * 66.7 + 0.2 * 66.7 + 0.1 * 50,
        "T4": 0.4 * 25 + 0.3 * 0 + 0.2 * 66.7 + 0.1 * 75,
    }
    assert [line.option for line in ranking.lines] == list(by_hand)
    assert [line.score for line in ranking.lines] == pytest.approx(list(by_hand.values()))


def test_the_orders_of_the_teaching_round_can_be_counted_by_hand(teaching):
    found = suggest(teaching, "panel", Library.built_in())

    points = {line.option: line.score for line in found.ranking.lines}

    assert points == pytest.approx({"T1": 8 / 3, "T3": 6 / 3, "T2": 4 / 3, "T4": 0})
    assert any("0.78" in str(line) for line in found.said)  # 12 · 35 / (3² · (4³ − 4))


@pytest.mark.parametrize("rule", ["swedish", "cap", "additive", "per-krone", "panel"])
def test_every_rule_has_something_to_say_about_the_municipal_round(municipal, rule):
    lines = suggest(municipal, rule, Library.built_in()).ranking.lines

    assert {line.option for line in lines} == {option.id for option in municipal.options}
    assert any(line.place == 1 for line in lines)
    assert all(line.missing for line in lines if line.place is None and line.category is None)


def test_the_laws_of_the_municipal_round_are_in_force(municipal):
    laws = Laws.of(Library.built_in())
    day = municipal.frame.as_of

    assert municipal.frame.laws
    assert all(laws.find(name, day).url for name in municipal.frame.laws)


def test_the_national_round_ranks_only_what_has_every_figure(national):
    lines = suggest(national, "reference", Library.built_in()).ranking.lines

    assert [line.option for line in lines if line.place is not None] == ["N01"]


def test_the_national_round_reproduces_the_printed_cost_and_effect(national):
    exercise = national.option("N01")
    extra = sum(c.years[2027].best or 0 for c in exercise.costs)
    gained = exercise.effects[0].amount.best

    assert extra == 526_535 - 493_771
    assert gained == pytest.approx(11.160 - 10.250)
    assert extra / gained == pytest.approx(35_995, abs=0.005 / 0.91 * 35_995)


def test_the_national_round_gives_both_printed_ratios_by_perspective(national):
    service, patient = national.option("N01").costs

    ratio = service.years[2027].best / (service.years[2027].best + patient.years[2027].best)

    assert (service.perspective, patient.perspective) == ("health_service", "patient_and_relatives")
    assert ratio == pytest.approx(20_636 / 35_995, abs=1 / 32_764)


def test_the_national_round_leaves_open_what_was_not_printed(national):
    open_prognosis = {
        o.id
        for o in national.options
        if isinstance(o.severity, SeverityStatement)
        and o.severity.remaining_good_life_years is None
    }

    assert open_prognosis == {"N02", "N03"}
    assert national.option("N02").effects == ()
    assert national.option("N04").costs == ()
