"""The demonstration under the server of a real site, as `make run` starts it."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection
from django.test import override_settings

from samvekt.config import starting
from samvekt.config.demonstration import ACCOUNTS, PASSWORD
from samvekt.config.environment import read_environment
from samvekt.core.message import LANGUAGES

REPOSITORY = Path(__file__).parents[2]
TOO_LONG = 60  # seconds


def free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return asked.getsockname()[1]


def answer(address: str) -> tuple[int, bytes]:
    """What the site answers as soon as it is there, within a minute."""
    pause = threading.Event()
    for _ in range(TOO_LONG * 20):
        try:
            with urlopen(address, timeout=TOO_LONG) as given:
                return given.status, given.read()
        except URLError:
            pause.wait(0.05)
    raise TimeoutError(address)


def until(holds) -> bool:
    """Waits until something holds, a minute at most."""
    pause = threading.Event()
    return any(holds() or pause.wait(0.05) for _ in range(TOO_LONG * 20))


@pytest.fixture
def database_url():
    """An empty database beside that of the tests: PostgreSQL where they run on it."""
    server = os.environ.get("DATABASE_URL", "")
    if not server:
        yield ""
        return
    name = f"served_{os.getpid()}"
    with psycopg.connect(server, autocommit=True) as asked:
        asked.execute(f"CREATE DATABASE {name}")
    yield urlsplit(server)._replace(path=f"/{name}").geturl()
    with psycopg.connect(server, autocommit=True) as asked:
        asked.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def served(tmp_path, database_url):
    """The port and the process of a demonstration that is starting."""
    port = free_port()
    told = {"SAMVEKT_DATA": str(tmp_path), "DATABASE_URL": database_url, "PYTHONPATH": "src"}
    process = subprocess.Popen(
        [sys.executable, "manage.py", "serve", "--port", str(port)],
        cwd=REPOSITORY,
        env={**os.environ, **told},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    yield port, process
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def test_the_demonstration_is_served_with_its_jobs_until_it_is_stopped(served):
    port, process = served
    site = f"http://127.0.0.1:{port}"

    assert answer(f"{site}/helse/lever") == (200, b"lever\n")
    assert answer(f"{site}/helse/klar")[0] == 200
    assert answer(f"{site}/static/web/app.css")[0] == 200
    assert next(iter(ACCOUNTS.values()))[0].encode() in answer(f"{site}/logg-inn/")[1]

    assert until(lambda: b'{state="successful"} 1.0' in answer(f"{site}/helse/maal")[1])

    os.killpg(process.pid, signal.SIGINT)  # as Ctrl-C does
    said, faults = process.communicate(timeout=TOO_LONG)

    assert (process.returncode, faults) == (0, "")
    assert site in said
    assert PASSWORD in said
    assert all(email in said for email, _ in ACCOUNTS.values())


def test_a_port_that_is_taken_is_told_in_a_sentence():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        with pytest.raises(CommandError, match=str(port)):
            call_command("serve", port=str(port))


@pytest.mark.parametrize("port", ["99999", "0", "-1", "abc", "8000.0", "²"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_port_that_cannot_be_is_told_in_a_sentence(port, language, monkeypatch):
    monkeypatch.setenv("SAMVEKT_LANG", language)

    with pytest.raises(CommandError, match=re.escape(port)) as refused:
        call_command("serve", f"--port={port}")

    assert str(refused.value).endswith(".")


def test_a_port_that_is_forgotten_is_told_in_a_sentence():
    with pytest.raises(CommandError, match=r"8001"):
        call_command("serve", "--port")


def manage(*arguments, **environment):
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=REPOSITORY,
        env={**os.environ, "PYTHONPATH": "src", "SAMVEKT_LANG": "en", **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=TOO_LONG,
    )


def test_a_folder_that_cannot_be_written_in_stops_the_start_with_a_sentence(tmp_path):
    there = tmp_path / "a-file"
    there.write_text("")

    ended = manage("serve", SAMVEKT_DATA=str(there))

    assert ended.returncode == 3
    assert ended.stderr == (
        f"The site cannot write in the folder {there}. Set SAMVEKT_DATA to one where it can.\n"
    )


def test_a_database_that_does_not_answer_stops_the_start_with_a_sentence(tmp_path):
    nobody = f"postgres://ola@127.0.0.1:{free_port()}/samvekt"

    ended = manage("serve", DATABASE_URL=nobody, SAMVEKT_DATA=str(tmp_path))

    assert ended.returncode == 3
    assert ended.stderr.startswith("The database does not answer.")
    assert len(ended.stderr.splitlines()) == 1


def test_a_file_that_is_no_database_stops_the_start_with_a_sentence(tmp_path):
    (tmp_path / "samvekt.sqlite3").write_text("something else altogether" * 50)

    ended = manage("verify_records", DATABASE_URL="", SAMVEKT_DATA=str(tmp_path))

    assert ended.returncode == 3
    assert ended.stderr.startswith("The database does not answer.")


@pytest.mark.parametrize("task", ["verify_records", "run_jobs"])
def test_tables_that_are_lacking_are_told_with_what_to_run(task, tmp_path):
    ended = manage(task, DATABASE_URL="", SAMVEKT_DATA=str(tmp_path))

    assert ended.returncode == 3
    assert ended.stderr.endswith("Run: python manage.py migrate\n")
    assert len(ended.stderr.splitlines()) == 1


@pytest.mark.django_db(transaction=True)
def test_a_fault_of_our_own_is_not_blamed_on_the_database():
    def faulty():
        raise DatabaseError

    with pytest.raises(DatabaseError):
        starting.with_database(faulty, makes_tables=False)


@pytest.mark.django_db(transaction=True)
def test_a_migration_that_fails_is_not_told_to_migrate_first(capsys):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'rounds'")

    def faulty():
        raise DatabaseError

    try:
        with pytest.raises(DatabaseError):
            starting.with_database(faulty, makes_tables=True)
        with pytest.raises(SystemExit):
            starting.with_database(faulty, makes_tables=False)
    finally:
        call_command("migrate", "rounds", fake=True, verbosity=0)

    assert "migrate" in capsys.readouterr().err


def test_a_site_without_demonstration_is_not_served_as_one():
    none = override_settings(ENVIRONMENT=read_environment({"SAMVEKT_DEMONSTRATION": "0"}))

    with none, pytest.raises(CommandError, match="gunicorn"):
        call_command("serve", port=free_port())
