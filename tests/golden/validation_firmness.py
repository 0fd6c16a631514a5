"""Draws, rank acceptability, stability and value of information beside exact answers."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from pathlib import Path

import numpy as np
from validation_case import ValidationCase

from samvekt.core.ranking.firmness import (
    Firmness,
    StabilityInterval,
    WorthOfKnowing,
    firmness,
    weight_stability,
    worth_of_knowing,
    worth_of_knowing_all,
)
from samvekt.core.tables import Table
from samvekt.core.uncertainty.pert import Normal
from samvekt.core.uncertainty.uncertain_table import UncertainTable
from samvekt.core.weighing.sampling import AnyWeights, Order, weight_draws
from samvekt.core.weighing.weights import Weights

HERE = Path(__file__).parent
AREA = "firmness"
DRAWS = 1_000_000
SEED = 20260
ORACLE = "exact areas of the weight triangle"
STRAIGHT = "closed form: value differences are linear in the weight"
ROC = "Barron & Barrett (1996), centroid of the weights that fit an order"
NORMAL = "closed form for normal net benefit"

ERRATA: list[tuple[str, str]] = [
    (
        "ProMCDA 2.0, random weights",
        (
            "Even numbers divided by their sum lean towards equal weights and are not even over "
            "all weights. Ours are exponentials divided by their sum; a test tells them apart."
        ),
    ),
]


def cases() -> list[ValidationCase]:
    """Every exact number, beside ours."""
    return [*_centroids(), *_two_criteria(), *_three_criteria(), *_intervals(), *_information()]


def oracle() -> dict:
    """The exact answers."""
    return json.loads((HERE / "smaa_exact" / "expected.json").read_text(encoding="utf-8"))


def table(case: str) -> Table:
    """The options of a case, a, b, c …, on criteria c1, c2 …"""
    values = oracle()[case]["values"]
    criteria = [f"c{j + 1}" for j in range(len(values[0]))]
    return Table(tuple("abcdef"[: len(values)]), criteria, values)


@cache
def found(case: str) -> Firmness:
    """The firmness of a case over a million even draws."""
    given = table(case)
    draws = weight_draws(AnyWeights(given.criteria), DRAWS, np.random.default_rng(SEED))
    return firmness(given, draws)


def exact_shares(case: str) -> np.ndarray:
    """The exact share of each place. [(option, place)]"""
    rows = oracle()[case]["rank_acceptability_exact_fraction"]
    return np.array([[float(Fraction(cell)) for cell in row] for row in rows])


def errors(error: float, times: int = 4) -> str:
    """A tolerance of so many standard errors."""
    return f"{times} standard errors = {times * error:.2g}"


def _two_criteria() -> Iterator[ValidationCase]:
    exact = oracle()["two_criteria"]["first_rank_acceptability_exact"]
    result = found("two_criteria")
    for option, share, expected in zip(result.options, result.first, exact, strict=True):
        error = np.sqrt(expected * (1 - expected) / DRAWS)
        what = f"two criteria, {option} first"
        yield ValidationCase(AREA, what, float(share), str(expected), errors(error), ORACLE)


def _three_criteria() -> Iterator[ValidationCase]:
    result, exact = found("three_criteria"), exact_shares("three_criteria")
    for (i, place), expected in np.ndenumerate(exact):
        error = np.sqrt(expected * (1 - expected) / DRAWS)
        yield ValidationCase(
            AREA,
            f"three criteria, {result.options[i]} in place {place + 1}",
            float(result.share[i, place]),
            f"{expected:.6g}",
            errors(error) if expected else "exact",
            ORACLE,
        )
    central = np.array(oracle()["three_criteria"]["central_weights_exact"])
    for i, option in enumerate(result.options):
        error = 0.25 / np.sqrt(DRAWS * exact[i, 0])  # no weight spreads more than 0.25
        yield ValidationCase(
            AREA,
            f"three criteria, central weights of {option}, largest difference",
            float(np.abs(result.central_weights[i] - central[i]).max()),
            "3 weights",
            errors(error, 5),
            ORACLE,
        )


def intervals() -> tuple[StabilityInterval, ...]:
    """The stability intervals of the case."""
    given = table("weight_stability_intervals")
    weights = oracle()["weight_stability_intervals"]["weights"]
    return weight_stability(given, Weights(given.criteria, weights))


def _intervals() -> Iterator[ValidationCase]:
    exact = oracle()["weight_stability_intervals"]["intervals_w_j_others_proportional"]
    for one, ends in zip(intervals(), exact, strict=True):
        for end, ours, expected in zip(("from", "to"), (one.low, one.high), ends, strict=True):
            what = f"stable {end}, weight of {one.criterion}"
            yield ValidationCase(AREA, what, ours, f"{expected:.6f}", "5e-07", STRAIGHT)


def centroid(criteria: int) -> np.ndarray:
    """The mean of draws that fit an order of so many criteria. [(place,)]"""
    order = Order({str(place): place for place in range(criteria)})
    return weight_draws(order, 200_000, np.random.default_rng(SEED)).values.mean(axis=0)


def _centroids() -> Iterator[ValidationCase]:
    with (HERE / "surrogate_weights" / "expected.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["method"] == "ROC"]
    for n in (3, 5):
        ours = centroid(n)
        printed = [row["weight"] for row in rows if int(row["criteria"]) == n]
        for place, (mean, expected) in enumerate(zip(ours, printed, strict=True), 1):
            # The spread of a sorted weight is largest for the first, and below 0.25.
            yield ValidationCase(
                AREA,
                f"mean of draws under an order of {n}, place {place}",
                float(mean),
                expected,
                errors(0.2 / np.sqrt(200_000)),
                ROC,
            )


@cache
def worth() -> dict[str, WorthOfKnowing]:
    """EVPI and EVPPI of NB = p1 − p2 against nothing, as two options on two criteria."""
    cells = [[0.0, 0.0], [Normal(1, 1), Normal(0, 2)]]
    draws = UncertainTable(("none", "new"), ("p1", "minus p2"), cells).draws(
        DRAWS, np.random.default_rng(SEED)
    )
    half = np.full((DRAWS, 2), 0.5)
    twice = {"none": 2.0, "new": 2.0}  # the weights halve what the amounts double
    known = {
        "EVPPI_p1": worth_of_knowing(draws, half, ["new"], cells=[("new", "p1")], amounts=twice),
        "EVPPI_p2": worth_of_knowing(
            draws, half, ["new"], cells=[("new", "minus p2")], amounts=twice
        ),
    }
    return {"EVPI": worth_of_knowing_all(draws, half, ["new"], amounts=twice), **known}


def _information() -> Iterator[ValidationCase]:
    text = (HERE / "voi_analytic" / "expected.json").read_text(encoding="utf-8")
    exact = json.loads(text)["voi_analytic"][0]
    for name, ours in worth().items():
        tolerance = errors(ours.standard_error)
        what = f"{name.replace('_', ' of ')}, NB = p1 − p2"
        yield ValidationCase(AREA, what, ours.worth, f"{exact[name]:.6f}", tolerance, NORMAL)
