"""Whether a frozen round still holds: its text, its inputs, its tables, and what follows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

from samvekt import METHOD_VERSION
from samvekt.bridge.changes.names import Names, names_of
from samvekt.bridge.changes.nearly import nearly
from samvekt.bridge.changes.saying import held_together, subject
from samvekt.bridge.changes.tree import Difference, Step, differences
from samvekt.bridge.freezing import asked_of
from samvekt.bridge.outcome import outcome_of
from samvekt.bridge.results import Progress, work_out
from samvekt.core.errors import InputError
from samvekt.core.message import Message, Value, Words, message
from samvekt.formats.dossier import Round
from samvekt.formats.frozen import (
    Frozen,
    RecordLine,
    checksums_of,
    frozen_text,
    read_frozen,
)
from samvekt.formats.reading import round_from
from samvekt.reference.library import Library, UnknownRecord
from samvekt.reference.record import Record, record_from
from samvekt.reference.steady import SteadyLibrary

Verdict = Literal[
    "unreadable",
    "inputs_changed",
    "reference_missing",
    "result_differs",
    "other_method_version",
    "file_changed",
    "holds",
]

VERDICT_WORDS: Mapping[Verdict, Words] = MappingProxyType(
    {
        "unreadable": Words("kan ikke leses", "kan ikkje lesast", "cannot be read"),
        "inputs_changed": Words("grunnlaget er endret", "grunnlaget er endra", "inputs changed"),
        "reference_missing": Words(
            "referansetabell mangler", "referansetabell manglar", "reference table missing"
        ),
        "result_differs": Words(
            "resultatet er et annet", "resultatet er eit anna", "result differs"
        ),
        "other_method_version": Words(
            "annen metodeversjon", "annan metodeversjon", "other method version"
        ),
        "file_changed": Words("filen er endret", "fila er endra", "file changed"),
        "holds": Words("holder", "held", "holds"),
    }
)
"""The verdicts, the gravest first."""

MOST_TOLD = 30


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to say about a frozen file; `holds` is for what is only good to know."""

    verdict: Verdict
    said: Message


@dataclass(frozen=True, slots=True)
class Verification:
    """What was found about one frozen file."""

    path: Path
    verdict: Verdict
    findings: tuple[Finding, ...]
    differences: tuple[Difference, ...] = ()  # of the results, stored and worked out again
    frozen: Frozen | None = None  # None when the file cannot be read

    @property
    def holds(self) -> bool:
        """Whether everything is as it was frozen."""
        return self.verdict == "holds"


def verify(path: Path, progress: Progress | None = None) -> Verification:
    """Check a frozen file: nothing is taken on trust, and everything is worked out again.

    Args:
        path: The frozen file.
        progress: Told how many steps are done, of how many.

    Raises:
        InputError: The file is not there.
    """
    if not path.is_file():
        raise InputError(message("There is no file {file}.", file=str(path)))
    try:
        content, frozen, raw = read_frozen(path)
        findings = list(_of_the_file(content, raw))
    except InputError as error:
        return _judged(path, [Finding("unreadable", said) for said in _all_said(error)])
    except RecursionError:
        said = message("The file has parts within parts, too deep to be a frozen round.")
        return _judged(path, [Finding("unreadable", said)])
    if any(one.verdict == "inputs_changed" for one in findings):
        return _judged(path, findings, frozen=frozen)
    found, differs = _worked_out_again(content, frozen, progress)
    return _judged(path, [*findings, *found], differs, frozen)


def _all_said(error: InputError) -> tuple[Message, ...]:
    return tuple(getattr(error, "messages", ())) or (error.message,)


def _judged(
    path: Path,
    findings: list[Finding],
    differs: tuple[Difference, ...] = (),
    frozen: Frozen | None = None,
) -> Verification:
    gravity = list(VERDICT_WORDS)
    ordered = sorted(findings, key=lambda one: gravity.index(one.verdict))
    verdict = ordered[0].verdict if ordered else "holds"
    return Verification(path, verdict, tuple(ordered), differs, frozen)


def _of_the_file(content: Mapping[str, Any], raw: bytes) -> Iterator[Finding]:
    """What the checksums and the text tell by themselves."""
    stored, now = content["checksums"], checksums_of(content)
    parts = sorted(
        name
        for name in {*stored["parts"], *now["parts"]}
        if stored["parts"].get(name) != now["parts"].get(name)
    )
    if parts and stored["inputs"] != now["inputs"]:
        yield from _changed_inputs(parts)
        if stored["results"] != now["results"]:
            yield Finding(
                "result_differs", message("The stored results are not those that were frozen.")
            )
    elif stored != now:
        said = message(
            "The file is not as it was frozen: its checksums do not fit what stands in it."
        )
        yield Finding("file_changed", said)
    elif raw != frozen_text(content).encode():
        said = message(
            "The content is as it was frozen, but the text is not: blanks, line ends or the way "
            "something is written have been changed."
        )
        yield Finding("file_changed", said)


