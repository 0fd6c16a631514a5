"""What every page shares, as a Django app: layout, tags, static files."""

from __future__ import annotations

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The pages as Django knows them."""

    name = "samvekt.web"
    label = "web"
