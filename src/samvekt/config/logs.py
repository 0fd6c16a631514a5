"""Logs as one JSON object on each line, without personal data.

A line holds the sentence of the program as it was written, never the values put into it: a value
may be an address, a name or the secret of a link. Of an error it holds the kind and where, not
what it said.
"""

from __future__ import annotations

import json
import logging
import traceback
from datetime import UTC, datetime
from types import TracebackType
from typing import Any

SAFE = ("route", "method", "status", "milliseconds", "job", "worker")
"""What may be told with `extra`; everything else is left out."""


ATTACKS = "django.security"
ADDRESS = " from ip="
"""What gunicorn writes before an address, in the sentence itself."""


class WithoutPersons(logging.Formatter):
    """Writes a line of the log."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "event": _event(record),
        }
        line |= {key: getattr(record, key) for key in SAFE if hasattr(record, key)}
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__name__
            line["where"] = _places(record.exc_info[2])
        return json.dumps(line, ensure_ascii=False)


def _event(record: logging.LogRecord) -> str:
    """The sentence without its values; some packages have theirs written in."""
    if record.name.startswith(ATTACKS):
        return "suspicious request"
    return str(record.msg).partition(ADDRESS)[0]


def _places(trace: TracebackType | None) -> list[str]:
    return [
        f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)
    ]


def logging_settings(level: str) -> dict[str, Any]:
    """The logging of the site, as Python asks for it."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": "samvekt.config.logs.WithoutPersons"}},
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["console"], "level": level},
        "loggers": {
            # Django's own lines about requests name the address; ours (samvekt.request) do not.
            "django.server": {"handlers": [], "propagate": False},
            "django.request": {"handlers": ["console"], "level": "ERROR", "propagate": False},
            "django.security": {"handlers": ["console"], "level": level, "propagate": False},
        },
    }
