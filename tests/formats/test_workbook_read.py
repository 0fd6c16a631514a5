"""What people do to a workbook and is taken as they meant it."""

from __future__ import annotations

import datetime as dt
from copy import deepcopy
from io import BytesIO

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from workbooks import FIRST, HEADING, LIBRARY, ROUND, at, book, saved

from samvekt.core.message import LANGUAGES
from samvekt.formats.dossier import Round
from samvekt.formats.workbook.dates import NoDate, date_from
from samvekt.formats.workbook.writing import workbook_of

DAY = dt.date(2026, 11, 22)


def amount(changed, tmp_path):
    made = saved(changed, tmp_path / "a.xlsx").round
    return made.options[0].costs[0].years[2027].best


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1250,5", 1250.5),
        ("1 250,5", 1250.5),
        ("1\u00a0250,5", 1250.5),
        ("1\u202f250", 1250),
        ("1.250,5", 1250.5),
        ("1,250.5", 1250.5),
        ("\u22123 600", -3600),
        ("–12", -12),
        (" 600 ", 600),
        ("1e3", 1000),
        (600, 600),
        (0.5, 0.5),
    ],
)
def test_a_number_is_read_as_people_write_it(written, meant, tmp_path):
    changed = book()
    at(changed["Kostnader"], "Beløp 2027").value = written

    assert amount(changed, tmp_path) == meant


@pytest.mark.parametrize("written", [0.2, "20 %", "20%", "0,2", " 20 % ", "20,0 %"])
def test_a_share_is_read_with_and_without_a_percent_sign(written, tmp_path):
    changed = book()
    at(changed["Grupper"], "Minste andel").value = written

    made = saved(changed, tmp_path / "a.xlsx").round

    assert made.limits.groups[0].minimum_share == 0.2


@pytest.mark.parametrize(
    "written",
    [
        DAY,
        "22.11.2026",
        "22. 11. 2026",
        "22.11.26",
        "22/11-2026",
        "22/11-26",
        "22/11/2026",
        "22-11-2026",
        "2026-11-22",
        "2026-11-22 00:00:00",
        "22. november 2026",
        "22 nov. 2026",
        "22nd November 2026",
        "November 22, 2026",
        "22.november 2026",
    ],
)
def test_a_date_is_read_in_every_common_form(written, tmp_path):
    changed = book()
    at(changed["Oppfølging"], "Ses på").value = written

    assert saved(changed, tmp_path / "a.xlsx").round.follow_up[0].due == DAY


@pytest.mark.parametrize(
    ("month", "number"),
    [("januar", 1), ("mai", 5), ("May", 5), ("oktober", 10), ("October", 10), ("desember", 12)],
)
def test_months_are_known_in_norwegian_and_english(month, number):
    assert date_from(f"3. {month} 2027") == dt.date(2027, number, 3)


@pytest.mark.parametrize("written", ["3/4/2026", "31.2.2026", "2026", "i høst", "22.13.2026", ""])
def test_what_is_no_date_or_could_be_two_is_refused(written):
    with pytest.raises(NoDate):
        date_from(written)


def test_the_same_day_and_month_can_only_be_one_date():
    assert date_from("4/4/2026") == dt.date(2026, 4, 4)


def test_dates_are_the_same_days_in_a_workbook_that_counts_from_1904(tmp_path):
    changed = book()
    changed.epoch = CALENDAR_MAC_1904
    at(changed["Oppfølging"], "Ses på").value = DAY

    assert saved(changed, tmp_path / "a.xlsx").round.follow_up[0].due == DAY


@pytest.mark.parametrize(("typed", "text"), [(2027.0, "2027"), (301, "301"), (1.5, "1,5")])
def test_a_number_typed_in_a_text_is_text(typed, text, tmp_path):
    changed = book()
    at(changed["Tiltak"], "Navn på tiltaket").value = typed

    assert saved(changed, tmp_path / "a.xlsx").round.options[0].name == text


def test_a_municipality_number_gets_back_the_zero_a_spreadsheet_took(tmp_path):
    content = deepcopy(ROUND) | {"organisation": {"name": "Oslo", "municipality": "0301"}}
    changed = book(content=content)
    for row in changed["Ramme"].iter_rows():
        if row[0].value == "Kommunenummer":
            row[1].value = 301

    made = saved(changed, tmp_path / "a.xlsx").round

    assert made.organisation.municipality == "0301"


