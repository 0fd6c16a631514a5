"""Writes docs/reference/validation.md: our numbers beside the published ones.

python tests/golden/validation_report.py          writes the page
python tests/golden/validation_report.py --check  fails when the page is not up to date
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import validation_firmness as firmness
import validation_judgement_weighing as judgement_weighing
import validation_portfolio as portfolio
import validation_ranking as ranking
import validation_severity_economics as severity_economics
from validation_case import ValidationCase

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "validation.md"
PARTS = (severity_economics, judgement_weighing, ranking, firmness, portfolio)
NOISE = 1e-9  # differences below this are rounding in the last bits, and differ by machine

OPENING = """# Validation

This page is generated (`make validation`): each number of ours is worked out when the page is
written, and a test fails when it is out of date. *Tolerance* is half a unit in the last printed
digit unless the source states another. For a large table the number shown is the largest
difference over all its cells.
"""


def page() -> str:
    """The whole page."""
    cases = [case for part in PARTS for case in part.cases()]
    held = [case for case in cases if within(case)]
    lines = [
        OPENING,
        f"{len(held)} of {len(cases)} cases are within their tolerance.\n",
        *_areas(cases),
        *_hit_rates(),
        *_errata(),
    ]
    return "\n".join(lines)


def within(case: ValidationCase) -> bool:
    """Whether a case holds, as its tolerance says."""
    if case.tolerance == "exact" or isinstance(case.ours, str):
        return case.published in {str(case.ours), _shown(case.ours)}
    tolerance = _number_in(case.tolerance)
    try:
        published = float(case.published)
    except ValueError:
        return abs(case.ours) <= tolerance  # a table: ours is the largest difference
    return abs(case.ours - published) <= tolerance + 1e-12  # a printed half lies on the edge


def _number_in(tolerance: str) -> float:
    """The number of a tolerance such as `0.005`, `4 standard errors = 0.01` or `40: because`."""
    return float(tolerance.rpartition("=")[2].partition(":")[0])


def _areas(cases: Sequence[ValidationCase]) -> Iterator[str]:
    for area, group in groupby(sorted(cases, key=lambda case: case.area), lambda case: case.area):
        yield f"## {area.capitalize()}\n"
        yield "| what | ours | published | tolerance | holds | source | note |"
        yield "|---|--:|--:|--:|---|---|---|"
        for case in group:
            holds = "yes" if within(case) else "**no**"
            row = (
                case.what,
                _shown(case.ours),
                case.published,
                case.tolerance,
                holds,
                case.source,
                case.note,
            )
            yield f"| {' | '.join(_cell(text) for text in row)} |"
        yield ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _shown(ours: float | str) -> str:
    if isinstance(ours, str):
        return ours
    if isinstance(ours, float) and 0 < abs(ours) < NOISE:
        return f"< {NOISE:g}"
    return f"{ours:.7g}"


def _hit_rates() -> Iterator[str]:
    fair = ranking.hit_report(without_repeated_starts=True)
    yield "## Published priority lists as the judge of the Swedish procedure\n"
    yield (
        "The procedure starts where Socialstyrelsen's rule for the dental guideline says, and its "
        "step sizes are our suggestion; nothing was fitted. Rows whose own page repeats a start "
        "are set aside, so that no row both sets a parameter and is reported.\n"
    )
    yield (
        f"**Only {fair.procedure.rows} rows** have a severity and a published rank and are not set "
        "aside. That is far too few to say how good the procedure is; it says that it is not "
        "shown to be better than starting from severity and stopping there.\n"
    )
    yield "| rule | rows | on the published rank | within ±1 | in the band |"
    yield "|---|--:|--:|--:|--:|"
    for name, hits in (("procedure", fair.procedure), ("severity alone", fair.severity_alone)):
        yield f"| {name} | {hits.rows} | {hits.exact} | {hits.within_one} | {hits.in_band} |"
    yield ""


def _errata() -> Iterator[str]:
    yield "## Errata: where a source is wrong or in doubt\n"
    yield "| source | what |"
    yield "|---|---|"
    for part in PARTS:
        for source, what in part.ERRATA:
            yield f"| {_cell(source)} | {_cell(what)} |"
    yield ""


def main() -> None:
    """Write the page, or check it."""
    text = page()
    if "--check" in sys.argv:
        if not PAGE.exists() or PAGE.read_text(encoding="utf-8") != text:
            sys.exit("docs/reference/validation.md is not up to date. Run: make validation")
        return
    PAGE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
