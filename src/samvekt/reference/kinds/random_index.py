"""Random indices: the mean inconsistency of random pairwise comparisons, as someone found it."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from samvekt.core.weighing.ahp import RandomIndex
from samvekt.reference.record import Content, Locked, Record

Size = Annotated[int, Field(ge=1)]
Index = Annotated[float, Field(ge=0)]


class RandomIndexContent(Content):
    """The index by number of criteria."""

    kind: ClassVar[str] = "random_index"

    values: Locked[Size, Index]


def random_index_of(record: Record[RandomIndexContent]) -> RandomIndex:
    """The table as `core` uses it; its name goes with every consistency ratio."""
    return RandomIndex(record.label, record.content.values)
