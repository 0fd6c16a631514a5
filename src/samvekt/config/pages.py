"""Settings of how pages look and are kept safe; the same for every host."""

from __future__ import annotations

from csp.constants import NONE, SELF

from samvekt.config.environment import Environment

APPS = [
    "samvekt.web",
    "samvekt.web.home",
    "samvekt.web.people",
    "samvekt.web.rounds",
    "samvekt.web.records",
    "csp",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
]

MIDDLEWARE_FIRST = ["csp.middleware.CSPMiddleware"]
MIDDLEWARE_AFTER_PERSON = [
    "samvekt.web.language.LanguageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

SIGN_IN = {
    "ACCOUNT_ADAPTER": "samvekt.web.people.adapter.Accounts",
    "ACCOUNT_LOGIN_METHODS": {"email"},
    "ACCOUNT_SIGNUP_FIELDS": ["email*", "password1*", "password2*"],
    "ACCOUNT_USER_MODEL_USERNAME_FIELD": None,
    "ACCOUNT_EMAIL_VERIFICATION": "none",
    "ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS": False,
    "ACCOUNT_SESSION_REMEMBER": False,
    "ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE": False,
    "ACCOUNT_REAUTHENTICATION_REQUIRED": True,
    "ACCOUNT_LOGOUT_REDIRECT_URL": "/",
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
    "MFA_ADAPTER": "samvekt.web.people.adapter.TwoFactor",
    "MFA_SUPPORTED_TYPES": ["totp", "recovery_codes"],
    "MFA_TOTP_ISSUER": "Samvekt",
    "LOGIN_URL": "/logg-inn/",
    "LOGIN_REDIRECT_URL": "/hjem/",
}

FORM_RENDERER = "samvekt.web.forms.Renderer"


def storages(found: Environment) -> dict[str, dict[str, str]]:
    """Where static files come from: names with a checksum in production, plain ones otherwise."""
    ours = "samvekt.web.static_files.Files"
    plain = "django.contrib.staticfiles.storage.StaticFilesStorage"
    return {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": ours if found.production else plain},
    }
