"""The organisations a person belongs to, with what the person is there for and may do there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from samvekt.domain.people.models import Organisation, Person
from samvekt.domain.people.queries import memberships_of, unanswered
from samvekt.domain.people.roles import Role
from samvekt.domain.people.rules import ALLOWED, Doing
from samvekt.web.language import norwegian_place


@dataclass(frozen=True, slots=True)
class Place:
    """An organisation as the home page of a person shows it."""

    organisation: Organisation
    roles: tuple[Role, ...]
    may_start: bool
    may_invite: bool
    unanswered: int


def places_of(person: Person, at: datetime) -> tuple[Place, ...]:
    """Where a person belongs, with how many invitations wait where they invite; two queries."""
    held: dict[Organisation, set[Role]] = {}
    for one in memberships_of(person):
        held.setdefault(one.organisation, set()).add(Role(one.role))
    inviting = {one for one, roles in held.items() if roles & ALLOWED[Doing.INVITE]}
    waiting = unanswered(inviting, at) if inviting else {}
    return tuple(
        Place(
            organisation=organisation,
            roles=tuple(role for role in Role if role in roles),
            may_start=bool(roles & ALLOWED[Doing.START_ROUND]),
            may_invite=organisation in inviting,
            unanswered=waiting.get(organisation.pk, 0),
        )
        for organisation, roles in sorted(
            held.items(), key=lambda found: norwegian_place(found[0].name)
        )
    )
