"""Bergen's measures as a list: what the importer makes of it, and the sums of cases C1 and C2."""

from __future__ import annotations

import csv
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import pytest

from samvekt.formats.csv_lists import kind_of, options_from, read_sheet
from samvekt.formats.csv_mapping import read_mapping
from samvekt.formats.reading import read_round, round_from
from samvekt.formats.writing import as_yaml, plain
from samvekt.reference.safe_yaml import load_yaml

BERGEN = Path(__file__).parents[2] / "examples" / "bergen"
YEARS = ("kNOK_y1", "kNOK_y2", "kNOK_y3", "kNOK_y4")


@pytest.fixture(scope="module")
def options():
    return options_from(
        read_sheet(BERGEN / "bergen-tiltak.csv"), read_mapping(BERGEN / "mapping.yaml")
    )


def rows(name: str) -> list[dict[str, str]]:
    with (BERGEN / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def first_year(options, plan: int) -> list[Decimal]:
    return [
        Decimal(str(cost["years"][plan]))
        for option in options
        if option["id"].startswith(f"B{plan}-")
        for cost in option["costs"]
    ]


def test_the_list_is_seen_as_a_list_of_options():
    assert kind_of(read_sheet(BERGEN / "bergen-tiltak.csv")) == "options"


def test_the_stored_round_is_what_the_importer_makes_of_the_list(options):
    frame = load_yaml((BERGEN / "ramme.yaml").read_bytes(), where="ramme.yaml")

    made = round_from({**frame, "options": options}, where="bergen")

    assert made == read_round(BERGEN / "bergen-tiltak.yaml")
    assert (BERGEN / "bergen-tiltak.yaml").read_text(encoding="utf-8") == as_yaml(plain(made))


@pytest.mark.parametrize(
    ("plan", "lines", "sums"),
    [
        (2012, 24, ("56880.0", "-37998.4", "18881.6")),
        (2013, 45, ("69131.8", "-42204.3", "26927.5")),
    ],
)
def test_c1_the_first_year_adds_up_to_the_published_sums(options, plan, lines, sums):
    amounts = first_year(options, plan)
    more, less, net = sums

    assert len(amounts) == lines
    assert sum(a for a in amounts if a > 0) == Decimal(more)
    assert sum(a for a in amounts if a < 0) == Decimal(less)
    assert sum(amounts) == Decimal(net)


def test_c1_one_off_measures_are_marked_and_some_reverse_last_year(options):
    one_off = [o for o in options if o["costs"][0]["duration"] == "one_off"]
    amounts = {o["id"]: list(o["costs"][0]["years"].values()) for o in one_off}

    assert len(one_off) == 7
    assert amounts["B2012-18"] == [3000, 0, 0, 0]
    assert amounts["B2013-19"] == [-500] * 4


def test_the_list_gives_resources_and_nothing_else():
    for option in read_round(BERGEN / "bergen-tiltak.yaml").options:
        assert option.costs
        assert option.effects == ()
        assert option.personnel == ()
        assert option.severity is None
        assert option.recipients_per_year is None


@pytest.mark.parametrize(
    ("plan", "area", "opening", "proposed"),
    [
        ("2012", "03A", "269201.9", "275566.3"),
        ("2012", "03B", "1501922.3", "1564313.9"),
        ("2013", "03A", "278264.3", None),
        ("2013", "03B", "1590942.9", None),
    ],
)
def test_c2_opening_and_changes_give_the_proposed_budget(plan, area, opening, proposed):
    lines = [r for r in rows("bergen-omraader.csv") if (r["plan"], r["area"]) == (plan, area)]
    (start,) = [Decimal(r["kNOK_y1"]) for r in lines if r["change_group"] == "N00"]

    total = sum(Decimal(r["kNOK_y1"]) for r in lines)

    assert round(start, 1) == Decimal(opening)
    assert proposed is None or round(total, 1) == Decimal(proposed)


@pytest.mark.parametrize("year", YEARS)
def test_c2_the_measures_of_each_group_add_up_to_the_group_in_the_bridge(year):
    measures: dict[tuple[str, ...], Decimal] = defaultdict(Decimal)
    for row in rows("bergen-tiltak.csv"):
        measures[row["plan"], row["area"], row["change_group"]] += Decimal(row[year])
    bridge = {
        (r["plan"], r["area"], r["change_group"]): Decimal(r[year])
        for r in rows("bergen-omraader.csv")
    }

    off = {k: (v, bridge[k]) for k, v in measures.items() if abs(bridge[k] - v) > Decimal("0.1")}

    assert off == {}


@pytest.mark.parametrize("area", ["03A", "03B"])
def test_c2_the_budget_adopted_later_differs_from_the_proposal(area):
    bridge = rows("bergen-omraader.csv")
    proposed = sum(
        Decimal(r["kNOK_y1"]) for r in bridge if (r["plan"], r["area"]) == ("2012", area)
    )
    (opened,) = [
        Decimal(r["kNOK_y1"])
        for r in bridge
        if (r["plan"], r["area"], r["change_group"]) == ("2013", area, "N00")
    ]

    assert opened != proposed
