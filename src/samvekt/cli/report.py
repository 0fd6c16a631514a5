"""The decision basis of a round as documents: for residents, for those who decide, and in full."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from samvekt.cli.errors import print_json
from samvekt.cli.rounds import Force, refuse_to_overwrite
from samvekt.cli.shape import add_command
from samvekt.cli.shared import (
    File,
    Json,
    Lang,
    LocalRecords,
    bulleted,
    console,
    counting,
    library,
    read,
)
from samvekt.cli.tongue import language, tell, words
from samvekt.core.errors import OutOfRange
from samvekt.core.message import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from samvekt.bridge.results import AskedResults, Results
    from samvekt.formats.dossier import Round
    from samvekt.reference.library import Library
    from samvekt.report.basis import Material
    from samvekt.report.making import Made

EVERY = "all"
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    add_command(
        app, report, "report", words("Write the decision basis: web page, Word, PDF, Excel, data.")
    )


def report(
    file: File,
    to: Annotated[
        Path | None,
        typer.Option(
            "--to",
            metavar=words("FOLDER"),
            help=words("Folder to write in; a new one beside the round when not said."),
        ),
    ] = None,
    length: Annotated[
        str,
        typer.Option(
            "--length",
            metavar="full|case-paper|one-page|all",
            help=words("Which documents: the full basis, the case paper, one page, or all."),
        ),
    ] = EVERY,
    formats: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="html,docx,pdf,xlsx,json",
            help=words("Which formats, with commas between; all when not said."),
        ),
    ] = EVERY,
    template: Annotated[
        Path | None,
        typer.Option(
            "--template",
            metavar=words("FILE"),
            help=words("Your own Word template, with place-holders."),
        ),
    ] = None,
    texts: Annotated[
        str | None,
        typer.Option(
            "--texts",
            metavar=words("NAME"),
            help=words("Your own fixed texts, from a local record."),
        ),
    ] = None,
    rule: Annotated[
        str, typer.Option("--rule", help=words("The rule whose order leads."))
    ] = "swedish",
    draws: Annotated[
        int,
        typer.Option("--draws", min=100, max=1_000_000, help=words("How many draws.")),
    ] = 20_000,
    seed: Annotated[
        int, typer.Option("--seed", min=0, help=words("Where the draws start; the same, the same."))
    ] = 1,
    day: Annotated[
        str | None,
        typer.Option(
            "--date",
            metavar=words("DAY"),
            help=words("The day on the documents, as 2026-12-31; today when not said."),
        ),
    ] = None,
    records: LocalRecords = None,
    force: Force = False,
    as_json: Json = False,
    _lang: Lang = None,
) -> None:
    """Write the decision basis of a round."""
    from samvekt.bridge.firmness import AskedFirmness
    from samvekt.bridge.portfolio import Asked
    from samvekt.bridge.results import AskedResults
    from samvekt.report.making import count, make

    lengths, forms = _lengths(length), _formats(formats)
    made_on = _day(day)
    shelf = library(records)
    round_ = read(file, shelf)
    folder = to or file.with_name(words("{name}-report", name=file.stem))
    asked = AskedResults(rule, AskedFirmness(draws, seed), Asked(rule=rule, seed=seed))
    results, case_file = _results(round_, shelf, asked, _moment(day))
    material = _material(results, shelf, texts, made_on)
    made: list[Made] = []
    with counting(words("Writing the documents …")) as progress:
        for one in make(material, lengths, forms, template):
            made.append(one)
            if progress:
                progress(len(made), count(lengths, forms))
    written = _keep(folder, material, made, case_file, force=force)
    if as_json:
        print_json(_content(folder, results, made, written))
        return
    _show(material, written)


def _lengths(asked: str) -> tuple[str, ...]:
    from samvekt.report.basis import LENGTHS

    return _chosen(asked, tuple(LENGTHS), "--length")


def _formats(asked: str) -> tuple[str, ...]:
    from samvekt.report.making import FORMATS

    return _chosen(asked, FORMATS, "--format")


def _chosen(asked: str, known: tuple[str, ...], name: str) -> tuple[str, ...]:
    """What is asked for, in the order it is known; everything for the word all."""
    if asked == EVERY:
        return known
    given = {one.strip() for one in asked.split(",") if one.strip()}
    unknown = tuple(sorted(given - set(known)))
    if unknown or not given:
        raise OutOfRange(
            message(
                "The value given for {name} cannot be used. Choose one of {choices}.",
                name=name,
                choices=(*known, EVERY),
            )
        )
    return tuple(one for one in known if one in given)


def _day(given: str | None) -> date:
    if given is None:
        return date.today()  # noqa: DTZ011 (the day where the user sits is the day meant)
    try:
        if not DAY.fullmatch(given):
            raise ValueError
        return date.fromisoformat(given)
    except ValueError:
        said = message("“{given}” is not a day. Write it as 2026-12-31.", given=given)
        raise OutOfRange(said) from None


def _moment(given: str | None) -> datetime:
    """When the case file is frozen: now, or the beginning of the day that was given."""
    if given is None:
        return datetime.now(UTC)
    return datetime.combine(_day(given), time(), UTC)


def _results(
    round_: Round, shelf: Library, asked: AskedResults, frozen_at: datetime
) -> tuple[Results, str]:
    """What follows from the round, and the frozen case file that says it."""
    from samvekt.bridge.freezing import frozen_results
    from samvekt.bridge.results import work_out
    from samvekt.formats.frozen import frozen_text
    from samvekt.reference.steady import SteadyLibrary

    steady = SteadyLibrary(shelf)
    with counting(words("Working out the results …")) as progress:
        results = work_out(round_, steady, asked, progress)
    return results, frozen_text(frozen_results(results, steady, at=frozen_at))


def _material(results: Results, shelf: Library, texts: str | None, made_on: date) -> Material:
    from samvekt.formats.canonical import checksum
    from samvekt.formats.writing import plain
    from samvekt.reference.kinds.document_text import texts_of
    from samvekt.report.basis import Material
    from samvekt.report.figures import figures_by_name

    return Material(
        results,
        texts_of(shelf, texts),
        language(),
        figures_by_name(results, language()),
        made_on,
        checksum(plain(results.round)),
    )


def _keep(
    folder: Path, material: Material, made: Sequence[Made], case_file: str, *, force: bool
) -> tuple[Path, ...]:
    """Write every file whole, after all of them are made; nothing is written over unasked."""
    from samvekt.formats.frozen import ENDING
    from samvekt.formats.writing import write_whole_bytes
    from samvekt.report.blocks import Link
    from samvekt.report.html import html
    from samvekt.report.making import CASE_FILE, FORMAT_WORDS, index

    contents = {folder / one.name: one.content for one in made}
    frozen = f"{tell(CASE_FILE)}{ENDING}"
    contents[folder / frozen] = case_file.encode()
    others = (Link(FORMAT_WORDS["json"], frozen),)
    contents[folder / "index.html"] = html(index(material, made, others)).encode()
    if folder.exists() and not folder.is_dir():
        raise OutOfRange(message("{file} is not a folder. Choose another.", file=str(folder)))
    if folder.is_dir():
        for path in contents:
            refuse_to_overwrite(path, force=force)
    folder.mkdir(parents=True, exist_ok=True)
    for path, content in contents.items():
        write_whole_bytes(path, content)
    return tuple(contents)


def _content(
    folder: Path, results: Results, made: Sequence[Made], written: Sequence[Path]
) -> dict[str, object]:
    return {
        "round": results.round.id,
        "folder": str(folder),
        "index": str(written[-1]),
        "case_file": str(written[-2]),
        "files": [
            {"name": one.name, "length": one.length, "format": one.form, "bytes": len(one.content)}
            for one in made
        ],
        "not_worked_out": {name: tell(why) for name, why in results.refused.items()},
    }


def _show(material: Material, written: Sequence[Path]) -> None:
    screen = console()
    screen.print(words("Wrote {count} files. Open this one first:", count=len(written)))
    screen.print(f"  {written[-1]}", soft_wrap=True)
    if material.texts.said:
        bulleted(screen, [tell(said) for said in material.texts.said])
