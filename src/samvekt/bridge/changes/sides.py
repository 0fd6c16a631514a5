"""One of the two things that are compared: a round with what was asked and what followed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from samvekt.bridge.changes.names import Names, names_of
from samvekt.bridge.freezing import asked_of
from samvekt.bridge.outcome import outcome_of
from samvekt.bridge.results import AskedResults, Progress, work_out
from samvekt.core.message import Message, message
from samvekt.formats.canonical import settled
from samvekt.formats.dossier import Round
from samvekt.formats.frozen import AskedOfRound, checksums_of, is_frozen, read_frozen
from samvekt.formats.reading import read_round, round_from
from samvekt.reference.library import Library
from samvekt.reference.record import record_from
from samvekt.reference.steady import SteadyLibrary

OF_METHOD = ("method_version", "samvekt")
"""What of the software may change the results."""


@dataclass(frozen=True, slots=True)
class Side:
    """A round as plain content with every field, also those left at what is usual.

    `asked`, `records` and `software` are there when the round was frozen; `results` when it was,
    or when they were worked out for the comparison.
    """

    round: dict[str, Any]
    names: Names
    asked: dict[str, Any] | None = None
    records: list[dict[str, Any]] | None = None
    results: dict[str, Any] | None = None
    software: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """A round read from a file, and what to know before it is compared."""

    round: Round
    library: Library
    side: Side
    cautions: tuple[Message, ...] = ()


def side_of(round_: Round, library: Library) -> Side:
    """A round as one side of a comparison, without results."""
    return Side(settled(round_.model_dump(mode="json")), names_of(round_, library))


def open_side(path: Path, library: Library) -> Opened:
    """A round from a file, frozen or not; a frozen one has its results with it.

    Raises:
        ReadFault: The file is not a round, and not a frozen one.
    """
    if not is_frozen(path):
        round_ = read_round(path, library)
        return Opened(round_, library, side_of(round_, library))
    content, frozen, _ = read_frozen(path)
    held = [record_from(one, where=str(path)) for one in frozen.local_records]
    steady = SteadyLibrary(library, [line.key for line in frozen.records], held)
    round_ = round_from(content["round"], where=str(path), library=steady)
    side = replace(
        side_of(round_, steady),
        asked=content["asked"],
        records=content["records"],
        results=content["results"],
        software={name: content["software"][name] for name in OF_METHOD},
    )
    said = message(
        "{file} is not as it was frozen. Look closer: samvekt verify {file}", file=str(path)
    )
    intact = checksums_of(content) == content["checksums"]
    return Opened(round_, steady, side, () if intact else (said,))


def with_results(opened: Opened, asked: AskedResults, progress: Progress | None = None) -> Side:
    """The side with results: those of the frozen file, else worked out now."""
    if opened.side.results is not None:
        return opened.side
    results = outcome_of(work_out(opened.round, opened.library, asked, progress))
    return replace(opened.side, results=results)


def asked_of_either(opened: Sequence[Opened]) -> AskedResults:
    """What a frozen one of them was asked, so that the other is worked out in the same way."""
    for one in opened:
        if one.side.asked is not None:
            return asked_of(AskedOfRound.model_validate(one.side.asked))
    return AskedResults()
