"""The pages as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class PeoplePagesConfig(AppConfig):
    """The pages of people as Django knows them."""

    name = "samvekt.web.people"
    label = "web_people"
