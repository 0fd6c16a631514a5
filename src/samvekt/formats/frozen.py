"""A frozen round as a file: inputs, results and checksums in one text, the same every time.

The form is told in docs/reference/frozen-dossier.md, so that another program can check it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, ValidationError

from samvekt.core.errors import OutOfRange
from samvekt.core.message import message
from samvekt.formats.canonical import EXACT, checksum, in_doubles, readable, settled
from samvekt.formats.dossier.pieces import Id, Name, Number, Piece, Whole, refuse
from samvekt.reference.faults import ReadFault, faults_of, one_fault
from samvekt.reference.record import NAME, VERSION
from samvekt.reference.safe_yaml import load_json, read_bytes

ENDING = ".frozen.json"
FROZEN_VERSION = 1
LARGEST_FROZEN = 100_000_000  # bytes
INPUTS = ("round", "asked", "records", "local_records")
TIME = "%Y-%m-%dT%H:%M:%SZ"

Sum = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Seed = Annotated[Whole, Field(ge=0, lt=EXACT)]
Amounts = dict[str, Number]


class AskedOfFirmness(Piece):
    """How many draws, from which seed, and how many first options make a choice."""

    draws: Annotated[Whole, Field(ge=100, le=10_000_000)]
    seed: Seed
    keep: Annotated[Whole, Field(ge=1, le=2000)]
    stakeholder: Name | None


class AskedOfPortfolio(Piece):
    """What counts as value, other limits, what must hold, and how many draws."""

    valued: Literal["judged", "good-life-years", "count", "order"]
    rule: Id
    stakeholder: Name | None
    limits: Amounts | None
    must: tuple[Id, ...]
    must_not: tuple[Id, ...]
    own_list: tuple[Id, ...]
    scenarios: Annotated[Whole, Field(ge=0, le=1_000_000)]
    seed: Seed


class AskedOfRound(Piece):
    """Everything that decides the results beside the round itself."""

    rule: Id
    firmness: AskedOfFirmness
    portfolio: AskedOfPortfolio


class RecordLine(Piece):
    """A reference record the results can rest on; the parameters of rules are written out."""

    kind: Id
    name: Annotated[str, Field(pattern=NAME, max_length=80)]
    version: Annotated[str, Field(pattern=VERSION, max_length=20)]
    status: Literal["official", "local", "suggested"]
    checksum: Sum
    content: dict[str, Any] | None = None

    @property
    def key(self) -> tuple[str, str, str]:
        """Kind, name and version."""
        return self.kind, self.name, self.version


class Software(Piece):
    """What worked the results out. Python, NumPy and SciPy are for information."""

    samvekt: Name
    method_version: Annotated[Whole, Field(ge=1)]
    python: Name
    numpy: Name
    scipy: Name


class Checksums(Piece):
    """SHA-256 of the canonical form of each input, of all inputs, the results, and the whole."""

    parts: dict[str, Sum]
    inputs: Sum
    results: Sum
    whole: Sum


def _moment(written: str) -> str:
    try:
        datetime.strptime(written, TIME).replace(tzinfo=UTC)
    except ValueError:
        refuse(message("Write the time in UTC, like 2026-11-22T10:15:00Z."))
    return written


class Frozen(Piece):
    """A round with what followed from it, and what is needed to work it out again."""

    samvekt_frozen: Literal[1]
    frozen_at: Annotated[str, AfterValidator(_moment)]
    frozen_by: Name | None
    software: Software
    round: dict[str, Any]
    asked: AskedOfRound
    records: tuple[RecordLine, ...]
    local_records: tuple[dict[str, Any], ...]
    results: dict[str, Any]
    checksums: Checksums

    @property
    def time(self) -> datetime:
        """When the round was frozen."""
        return datetime.strptime(self.frozen_at, TIME).replace(tzinfo=UTC)


def moment(at: datetime) -> str:
    """A time as a frozen file writes it: to the second, in UTC.

    Raises:
        OutOfRange: The time does not say in which zone it is.
    """
    if at.tzinfo is None:
        raise OutOfRange(message("A time must say in which zone it is."))
    return at.astimezone(UTC).strftime(TIME)


def sealed(content: Mapping[str, Any]) -> dict[str, Any]:
    """Content with its checksums, as it is written."""
    plain: dict[str, Any] = settled({k: v for k, v in content.items() if k != "checksums"})
    return {**plain, "checksums": checksums_of(plain)}


def checksums_of(content: Mapping[str, Any]) -> dict[str, Any]:
    """The checksums that belong to the content of a frozen file.

    `whole` is taken of everything else in the file, the other checksums with it.
    """
    inputs = {name: content[name] for name in INPUTS}
    sums = {
        "parts": {name: checksum(part) for name, part in input_parts(content)},
        "inputs": checksum(inputs),
        "results": checksum(content["results"]),
    }
    rest = {name: part for name, part in content.items() if name != "checksums"}
    return {**sums, "whole": checksum({**rest, "checksums": sums})}


def input_parts(content: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """The parts of the inputs that have a checksum of their own: those of the round one by one."""
    of_round = [(f"round.{name}", part) for name, part in content["round"].items()]
    return of_round + [(name, content[name]) for name in INPUTS if name != "round"]


def frozen_text(content: Mapping[str, Any]) -> str:
    """The text of a frozen file; there is one for each content."""
    return readable(settled(content))


def read_frozen(path: Path) -> tuple[dict[str, Any], Frozen, bytes]:
    """The content of a frozen file as it stands, the same checked for form, and its bytes.

    Raises:
        ReadFault: The file is too large, no JSON, or no frozen round.
        InputError: The file cannot be read at all.
    """
    raw = read_bytes(path, limit=LARGEST_FROZEN)
    content = in_doubles(load_json(raw, where=str(path), limit=LARGEST_FROZEN))
    if not isinstance(content, dict) or "samvekt_frozen" not in content:
        raise one_fault(
            str(path),
            message("This is not a frozen round. Freeze one first: samvekt freeze FILE"),
        )
    _refuse_other_versions(content, str(path))
    return content, refuse_malformed(content, where=str(path)), raw


def refuse_malformed(content: Mapping[str, Any], *, where: str) -> Frozen:
    """The content of a frozen file, checked for form.

    Raises:
        ReadFault: Something is lacking, too much, or cannot be.
    """
    try:
        return Frozen.model_validate(content)
    except ValidationError as error:
        raise ReadFault(where, faults_of(error, Frozen)) from None


def _refuse_other_versions(content: Mapping[str, Any], where: str) -> None:
    version = content["samvekt_frozen"]
    if isinstance(version, int) and not isinstance(version, bool) and version > FROZEN_VERSION:
        said = message(
            "The file has format version {version}; this Samvekt reads up to {known}. Update it.",
            version=version,
            known=FROZEN_VERSION,
        )
        raise one_fault(where, said, path="samvekt_frozen")


def is_frozen(path: Path) -> bool:
    """Whether a file is named as frozen rounds are."""
    return path.name.lower().endswith(ENDING)
