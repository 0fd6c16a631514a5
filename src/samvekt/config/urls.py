"""The root of all addresses."""

from __future__ import annotations

from django.urls import include, path

from samvekt.config import health

urlpatterns = [
    path("helse/lever", health.alive, name="alive"),
    path("helse/klar", health.ready, name="ready"),
    path("helse/maal", health.measures, name="measures"),
    path("", include("samvekt.web.home.urls")),
]
