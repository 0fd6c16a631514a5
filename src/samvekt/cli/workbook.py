"""Rounds to and from spreadsheets: a workbook to fill in, and what is read from one or a list."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from samvekt.cli.errors import print_json
from samvekt.cli.rounds import Force, To, refuse_to_overwrite
from samvekt.cli.shape import OwnWords, add_command
from samvekt.cli.shared import (
    Json,
    Lang,
    LocalRecords,
    bulleted,
    console,
    library,
    read,
    working,
)
from samvekt.cli.tongue import language, tell, words

if TYPE_CHECKING:
    from samvekt.formats.importing import Imported

YEARS_IN_PLAN = 4


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    add_command(
        app,
        template,
        "template",
        words("Write a workbook to fill in, empty or with what a round has."),
    )
    add_command(
        app,
        import_file,
        "import",
        words("Make a round of a workbook, or add a list of options, judgements or weights."),
    )


def template(
    to: To,
    from_round: Annotated[
        Path | None,
        typer.Option(
            "--from", metavar=words("ROUND"), help=words("The round to fill it with; else empty.")
        ),
    ] = None,
    first_year: Annotated[
        int | None,
        typer.Option(
            "--first-year",
            min=1900,
            max=2197,
            help=words("The first of four years with columns; next year if not said."),
        ),
    ] = None,
    records: LocalRecords = None,
    force: Force = False,
    as_json: Json = False,
    _lang: Lang = None,
) -> None:
    """Write a workbook to fill in."""
    from samvekt.formats.workbook.sheets import ORDER
    from samvekt.formats.workbook.writing import workbook_of
    from samvekt.formats.writing import write_whole_bytes

    refuse_to_overwrite(to, force=force)
    shelf = library(records)
    round_ = read(from_round, shelf) if from_round else None
    with working(words("Writing {file} …", file=str(to))):
        content = workbook_of(round_, language(), shelf, years=_years(first_year))
        write_whole_bytes(to, content)
    if as_json:
        id_ = round_.id if round_ else None
        print_json({"written": str(to), "id": id_, "language": language(), "sheets": len(ORDER)})
        return
    console().print(
        words("Wrote {file}. Fill it in, then run: samvekt import {file} --to …", file=str(to))
    )


def _years(first: int | None) -> tuple[int, ...]:
    start = first if first is not None else date.today().year + 1  # noqa: DTZ011 (the year here)
    return tuple(range(start, start + YEARS_IN_PLAN))


def import_file(
    file: Annotated[
        Path,
        typer.Argument(
            metavar=words("LIST"), help=words("A workbook (.xlsx), or a list as CSV in UTF-8.")
        ),
    ],
    to: Annotated[
        Path | None,
        typer.Option("--to", metavar=words("FILE"), help=words("Where to write the round.")),
    ] = None,
    mapping: Annotated[
        Path | None,
        typer.Option(
            "--mapping",
            metavar=words("FILE"),
            help=words("Which column is which; not needed when columns carry our own names."),
        ),
    ] = None,
    suggest_mapping: Annotated[
        Path | None,
        typer.Option(
            "--suggest-mapping",
            metavar=words("FILE"),
            help=words("Write a mapping to look over, guessed from the column names."),
        ),
    ] = None,
    into: Annotated[
        Path | None,
        typer.Option(
            "--into", metavar=words("FILE"), help=words("The round to put the rows into.")
        ),
    ] = None,
    sheet: Annotated[
        str | None,
        typer.Option("--sheet", help=words("The sheet with the list; the first if not said.")),
    ] = None,
    records: LocalRecords = None,
    force: Force = False,
    as_json: Json = False,
    _lang: Lang = None,
) -> None:
    """Make a round of a workbook, or add a list to one."""
    if suggest_mapping is not None:
        _suggest(file, suggest_mapping, sheet, force=force, as_json=as_json)
        return
    if to is None:
        raise OwnWords(words("{name} is missing.", name="--to"))
    from samvekt.formats.importing import imported
    from samvekt.formats.writing import write_round

    refuse_to_overwrite(to, force=force)
    with working(words("Reading {file} …", file=str(file))):
        made = imported(file, mapping=mapping, into=into, sheet=sheet, library=library(records))
    write_round(made.round, to)
    if as_json:
        print_json(_content(made, to))
    else:
        _show(made, file, to)


def _content(made: Imported, to: Path) -> dict[str, object]:
    return {
        "written": str(to),
        "kind": made.kind,
        "rows": made.rows,
        "read": dict(made.counts),
        "options": len(made.round.options),
        "notices": [tell(said) for said in made.notices],
    }


def _show(made: Imported, file: Path, to: Path) -> None:
    screen = console()
    screen.print(
        words(
            "Rows read from {list}: {rows}. Wrote {file}.",
            rows=made.rows,
            list=str(file),
            file=str(to),
        )
    )
    if made.kind == "round":
        bulleted(screen, [_counted(key, rows) for key, rows in made.counts.items()])
    for said in made.notices:
        screen.print(tell(said))


def _counted(key: str, rows: int) -> str:
    from samvekt.formats.workbook.sheets import sheet_of

    return words("{name}: {count:,}", name=sheet_of(key).title, count=rows)


def _suggest(file: Path, to: Path, sheet: str | None, *, force: bool, as_json: bool) -> None:
    from samvekt.formats.importing import list_in
    from samvekt.formats.suggesting import suggested_kind, suggested_mapping
    from samvekt.formats.writing import write_whole

    refuse_to_overwrite(to, force=force)
    with working(words("Reading {file} …", file=str(file))):
        rows = list_in(file, sheet)
    write_whole(to, suggested_mapping(rows, language()))
    if as_json:
        print_json({"written": str(to), "kind": suggested_kind(rows.columns)})
        return
    console().print(words("Wrote {file}. Look it over, then add: --mapping {file}", file=str(to)))
