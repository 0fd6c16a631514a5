"""Who may do what in an organisation."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from samvekt.domain.people.models import Organisation, Person
from samvekt.domain.people.roles import Role


class Doing(enum.StrEnum):
    """What can be done in an organisation, outside its rounds."""

    READ_ORGANISATION = "read_organisation"
    INVITE = "invite"
    CHANGE_ROLES = "change_roles"
    DEACTIVATE = "deactivate"
    READ_LOG = "read_log"
    START_ROUND = "start_round"
    KEEP_LOCAL_RECORDS = "keep_local_records"


ALLOWED: Mapping[Doing, frozenset[Role]] = MappingProxyType(
    {
        Doing.READ_ORGANISATION: frozenset(Role),
        Doing.INVITE: frozenset({Role.ADMINISTRATOR, Role.PROCESS_LEADER}),
        Doing.CHANGE_ROLES: frozenset({Role.ADMINISTRATOR}),
        Doing.DEACTIVATE: frozenset({Role.ADMINISTRATOR}),
        Doing.READ_LOG: frozenset({Role.ADMINISTRATOR, Role.ARCHIVIST}),
        Doing.START_ROUND: frozenset({Role.PROCESS_LEADER}),
        Doing.KEEP_LOCAL_RECORDS: frozenset(
            {Role.ADMINISTRATOR, Role.PROCESS_LEADER, Role.PROFESSIONAL_LEAD}
        ),
    }
)
"""Which roles may do what; who has several roles may do what any of them may."""

GIVEN_BY_A_LEADER = frozenset(
    {Role.READER, Role.PARTICIPANT, Role.ASSESSOR, Role.PROFESSIONAL_LEAD}
)
"""Roles a process leader may invite to; the others are given by an administrator."""


def roles_in(person: Person, organisation: Organisation) -> frozenset[Role]:
    """The roles of a person in an organisation; none when the account is closed."""
    if not person.is_active:
        return frozenset()
    found = organisation.memberships.filter(person=person).values_list("role", flat=True)
    return frozenset(Role(role) for role in found)


def may(person: Person, doing: Doing, organisation: Organisation) -> bool:
    """Whether a person may do this in an organisation."""
    return bool(roles_in(person, organisation) & ALLOWED[doing])


def may_invite(person: Person, organisation: Organisation, roles: Iterable[Role]) -> bool:
    """An administrator invites to any role, a process leader to those without power."""
    own = roles_in(person, organisation)
    if Role.ADMINISTRATOR in own:
        return True
    return Role.PROCESS_LEADER in own and set(roles) <= GIVEN_BY_A_LEADER


def may_change_roles(person: Person, organisation: Organisation) -> bool:
    """An administrator of the organisation."""
    return may(person, Doing.CHANGE_ROLES, organisation)


def may_deactivate(person: Person, other: Person, organisation: Organisation) -> bool:
    """An administrator, of someone who belongs to this organisation and to no other."""
    elsewhere = other.memberships.exclude(organisation=organisation).exists()
    here = other.memberships.filter(organisation=organisation).exists()
    return here and not elsewhere and may(person, Doing.DEACTIVATE, organisation)


def may_start_round(person: Person, organisation: Organisation) -> bool:
    """A process leader of the organisation."""
    return may(person, Doing.START_ROUND, organisation)
