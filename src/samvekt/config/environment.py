"""What the site is told by its environment, read once and checked."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlparse

DEMONSTRATION_KEY = "only-for-demonstration-never-on-a-real-site-0123456789"


class UnsafeSettings(Exception):
    """The environment asks for a site that would not be safe, or cannot be understood."""


@dataclass(frozen=True, slots=True)
class Environment:
    """The settings a host chooses.

    Attributes:
        production: Whether unsafe settings are refused.
        secret_key: Signs sessions and links.
        hosts: Names the site answers to.
        data: Folder for the embedded database and attachments.
        database_url: `postgres://user:password@host:port/name`; the embedded database if empty.
        email_url: `smtp://user:password@host:port`; the console if empty.
        email_from: Who letters come from.
        accessibility_statement: Address of the accessibility statement.
        feedback: Where people write about barriers and faults.
        demonstration: Whether the demonstration accounts are named on the sign-in page.
    """

    production: bool
    secret_key: str
    hosts: tuple[str, ...]
    data: Path
    database_url: str
    email_url: str
    email_from: str
    accessibility_statement: str
    feedback: str
    demonstration: bool


def read_environment(given: Mapping[str, str] | None = None) -> Environment:
    """The settings of this process.

    Raises:
        UnsafeSettings: A site in production lacks a key or a name, or shows demonstration accounts.
    """
    given = os.environ if given is None else given
    production = given.get("SAMVEKT_PRODUCTION", "") == "1"
    found = Environment(
        production=production,
        secret_key=given.get("SAMVEKT_SECRET_KEY", "" if production else DEMONSTRATION_KEY),
        hosts=tuple(
            name.strip()
            for name in given.get(
                "SAMVEKT_HOSTS", "" if production else "localhost,127.0.0.1"
            ).split(",")
            if name.strip()
        ),
        data=Path(given.get("SAMVEKT_DATA", "var")),
        database_url=given.get("DATABASE_URL", ""),
        email_url=given.get("SAMVEKT_EMAIL_URL", ""),
        email_from=given.get("SAMVEKT_EMAIL_FROM", "samvekt@localhost"),
        accessibility_statement=given.get("SAMVEKT_ACCESSIBILITY_STATEMENT", ""),
        feedback=given.get("SAMVEKT_FEEDBACK", ""),
        demonstration=given.get("SAMVEKT_DEMONSTRATION", "" if production else "1") == "1",
    )
    _refuse_unsafe(found)
    return found


def _refuse_unsafe(found: Environment) -> None:
    if not found.production:
        return
    if len(found.secret_key) < 50 or found.secret_key == DEMONSTRATION_KEY:
        raise UnsafeSettings("Set SAMVEKT_SECRET_KEY to at least 50 random signs of your own.")  # noqa: EM101 (plain for hosts)
    if not found.hosts or "*" in found.hosts:
        raise UnsafeSettings("Set SAMVEKT_HOSTS to the names of the site, with commas between.")  # noqa: EM101 (plain for hosts)
    if found.demonstration:
        raise UnsafeSettings("A site in production cannot have demonstration accounts.")  # noqa: EM101 (plain for hosts)


def database(found: Environment) -> dict[str, object]:
    """The database, as Django asks for it.

    Raises:
        UnsafeSettings: The address of the database is not one we know.
    """
    if not found.database_url:
        found.data.mkdir(parents=True, exist_ok=True)
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": found.data / "samvekt.sqlite3",
            "OPTIONS": {
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
            },
            "TEST": {"NAME": found.data / "test.sqlite3"},
        }
    parts = urlparse(found.database_url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise UnsafeSettings("DATABASE_URL must start with postgres://.")  # noqa: EM101 (plain for hosts)
    query = dict(part.split("=", 1) for part in parts.query.split("&") if "=" in part)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(query.get("host", parts.hostname or "")),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
