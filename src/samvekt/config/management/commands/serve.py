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

from samvekt.core.message import message
from samvekt.language import say

HERE = "127.0.0.1"
"""Only this machine can reach the demonstration."""

SERVER = (
    "--workers=1",
    "--threads=2",
    "--no-control-socket",
    "--log-level=warning",
    "--graceful-timeout=5",
)
"""How gunicorn runs it: pages in two threads, and silence while all is well."""

QUIET = {"SAMVEKT_LOG_LEVEL": "WARNING"}
"""Not a line for each page, so that letters are seen in the terminal; unless told otherwise."""

REAL = "gunicorn samvekt.config.wsgi"
"""How a site that is no demonstration is started."""


class Command(BaseCommand):
    """Makes what is lacking of the demonstration and serves it, until Ctrl-C."""

    help = "Makes the demonstration and serves it on this machine, until Ctrl-C."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where."""
        parser.add_argument("--port", type=int, default=8000, help="a port that is free")

    def handle(self, *_: Any, port: int, **__: Any) -> None:
        """Make it, tell the address and the accounts, and become the server.

        Raises:
            CommandError: The site has no demonstration, or something else has the port.
        """
        if settings.ENVIRONMENT.production or not settings.ENVIRONMENT.demonstration:
            said = message("This site is no demonstration. Start it with: {line}", line=REAL)
            raise CommandError(say(said))
        _refuse_a_port_that_is_taken(port)
        call_command("migrate", verbosity=0)
        call_command("demonstration", stdout=self.stdout)
        self._tell(port)
        connections.close_all()
        _become_the_server(port)

    def _tell(self, port: int) -> None:
        for told in (
            message("Open {address} in a browser.", address=f"http://{HERE}:{port}/"),
            message("Letters, such as invitations, are printed here. Stop with Ctrl-C."),
        ):
            self.stdout.write(say(told))
        self.stdout.flush()


def _refuse_a_port_that_is_taken(port: int) -> None:
    with socket.socket() as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((HERE, port))
        except (OSError, OverflowError):
            said = message(
                "Port {port} is taken or cannot be used. Choose another, as in {example}.",
                port=str(port),
                example="8001",
            )
            raise CommandError(say(said)) from None


def _become_the_server(port: int) -> None:
    """From here on this process is gunicorn, which stops by itself at Ctrl-C."""
    line = [
        sys.executable,
        "-m",
        "gunicorn",
        f"--bind={HERE}:{port}",
        *SERVER,
        settings.WSGI_APPLICATION.replace(".application", ":application"),
    ]
    os.execve(sys.executable, line, QUIET | os.environ)  # noqa: S606 (our own server, no shell)
