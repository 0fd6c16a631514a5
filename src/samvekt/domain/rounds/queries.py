"""Finds rounds and what belongs to them, never beyond what the one who asks can see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery

from samvekt.domain.people.models import Membership, Organisation, Person
from samvekt.domain.people.roles import IN_EVERY_ROUND, Role
from samvekt.domain.records.models import Event
from samvekt.domain.records.queries import Told, of_round, told
from samvekt.domain.rounds.models import Attachment, Option, PhaseDate, Round, Seat
from samvekt.domain.rounds.phases import Phase


def for_organisation(organisation: Organisation) -> QuerySet[Round]:
    """The rounds of one organisation; every other question about rounds begins here."""
    return Round.objects.filter(organisation=organisation).select_related("organisation")


def for_person(person: Person, organisation: Organisation) -> QuerySet[Round]:
    """The rounds a person may see in an organisation; all others do not exist for them."""
    if not person.is_active:
        return Round.objects.none()
    belongs = Membership.objects.filter(person=person, organisation=organisation)
    seated = Seat.objects.filter(round=OuterRef("pk"), person=person)
    reaches_all = belongs.filter(role__in=[role.value for role in IN_EVERY_ROUND])
    return for_organisation(organisation).filter(
        Q(Exists(reaches_all)) | (Q(Exists(belongs)) & Q(Exists(seated)))
    )


def whole(rounds: QuerySet[Round]) -> QuerySet[Round]:
    """Rounds with all that a page or a dossier of them needs, in two queries more."""
    return rounds.prefetch_related(
        Prefetch("options", queryset=Option.objects.order_by("place_in_order", "pk")), "dates"
    )


def options_of(round_: Round) -> QuerySet[Option]:
    """The options of a round in their order, without those removed."""
    return round_.options.filter(removed_at=None).select_related("round")


def attachments_of(round_: Round) -> QuerySet[Attachment]:
    """The files attached to a round; where each lies, `files.place_of` says.

    A page serves one only to who may see the round: find the round first, by `for_person`.
    """
    return round_.attachments.filter(removed_at=None).select_related("added_by")


def removed_options(round_: Round) -> QuerySet[Option]:
    """The options that can be put back, the last removed first."""
    return round_.options.exclude(removed_at=None).select_related("round").order_by("-removed_at")


@dataclass(frozen=True, slots=True)
class Seated:
    """A person of a round with all roles there."""

    person: Person
    roles: tuple[Role, ...]


def seats_of(round_: Round) -> tuple[Seated, ...]:
    """Everyone with a seat in a round, by name."""
    found: dict[int, tuple[Person, list[Role]]] = {}
    for seat in round_.seats.select_related("person").order_by("person__name", "person_id", "pk"):
        found.setdefault(seat.person_id, (seat.person, []))[1].append(Role(seat.role))
    return tuple(Seated(person, tuple(roles)) for person, roles in found.values())


def dates_of(round_: Round) -> Mapping[Phase, PhaseDate]:
    """The dates of the phases that have any."""
    return {Phase(row.phase): row for row in round_.dates.all()}


def story(round_: Round) -> tuple[Told, ...]:
    """What has happened in a round, in words, the first first; two queries."""
    return told(of_round(round_.pk))


@dataclass(frozen=True, slots=True)
class Mine:
    """A round a person has a part in, with their roles there and the day its phase closes."""

    round: Round
    roles: frozenset[Role]
    closes_on: date | None


def mine(person: Person) -> tuple[Mine, ...]:
    """Every round a person has a part in, wherever; four queries however many there are.

    The soonest closing comes first, then the newest.
    """
    held: dict[int, set[Role]] = {}
    for organisation, role in person.memberships.values_list("organisation_id", "role"):
        held.setdefault(organisation, set()).add(Role(role))
    seats: dict[int, set[Role]] = {}
    for round_number, role in person.seats.values_list("round_id", "role"):
        seats.setdefault(round_number, set()).add(Role(role))
    reach_all = [number for number, roles in held.items() if roles & IN_EVERY_ROUND]
    rounds = (
        Round.objects.filter(organisation__in=held)
        .filter(Q(organisation__in=reach_all) | Q(pk__in=seats))
        .select_related("organisation")
        .prefetch_related("dates")
    )
    found = [
        Mine(one, (_general(held, one) | frozenset(seats.get(one.pk, ()))), _closes(one))
        for one in rounds
    ]
    return tuple(sorted(found, key=lambda m: (m.closes_on is None, m.closes_on or date.max)))


@dataclass(frozen=True, slots=True)
class PublishedCase:
    """What a list may tell anyone of a case that is published.

    Attributes:
        title: The question.
        language: The language the case is written in.
        organisation: Who asks it.
        slug: The organisation in the address of the case.
        public_id: The case in its address.
        phase: Published, or followed up.
        demonstration: Whether it is an example and nobody's case.
        published: When it was published; nothing when that is not written down.
    """

    title: str
    language: str
    organisation: str
    slug: str
    public_id: str
    phase: str
    demonstration: bool
    published: datetime | None


PUBLIC = (Phase.PUBLISHED, Phase.FOLLOW_UP)
"""Phases in which anyone may know of a round."""


def public_rounds(*, demonstrations: bool = False) -> QuerySet[Round, Round]:
    """The rounds anyone may know of, each with the moment it was published, the newest first.

    A demonstration is nobody's case. It is left out but on a site that is one itself.
    """
    moved = Event.objects.filter(
        round_number=OuterRef("pk"),
        verb__in=("round.phase_moved", "round.phase_moved_with_gaps"),
        data__contains=f'"to":"{Phase.PUBLISHED.value}"',
    ).order_by("-number")
    found = Round.objects.filter(phase__in=PUBLIC)
    if not demonstrations:
        found = found.filter(organisation__demonstration=False)
    return found.annotate(published=Subquery(moved.values("at")[:1])).order_by(
        F("published").desc(nulls_last=True), "-pk"
    )


def told_to_anyone(rounds: QuerySet[Any, Any]) -> tuple[PublishedCase, ...]:
    """What a list tells of published rounds; one query."""
    rows = rounds.values_list(
        "title",
        "language",
        "organisation__name",
        "organisation__slug",
        "public_id",
        "phase",
        "organisation__demonstration",
        "published",
    )
    return tuple(PublishedCase(*row) for row in rows)


def published(most: int = 20, *, demonstrations: bool = False) -> tuple[PublishedCase, ...]:
    """The newest published cases; one query."""
    return told_to_anyone(public_rounds(demonstrations=demonstrations)[:most])


def published_round(
    slug: str, public_id: str, *, demonstrations: bool = False
) -> tuple[Round, PublishedCase] | None:
    """A published round with its options, and what a list tells of it; else None, whatever it is.

    A page shows nothing of the round itself, only what `public.open_dossier` lets out.
    """
    rounds = public_rounds(demonstrations=demonstrations).filter(
        organisation__slug=slug, public_id=public_id
    )
    told = told_to_anyone(rounds)
    found = whole(rounds.select_related("organisation")).first() if told else None
    return (found, told[0]) if found else None


def _general(held: Mapping[int, set[Role]], round_: Round) -> frozenset[Role]:
    return frozenset(held[round_.organisation_id]) & IN_EVERY_ROUND


def _closes(round_: Round) -> date | None:
    row = dates_of(round_).get(Phase(round_.phase))
    return row.closes_on if row else None
