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


def broken_places() -> Iterator[Broken]:
    """Every altered, missing or moved event of every chain, in order; nothing when all is whole."""
    for chain in Chain.objects.select_related("organisation").order_by("pk"):
        name = chain.organisation.slug if chain.organisation else "installation"
        yield from (Broken(name, number, said) for number, said in _of_chain(chain))


def _of_chain(chain: Chain) -> Iterator[tuple[int, Message]]:
    previous, expected = hashing.START, 1
    for event in chain.events.order_by("number").iterator(chunk_size=1000):
        if event.number != expected:
            yield from _missing(expected, event.number - 1)
        elif event.previous != previous:
            yield (
                event.number,
                message(
                    "Event {number} does not follow the one before it.", number=str(event.number)
                ),
            )
        if hashing.digest(event.said) != event.hash:
            yield (
                event.number,
                message("Event {number} has been altered.", number=str(event.number)),
            )
        previous, expected = event.hash, event.number + 1
    if expected <= chain.length:
        yield from _missing(expected, chain.length)
    elif (expected - 1, previous) != (chain.length, chain.last_hash):
        yield (
            chain.length,
            message(
                "The end of the chain does not match its last event, {number}.",
                number=str(expected - 1),
            ),
        )


def _missing(first: int, last: int) -> Iterator[tuple[int, Message]]:
    for number in range(first, last + 1):
        yield number, message("Event {number} is missing.", number=str(number))
