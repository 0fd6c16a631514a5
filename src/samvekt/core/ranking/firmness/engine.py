"""Goes through all draws in pieces, on a few threads, and adds up what every piece found.

Counts are whole numbers, and sums of weights are added block by block in the order of the
draws. So the result is the same for any number of threads and any size of the pieces.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from samvekt.core.ranking.firmness.blocks import DrawnTable, FixedTable, WeightBlocks
from samvekt.core.ranking.firmness.keys import Order, Sorter, Whole
from samvekt.core.ranking.firmness.loops import loops_for
from samvekt.core.ranking.firmness.rivals import Rivals, most_blocks
from samvekt.core.ranking.firmness.shared_places import SharedPlaces, tied_groups
from samvekt.core.tables import Floats
from samvekt.core.uncertainty.streams import BLOCK, blocks

Part = TypeVar("Part")
Progress = Callable[[int, int], None]
"""Told how many draws are done, of how many."""
AT_A_TIME = 4
"""Blocks in a piece of work; changes nothing but how evenly the threads are used."""


@dataclass(frozen=True, slots=True, eq=False)
class Tally:
    """What all draws came to, by rows that differ."""

    taken: Floats  # (row, place), in draws
    weight_when_first: Floats  # (row, criterion), sum of weights over the draws where first
    wins: Floats | None  # (row, rival row), in draws; half a draw where equal


class _Piece:
    """What some consecutive blocks came to."""

    def __init__(self, rows: int, options: int, wanted: tuple[bool, bool]) -> None:
        self.starts = np.zeros((options, rows), np.int64)  # (first place, row)
        self.shared = SharedPlaces(options)
        self.weight_when_first: list[Floats] = []  # for each block
        self.wins: Whole | None = np.zeros((rows, rows), np.int64) if wanted[1] else None
        self.central = wanted[0]
        self.places: Whole = np.empty((0, 0), np.int64)  # where each place's counts begin


def tally(
    table: FixedTable | DrawnTable,
    weights: WeightBlocks,
    *,
    central: bool,
    wins: bool,
    threads: int,
    progress: Progress | None = None,
    at_a_time: int | None = None,
) -> Tally:
    """Order the options in every draw and count.

    Args:
        table: The rows to score.
        weights: One set for each draw.
        central: Whether to add up the weights with which each row is first.
        wins: Whether to count who beats whom.
        threads: How many to use; changes nothing but the time.
        progress: Told after every piece.
        at_a_time: Blocks in a piece; changes nothing but the time.
    """
    if at_a_time is None:
        at_a_time = AT_A_TIME if not wins else most_blocks(len(table.alike))
    rows, options = len(table.alike), len(table.row_of)
    in_all = blocks(weights.count)
    firsts = range(0, in_all, at_a_time)

    def work(first: int) -> _Piece:
        piece = _Piece(rows, options, (central, wins))
        _fill(piece, table, weights, range(first, min(first + at_a_time, in_all)))
        return piece

    total = _Piece(rows, options, (central, wins))
    summed = np.zeros((rows, table.criteria))
    for done, piece in enumerate(in_order(work, firsts, threads), 1):
        _include(total, piece)
        for block in piece.weight_when_first:
            summed += block
        if progress is not None:
            progress(min(done * at_a_time * BLOCK, weights.count), weights.count)
    return Tally(_taken(total, table.alike), summed, _halved(total.wins))


def in_order(work: Callable[[int], Part], firsts: range, threads: int) -> Iterator[Part]:
    """What each piece of work comes to, in order, on so many threads."""
    if threads <= 1 or len(firsts) == 1:
        yield from map(work, firsts)
        return
    with ThreadPoolExecutor(threads) as pool:
        yield from pool.map(work, firsts)


def _fill(
    piece: _Piece, table: FixedTable | DrawnTable, weights: WeightBlocks, numbers: range
) -> None:
    rows = len(table.alike)
    sorter = Sorter(rows, BLOCK, loops_for(rows * weights.count))
    if rows == len(table.row_of) and sorter.loops is None:
        piece.places = sorter.numbers * np.array(rows, sorter.numbers.dtype)
    rivals = Rivals(rows, len(numbers) * BLOCK) if piece.wins is not None else None
    for number in numbers:
        drawn = weights.block(number)
        found = sorter.sorted(table.scored(number, drawn), drawn.shape[1])
        if rivals is not None:
            rivals.note(found)
        if piece.central:
            piece.weight_when_first.append(_weight_when_first(found, drawn, table.alike))
        _count_places(piece, found, table.alike, sorter)
    if rivals is not None:
        piece.wins = rivals.wins()


def _count_places(piece: _Piece, found: Order, alike: Whole, sorter: Sorter) -> None:
    """Count who begins at which place; uses up the order."""
    room = sorter.room
    options, rows = piece.starts.shape
    order = found.order
    if len(found.tied):
        first, size = tied_groups(found, alike)
        row = order[found.tied].astype(np.int64)
        piece.shared.add(row.ravel(), first.ravel(), size.ravel())
        order = np.delete(order, found.tied, axis=0)
    if rows == options and sorter.loops is not None:
        sorter.loops.counted(order, piece.starts)
        return
    if rows == options:
        order += piece.places[: len(order)]
        np.copyto(room[: len(order)], order)  # counting wants 64 bits, and would make room anew
        order = room[: len(order)]
    else:
        many = alike[order]
        order = order + (np.cumsum(many, axis=1) - many) * rows
    piece.starts += np.bincount(order.ravel(), minlength=rows * options).reshape(options, rows)


def _weight_when_first(found: Order, weights: Floats, alike: Whole) -> Floats:
    """The sum of the weights with which each row is first, shared among equals."""
    rows, criteria = len(alike), weights.shape[1]
    best = found.order[:, 0].copy()
    part = (1.0 / alike)[best]  # (draw,)
    part[found.tied] = 0.0
    summed = _sums_by_row(best, part[:, np.newaxis] * weights, rows)
    if len(found.tied):
        first, size = tied_groups(found, alike)
        draw, step = np.nonzero(first == 0)
        row = found.order[found.tied][draw, step]
        shared = weights[found.tied][draw] / size[draw, step, np.newaxis]
        summed += _sums_by_row(row, shared, rows)
    return summed.reshape(rows, criteria)


def _sums_by_row(row: Whole, numbers: Floats, rows: int) -> Floats:
    criteria = numbers.shape[1]
    at = row[:, np.newaxis] * criteria + np.arange(criteria)
    flat = np.bincount(at.ravel(), weights=numbers.ravel(), minlength=rows * criteria)
    return flat.astype(np.float64).reshape(rows, criteria)


def _include(total: _Piece, piece: _Piece) -> None:
    total.starts += piece.starts
    total.shared.include(piece.shared)
    if total.wins is not None and piece.wins is not None:
        total.wins += piece.wins


def _taken(total: _Piece, alike: Whole) -> Floats:
    """Every place each row took, in draws; a row that stands for s options has s places."""
    options, rows = total.starts.shape
    taken = np.where(alike == 1, total.starts, 0).T.astype(np.float64)  # (row, place)
    first, row = np.nonzero(np.where(alike > 1, total.starts, 0))
    total.shared.add(row, first, alike[row], total.starts[first, row])
    return taken + total.shared.spread(rows, options)


def _halved(wins: Whole | None) -> Floats | None:
    return None if wins is None else wins / 2
