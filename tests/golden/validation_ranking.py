"""Ranking rules beside what others have published; every `ours` is computed on call."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import numpy as np
from validation_case import ValidationCase

from samvekt.core.message import Words
from samvekt.core.ranking.additive import additive_ranking_of_figures, weighted_sums
from samvekt.core.ranking.bands import Band, band_of
from samvekt.core.ranking.figures import figures_of
from samvekt.core.ranking.hit_rates import HitReport, hit_rates
from samvekt.core.ranking.levels import Levels
from samvekt.core.ranking.panel import AssessorOrder, Concordance, kendalls_w
from samvekt.core.ranking.pbma import PbmaChoice, Proposal, pbma_choice, score_per_money
from samvekt.core.ranking.published import (
    PublishedRow,
    RankScale,
    ceiling_violations,
    parse_band,
    parse_rank,
)
from samvekt.core.ranking.reference_cost import CostAndEffect, reference_cost_ranking
from samvekt.core.ranking.result import DO_NOT_DO, RESEARCH, Ranking
from samvekt.core.ranking.swedish import SwedishProcedure
from samvekt.core.ranking.value_function import ValueFunction
from samvekt.core.ranking.vgr_formula import VgrFormula, vgr_score
from samvekt.core.tables import Table
from samvekt.core.weighing.weights import Weights

HERE = Path(__file__).parent
AREA = "ranking"
CRITERIA = ("severity", "benefit", "cost_per_benefit", "evidence")
SOCIALSTYRELSEN = "Socialstyrelsen, national guidelines (50 open rows)"
VGR = "Västra Götalandsregionen (2016), Öppna program vertikala prioriteringar"
VANCOUVER = "BMC Health Serv Res 2011;11:169, table 5"
BALTUSSEN = "Baltussen & Niessen (2006), Cost Eff Resour Alloc 4:14, table 2"

ERRATA: list[tuple[str, str]] = [
    (
        "Socialstyrelsen, dental guideline 2022, row 9.D7.2 (A037)",
        (
            "The title says the opposite of the address and the reasons. The row is read by its "
            "reasons: with retrograde filling."
        ),
    ),
    (
        "Baltussen & Niessen (2006), table 2",
        "48 is printed for fracture treatment; the matrix gives 47.5, rounded half up.",
    ),
]


def cases() -> list[ValidationCase]:
    """Every published number of the ranking rules, beside ours."""
    return [
        *_lists(),
        *_ceilings(),
        *_formula(),
        *_weighted_sums(),
        *_two_lists(),
        *_concordance(),
        *_dominant(),
    ]


def rows(path: str) -> list[dict[str, str]]:
    """The rows of one of the tables in this folder."""
    with (HERE / path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def facts(path: str) -> dict:
    """One of the JSON files in this folder."""
    return json.loads((HERE / path).read_text(encoding="utf-8"))


# Socialstyrelsen's lists -----------------------------------------------------------------------


def swedish_rules() -> dict:
    """Scale, bands, ceilings and starts, as the publisher prints them."""
    return facts("socialstyrelsen/rules.json")


def published_rows() -> tuple[PublishedRow, ...]:
    """The fifty open rows, blanks kept."""
    rules = swedish_rules()
    scale = RankScale(**rules["rank_scale"])
    return tuple(_published(row, scale, rules) for row in rows("socialstyrelsen/rows.csv"))


def _published(row: dict[str, str], scale: RankScale, rules: dict) -> PublishedRow:
    read = parse_rank(row["rank"], scale)
    return PublishedRow(
        row["case_id"],
        row["guideline"],
        row["guideline_year"],
        row["condition"],
        row["measure"],
        rules["severity_labels"][row["severity"]] if row["severity"] else None,
        read.rank,
        read.category,
        parse_band(row["rank_band"]),
    )


def procedure(**changes: object) -> SwedishProcedure:
    """The procedure with the suggested steps and the printed starts."""
    rules = swedish_rules()
    given = rules["procedure"]
    bands = tuple(Band(b["key"], b["first"], b["last"], Words(b["sv"])) for b in rules["bands"])
    settings = {
        "start": given["start"],
        "lowering": given["lowering"],
        "do_not_do": {name: frozenset(keys) for name, keys in given["do_not_do"].items()},
        "research": {name: frozenset(keys) for name, keys in given["research"].items()},
        "worst": given["worst"],
        "bands": bands,
    }
    return SwedishProcedure(**settings | changes)


def read_levels() -> Levels:
    """The levels read from the free text of the ten rows with severity and rank."""
    cells = {(r["case_id"], r["criterion"]): r["level"] or None for r in _level_rows()}
    names = tuple(dict.fromkeys(row["case_id"] for row in _level_rows()))
    return Levels(names, CRITERIA, [[cells[name, c] for c in CRITERIA] for name in names])


def _level_rows() -> list[dict[str, str]]:
    return rows("socialstyrelsen/levels.csv")


def hit_report(*, without_repeated_starts: bool = False) -> HitReport:
    """How the procedure does on the rows with severity and rank, beside severity alone."""
    repeated = swedish_rules()["rows_whose_page_repeats_a_start"]
    left_out = repeated if without_repeated_starts else ()
    return hit_rates(published_rows(), read_levels(), procedure(), set_by=left_out)


def _lists() -> list[ValidationCase]:
    read = published_rows()
    both = [row for row in read if row.rank is not None and row.band is not None]
    agree = [r for r in both if band_in(r.rank) == r.band]
    counts = {
        "rows": (len(read), "50"),
        "numeric ranks": (sum(row.rank is not None for row in read), "41"),
        "rows with icke-göra": (sum(row.category == DO_NOT_DO for row in read), "3"),
        "rows with FoU": (sum(row.category == RESEARCH for row in read), "0"),
        "rows without rank": (sum(not row.rank and not row.category for row in read), "6"),
        "rows with rank and band": (len(both), "8"),
        "bands that follow from the rank": (len(agree), "8"),
    }
    return [
        ValidationCase(AREA, what, ours, published, "exact", SOCIALSTYRELSEN)
        for what, (ours, published) in counts.items()
    ]


def band_in(rank: int | None) -> tuple[int, int] | None:
    """First and last rank of the band a rank lies in."""
    band = band_of(rank, procedure().bands)
    return None if band is None else (band.first, band.last)


def dental_ceiling_for_all() -> tuple[str, ...]:
    """The false alarms when the dental ceiling is used on every guideline."""
    dental = swedish_rules()["ceilings"]["tandvård"]
    for_all = {row.guideline: dental for row in published_rows()}
    return tuple(v.case_id for v in ceiling_violations(published_rows(), for_all))


def _ceilings() -> list[ValidationCase]:
    found = ceiling_violations(published_rows(), swedish_rules()["ceilings"])
    return [
        ValidationCase(
            AREA,
            "rows above the dental ceiling, dental guideline",
            len(found),
            "0",
            "exact",
            SOCIALSTYRELSEN,
        ),
        ValidationCase(
            AREA,
            "false alarms if the dental ceiling were for all guidelines",
            ", ".join(dental_ceiling_for_all()),
            "A001, A048, A067",
            "exact",
            SOCIALSTYRELSEN,
            "so a ceiling is a setting of one guideline",
        ),
    ]


# Västra Götaland's formula ---------------------------------------------------------------------


def vgr_formula() -> VgrFormula:
    """The formula as its authors wrote it."""
    given = facts("vgr_formula/formula.json")
    factors = {name: Decimal(factor) for name, factor in given["factors"].items()}
    ranges = {name: (first, last) for name, (first, last) in given["ranges"].items()}
    return VgrFormula(Decimal(given["constant"]), factors, ranges)


def _formula() -> list[ValidationCase]:
    return [
        ValidationCase(
            AREA,
            f"formula, {row['what']}",
            "none" if (ours := _scored(row)) is None else str(ours),
            row["expected"] or "none",
            "exact",
            VGR,
            "" if row["basis"] == "published" else "arithmetic on the same expression",
        )
        for row in rows("vgr_formula/cases.csv")
    ]


def _scored(row: dict[str, str]) -> Decimal | None:
    formula = vgr_formula()
    steps = {name: int(row[name]) if row[name] else None for name in formula.factors}
    return vgr_score(steps, formula)


# Weighted sums ---------------------------------------------------------------------------------


def baltussen() -> Ranking:
    """The illustrative matrix, ranked by weighted sum."""
    matrix = rows("mcda_baltussen/matrix.csv")
    weights = {row["criterion"]: float(row["weight"]) for row in rows("mcda_baltussen/weights.csv")}
    names = tuple(row["intervention"] for row in matrix)
    table = Table(names, tuple(weights), [[float(row[c]) for c in weights] for row in matrix])
    straight = ValueFunction(((0.0, 0.0), (100.0, 100.0)))
    return additive_ranking_of_figures(
        figures_of(table),
        dict.fromkeys(weights, straight),
        Weights(tuple(weights), list(weights.values())),
    )


def kracka() -> tuple[list[float], list[int]]:
    """Weighted sums and places of the six alternatives, prepared as the paper does."""
    case = facts("wsm_kracka/case.json")
    matrix, types = np.array(case["matrix"]), np.array(case["types"])
    turned = np.where(types > 0, matrix, 1 / matrix)  # (alternative, criterion)
    shares = turned / turned.sum(axis=0)  # (alternative, criterion)
    names = tuple(f"a{n}" for n in range(len(matrix)))
    criteria = tuple(f"c{n}" for n in range(matrix.shape[1]))
    weights = Weights.in_proportion(dict(zip(criteria, case["weights"], strict=True)))
    sums = weighted_sums(Table(names, criteria, shares), weights)
    ordered = sorted(sums.values(), reverse=True)
    return list(sums.values()), [1 + ordered.index(score) for score in sums.values()]


def _weighted_sums() -> list[ValidationCase]:
    ranking, expected = (
        baltussen(),
        {r["intervention"]: r for r in rows("mcda_baltussen/matrix.csv")},
    )
    found = [
        ValidationCase(
            AREA,
            f"weighted sum, {line.option}",
            line.score or 0.0,
            expected[line.option]["score_published"],
            "0.5",
            BALTUSSEN,
            "47.5 is printed as 48" if line.score == 47.5 else "",
        )
        for line in ranking.lines
    ]
    case, (scores, places) = facts("wsm_kracka/case.json"), kracka()
    for n, (score, printed) in enumerate(zip(scores, case["expected"]["score"], strict=True), 1):
        found.append(
            ValidationCase(
                AREA, f"weighted sum, alternative {n}", score, str(printed), "1e-6", case["source"]
            )
        )
    order = ", ".join(map(str, places))
    printed_order = ", ".join(map(str, case["expected"]["rank"]))
    found.append(
        ValidationCase(
            AREA, "places by weighted sum", order, printed_order, "exact", case["source"]
        )
    )
    return found


# Two lists -------------------------------------------------------------------------------------


def vancouver_investments() -> tuple[Proposal, ...]:
    """The five investments with score and cost."""
    table = rows("pbma_vancouver/investments.csv")
    return tuple(
        Proposal(row["option"], float(row["weighted_score"]), float(row["cost_CAD"]))
        for row in table
    )


def vancouver(loss_43: float, loss_44: float) -> PbmaChoice:
    """The choice for given benefit lost by disinvestments 1–43 (at most) and 44."""
    to_stop = (Proposal("1–43", loss_43, 4_824_600.0), Proposal("44", loss_44, 75_400.0))
    return pbma_choice(vancouver_investments(), to_stop, to_cover=4_650_000.0)


def _two_lists() -> list[ValidationCase]:
    choice = vancouver(1.4, 1.5)
    per_money = score_per_money(vancouver_investments())
    return [
        ValidationCase(
            AREA, "two lists, chosen", ", ".join(choice.chosen), "1, 2, 3", "exact", VANCOUVER
        ),
        ValidationCase(
            AREA, "two lists, rejected", ", ".join(choice.rejected), "4, 5", "exact", VANCOUVER
        ),
        ValidationCase(
            AREA,
            "two lists, money for the chosen (CAD)",
            choice.money,
            "174600",
            "0.5",
            VANCOUVER,
            "sum of the printed costs",
        ),
        ValidationCase(
            AREA,
            "score for each dollar, another rule: first",
            per_money.options[0],
            "3",
            "exact",
            VANCOUVER,
            "another rule gives another order",
        ),
    ]


# Agreement and dominance -----------------------------------------------------------------------


def judges(path: str) -> Concordance:
    """Kendall's W of a table of places, one column for each judge."""
    table = rows(path)
    names = [column for column in table[0] if column != "object"]
    objects = tuple(row["object"] for row in table)
    return kendalls_w([_order(name, table) for name in names], objects)


