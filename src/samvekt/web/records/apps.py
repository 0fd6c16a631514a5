"""The pages as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class RecordsPagesConfig(AppConfig):
    """The pages of records as Django knows them."""

    name = "samvekt.web.records"
    label = "web_records"
