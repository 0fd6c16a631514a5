"""The pages as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class HomePagesConfig(AppConfig):
    """The front pages as Django knows them."""

    name = "samvekt.web.home"
    label = "web_home"
