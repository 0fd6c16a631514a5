"""Writes down what has happened, and sees that a form sent twice acts once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.db.transaction import TransactionManagementError

from samvekt.core.message import message
from samvekt.domain.errors import NotPossible
from samvekt.domain.records import hashing, verbs
from samvekt.domain.records.about import Recorded
from samvekt.domain.records.models import Chain, Event, Posted

M = TypeVar("M", bound=models.Model)
T = TypeVar("T")

LONGEST_KEY = 64


def write(
    verb: str, *, about: Recorded, by: AbstractBaseUser | None, at: datetime, **data: Any
) -> Event:
    """Add one event to the chain of the organisation it is about.

    Called inside the transaction of the action, so that both are kept or neither. The end of the
    chain is held until that transaction is over; two events can never follow the same one.

    Raises:
        KeyError: The verb has no sentence; add it to the station's `verbs`.
        TransactionManagementError: There is no transaction to be part of.
    """
    if verb not in verbs.known():
        raise KeyError(verb)
    if not transaction.get_connection().in_atomic_block:
        raise TransactionManagementError(verb)
    thing = about.about
    chain = _held_end(thing.organisation)
    event = Event(
        chain=chain,
        number=chain.length + 1,
        verb=verb,
        organisation_id=thing.organisation,
        round_number=thing.round,
        object_kind=thing.kind,
        object_id=thing.id,
        display=thing.display,
        by_id=by.pk if by else None,
        at=at,
        data=hashing.canonical(data),
        previous=chain.last_hash,
    )
    event.hash = hashing.digest(event.said)
    event.save(force_insert=True)
    chain.length, chain.last_hash = event.number, event.hash
    chain.save(update_fields=["length", "last_hash"])
    return event


def _held_end(organisation: int | None) -> Chain:
    """The end of a chain, locked until the transaction is over.

    PostgreSQL locks the row. SQLite has one writer at a time, and our transactions begin as one
    (IMMEDIATE).
    """
    belongs = Q(organisation=organisation) if organisation else Q(organisation=None)
    ends = Chain.objects.select_for_update(no_key=True).filter(belongs)
    found = ends.first()
    if found is None:
        Chain.objects.bulk_create([Chain(organisation_id=organisation)], ignore_conflicts=True)
        found = ends.get()
    return found


def once(*, key: str, kind: type[M], by: AbstractBaseUser, at: datetime, act: Callable[[], M]) -> M:
    """The row `act` makes; a key that was used before gives the row it made then.

    Raises:
        NotPossible: The form has no usable key, or the key was used for something else.
    """
    rows = kind._default_manager  # noqa: SLF001 (Django's name for the rows of any model)

    def again(result: str) -> M:
        name, _, number = result.partition(" ")
        found = rows.filter(pk=number).first() if name == kind.__name__ else None
        if found is None:
            raise _too_old()
        return found

    return once_told(
        key=key,
        by=by,
        at=at,
        act=act,
        told=lambda made: f"{kind.__name__} {made.pk}",
        again=again,
    )


def once_told(
    *,
    key: str,
    by: AbstractBaseUser,
    at: datetime,
    act: Callable[[], T],
    told: Callable[[T], str | None],
    again: Callable[[str], T],
) -> T:
    """What `act` gives; a key that was used before gives what was told of it then.

    Every form carries a key of its own. A double click, a retry or a page sent again after a lost
    answer therefore changes nothing, also when both arrive at the same moment: the second waits
    at the unique key until the first is done.

    Args:
        key: The key of the form.
        by: Who sends it; two persons may have the same key.
        at: When.
        act: What is to be done once.
        told: What to remember of what it gave; None when nothing was done, as with a faulty form.
        again: What it gave, from what was remembered.

    Raises:
        NotPossible: The form has no usable key.
    """
    if not 0 < len(key) <= LONGEST_KEY:
        raise _too_old()
    try:
        with transaction.atomic():
            posted = Posted.objects.create(by_id=by.pk, key=key, at=at)
            given = act()
            result = told(given)
            if result is None:
                posted.delete()
            else:
                Posted.objects.filter(pk=posted.pk).update(result=result)
            return given
    except IntegrityError:
        earlier = Posted.objects.filter(by_id=by.pk, key=key).first()
        if earlier is None:
            raise
    return again(earlier.result)


def _too_old() -> NotPossible:
    return NotPossible(message("The form is too old. Open the page again and try once more."))
