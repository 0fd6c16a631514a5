"""A library that stays as it was: records in the versions once used, and a note of each use."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from samvekt.reference.library import Entry, Library, in_order
from samvekt.reference.record import Record

Listed = tuple[str, str, str]
"""Kind, name and version of a record."""


class SteadyLibrary(Library):
    """Another library with versions held fast, records held in memory, and a note of uses.

    A calculation that is done again years later must not meet a newer version of a table than
    it met the first time.
    """

    def __init__(
        self,
        within: Library,
        listed: Iterable[Listed] = (),
        held: Iterable[Record[Any]] = (),
    ) -> None:
        """Make a steady library.

        Args:
            within: Where records are found that are not held.
            listed: The records there are of the kinds named here: the newest of them is meant
                when no version is said, and later ones are not there.
            held: Records that stand before those within.
        """
        super().__init__()
        self._within = within
        self._listed = frozenset(listed)
        self._newest_listed = {
            (kind, name): version
            for kind, name, version in sorted(self._listed, key=lambda one: in_order(one[2]))
        }
        self._held = {(one.kind, one.name, one.version): one for one in held}
        self._used: dict[tuple[str, str, str], Record[Any]] = {}

    @property
    def used(self) -> tuple[Record[Any], ...]:
        """Every record handed out so far, by kind, name and version."""
        return tuple(self._used[key] for key in sorted(self._used))

    def names(self, kind: str | None = None) -> tuple[Entry, ...]:
        """Every version of every record, those held in memory with them."""
        own = {Entry(*key, built_in=False) for key in self._held if kind in {None, key[0]}}
        found = {one for one in self._within.names(kind) if self._there(one)}
        return tuple(sorted(own | found, key=lambda e: (e.kind, e.name, in_order(e.version))))

    def _there(self, entry: Entry) -> bool:
        kinds = {kind for kind, _, _ in self._listed}
        return entry.kind not in kinds or (entry.kind, entry.name, entry.version) in self._listed

    def get(self, kind: str, name: str, version: str | None = None) -> Record[Any]:
        """One record, noted; without a version the one held fast.

        Raises:
            UnknownRecord: There is no such record.
            ReadFault: A local record cannot be read.
        """
        if version is None and "@" in name:
            name, version = name.split("@", 1)
        version = version or self._newest_listed.get((kind, name))
        found = self._held.get((kind, name, version or ""))
        record = found or self._within.get(kind, name, version)
        self._used[record.kind, record.name, record.version] = record
        return record
