"""Judgement and weighing beside what others have published; every `ours` is computed on call."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

from validation_case import ValidationCase

from samvekt.core.judgement.agreement import leik_consensus, van_der_eijk_agreement
from samvekt.core.weighing.ahp import AhpResult, RandomIndex, ahp
from samvekt.core.weighing.pairwise import Comparisons
from samvekt.core.weighing.points import hierarchical_weights
from samvekt.core.weighing.swing import rank_order_centroid, rank_reciprocal, rank_sum
from samvekt.core.weighing.weights import Weights

HERE = Path(__file__).parent
RULES = {"ROC": rank_order_centroid, "RS": rank_sum, "RR": rank_reciprocal}
SAATY = "Saaty 1980"
DONEGAN_DODD = "Donegan–Dodd 1991"

ERRATA: list[tuple[str, str]] = [
    (
        "Saaty (2008) Int. J. Services Sciences 1(1):83–98, Table 2",
        (
            "Not reciprocal as printed: tea to wine is 2, but wine to tea is 1/3. With 3 and 1/3 "
            "every printed weight comes out to its last digit."
        ),
    ),
    (
        "Saaty (2008), Table 8",
        "Printed with rows and columns exchanged. Nothing is taken from it.",
    ),
    (
        "Bozóki, Fülöp and Rónyai (2010), Example 3",
        (
            "The missing ratio is printed as 0.7302965066047; an iteration stopped early. The "
            "exact answer is √(8/15) = 0.73029674334…, so the first six decimals stand."
        ),
    ),
]


def cases() -> list[ValidationCase]:
    """Every published number of these two parts, beside ours."""
    return [
        *_agreement(),
        *_surrogate(),
        *_domains(),
        *_saaty(),
        *_incomplete(),
    ]


def rows(path: str) -> list[dict[str, str]]:
    """The rows of one of the tables in this folder."""
    with (HERE / path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def random_index(name: str) -> RandomIndex:
    """A published table of random indices."""
    table = rows("random_indices/tables.csv")
    return RandomIndex(name, {int(r["criteria"]): float(r[name]) for r in table if r[name]})


def saaty_cases() -> list[dict]:
    """Saaty's matrices with what he printed."""
    return json.loads((HERE / "ahp_saaty/cases.json").read_text(encoding="utf-8"))


def saaty_comparisons(case: dict) -> Comparisons:
    """One of the matrices, its fractions read exactly."""
    ratios = [[float(Fraction(ratio)) for ratio in row] for row in case["matrix"]]
    return Comparisons(case["criteria"], ratios)


def incomplete_case() -> dict:
    """Four criteria with one comparison missing."""
    return json.loads((HERE / "ahp_incomplete_bozoki/four.json").read_text(encoding="utf-8"))


def incomplete_comparisons(case: dict) -> Comparisons:
    """The comparisons that were made."""
    return Comparisons.from_pairs([(a, b, float(ratio)) for a, b, ratio in case["comparisons"]])


def domain_weights(table: list[dict[str, str]], domain_column: str) -> Weights:
    """Weights of one variant of the EVIDEM example."""
    domains = {row["domain"]: float(row[domain_column]) for row in table}
    criteria: dict[str, dict[str, float]] = {name: {} for name in domains}
    for row in table:
        criteria[row["domain"]][row["criterion"]] = float(row["criterion_weight"])
    return hierarchical_weights(domains, criteria, total=100)


def agreement_of(row: dict[str, str]) -> float:
    """The index a row asks for; Leik's D is one minus consensus."""
    counts = [float(count) for count in row["counts"].split()]
    if row["index"] == "Leik D":
        return 1 - leik_consensus(counts)
    return van_der_eijk_agreement(counts)


def half_unit(text: str) -> str:
    """Half a unit in the last printed digit, as text."""
    decimals = len(text.partition(".")[2])
    return f"{0.5 * 10**-decimals:.{decimals + 1}f}"


def _case(
    area: str, what: str, ours: float, published: str, source: str, *, note: str = ""
) -> ValidationCase:
    return ValidationCase(area, what, ours, published, half_unit(published), source, note)


def _agreement() -> Iterator[ValidationCase]:
    for row in rows("ordinal_agreement/expected.csv"):
        author = "Leik (1966)" if row["index"] == "Leik D" else "van der Eijk (2001)"
        yield _case(
            "judgement",
            f"{row['index']}, {row['case']}: {row['counts']}",
            agreement_of(row),
            row["value"],
            f"{author}, value from the documentation of agrmt",
        )


def _surrogate() -> Iterator[ValidationCase]:
    for row in rows("surrogate_weights/expected.csv"):
        n, place = int(row["criteria"]), int(row["place"])
        weights = RULES[row["method"]]({str(i): i for i in range(1, n + 1)})
        source = (
            "Barron and Barrett (1996)" if row["method"] == "ROC" else "Stillwell et al. (1981)"
        )
        what = f"{row['method']}, {n} criteria, place {place}"
        yield _case("weighing", what, weights.of(str(place)), row["weight"], source)


def _domains() -> Iterator[ValidationCase]:
    table = rows("evidem_weights/table_2.csv")
    for variant in ("no_priorities", "priorities"):
        weights = domain_weights(table, f"domain_weight_{variant}")
        for row in table:
            if printed := row[f"normalised_{variant}"]:
                yield _case(
                    "weighing",
                    f"EVIDEM, {variant.replace('_', ' ')}: {row['criterion']}",
                    weights.of(row["criterion"]),
                    printed,
                    "Wagner et al. (2016), Table 2",
                    note="printed with halves upwards",
                )


def _saaty() -> Iterator[ValidationCase]:
    for case in saaty_cases():
        by_table = _by_table(saaty_comparisons(case))
        result = by_table[SAATY]
        for name, printed in zip(case["criteria"], case["weights"], strict=bool(case["weights"])):
            what = f"AHP {case['id']}: weight of {name}"
            yield _case("weighing", what, result.weights.of(name), printed, case["source"])
        for key, ours in (("lambda_max", result.lambda_max), ("ci", result.consistency_index)):
            if key in case:
                yield _case("weighing", f"AHP {case['id']}: {key}", ours, case[key], case["source"])
        yield from _ratios(f"AHP {case['id']}", case, by_table)


def _incomplete() -> Iterator[ValidationCase]:
    case = incomplete_case()
    by_table = _by_table(incomplete_comparisons(case))
    result = by_table[SAATY]
    source = "Bozóki, Fülöp and Rónyai (2010), Example 3"
    yield _case(
        "weighing", "AHP with a gap: missing ratio", result.filled[0].ratio, case["ratio"], source
    )
    for name, printed in case["weights"].items():
        what = f"AHP with a gap: weight of {name}"
        yield _case("weighing", what, result.weights.of(name), printed, source)
    yield _case(
        "weighing", "AHP with a gap: ci", result.consistency_index, case["ci"], "recomputed"
    )
    yield from _ratios("AHP with a gap", {**case, "source": source}, by_table)


def _by_table(comparisons: Comparisons) -> dict[str, AhpResult]:
    return {name: ahp(comparisons, random_index(name)) for name in (SAATY, DONEGAN_DODD)}


def _ratios(what: str, case: dict, by_table: dict[str, AhpResult]) -> Iterator[ValidationCase]:
    for table, printed in case["cr"].items():
        yield _case(
            "weighing",
            f"{what}: consistency ratio by {table}",
            by_table[table].consistency_ratio,
            printed,
            case["source"],
            note="the ratio depends on the table of random indices",
        )
