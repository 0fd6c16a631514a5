"""Discounting, frontiers, value of information and cohorts, beside their sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from cohort_comparisons import cohort_comparisons
from compared import Compared, ComparedWords, column, facts, numbers, rows, statuses

from samvekt.core.economics import (
    IcerTable,
    Item,
    PsaDraws,
    StepwiseDiscount,
    annuity,
    ceac,
    ceaf,
    evpi,
    evppi,
    flat,
    icer_table,
    pairwise,
    population_evpi,
    results_by_perspective,
)

AREA = "economics"
THESIS = "Alcega Hartmann 2026, doi:10.5281/zenodo.21978175"
NORWAY = StepwiseDiscount(((0, 0.04), (40, 0.03), (75, 0.02)))


def economics_comparisons() -> Iterator[Compared | ComparedWords]:
    """Every published or hand-worked number of this part, beside ours."""
    yield from _discounting()
    yield from _icer_tables()
    yield from _edge_cases()
    yield from _synthetic_psa()
    yield from _means_only()
    yield from _analytic_information()
    yield from _thesis()
    yield from cohort_comparisons()


def _discounting() -> Iterator[Compared]:
    expected = rows("discount_norway/expected.csv")
    times = column(expected, "time_mid")
    for rule, name in ((NORWAY, "stepped"), (flat(0.04), "flat4")):
        yield Compared(
            AREA,
            f"Discount weights Norway, {name}, years 0–99.5",
            rule.weights(times),
            column(expected, name),
            1e-9,
            "Rundskriv R-109/2021, run of a published model",
        )
    spot = facts("discount_norway/rule.json")["spot"]
    yield Compared(
        AREA,
        "Discount weights Norway at six times",
        NORWAY.weights([float(time.removeprefix("t=")) for time in spot]),
        np.array(list(spot.values())),
        1e-9,
        "Rundskriv R-109/2021, run of a published model",
    )


def table_of(given: Mapping[str, Sequence[float]]) -> IcerTable:
    """The incremental analysis of named cost–effect pairs."""
    return icer_table(
        list(given), [cost for cost, _ in given.values()], [effect for _, effect in given.values()]
    )


def icer_cases() -> Iterator[tuple[str, str, IcerTable, list[dict[str, Any]]]]:
    """Every reference table: its name, source, our answer, and the expected rows."""
    for case in facts("icer_tables/tables.json")["cases"]:
        if "expected" in case:
            yield case["id"], case["source"], table_of(case["input"]), case["expected"]
    given = {
        row["strategy"]: (float(row["cost"]), float(row["qaly"]))
        for row in rows("icer_tables/strategies40.csv")
    }
    expected = facts("icer_tables/strategies40_expected.json")
    yield "40 invented strategies", expected["by"], table_of(given), expected["expected"]
    for case in facts("icer_tables/cea_voi_cases.json")["icer_cases"]:
        given = dict(
            zip(case["names"], zip(case["cost"], case["effect"], strict=True), strict=True)
        )
        yield case["id"], case["source"], table_of(given), _as_rows(case["expected"])


def _as_rows(expected: dict[str, Any]) -> list[dict[str, Any]]:
    icers = expected["icer"] if "icer" in expected else expected["icer_computed"]
    frontier = [
        {"strategy": name, "status": "ND", "icer": icer}
        for name, icer in zip(expected["frontier"], icers, strict=True)
    ]
    beside = [
        {"strategy": name, "status": status, "icer": None}
        for name, status in expected["status"].items()
        if status != "ND"
    ]
    return [*frontier, *beside]


def _icer_tables() -> Iterator[Compared | ComparedWords]:
    for name, source, table, expected in icer_cases():
        yield ComparedWords(
            AREA,
            f"Who is on the frontier, {name}",
            statuses((row.strategy, row.status) for row in table.rows),
            statuses((row["strategy"], row["status"]) for row in expected),
            source,
        )
        with_icer = [row for row in expected if row["icer"] is not None]
        rounded = name == "icer-paltiel-2006-hiv"  # printed with one decimal
        yield Compared(
            AREA,
            f"Cost per good life year, {name}",
            np.array([table.row(row["strategy"]).icer or np.nan for row in with_icer]),
            np.array([row["icer"] for row in with_icer], dtype=np.float64),
            0.05 if rounded else 1e-6,
            source,
        )


def _edge_cases() -> Iterator[ComparedWords]:
    tables = facts("icer_tables/tables.json")
    for name, case in tables["edge_cases"].items():
        if name.startswith("_"):
            continue
        table = table_of(case["input"])
        ours = {row.strategy: (row.status, row.icer) for row in table.rows}
        expected = {
            who: ("D" if status == "D or EQ" else status, icer)
            for who, (status, icer) in case["expected"].items()
        }
        yield ComparedWords(
            AREA,
            f"Edge case: {name.replace('_', ' ')}",
            _with_icer(ours),
            _with_icer(expected),
            tables["edge_cases"]["_how"],
            "the programs say D or EQ" if name == "duplicate" else "",
        )
    first = next(case for case in tables["cases"] if "expected_first" in case)
    yield ComparedWords(
        AREA,
        "Three strategies, two dominated by the cheapest",
        ", ".join(table_of(first["input"]).frontier),
        first["expected_first"],
        first["source"],
    )


def _with_icer(answers: Mapping[str, tuple[str, float | None]]) -> str:
    return ", ".join(
        f"{name} {status}" + ("" if icer is None else f" {icer:.6g}")
        for name, (status, icer) in sorted(answers.items())
    )


def synthetic_draws() -> PsaDraws:
    """500 invented draws of four strategies."""
    names = ("SoC", "A", "B", "C")
    table = rows("psa_synthetic/draws.csv")
    cost, effect = (
        np.column_stack([column(table, f"{kind}_{name}") for name in names])
        for kind in ("cost", "qaly")
    )
    return PsaDraws(names, cost, effect)


def _synthetic_psa() -> Iterator[Compared | ComparedWords]:
    case, draws = facts("psa_synthetic/expected.json"), synthetic_draws()
    means = icer_table(draws.strategies, draws.cost.mean(axis=0), draws.effect.mean(axis=0))
    source = "500 invented draws; BCEA 2.4.84 and heormodel 0.7.4"
    yield ComparedWords(
        AREA,
        "Who is on the frontier, 500 draws",
        statuses((row.strategy, row.status) for row in means.rows),
        statuses((row["strategy"], row["status"]) for row in case["icers"]),
        source,
    )
    icer = next(row["icer"] for row in case["icers"] if row["icer"])
    ours = means.row("A").icer or np.nan
    yield Compared(
        AREA, "Cost per good life year, 500 draws", numbers(ours), numbers(icer), 1e-6, source
    )
    expected = np.array([[row[name] for name in draws.strategies] for row in case["ceac_exact"]])
    shares = ceac(draws, case["wtp"]).share
    yield Compared(AREA, "Share of draws best, 13 thresholds", shares, expected, 1e-6, source)
    yield Compared(
        AREA,
        "Value of perfect information, 13 thresholds",
        evpi(draws, case["wtp"]).value,
        np.array(case["evpi_exact"]),
        1e-6,
        source,
        "dampack gives up to 0.0277 less; see the errata",
    )
    best = ceaf(draws, case["wtp"]).best
    what, theirs = "Best on average, 13 thresholds", ", ".join(case["frontier_strategy"])
    yield ComparedWords(AREA, what, ", ".join(best), theirs, source)


def dampack_means() -> PsaDraws:
    """The means of the dampack example, standing in for draws that may not be copied."""
    case = facts("psa_means_only/dampack.json")
    names = [row["strategy"] for row in case["icers"]]
    cost, effect = ([row[kind] for row in case["icers"]] for kind in ("cost", "effect"))
    return PsaDraws(names, [cost, cost], [effect, effect])


def _means_only() -> Iterator[Compared | ComparedWords]:
    case, draws = facts("psa_means_only/dampack.json"), dampack_means()
    means = icer_table(draws.strategies, draws.cost[0], draws.effect[0])
    source, note = "dampack example_psa", "from the means; the draws are GPL-3 and not stored"
    yield ComparedWords(
        AREA,
        "Who is on the frontier, dampack example",
        statuses((row.strategy, row.status) for row in means.rows),
        statuses((row["strategy"], row["status"]) for row in case["icers"]),
        source,
        note,
    )
    icer, theirs = means.row("Chemo").icer or np.nan, case["icers"][1]["icer"]
    what = "Cost per good life year, dampack example"
    yield Compared(AREA, what, numbers(icer), numbers(theirs), 1e-6, source, note)
    yield ComparedWords(
        AREA,
        "Best on average at ten thresholds, dampack example",
        ", ".join(ceaf(draws, case["wtp"]).best),
        ", ".join(case["frontier"]),
        source,
        note,
    )
    yield from _vaccine()


def _vaccine() -> Iterator[Compared]:
    case = facts("psa_means_only/bcea.json")
    cost, effect = (case[f"mean_{kind}"] for kind in ("cost", "effect"))
    result = pairwise(
        "vaccination", "none", inc_cost=cost[1] - cost[0], inc_effect=effect[1] - effect[0]
    )
    source, note = "BCEA 2.4.84, Vaccine", "from the means; the draws are GPL-3 and not stored"
    what = "Cost per good life year, BCEA vaccine"
    ours = numbers(result.icer or np.nan)
    yield Compared(AREA, what, ours, numbers(case["icer"]), 1e-6, source, note)
    benefit = np.array(case["k"]) * result.inc_effect - result.inc_cost
    what = "Incremental net benefit at five thresholds, BCEA vaccine"
    yield Compared(AREA, what, benefit, np.array(case["eib"]), 1e-6, source, note)


DRAWS, BINS, SEED = 200_000, 200, 20260101


def _analytic_information() -> Iterator[Compared]:
    for case, (mean, sign) in zip(
        facts("voi_analytic/expected.json")["voi_analytic"], ((1.0, -1.0), (0.0, 1.0)), strict=True
    ):
        rng = np.random.default_rng(SEED)
        known = {"p1": rng.normal(mean, 1.0, DRAWS), "p2": rng.normal(0.0, 2.0, DRAWS)}
        benefit = known["p1"] + sign * known["p2"]
        effect = np.column_stack([np.zeros(DRAWS), benefit])
        draws = PsaDraws(["option 1", "option 2"], np.zeros((DRAWS, 2)), effect)
        results = {"EVPI": evpi(draws, [1.0])}
        for name, values in known.items():
            results[f"EVPPI_{name}"] = evppi(draws, values, [1.0], bins=BINS)
        for name, result in results.items():
            error = float(result.standard_error[0])
            yield Compared(
                AREA,
                f"{name}, {case['model']}",
                result.value,
                numbers(case[name]),
                4 * error,
                "closed form for a normal net benefit",
                f"{DRAWS} draws, seed {SEED}",
                said=f"4 standard errors = {4 * error:.2g}",
            )


def _thesis() -> Iterator[Compared]:
    case = facts("crc_exercise_2026/case.json")
    found = case["deterministic"]
    ours = pairwise(
        "exercise",
        "standard care",
        inc_cost=found["cost_exercise"] - found["cost_control"],
        inc_effect=found["qaly_exercise"] - found["qaly_control"],
    ).icer
    yield Compared(
        AREA,
        "Cost per good life year, exercise after colon cancer",
        numbers(ours or np.nan),
        numbers(found["icer"]),
        40,
        THESIS,
        said="40: the good life years are printed with three decimals",
    )
    yield from _thesis_information(case["population_evpi"])
    yield from _thesis_components(case["component_costs_per_session_2024_nok"])


def _thesis_information(found: Mapping[str, Any]) -> Iterator[Compared]:
    each, persons = found["per_patient_evpi"], found["annual_cohort"]
    ours = population_evpi(each, persons_per_year=persons, years=1, rate=0)
    what = "Value of perfect information, 372 kroner × 845 persons"
    yield Compared(AREA, what, numbers(ours), numbers(found["one_year"]), 0, THESIS, said="exact")
    yield Compared(
        AREA,
        "Annuity at 4 %, 5, 10 and 20 years",
        np.array([annuity(int(years), 0.04) for years in found["annuity_4pct"]]),
        np.array(list(found["annuity_4pct"].values())),
        0.00005,
        THESIS,
    )
    for years, total in found["total"].items():
        ours = population_evpi(each, persons_per_year=persons, years=int(years), rate=0.04)
        yield Compared(
            AREA,
            f"Value of perfect information, {years} years",
            numbers(ours),
            numbers(total),
            0.5 * persons * annuity(int(years), 0.04),
            THESIS,
            "the thesis multiplies the value per person before rounding it to 372",
            said=f"half a krone per person = {0.5 * persons * annuity(int(years), 0.04):.0f}",
        )


def _thesis_components(found: Mapping[str, float]) -> Iterator[Compared]:
    items = [
        Item("health care", "health_service", found["health_care"]),
        Item("travel", "patient_and_relatives", found["travel"]),
        Item("patient time", "patient_and_relatives", found["patient_time"]),
    ]
    narrow, extended, _ = results_by_perspective("exercise", "standard care", items)
    yield Compared(
        AREA,
        "Cost of a session: health service and extended perspective",
        np.array([narrow.result.inc_cost, extended.result.inc_cost]),
        np.array([found["health_care"], found["extended_total"]]),
        0.005,
        THESIS,
    )
