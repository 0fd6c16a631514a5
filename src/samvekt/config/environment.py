"""What the site is told by its environment, read once and checked.

Every setting is named in `SETTINGS`, with its default; `docs/reference/settings.md` explains each,
and a test holds the two together.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from urllib.parse import ParseResult, unquote, urlparse

from samvekt.core.errors import InputError
from samvekt.core.message import Message, message

DEMONSTRATION_KEY = "only-for-demonstration-never-on-a-real-site-0123456789"
SHORTEST_KEY = 50
SHORTEST_TOKEN = 20

SETTINGS: Mapping[str, str] = {
    "SAMVEKT_PRODUCTION": "",
    "SAMVEKT_SECRET_KEY": "",
    "SAMVEKT_HOSTS": "",
    "SAMVEKT_PROXIES": "0",
    "SAMVEKT_DATA": "var",
    "DATABASE_URL": "",
    "SAMVEKT_EMAIL_URL": "",
    "SAMVEKT_EMAIL_FROM": "samvekt@localhost",
    "SAMVEKT_JOBS": "",
    "SAMVEKT_METRICS_TOKEN": "",
    "SAMVEKT_LOG_LEVEL": "INFO",
    "SAMVEKT_ACCESSIBILITY_STATEMENT": "",
    "SAMVEKT_FEEDBACK": "",
    "SAMVEKT_DEMONSTRATION": "",
    "SAMVEKT_EXAMPLES": "",
}
"""Every setting and what it is when nothing is said."""

JOBS = ("in-process", "workers")
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
MAIL = {"smtp": 25, "smtp+tls": 587, "smtps": 465}
"""Ways to send letters, with their usual ports."""


class UnsafeSettings(InputError):
    """The environment asks for a site that would not be safe, or cannot be understood."""

    def __init__(self, faults: tuple[Message, ...]) -> None:
        self.faults = faults
        super().__init__(faults[0])


@dataclass(frozen=True, slots=True)
class Environment:
    """The settings a host chooses.

    Attributes:
        production: Whether unsafe settings are refused.
        secret_key: Signs sessions and links.
        hosts: Names the site answers to.
        proxies: How many servers stand between the site and its readers.
        data: Folder for the embedded database and attachments.
        database_url: `postgres://user:password@host:port/name`; the embedded database if empty.
        email_url: `smtp+tls://user:password@host:port`; the console if empty.
        email_from: Who letters come from.
        jobs: Whether jobs run in the web process or by `manage.py run_jobs`.
        metrics_token: Lets a collector of measures in; without it nobody in production.
        log_level: The least important lines that are logged.
        accessibility_statement: Address of the accessibility statement.
        feedback: Where people write about barriers and faults.
        demonstration: Whether the demonstration accounts are named on the sign-in page.
        examples: Folder of example rounds.
    """

    production: bool
    secret_key: str
    hosts: tuple[str, ...]
    proxies: int
    data: Path
    database_url: str
    email_url: str
    email_from: str
    jobs: str
    metrics_token: str
    log_level: str
    accessibility_statement: str
    feedback: str
    demonstration: bool
    examples: Path


def read_environment(given: Mapping[str, str] | None = None) -> Environment:
    """The settings of this process.

    Raises:
        UnsafeSettings: A setting cannot be understood, or a site in production is not safe. The
            error holds every fault.
    """
    told = os.environ if given is None else given
    said = {name: told.get(name, "").strip() or default for name, default in SETTINGS.items()}
    production = said["SAMVEKT_PRODUCTION"] == "1"
    at_home = not production
    found = Environment(
        production=production,
        secret_key=said["SAMVEKT_SECRET_KEY"] or (DEMONSTRATION_KEY if at_home else ""),
        hosts=_names(said["SAMVEKT_HOSTS"] or ("localhost,127.0.0.1" if at_home else "")),
        proxies=int(said["SAMVEKT_PROXIES"]) if said["SAMVEKT_PROXIES"].isdecimal() else -1,
        data=Path(said["SAMVEKT_DATA"]),
        database_url=said["DATABASE_URL"],
        email_url=said["SAMVEKT_EMAIL_URL"],
        email_from=said["SAMVEKT_EMAIL_FROM"],
        jobs=said["SAMVEKT_JOBS"] or ("workers" if said["DATABASE_URL"] else "in-process"),
        metrics_token=said["SAMVEKT_METRICS_TOKEN"],
        log_level=said["SAMVEKT_LOG_LEVEL"].upper(),
        accessibility_statement=said["SAMVEKT_ACCESSIBILITY_STATEMENT"],
        feedback=said["SAMVEKT_FEEDBACK"],
        demonstration=(said["SAMVEKT_DEMONSTRATION"] or ("1" if at_home else "0")) == "1",
        examples=Path(said["SAMVEKT_EXAMPLES"] or Path(__file__).parents[3] / "examples"),
    )
    faults = (*_not_understood(found, said), *(_unsafe(found) if production else ()))
    if faults:
        raise UnsafeSettings(faults)
    return found


def _names(listed: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in listed.split(",") if name.strip())


def _not_understood(found: Environment, said: Mapping[str, str]) -> Iterator[Message]:
    for name in ("SAMVEKT_PRODUCTION", "SAMVEKT_DEMONSTRATION"):
        if said[name] not in {"", "0", "1"}:
            yield message("{setting} must be 1 or 0.", setting=name)
    if found.proxies < 0:
        yield message(
            "SAMVEKT_PROXIES must be a whole number: how many servers stand in front of the site."
        )
    if found.jobs not in JOBS:
        yield message("{setting} must be one of: {known}.", setting="SAMVEKT_JOBS", known=JOBS)
    if found.log_level not in LOG_LEVELS:
        yield message(
            "{setting} must be one of: {known}.", setting="SAMVEKT_LOG_LEVEL", known=LOG_LEVELS
        )
    if found.database_url and not _is_postgres(found.database_url):
        yield message("DATABASE_URL must look like postgres://user:password@host:5432/name.")
    if found.email_url and not _is_mail(found.email_url):
        yield message(
            "SAMVEKT_EMAIL_URL must look like smtp+tls://user:password@host:587, and begin with "
            "one of: {known}.",
            known=tuple(MAIL),
        )


def _unsafe(found: Environment) -> Iterator[Message]:
    if len(found.secret_key) < SHORTEST_KEY or found.secret_key == DEMONSTRATION_KEY:
        yield message(
            "Set SAMVEKT_SECRET_KEY to at least {least} random signs of your own.",
            least=SHORTEST_KEY,
        )
    if not found.hosts or "*" in found.hosts:
        yield message("Set SAMVEKT_HOSTS to the names of the site, with commas between.")
    if 0 < len(found.metrics_token) < SHORTEST_TOKEN:
        yield message(
            "Set SAMVEKT_METRICS_TOKEN to at least {least} random signs, or leave it empty.",
            least=SHORTEST_TOKEN,
        )
    if found.demonstration:
        yield message("A site in production cannot have demonstration accounts.")
    if found.email_url.startswith("smtp://") and "@" in found.email_url:
        yield message(
            "SAMVEKT_EMAIL_URL would send the password of the mail server in clear. Begin it with "
            "smtp+tls:// or smtps://."
        )
    if not found.email_url:
        yield message(
            "Set SAMVEKT_EMAIL_URL. Without it nobody can be invited or get a new password."
        )


def _is_postgres(url: str) -> bool:
    parts = _parsed(url)
    return parts is not None and parts.scheme in {"postgres", "postgresql"} and len(parts.path) > 1


def _is_mail(url: str) -> bool:
    parts = _parsed(url)
    return parts is not None and parts.scheme in MAIL and bool(parts.hostname)


def _parsed(url: str) -> ParseResult | None:
    try:
        parts = urlparse(url)
        _ = parts.port  # a port that is no number is told here
    except ValueError:
        return None
    return parts


def make_data_folder(found: Environment) -> None:
    """Make the folder of data where there is none, and see that it can be written in.

    Raises:
        UnsafeSettings: It cannot be made, or not be written in.
    """
    try:
        found.data.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=found.data):
            pass
    except OSError:
        said = message(
            "The site cannot write in the folder {folder}. Set SAMVEKT_DATA to one where it can.",
            folder=str(found.data),
        )
        raise UnsafeSettings((said,)) from None


def database(found: Environment) -> dict[str, object]:
    """The database, as Django asks for it."""
    if not found.database_url:
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
    query = dict(part.split("=", 1) for part in parts.query.split("&") if "=" in part)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(query.pop("host", parts.hostname or "")),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {name: unquote(value) for name, value in query.items()},
    }


def mail(found: Environment) -> dict[str, object]:
    """How letters are sent, as Django asks for it: names of settings and their values."""
    if not found.email_url:
        return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    parts = urlparse(found.email_url)
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or MAIL[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": 20,
    }
