"""How gunicorn runs the site: `gunicorn --config python:samvekt.config.server samvekt.config.wsgi`.

What is given on gunicorn's command line or in `GUNICORN_CMD_ARGS` goes before what stands here.
"""

from __future__ import annotations

import os
from typing import Any

from prometheus_client.multiprocess import mark_process_dead

from samvekt.config.environment import read_environment
from samvekt.config.logs import logging_settings
from samvekt.config.starting import with_settings

workers = 2
threads = 4
graceful_timeout = 20  # seconds for what is under way, when told to stop
control_socket_disable = True
loglevel = with_settings(read_environment).log_level.lower()


def _logs() -> dict[str, Any]:
    """Gunicorn's own lines like ours: JSON, and without anyone's address."""
    found = logging_settings(loglevel.upper())
    through_root = {"handlers": [], "propagate": True}
    return found | {"loggers": found["loggers"] | {"gunicorn.error": through_root}}


logconfig_dict = _logs()


def child_exit(server: object, worker: Any) -> None:  # noqa: ARG001 (the signature is gunicorn's)
    """A process that has ended is no longer counted among those at work."""
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        mark_process_dead(worker.pid)  # type: ignore[no-untyped-call]  # theirs has no types
