"""Reads the log: the story of a round in words, and whether every chain is whole."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import QuerySet

from samvekt.core.message import Message, Words, message
from samvekt.domain.records import hashing, verbs
from samvekt.domain.records.models import Chain, Event

INSTALLATION = "installation"
"""What the chain is called that belongs to no organisation."""


@dataclass(frozen=True, slots=True)
class Told:
    """One event as a sentence for people."""

    at: datetime
    said: Message
    verb: str
    object_kind: str
    object_id: str
    reason: str
    number: int


@dataclass(frozen=True, slots=True)
class Broken:
    """One place where a chain does not hold."""

    chain: str
    number: int
    said: Message


def of_round(round_number: int) -> QuerySet[Event]:
    """The events of a round, the first first."""
    return Event.objects.filter(round_number=round_number).order_by("chain", "number")


def of_organisation(organisation: int) -> QuerySet[Event]:
    """The events of an organisation, the first first."""
    return Event.objects.filter(organisation_id=organisation).order_by("chain", "number")


def told(events: Iterable[Event]) -> tuple[Told, ...]:
    """Events as sentences, with the names persons have today; one query for all names."""
    listed = [(event, json.loads(event.data)) for event in events]
    numbers = {event.by_id for event, _ in listed} | {data.get("person") for _, data in listed}
    people = get_user_model().objects.in_bulk([n for n in numbers if n is not None])
    return tuple(
        Told(
            event.at,
            verbs.verb(event.verb).said(
                who=_name(people, event.by_id, verbs.SYSTEM),
                what=event.display,
                data=data,
                person=_name(people, data.get("person"), verbs.SOMEONE),
            ),
            event.verb,
            event.object_kind,
            event.object_id,
            data.get("reason") or "",
            event.number,
        )
        for event, data in listed
    )


def _name(
    people: Mapping[int, AbstractBaseUser], number: int | None, otherwise: Words
) -> str | Words:
    found = people.get(number) if number is not None else None
    return otherwise if found is None else str(found)


@dataclass(frozen=True, slots=True)
class End:
    """Where a chain ends, or ended when it was written down."""

    chain: str
    number: int
    hash: str


def ends() -> Iterator[End]:
    """Where every chain ends now, as its last event says it.

    Written down outside the database, now and then, they find what the database alone cannot: a
    chain whose end has been rewritten together with its events.
    """
    for name, chain in _chains():
        last = chain.events.order_by("-number").first()
        if last is not None:
            yield End(name, last.number, last.hash)


def broken_places(known: Iterable[End] = ()) -> Iterator[Broken]:
    """Every altered, missing, moved or added event of every chain; nothing when all is whole.

    Args:
        known: Ends of chains that were written down earlier; each must still stand.
    """
    for slug in _organisations_without():
        yield Broken(slug, 0, message("The whole log of the organisation is missing."))
    for name, chain in _chains():
        yield from (Broken(name, number, said) for number, said in _of_chain(chain))
    yield from _no_longer_there(known)


def _chains() -> Iterator[tuple[str, Chain]]:
    for chain in Chain.objects.select_related("organisation").order_by("pk"):
        yield chain.organisation.slug if chain.organisation else INSTALLATION, chain


def _organisations_without() -> Iterator[str]:
    """An organisation has a log from the moment it is made."""
    organisations = Chain._meta.get_field("organisation").related_model._default_manager  # noqa: SLF001 (Django's names)
    with_log = Event.objects.exclude(chain__organisation=None).values("chain__organisation")
    yield from organisations.exclude(pk__in=with_log).values_list("slug", flat=True).order_by("pk")


def _no_longer_there(known: Iterable[End]) -> Iterator[Broken]:
    chains = dict(_chains())
    for end in known:
        chain = chains.get(end.chain)
        found = chain and chain.events.filter(number=end.number, hash=end.hash).exists()
        if not found:
            said = message(
                "Event {number} is not the one that was written down.", number=str(end.number)
            )
            yield Broken(end.chain, end.number, said)


def _of_chain(chain: Chain) -> Iterator[tuple[int, Message]]:
    previous, expected = hashing.START, 1
    for event in chain.events.order_by("number").iterator(chunk_size=1000):
        number = str(event.number)
        if event.number != expected:
            yield from _missing(expected, event.number - 1)
        elif event.previous != previous:
            yield (
                event.number,
                message("Event {number} does not follow the one before it.", number=number),
            )
        if hashing.digest(event.said) != event.hash:
            yield event.number, message("Event {number} has been altered.", number=number)
        if event.number > chain.length:
            said = message("Event {number} was added by other means than the site.", number=number)
            yield event.number, said
        previous, expected = event.hash, event.number + 1
    if expected <= chain.length:
        yield from _missing(expected, chain.length)
    elif expected - 1 == chain.length and previous != chain.last_hash:
        yield (
            chain.length,
            message(
                "The end of the chain does not match its last event, {number}.",
                number=str(chain.length),
            ),
        )


def _missing(first: int, last: int) -> Iterator[tuple[int, Message]]:
    for number in range(first, last + 1):
        yield number, message("Event {number} is missing.", number=str(number))
