"""Starts the site or a task, or says in a sentence why it cannot."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TypeVar

from samvekt.config.environment import UnsafeSettings
from samvekt.core.message import LANGUAGES, Message, message
from samvekt.language import DEFAULT, say

T = TypeVar("T")

STOPPED = 3
"""The exit code gunicorn knows as "do not try again"."""


def with_settings(start: Callable[[], T]) -> T:
    """What `start` gives; without settings that can be used, sentences and an exit code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samvekt.config.settings")
    try:
        return start()
    except UnsafeSettings as unsafe:
        for fault in unsafe.faults:
            sys.stderr.write(f"{told(fault)}\n")
        sys.exit(STOPPED)


def with_database(start: Callable[[], T], *, makes_tables: bool) -> T:
    """What `start` gives; without a database that can be used, a sentence and an exit code.

    A task that makes the tables itself cannot be told to have them made first.
    """
    from django.db.utils import DatabaseError  # noqa: PLC0415 (settings are checked first)

    try:
        return start()
    except DatabaseError:
        fault = _of_the_database(makes_tables=makes_tables)
        if fault is None:
            raise
        sys.stderr.write(f"{told(fault)}\n")
        sys.exit(STOPPED)


def told(said: Message) -> str:
    """A sentence to those who run the site, in the language `SAMVEKT_LANG` asks for."""
    asked = os.environ.get("SAMVEKT_LANG", DEFAULT)
    return say(said, asked if asked in LANGUAGES else DEFAULT)


def _of_the_database(*, makes_tables: bool) -> Message | None:
    """What keeps the database from being used; nothing when the fault lies elsewhere."""
    from django.db import DatabaseError, connection  # noqa: PLC0415 (settings are checked first)

    from samvekt.config.tables import are_right  # noqa: PLC0415 (settings are checked first)

    connection.close()
    try:
        if are_right(connection) or makes_tables:
            return None
    except DatabaseError:
        return message(
            "The database does not answer. See that it runs, and that DATABASE_URL and "
            "SAMVEKT_DATA lead to it."
        )
    return message(
        "The tables of the database are not those of this version. Run: {line}",
        line="python manage.py migrate",
    )
