"""Portfolios beside optima others have published or anyone can count; ours is computed on call."""

from __future__ import annotations

import csv
import itertools
import json
from functools import lru_cache
from pathlib import Path

import numpy as np
from validation_case import ValidationCase

from samvekt.core.portfolio import (
    Frontier,
    NondominatedPortfolios,
    Portfolio,
    best_portfolio,
    efficient_frontier,
    nondominated_portfolios,
    order_of_buy,
)
from samvekt.core.portfolio.checking import broken
from samvekt.core.portfolio.problem import problem
from samvekt.core.tables import Table

HERE = Path(__file__).parent
AREA = "portfolio"
ORACLE = "every one of 1 024 sets counted; dominance as Liesiö, Mild & Salo (2007)"
ROUND = "Bergen, Sandnes and Stavanger budgets, one composed round of 16 options"
VANCOUVER = "BMC Health Serv Res 2011;11:169, table 5"
ROC = (11 / 18, 5 / 18, 2 / 18)
POINTS = ((1, 0, 0), (1 / 2, 1 / 2, 0), (1 / 3, 1 / 3, 1 / 3))
SOURCES = {
    "weing": "Weingartner & Ness (1967), Operations Research 15, OR-Library mknap2",
    "mknap1-": "Petersen (1967), Management Science 13(9), OR-Library mknap1",
    "mknapcb": "Chu & Beasley (1998), Journal of Heuristics 4, OR-Library mknapcb1",
}
KPLIB = "Kellerer, Pferschy & Pisinger (2004) classes, kplib; optimum by dynamic programming"

ERRATA: list[tuple[str, str]] = [
    (
        "OR-Library mknapcb1 (Chu & Beasley 1998)",
        "Printed as best known values, not as optima; the seven stored here are proven equal.",
    ),
]


def cases() -> list[ValidationCase]:
    """Every published number on portfolios, beside ours."""
    return [*_optima(), *_robust(), *_round(), *_vancouver()]


def instances() -> list[dict]:
    """The knapsacks with known optima, with where each comes from."""
    path = HERE / "knapsack_instances" / "instances.json"
    groups = json.loads(path.read_text(encoding="utf-8"))["groups"]
    return [instance for group in groups for instance in group["instances"]]


def expected(instance: dict) -> float:
    """The published optimum."""
    keys = ("optimum", "best_known", "optimum_computed_dp")
    return float(next(instance[key] for key in keys if key in instance))


def solved(instance: dict, **settings: object) -> Portfolio:
    """Our best portfolio of a knapsack with a known optimum."""
    options = [f"p{place + 1}" for place in range(instance["n"])]
    limits = {f"r{row + 1}": float(most) for row, most in enumerate(instance["capacity"])}
    use = Table(options, tuple(limits), np.array(instance["A"], dtype=float).T)
    values = dict(zip(options, map(float, instance["profit"]), strict=True))
    return best_portfolio(values, use, limits, **settings)


def _source(instance: dict) -> str:
    known = (text for start, text in SOURCES.items() if instance["id"].startswith(start))
    return next(known, KPLIB)


def _optima() -> list[ValidationCase]:
    found = []
    for instance in instances():
        best = solved(instance)
        what = f"best portfolio, {instance['id']} ({instance['n']} options, {instance['m']} limits)"
        note = "proven best" if best.proven else "not proven best"
        number = f"{expected(instance):.10g}"
        found.append(
            ValidationCase(AREA, what, best.value, number, "1e-6", _source(instance), note)
        )
    return found


# The oracle for robust portfolios ---------------------------------------------------------------


@lru_cache
def oracle() -> dict:
    """Scores, use, limits, and what follows from them."""
    path = HERE / "robust_portfolio" / "oracle.json"
    return json.loads(path.read_text(encoding="utf-8"))


def _tables() -> tuple[Table, Table, dict[str, float]]:
    options = [f"p{place + 1}" for place in range(10)]
    limits = dict(zip(("first", "second"), oracle()["capacity"], strict=True))
    scores = Table(options, ("x", "y", "z"), oracle()["scores"])
    return scores, Table(options, tuple(limits), oracle()["resource_use"]), limits


def roc_values() -> dict[str, float]:
    """Values at the weights of the rank order centroid."""
    scores, _, _ = _tables()
    return dict(zip(scores.options, (scores.values @ ROC).tolist(), strict=True))


def feasible_sets() -> int:
    """How many of all sets fit."""
    _, use, limits = _tables()
    asked = problem(roc_values(), use, limits)
    sets = itertools.product((0.0, 1.0), repeat=len(use.options))
    return sum(not broken(asked, np.array(taken)) for taken in sets)


