"""`manage.py back_up FOLDER`: copies the embedded database and the attachments, while it runs."""

from __future__ import annotations

import shutil
import sqlite3
from argparse import ArgumentParser
from contextlib import closing
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone

from samvekt.config.starting import told
from samvekt.core.message import message

ATTACHMENTS = "attachments"


class Command(BaseCommand):
    """Copies what a site with the embedded database keeps; nobody needs to stop working."""

    help = "Copies the embedded database and the attachments to a new folder, while the site runs."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to."""
        parser.add_argument("folder", type=Path, help="where the copy gets a folder of its own")

    def handle(self, *_: Any, folder: Path, **__: Any) -> None:
        """Copy, and tell where the copy is.

        Raises:
            CommandError: The database is not the embedded one, or the copy cannot be written.
        """
        data: Path = settings.ENVIRONMENT.data
        if connection.vendor != "sqlite":
            said = message(
                "Back up PostgreSQL with its own pg_dump, and copy the folder {folder}.",
                folder=str(data / ATTACHMENTS),
            )
            raise CommandError(told(said))
        copy = folder / f"samvekt-{timezone.localtime():%Y-%m-%d-%H%M%S}"
        try:
            copy.mkdir(parents=True)
            _copy_database(Path(connection.settings_dict["NAME"]), copy / "samvekt.sqlite3")
            # The database first: a file is kept before the database names it, and never removed.
            if (data / ATTACHMENTS).exists():
                shutil.copytree(data / ATTACHMENTS, copy / ATTACHMENTS)
        except (OSError, sqlite3.Error):
            said = message("The copy could not be written to {folder}.", folder=str(copy))
            raise CommandError(told(said)) from None
        self.stdout.write(told(message("The copy is in {folder}.", folder=str(copy))))


def _copy_database(from_: Path, to: Path) -> None:
    """A whole copy as of one moment, also when others write meanwhile."""
    with closing(sqlite3.connect(from_)) as source, closing(sqlite3.connect(to)) as target:
        source.backup(target)
