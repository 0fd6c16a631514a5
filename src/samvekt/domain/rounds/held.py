"""Everything that is kept about one person, for that person alone."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db.models import Q, QuerySet

from samvekt.domain.people.models import Invitation, Membership, Person
from samvekt.domain.people.queries import memberships_of
from samvekt.domain.records.models import Event
from samvekt.domain.rounds.models import Attachment, LocalRecord, Round, Seat


@dataclass(frozen=True, slots=True)
class Held:
    """What is kept about a person, in short."""

    memberships: tuple[Membership, ...]
    seats: tuple[Seat, ...]
    sign_ins: int
    attachments: int
    events: int


def held_about(person: Person) -> Held:
    """What is kept about a person, in five queries."""
    return Held(
        memberships=tuple(memberships_of(person)),
        seats=tuple(_seats(person)),
        sign_ins=UserSession.objects.filter(user=person).count(),
        attachments=Attachment.objects.filter(added_by=person).count(),
        events=events_of(person).count(),
    )


def events_of(person: Person) -> QuerySet[Event]:
    """The events a person has made, and those that tell of them."""
    told = [f'"person":{person.pk}{sign}' for sign in ",}"]
    return Event.objects.filter(
        Q(by=person) | Q(data__contains=told[0]) | Q(data__contains=told[1])
    ).order_by("at", "pk")


def as_file(person: Person) -> Mapping[str, Any]:
    """All of it as plain content, named in Norwegian; no secret is among it."""
    return {
        "konto": {
            "nummer": person.pk,
            "navn": person.name,
            "e-post": person.email,
            "språk": person.language,
            "opprettet": person.joined_at.isoformat(),
            "totrinn": [
                {"type": one.type, "siden": one.created_at.isoformat()}
                for one in Authenticator.objects.filter(user=person).order_by("pk")
            ],
        },
        "roller": [
            {
                "virksomhet": one.organisation.name,
                "rolle": one.role,
                "siden": one.since.isoformat(),
            }
            for one in memberships_of(person)
        ],
        "plasser i runder": [
            {"runde": one.round.title, "rolle": one.role, "siden": one.since.isoformat()}
            for one in _seats(person)
        ],
        "innlogginger": [
            {
                "siden": one.created_at.isoformat(),
                "nettadresse": one.ip,
                "nettleser": one.user_agent,
            }
            for one in UserSession.objects.filter(user=person).order_by("pk")
        ],
        "invitasjoner": [
            {
                "virksomhet": one.organisation.name,
                "e-post": one.email,
                "roller": one.roles,
                "sendt": one.invited_at.isoformat(),
                "tatt imot": one.accepted_at.isoformat() if one.accepted_at else None,
            }
            for one in _invitations(person)
        ],
        "startede runder": list(
            Round.objects.filter(created_by=person).order_by("pk").values_list("title", flat=True)
        ),
        "vedlegg": list(
            Attachment.objects.filter(added_by=person).order_by("pk").values_list("name", flat=True)
        ),
        "egne tabeller": [str(one) for one in LocalRecord.objects.filter(added_by=person)],
        "logg": [
            {
                "tid": one.at.isoformat(),
                "hendelse": one.verb,
                "gjelder": one.display,
                "av deg": one.by_id == person.pk,
                "innhold": json.loads(one.data),
            }
            for one in events_of(person)
        ],
    }


def _seats(person: Person) -> QuerySet[Seat]:
    return person.seats.select_related("round__organisation").order_by("pk")


def _invitations(person: Person) -> QuerySet[Invitation]:
    theirs = Q(accepted_by=person) | Q(email=person.email)
    return Invitation.objects.filter(theirs).select_related("organisation").order_by("pk")