@lru_cache
def robust() -> NondominatedPortfolios:
    """The portfolios that are not dominated for weights in falling order."""
    scores, use, limits = _tables()
    return nondominated_portfolios(scores, POINTS, use, limits)


def frontier_of_oracle() -> Frontier:
    """Best value at each amount of the first resource."""
    _, use, limits = _tables()
    amounts = range(len(oracle()["expected"]["efficiency_frontier_value_by_budget1_0.."]))
    return efficient_frontier(roc_values(), use, limits, resource="first", amounts=list(amounts))


def best_at_roc() -> Portfolio:
    """The best portfolio at the weights of the rank order centroid."""
    _, use, limits = _tables()
    return best_portfolio(roc_values(), use, limits)


def _robust() -> list[ValidationCase]:
    told = oracle()["expected"]
    frontier = np.array(told["efficiency_frontier_value_by_budget1_0.."])
    core = ", ".join(f"{share:.2f}" for share in robust().core_index.values())
    optimum = told["optimum_at_ROC_weights"]
    listed = tuple(f"p{i + 1}" for i, taken in enumerate(optimum["portfolio"]) if taken)
    off = float(np.abs(frontier_of_oracle().values - frontier).max())
    best = best_at_roc()
    lines = [
        ("sets that fit", feasible_sets(), str(told["n_feasible"]), "exact"),
        (
            "portfolios that are not dominated",
            len(robust().portfolios),
            str(told["n_nondominated"]),
            "exact",
        ),
        ("core index", core, ", ".join(f"{s:.2f}" for s in told["core_index"]), "exact"),
        ("best portfolio at ROC weights", ", ".join(best.chosen), ", ".join(listed), "exact"),
        ("its value", best.value, f"{optimum['value']:.12f}", "1e-9"),
        ("frontier at 64 amounts, largest difference", off, "0", "5e-7"),
    ]
    return [
        ValidationCase(AREA, f"robust portfolios: {what}", ours, number, tolerance, ORACLE)
        for what, ours, number, tolerance in lines
    ]


# A real round -----------------------------------------------------------------------------------


def costs() -> dict[str, float]:
    """Cost of the options that have one, in thousand kroner."""
    path = HERE / "decision_round" / "options.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["cost_best_kNOK"]]
    return {row["option_id"]: float(row["cost_best_kNOK"]) for row in rows}


def most_options(*, with_savings: bool) -> Portfolio:
    """As many options as 10 000 thousand kroner pay for, savings counting nothing themselves."""
    kept = {name: cost for name, cost in costs().items() if cost > 0 or with_savings}
    use = Table(tuple(kept), ("money",), [[cost] for cost in kept.values()])
    return best_portfolio(
        {name: float(cost > 0) for name, cost in kept.items()}, use, {"money": 10_000.0}
    )


def _round() -> list[ValidationCase]:
    alone, both = most_options(with_savings=False), most_options(with_savings=True)
    paid = sum(costs()[name] for name in both.chosen if costs()[name] > 0)
    lines = [
        ("most options for 10 000", ", ".join(alone.chosen), "R09, R10, R11, R12, R14, R15"),
        ("what they take", f"{alone.use_of('money'):.0f}", "9910"),
        ("options with both savings", str(len(both.chosen) - 2), "9"),
        ("what these take", f"{paid:.0f}", "21710"),
        ("what is left", f"{both.slack['money']:.0f}", "2866"),
    ]
    return [
        ValidationCase(AREA, f"decision round: {what}", ours, number, "exact", ROUND)
        for what, ours, number in lines
    ]


def vancouver() -> tuple[dict[str, float], Table]:
    """Scores and costs of the five investments."""
    path = HERE / "pbma_vancouver" / "investments.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    names = tuple(row["option"] for row in rows)
    values = {row["option"]: float(row["weighted_score"]) for row in rows}
    return values, Table(names, ("money",), [[float(row["cost_CAD"])] for row in rows])


def _vancouver() -> list[ValidationCase]:
    values, use = vancouver()
    best = best_portfolio(values, use, {"money": 174_600.0})
    order = order_of_buy(values, use, "money")
    lines = [
        ("best for the 174 600 CAD that were given", ", ".join(best.chosen), "1, 2, 3", ""),
        (
            "first by score per dollar",
            order.steps[0].option,
            "3",
            "another order than the source's own rule gives",
        ),
    ]
    return [
        ValidationCase(AREA, f"Vancouver: {what}", ours, number, "exact", VANCOUVER, note)
        for what, ours, number, note in lines
    ]
