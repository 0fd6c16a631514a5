"""The library of reference records: the built-in ones and an organisation's own.

A record lies in a file `<kind>/<name>@<version>.yaml`, so that the file names are the index
and finding one record reads one file. A file named `hmd-2010..2023@1.yaml` holds one record
for each year; `{year}` in it stands for the year. `{csv: file.csv}` in a content stands for
the columns of a table beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from samvekt.core.errors import InputError
from samvekt.core.message import Message, message
from samvekt.reference.csv_columns import with_tables
from samvekt.reference.faults import Fault, ReadFault, nearest, one_fault
from samvekt.reference.kinds import KINDS
from samvekt.reference.record import NAME, VERSION, Content, Record, record_from
from samvekt.reference.safe_yaml import (
    BYTES_AT_MOST,
    dump_yaml,
    load_json,
    load_yaml,
    read_bytes,
    text_of,
)

BUILT_IN = Path(__file__).parent / "records"

C = TypeVar("C", bound=Content)

_FILE = re.compile(
    r"(?P<stem>[a-z0-9][a-z0-9.-]*?)(-(?P<first>\d{4})\.\.(?P<last>\d{4}))?@(?P<version>[0-9.]+)\.yaml"
)


class UnknownRecord(InputError):
    """The library has no such record; the message gives the nearest one."""


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """A line of the catalogue; nothing of the record is read yet."""

    kind: str
    name: str
    version: str
    built_in: bool = field(compare=False)

    @property
    def label(self) -> str:
        """Name and version."""
        return f"{self.name}@{self.version}"


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a record lies, and the year when the file holds one record for each year."""

    path: Path
    built_in: bool
    year: str | None = None


class Library:
    """Records by kind and name; the newest version unless another is asked for.

    Example:
        >>> Library.built_in().get("scale", "benefit-5").content.levels[-1].key
        'very_large'
    """

    def __init__(self, local: Path | None = None) -> None:
        self._local = local
        self._shelves: dict[str, dict[tuple[str, str], _Place]] = {}
        self._read: dict[tuple[str, str, str], Record[Any]] = {}

    @classmethod
    def built_in(cls) -> Library:
        """The records that come with Samvekt."""
        return _built_in()

    @classmethod
    def with_local(cls, folder: Path | str) -> Library:
        """The built-in records and those of an organisation's own folder.

        Raises:
            ReadFault: The folder is not there.
        """
        folder = Path(folder)
        if not folder.is_dir():
            raise one_fault(str(folder), message("There is no such folder of local records."))
        return cls(folder)

    def names(self, kind: str | None = None) -> tuple[Entry, ...]:
        """Every version of every record, sorted; all kinds unless one is named.

        Raises:
            UnknownRecord: There is no such kind.
            ReadFault: A local file is misnamed, or takes a built-in name.
        """
        kinds = KINDS if kind is None else (kind,)
        found = [
            Entry(each, name, version, place.built_in)
            for each in kinds
            for (name, version), place in self._shelf(each).items()
        ]
        return tuple(sorted(found, key=lambda e: (e.kind, e.name, in_order(e.version))))

    def get(self, kind: str, name: str, version: str | None = None) -> Record[Any]:
        """One record; `name` may be written name@version.

        Raises:
            UnknownRecord: There is no such record; the message gives the nearest name.
            ReadFault: A local record cannot be read.
        """
        if version is None and "@" in name:
            name, version = name.split("@", 1)
        version = version or self._newest(kind, name)
        key = (kind, name, version)
        if key not in self._read:
            self._read[key] = self._load(kind, name, version)
        return self._read[key]

    def content(self, model: type[C], name: str, version: str | None = None) -> C:
        """The content of a record, with its type: `content(ScaleContent, "benefit-5")`."""
        found = self.get(model.kind, name, version).content
        assert isinstance(found, model)  # noqa: S101 (the kind decides the model)
        return found

    def records(self, kind: str | None = None) -> Iterator[Record[Any]]:
        """Every record, read one at a time."""
        for entry in self.names(kind):
            yield self.get(entry.kind, entry.name, entry.version)

    def add(self, path: Path | str, folder: Path | str) -> Record[Any]:
        """Check a record from a file and keep it in a folder of local records.

        The kept file holds everything, also tables the given file pointed to. Adding the
        same record again changes nothing.

        Raises:
            ReadFault: The record has faults (all are told), takes the name of a built-in
                record, or would change a version that is already there.
        """
        path, folder = Path(path), Path(folder)
        record = _read_any(path)
        faults = [*self._faults_of_local(record), *_faults_of_folder(folder, record)]
        if faults:
            raise ReadFault(str(path), faults)
        kept = folder / record.kind / f"{record.label}.yaml"
        if not kept.exists():
            kept.parent.mkdir(parents=True, exist_ok=True)
            with kept.open("x", encoding="utf-8") as file:
                file.write(dump_yaml(record.as_data(), compact=True))
        return record

    def fork(self, kind: str, name: str, new_name: str) -> str:
        """The text of a local copy to edit and then `add`.

        Raises:
            UnknownRecord: There is no such record.
            InputError: The new name is taken or not written as names are.
        """
        original = self.get(kind, name)
        if not re.fullmatch(NAME, new_name):
            raise InputError(
                message("Write the name {name} in lower case, with hyphens.", name=new_name)
            )
        if any(entry.name == new_name for entry in self.names(kind)):
            raise InputError(message("The name {name} is taken. Choose another.", name=new_name))
        data = original.as_data()
        data.pop("authority", None)
        data |= {"name": new_name, "version": "1", "status": "local", "based_on": original.label}
        data["content"] = data.pop("content")
        return dump_yaml(data, compact=True)

    def _shelf(self, kind: str) -> dict[tuple[str, str], _Place]:
        if kind not in KINDS:
            raise UnknownRecord(
                _not_there(message("There is no kind {name}.", name=kind), kind, KINDS)
            )
        if kind not in self._shelves:
            shelf = dict(_listed(BUILT_IN / kind, built_in=True))
            if self._local is not None:
                shelf |= _own(self._local / kind, {name for name, _ in shelf})
            self._shelves[kind] = shelf
        return self._shelves[kind]

    def _newest(self, kind: str, name: str) -> str:
        versions = [version for known, version in self._shelf(kind) if known == name]
        if not versions:
            names = sorted({known for known, _ in self._shelf(kind)})
            said = message("There is no {kind} named {name}.", kind=kind, name=name)
            raise UnknownRecord(_not_there(said, name, names))
        return max(versions, key=in_order)

    def _load(self, kind: str, name: str, version: str) -> Record[Any]:
        place = self._shelf(kind).get((name, version))
        if place is None:
            self._newest(kind, name)
            versions = [known for named, known in self._shelf(kind) if named == name]
            said = message("{name} has no version {version}.", name=name, version=version)
            raise UnknownRecord(_not_there(said, version, versions))
        record = _read(place)
        if (record.kind, record.name, record.version) != (kind, name, version):
            raise one_fault(
                str(place.path),
                message("The file is named for another record than {label}.", label=record.label),
            )
        return record

    def _faults_of_local(self, record: Record[Any]) -> Iterator[Fault]:
        """What a record may be in itself and still not as a local one."""
        if any(entry.name == record.name for entry in _built_in().names(record.kind)):
            said = message("{name} is a built-in record. Give yours a new name.", name=record.name)
            yield Fault(said, "name")
        if record.status != "local":
            yield Fault(message("The status of your own record must be local."), "status")
        named = [(record.kind, record.based_on, "based_on")] if record.based_on else []
        named += [(kind, name, "content") for kind, name in record.content.uses()]
        for kind, name, path in named:
            try:
                self.get(kind, name)
            except UnknownRecord as unknown:
                yield Fault(unknown.message, path)


