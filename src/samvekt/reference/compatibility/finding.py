"""What is found about records that are used together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from samvekt.core.message import Message
from samvekt.reference.kinds.life_table import Sex
from samvekt.reference.record import Record

Weight = Literal["fits", "not_assessed", "warning", "refused"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at, how it stands, and why."""

    weight: Weight
    said: Message


@dataclass(frozen=True, slots=True)
class Combination:
    """Records that are to be used together, and for whom; one record of each kind.

    `with_table` tells a rule for two records that a life table is there beside them, so that
    a norm can be worked out anew.
    """

    records: Mapping[str, Record[Any]]
    sex: Sex | None = None
    age: int | None = None
    year: int | None = None
    with_table: bool = False

    def has(self, kind: str) -> bool:
        """Whether the combination holds a record of this kind."""
        return kind in self.records

    def content(self, kind: str) -> Any:
        """The content of the record of this kind."""
        return self.records[kind].content


def fits(said: Message) -> Finding:
    """Nothing speaks against it."""
    return Finding("fits", said)


def warns(said: Message) -> Finding:
    """It can be used, and the reader must know this."""
    return Finding("warning", said)


def refuses(said: Message) -> Finding:
    """It must not be used."""
    return Finding("refused", said)
