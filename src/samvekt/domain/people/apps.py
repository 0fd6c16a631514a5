"""The station as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """The station as Django knows it."""

    name = "samvekt.domain.people"
    label = "people"
