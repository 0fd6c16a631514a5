"""A round frozen with its results, so that anyone can work them out again and hold them beside."""

from __future__ import annotations

import platform
from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from importlib.metadata import version
from typing import Any

from samvekt import METHOD_VERSION, __version__
from samvekt.bridge.firmness import AskedFirmness
from samvekt.bridge.outcome import outcome_of
from samvekt.bridge.portfolio import Asked
from samvekt.bridge.results import AskedResults, Progress, Results, work_out
from samvekt.formats.dossier import Round
from samvekt.formats.frozen import FROZEN_VERSION, AskedOfRound, moment, refuse_malformed, sealed
from samvekt.formats.reading import round_from
from samvekt.formats.writing import plain
from samvekt.reference.library import Library, UnknownRecord
from samvekt.reference.record import Record
from samvekt.reference.steady import SteadyLibrary

WRITTEN_OUT = ("ranking_rule", "uncertainty")
"""Kinds of records whose content stands in the file: the parameters of the rules."""


def freeze(
    round_: Round,
    library: Library,
    asked: AskedResults | None = None,
    *,
    at: datetime,
    by: str | None = None,
    progress: Progress | None = None,
) -> dict[str, Any]:
    """A round and what follows from it, as the content of a frozen file.

    Args:
        round_: The round.
        library: Where records are found; an organisation's own go into the file.
        asked: Which rule leads, draws and seeds.
        at: When it is frozen, with its time zone.
        by: Who freezes it.
        progress: Told how many steps are done, of how many.

    Raises:
        UnknownRule: There is no rule of the name asked for.
        OutOfRange: A number is too large to be written exactly.
        ReadFault: The name of who freezes it, or what was asked for, cannot be.
    """
    steady = SteadyLibrary(library)
    return frozen_results(work_out(round_, steady, asked, progress), steady, at=at, by=by)


def frozen_results(
    results: Results, steady: SteadyLibrary, *, at: datetime, by: str | None = None
) -> dict[str, Any]:
    """Results that are worked out already, as the content of a frozen file.

    Args:
        results: What `work_out` gave.
        steady: The library it was given, which has noted the records that were used.
        at: When it is frozen, with its time zone.
        by: Who freezes it.

    Raises:
        OutOfRange: A number is too large to be written exactly.
        ReadFault: The name of who freezes it, or what was asked for, cannot be.
    """
    round_ = results.round
    inputs = plain(round_)
    round_from(inputs, where=round_.id, library=steady)  # notes what the round names
    content = sealed(
        {
            "samvekt_frozen": FROZEN_VERSION,
            "frozen_at": moment(at),
            "frozen_by": by,
            "software": software(),
            "round": inputs,
            "asked": asked_content(results),
            "records": [_line(record) for record in steady.used],
            "local_records": [record.as_data() for record in own_records(steady.used)],
            "results": outcome_of(results),
        }
    )
    refuse_malformed(content, where=round_.id)
    return content


def software() -> dict[str, Any]:
    """What works the results out here."""
    return {
        "samvekt": __version__,
        "method_version": METHOD_VERSION,
        "python": platform.python_version(),
        "numpy": version("numpy"),
        "scipy": version("scipy"),
    }


def asked_content(results: Results) -> dict[str, Any]:
    """What was asked for, as plain content."""
    return asdict(results.asked)


def _line(record: Record[Any]) -> dict[str, Any]:
    line = {
        "kind": record.kind,
        "name": record.name,
        "version": record.version,
        "status": record.status,
        "checksum": record.checksum,
    }
    if record.kind in WRITTEN_OUT:
        line["content"] = record.as_data()["content"]
    return line


def own_records(records: Iterable[Record[Any]]) -> list[Record[Any]]:
    """The records that do not come with Samvekt."""
    return [record for record in records if not _built_in(record)]


def _built_in(record: Record[Any]) -> bool:
    try:
        found = Library.built_in().get(record.kind, record.name, record.version)
    except UnknownRecord:
        return False
    return found.checksum == record.checksum


def asked_of(frozen: AskedOfRound) -> AskedResults:
    """What was asked for when the round was frozen."""
    asked = frozen.model_dump()
    firmness = AskedFirmness(**asked["firmness"])
    return AskedResults(asked["rule"], firmness, Asked(**asked["portfolio"]))
