"""Published priority lists: ranks, categories, blanks, and what may not be done with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from samvekt.core.errors import InputError, OutOfRange
from samvekt.core.message import Message, message

Ceilings = Mapping[str, Mapping[str, int]]
"""The best rank each level of severity allows, by guideline; a guideline not named has none."""


@dataclass(frozen=True, slots=True)
class RankScale:
    """How a publisher writes ranks.

    Attributes:
        last: The lowest rank. [1 is highest]
        categories: What stands in the rank column for a category, and which category it is.
    """

    last: int
    categories: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PublishedRank:
    """A rank or a category, or neither where the source states none."""

    rank: int | None = None
    category: str | None = None


@dataclass(frozen=True, slots=True)
class PublishedRow:
    """One row of a published list; None is what the source does not state.

    Attributes:
        case_id: The row's own name.
        guideline: The guideline it belongs to; ranks are comparable only within one.
        year: The edition, as printed.
        condition: Condition or target group.
        measure: What is done.
        severity: Level of severity.
        rank: Rank as printed. [1 is highest]
        category: Category in place of a rank.
        band: First and last rank of the stated band.
    """

    case_id: str
    guideline: str
    year: str
    condition: str
    measure: str
    severity: str | None = None
    rank: int | None = None
    category: str | None = None
    band: tuple[int, int] | None = None


class RankAboveCeiling(InputError):
    """A rank is better than the severity of the row allows in its guideline."""


@dataclass(frozen=True, slots=True)
class CeilingViolation:
    """A row ranked better than the ceiling allows."""

    case_id: str
    rank: int
    ceiling: int
    said: Message


@dataclass(frozen=True, slots=True)
class MergedRows:
    """Rows of one or more lists, with what a reader of the whole must know."""

    rows: tuple[PublishedRow, ...]
    warnings: tuple[Message, ...]


def parse_rank(text: str, scale: RankScale) -> PublishedRank:
    """What stands in the rank column; a blank stays a blank.

    Args:
        text: The cell as printed.
        scale: The lowest rank, and the words for categories.

    Returns:
        A rank, a category, or neither.

    Raises:
        OutOfRange: The cell is none of these; a category is never a number beyond the scale.

    Source:
        Socialstyrelsen, meaning of the numbers; docs/methods/published-lists.md §2.

    Example:
        >>> scale = RankScale(10, {"FoU": "research", "icke-göra": "do_not_do"})
        >>> parse_rank("7", scale)
        PublishedRank(rank=7, category=None)
        >>> parse_rank("icke-göra", scale), parse_rank("", scale).rank
        (PublishedRank(rank=None, category='do_not_do'), None)
    """
    cell = text.strip()
    if not cell:
        return PublishedRank()
    if cell in scale.categories:
        return PublishedRank(category=scale.categories[cell])
    if cell.isdecimal() and 1 <= int(cell) <= scale.last:
        return PublishedRank(rank=int(cell))
    raise OutOfRange(
        message(
            "{text} is not a rank from 1 to {last} and not one of {categories}.",
            text=cell,
            last=scale.last,
            categories=tuple(scale.categories),
        )
    )


def parse_band(text: str) -> tuple[int, int] | None:
    """First and last rank of a band written as 1-3; None for a blank.

    Raises:
        OutOfRange: The cell is not two rising whole numbers with a dash between.

    Example:
        >>> parse_band("4-7"), parse_band("")
        ((4, 7), None)
    """
    cell = text.strip().replace("–", "-")
    if not cell:
        return None
    first, _, last = cell.partition("-")
    if not (first.isdecimal() and last.isdecimal() and int(first) <= int(last)):
        raise OutOfRange(message("{text} is not a band such as 1-3.", text=cell))
    return int(first), int(last)


def ceiling_of(row: PublishedRow, ceilings: Ceilings) -> int | None:
    """The best rank a row can have in its guideline; None when nothing limits it."""
    if row.severity is None:
        return None
    return ceilings.get(row.guideline, {}).get(row.severity)


def ceiling_violations(
    rows: Sequence[PublishedRow], ceilings: Ceilings
) -> tuple[CeilingViolation, ...]:
    """The rows ranked better than their severity allows, guideline by guideline.

    Args:
        rows: Published rows.
        ceilings: The best rank for each level of severity, for those guidelines that say so.

    Returns:
        The violations, in the order of the rows.

    Source:
        Socialstyrelsen, dental guideline, vertical and horizontal priorities;
        docs/methods/published-lists.md §3.

    Example:
        >>> row = PublishedRow("D1", "dental", "2022", "caries", "sealing", "large", 2)
        >>> [v.case_id for v in ceiling_violations((row,), {"dental": {"large": 3}})]
        ['D1']
        >>> ceiling_violations((row,), {"stroke": {"large": 3}})
        ()
    """
    found = []
    for row in rows:
        ceiling = ceiling_of(row, ceilings)
        if row.rank is not None and ceiling is not None and row.rank < ceiling:
            said = _too_good(row, row.rank, ceiling)
            found.append(CeilingViolation(row.case_id, row.rank, ceiling, said))
    return tuple(found)


def with_rank(row: PublishedRow, rank: int, ceilings: Ceilings) -> PublishedRow:
    """The same row with another rank, if its guideline allows it.

    Raises:
        RankAboveCeiling: The rank is better than the severity of the row allows.

    Source:
        docs/methods/published-lists.md §3.
    """
    ceiling = ceiling_of(row, ceilings)
    if ceiling is not None and rank < ceiling:
        raise RankAboveCeiling(_too_good(row, rank, ceiling))
    return replace(row, rank=rank, category=None, band=None)


def merged(*lists: Sequence[PublishedRow]) -> MergedRows:
    """Several lists in one, with a warning whenever they are of different guidelines.

    Source:
        Socialstyrelsen: each guideline is ranked by itself; docs/methods/published-lists.md §4.
    """
    rows = tuple(row for rows in lists for row in rows)
    guidelines = tuple(dict.fromkeys(row.guideline for row in rows))
    if len(guidelines) < 2:
        return MergedRows(rows, ())
    warning = message(
        "These ranks are from different guidelines: {guidelines}. Each is ranked by itself, so "
        "the same number does not mean the same priority.",
        guidelines=guidelines,
    )
    return MergedRows(rows, (warning,))


def _too_good(row: PublishedRow, rank: int, ceiling: int) -> Message:
    return message(
        "{row} in {guideline} cannot have rank {rank}: with severity {severity} the best rank is "
        "{ceiling}.",
        row=row.case_id,
        guideline=row.guideline,
        rank=rank,
        severity=row.severity or "",
        ceiling=ceiling,
    )
