"""The pages as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class RoundsPagesConfig(AppConfig):
    """The pages of rounds as Django knows them."""

    name = "samvekt.web.rounds"
    label = "web_rounds"
