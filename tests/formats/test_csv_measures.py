"""Lists from spreadsheets: numbers as people write them, and faults with row and column."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samvekt.core.errors import InputError
from samvekt.formats.csv_lists import (
    judgements_from,
    kind_of,
    options_from,
    read_sheet,
    weights_from,
)
from samvekt.formats.csv_mapping import ListMapping, read_mapping
from samvekt.formats.written_numbers import NumberInWords, number_from
from samvekt.reference.faults import ReadFault


@pytest.fixture
def sheet(tmp_path):
    def make(content: str | bytes):
        path = tmp_path / "liste.csv"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return read_sheet(path)

    return make


def said(error: InputError) -> list[str]:
    return [str(line) for line in getattr(error, "messages", (error.message,))]


def mapping(**more: Any) -> ListMapping:
    return ListMapping.model_validate(
        {
            "options": {
                "id": {"column": "nr"},
                "name": {"column": "tiltak"},
                "change": {"column": "type", "values": {"nytt": "start", "kutt": "reduce"}},
            },
            "costs": [{"first_year": {"value": "2026"}, "years": ["år 1", "år 2"]}],
            **more,
        }
    )


# --- Numbers


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("1250,5", 1250.5),
        ("1250.5", 1250.5),
        ("1 250,5", 1250.5),
        ("1\u00a0250,5", 1250.5),
        ("1\u202f250", 1250.0),
        ("1\u2009250", 1250.0),
        ("1'250", 1250.0),
        ("−3 600", -3600.0),
        ("–3600", -3600.0),
        ("-3 600,25", -3600.25),
        ("1.250,5", 1250.5),
        ("1,250.5", 1250.5),
        ("1.250.000", 1_250_000.0),
        ("1,250,000", 1_250_000.0),
        ("0,125", 0.125),
        ("0.125", 0.125),
        ("1e3", 1000.0),
        ("+5", 5.0),
        (" 7 ", 7.0),
        ("0", 0.0),
    ],
)
def test_numbers_are_read_as_people_write_them(written, number):
    assert number_from(written) == number


@pytest.mark.parametrize("blank", ["", " ", "\u00a0", "\t"])
def test_an_empty_cell_is_not_zero(blank):
    assert number_from(blank) is None


@pytest.mark.parametrize(
    "written", ["mye", "ca. 5", "5 %", "kr 5", "1-2", "nan", "inf", "--5", "-", "1,2,3.4.5", "½"]
)
def test_words_are_no_numbers(written):
    with pytest.raises(NumberInWords, match="not a number"):
        number_from(written)


@pytest.mark.parametrize("written", ["1.250", "-12.345", "100.000"])
def test_a_point_that_could_mean_thousands_is_asked_about(written):
    with pytest.raises(NumberInWords, match="two ways"):
        number_from(written)


def test_the_mapping_can_say_what_the_sign_means():
    assert number_from("1.250", decimal=",") == 1250
    assert number_from("1.250", decimal=".") == 1.25
    assert number_from("1,250", decimal=",") == 1.25


@given(st.floats(-1e9, 1e9).map(lambda x: round(x, 2)))
def test_norwegian_numbers_are_read_back_as_they_were(number):
    written = f"{number:,.2f}".replace(",", "\u00a0").replace(".", ",").replace("-", "\u2212")

    assert number_from(written) == number


# --- Sheets


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("start", ["", "\ufeff"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_the_sign_between_columns_is_found(sheet, separator, start, newline):
    lines = [["id", "name", "change", "cost_2026"], ["A", "Åpen dør", "start", "12"]]

    found = sheet(start + newline.join(separator.join(line) for line in lines) + newline)

    assert found.columns == ("id", "name", "change", "cost_2026")
    assert options_from(found) == [
        {
            "id": "A",
            "name": "Åpen dør",
            "change": "start",
            "costs": [{"unit": "kNOK", "years": {2026: 12.0}}],
        }
    ]


def test_the_row_numbers_are_those_people_see(sheet):
    found = sheet('id,name,change\nA,"to\nlinjer",start\n\nB,b,start\n')

    assert [row for row, _ in found.rows][-1] == 5
    assert [cells["id"] for _, cells in found.rows] == ["A", "B"]


@pytest.mark.parametrize(
    ("content", "word"),
    [
        ("id,name,change\nA,Ål,start\n".encode("latin-1"), "UTF-8"),
        ("id,name,change\nA,Ål,start\n".encode("utf-16"), "CSV UTF-8"),
        (b"PK\x03\x04\x00\x00", "CSV UTF-8"),
        ("id,name,change\n", "at least one row"),
        (" \n", "at least one row"),
        ('id,name,change\nA,"b"c,start\n', "quotation mark"),
        ("id,name,id\nA,b,c\n", "more than once"),
        ("id,name,change\nA,b,start,x\n", "more cells"),
    ],
)
def test_a_sheet_that_cannot_be_used_says_why(sheet, content, word):
    with pytest.raises(InputError, match=word):
        sheet(content)


def test_a_folder_and_an_empty_file_are_refused(sheet, tmp_path):
    with pytest.raises(InputError, match="not a file"):
        read_sheet(tmp_path)
    with pytest.raises(InputError, match="empty"):
        sheet("")


def test_fifty_megabytes_are_refused_unread(tmp_path):
    with (tmp_path / "stor.csv").open("wb") as file:
        file.truncate(50_000_000)

    with pytest.raises(InputError, match="larger"):
        read_sheet(tmp_path / "stor.csv")


def test_a_short_row_has_blanks_at_the_end(sheet):
    made = options_from(sheet("id,name,change,note,cost_2026\nA,a,start\n"))

    assert made == [{"id": "A", "name": "a", "change": "start"}]


# --- Options


def test_a_blank_cell_is_left_out_and_never_zero(sheet):
    found = sheet("nr;tiltak;type;år 1;år 2\nA;a;nytt;;5\nB;b;kutt;;\nC;c;nytt;0;0\n")

    a, b, c = options_from(found, mapping())

    assert a["costs"][0]["years"] == {2027: 5.0}
    assert "costs" not in b
    assert c["costs"][0]["years"] == {2026: 0.0, 2027: 0.0}


def test_every_fault_is_told_at_once_with_row_and_column(sheet):
    found = sheet("nr;tiltak;type;år 1;år 2\nA;a;nyt;mye;5\n;b;kutt;1;2\nA;c;nytt;1.250;x\n")

    with pytest.raises(ReadFault) as error:
        options_from(found, mapping())

    lines = said(error.value)
    assert any("Row 2, column type" in line and "nytt" in line for line in lines)
    assert any("Row 2, column år 1" in line and "mye" in line for line in lines)
    assert any("Row 3, column nr" in line and "empty" in line for line in lines)
    assert any("Row 4, column år 1" in line and "two ways" in line for line in lines)
    assert any("Row 4, column år 2" in line for line in lines)
    assert any("Row 4 has the same id as row 2: A" in line for line in lines)


def test_two_rows_without_an_id_are_not_called_the_same(sheet):
    found = sheet("nr;tiltak;type;år 1;år 2\n;a;nytt;1;2\n;b;nytt;1;2\n")

    with pytest.raises(ReadFault) as error:
        options_from(found, mapping())

    assert not any("same id" in line for line in said(error.value))


def test_an_unmapped_value_may_have_a_way_out(sheet):
    way_out = mapping().model_dump(mode="json")
    way_out["options"]["change"]["otherwise"] = "keep"
    found = sheet("nr;tiltak;type;år 1;år 2\nA;a;rart;1;2\n")

    (made,) = options_from(found, ListMapping.model_validate(way_out))

    assert made["change"] == "keep"


def test_a_mapping_that_names_other_columns_is_refused(sheet):
    with pytest.raises(ReadFault, match="år 1"):
        options_from(sheet("nr;tiltak;type\nA;a;nytt\n"), mapping())


def test_columns_needed_by_name_are_asked_for(sheet):
    with pytest.raises(ReadFault, match="change"):
        options_from(sheet("id,name\nA,a\n"))


def test_recipients_and_evidence_come_along(sheet):
    more = mapping().model_dump(mode="json", exclude_defaults=True)
    more["options"]["recipients_per_year"] = {"column": "antall"}
    more["costs"][0] |= {"evidence": {"value": "budsjett"}, "price_year": {"value": "2026"}}
    found = sheet("nr;tiltak;type;antall;år 1;år 2\nA;a;nytt;1 200;1;2\nB;b;nytt;;1;2\n")

    a, b = options_from(found, ListMapping.model_validate(more))

    assert a["recipients_per_year"] == 1200
    assert "recipients_per_year" not in b
    assert a["costs"][0]["evidence"] == ["budsjett"]
    assert a["costs"][0]["price_year"] == 2026


def test_a_first_year_that_is_no_year_is_told(sheet):
    odd = mapping().model_dump(mode="json", exclude_defaults=True)
    odd["costs"][0]["first_year"] = {"column": "plan"}
    found = sheet("nr;tiltak;type;plan;år 1;år 2\nA;a;nytt;neste;1;2\n")

    with pytest.raises(ReadFault, match="Row 2"):
        options_from(found, ListMapping.model_validate(odd))


# --- Mappings


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("options: {id: {column: nr}, name: {column: n}}\n", "change"),
        ("options: {id: {column: a, value: b}}\n", "either a column or a value"),
        ("options: {idd: {column: a}}\n", "cannot be mapped"),
        ("optons: {}\n", "Did you mean options"),
        ("options: [a]\n", "keys of its own"),
    ],
)
def test_a_mapping_that_cannot_be_used_says_why(text, word, tmp_path):
    path = tmp_path / "mapping.yaml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(ReadFault) as error:
        read_mapping(path)

    assert any(word in line for line in said(error.value))


# --- Judgements and weights


def test_judgements_are_read_from_rows(sheet):
    found = sheet(
        "assessor;option;criterion;level;round;certainty;reason\n"
        "v1;A;benefit;large;;high;Fordi; \n"
        "v1;A;benefit;small;2;;\n"
    )

    first, second = judgements_from(found)

    assert kind_of(found) == "judgements"
    assert first == {
        "assessor": "v1",
        "option": "A",
        "criterion": "benefit",
        "level": "large",
        "certainty": "high",
        "reason": "Fordi",
    }
    assert second["round"] == 2


def test_a_judgement_without_a_level_is_told(sheet):
    found = sheet("assessor,option,criterion,level,round\nv,A,benefit,,to\n")

    with pytest.raises(ReadFault) as error:
        judgements_from(found)

    assert len(error.value.faults) == 2


def test_weights_are_gathered_by_stakeholder(sheet):
    found = sheet(
        "stakeholder;criterion;points\nRåd;benefit;60\nRåd;severity;40,5\nFag;benefit;1\n"
    )

    council, staff = weights_from(found)

    assert kind_of(found) == "weights"
    assert council == {
        "stakeholder": "Råd",
        "method": "points",
        "points": {"benefit": 60, "severity": 40.5},
    }
    assert staff["points"] == {"benefit": 1}


def test_the_same_criterion_twice_for_one_stakeholder_is_refused(sheet):
    found = sheet("stakeholder,criterion,points\nRåd,benefit,60\nRåd,benefit,40\n")

    with pytest.raises(ReadFault, match="Row 3"):
        weights_from(found)


def test_the_example_mapping_names_only_columns_of_its_list():
    bergen = Path(__file__).parents[2] / "examples" / "bergen"

    columns = read_sheet(bergen / "bergen-tiltak.csv").columns

    assert read_mapping(bergen / "mapping.yaml").columns() <= set(columns)
