"""`manage.py serve`: the demonstration on this machine, with the server that a real site has."""

from __future__ import annotations

import os
import socket
import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connections

from samvekt.config.starting import told
from samvekt.core.message import Message, message

HERE = "127.0.0.1"
"""Only this machine can reach the demonstration."""

SERVER = (
    "--config=python:samvekt.config.server",
    "--workers=1",
    "--threads=2",
    "--log-level=warning",
    "--graceful-timeout=20",
)
"""How gunicorn runs it: pages in two threads, and silence while all is well."""

UNLESS_TOLD = {"SAMVEKT_LOG_LEVEL": "WARNING", "SAMVEKT_JOBS": "in-process"}
"""Not a line for each page, so that letters are seen in the terminal; and nothing else to start,
with PostgreSQL either."""

REAL = "gunicorn --config python:samvekt.config.server samvekt.config.wsgi"
"""How a site that is no demonstration is started."""


class Command(BaseCommand):
    """Makes what is lacking of the demonstration and serves it, until Ctrl-C."""

    help = "Makes the demonstration and serves it on this machine, until Ctrl-C."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where."""
        parser.add_argument(
            "--port", nargs="?", default="8000", const="", help="a port that is free"
        )

    def handle(self, *_: Any, port: str, **__: Any) -> None:
        """Make it, tell the address and the accounts, and become the server.

        Raises:
            CommandError: The site has no demonstration, or the port cannot be used.
        """
        if settings.ENVIRONMENT.production or not settings.ENVIRONMENT.demonstration:
            said = message("This site is no demonstration. Start it with: {line}", line=REAL)
            raise CommandError(told(said))
        _refuse_a_port_that_cannot_be_used(port)
        call_command("migrate", verbosity=0)
        call_command("demonstration", stdout=self.stdout)
        self._tell(port)
        connections.close_all()
        _become_the_server(port)

    def _tell(self, port: str) -> None:
        for said in (
            message("Open {address} in a browser.", address=f"http://{HERE}:{port}/"),
            *_of_jobs(),
            message("Letters, such as invitations, are printed here. Stop with Ctrl-C."),
        ):
            self.stdout.write(told(said))
        self.stdout.flush()


def _of_jobs() -> tuple[Message, ...]:
    """A word on the other process, for who has asked for one."""
    if os.environ.get("SAMVEKT_JOBS") != "workers":
        return ()
    return (message("Jobs wait until this runs beside: {line}", line="python manage.py run_jobs"),)


def _refuse_a_port_that_cannot_be_used(port: str) -> None:
    if not (port.isascii() and port.isdecimal() and int(port)):
        said = message(
            "“{port}” is no port. Choose a number from 1024 to 65535, as in {example}.",
            port=port,
            example="8001",
        )
        raise CommandError(told(said))
    with socket.socket() as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((HERE, int(port)))
        except (OSError, OverflowError):
            said = message(
                "Port {port} is taken or cannot be used. Choose another, as in {example}.",
                port=port,
                example="8001",
            )
            raise CommandError(told(said)) from None


def _become_the_server(port: str) -> None:
    """From here on this process is gunicorn, which stops by itself at Ctrl-C."""
    line = [
        sys.executable,
        "-m",
        "gunicorn",
        f"--bind={HERE}:{port}",
        *SERVER,
        settings.WSGI_APPLICATION.replace(".application", ":application"),
    ]
    ours = {name: os.environ.get(name) or value for name, value in UNLESS_TOLD.items()}
    environment = {**os.environ, **ours}
    os.execve(sys.executable, line, environment)  # noqa: S606 (our own server, no shell)
