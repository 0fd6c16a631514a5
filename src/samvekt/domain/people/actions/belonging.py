"""Organisations, accounts, and who has which roles."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import datetime

from allauth.account.models import EmailAddress
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from samvekt.core.message import message
from samvekt.domain.errors import ChangedMeanwhile, NotAccepted, NotAllowed, NotPossible
from samvekt.domain.people import rules
from samvekt.domain.people.models import LANGUAGES, Membership, Organisation, Person, address
from samvekt.domain.people.queries import administrators, in_order
from samvekt.domain.people.roles import OrganisationKind, Role
from samvekt.domain.records import actions as records
from samvekt.domain.texts import plain_name
from samvekt.reference.kinds.municipality import MunicipalityContent
from samvekt.reference.library import Library

MUNICIPALITIES = "norway-2026"
NOT_SHOWN = "the roles that were shown"


@transaction.atomic
def create_organisation(
    *,
    name: str = "",
    municipality: str = "",
    kind: OrganisationKind = OrganisationKind.MUNICIPALITY,
    slug: str = "",
    demonstration: bool = False,
    by: Person | None,
    at: datetime,
) -> Organisation:
    """Make a place for an organisation. Those who run the site do this; no page does.

    Args:
        name: What it is called; a municipality with a number gets its name from the code table.
        municipality: The number of a municipality of today.
        kind: What kind of body it is.
        slug: Its name in addresses; made from the name when not given.
        demonstration: Whether it is there to show how things work.
        by: Who does it; nobody when it is done from the command line.
        at: When.

    Raises:
        NotCovered: No municipality of today has the number.
        NotPossible: The name is missing, or an organisation has the number or address already.
    """
    if municipality:
        table = Library.built_in().content(MunicipalityContent, MUNICIPALITIES)
        name = name or table.municipality(municipality).name
    name = plain_name(name)
    slug = slug or in_addresses(name)
    if Organisation.objects.filter(slug=slug).exists():
        raise NotPossible(message("The address {slug} is taken. Choose another.", slug=slug))
    if municipality and Organisation.objects.filter(municipality=municipality).exists():
        raise NotPossible(
            message("{name} is here already, with the number {code}.", name=name, code=municipality)
        )
    made = Organisation.objects.create(
        slug=slug,
        name=name,
        kind=kind,
        municipality=municipality,
        demonstration=demonstration,
        created_at=at,
    )
    records.write("organisation.created", about=made, by=by, at=at, kind=str(kind))
    return made


def in_addresses(name: str) -> str:
    """A name as it stands in an address: small letters a–z, digits and hyphens.

    Example:
        >>> in_addresses("Nordre Følling (Nordland) - Ålesund")
        'nordre-folling-nordland-alesund'
    """
    spelled = name.lower().replace("æ", "ae").replace("ø", "o").replace("å", "a")
    plain = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:50].strip("-") or "organisasjon"


@transaction.atomic
def create_person(*, email: str, name: str, password: str | None, language: str = "nb") -> Person:
    """An account whose address is known to be right. Joining and demonstrations use it.

    Raises:
        NotPossible: The address is no address, or has an account already.
        NotAccepted: The password is easy to guess.
    """
    try:
        validate_email(address(email))
    except ValidationError:
        raise NotPossible(message("{email} is not an e-mail address.", email=email)) from None
    if Person.objects.filter(email=address(email)).exists():
        raise NotPossible(message("There is an account with this address. Sign in with it."))
    if password is not None:
        refuse_weak(password, Person(email=address(email), name=name))
    person = Person.objects.create_user(
        email, password, name=plain_name(name), language=language if language in LANGUAGES else "nb"
    )
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return person


WEAK = {
    "password_too_short": message("The password is too short. Use at least 12 signs."),
    "password_too_common": message("The password is among the most used. Choose another."),
    "password_too_similar": message("The password is too like the name or the address."),
    "password_entirely_numeric": message("The password cannot be digits alone."),
}
"""What is said of a weak password, by Django's codes."""


