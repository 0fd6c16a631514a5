"""What is asked about people: invitations, roles, joining, one's own account."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, ClassVar

from django import forms

from samvekt.core.message import message
from samvekt.domain.people.models import LANGUAGES
from samvekt.domain.people.roles import ROLE_WORDS, Role
from samvekt.web.forms import Form, Help
from samvekt.web.language import NAMES, opened_said, said
from samvekt.web.people.forms import STRENGTH

LANGUAGE_CHOICES = [(code, NAMES[code]) for code in LANGUAGES]


def role_choices(roles: Collection[Role]) -> list[tuple[str, Any]]:
    """Roles as choices, in their usual order."""
    return [(role.value, opened_said(ROLE_WORDS[role])) for role in Role if role in roles]


def known_roles(written: str) -> list[Role]:
    """The roles of a hidden field; what is none is left out."""
    return [Role(name) for name in written.split() if name in Role.values]


class Invite(Form):
    """Who is invited, and what for."""

    email = forms.EmailField(label=said(message("E-mail")), max_length=254)
    roles = forms.MultipleChoiceField(
        label=said(message("Roles")), widget=forms.CheckboxSelectMultiple
    )
    helps: ClassVar = {
        "roles": Help(
            why=message(
                "The roles decide what a person can see and do. One person may have several."
            ),
            example=message("A doctor who assesses measures is an assessor."),
        )
    }

    def __init__(self, *args: Any, roles: Collection[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["roles"].choices = role_choices(roles)  # type: ignore[attr-defined]  # a field of choices


class Roles(Form):
    """What a person is here for."""

    shown = forms.CharField(widget=forms.HiddenInput)
    roles = forms.MultipleChoiceField(
        label=said(message("Roles")),
        widget=forms.CheckboxSelectMultiple,
        choices=role_choices(frozenset(Role)),
        required=False,
        help_text=said(message("Without any role, the person leaves the organisation.")),
    )


class Account(Form):
    """One's own name and language."""

    name = forms.CharField(label=said(message("Name")), max_length=200)
    language = forms.ChoiceField(
        label=said(message("Language")), choices=LANGUAGE_CHOICES, widget=forms.RadioSelect
    )


class Address(Form):
    """The address a person wants to sign in with."""

    email = forms.EmailField(
        label=said(message("New address")),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class Join(Form):
    """A new account, through an invitation."""

    name = forms.CharField(
        label=said(message("Name")),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    password = forms.CharField(
        label=said(message("Password")),
        help_text=said(STRENGTH),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
