"""A reference record: something that can be argued about, with source, date and standing (P4).

Every kind of record has the same outside (`Record`) and its own content (`Content`). Records
are read from text in one strict way, so that a number in quotes is not a number, an unknown
key is refused with the nearest right one, and all faults are told at once.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Annotated, Any, ClassVar, Generic, Literal, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    SerializeAsAny,
    ValidationError,
    model_validator,
)
from pydantic_core import PydanticCustomError

from samvekt.core.message import LANGUAGES, Message, Words, message
from samvekt.reference.faults import Fault, ReadFault, faults_of, nearest

Status = Literal["official", "local", "suggested"]

NAME = r"^[a-z0-9]+([-.][a-z0-9]+)*$"
VERSION = r"^[0-9]+(\.[0-9]+)*$"
KEY = r"^[a-z][a-z0-9_]*$"

K = TypeVar("K")
V = TypeVar("V")

Key = Annotated[str, Field(pattern=KEY)]
"""A name in lower case with underscores, as levels, criteria and fields have."""

Filled = Annotated[str, Field(min_length=1)]
"""A text that is not empty."""

Locked = Annotated[
    Mapping[K, V],
    AfterValidator(lambda found: MappingProxyType(dict(found))),
    PlainSerializer(dict),
]
"""A mapping nobody can change after it is read."""


def refused(said: Message) -> PydanticCustomError:
    """An error for validators; its sentence reaches the user unchanged."""
    return PydanticCustomError("refused", "{text}", {"said": said, "text": str(said)})


def _only_languages(value: object) -> object:
    if isinstance(value, Words) or not isinstance(value, dict):
        return value
    unknown = sorted(set(value) - set(LANGUAGES))
    if unknown:
        raise refused(
            message(
                "{unknown} is not a language here. Use {known}.",
                unknown=tuple(unknown),
                known=LANGUAGES,
            )
        )
    if not str(value.get("nb", "")).strip():
        raise refused(message("The words in bokmål (nb) are missing."))
    return value


Said = Annotated[
    Words,
    BeforeValidator(_only_languages),
    PlainSerializer(lambda words: {k: getattr(words, k) for k in LANGUAGES if getattr(words, k)}),
]
"""Words in bokmål and, where given, nynorsk and English; read as `core` `Words`."""


class Part(BaseModel):
    """Any part of a record: frozen, without unknown keys, without infinite numbers."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Content(Part):
    """What a record holds; each kind has its own."""

    kind: ClassVar[str]

    def uses(self) -> tuple[tuple[str, str], ...]:
        """Other records this one names, as (kind, name or name@version)."""
        return ()


C = TypeVar("C", bound=Content)


class Record(Part, Generic[C]):
    """One version of one thing that can be argued about.

    Attributes:
        kind: What it is: scale, life_table, ranking_rule …
        name: Lower case with hyphens; the same through all versions.
        version: Numbers with points; a changed content is always a new version.
        valid_from: First day it applies, or None where that is not known or has not come.
        valid_to: Last day it applies.
        status: official (its `authority` says so), local (a municipality's own), suggested.
        authority: The body whose own text or number it is; needed when official.
        source: Where it is printed.
        source_words: The same in each language, where it is more than a name.
        provenance: How it came here, and what was done to it.
        doubts: What a reader should know before leaning on it.
        based_on: For a copy that was changed: the record it was made from, name@version.
    """

    kind: str
    name: Annotated[str, Field(pattern=NAME, max_length=80)]
    version: Annotated[str, Field(pattern=VERSION, max_length=20)]
    title: Said
    valid_from: date | None
    valid_to: date | None = None
    status: Status
    authority: Filled | None = None
    source: Filled
    source_words: Said | None = None
    url: str | None = None
    licence: Filled
    provenance: Filled
    doubts: tuple[Said, ...] = ()
    based_on: str | None = None
    content: SerializeAsAny[C]

    @model_validator(mode="after")
    def _hangs_together(self) -> Record[C]:
        if self.status == "official" and not self.authority:
            raise refused(message("An official record must name its authority."))
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise refused(message("The last day of validity lies before the first."))
        return self

    @property
    def told_source(self) -> Words | str:
        """The source in words, else as it is printed."""
        return self.source_words or self.source

    @property
    def label(self) -> str:
        """Name and version, as other records and dossiers refer to it."""
        return f"{self.name}@{self.version}"

    @cached_property
    def checksum(self) -> str:
        """SHA-256 of `canonical`, in hexadecimal."""
        return hashlib.sha256(self.canonical.encode()).hexdigest()

    @property
    def canonical(self) -> str:
        """The text the checksum is taken of.

        JSON of kind, name, version and content; keys sorted, no blanks, letters as they
        are, a value that equals its default left out. The same numbers give the same
        text whether they came from YAML, JSON or CSV.
        """
        content = self.content.model_dump(mode="json", exclude_defaults=True)
        parts = {"kind": self.kind, "name": self.name, "version": self.version, "content": content}
        return json.dumps(parts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))

    def as_data(self) -> dict[str, Any]:
        """The record as plain data, in the order of the file; `record_from` reads it back."""
        return self.model_dump(mode="json", exclude_defaults=True)

    def applies_on(self, day: date) -> bool:
        """Whether the record is in force on a day; without a first day it never is."""
        if self.valid_from is None or day < self.valid_from:
            return False
        return self.valid_to is None or day <= self.valid_to


def record_from(data: object, *, where: str) -> Record[Any]:
    """A record from plain data, or every fault at once.

    Raises:
        ReadFault: The data are not a record; each fault has its path.
    """
    from samvekt.reference.kinds import KINDS, content_model  # noqa: PLC0415 (kinds need this file)

    if not isinstance(data, dict):
        raise ReadFault(where, [Fault(message("A record must be a part with keys."))])
    kind = data.get("kind")
    if not isinstance(kind, str) or kind not in KINDS:
        raise ReadFault(where, [Fault(_unknown_kind(str(kind), KINDS), "kind")])
    model: Any = Record.__class_getitem__(content_model(kind))
    try:
        read: Record[Any] = model.model_validate_json(json.dumps(data), strict=True)
    except ValidationError as error:
        raise ReadFault(where, faults_of(error, model)) from None
    return read


def _unknown_kind(kind: str, known: tuple[str, ...]) -> Message:
    near = nearest(kind, known)
    if near:
        return message("There is no kind {kind}. Did you mean {near}?", kind=kind, near=near)
    return message("There is no kind {kind}. The kinds are {known}.", kind=kind, known=known)
