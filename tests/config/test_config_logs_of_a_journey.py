"""A site as it runs in earnest: what its logs say after people have been there, and its health."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

import pytest

from samvekt.config.demonstration import ACCOUNTS, PASSWORD
from samvekt.domain.people.roles import Role

REPOSITORY = Path(__file__).parents[2]
TOO_LONG = 60  # seconds
EMAIL, NAME = ACCOUNTS[Role.PROCESS_LEADER]
SECRETS = {
    "an address": EMAIL,
    "a name": "Prosessleder",
    "a password": PASSWORD,
    "an address of the net": "127.0.0.1",
    "a link with a secret": "hemmelig-lenke-til-invitasjon",
    "a question": "hemmelig-sporsmal",
    "another's address": "noen.andre@example.no",
    "a host": "kari-nordmann.example.no",
    "a browser": "Python-urllib",
    "a title": "Tittelen som ingen skal se",
}


class Site:
    """A site that runs in a process of its own, and a visitor with a memory."""

    def __init__(self, folder: Path, **told: str) -> None:
        self.folder = folder
        self.told = {"SAMVEKT_DATA": str(folder), "PYTHONPATH": "src", **told}
        with socket.socket() as asked:
            asked.bind(("127.0.0.1", 0))
            self.port = asked.getsockname()[1]
        self.visitor = build_opener(HTTPCookieProcessor(CookieJar()))

    def run(self, *line: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, *line],
            cwd=REPOSITORY,
            env={**os.environ, **self.told},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def start(self) -> None:
        server = ("--config=python:samvekt.config.server", f"--bind=127.0.0.1:{self.port}")
        self.process = self.run("-m", "gunicorn", *server, "samvekt.config.wsgi")

    def ask(self, path: str, *, sent: dict[str, str] | None = None, **headers: str):
        data = urlencode(sent).encode() if sent is not None else None
        asked = Request(f"http://127.0.0.1:{self.port}{path}", data=data, headers=headers)
        try:
            with self.visitor.open(asked, timeout=TOO_LONG) as given:
                return given.status, given.read().decode()
        except HTTPError as refused:
            return refused.code, refused.read().decode()

    def ask_when_there(self, path: str):
        pause = threading.Event()
        for _ in range(TOO_LONG * 20):
            try:
                return self.ask(path)
            except (URLError, ConnectionError):
                pause.wait(0.05)
        raise TimeoutError(path)

    def send(self, path: str, **fields: str):
        """Send a form as the page has it, with its hidden fields."""
        hidden = dict(
            re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', self.ask(path)[1])
        )
        return self.ask(path, sent={**hidden, **fields})

    def stop(self) -> list[str]:
        """The lines of its log."""
        os.killpg(self.process.pid, signal.SIGTERM)
        self.out, faults = self.process.communicate(timeout=TOO_LONG)
        return faults.splitlines()


@pytest.fixture
def site(tmp_path):
    made = Site(tmp_path, DATABASE_URL="")
    for task in (("migrate", "--verbosity=0"), ("demonstration",)):
        done = made.run("manage.py", *task)
        done.communicate(timeout=TOO_LONG)
        assert done.returncode == 0
    made.start()
    yield made
    if made.process.poll() is None:
        os.killpg(made.process.pid, signal.SIGKILL)
        made.process.communicate()


def raw(port: int, text: bytes) -> bytes:
    """What is answered to something that is not quite a request."""
    with socket.create_connection(("127.0.0.1", port), timeout=TOO_LONG) as line:
        line.sendall(text)
        return line.recv(1000)


def journey(site: Site) -> None:
    """What people do, and what others try."""
    assert site.ask_when_there("/helse/klar")[0] == 200
    assert site.send("/logg-inn/", login=EMAIL, password="hemmelig-sporsmal")[0] == 422
    assert NAME in site.send("/logg-inn/", login=EMAIL, password=PASSWORD)[1]
    start = "/o/eksempelkommunen/start-runde/tittel/"
    asked = {"profile": "municipal", "level": "political", "language": "nb"}
    started = site.send(start, title=SECRETS["a title"], **asked)
    assert SECRETS["a title"] in started[1]
    assert site.ask("/hjem/?q=hemmelig-sporsmal")[0] == 200
    assert site.ask("/invitasjon/hemmelig-lenke-til-invitasjon/")[0] == 404
    assert site.ask(f"/finnes-ikke/{EMAIL}/")[0] == 404
    assert site.ask("/logg-inn/", sent={"login": EMAIL, "password": PASSWORD})[0] == 403
    assert site.send("/glemt-passord/", email=SECRETS["another's address"])[0] == 200
    assert site.ask("/", Host=SECRETS["a host"])[0] == 400
    assert b" 400 " in raw(site.port, b"HELLO hemmelig-sporsmal\r\n\r\n")


def test_after_a_whole_journey_the_log_is_json_and_holds_nothing_of_anyone(site):
    journey(site)

    lines = site.stop()

    assert site.process.returncode == 0
    told = [json.loads(line) for line in lines]
    assert {one["route"] for one in told if "route" in one} >= {
        "account_login",
        "home:waiting",
        "people:join",
        "rounds:start_blank",
        "none",
    }
    assert {one["event"] for one in told} >= {"request", "suspicious request", "Invalid request"}
    text = "\n".join(lines).casefold()
    assert {what for what, secret in SECRETS.items() if secret.casefold() in text} == set()


def test_a_site_without_its_database_lives_and_is_not_ready(tmp_path):
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        port = nobody.getsockname()[1]
    site = Site(tmp_path, DATABASE_URL=f"postgres://ola@127.0.0.1:{port}/samvekt")
    site.start()

    try:
        assert site.ask_when_there("/helse/lever") == (200, "lever\n")
        assert site.ask("/helse/klar") == (503, "ikke klar\n")
        assert site.ask("/nb/")[0] == 500
        assert http.client.responses[500] not in site.ask("/nb/")[1]
    finally:
        lines = site.stop()

    assert "OperationalError" in {json.loads(line).get("error") for line in lines}
