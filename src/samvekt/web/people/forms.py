"""The forms of the sign-in package, asked in our words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from django import forms

from samvekt.core.message import Message, message
from samvekt.web.language import said


class Asked(forms.Form):
    """A form whose questions are put in our words, without a text inside the box."""

    asked: ClassVar[Mapping[str, Message]] = {}
    told: ClassVar[Mapping[str, Message]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.help_text = said(self.told[name]) if name in self.told else ""
            if name in self.asked:
                field.label = said(self.asked[name])


STRENGTH = message("At least 12 signs. A sentence of a few words is easy to remember and safe.")


class SignIn(Asked, account.LoginForm):  # type: ignore[misc]  # the package has no types
    """Address and password."""

    asked: ClassVar = {"login": message("E-mail"), "password": message("Password")}


class ForgottenPassword(Asked, account.ResetPasswordForm):  # type: ignore[misc]  # as above
    """The address a link is sent to."""

    asked: ClassVar = {"email": message("E-mail")}


class NewPassword(Asked, account.ResetPasswordKeyForm):  # type: ignore[misc]  # as above
    """A new password, through the link of a letter."""

    asked: ClassVar = {
        "password1": message("New password"),
        "password2": message("New password once more"),
    }
    told: ClassVar = {"password1": STRENGTH}


class ChangePassword(Asked, account.ChangePasswordForm):  # type: ignore[misc]  # as above
    """A new password, by someone who knows the old one."""

    asked: ClassVar = {"oldpassword": message("Current password"), **NewPassword.asked}
    told: ClassVar = {"password1": STRENGTH}


class FirstPassword(Asked, account.SetPasswordForm):  # type: ignore[misc]  # as above
    """A first password."""

    asked: ClassVar = NewPassword.asked
    told: ClassVar = {"password1": STRENGTH}


class ConfirmPassword(Asked, account.ReauthenticateForm):  # type: ignore[misc]  # as above
    """The password once more."""

    asked: ClassVar = {"password": message("Password")}


class ConfirmCode(Asked, mfa.AuthenticateForm):  # type: ignore[misc]  # as above
    """A code from the phone."""

    asked: ClassVar = {"code": message("Code")}


class ConfirmCodeAgain(Asked, mfa.ReauthenticateForm):  # type: ignore[misc]  # as above
    """A code from the phone once more."""

    asked: ClassVar = {"code": message("Code")}


class TurnOnTwoFactor(Asked, totp.ActivateTOTPForm):  # type: ignore[misc]  # as above
    """The first code, which shows that the app has the key."""

    asked: ClassVar = {"code": message("Code")}
