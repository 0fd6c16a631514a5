"""How signing in behaves and what it says, where the package's own way does not fit."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError

from samvekt.core.message import message
from samvekt.domain.errors import NotAccepted
from samvekt.domain.people.actions.belonging import refuse_weak
from samvekt.domain.people.models import Person
from samvekt.domain.people.sign_in import ByInvitation, SecondFactor
from samvekt.web.language import said


class Accounts(ByInvitation):
    """What is refused is told in our words."""

    error_messages: ClassVar[dict[str, Any]] = {
        **ByInvitation.error_messages,
        "account_inactive": said(message("This account is closed.")),
        "email_password_mismatch": said(
            message("The address and the password do not belong together. Check both.")
        ),
        "too_many_login_attempts": said(
            message("Too many attempts have failed. Wait a few minutes and try again.")
        ),
        "rate_limited": said(message("Too many attempts. Wait a few minutes and try again.")),
        "enter_current_password": said(message("Write your current password.")),
        "incorrect_password": said(message("The password is not right.")),
        "incorrect_code": said(message("The code is not right.")),
        "unknown_email": said(message("Nobody has an account with that address.")),
        "email_taken": said(message("Someone already has an account with that address.")),
    }

    def clean_password(self, password: str, user: Person | None = None) -> str:
        """A password that is hard to guess; every reason against it in our words."""
        try:
            refuse_weak(password, user or Person())
        except NotAccepted as refused:
            found = [said(one) for told in refused.faults.values() for one in told]
            raise ValidationError(found, code="weak") from None
        return password


class TwoFactor(SecondFactor):
    """The second step of signing in."""

    error_messages: ClassVar[dict[str, Any]] = {
        **SecondFactor.error_messages,
        "incorrect_code": said(message("The code is not right. Write the newest one.")),
        "unverified_email": said(message("The address must be confirmed first.")),
    }
