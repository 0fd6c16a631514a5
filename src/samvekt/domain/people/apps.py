"""The station as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """The station as Django knows it."""

    name = "samvekt.domain.people"
    label = "people"

    def ready(self) -> None:
        """Tell the log our verbs."""
        from samvekt.domain.people.verbs import VERBS  # noqa: PLC0415 (Django must be ready)
        from samvekt.domain.records import verbs  # noqa: PLC0415 (Django must be ready)

        verbs.know(VERBS)
