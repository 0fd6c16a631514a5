"""How long the documents of a very large round take, and how much memory they use.

`python benchmarks/documents.py [OPTIONS] [ASSESSORS]` makes an illustrative round, of 300 options
and 40 assessors if not said, writes all its documents, and prints seconds and megabytes. No test
fails for being slow.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from samvekt.bridge.criteria import criteria_of
from samvekt.formats.reading import round_from
from samvekt.formats.writing import as_json
from samvekt.reference.library import Library

NAMES = (
    "Kommunalt tverrfaglig rehabiliteringsteam for hjemmeboende eldre med sammensatte behov",
    "Ambulerende team",
    "Dagsenter for personer med demens i tidlig fase",
    "Frisklivssentral",
)
YEARS = range(2027, 2031)


def main() -> None:
    """Make the round, write its documents and print what it took."""
    options, assessors = (int(given) for given in (*sys.argv[1:], "300", "40")[:2])
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "stor.json"
        file.write_text(as_json(large_round(options, assessors)), encoding="utf-8")
        start = time.perf_counter()
        command = [sys.executable, "-m", "samvekt.cli", "report", str(file), "--to", folder]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        seconds = time.perf_counter() - start
        size = sum(path.stat().st_size for path in Path(folder).iterdir()) / 1e6
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1e3
    print(f"{options} options, {assessors} assessors: {seconds:.0f} s, {memory:.0f} MB of memory")
    print(f"files: {size:.0f} MB")


def large_round(options: int, assessors: int) -> dict[str, object]:
    """An illustrative round; the same every time."""
    rng = random.Random(3)  # noqa: S311 (a round to measure with, not a secret)
    content: dict[str, object] = {
        "samvekt": 1,
        "id": "stor",
        "title": "Stor runde",
        "illustration": "Laget for å måle. Ingenting i runden er virkelig.",
        "frame": {
            "level": "political",
            "profile": "municipal",
            "situation": "Situasjonen.",
            "need": "Behovet.",
            "plan_years": list(YEARS),
        },
        "criteria": {"set": "norway-guide-2025"},
    }
    library = Library.built_in()
    scales = criteria_of(round_from(content, where="stor", library=library), library).scales
    content["options"] = [_option(number, rng) for number in range(options)]
    content["assessors"] = [
        {"id": f"v{who}", "name": f"Vurderer {who}", "role": "professional", "illustrative": True}
        for who in range(assessors)
    ]
    content["judgements"] = [
        _judgement(who, number, key, rng.choice(scale.keys), rng)
        for who in range(assessors)
        for number in range(options)
        for key, scale in scales.items()
    ]
    points = {key: 100 / len(scales) for key in scales}
    content["weights"] = [
        {"stakeholder": f"Gruppe {group}", "method": "points", "points": points}
        for group in range(3)
    ]
    content["limits"] = {
        "budgets": [{"name": "Rammen", "kind": "operating", "years": {2027: 1e5, 2028: 1.2e5}}],
        "personnel": [{"profession": "sykepleier", "years": {2027: 100}}],
    }
    return content


def _option(number: int, rng: random.Random) -> dict[str, object]:
    costs = {year: {"low": 500, "best": rng.randint(600, 9000), "high": 9500} for year in YEARS}
    return {
        "id": f"T{number}",
        "name": f"{NAMES[number % len(NAMES)]} {number}",
        "change": "start",
        "target_group": "Hjemmeboende eldre",
        "measure": "Tiltaket",
        "comparator": "Som i dag",
        "recipients_per_year": rng.randint(5, 900),
        "costs": [{"unit": "kNOK", "price_year": 2026, "years": costs}],
        "personnel": [
            {"profession": "sykepleier", "years": {2027: rng.randint(0, 9), 2028: 2}},
        ],
    }


def _judgement(
    who: int, number: int, criterion: str, level: str, rng: random.Random
) -> dict[str, object]:
    reason = {"reason": "En kort grunn, slik den ble gitt."} if rng.random() < 0.3 else {}
    return {
        "assessor": f"v{who}",
        "option": f"T{number}",
        "criterion": criterion,
        "level": level,
        "certainty": rng.choice(("low", "moderate", "high")),
        **reason,
    }


if __name__ == "__main__":
    main()
