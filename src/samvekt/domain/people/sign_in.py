"""How people sign in: nobody signs up by themselves, and secrets are kept encrypted.

Whoever guesses passwords is stopped after a few tries, for the account and for the network they
come from. So that nobody can lock another out for ever by guessing on purpose, a browser that has
signed in to an account before counts its own tries, and a new password through a letter always
lets one in.
"""

from __future__ import annotations

import base64
import hashlib
import logging
import secrets
import threading
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.internal import ratelimit  # what the class we extend counts tries with
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from django.conf import settings
from django.core import signing
from django.core.mail import EmailMessage
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

from samvekt.domain.people.models import Person, address

LOG = logging.getLogger("samvekt.letters")
KNOWN = "samvekt browser"
TOO_MANY = "too_many_login_attempts"
REMEMBERED_FOR = 180 * 24 * 60 * 60  # seconds


class ByInvitation(DefaultAccountAdapter):  # type: ignore[misc]  # allauth carries no types
    """One joins by invitation only."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 (allauth's)
        """Never."""
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send a letter beside the answer: how long it takes tells nobody who has an account."""
        letter = self.render_mail(template_prefix, email, {"email": email, **context})
        if settings.EMAIL_BACKEND.endswith(".smtp.EmailBackend"):
            threading.Thread(target=_leave, args=(letter,), name="samvekt-letter").start()
        else:
            letter.send()

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count a try: of this browser where it is known, else of everyone who tries the account.

        Raises:
            ValidationError: There have been too many.
        """
        known = known_browser(request, credentials.get("email", ""))
        if known is None:
            super().pre_authenticate(request, **credentials)
            return
        self._login_failed_rl_usage = ratelimit.consume(
            request, app="allauth.account", action="login_failed_known", key=known
        )
        if not self._login_failed_rl_usage:
            raise self.validation_error(TOO_MANY)

    def post_login(self, request: HttpRequest, user: Person, **more: Any) -> HttpResponse:
        """Remember that this person has signed in with this browser."""
        answer: HttpResponse = super().post_login(request, user, **more)
        answer.set_signed_cookie(
            settings.KNOWN_BROWSER_COOKIE_NAME,
            _mark(user.email),
            salt=KNOWN,
            max_age=REMEMBERED_FOR,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
        return answer

    def _delete_login_attempts_cached_email(self, request: HttpRequest, **credentials: Any) -> None:
        """Who has just chosen a password through a letter may sign in with it, whoever guesses."""
        super()._delete_login_attempts_cached_email(request, **credentials)
        request.session[KNOWN] = _mark(credentials.get("email", ""))


def known_browser(request: HttpRequest, email: str) -> str | None:
    """The mark of a browser that has signed in to this account before; else nothing."""
    try:
        kept = request.get_signed_cookie(
            settings.KNOWN_BROWSER_COOKIE_NAME, default="", salt=KNOWN, max_age=REMEMBERED_FOR
        )
    except signing.BadSignature:
        kept = ""
    session = getattr(request, "session", {})
    marks = (kept or "", session.get(KNOWN, ""))
    return next((mark for mark in marks if email and mark.startswith(_account(email))), None)


def _mark(email: str) -> str:
    return f"{_account(email)}{secrets.token_hex(8)}"


def _account(email: str) -> str:
    """An account as a browser keeps it: who reads the cookie does not learn the address."""
    return f"{salted_hmac(KNOWN, address(email), algorithm='sha256').hexdigest()}."


def _leave(letter: EmailMessage) -> None:
    try:
        letter.send()
    except OSError:  # of the network and, in Python, of every mail server
        LOG.exception("a letter could not be sent")


class SecondFactor(DefaultMFAAdapter):  # type: ignore[misc]  # allauth carries no types
    """The secret of the second factor is encrypted with a key made from the secret of the site."""

    def encrypt(self, text: str) -> str:
        """What is kept in the database."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """What the code is checked against."""
        return _cipher().decrypt(encrypted_text.encode()).decode()


def _cipher() -> Fernet:
    key = hashlib.sha256(b"samvekt second factor " + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
