"""The settings of safe pages and safe sign-in, as they work."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from allauth.account.adapter import get_adapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.mfa.adapter import get_adapter as second_factor
from django.core.cache import cache

import samvekt
from samvekt.config import settings as ours


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def test_every_page_carries_the_policy_of_content(client, db):
    policy = client.get("/helse/lever").headers["Content-Security-Policy"]

    assert {part.strip() for part in policy.split(";")} == {
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    }


def test_other_headers_are_strict(client, db):
    headers = client.get("/helse/lever").headers

    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"


def test_nobody_signs_up_without_an_invitation(rf):
    assert not get_adapter().is_open_for_signup(rf.get("/"))


def test_the_secret_of_the_second_factor_is_kept_encrypted():
    kept = second_factor().encrypt("JBSWY3DPEHPK3PXP")

    assert "JBSWY3DPEHPK3PXP" not in kept
    assert second_factor().decrypt(kept) == "JBSWY3DPEHPK3PXP"


def test_passwords_have_twelve_signs_and_are_not_common():
    names = [validator["NAME"].rpartition(".")[2] for validator in ours.AUTH_PASSWORD_VALIDATORS]

    assert names == [
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    ]


@pytest.fixture
def signing_in(rf, person):
    """Tries to sign in with a password, as the sign-in page does."""
    from allauth.account.forms import LoginForm
    from allauth.core import context

    cache.clear()

    def tried(password, email="kari@example.no"):
        request = rf.post("/logg-inn/")
        with context.request_context(request):
            form = LoginForm({"login": email, "password": password}, request=request)
            return form.is_valid(), form.errors.as_text()

    yield tried
    cache.clear()


def test_one_signs_in_with_the_address_in_any_letters(signing_in):
    assert signing_in("en lang og god frase", "KARI@example.NO") == (True, "")


def test_after_five_wrong_passwords_the_right_one_does_not_help_either(signing_in):
    for _ in range(5):
        assert signing_in("feil passord her")[0] is False

    assert signing_in("en lang og god frase")[0] is False


def test_an_unknown_address_gets_the_same_answer_as_a_wrong_password(signing_in):
    wrong = signing_in("feil passord her")
    unknown = signing_in("feil passord her", "ingen@example.no")

    assert wrong == unknown


def test_a_session_that_is_open_when_the_account_is_closed_ends(person):
    assert AuthenticationBackend().get_user(person.pk) == person

    person.is_active = False
    person.save()

    assert AuthenticationBackend().get_user(person.pk) is None


def test_counts_of_failed_tries_hold_for_every_process(settings):
    assert settings.CACHES["default"]["BACKEND"].endswith("DatabaseCache")


SQL_OF_OURS = {"domain/records/guard.py", "domain/records/migrations/0003_cache.py"}


def test_nobody_writes_sql_by_hand_but_the_guard_of_the_log():
    source = Path(samvekt.__file__).parent
    found = {
        path.relative_to(source).as_posix()
        for folder in ("domain", "web", "config")
        for path in (source / folder).rglob("*.py")
        if re.search(r"\.(execute|executemany|raw|extra)\(|RawSQL", path.read_text("utf-8"))
    }

    assert found == SQL_OF_OURS
