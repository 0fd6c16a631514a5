"""The list of stations, the installed apps, the contracts of imports and the tables agree."""

from __future__ import annotations

import tomllib
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

import samvekt.domain
from samvekt.domain import FOUNDATION, STATIONS, WAY

REPOSITORY = Path(__file__).parents[2]
STATION_FOLDER = Path(samvekt.domain.__file__).parent


def contracts():
    text = (REPOSITORY / "pyproject.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)["tool"]["importlinter"]["contracts"]


def test_the_foundation_comes_before_the_way():
    assert (*FOUNDATION, *WAY) == STATIONS


def test_every_station_is_installed_in_its_order():
    stations = [app for app in settings.INSTALLED_APPS if app.startswith("samvekt.domain.")]

    assert stations == [f"samvekt.domain.{station}" for station in STATIONS]


def test_every_folder_of_the_domain_is_a_station():
    folders = {path.parent.name for path in STATION_FOLDER.glob("*/apps.py")}

    assert folders == set(STATIONS)


def test_the_contract_of_imports_has_the_stations_last_first():
    (found,) = [c for c in contracts() if c.get("containers") == ["samvekt.domain"]]

    assert found["layers"] == list(reversed(STATIONS))


def test_the_contract_inside_a_station_holds_for_every_station():
    (found,) = [c for c in contracts() if c["name"].startswith("Inside a station")]

    assert sorted(found["containers"]) == sorted(f"samvekt.domain.{s}" for s in STATIONS)


@pytest.mark.django_db
def test_the_migrations_are_complete():
    out = StringIO()

    call_command("makemigrations", check=True, dry_run=True, stdout=out)

    assert "No changes detected" in out.getvalue()
