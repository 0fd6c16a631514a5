"""One's own account: name and language, another address, and leaving."""

from __future__ import annotations

from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.core import signing
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction

from samvekt.core.message import message
from samvekt.domain.errors import NotPossible
from samvekt.domain.people.actions.belonging import hold, refuse_last_administrator
from samvekt.domain.people.models import LANGUAGES, Invitation, Organisation, Person, address
from samvekt.domain.people.queries import in_order
from samvekt.domain.records import actions as records
from samvekt.domain.records.models import Posted
from samvekt.domain.texts import plain_name

ADDRESS_LINK = "samvekt new address"
ADDRESS_VALID_FOR = timedelta(hours=1)
NOWHERE = "lukket.invalid"
"""Where the address of a closed account leads: a name that can never be a place."""


@transaction.atomic
def change_own_account(*, name: str, language: str, by: Person, at: datetime) -> Person:
    """Change one's own name and language.

    Raises:
        NotPossible: The name cannot be kept as it is.
    """
    by.name = plain_name(name)
    by.language = language if language in LANGUAGES else by.language
    by.save(update_fields=["name", "language"])
    records.write("person.changed", about=by, by=by, at=at)
    return by


def ask_for_address(*, email: str, by: Person) -> str | None:
    """The secret of a link that gives a person a new address, to be sent there and only there.

    It works once, since it names the address the person has now. Nothing when someone has the
    address already: the one who asks is not told so.

    Raises:
        NotPossible: It is no address, or the one the person has.
    """
    wanted = address(email)
    try:
        validate_email(wanted)
    except ValidationError:
        raise NotPossible(message("{email} is not an e-mail address.", email=email)) from None
    if wanted == by.email:
        raise NotPossible(message("You have this address already."))
    if Person.objects.filter(email=wanted).exists():
        return None
    return signing.dumps({"person": by.pk, "from": by.email, "to": wanted}, salt=ADDRESS_LINK)


def address_of(token: str, by: Person) -> str:
    """The address a link gives to this person.

    Raises:
        NotPossible: The link is used, too old, or for someone else.
    """
    try:
        told = signing.loads(token, salt=ADDRESS_LINK, max_age=ADDRESS_VALID_FOR)
    except signing.BadSignature:
        told = {}
    if (told.get("person"), told.get("from")) != (by.pk, by.email):
        raise NotPossible(message("The link does not work. It may be used, or be too old."))
    wanted: str = told["to"]
    return wanted


@transaction.atomic
def change_address(*, token: str, by: Person, at: datetime) -> Person:
    """Give a person the address the link was sent to.

    Raises:
        NotPossible: As for `address_of`, or someone else has got the address in the meantime.
    """
    wanted = address_of(token, by)
    try:
        with transaction.atomic():
            Person.objects.filter(pk=by.pk).update(email=wanted)
    except IntegrityError:
        raise NotPossible(message("Someone already has an account with that address.")) from None
    by.email = wanted
    EmailAddress.objects.filter(user=by).delete()
    EmailAddress.objects.create(user=by, email=wanted, verified=True, primary=True)
    records.write("person.address_changed", about=by, by=by, at=at)
    return by


@transaction.atomic
def close_own_account(*, by: Person, at: datetime) -> None:
    """Leave: the account is closed for good, and what only served it is removed.

    The name stays, since what the person has done in a case stays true; the address, the second
    factor, the sign-ins and the invitations that tell the address go.

    Raises:
        NotPossible: An organisation would be left without an administrator.
    """
    belongs = Organisation.objects.filter(memberships__person=by).distinct().order_by("pk")
    for organisation in belongs:
        hold(organisation)
        refuse_last_administrator(by, organisation)
        held = organisation.memberships.filter(person=by)
        before = in_order(held.values_list("role", flat=True))
        held.delete()
        records.write("person.left", about=organisation, by=by, at=at, person=by.pk, before=before)
    _forget(by)


def _forget(person: Person) -> None:
    for session in UserSession.objects.filter(user=person):
        session.end()
    Authenticator.objects.filter(user=person).delete()
    EmailAddress.objects.filter(user=person).delete()
    Posted.objects.filter(by=person).delete()
    Invitation.objects.filter(accepted_by=person).update(email="")
    person.email = f"{person.pk}@{NOWHERE}"
    person.is_active = False
    person.set_unusable_password()
    person.save(update_fields=["email", "is_active", "password"])
