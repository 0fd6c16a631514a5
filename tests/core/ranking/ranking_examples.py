"""Rules with small parameters, and judgements to try them on."""

from collections.abc import Callable
from decimal import Decimal

from hypothesis import strategies as st

from samvekt.core.message import Words
from samvekt.core.ranking.additive import additive_ranking
from samvekt.core.ranking.bands import Band
from samvekt.core.ranking.cap import SeverityCap, severity_cap_ranking
from samvekt.core.ranking.levels import Levels
from samvekt.core.ranking.result import Ranking
from samvekt.core.ranking.swedish import SwedishProcedure, swedish_ranking
from samvekt.core.ranking.vgr_formula import VgrFormula
from samvekt.core.scales import Level, Scale
from samvekt.core.weighing.weights import Weights

CRITERIA = ("severity", "benefit", "cost_per_benefit", "evidence")

BETTER_FIRST = {
    "severity": ("very_large", "large", "moderate", "small"),
    "benefit": ("very_large", "large", "moderate", "small", "none"),
    "cost_per_benefit": ("low", "moderate", "high", "very_high"),
    "evidence": ("high", "moderate", "low", "very_low"),
}
"""Levels of each criterion, the one that speaks most for priority first."""

BANDS = (
    Band("should", 1, 3, Words("bør", en="should")),
    Band("can", 4, 7, Words("kan", en="can")),
    Band("exceptional", 8, 10, Words("kan i unntakstilfeller", en="can in exceptional cases")),
)

PROCEDURE = SwedishProcedure(
    start={"very_large": 1, "large": 3, "moderate": 5, "small": 7},
    lowering={
        "benefit": {"very_large": 0, "large": 0, "moderate": 1, "small": 2},
        "cost_per_benefit": {"low": 0, "moderate": 0, "high": 1, "very_high": 2},
        "evidence": {"high": 0, "moderate": 0, "low": 1},
    },
    do_not_do={"benefit": frozenset({"none"})},
    research={"evidence": frozenset({"very_low"})},
    worst=10,
    bands=BANDS,
)

CAP = SeverityCap(
    "severity",
    {
        "severity": {"very_large": 1, "large": 1, "moderate": 2, "small": 3},
        "benefit": {"very_large": 1, "large": 1, "moderate": 2, "small": 3, "none": 3},
        "cost_per_benefit": {"low": 1, "moderate": 1, "high": 2, "very_high": 3},
        "evidence": {"high": 1, "moderate": 2, "low": 3, "very_low": 3},
    },
)

FORMULA = VgrFormula(
    Decimal("-0.6"),
    {
        "severity": Decimal(1),
        "risk": Decimal("0.2"),
        "benefit": Decimal("0.2"),
        "evidence": Decimal("0.2"),
    },
    {"severity": (1, 9), "risk": (1, 4), "benefit": (1, 4), "evidence": (1, 4)},
)


def scale(name: str) -> Scale:
    """A scale with values evenly spread between fixed anchors."""
    keys = BETTER_FIRST[name]
    step = 100 / (len(keys) - 1)
    return Scale(
        name,
        tuple(Level(key, Words(key, en=key), 100 - n * step) for n, key in enumerate(keys)),
    )


SCALES = {name: scale(name) for name in CRITERIA}
WEIGHTS = Weights(CRITERIA, [0.4, 0.3, 0.2, 0.1])


def swedish(levels: Levels) -> Ranking:
    return swedish_ranking(levels, PROCEDURE)


def cap(levels: Levels) -> Ranking:
    return severity_cap_ranking(levels, CAP)


def additive(levels: Levels) -> Ranking:
    return additive_ranking(levels, SCALES, WEIGHTS)


RULES: dict[str, Callable[[Levels], Ranking]] = {
    "swedish": swedish,
    "cap": cap,
    "additive": additive,
}


@st.composite
def judgements(draw, *, least=1, most=5, blanks=0):
    """Levels of some options, with at most so many blanks."""
    options = tuple(f"option {n}" for n in range(draw(st.integers(least, most))))
    keys = [[draw(st.sampled_from(BETTER_FIRST[c])) for c in CRITERIA] for _ in options]
    for _ in range(draw(st.integers(0, blanks))):
        row = draw(st.integers(0, len(options) - 1))
        keys[row][draw(st.integers(0, len(CRITERIA) - 1))] = None
    return Levels(options, CRITERIA, keys)
