"""Tasks of the web application: `python manage.py migrate`, `runserver`, `run_jobs` and more."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run one task."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samvekt.config.settings")
    from django.core.management import execute_from_command_line  # noqa: PLC0415 (settings first)

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
