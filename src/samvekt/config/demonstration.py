"""The demonstration: an organisation with one account per role, and a real example round."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

from django.db import transaction
from django.utils import timezone

from samvekt.domain.people import actions as people
from samvekt.domain.people.models import Organisation, Person
from samvekt.domain.people.roles import OrganisationKind, Role
from samvekt.domain.rounds import actions as rounds
from samvekt.domain.rounds.models import Round
from samvekt.domain.rounds.phases import Phase, next_phase
from samvekt.formats.reading import read_round

SLUG = "eksempelkommunen"
NAME = "Eksempelkommunen"
PASSWORD = "vekt-og-vurdering-sammen"  # noqa: S105 (a demonstration tells it to everyone)
EXAMPLE = "kommunal-runde.yaml"
TEACHING = "opplaering.yaml"
WHY_ON = "Øvingsrunden er ført gjennom alle fasene for å vise en publisert sak."
"""Why the teaching round moves on, as the story of it tells."""

ACCOUNTS: Mapping[Role, tuple[str, str]] = MappingProxyType(
    {
        Role.READER: ("leser@eksempel.no", "Lise Leser"),
        Role.PARTICIPANT: ("deltaker@eksempel.no", "Dina Deltaker"),
        Role.ASSESSOR: ("vurderer@eksempel.no", "Vidar Vurderer"),
        Role.PROFESSIONAL_LEAD: ("fagansvarlig@eksempel.no", "Frida Fagansvarlig"),
        Role.PROCESS_LEADER: ("prosessleder@eksempel.no", "Petter Prosessleder"),
        Role.DECISION_SECRETARY: ("sekretaer@eksempel.no", "Sara Sekretær"),
        Role.ARCHIVIST: ("arkivar@eksempel.no", "Arne Arkivar"),
        Role.ADMINISTRATOR: ("administrator@eksempel.no", "Anne Administrator"),
    }
)
"""One account for each role: address and name."""

SEATED = (Role.PARTICIPANT, Role.ASSESSOR, Role.PROFESSIONAL_LEAD)
"""Roles that reach a round by a seat only."""


@transaction.atomic
def make_demonstration(examples: Path) -> list[Person]:
    """Make what is lacking, and give the persons in the order of the roles.

    Raises:
        InputError: The example round is not in the folder.
    """
    at = timezone.now()
    organisation = Organisation.objects.filter(slug=SLUG).first() or people.create_organisation(
        name=NAME, kind=OrganisationKind.OTHER, slug=SLUG, demonstration=True, by=None, at=at
    )
    found = {role: _person(role, organisation, at) for role in ACCOUNTS}
    if not Round.objects.filter(organisation=organisation).exists():
        leader = found[Role.PROCESS_LEADER]
        made = rounds.start_round(
            organisation=organisation,
            dossier=read_round(examples / EXAMPLE),
            origin="example",
            by=leader,
            at=at,
        )
        for role in SEATED:
            rounds.add_seat(round_=made, person=found[role], role=role, by=leader, at=at)
    return list(found.values())


@transaction.atomic
def publish_teaching_round(examples: Path, leader: Person) -> None:
    """Take the teaching round all the way, so that anyone can see what a published case is.

    Raises:
        InputError: The teaching round is not in the folder.
    """
    at, dossier = timezone.now(), read_round(examples / TEACHING)
    organisation = Organisation.objects.get(slug=SLUG)
    if Round.objects.filter(organisation=organisation, dossier_id=dossier.id).exists():
        return
    case = rounds.start_round(
        organisation=organisation, dossier=dossier, origin="example", by=leader, at=at
    )
    while case.phase != Phase.PUBLISHED and (to := next_phase(Phase(case.phase))):
        case = rounds.move_phase(
            round_=case, to=to, reason=WHY_ON, expected_version=case.version, by=leader, at=at
        )


def _person(role: Role, organisation: Organisation, at: datetime) -> Person:
    email, name = ACCOUNTS[role]
    there = Person.objects.filter(email=email).first()
    if there is not None:
        return there
    person = people.create_person(email=email, name=name, password=PASSWORD)
    people.change_roles(person=person, organisation=organisation, roles=[role], by=None, at=at)
    return person
