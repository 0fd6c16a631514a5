"""The station as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class RoundsConfig(AppConfig):
    """The station as Django knows it."""

    name = "samvekt.domain.rounds"
    label = "rounds"

    def ready(self) -> None:
        """Tell the log our verbs."""
        from samvekt.domain.records import verbs  # noqa: PLC0415 (Django must be ready)
        from samvekt.domain.rounds.verbs import VERBS  # noqa: PLC0415 (Django must be ready)

        verbs.know(VERBS)
