"""Our own checks beside Django's: `manage.py check --deploy` refuses a site that is not safe."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register  # noqa: A004 (Django's)

from samvekt.config.starting import told
from samvekt.core.message import message
from samvekt.domain import STATIONS

MUST_HOLD = {
    "DEBUG": (False,),
    "SECURE_SSL_REDIRECT": (True,),
    "SESSION_COOKIE_SECURE": (True,),
    "CSRF_COOKIE_SECURE": (True,),
    "SESSION_COOKIE_HTTPONLY": (True,),
    "SESSION_COOKIE_SAMESITE": ("Lax", "Strict"),
    "CSRF_COOKIE_SAMESITE": ("Lax", "Strict"),
    "SECURE_CONTENT_TYPE_NOSNIFF": (True,),
    "X_FRAME_OPTIONS": ("DENY",),
}
"""What every site in production must have; a changed settings module is found out here."""


@register(Tags.security, deploy=True)
def safe_in_production(
    app_configs: Sequence[AppConfig] | None,  # noqa: ARG001 (the signature is Django's)
    **_: Any,
) -> list[CheckMessage]:
    """What is not safe enough for a site on the open net."""
    found: list[CheckMessage] = [
        Error(
            told(message("{setting} is not safe in production.", setting=name)), id="samvekt.E001"
        )
        for name, safe in MUST_HOLD.items()
        if getattr(settings, name, None) not in safe
    ]
    if not settings.ENVIRONMENT.production:
        said = message("Set SAMVEKT_PRODUCTION to 1. Without it the site has open doors.")
        found.append(Error(told(said), id="samvekt.E002"))
    if not settings.ENVIRONMENT.accessibility_statement or not settings.ENVIRONMENT.feedback:
        said = message(
            "Set SAMVEKT_ACCESSIBILITY_STATEMENT and SAMVEKT_FEEDBACK. The law asks public bodies "
            "for both."
        )
        found.append(Warning(told(said), id="samvekt.W001"))
    if not settings.ENVIRONMENT.proxies:
        said = message(
            "Set SAMVEKT_PROXIES to how many servers stand in front of the site. Without one that "
            "knows encryption, nobody gets past the sending on to encrypted addresses."
        )
        found.append(Warning(told(said), id="samvekt.W002"))
    return found


@register()
def every_station_is_installed(
    app_configs: Sequence[AppConfig] | None,  # noqa: ARG001 (the signature is Django's)
    **_: Any,
) -> list[CheckMessage]:
    """The stations of the way are installed in its order."""
    wanted = [f"samvekt.domain.{station}" for station in STATIONS]
    if [app for app in settings.INSTALLED_APPS if app in wanted] == wanted:
        return []
    said = message("INSTALLED_APPS must hold the stations in their order.")
    return [Error(told(said), id="samvekt.E003")]
