"""The station as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """The station as Django knows it."""

    name = "samvekt.domain.records"
    label = "records"
