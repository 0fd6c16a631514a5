"""`manage.py flush` as Django has it, but never on a real site: it would remove the log."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.core.management.commands import flush
from django.db import connections

from samvekt.core.message import message
from samvekt.domain.records.guard import lower_guard, raise_guard
from samvekt.language import say


class Command(flush.Command):
    """Empties the database of a test or a demonstration; the guard of the log is put back."""

    def handle(self, **options: Any) -> None:
        """Empty the database.

        Raises:
            CommandError: The site is in production.
        """
        if settings.ENVIRONMENT.production:
            said = message("A site in production is never emptied: the log would be lost.")
            raise CommandError(say(said))
        connection = connections[options["database"]]
        lower_guard(connection)
        try:
            super().handle(**options)
        finally:
            raise_guard(connection)
