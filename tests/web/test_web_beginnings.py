"""The examples a round can be started from, as the page lists them."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from samvekt.formats import reading
from samvekt.web.rounds import beginnings

EXAMPLES = Path(__file__).parents[2] / "examples"
REAL = EXAMPLES / "nasjonal-runde.yaml"


@pytest.fixture
def folder(settings, tmp_path):
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, examples=tmp_path)
    (tmp_path / "en.yaml").write_bytes(REAL.read_bytes())
    return tmp_path


@pytest.fixture
def read(monkeypatch):
    """The names of the files that are read, in order."""
    names = []

    def seen(path):
        names.append(path.name)
        return reading.read_round(path)

    monkeypatch.setattr(beginnings, "read_round", seen)
    return names


def test_an_example_is_read_once_however_often_the_page_is_shown(folder, read):
    first, second = beginnings.examples(), beginnings.examples()

    assert first == second
    assert [example.name for example in first] == ["en"]
    assert read == ["en.yaml"]


def test_an_example_that_is_changed_is_read_again(folder, read):
    beginnings.examples()
    path = folder / "en.yaml"
    text = path.read_text(encoding="utf-8")
    (title,) = {example.title for example in beginnings.examples()}
    path.write_text(text.replace(title, "En ny tittel"), encoding="utf-8")
    os.utime(path, ns=(0, path.stat().st_mtime_ns + 1))

    assert [example.title for example in beginnings.examples()] == ["En ny tittel"]


def test_only_the_example_that_is_chosen_is_read_whole(folder, read):
    (folder / "to.yaml").write_bytes(REAL.read_bytes())

    assert beginnings.example("to").title
    assert beginnings.example("tre") is None
    assert read == ["to.yaml"]
