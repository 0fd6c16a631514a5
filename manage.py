"""Tasks of the web application: `python manage.py migrate`, `serve`, `run_jobs` and more."""

from __future__ import annotations

import sys

from samvekt.config.starting import with_database, with_settings


def main() -> None:
    """Run one task."""
    from django.core.management import execute_from_command_line  # noqa: PLC0415 (settings first)

    try:
        with_settings(lambda: with_database(lambda: execute_from_command_line(sys.argv)))
    except KeyboardInterrupt:  # Ctrl-C before the task is at work
        sys.exit(130)


if __name__ == "__main__":
    main()
