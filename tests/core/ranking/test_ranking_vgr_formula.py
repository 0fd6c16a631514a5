import pytest
from ranking_examples import FORMULA

from samvekt.core.errors import LabelMismatch, OutOfRange
from samvekt.core.ranking.figures import Figures
from samvekt.core.ranking.vgr_formula import VgrFormula, vgr_formula_ranking, vgr_score

INPUTS = ("severity", "risk", "benefit", "evidence")


@pytest.mark.parametrize("name", INPUTS)
def test_any_missing_input_gives_no_result_and_never_a_partial_sum(name):
    steps = {"severity": 9, "risk": 1, "benefit": 2, "evidence": 4} | {name: None}

    assert vgr_score(steps, FORMULA) is None


@pytest.mark.parametrize(("name", "step"), [("severity", 0), ("severity", 10), ("risk", 5)])
def test_a_step_outside_its_range_is_refused(name, step):
    steps = {"severity": 9, "risk": 1, "benefit": 2, "evidence": 4} | {name: step}

    with pytest.raises(OutOfRange, match=name):
        vgr_score(steps, FORMULA)


def test_half_a_step_is_refused_and_not_cut_off():
    with pytest.raises(OutOfRange, match="whole number"):
        vgr_formula_ranking(Figures(("a",), INPUTS, ((2.5, 1, 1, 1),)), FORMULA)


def test_an_input_that_is_not_in_the_formula_is_refused():
    with pytest.raises(LabelMismatch):
        vgr_score({"severity": 9, "risk": 1, "benefit": 2, "weather": 4}, FORMULA)


def test_every_factor_needs_a_range():
    with pytest.raises(LabelMismatch):
        VgrFormula(FORMULA.constant, FORMULA.factors, {"severity": (1, 9)})


def test_the_reasons_are_the_terms_of_the_sum():
    line = vgr_formula_ranking(Figures(("a",), INPUTS, ((9, 1, 2, 4),)), FORMULA).of("a")

    assert line.score == 9.8
    assert [str(reason) for reason in line.reasons] == [
        "severity: 9 × 1 = 9.",
        "risk: 1 × 0.2 = 0.2.",
        "benefit: 2 × 0.2 = 0.4.",
        "evidence: 4 × 0.2 = 0.8.",
        "With -0.6 added the rank is 9.8.",
    ]


def test_a_lower_rank_stands_before():
    ranking = vgr_formula_ranking(
        Figures(("late", "soon"), INPUTS, ((5, 1, 1, 1), (3, 4, 4, 4))), FORMULA
    )

    assert ranking.places == {"soon": 1, "late": 2}
