"""Tasks of the web application: `python manage.py migrate`, `serve`, `run_jobs` and more."""

from __future__ import annotations

import sys

from samvekt.config.starting import with_database, with_settings

MAKES_TABLES = ("migrate", "serve")


def main() -> None:
    """Run one task."""
    from django.core.management import execute_from_command_line  # noqa: PLC0415 (settings first)

    def run() -> None:
        makes_tables = any(task in sys.argv[1:2] for task in MAKES_TABLES)
        with_database(lambda: execute_from_command_line(sys.argv), makes_tables=makes_tables)

    try:
        with_settings(run)
    except KeyboardInterrupt:  # Ctrl-C before the task is at work
        sys.exit(130)


if __name__ == "__main__":
    main()
