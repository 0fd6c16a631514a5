"""What a workbook offers those who fill it in: drop-downs, prompts, locked headings."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from workbooks import FIRST, HEADING, LIBRARY

from samvekt.core.errors import OutOfRange
from samvekt.core.message import LANGUAGES
from samvekt.formats.reading import read_round
from samvekt.formats.workbook.columns import Column
from samvekt.formats.workbook.recognising import column_of, questions, sheet_key
from samvekt.formats.workbook.sheet_of_rest import REST
from samvekt.formats.workbook.sheets import ASIDE, FORMS, ORDER, TABLES, sheet_of
from samvekt.formats.workbook.values import written
from samvekt.formats.workbook.vocabulary import Vocabulary
from samvekt.formats.workbook.writing import put_cell, workbook_of

EXAMPLE = Path(__file__).parents[2] / "examples" / "kommunal-runde.yaml"


@pytest.fixture(scope="module", params=LANGUAGES)
def made(request):
    """The language and the workbook of an example."""
    content = workbook_of(read_round(EXAMPLE), request.param, LIBRARY)
    return request.param, openpyxl.load_workbook(BytesIO(content))


def tables(made):
    language, book = made
    return [(table, book[table.title.in_language(language)]) for table in TABLES]


def test_titles_are_short_different_and_known_again():
    for language in LANGUAGES:
        titles = [sheet_of(key).title.in_language(language) for key in ORDER]
        titles += [words.in_language(language) for words in ASIDE.values()]

        assert all(len(title) <= 31 and not set(title) & set("[]:*?/\\") for title in titles)
        assert len({title.casefold() for title in titles}) == len(titles)
        assert [sheet_key(title) for title in titles] == [*ORDER, *ASIDE]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("table", [*TABLES, REST], ids=lambda table: table.key)
def test_every_heading_is_known_again(table, language):
    for column in table.columns(("2027",)):
        known = column_of(table, column.heading(language))

        assert known is not None
        assert known.steps == column.steps


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.key)
def test_every_question_is_known_again(form, language):
    for row in form.rows:
        label = row.column.label(language).casefold()

        assert questions(form.key)[label].column.steps == row.column.steps


def test_headings_stay_in_sight_are_locked_and_printed_on_each_page(made):
    for _, sheet in tables(made):
        assert sheet.freeze_panes == f"B{FIRST}"
        assert sheet.print_title_rows == f"${HEADING}:${HEADING}"
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.protection.sheet
        assert sheet.protection.password is None
        assert all(cell.protection.locked for row in sheet["A1:C4"] for cell in row)


def test_cells_can_be_filled_and_rows_inserted_and_sorted(made):
    for _, sheet in tables(made):
        assert not sheet.column_dimensions["A"].protection.locked
        allowed = (
            sheet.protection.insertRows,
            sheet.protection.sort,
            sheet.protection.formatColumns,
        )
        assert not any(allowed)  # in the file, false means that it is not held back


def test_every_column_has_a_prompt_with_help(made):
    for table, sheet in tables(made):
        prompts = [rule for rule in sheet.data_validations.dataValidation if rule.prompt]

        assert len(prompts) >= len(table.fixed)
        assert all(len(rule.prompt) <= 255 and len(rule.promptTitle) <= 32 for rule in prompts)


def lists(sheet):
    return [rule for rule in sheet.data_validations.dataValidation if rule.type == "list"]


def test_every_enumerated_column_has_a_drop_down_in_the_language(made):
    language, book = made
    hidden = book[ASIDE["lists"].in_language(language)]
    assert hidden.sheet_state == "hidden"
    words = {cell.value for row in hidden.iter_rows() for cell in row}

    for table, sheet in tables(made):
        enumerated = [column for column in table.fixed if column.kind in {"choice", "flag"}]
        assert len(lists(sheet)) >= len(enumerated)
        for column in (column for column in enumerated if column.kind == "choice"):
            assert set(column.choices.listed(language)) <= words


def test_ids_of_other_sheets_can_be_chosen(made):
    language, book = made
    judgements = book[sheet_of("judgements").title.in_language(language)]

    sources = [rule.formula1 for rule in lists(judgements)]

    options = sheet_of("options").title.in_language(language)
    assert any(source.startswith(f"'{options}'!$A${FIRST}") for source in sources)
    assert any("MATCH" in source for source in sources)  # levels follow the criterion of the row


def test_an_example_stands_above_every_column_and_is_never_read(made):
    language, book = made
    sheet = book[sheet_of("options").title.in_language(language)]

    assert sheet.cell(HEADING - 1, 1).value.endswith("R01")


def test_the_marks_are_hidden_for_good(made):
    assert made[1]["samvekt"].sheet_state == "veryHidden"


def test_a_text_longer_than_a_cell_is_refused_in_words():
    class Sheet:
        def get_name(self) -> str:
            return "Tiltak"

    with pytest.raises(OutOfRange, match="40,000 signs"):
        put_cell(Sheet(), (0, 0), "a" * 40_000, None)


def test_a_value_no_cell_can_carry_is_written_as_json():
    column = next(column for column in sheet_of("options").fixed if column.key == "note")

    assert isinstance(column, Column)
    assert written(column, "x005F_", Vocabulary(), {}) == 'json:"x005F\\u005f"'