def _order(judge: str, table: list[dict[str, str]]) -> AssessorOrder:
    given = {row["object"]: float(row[judge]) for row in table}
    place_of: Callable[[str], float] = given.__getitem__
    steps = sorted(set(given.values()))
    groups = tuple(tuple(o for o in given if place_of(o) == step) for step in steps)
    return AssessorOrder(judge, groups)


def _concordance() -> list[ValidationCase]:
    return [
        ValidationCase(
            AREA,
            "Kendall's W with ties",
            judges("kendalls_w/with_ties.csv").w or 0.0,
            "0.828",
            "0.0005",
            "NAG Library, g08daf example results",
        ),
        ValidationCase(
            AREA,
            "Kendall's W without ties",
            judges("kendalls_w/without_ties.csv").w or 0.0,
            "0.0625",
            "1e-12",
            "ProofWiki, arbitrary example 1 (1/16)",
        ),
    ]


def dominant_rows() -> Ranking:
    """Two options with a printed negative ratio; only the signs of cost and effect are known."""
    signs = {"-": -1.0, "+": 1.0}
    return reference_cost_ranking(
        {
            row["case_id"]: CostAndEffect(
                signs[row["cost_sign"]], signs[row["effect_sign"]], 275_000.0
            )
            for row in rows("dominant_crc/rows.csv")
        }
    )


def _dominant() -> list[ValidationCase]:
    source = "University of Oslo thesis 2026, exercise after colon cancer, two older cohorts"
    return [
        ValidationCase(
            AREA,
            f"{line.option}: cheaper and better",
            f"{line.category}, place {line.place}, score {line.score}",
            "dominant, place 1, score None",
            "exact",
            source,
            "the printed negative ratio has no order",
        )
        for line in dominant_rows().lines
    ]
