"""Settings of the web application; what a host chooses comes from the environment alone."""

from __future__ import annotations

from samvekt.config import pages
from samvekt.config.environment import database, read_environment
from samvekt.domain import STATIONS

ENVIRONMENT = read_environment()

DEBUG = False
SECRET_KEY = ENVIRONMENT.secret_key
ALLOWED_HOSTS = list(ENVIRONMENT.hosts)

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    *pages.APPS,
    *(f"samvekt.domain.{station}" for station in STATIONS),
]

MIDDLEWARE = [
    *pages.MIDDLEWARE_FIRST,
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    *pages.MIDDLEWARE_AFTER_PERSON,
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "samvekt.config.urls"
WSGI_APPLICATION = "samvekt.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "samvekt.web.context.layout",
            ],
        },
    },
]

DATABASES = {"default": database(ENVIRONMENT)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "people.Person"

LANGUAGE_CODE = "nb"
LANGUAGES = [("nb", "bokmål"), ("nn", "nynorsk"), ("en", "English")]
TIME_ZONE = "Europe/Oslo"
USE_TZ = True

STATIC_URL = "/static/"

STORAGES = pages.storages(ENVIRONMENT)
STATIC_ROOT = ENVIRONMENT.data / "static"
WHITENOISE_USE_FINDERS = not ENVIRONMENT.production
WHITENOISE_AUTOREFRESH = not ENVIRONMENT.production

FORM_RENDERER = pages.FORM_RENDERER
CONTENT_SECURITY_POLICY = pages.CONTENT_SECURITY_POLICY
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
globals().update(pages.SIGN_IN)
CSRF_FAILURE_VIEW = "samvekt.web.errors.stale_form"
