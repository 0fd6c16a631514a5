"""The decision basis as files: every length and format, whole or not at all."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest

ROUND = "examples/opplaering.yaml"
QUICK = ("--draws", "200", "--date", "2026-11-22")
FULL, PAPER, PAGE = "beslutningsgrunnlag", "saksframlegg", "kort-fortalt"


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_every_length_and_format_is_written_with_a_page_to_open(samvekt, folder):
    answer = samvekt("report", ROUND, *QUICK, "--to", "sak")

    assert answer.code == 0
    assert names_in(folder / "sak") == {
        "index.html",
        "saksmappe.frozen.json",
        f"{FULL}.xlsx",
        f"{FULL}.json",
        *(f"{name}.{form}" for name in (FULL, PAPER, PAGE) for form in ("html", "docx", "pdf")),
    }
    assert "sak/index.html" in answer.out


def test_the_page_to_open_leads_to_every_file(samvekt, folder):
    samvekt("report", ROUND, *QUICK, "--to", "sak")

    page = (folder / "sak" / "index.html").read_text(encoding="utf-8")

    for name in names_in(folder / "sak") - {"index.html"}:
        assert f'href="{name}"' in page


def test_the_files_are_what_they_are_called(samvekt, folder):
    samvekt("report", ROUND, *QUICK, "--to", "sak")

    with pikepdf.open(folder / "sak" / f"{FULL}.pdf") as pdf:
        assert pdf.Root.Lang == "nb"
    with ZipFile(folder / "sak" / f"{PAPER}.docx") as docx:
        assert "word/document.xml" in docx.namelist()
    with ZipFile(BytesIO((folder / "sak" / f"{FULL}.xlsx").read_bytes())) as xlsx:
        assert "xl/workbook.xml" in xlsx.namelist()
    assert json.loads((folder / "sak" / f"{FULL}.json").read_text(encoding="utf-8"))


def test_the_frozen_round_beside_the_documents_holds(samvekt, folder):
    samvekt("report", ROUND, *QUICK, "--to", "sak")

    assert samvekt("verify", "sak").code == 0


def test_the_same_round_and_day_give_the_same_files(samvekt, folder):
    samvekt("report", ROUND, *QUICK, "--to", "en")
    samvekt("report", ROUND, *QUICK, "--to", "to")

    for name in names_in(folder / "en"):
        assert (folder / "en" / name).read_bytes() == (folder / "to" / name).read_bytes(), name


@pytest.mark.parametrize(
    ("language", "name"),
    [("nb", FULL), ("nn", "avgjerdsgrunnlag"), ("en", "decision-basis")],
)
def test_the_files_are_called_in_the_language_asked_for(samvekt, folder, language, name):
    samvekt("report", ROUND, *QUICK, "--to", "sak", "--lang", language, "--format", "html")

    page = (folder / "sak" / f"{name}.html").read_text(encoding="utf-8")
    assert f'<html lang="{language}">' in page


def test_only_what_is_asked_for_is_written(samvekt, folder):
    asked = ("--length", "one-page,case-paper", "--format", "pdf")

    answer = samvekt("report", ROUND, *QUICK, "--to", "sak", *asked, "--json")

    assert {one["name"] for one in answer.json["files"]} == {f"{PAPER}.pdf", f"{PAGE}.pdf"}
    assert answer.json["index"] == "sak/index.html"


def test_without_a_folder_one_is_made_beside_the_round(samvekt, folder):
    samvekt("report", ROUND, *QUICK, "--length", "one-page", "--format", "html")

    assert (folder / "examples" / "opplaering-rapport" / f"{PAGE}.html").is_file()


def test_files_that_are_there_stay_as_they_are(samvekt, folder):
    (folder / "sak").mkdir()
    (folder / "sak" / f"{PAGE}.html").write_text("mitt eget", encoding="utf-8")
    asked = ("--length", "one-page", "--format", "html,pdf")

    answer = samvekt("report", ROUND, *QUICK, "--to", "sak", *asked)

    assert answer.code == 2
    assert "--force" in answer.err
    assert names_in(folder / "sak") == {f"{PAGE}.html"}
    assert samvekt("report", ROUND, *QUICK, "--to", "sak", *asked, "--force").code == 0


def test_a_template_that_cannot_be_used_stops_everything_before_a_file_is_written(samvekt, folder):
    (folder / "mal.docx").write_text("ikke Word", encoding="utf-8")

    answer = samvekt("report", ROUND, *QUICK, "--to", "sak", "--template", "mal.docx")

    assert answer.code == 2
    assert "mal.docx" in answer.err
    assert not (folder / "sak").exists()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("--length", "novel"), "--length"),
        (("--format", "odt"), "--format"),
        (("--format", ","), "--format"),
        (("--date", "22.11.2026"), "2026-12-31"),
        (("--date", "2026-13-01"), "2026-12-31"),
        (("--rule", "terning"), "terning"),
        (("--texts", "ukjent"), "ukjent"),
    ],
)
def test_what_cannot_be_asked_for_is_said_and_nothing_is_written(samvekt, folder, asked, said):
    answer = samvekt("report", ROUND, "--draws", "200", "--to", "sak", *asked)

    assert answer.code == 2
    assert said in answer.err
    assert not (folder / "sak").exists()


def test_a_file_in_place_of_the_folder_is_said(samvekt, folder):
    (folder / "sak").write_text("en fil", encoding="utf-8")

    answer = samvekt("report", ROUND, *QUICK, "--to", "sak", "--format", "html")

    assert answer.code == 2
    assert (folder / "sak").read_text(encoding="utf-8") == "en fil"


def test_a_round_with_nothing_in_it_gives_documents_that_say_so(samvekt, folder):
    samvekt("new", "--title", "Ny runde", "--to", "ny.yaml")

    answer = samvekt("report", "ny.yaml", "--to", "sak", "--json")

    assert answer.code == 0
    assert set(answer.json["not_worked_out"]) >= {"firmness", "portfolio"}
    page = (folder / "sak" / f"{FULL}.html").read_text(encoding="utf-8")
    assert "Den samlede vurderingen er ikke skrevet ennå." in page
