"""The door for a server such as gunicorn: `samvekt.config.wsgi:application`."""

from __future__ import annotations

from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application

from samvekt.config.starting import with_settings


def _application() -> WSGIHandler:
    made = get_wsgi_application()
    from samvekt.config.jobs import start_in_process  # noqa: PLC0415 (Django must be ready)

    start_in_process()
    return made


application = with_settings(_application)
