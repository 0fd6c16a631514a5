"""Rounds for trying the figures on: made up, of any size, with long Norwegian names."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from samvekt.bridge.firmness import AskedFirmness
from samvekt.bridge.portfolio import Asked
from samvekt.bridge.results import AskedResults, Results, work_out
from samvekt.formats.dossier import Round
from samvekt.formats.reading import read_round, round_from
from samvekt.reference.library import Library

LIBRARY = Library.built_in()
YEARS = (2027, 2028, 2029, 2030)
ASSESSORS = tuple(f"v{at}" for at in range(1, 8))
LEVELS = {
    "benefit": ("none", "small", "moderate", "large", "very_large"),
    "resources": ("frees", "low", "moderate", "high", "very_high"),
    "severity": ("small", "moderate", "large", "very_large"),
    "proportionality": ("low", "moderate", "high", "very_high"),
}
WHAT = (
    "Kommunalt tverrfaglig rehabiliteringsteam",
    "Støttekontakt",
    "Velferdsteknologisk responssentertjeneste med døgnbemanning",
    "Frisklivssentral",
    "Kreftkoordinator",
    "Interkommunalt samarbeid om øyeblikkelig hjelp-døgnplasser",
    "Dagaktivitetstilbud",
    "Forebyggende hjemmebesøk",
    "Ambulerende kartleggings- og oppfølgingsteam",
    "Lavterskel psykisk helsehjelp",
    "Kompetanseheving i lindrende behandling ved livets slutt",
)
FOR_WHOM = (
    "for hjemmeboende eldre med sammensatte behov",
    "",
    "for personer med demens og deres pårørende",
    "for barn og unge med langvarige og sammensatte tjenester",
    "på sykehjem",
    "for personer med samtidig rusmiddelproblem og psykisk lidelse",
    "i nord",
)


def a_round(options: int, names: tuple[str, ...] = (), **changed: Any) -> Round:
    """An illustrative round with so many options; `names` stand in for the first names."""
    content = contents(options, names) | changed
    return round_from(content, where="figure round", library=LIBRARY)


def contents(options: int, names: tuple[str, ...] = ()) -> dict[str, Any]:
    """The same as plain data, to be changed before it is read."""
    chance = Random(options)
    known = [_option(at, chance, names) for at in range(options)]
    return {
        "samvekt": 1,
        "id": f"illustrasjon-{options}",
        "title": f"Illustrasjon med {options} tiltak",
        "illustration": "Alle tiltak, tall, vurderinger og vekter er laget for å prøve figurene.",
        "frame": {"level": "political", "profile": "municipal", "plan_years": list(YEARS)},
        "criteria": {"set": "norway-guide-2025", "version": "1"},
        "options": known,
        "assessors": [
            {"id": name, "role": "professional", "illustrative": True} for name in ASSESSORS
        ],
        "judgements": list(_judgements(known, chance)),
        "weights": [
            _weights("Fagpanelet", (35, 15, 35, 15)),
            _weights("Rådet for personer med funksjonsnedsettelse", (50, 10, 30, 10)),
        ],
        "limits": _limits(options),
        "overrides": [
            {
                "rule": "swedish",
                "option": known[1]["id"],
                "place": 1,
                "reason": "Laget for å vise et avvik.",
                "by": "Utvalget",
            }
        ],
    }


def _option(at: int, chance: Random, names: tuple[str, ...]) -> dict[str, Any]:
    name = f"{WHAT[at % len(WHAT)]} {FOR_WHOM[at % len(FOR_WHOM)]}".strip()
    option: dict[str, Any] = {
        "id": f"T{at + 1:02d}",
        "name": names[at] if at < len(names) else name if at < 77 else f"{name} {at}",
        "change": "start",
        "personnel": [
            _people("sykepleier", chance, 3.0),
            _people("helsefagarbeider", chance, 5.0),
        ],
    }
    if at % 4 != 3:
        option["recipients_per_year"] = int(10 ** chance.uniform(1, 3.7))
    if at % 9 != 7:  # those are not costed
        option["costs"] = [_cost(at, chance)]
    if at % 7 == 3:
        option["costs"] = [*option.get("costs", ()), _investment(chance)]
    return option


def _cost(at: int, chance: Random) -> dict[str, Any]:
    amount = 0.0 if at % 23 == 11 else round(10 ** chance.uniform(2.3, 4.2))
    if at % 8 == 5:
        amount = -amount / 2
    years = {year: float(round(amount * (1 + 0.1 * step))) for step, year in enumerate(YEARS)}
    return {"years": years, "basis": "marginal"}


def _investment(chance: Random) -> dict[str, Any]:
    amount = float(round(10 ** chance.uniform(2.5, 3.8)))
    return {"kind": "investment", "duration": "one_off", "years": {2027: amount}}


def _people(profession: str, chance: Random, most: float) -> dict[str, Any]:
    need = round(chance.uniform(-0.3 * most, most), 1)
    return {"profession": profession, "years": dict.fromkeys(YEARS, need)}


def _judgements(options: list[dict[str, Any]], chance: Random) -> list[dict[str, Any]]:
    found = []
    for at, option in enumerate(options):
        if at % 17 == 13:
            continue  # nobody has judged these
        for criterion, levels in LEVELS.items():
            middle, spread = chance.uniform(0, len(levels) - 1), chance.choice((0.3, 0.8, 1.6))
            for assessor in ASSESSORS:
                step = round(min(max(chance.gauss(middle, spread), 0), len(levels) - 1))
                level = chance.choices((levels[step], "dont_know", "varies"), (20, 1, 1))[0]
                found.append(
                    {
                        "assessor": assessor,
                        "option": option["id"],
                        "criterion": criterion,
                        "level": level,
                        "certainty": chance.choice(("high", "moderate", "low", "very_low")),
                    }
                )
    return found


def _weights(stakeholder: str, points: tuple[int, ...]) -> dict[str, Any]:
    return {
        "stakeholder": stakeholder,
        "method": "points",
        "points": {key: float(n) for key, n in zip(LEVELS, points, strict=True)},
        "illustrative": True,
    }


def _limits(options: int) -> dict[str, Any]:
    size = float(options)
    return {
        "budgets": [
            {
                "name": "Driftsramme for helse og omsorg",
                "kind": "operating",
                "years": {2027: 900 * size, 2028: 950 * size},
            },
            {
                "name": "Investeringer i velferdsteknologi, utstyr og ombygging",
                "kind": "investment",
                "years": {2027: 150 * size},
            },
        ],
        "personnel": [
            {"profession": "sykepleier", "years": dict.fromkeys(YEARS, round(0.4 * size, 1))},
            {"profession": "helsefagarbeider", "years": {2027: round(0.7 * size, 1)}},
        ],
    }


FEW = AskedResults(firmness=AskedFirmness(draws=2000), portfolio=Asked(scenarios=0))


def worked_out(round_: Round) -> Results:
    """What follows from a round, with few draws: figures look the same."""
    return work_out(round_, LIBRARY, FEW)


@cache
def results_for(options: int) -> Results:
    """The results of the illustrative round of this size, worked out once."""
    return worked_out(a_round(options))


@cache
def results_of_example(name: str) -> Results:
    """The results of one of our examples, worked out once."""
    examples = Path(__file__).parents[2] / "examples"
    return worked_out(read_round(examples / f"{name}.yaml", LIBRARY))
