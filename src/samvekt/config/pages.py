"""Settings of how pages look and speak; the same for every host."""

from __future__ import annotations

from typing import Any

from samvekt.config.environment import Environment

APPS = (
    "samvekt.web",
    "samvekt.web.home",
    "samvekt.web.people",
    "samvekt.web.rounds",
    "samvekt.web.records",
    "django.forms",
)
"""They stand before the sign-in package, so that our templates are found before its own."""

PLAIN_FILES = "django.contrib.staticfiles.storage.StaticFilesStorage"


def of_pages(found: Environment) -> dict[str, Any]:
    """The settings by name."""
    return {
        "FORM_RENDERER": "samvekt.web.forms.Renderer",
        "CSRF_FAILURE_VIEW": "samvekt.web.errors.stale_form",
        "ACCOUNT_ADAPTER": "samvekt.web.people.adapter.Accounts",
        "MFA_ADAPTER": "samvekt.web.people.adapter.TwoFactor",
        "ACCOUNT_FORMS": {
            "login": "samvekt.web.people.forms.SignIn",
            "reset_password": "samvekt.web.people.forms.ForgottenPassword",
            "reset_password_from_key": "samvekt.web.people.forms.NewPassword",
            "change_password": "samvekt.web.people.forms.ChangePassword",
            "set_password": "samvekt.web.people.forms.FirstPassword",
            "reauthenticate": "samvekt.web.people.forms.ConfirmPassword",
        },
        "MFA_FORMS": {
            "authenticate": "samvekt.web.people.forms.ConfirmCode",
            "reauthenticate": "samvekt.web.people.forms.ConfirmCodeAgain",
            "activate_totp": "samvekt.web.people.forms.TurnOnTwoFactor",
        },
        "STORAGES": {
            "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
            "staticfiles": {
                "BACKEND": "samvekt.web.static_files.Files" if found.production else PLAIN_FILES
            },
        },
        "WHITENOISE_USE_FINDERS": not found.production,
        "WHITENOISE_AUTOREFRESH": not found.production,
    }
