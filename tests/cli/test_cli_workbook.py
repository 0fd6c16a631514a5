"""Out to a spreadsheet and in again on the command line; nothing is written with a fault."""

from __future__ import annotations

import openpyxl
import pytest

from samvekt.formats.reading import read_round

ROUND = "examples/kommunal-runde.yaml"


def test_it_works(samvekt, folder):
    out = samvekt("template", "--from", ROUND, "--to", "ut.xlsx", "--json")
    back = samvekt("import", "ut.xlsx", "--to", "inn.yaml", "--json")

    assert (out.json["written"], out.json["id"], out.json["language"]) == (
        "ut.xlsx",
        "kommunal-runde",
        "nb",
    )
    assert (back.json["kind"], back.json["options"]) == ("round", 16)
    assert back.json["read"]["judgements"] == 305
    assert back.json["rows"] == sum(back.json["read"].values())
    assert back.json["notices"] == []
    assert read_round(folder / "inn.yaml") == read_round(folder / ROUND)


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_an_empty_workbook_tells_what_must_be_filled_in(samvekt, folder, language):
    assert samvekt("template", "--to", "tom.xlsx", "--lang", language).code == 0

    answer = samvekt("import", "tom.xlsx", "--to", "ut.yaml", "--json", "--lang", language)

    assert answer.code == 2
    assert len(answer.json["faults"]) == 4
    assert all("!B" in fault["path"] for fault in answer.json["faults"])
    assert not (folder / "ut.yaml").exists()


def test_the_years_of_an_empty_workbook_can_be_chosen(samvekt, folder):
    samvekt("template", "--to", "tom.xlsx", "--first-year", "2031")

    sheet = openpyxl.load_workbook(folder / "tom.xlsx")["Budsjetter"]

    headings = [cell.value for cell in sheet[4]]
    assert headings[3:] == ["Beløp 2031", "Beløp 2032", "Beløp 2033", "Beløp 2034"]


@pytest.fixture
def broken(samvekt, folder):
    """A workbook with two faults."""
    samvekt("template", "--from", "examples/opplaering.yaml", "--to", "feil.xlsx")
    book = openpyxl.load_workbook(folder / "feil.xlsx")
    book["Tiltak"]["C5"].value = "begynn"
    book["Kostnader"]["F5"].value = "12 %"
    book.save(folder / "feil.xlsx")
    return folder / "feil.xlsx"


def test_every_fault_is_told_with_sheet_and_cell_and_nothing_is_written(samvekt, folder, broken):
    before = set(folder.rglob("*"))

    answer = samvekt("import", "feil.xlsx", "--to", "ut.yaml")

    assert (answer.code, answer.out) == (2, "")
    assert "Tiltak" in answer.err
    assert "C5" in answer.err
    assert "F5" in answer.err
    assert set(folder.rglob("*")) == before


def test_a_fault_leaves_the_old_file_also_with_force(samvekt, folder, broken):
    (folder / "ut.yaml").write_text("gammelt", encoding="utf-8")

    answer = samvekt("import", "feil.xlsx", "--to", "ut.yaml", "--force", "--json")

    assert [fault["path"] for fault in answer.json["faults"]] == ["Tiltak!C5", "Kostnader!F5"]
    assert (folder / "ut.yaml").read_text(encoding="utf-8") == "gammelt"


@pytest.mark.parametrize("option", [("--into", ROUND), ("--mapping", "m.yaml"), ("--sheet", "Ark")])
def test_what_is_for_lists_is_refused_with_a_whole_round(samvekt, folder, option):
    samvekt("template", "--to", "tom.xlsx")

    answer = samvekt("import", "tom.xlsx", *option, "--to", "ut.yaml")

    assert answer.code == 2
    assert option[0] in answer.err


def test_a_sheet_is_refused_for_csv(samvekt, folder):
    (folder / "liste.csv").write_text("id,name,change\nA,x,start\n", encoding="utf-8")

    answer = samvekt("import", "liste.csv", "--sheet", "Ark1", "--to", "ut.yaml")

    assert answer.code == 2
    assert "--sheet" in answer.err


def test_an_import_must_know_where_to_write(samvekt, folder):
    answer = samvekt("import", "examples/bergen/bergen-tiltak.csv")

    assert answer.code == 2
    assert "--to" in answer.err


def test_a_mapping_is_suggested_and_used(samvekt, folder):
    (folder / "liste.csv").write_text(
        "Nr;Tiltak;Endring;2027\nA;Dagsenter;Utvide;600\n", encoding="utf-8"
    )

    told = samvekt("import", "liste.csv", "--suggest-mapping", "m.yaml", "--json")
    made = samvekt("import", "liste.csv", "--mapping", "m.yaml", "--to", "ut.yaml", "--json")

    assert told.json == {"written": "m.yaml", "kind": "options"}
    assert made.json["read"] == {"options": 1}
    assert read_round(folder / "ut.yaml").options[0].change == "expand"


def test_a_suggested_mapping_never_writes_over_a_file_unasked(samvekt, folder):
    (folder / "m.yaml").write_text("gammelt", encoding="utf-8")
    given = ("import", "examples/bergen/bergen-tiltak.csv", "--suggest-mapping", "m.yaml")

    assert samvekt(*given).code == 2
    assert (folder / "m.yaml").read_text(encoding="utf-8") == "gammelt"
    assert samvekt(*given, "--force").code == 0


def test_hidden_rows_are_told(samvekt, folder):
    samvekt("template", "--from", "examples/opplaering.yaml", "--to", "ut.xlsx")
    book = openpyxl.load_workbook(folder / "ut.xlsx")
    book["Tiltak"].row_dimensions[6].hidden = True
    book.save(folder / "ut.xlsx")

    answer = samvekt("import", "ut.xlsx", "--to", "ut.yaml", "--json")

    assert len(answer.json["notices"]) == 1


@pytest.mark.parametrize("to", ["ingen/ut.xlsx", "examples", "/dev/null"])
def test_what_is_no_place_for_a_workbook_is_refused_even_with_force(samvekt, folder, to):
    before = set(folder.rglob("*"))

    assert samvekt("template", "--to", to, "--force").code == 2
    assert set(folder.rglob("*")) == before
