"""Invitations: a link that lets one person join, once, until it expires."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from samvekt.core.message import message
from samvekt.domain.errors import NotAllowed, NotPossible
from samvekt.domain.people import rules
from samvekt.domain.people.actions.belonging import add_roles, create_person, hold
from samvekt.domain.people.models import Invitation, Organisation, Person, address
from samvekt.domain.people.queries import in_order, open_invitations, token_hash
from samvekt.domain.people.roles import Role
from samvekt.domain.records import actions as records

VALID_FOR = timedelta(days=14)
OPEN_AT_MOST = 500
"""Open invitations an organisation can have at once, so that nobody uses us to send spam."""
LETTERS_A_DAY = 5
"""Invitations one address can get from an organisation in a day, of the same reason."""


@dataclass(frozen=True, slots=True)
class Invited:
    """An invitation and the secret of its link, which is told once and not kept."""

    invitation: Invitation
    token: str


@transaction.atomic
def invite(
    *,
    email: str,
    organisation: Organisation,
    roles: Iterable[Role],
    by: Person | None,
    at: datetime,
    valid_for: timedelta = VALID_FOR,
    at_most: int = OPEN_AT_MOST,
) -> Invited:
    """Invite someone to an organisation. An older open invitation to the same address ends.

    Raises:
        NotAllowed: `by` may not invite to these roles.
        NotPossible: The address is no address, no role is given, or too many are open.
    """
    wanted = in_order(roles)
    if by is not None and not rules.may_invite(by, organisation, map(Role, wanted)):
        raise NotAllowed(message("You may not invite to these roles. Ask an administrator."))
    if not wanted:
        raise NotPossible(message("Choose at least one role."))
    _refuse_no_address(email)
    hold(organisation)  # one count at a time
    _refuse_many_letters(organisation, address(email), at)
    opened = open_invitations(organisation, at)
    opened.filter(email=address(email)).update(withdrawn_at=at)
    if opened.count() >= at_most:
        raise NotPossible(
            message(
                "The organisation has {count} open invitations, and cannot have more. Withdraw "
                "some.",
                count=at_most,
            )
        )
    token = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        organisation=organisation,
        email=address(email),
        roles=wanted,
        token_hash=token_hash(token),
        invited_by=by,
        invited_at=at,
        expires_at=at + valid_for,
    )
    records.write("person.invited", about=invitation, by=by, at=at, roles=wanted)
    return Invited(invitation, token)


def _refuse_many_letters(organisation: Organisation, email: str, at: datetime) -> None:
    since = at - timedelta(days=1)
    if organisation.invitations.filter(email=email, invited_at__gt=since).count() >= LETTERS_A_DAY:
        raise NotPossible(
            message(
                "{email} has been invited several times today. Try again tomorrow.", email=email
            )
        )


def _refuse_no_address(email: str) -> None:
    try:
        validate_email(address(email))
    except ValidationError:
        raise NotPossible(message("{email} is not an e-mail address.", email=email)) from None


@transaction.atomic
def accept_invitation(
    *,
    token: str,
    at: datetime,
    by: Person | None = None,
    name: str = "",
    password: str | None = None,
    language: str = "nb",
) -> Person:
    """Join with a link: as the one who is signed in, or with a new account.

    The link is used up in the same step as it is checked, so that of many who use it at once,
    one joins.

    Raises:
        NotPossible: The link is unknown, used, withdrawn or expired, belongs to another address,
            or the address has an account and nobody is signed in.
    """
    invitation = _used_up(token, at)
    if by is not None and by.email != invitation.email:
        raise NotPossible(
            message("The invitation is for another address. Sign out, and open the link again.")
        )
    person = by or create_person(
        email=invitation.email, name=name, password=password, language=language
    )
    Invitation.objects.filter(pk=invitation.pk).update(accepted_by=person)
    add_roles(person, invitation.organisation, invitation.roles, at)
    records.write("person.joined", about=invitation, by=person, at=at, roles=invitation.roles)
    return person


def _used_up(token: str, at: datetime) -> Invitation:
    usable = Invitation.objects.filter(
        token_hash=token_hash(token), accepted_at=None, withdrawn_at=None, expires_at__gt=at
    )
    if not usable.update(accepted_at=at):
        raise NotPossible(
            message("The link has been used, withdrawn or has expired. Ask for a new invitation.")
        )
    return Invitation.objects.select_related("organisation").get(token_hash=token_hash(token))


@transaction.atomic
def withdraw_invitation(*, invitation: Invitation, by: Person, at: datetime) -> None:
    """Make an invitation useless.

    Raises:
        NotAllowed: `by` may not invite to its roles.
        NotPossible: It has been used or withdrawn already.
    """
    if not rules.may_invite(by, invitation.organisation, map(Role, invitation.roles)):
        raise NotAllowed(message("You may not withdraw this invitation. Ask an administrator."))
    unused = Invitation.objects.filter(pk=invitation.pk, accepted_at=None, withdrawn_at=None)
    if not unused.update(withdrawn_at=at):
        raise NotPossible(message("The invitation has been used or withdrawn already."))
    records.write("invitation.withdrawn", about=invitation, by=by, at=at)
