"""The reference library of an organisation: the built-in records, and its own from the database."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from samvekt.domain.people.models import Organisation
from samvekt.domain.rounds.models import LocalRecord
from samvekt.reference.kinds.law import LawReference, Laws
from samvekt.reference.library import Entry, Library
from samvekt.reference.record import Record, record_from
from samvekt.reference.safe_yaml import load_yaml


class OrganisationLibrary(Library):
    """The built-in records and some held in memory."""

    def __init__(self, own: Iterable[Record[Any]]) -> None:
        super().__init__()
        self._own = {(record.kind, record.name, record.version): record for record in own}

    def names(self, kind: str | None = None) -> tuple[Entry, ...]:
        """Every version of every record; all kinds unless one is named."""
        own = [Entry(*key, built_in=False) for key in self._own if kind in {None, key[0]}]
        built_in = super().names(kind)
        return tuple(sorted([*built_in, *own], key=lambda e: (e.kind, e.name, _order(e.version))))

    def get(self, kind: str, name: str, version: str | None = None) -> Record[Any]:
        """One record; `name` may be written name@version."""
        if version is None and "@" in name:
            name, version = name.split("@", 1)
        known = [key[2] for key in self._own if key[:2] == (kind, name)]
        if version in known or (known and version is None):
            return self._own[kind, name, version or max(known, key=_order)]
        return super().get(kind, name, version)


def _order(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def read_local(text: str, where: str) -> Record[Any]:
    """A record from its text.

    Raises:
        ReadFault: The text is no record; every fault is told.
    """
    return record_from(load_yaml(text, where=where), where=where)


def library_for(organisation: Organisation | None) -> Library:
    """The library an organisation uses; one query.

    The texts are fetched each time and understood once, so that a page asks as little when it is
    the first one as later.
    """
    if organisation is None:
        return Library.built_in()
    rows = LocalRecord.objects.filter(organisation=organisation)
    texts = tuple(rows.values_list("name", "text"))
    return _library(texts) if texts else Library.built_in()


@lru_cache(maxsize=64)
def _library(texts: tuple[tuple[str, str], ...]) -> OrganisationLibrary:
    return OrganisationLibrary(read_local(text, name) for name, text in texts)


@dataclass(frozen=True, slots=True)
class OwnRecord:
    """An organisation's own record as it is kept, and as it is read."""

    row: LocalRecord
    record: Record[Any]


def own_records(organisation: Organisation) -> tuple[OwnRecord, ...]:
    """The records an organisation has added, by kind and name; two queries."""
    rows = LocalRecord.objects.filter(organisation=organisation).select_related("added_by")
    library = library_for(organisation)
    return tuple(OwnRecord(row, library.get(row.kind, row.name, row.version)) for row in rows)


def own_record(organisation: Organisation, number: int) -> OwnRecord | None:
    """One record an organisation has added; None when it has no such."""
    rows = LocalRecord.objects.filter(organisation=organisation, pk=number)
    row = rows.select_related("added_by").first()
    return OwnRecord(row, read_local(row.text, str(row))) if row else None


def provisions(library: Library, day: date) -> tuple[LawReference, ...]:
    """The provisions in force on a day, each with its law, its dates and where it is read."""
    return Laws.of(library).on(day)


def in_force(library: Library, kind: str, day: date) -> tuple[Record[Any], ...]:
    """The records of a kind that apply on a day, each in its newest version."""
    newest = {record.name: record for record in library.records(kind) if record.applies_on(day)}
    return tuple(newest.values())
