"""The decision basis of an example round, made quickly."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from samvekt.bridge.firmness import AskedFirmness
from samvekt.bridge.portfolio import Asked
from samvekt.bridge.results import AskedResults, work_out
from samvekt.formats.dossier import Round
from samvekt.formats.reading import read_round
from samvekt.reference.kinds.document_text import texts_of
from samvekt.reference.library import Library
from samvekt.report.basis import Material, compose
from samvekt.report.blocks import Document
from samvekt.report.figures import figures_by_name

LIBRARY = Library.built_in()
EXAMPLES = Path(__file__).parents[2] / "examples"
QUICK = AskedResults("swedish", AskedFirmness(draws=2000), Asked(scenarios=20))
DAY = date(2026, 11, 22)


@cache
def example(name: str) -> Round:
    return read_round(EXAMPLES / f"{name}.yaml", LIBRARY)


def material_of(
    round_: Round, language: str = "nb", asked: AskedResults = QUICK, *, figures: bool = False
) -> Material:
    results = work_out(round_, LIBRARY, asked)
    drawn = figures_by_name(results, language) if figures else {}
    return Material(results, texts_of(LIBRARY), language, drawn, DAY, "0" * 64)


@cache
def document_of(
    name: str, length: str = "full", language: str = "nb", *, figures: bool = False
) -> Document:
    return compose(material_of(example(name), language, figures=figures), length)
