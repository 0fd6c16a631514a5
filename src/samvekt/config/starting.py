"""Starts the site or a task, or says in a sentence why it cannot."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TypeVar

from samvekt.config.environment import UnsafeSettings
from samvekt.core.message import LANGUAGES
from samvekt.language import DEFAULT, say

T = TypeVar("T")

STOPPED = 3
"""The exit code gunicorn knows as "do not try again"."""


def with_settings(start: Callable[[], T]) -> T:
    """What `start` gives; with settings that cannot be used, sentences and an exit code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samvekt.config.settings")
    try:
        return start()
    except UnsafeSettings as unsafe:
        asked = os.environ.get("SAMVEKT_LANG", DEFAULT)
        language = asked if asked in LANGUAGES else DEFAULT
        for fault in unsafe.faults:
            sys.stderr.write(f"{say(fault, language)}\n")
        sys.exit(STOPPED)
