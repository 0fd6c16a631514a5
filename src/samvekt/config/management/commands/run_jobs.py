"""`manage.py run_jobs`: runs jobs as they come. Start as many as there is work for."""

from __future__ import annotations

import os
import signal
import socket
import threading
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from samvekt.config.jobs import run_all, run_until, tidy_when_due


class Command(BaseCommand):
    """Runs jobs until it is told to stop (SIGTERM, Ctrl-C), and finishes the one under way."""

    help = "Runs jobs as they come. Start as many as there is work for."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How long to run."""
        parser.add_argument("--once", action="store_true", help="run what waits, then end")

    def handle(self, *_: Any, once: bool, **__: Any) -> None:
        """Run jobs."""
        worker = f"{socket.gethostname()}-{os.getpid()}"[:64]
        tidy_when_due()  # and the start ends here when the database cannot be used
        if once:
            self.stdout.write(str(run_all(worker)))
            return
        stop = threading.Event()
        for sign in (signal.SIGTERM, signal.SIGINT):
            signal.signal(sign, lambda *_: stop.set())
        run_until(stop, worker)
