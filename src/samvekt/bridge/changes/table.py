"""Words in three languages, written as a table that is quick to read and to correct."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from samvekt.core.message import Words


def words_in(table: str) -> Mapping[str, Words]:
    """The words of a table: on each line a key, bokmål, nynorsk and English.

    Example:
        >>> words_in("need | behov | behov | need")["need"].en
        'need'
    """
    rows = (line.split("|") for line in table.strip().splitlines())
    parts = ([cell.strip() for cell in row] for row in rows)
    return MappingProxyType({key: Words(nb, nn, en) for key, nb, nn, en in parts})