def test_empty_rows_between_and_after_do_nothing(tmp_path):
    changed = book()
    changed["Tiltak"].move_range("A6:R6", rows=40)
    changed["Tiltak"]["D3000"].value = "   "

    assert [o.id for o in saved(changed, tmp_path / "a.xlsx").round.options] == ["A", "B"]


def test_hidden_rows_are_read_and_told(tmp_path):
    changed = book()
    changed["Tiltak"].row_dimensions[FIRST + 1].hidden = True

    read = saved(changed, tmp_path / "a.xlsx")

    assert len(read.round.options) == 2
    assert [str(said) for said in read.notices] == [
        "Hidden rows on the sheet Tiltak were read too: 6."
    ]


def test_sheets_and_columns_may_stand_in_any_order(tmp_path):
    changed = book()
    changed.move_sheet("Tiltak", offset=9)
    sheet = changed["Tiltak"]
    for row in (HEADING, FIRST, FIRST + 1):
        first, last = sheet.cell(row, 1).value, sheet.cell(row, 18).value
        sheet.cell(row, 1).value, sheet.cell(row, 18).value = last, first

    assert saved(changed, tmp_path / "a.xlsx").round == Round.model_validate(ROUND)


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_of_another_language_and_our_own_names_are_known(language, tmp_path):
    other = {"nb": "expand", "nn": "Expand", "en": "utvide"}[language]
    changed = book(language)
    sheet = changed.worksheets[3]
    sheet.cell(HEADING, 3).value = "change"
    sheet.cell(FIRST + 1, 3).value = other

    assert saved(changed, tmp_path / "a.xlsx").round == Round.model_validate(ROUND)


def test_the_marks_of_the_workbook_may_be_gone(tmp_path):
    changed = book()
    for title in ("samvekt", "Lister", "Veiledning", "Forklaringer"):
        del changed[title]

    assert saved(changed, tmp_path / "a.xlsx").round == Round.model_validate(ROUND)


def test_a_sheet_that_is_not_needed_may_be_gone(tmp_path):
    changed = book()
    del changed["Frigjøring"]

    assert saved(changed, tmp_path / "a.xlsx").round == Round.model_validate(ROUND)


def test_a_year_can_be_a_heading_by_itself(tmp_path):
    changed = book()
    sheet = changed["Kostnader"]
    for cell in sheet[HEADING]:
        if cell.value == "Beløp 2027":
            cell.value = 2031

    years = saved(changed, tmp_path / "a.xlsx").round.options[0].costs[0].years

    assert set(years) == {2028, 2031}


def test_every_row_is_counted(tmp_path):
    counts = saved(book(), tmp_path / "a.xlsx").counts

    assert counts["options"] == 2
    assert counts["judgements"] == counts["points"] == 1


def test_an_empty_workbook_has_years_and_the_national_criteria():
    made = openpyxl.load_workbook(BytesIO(workbook_of(None, "nb", LIBRARY, years=(2027, 2028))))

    headings = [cell.value for cell in made["Kostnader"][HEADING]]
    assert {"Beløp 2027", "Beløp 2028, lavest", "Beløp 2028, høyest"} <= set(headings)
    answers = {row[0].value: row[1].value for row in made["Ramme"].iter_rows()}
    assert answers["Kriteriesett"] == "norway-guide-2025"


def test_an_empty_workbook_is_a_round_when_the_questions_with_a_star_are_answered(tmp_path):
    changed = openpyxl.load_workbook(BytesIO(workbook_of(None, "nb", LIBRARY)))
    answers = {
        "Rundens ID *": "ny",
        "Tittel *": "Ny",
        "Beslutningsnivå *": "politisk",
        "Formkrav *": "kommunal sak",
    }
    for row in changed["Ramme"].iter_rows():
        if row[0].value in answers:
            row[1].value = answers[row[0].value]

    made = saved(changed, tmp_path / "a.xlsx").round

    assert (made.id, made.frame.level, made.frame.profile) == ("ny", "political", "municipal")