def refuse_weak(password: str, person: Person) -> None:
    """Refuse a password that is easy to guess.

    Raises:
        NotAccepted: With every reason, at the field `password`.
    """
    try:
        validate_password(password, person)
    except ValidationError as error:
        raise NotAccepted(
            ("password", WEAK.get(str(one.code), WEAK["password_too_common"]))
            for one in error.error_list
        ) from None


@transaction.atomic
def change_roles(
    *,
    person: Person,
    organisation: Organisation,
    roles: Iterable[Role],
    by: Person | None,
    at: datetime,
    shown: Iterable[Role] | None = None,
) -> None:
    """Give a person exactly these roles in an organisation; none means the person leaves it.

    Args:
        person: Whose roles.
        organisation: Where.
        roles: All roles the person is to have.
        by: Who gives them; nobody when it is done from the command line.
        at: When.
        shown: The roles the form was made from. Only the command line, which shows nothing,
            leaves them out.

    Raises:
        TypeError: Someone changes roles without saying which were shown.
        NotAllowed: `by` is no administrator there.
        NotPossible: The organisation would be left without an administrator.
        ChangedMeanwhile: The person has other roles than were shown; it carries both.
    """
    if by is not None and shown is None:
        raise TypeError(NOT_SHOWN)
    if by is not None and not rules.may_change_roles(by, organisation):
        raise NotAllowed(message("Only an administrator of the organisation may change roles."))
    hold(organisation)
    wanted = in_order(roles)
    had = in_order(organisation.memberships.filter(person=person).values_list("role", flat=True))
    if shown is not None and in_order(shown) != had:
        raise ChangedMeanwhile(now={"roles": had}, yours={"roles": wanted}, version=0)
    if had == wanted:
        return
    if Role.ADMINISTRATOR in had and Role.ADMINISTRATOR not in wanted:
        refuse_last_administrator(person, organisation)
    organisation.memberships.filter(person=person).exclude(role__in=wanted).delete()
    add_roles(person, organisation, wanted, at)
    verb = "roles.given" if wanted else "roles.removed"
    records.write(
        verb, about=organisation, by=by, at=at, person=person.pk, roles=wanted, before=had
    )


def add_roles(
    person: Person, organisation: Organisation, roles: Iterable[str], at: datetime
) -> None:
    """Add roles to those a person has."""
    Membership.objects.bulk_create(
        [
            Membership(person=person, organisation=organisation, role=role, since=at)
            for role in roles
        ],
        ignore_conflicts=True,
    )


@transaction.atomic
def deactivate_person(
    *, person: Person, organisation: Organisation, by: Person, at: datetime
) -> None:
    """Close an account. The person can no longer sign in; what they have done stays.

    Raises:
        NotAllowed: `by` is no administrator, or the person belongs to another organisation too.
        NotPossible: The organisation would be left without an administrator, or the account is
            closed already.
    """
    if not rules.may_deactivate(by, person, organisation):
        raise NotAllowed(
            message(
                "Only an administrator may close an account, and only of someone who belongs to "
                "no other organisation."
            )
        )
    hold(organisation)
    refuse_last_administrator(person, organisation)
    if not Person.objects.filter(pk=person.pk, is_active=True).exists():
        raise NotPossible(message("Someone has done this already. Open the page again."))
    person.is_active = False
    person.set_unusable_password()
    person.save(update_fields=["is_active", "password"])
    records.write("person.deactivated", about=organisation, by=by, at=at, person=person.pk)


def hold(organisation: Organisation) -> None:
    """Let one change of who belongs there happen at a time.

    So two administrators cannot remove each other, and a count of invitations holds.
    """
    Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)


def refuse_last_administrator(person: Person, organisation: Organisation) -> None:
    """Refuse to take away the only administrator who can sign in.

    Raises:
        NotPossible: The person is that one.
    """
    others = administrators(organisation).exclude(person=person)
    if not others.exists() and administrators(organisation).filter(person=person).exists():
        raise NotPossible(
            message("An organisation must have an administrator. Make someone else one first.")
        )
