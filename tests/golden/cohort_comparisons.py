"""Two cohort models beside their sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from compared import Compared, ComparedWords, facts, numbers, statuses

from samvekt.core.economics import (
    accumulated,
    cohort_trace,
    flat,
    icer_table,
    pairwise,
    probability_from_rate,
    within_cycle_weights,
)
from samvekt.core.economics.cohort import CohortTrace, Correction
from samvekt.core.tables import Floats

AREA = "economics"
DARTH = "Alarid-Escudero et al. 2023, Med Decis Making 43:3–20"


def cohort_comparisons() -> Iterator[Compared | ComparedWords]:
    """Every published number of the two models, beside ours."""
    yield from _sick_sicker()
    yield from _hiv()


STRATEGIES = {
    "Standard of care": (False, False),
    "Strategy A": (True, False),
    "Strategy B": (False, True),
    "Strategy AB": (True, True),
}


def sick_sicker(correction: Correction) -> dict[str, tuple[float, float]]:
    """Cost and effect of each strategy in the Sick-Sicker model."""
    given = facts("cohort_sick_sicker/case.json")["input"]
    counted = within_cycle_weights(given["n_cycles"], correction)
    times = np.arange(given["n_cycles"] + 1.0)
    found = {}
    for name, (with_a, with_b) in STRATEGIES.items():
        cost, utility = (np.array(list(given[kind].values())) for kind in ("cost", "utility"))
        extra = given["cost_trtA_in_S1_S2"] * with_a + given["cost_trtB_in_S1_S2"] * with_b
        cost = cost + np.array([0, extra, extra, 0])
        if with_a:
            utility[1] = given["utility_S1_with_A"]
        trace = _sick_sicker_trace(given, with_b=with_b)
        found[name] = (
            accumulated(trace, cost, counted * flat(given["discount_cost"]).weights(times)),
            accumulated(trace, utility, counted * flat(given["discount_effect"]).weights(times)),
        )
    return found


def _sick_sicker_trace(given: Mapping[str, Any], *, with_b: bool) -> Floats:
    rate, dying = given["rates"], given["rates"]["HD"]
    worsening = rate["S1S2"] * (given["hr_S1S2_trtB"] if with_b else 1)
    to_sick, to_well, to_worse = probability_from_rate(
        np.array([rate["HS1"], rate["S1H"], worsening])
    )
    ratios = np.array([1, given["hr_death"]["S1"], given["hr_death"]["S2"]])
    death = probability_from_rate(dying * ratios)
    alive = np.array(
        [[1 - to_sick, to_sick, 0], [to_well, 1 - to_well - to_worse, to_worse], [0, 0, 1]]
    )
    moves = np.eye(4)
    moves[:3, :3] = (1 - death)[:, np.newaxis] * alive
    moves[:3, 3] = death
    return cohort_trace(
        given["states"], moves, [1.0, 0.0, 0.0, 0.0], cycles=given["n_cycles"]
    ).occupancy


def _sick_sicker() -> Iterator[Compared | ComparedWords]:
    case = facts("cohort_sick_sicker/case.json")
    simpson = {row["strategy"]: (row["cost"], row["effect"]) for row in case["expected_simpson"]}
    expected: dict[Correction, Mapping[str, Sequence[float]]] = {
        "simpson-from-end": simpson,
        "half-cycle": case["expected_half_cycle"],
        "none": case["expected_no_correction"],
    }
    for correction, theirs in expected.items():
        ours = sick_sicker(correction)
        yield Compared(
            AREA,
            f"Sick-Sicker, cost and effect of four strategies, {correction}",
            np.array([ours[name] for name in STRATEGIES]),
            np.array([theirs[name] for name in STRATEGIES]),
            1e-4,
            DARTH,
        )
    found = sick_sicker("simpson-from-end")
    table = icer_table(list(found), *np.array(list(found.values())).T)
    steps = [row for row in case["expected_simpson"] if row["icer"]]
    yield Compared(
        AREA,
        "Sick-Sicker, cost per good life year",
        np.array([table.row(row["strategy"]).icer or np.nan for row in steps]),
        np.array([row["icer"] for row in steps]),
        1e-4,
        DARTH,
    )
    yield ComparedWords(
        AREA,
        "Sick-Sicker, who is on the frontier",
        statuses((row.strategy, row.status) for row in table.rows),
        statuses((row["strategy"], row["status"]) for row in case["expected_simpson"]),
        DARTH,
    )


def hiv(therapy: str) -> dict[str, float]:
    """Cost and life years of one therapy in the HIV model, 1000 persons."""
    given = facts("cohort_hiv/case.json")["input"]
    trace = _hiv_trace(given, combined=therapy == "comb")
    midway = trace.per_cycle("middle")
    cycles = np.arange(float(given["cycles"]))
    weights = flat(given["discount_cost"]).weights(cycles)
    drug = given["cost_zidovudine"] + (given["cost_lamivudine"] if therapy == "comb" else 0)
    life_year = np.array(list(given["life_year"].values()), dtype=np.float64)
    health = accumulated(midway, list(given["cost_health"].values()), weights)
    drugs = accumulated(midway, drug * life_year, weights)
    return {
        "cost_health": health,
        "cost_drugs": drugs,
        "cost_total": health + drugs,
        "life_year": accumulated(midway, life_year, np.ones(given["cycles"])),
    }


def _hiv_trace(given: Mapping[str, Any], *, combined: bool) -> CohortTrace:
    moves = np.array(given["P_mono"], dtype=np.float64)
    if combined:
        moves *= given["rr_comb"]
        np.fill_diagonal(moves, 0)
        np.fill_diagonal(moves, 1 - moves.sum(axis=1))
    start = [given["n"], 0.0, 0.0, 0.0]
    return cohort_trace(list("ABCD"), moves, start, cycles=given["cycles"])


def _hiv() -> Iterator[Compared]:
    case = facts("cohort_hiv/case.json")
    source = "Chancellor 1997, as run in heemod"
    found = {therapy: hiv(therapy) for therapy in ("mono", "comb")}
    for therapy, ours in found.items():
        theirs = case["expected"][therapy]
        for name, value in ours.items():
            what = f"HIV model, {therapy}, {name.replace('_', ' ')}, 1000 persons"
            tolerance = 0.0005 if name == "life_year" else 0.5
            yield Compared(AREA, what, numbers(value), numbers(theirs[name]), tolerance, source)
    result = pairwise(
        "combination",
        "monotherapy",
        inc_cost=(found["comb"]["cost_total"] - found["mono"]["cost_total"]) / 1000,
        inc_effect=(found["comb"]["life_year"] - found["mono"]["life_year"]) / 1000,
    )
    icer, theirs = numbers(result.icer or np.nan), numbers(case["expected"]["icer"])
    yield Compared(AREA, "HIV model, cost per life year", icer, theirs, 0.01, source)
