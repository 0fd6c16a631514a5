"""Whether reference records may be used together, in words for each combination.

Every pair of records is looked at by a rule of its own, or said to be not assessed. Nothing is
passed over in silence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Literal

from samvekt.core.errors import InputError
from samvekt.core.message import Message, message
from samvekt.reference.compatibility.circumstances import of_age, of_sex, of_year
from samvekt.reference.compatibility.finding import Combination, Finding
from samvekt.reference.compatibility.pairs import PAIRS
from samvekt.reference.kinds.life_table import Sex
from samvekt.reference.record import Record

__all__ = ["Combination", "Finding", "Verdict", "assess", "findings"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a combination may be used: *fits*, *warning* (it may, but read why) or *refused*.

    The reasons are those of the level and of the milder ones that still matter; a pair that is
    not assessed makes a warning.
    """

    level: Literal["fits", "warning", "refused"]
    reasons: tuple[Message, ...]


def assess(
    records: Iterable[Record[Any]],
    *,
    sex: Sex | None = None,
    age: int | None = None,
    year: int | None = None,
) -> Verdict:
    """A verdict on records that are to be used together.

    Args:
        records: One of each kind. A discount rule among them is how good life years are
            discounted in the shortfall; costs and effects may be discounted by another.
        sex: Whom the answer is for, where that is known.
        age: Their age. [whole years]
        year: The year the answer is for.

    Raises:
        InputError: Two records of one kind were given.

    Example:
        >>> from samvekt.reference.library import Library
        >>> library = Library.built_in()
        >>> norm = library.get("quality_norm", "dmp-2025")
        >>> assess([norm], age=39).level
        'refused'
    """
    found = tuple(findings(_combined(records, sex, age, year)))
    refused = [finding.said for finding in found if finding.weight == "refused"]
    doubtful = [f.said for f in found if f.weight in {"warning", "not_assessed"}]
    if refused:
        return Verdict("refused", tuple(refused + doubtful))
    if doubtful:
        return Verdict("warning", tuple(doubtful))
    return Verdict("fits", tuple(finding.said for finding in found))


def findings(of: Combination) -> Iterator[Finding]:
    """Everything that was looked at, pair by pair and then sex, age and year."""
    for first, second in combinations(of.records, 2):
        yield from _of_pair(of, first, second)
    for look in (of_sex, of_age, of_year):
        yield from look(of)


def _of_pair(of: Combination, first: str, second: str) -> Iterator[Finding]:
    """The findings of one pair; that it fits is said only when nothing speaks against it."""
    rule = PAIRS.get(frozenset({first, second}))
    if rule is None:
        said = message(
            "Whether {first} and {second} fit together is not assessed.",
            first=of.records[first].title,
            second=of.records[second].title,
        )
        yield Finding("not_assessed", said)
        return
    found = tuple(rule(_narrowed(of, first, second)))
    against = tuple(finding for finding in found if finding.weight != "fits")
    yield from against or found


def _narrowed(of: Combination, first: str, second: str) -> Combination:
    """The two records alone, and whether a life table is there beside them."""
    pair = {kind: of.records[kind] for kind in (first, second)}
    return Combination(pair, with_table=of.has("life_table"))


def _combined(
    records: Iterable[Record[Any]], sex: Sex | None, age: int | None, year: int | None
) -> Combination:
    by_kind: dict[str, Record[Any]] = {}
    for record in records:
        if record.kind in by_kind:
            raise InputError(
                message("Two records of the kind {kind} were given. Give one.", kind=record.kind)
            )
        by_kind[record.kind] = record
    return Combination(by_kind, sex, age, year)
