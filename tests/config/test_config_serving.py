"""The demonstration under the server of a real site, as `make run` starts it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings

from samvekt.config.demonstration import ACCOUNTS, PASSWORD
from samvekt.config.environment import read_environment

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


@pytest.fixture
def served(tmp_path):
    """The port and the process of a demonstration that is starting."""
    port = free_port()
    told = {"SAMVEKT_DATA": str(tmp_path), "DATABASE_URL": "", "PYTHONPATH": "src"}
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


def test_the_demonstration_is_served_until_it_is_stopped(served):
    port, process = served
    site = f"http://127.0.0.1:{port}"

    assert answer(f"{site}/helse/lever") == (200, b"lever\n")
    assert answer(f"{site}/helse/klar")[0] == 200
    assert answer(f"{site}/static/web/app.css")[0] == 200
    assert next(iter(ACCOUNTS.values()))[0].encode() in answer(f"{site}/logg-inn/")[1]

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
            call_command("serve", port=port)


def test_a_port_that_cannot_be_is_told_in_a_sentence():
    with pytest.raises(CommandError, match="99999"):
        call_command("serve", port=99999)


def test_a_site_without_demonstration_is_not_served_as_one():
    none = override_settings(ENVIRONMENT=read_environment({"SAMVEKT_DEMONSTRATION": "0"}))

    with none, pytest.raises(CommandError, match="gunicorn"):
        call_command("serve", port=free_port())
