"""What cannot be meant: named with sheet and cell, all at once, in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from openpyxl import Workbook
from workbooks import FIRST, HEADING, at, book, faults, saved

from samvekt.formats.workbook.reading import read_workbook
from samvekt.reference.faults import ReadFault


def cell(sheet: str, heading: str, value: object, row: int = FIRST, fmt: str = "General"):
    def change(changed: Workbook) -> None:
        found = at(changed[sheet], heading, row)
        found.value = value
        if fmt != "General":
            found.number_format = fmt

    return change


def cost(value: object, fmt: str = "General"):
    return cell("Kostnader", "Beløp 2027", value, fmt=fmt)


NAMED: dict[str, tuple[Callable[[Workbook], object], str, str]] = {
    "two ways": (cost("1.250"), "Kostnader, cell F5", "“1.250” can be read in two ways"),
    "percent as text": (cost("12 %"), "Kostnader, cell F5", "percentage"),
    "percent as format": (cost(0.12, "0%"), "Kostnader, cell F5", "percentage"),
    "unit": (cost("600 kr"), "Kostnader, cell F5", "Write the number only"),
    "unit with comma": (cost("600,-"), "Kostnader, cell F5", "Write the number only"),
    "words": (cost("ca 600"), "Kostnader, cell F5", "is not a number"),
    "true": (cost(True), "Kostnader, cell F5", "must be a number"),
    "a date": (cost(dt.date(2026, 5, 1)), "Kostnader, cell F5", "A date stands here"),
    "formula": (cost("=1+1"), "Kostnader, cell F5", "has no stored value"),
    "error": (cost("#REF!"), "Kostnader, cell F5", "shows #REF!"),
    "share above all": (cell("Grupper", "Minste andel", 20), "Grupper, cell E5", "at most 100%"),
    "not whole": (cell("Grupper", "Minst", 1.5), "Grupper, cell C5", "whole number"),
    "two dates": (
        cell("Oppfølging", "Ses på", "3/4/2026"),
        "Oppfølging, cell E5",
        "can be two dates",
    ),
    "no date": (cell("Oppfølging", "Ses på", "snart"), "Oppfølging, cell E5", "is not a date"),
    "a year as date": (cell("Oppfølging", "Ses på", 2026), "Oppfølging, cell E5", "long ago"),
    "a serial": (
        cell("Oppfølging", "Ses på", 46348, fmt="0"),
        "Oppfølging, cell E5",
        "Format the cell as a date",
    ),
    "unknown word": (cell("Tiltak", "Endring", "utvid"), "Tiltak, cell C5", "“utvide”"),
    "far from any word": (cell("Tiltak", "Endring", "xyz"), "Tiltak, cell C5", "starte, utvide"),
    "unknown level": (cell("Vurderinger", "Nivå", "svart stor"), "cell D5", "“svært stor”"),
    "unknown criterion": (cell("Vurderinger", "Kriterium", "nyte"), "cell C5", "“nytte”"),
    "unknown option": (cell("Vurderinger", "Tiltak", "C"), "cell B5", "does not exist"),
    "unknown parent": (cell("Kostnader", "Tiltak", "C"), "cell A5", "does not exist"),
    "unknown source": (cell("Vurderinger", "Kilder", "kild"), "cell G5", "“kilde”"),
    "unknown group": (cell("Poeng", "Gruppe", "Raadet"), "Poeng, cell A5", "“Rådet”"),
    "used twice": (cell("Vurderere", "Vurderer-ID", "v1", 6), "Vurderere, cell A6", "used before"),
    "no name": (cell("Tiltak", "Navn", None, 6), "Tiltak, cell B6", "must be filled in"),
    "blank in an id": (cell("Kilder", "Kilde-ID", "min kilde"), "cell A5", "cannot be an id"),
    "a unit of one's own": (cell("Kostnader", "Beløp i", "kroner"), "cell E5", "Write kNOK"),
    "a person": (
        cell("Tiltak", "Merknad", "Ola 13097248022"),
        "Tiltak, cell R5",
        "national identity number",
    ),
    "unseen sign": (cell("Tiltak", "Merknad", "a\u202eb"), "Tiltak, cell R5", "cannot be seen"),
    "merged": (lambda b: b["Tiltak"].merge_cells("B5:B6"), "Tiltak, cell B5", "are merged"),
    "unknown column": (
        lambda b: setattr(at(b["Tiltak"], "Målgruppe", HEADING), "value", "Målgrupe"),
        "Tiltak, cell D4",
        "Did you mean “Målgruppe”?",
    ),
    "column twice": (
        lambda b: setattr(at(b["Tiltak"], "Målgruppe", HEADING), "value", "Sted"),
        "Tiltak, cell G4",
        "more than once",
    ),
    "no heading": (
        lambda b: b["Frigjøring"].__setitem__("F9", "x"),
        "Frigjøring, cell F9",
        "no heading",
    ),
    "unknown sheet": (
        lambda b: b.create_sheet("Tiltakk").append(["x"]),
        "sheet Tiltakk",
        "Did you mean “Tiltak”?",
    ),
    "sheet of one's own": (
        lambda b: b.create_sheet("Regneark").append(["x"]),
        "sheet Regneark",
        "not one of ours",
    ),
    "sheet gone": (lambda b: b.remove(b["Ramme"]), "sheet Ramme", "is missing"),
    "unknown question": (
        lambda b: b["Ramme"].__setitem__("A6", "Titel"),
        "Ramme, cell B6",
        "Did you mean “Tittel”?",
    ),
    "points twice": (
        lambda b: b["Poeng"].append(["Rådet", "nytte", 5]),
        "Poeng",
        "stands in a row above too",
    ),
}


@pytest.mark.parametrize("case", NAMED)
def test_a_fault_is_told_with_its_sheet_and_cell(case, tmp_path):
    change, place, said = NAMED[case]
    changed = book()
    change(changed)

    told = faults(changed, tmp_path / "a.xlsx")

    assert any(place in line and said in line for line in told), told


@pytest.mark.parametrize(
    "case",
    [name for name in NAMED if name not in {"unknown question", "points twice", "used twice"}],
)
def test_one_mistake_is_told_once(case, tmp_path):
    changed = book()
    NAMED[case][0](changed)

    assert len(faults(changed, tmp_path / "a.xlsx")) == 1


def test_every_fault_is_told_at_once_in_the_order_of_the_workbook(tmp_path):
    changed = book()
    for case in ("unknown level", "words", "unknown word", "no date", "merged"):
        NAMED[case][0](changed)

    told = faults(changed, tmp_path / "a.xlsx")

    places = [line.partition(":")[0] for line in told]
    assert places == [
        "sheet Tiltak, cell B5",
        "sheet Tiltak, cell C5",
        "sheet Kostnader, cell F5",
        "sheet Vurderinger, cell D5",
        "sheet Oppfølging, cell E5",
    ]


def test_a_column_that_is_missing_is_told_once_and_not_for_each_row(tmp_path):
    changed = book()
    at(changed["Tiltak"], "Endring", HEADING).value = None
    for row in (FIRST, FIRST + 1):
        changed["Tiltak"].cell(row, 3).value = None

    told = faults(changed, tmp_path / "a.xlsx")

    assert told == ["sheet Tiltak, cell A4: The column “Endring” is missing."]


def test_a_fault_holds_sheet_and_cell_apart_for_other_programs(tmp_path):
    changed = book()
    cost("ca 600")(changed)

    with pytest.raises(ReadFault) as found:
        saved(changed, tmp_path / "a.xlsx")

    (fault,) = found.value.faults
    assert fault.path == "Kostnader!F5"


def test_a_newer_workbook_is_refused(tmp_path):
    changed = book()
    changed["samvekt"]["B1"].value = "99"

    (told,) = faults_of(changed, tmp_path / "a.xlsx")

    assert "format version 99" in told


def faults_of(changed: Workbook, path) -> list[str]:
    changed.save(path)
    with pytest.raises(ReadFault) as found:
        read_workbook(path)
    return [str(said) for said in found.value.messages]