@cache
def _built_in() -> Library:
    return Library()


def _listed(folder: Path, *, built_in: bool) -> Iterator[tuple[tuple[str, str], _Place]]:
    """The records a folder holds, told from the file names alone."""
    paths = sorted(folder.glob("*.yaml")) if folder.is_dir() else []
    for path in paths:
        parts = _FILE.fullmatch(path.name)
        if not parts or not re.fullmatch(VERSION, parts["version"]):
            said = message("The file must be named name@version.yaml, as in staircase@1.yaml.")
            raise one_fault(str(path), said)
        if parts["first"] is None:
            yield (parts["stem"], parts["version"]), _Place(path, built_in)
            continue
        for year in range(int(parts["first"]), int(parts["last"]) + 1):
            yield (f"{parts['stem']}-{year}", parts["version"]), _Place(path, built_in, str(year))


def _own(folder: Path, taken: set[str]) -> dict[tuple[str, str], _Place]:
    own = dict(_listed(folder, built_in=False))
    for (name, _), place in own.items():
        if name in taken:
            said = message("{name} is a built-in record. Give yours a new name.", name=name)
            raise one_fault(str(place.path), said)
    return own


def _read(place: _Place) -> Record[Any]:
    where = str(place.path)
    text = text_of(read_bytes(place.path), where=where, limit=BYTES_AT_MOST)
    if place.year:
        text = text.replace("{year}", place.year)
    data = load_yaml(text, where=where)
    return record_from(with_tables(data, place.path.parent), where=where)


def _read_any(path: Path) -> Record[Any]:
    content = read_bytes(path)
    load = load_json if path.suffix.lower() == ".json" else load_yaml
    data = load(content, where=str(path))
    return record_from(with_tables(data, path.parent), where=str(path))


def _faults_of_folder(folder: Path, record: Record[Any]) -> Iterator[Fault]:
    """A version that is there already may not change."""
    kept = folder / record.kind / f"{record.label}.yaml"
    if kept.exists() and _read(_Place(kept, built_in=False)) != record:
        said = message(
            "{label} is there already and differs. Give the changed record a new version.",
            label=record.label,
        )
        yield Fault(said, "version")


def in_order(version: str) -> tuple[int, ...]:
    """What versions are sorted by: 10 comes after 9."""
    return tuple(int(part) for part in version.split("."))


def _not_there(said: Message, name: str, known: list[str] | tuple[str, ...]) -> Message:
    near = nearest(name, known)
    if near:
        return message("{said} Did you mean {near}?", said=said, near=near)
    return message("{said} There is: {known}.", said=said, known=tuple(known) or "–")
