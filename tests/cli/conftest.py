"""The command line, run in the same process as the tests."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from samvekt.cli.__main__ import main

REPOSITORY = Path(__file__).parents[2]


@dataclass(frozen=True)
class Answer:
    """What a run of the command line gave."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON document on standard output."""
        return json.loads(self.out, parse_constant=pytest.fail)


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    """An empty folder with the examples in it, and no settings."""
    shutil.copytree(REPOSITORY / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    for setting in ("SAMVEKT_LANG", "SAMVEKT_RECORDS", "SAMVEKT_DEBUG"):
        monkeypatch.delenv(setting, raising=False)
    monkeypatch.setenv("LANGUAGE", "nb")  # what the command line sets, put back afterwards
    return tmp_path


@pytest.fixture
def samvekt(folder, monkeypatch, capsys) -> Callable[..., Answer]:
    """Runs `samvekt` with these arguments in the folder."""

    def run(*arguments: str) -> Answer:
        monkeypatch.setattr(sys, "argv", ["samvekt", *arguments])
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        printed = capsys.readouterr()
        code = ended.value.code
        return Answer(int(code or 0), printed.out, printed.err)

    return run
