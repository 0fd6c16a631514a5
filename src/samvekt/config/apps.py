"""Settings, checks and tasks as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """The settings as Django knows them."""

    name = "samvekt.config"
    label = "config"

    def ready(self) -> None:
        """Add our checks to Django's."""
        from samvekt.config import checks  # noqa: F401, PLC0415 (importing registers them)
