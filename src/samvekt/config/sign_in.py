"""The demonstration accounts, named on the sign-in page of a demonstration and nowhere else."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from samvekt.config.demonstration import ACCOUNTS, PASSWORD, SLUG
from samvekt.domain.people.models import Organisation
from samvekt.domain.people.roles import ROLE_WORDS

SIGN_IN = "account_login"


def demonstration_accounts(request: HttpRequest) -> dict[str, Any]:
    """For the templates: role and address of each account, where the demonstration is made."""
    found = request.resolver_match
    if not settings.ENVIRONMENT.demonstration or found is None or found.view_name != SIGN_IN:
        return {}
    if not Organisation.objects.filter(slug=SLUG, demonstration=True).exists():
        return {}
    return {
        "demonstration_accounts": [(ROLE_WORDS[role], to[0]) for role, to in ACCOUNTS.items()],
        "demonstration_password": PASSWORD,
    }
