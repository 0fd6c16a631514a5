"""In production every file of style and script is named by its content, and packed."""

from __future__ import annotations

import re

import pytest
from django.core.management import call_command
from django.test import override_settings


@pytest.fixture
def collected(tmp_path, settings):
    storages = {**settings.STORAGES}
    storages["staticfiles"] = {"BACKEND": "samvekt.web.static_files.Files"}
    with override_settings(STORAGES=storages, STATIC_ROOT=tmp_path):
        call_command("collectstatic", interactive=False, verbosity=0)
        yield tmp_path


def test_every_file_a_page_asks_for_is_named_by_its_content(collected, client, db):
    page = client.get("/nb/").content.decode()
    asked = re.findall(r'(?:href|src)="/static/([^"]+)"', page)

    assert len(asked) == 8
    assert all(re.search(r"\.[0-9a-f]{12}\.\w+$", name) for name in asked)
    assert all((collected / name).is_file() for name in asked)


def test_style_and_script_are_packed(collected):
    packed = {path.name.split(".")[0] for path in collected.rglob("*.gz")}

    assert {"app", "index", "theme", "web", "htmx"} <= packed


def test_the_style_sheet_finds_its_letters(collected):
    (sheet,) = (path for path in collected.glob("web/app.*.css"))
    letters = re.findall(r'url\("([^"]+)"\)', sheet.read_text(encoding="utf-8"))

    assert len(letters) == 2
    assert all((sheet.parent / name).resolve().is_file() for name in letters)
