"""The root of all addresses: public pages with their language first, all others without."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from samvekt.config import health
from samvekt.web.access import public
from samvekt.web.home.views import front

urlpatterns = [
    path("helse/lever", public(health.alive), name="alive"),
    path("helse/klar", public(health.ready), name="ready"),
    path("helse/maal", public(health.measures), name="measures"),
    path("", include("samvekt.web.home.urls")),
    path("", include("samvekt.web.people.urls")),
    path("", include("samvekt.web.rounds.urls")),
    path("", include("samvekt.web.records.urls")),
    *i18n_patterns(
        path("", front, name="front"),
        path("", include("samvekt.web.home.public_urls")),
    ),
]

handler400 = "samvekt.web.errors.bad_request"
handler403 = "samvekt.web.errors.not_allowed"
handler404 = "samvekt.web.errors.not_found"
handler500 = "samvekt.web.errors.fault"
