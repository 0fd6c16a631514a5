"""Files that are no workbook, or would harm: refused in words before they are opened."""

from __future__ import annotations

import re
import zipfile
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from workbooks import book

from samvekt.core.errors import InputError
from samvekt.formats.workbook import opening
from samvekt.formats.workbook.opening import looks_like_workbook, open_workbook
from samvekt.formats.workbook.reading import read_workbook
from samvekt.reference.faults import ReadFault

OLD = opening.OLD_OFFICE + bytes(600)


def packed(**parts: str) -> bytes:
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in parts.items():
            made.writestr(name.replace("__", "/"), text)
    return held.getvalue()


def as_bytes(changed: Workbook) -> bytes:
    held = BytesIO()
    changed.save(held)
    return held.getvalue()


def repacked(content: bytes, name: str, change) -> bytes:
    """A workbook with one of its parts changed."""
    held = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(held, "w") as new:
        for part in old.namelist():
            text = old.read(part)
            new.writestr(part, change(text) if part == name else text)
    return held.getvalue()


def told(content: bytes, path: Path) -> str:
    path.write_bytes(content)
    with pytest.raises(ReadFault) as found:
        read_workbook(path)
    return str(found.value.message)


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
SMALL = as_bytes(Workbook())


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"id,name\n1,a\n", "This is not a workbook"),
        (OLD, "old workbook (.xls)"),
        (OLD + "EncryptedPackage".encode("utf-16-le"), "has a password"),
        (packed(mimetype="application/vnd.oasis.opendocument.spreadsheet"), ".xlsx format"),
        (packed(word__document="<x/>"), ".xlsx format"),
        (SMALL[: len(SMALL) // 2], "broken"),
        (b"PK\x03\x04" + bytes(300), "broken"),
        (packed(**{"xl__workbook.xml": BOMB}), "declarations"),
        (packed(**{"xl__workbook.xml": "<x/>"}), "broken"),
    ],
    ids=["csv", "xls", "password", "ods", "docx", "cut", "noise", "entities", "no relations"],
)
def test_a_file_that_is_no_workbook_of_ours_to_read_is_told_apart(content, said, tmp_path):
    assert said in told(content, tmp_path / "a.xlsx")


def test_a_file_that_grows_too_large_is_refused_before_it_is_unpacked(tmp_path, monkeypatch):
    monkeypatch.setattr(opening, "LARGEST_UNPACKED", 100_000)
    content = packed(**{"xl__workbook.xml": "<x/>", "xl__big.xml": " " * 1_000_000})

    assert len(content) < 5_000
    assert "too large when it is unpacked" in told(content, tmp_path / "a.xlsx")


def test_declarations_inside_a_sheet_are_refused(tmp_path):
    content = repacked(as_bytes(book()), "xl/worksheets/sheet2.xml", lambda _: BOMB.encode())

    assert "declarations" in told(content, tmp_path / "a.xlsx")


def test_too_many_rows_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(opening, "MOST_ROWS", 50)
    changed = book()
    for row in range(60):
        changed["Frigjøring"].append([f"A{row}"])

    assert "more than 50 rows" in told(as_bytes(changed), tmp_path / "a.xlsx")


def test_something_far_to_the_right_is_named(tmp_path):
    changed = book()
    changed["Tiltak"]["ZZZ7"].value = "x"

    assert "cell ZZZ7: Something stands far to the right" in told(
        as_bytes(changed), tmp_path / "a.xlsx"
    )


def test_a_cell_far_below_takes_no_time_and_is_read(tmp_path):
    changed = book()
    changed["Frigjøring"]["A1048576"].value = "A"
    changed["Frigjøring"]["B1048576"].value = "B"
    (tmp_path / "a.xlsx").write_bytes(as_bytes(changed))

    (release,) = read_workbook(tmp_path / "a.xlsx").round.limits.releases

    assert (release.stop, release.start) == ("A", "B")


def test_cells_that_do_not_say_where_they_stand_are_read_in_order(tmp_path):
    whole = Workbook()
    whole.active.append(["A", "B", None, "D"])
    whole.active.append(["E"])
    unsaid = repacked(
        as_bytes(whole),
        "xl/worksheets/sheet1.xml",
        lambda text: re.sub(rb' r="[A-Z]+\d+"', b"", text.replace(b"<v></v>", b"")),
    )
    (tmp_path / "a.xlsx").write_bytes(unsaid)

    (sheet,) = open_workbook(tmp_path / "a.xlsx").sheets

    assert b' r="A1"' not in zipfile.ZipFile(BytesIO(unsaid)).read("xl/worksheets/sheet1.xml")
    assert [[cell.value for cell in line.cells.values()] for line in sheet.lines] == [
        ["A", "B", "D"],
        ["E"],
    ]


def test_a_huge_merged_range_is_named_and_takes_no_memory(tmp_path):
    content = repacked(
        as_bytes(book()),
        "xl/worksheets/sheet4.xml",
        lambda text: text.replace(
            b"</sheetData>",
            b'</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>',
        ),
    )

    assert "A1:XFD1048576 are merged" in told(content, tmp_path / "a.xlsx")


@pytest.mark.parametrize("name", ["a.xlsx", "a.xlsm", "a.xls", "a.ods"])
def test_a_workbook_is_known_by_its_name(name, tmp_path):
    assert looks_like_workbook(tmp_path / name)


def test_a_workbook_is_known_by_its_content(tmp_path):
    (tmp_path / "a").write_bytes(SMALL)
    (tmp_path / "b").write_bytes(b"id,name\n")

    assert looks_like_workbook(tmp_path / "a")
    assert not looks_like_workbook(tmp_path / "b")
    assert not looks_like_workbook(tmp_path / "c")


WHOLE = as_bytes(book())


@settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.integers(0, len(WHOLE) - 1), st.integers(1, 255), st.integers(0, 40))
def test_a_damaged_workbook_is_read_or_refused_and_never_breaks(tmp_path, at, change, cut):
    damaged = bytearray(WHOLE)
    damaged[at] ^= change
    del damaged[at + 1 : at + 1 + cut]
    (tmp_path / "a.xlsx").write_bytes(damaged)

    with suppress(InputError):
        assert open_workbook(tmp_path / "a.xlsx").sheets
