"""Finds persons and organisations, never beyond what the one who asks can see."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, QuerySet

from samvekt.domain.people.models import Invitation, Membership, Organisation, Person
from samvekt.domain.people.roles import Role


@dataclass(frozen=True, slots=True)
class Member:
    """A person of an organisation with all roles there."""

    person: Person
    roles: tuple[Role, ...]


def for_person(person: Person) -> QuerySet[Organisation]:
    """The organisations a person belongs to; all others do not exist for them."""
    if not person.is_active:
        return Organisation.objects.none()
    return Organisation.objects.filter(memberships__person=person).distinct().order_by("name")


def members(organisation: Organisation) -> tuple[Member, ...]:
    """Everyone who belongs to an organisation, by name, each with all roles."""
    found: dict[int, tuple[Person, list[Role]]] = {}
    rows = organisation.memberships.select_related("person").order_by("person__name", "person_id")
    for row in rows:
        found.setdefault(row.person_id, (row.person, []))[1].append(Role(row.role))
    order = list(Role)
    return tuple(
        Member(person, tuple(sorted(roles, key=order.index))) for person, roles in found.values()
    )


def memberships_of(person: Person) -> QuerySet[Membership]:
    """All roles of a person, organisation by organisation."""
    return person.memberships.select_related("organisation").order_by("organisation__name")


def administrators(organisation: Organisation) -> QuerySet[Membership]:
    """The administrators who can sign in."""
    return organisation.memberships.filter(role=Role.ADMINISTRATOR, person__is_active=True)


def open_invitations(organisation: Organisation, at: datetime) -> QuerySet[Invitation]:
    """Invitations that can still be used, the newest first."""
    return organisation.invitations.filter(
        accepted_at=None, withdrawn_at=None, expires_at__gt=at
    ).order_by("-invited_at", "-pk")


def unanswered(organisations: Iterable[Organisation], at: datetime) -> dict[int, int]:
    """How many invitations of each organisation wait for an answer; one query."""
    waiting = Invitation.objects.filter(
        organisation__in=organisations, accepted_at=None, withdrawn_at=None, expires_at__gt=at
    )
    return dict(waiting.values_list("organisation").annotate(Count("pk")))


def invitation_for(token: str) -> Invitation | None:
    """The invitation a link belongs to, used or not."""
    return (
        Invitation.objects.select_related("organisation", "invited_by")
        .filter(token_hash=token_hash(token))
        .first()
    )


def token_hash(token: str) -> str:
    """What is kept of the secret of a link.

    It has 256 random bits, so that one round of SHA-256 is enough: there is nothing to guess.
    """
    return hashlib.sha256(token.encode()).hexdigest()


def in_order(roles: Iterable[Role | str]) -> list[str]:
    """Roles once each, in the order of the enum."""
    given = {Role(role) for role in roles}
    return [role.value for role in Role if role in given]