def _changed_inputs(parts: list[str]) -> Iterator[Finding]:
    for name in parts:
        path = tuple(Step(field) for field in name.removeprefix("round.").split("."))
        yield Finding("inputs_changed", message("Not as it was frozen: {part}.", part=_part(path)))


def _part(path: tuple[Step, ...]) -> Value:
    return subject(path, Names())


def _worked_out_again(
    content: Mapping[str, Any], frozen: Frozen, progress: Progress | None
) -> tuple[list[Finding], tuple[Difference, ...]]:
    try:
        held = [record_from(one, where="local_records") for one in frozen.local_records]
    except InputError as error:
        return [Finding("reference_missing", error.message)], ()
    listed = [line.key for line in frozen.records]
    library = SteadyLibrary(Library.built_in(), listed, held)
    lacking = [said for line in frozen.records for said in _lacking(line, library)]
    if lacking:
        return [Finding("reference_missing", said) for said in lacking], ()
    try:
        round_ = round_from(content["round"], where="round", library=library)
    except InputError as error:
        return [_not_possible(error, frozen, "unreadable")], ()
    try:
        results = work_out(round_, library, asked_of(frozen.asked), progress)
    except InputError as error:
        return [_not_possible(error, frozen, "result_differs")], ()
    differs = differences(_under(content["results"]), _under(outcome_of(results)), nearly)
    return [
        *_of_the_method(frozen, differs),
        *_told(differs, round_, library, frozen),
        *_unlisted(library, listed, frozen),
        *_own(held),
    ], differs


def _under(results: Mapping[str, Any]) -> dict[str, Any]:
    return {"results": results}


def _lacking(line: RecordLine, library: Library) -> Iterator[Message]:
    """Why a record is not the one the results rest on."""
    label = f"{line.kind} {line.name}@{line.version}"
    try:
        found = library.get(line.kind, line.name, line.version)
    except UnknownRecord:
        yield message("The reference table {label} is not here.", label=label)
        return
    other = line.content is not None and line.content != found.as_data()["content"]
    if found.checksum != line.checksum or other:
        yield message("The reference table {label} is here with another content.", label=label)


def _not_possible(error: InputError, frozen: Frozen, verdict: Verdict) -> Finding:
    """Why nothing could be worked out, though the inputs are those that were frozen."""
    said = message(
        "The results cannot be worked out again here. They were made with Samvekt {version}. {why}",
        version=frozen.software.samvekt,
        why=error.message,
    )
    other = frozen.software.method_version != METHOD_VERSION
    return Finding("other_method_version" if other else verdict, said)


def _of_the_method(frozen: Frozen, differs: tuple[Difference, ...]) -> Iterator[Finding]:
    then = frozen.software.method_version
    if then == METHOD_VERSION:
        return
    if differs:
        said = message(
            "Frozen with method version {then}; here it is {now}, and the results are others.",
            then=then,
            now=METHOD_VERSION,
        )
        yield Finding("other_method_version", said)
    else:
        said = message(
            "Frozen with method version {then}; here it is {now}, and the results are the same.",
            then=then,
            now=METHOD_VERSION,
        )
        yield Finding("holds", said)


def _told(
    differs: tuple[Difference, ...], round_: Round, library: Library, frozen: Frozen
) -> Iterator[Finding]:
    """What differs in the results, stored and worked out again, up to a number of lines."""
    same_method = frozen.software.method_version == METHOD_VERSION
    verdict: Verdict = "result_differs" if same_method else "other_method_version"
    names = names_of(round_, library)
    for one in differs[:MOST_TOLD]:
        yield Finding(verdict, held_together(one, names))
    if len(differs) > MOST_TOLD:
        more = len(differs) - MOST_TOLD
        yield Finding(verdict, message("Besides, {count:,} other numbers differ.", count=more))


def _unlisted(
    library: SteadyLibrary, listed: list[tuple[str, str, str]], frozen: Frozen
) -> Iterator[Finding]:
    """Tables the results rest on that the file should have named."""
    if frozen.software.method_version != METHOD_VERSION:
        return
    for record in library.used:
        if (record.kind, record.name, record.version) not in listed:
            label = f"{record.kind} {record.label}"
            said = message("The file does not list the reference table {label}.", label=label)
            yield Finding("file_changed", said)


def _own(held: list[Record[Any]]) -> Iterator[Finding]:
    if held:
        labels = tuple(f"{record.kind} {record.label}" for record in held)
        said = message(
            "The results rest on the organisation's own tables, which stand in the file: {labels}.",
            labels=labels,
        )
        yield Finding("holds", said)
