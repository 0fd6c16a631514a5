"""The figures of a decision basis, each as a Vega-Lite specification with its numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from samvekt.bridge.results import Results
from samvekt.report.blocks import Figure
from samvekt.report.figures.acceptability import rank_acceptability
from samvekt.report.figures.matrix import priority_matrix
from samvekt.report.figures.panel import disagreement
from samvekt.report.figures.portfolio import portfolio_by_year
from samvekt.report.figures.tornado import tornado_of_leader
from samvekt.report.figures.triangles import value_for_money
from samvekt.report.figures.weights import weight_sensitivity

FIGURES: Mapping[str, Callable[[Results, str], tuple[Figure, ...]]] = {
    "priority-matrix": priority_matrix,
    "value-for-money": value_for_money,
    "rank-acceptability": rank_acceptability,
    "weight-sensitivity": weight_sensitivity,
    "disagreement": disagreement,
    "portfolio": portfolio_by_year,
    "tornado": tornado_of_leader,
}


def figures_of(results: Results, language: str = "nb") -> tuple[Figure, ...]:
    """Every figure that a round has something to show in, in the order of the decision basis."""
    return tuple(one for draw in FIGURES.values() for one in draw(results, language))


def figures_by_name(results: Results, language: str) -> Mapping[str, tuple[Figure, ...]]:
    """The same figures by what they show, for a document that places each where it belongs."""
    return {name: draw(results, language) for name, draw in FIGURES.items()}
