"""`make documents`: the real round, from what is missing to documents that can be checked."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
ROUND = HERE / "kommunal-runde.yaml"
OUT = HERE.parent / "out" / "kommunal-runde"
STEPS = (
    ("1. Hva mangler i saken?", ["check", str(ROUND)]),
    ("2. Hva foreslår regelen?", ["rank", str(ROUND), "--rule", "swedish"]),
    ("3. Hvor skiller reglene lag?", ["compare", str(ROUND)]),
    ("4. Hvor sikker er rekkefølgen?", ["robust", str(ROUND)]),
    ("5. Hva får vi plass til innenfor rammen?", ["portfolio", str(ROUND)]),
    ("6. Skriv saken", ["report", str(ROUND), "--to", str(OUT), "--force"]),
    ("7. Holder resultatene når de regnes ut på nytt?", ["verify", str(OUT)]),
)


def main() -> None:
    """Print each step and say which page to open."""
    OUT.parent.mkdir(exist_ok=True)
    for heading, command in STEPS:
        print(f"\n{'═' * 78}\n{heading}\n$ samvekt {' '.join(command)}\n{'═' * 78}\n", flush=True)
        subprocess.run([sys.executable, "-m", "samvekt.cli", *command], check=False)  # noqa: S603
    print(f"\n{'═' * 78}\nÅpne {OUT / 'index.html'} i en nettleser for å lese hele saken.\n")


if __name__ == "__main__":
    main()
