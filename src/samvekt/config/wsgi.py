"""The door for a server such as gunicorn: `samvekt.config.wsgi:application`."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from typing import Any

from django.core.wsgi import get_wsgi_application

from samvekt.config.starting import with_settings


class WithJobs:
    """The site; the first request starts the jobs of this process, where the settings say so.

    Not before: a server may load the site once and then divide into processes, and a thread does
    not follow.
    """

    def __init__(self) -> None:
        self._site = get_wsgi_application()
        self._first = threading.Lock()

    def __call__(
        self, environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes]:
        """The answer to a request."""
        if self._first.acquire(blocking=False):  # held from now on: it happens once
            from samvekt.config.jobs import start_in_process  # noqa: PLC0415 (Django must be ready)

            start_in_process()
        return self._site(environ, start_response)


application = with_settings(WithJobs)
