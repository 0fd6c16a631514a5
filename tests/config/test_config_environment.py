"""What a host may ask for, and what is refused in a sentence."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from samvekt.config import checks
from samvekt.config.environment import (
    DEMONSTRATION_KEY,
    SETTINGS,
    UnsafeSettings,
    database,
    mail,
    read_environment,
)

REPOSITORY = Path(__file__).parents[2]
PAGE = REPOSITORY / "docs" / "reference" / "settings.md"
SAFE = {
    "SAMVEKT_PRODUCTION": "1",
    "SAMVEKT_SECRET_KEY": "k" * 50,
    "SAMVEKT_HOSTS": "samvekt.example.no",
    "SAMVEKT_EMAIL_URL": "smtp+tls://user:pass@mail.example.no",
}


def faults(**more):
    with pytest.raises(UnsafeSettings) as unsafe:
        read_environment({**SAFE, **more})
    return [str(fault) for fault in unsafe.value.faults]


def test_nothing_said_gives_a_site_to_try():
    found = read_environment({})

    assert (found.production, found.demonstration, found.jobs) == (False, True, "in-process")
    assert found.hosts == ("localhost", "127.0.0.1")


def test_a_safe_site_is_let_through():
    found = read_environment(SAFE)

    assert (found.production, found.demonstration) == (True, False)


@pytest.mark.parametrize(
    ("setting", "value", "said"),
    [
        ("SAMVEKT_SECRET_KEY", "", "SAMVEKT_SECRET_KEY"),
        ("SAMVEKT_SECRET_KEY", "short", "SAMVEKT_SECRET_KEY"),
        ("SAMVEKT_SECRET_KEY", DEMONSTRATION_KEY, "SAMVEKT_SECRET_KEY"),
        ("SAMVEKT_HOSTS", "", "SAMVEKT_HOSTS"),
        ("SAMVEKT_HOSTS", "*", "SAMVEKT_HOSTS"),
        ("SAMVEKT_DEMONSTRATION", "1", "demonstration"),
        ("SAMVEKT_METRICS_TOKEN", "guess-me", "SAMVEKT_METRICS_TOKEN"),
        ("SAMVEKT_EMAIL_URL", "", "SAMVEKT_EMAIL_URL"),
        ("SAMVEKT_EMAIL_URL", "smtp://user:pass@mail.example.no", "in clear"),
        ("SAMVEKT_EMAIL_URL", "http://mail", "SAMVEKT_EMAIL_URL"),
        ("SAMVEKT_EMAIL_URL", "smtp://mail:port", "SAMVEKT_EMAIL_URL"),
        ("DATABASE_URL", "mysql://a/b", "DATABASE_URL"),
        ("DATABASE_URL", "postgres://host:port/b", "DATABASE_URL"),
        ("DATABASE_URL", "postgres://host/", "DATABASE_URL"),
        ("SAMVEKT_PRODUCTION", "yes", "SAMVEKT_PRODUCTION"),
        ("SAMVEKT_PROXIES", "-1", "SAMVEKT_PROXIES"),
        ("SAMVEKT_JOBS", "never", "SAMVEKT_JOBS"),
        ("SAMVEKT_LOG_LEVEL", "LOUD", "SAMVEKT_LOG_LEVEL"),
    ],
)
def test_what_is_unsafe_or_not_understood_is_refused_in_a_sentence(setting, value, said):
    (only,) = faults(**{setting: value})

    assert said in only


def test_all_faults_are_told_at_once():
    assert len(faults(SAMVEKT_HOSTS="", SAMVEKT_SECRET_KEY="", SAMVEKT_JOBS="never")) == 3


def test_the_address_of_a_database_becomes_djangos():
    found = database(
        read_environment(
            {"DATABASE_URL": "postgres://ola:p%40ss@db.no:5433/samvekt?sslmode=require"}
        )
    )

    assert {k: found[k] for k in ("NAME", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS")} == {
        "NAME": "samvekt",
        "USER": "ola",
        "PASSWORD": "p@ss",
        "HOST": "db.no",
        "PORT": "5433",
        "OPTIONS": {"sslmode": "require"},
    }


@pytest.mark.parametrize(
    ("url", "port", "tls", "ssl"),
    [
        ("smtp://mail.no", 25, False, False),
        ("smtp+tls://mail.no", 587, True, False),
        ("smtps://mail.no:4650", 4650, False, True),
    ],
)
def test_the_address_of_a_mail_server_becomes_djangos(url, port, tls, ssl):
    found = mail(read_environment({"SAMVEKT_EMAIL_URL": url}))

    assert (found["EMAIL_PORT"], found["EMAIL_USE_TLS"], found["EMAIL_USE_SSL"]) == (port, tls, ssl)


def manage(*arguments, **environment):
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=REPOSITORY,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": "src", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("module", ["manage.py", "samvekt.config.wsgi"])
def test_unsafe_settings_stop_the_start_with_a_sentence_and_no_traceback(tmp_path, module):
    command = [module, "check"] if module == "manage.py" else ["-c", f"import {module}"]
    ended = subprocess.run(
        [sys.executable, *command],
        cwd=REPOSITORY,
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": "src",
            "SAMVEKT_DATA": str(tmp_path),
            "SAMVEKT_PRODUCTION": "1",
            "SAMVEKT_LANG": "en",
        },
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.returncode == 3
    assert "Set SAMVEKT_SECRET_KEY" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_safe_site_passes_the_check_for_production(tmp_path):
    key = "".join(chr(33 + n) for n in range(60) if chr(33 + n) not in "'\"")
    ended = manage(
        "check",
        "--deploy",
        "--fail-level",
        "WARNING",
        **{
            **SAFE,
            "SAMVEKT_SECRET_KEY": key,
            "SAMVEKT_DATA": str(tmp_path),
            "SAMVEKT_PROXIES": "1",
            "SAMVEKT_ACCESSIBILITY_STATEMENT": "https://uustatus.no/",
            "SAMVEKT_FEEDBACK": "mailto:post@example.no",
        },
    )

    assert (ended.returncode, ended.stderr) == (0, "")


def test_a_site_that_is_not_in_production_fails_the_check_for_it(tmp_path):
    ended = manage("check", "--deploy", SAMVEKT_DATA=str(tmp_path))

    assert ended.returncode == 1
    assert "samvekt.E002" in ended.stderr


@pytest.mark.parametrize("name", sorted(checks.MUST_HOLD))
@pytest.mark.parametrize("unsafe", [None, "", "SAMEORIGIN"])
def test_the_check_names_each_setting_that_is_not_safe(name, unsafe, settings):
    settings.ENVIRONMENT = read_environment(SAFE)
    for safe_name, (safe, *_) in checks.MUST_HOLD.items():
        setattr(settings, safe_name, safe)
    assert [found for found in checks.safe_in_production(None) if found.is_serious()] == []

    setattr(settings, name, unsafe)

    (found,) = [one for one in checks.safe_in_production(None) if one.is_serious()]
    assert (found.id, name in found.msg) == ("samvekt.E001", True)


def test_the_check_warns_of_what_a_public_body_or_a_reader_would_miss(settings):
    settings.ENVIRONMENT = read_environment(SAFE)

    warned = {found.id for found in checks.safe_in_production(None)}

    assert warned >= {"samvekt.W001", "samvekt.W002"}


def test_the_page_of_settings_names_every_setting_and_its_default():
    text = PAGE.read_text(encoding="utf-8")

    assert re.findall(r"^### `([A-Z_]+)`$", text, re.MULTILINE) == list(SETTINGS)
    for name, default in SETTINGS.items():
        section = text.partition(f"### `{name}`")[2].partition("\n###")[0]
        if default:
            assert f"`{default}`" in section, name


def test_no_setting_is_read_anywhere_else():
    found = set()
    for path in (REPOSITORY / "src" / "samvekt").rglob("*.py"):
        if path.parent.name != "cli":
            found |= set(re.findall(r"\b(SAMVEKT_[A-Z_]+)\b", path.read_text(encoding="utf-8")))

    assert found - {"SAMVEKT_LANG"} <= set(SETTINGS)
