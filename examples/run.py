"""`make run`: the real municipal round, checked, ranked, compared and explained."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from samvekt.bridge.comparing import compare
from samvekt.bridge.completeness import completeness
from samvekt.bridge.firmness import firmness_of
from samvekt.bridge.portfolio import portfolio_of
from samvekt.bridge.provisions import provisions
from samvekt.bridge.ranking import suggest
from samvekt.formats.reading import read_round
from samvekt.formats.writing import write_whole
from samvekt.reference.library import Library
from samvekt.report.html import html
from samvekt.report.summary import Account, summary

HERE = Path(__file__).parent
ROUND = HERE / "kommunal-runde.yaml"
OUT = HERE.parent / "out"
STEPS = (
    ("1. Hva mangler i saken?", ["check", str(ROUND)]),
    ("2. Hva foreslår regelen?", ["rank", str(ROUND), "--rule", "swedish"]),
    ("3. Hvor skiller reglene lag?", ["compare", str(ROUND)]),
    ("4. Hvor sikker er rekkefølgen?", ["robust", str(ROUND)]),
    ("5. Hva får vi plass til innenfor rammen?", ["portfolio", str(ROUND)]),
)


def main() -> None:
    """Print the account and write the page to open."""
    for heading, command in STEPS:
        print(f"\n{'═' * 78}\n{heading}\n$ samvekt {' '.join(command)}\n{'═' * 78}\n", flush=True)
        subprocess.run([sys.executable, "-m", "samvekt.cli", *command], check=False)  # noqa: S603
    page = write_page()
    print(f"\n{'═' * 78}\nÅpne {page} i en nettleser for å lese hele saken.\n")


def write_page() -> Path:
    """The summary page, in bokmål."""
    library = Library.built_in()
    round_ = read_round(ROUND, library)
    account = Account(
        round_,
        suggest(round_, "swedish", library),
        compare(round_, library),
        completeness(round_, library),
        provisions(round_, library),
        firmness_of(round_, library),
        portfolio_of(round_, library),
    )
    OUT.mkdir(exist_ok=True)
    page = OUT / "kommunal-runde.html"
    write_whole(page, html(summary(account, "nb")))
    return page


if __name__ == "__main__":
    main()
