"""The reference records: list them, show one, add your own."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from samvekt.bridge.standing import STATUS
from samvekt.cli.errors import print_json, print_text
from samvekt.cli.shape import COMMAND, OPTIONS, Group, add_command
from samvekt.cli.shared import (
    Json,
    Lang,
    LocalRecords,
    bulleted,
    console,
    headed,
    library,
    local_folder,
    table,
)
from samvekt.cli.tongue import language, tell, words
from samvekt.core.errors import OutOfRange
from samvekt.core.message import message
from samvekt.language import say

if TYPE_CHECKING:
    from typing import Any

    from samvekt.reference.record import Record

group = typer.Typer(
    cls=Group,
    options_metavar=OPTIONS,
    subcommand_metavar=COMMAND,
    rich_markup_mode=None,
    help=words("Life tables, norms, scales, criteria, rules and laws, with source and status."),
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Kind = Annotated[str, typer.Argument(metavar=words("KIND"), help=words("Such as scale or law."))]
RecordName = Annotated[
    str, typer.Argument(metavar=words("NAME"), help=words("The name, or name@version."))
]


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.add_typer(group, name="reference")
    add_command(group, list_records, "reference list", words("List the records."))
    add_command(
        group, show, "reference show", words("Show one record, or make a copy of it to change.")
    )
    add_command(group, add, "reference add", words("Check a record of your own and keep it."))


def list_records(
    kind: Annotated[
        str | None,
        typer.Option("--kind", metavar=words("KIND"), help=words("Only this kind.")),
    ] = None,
    records: LocalRecords = None,
    as_json: Json = False,
    _lang: Lang = None,
) -> None:
    """List the records."""
    shelf = library(records)
    found = [shelf.get(e.kind, e.name, e.version) for e in shelf.names(kind)]
    if as_json:
        print_json([_summary(record) for record in found])
        return
    shown = table(
        [
            (words("Kind"), "left"),
            (words("Name"), "left"),
            (words("What it is"), "left"),
            (words("Status"), "left"),
        ]
    )
    for record in found:
        title = say(record.title, language())
        shown.add_row(record.kind, record.label, title, tell(STATUS[record.status]))
    console().print(shown)


def _summary(record: Record[Any]) -> dict[str, object]:
    return {
        "kind": record.kind,
        "name": record.name,
        "version": record.version,
        "title": say(record.title, language()),
        "status": record.status,
        "valid_from": None if record.valid_from is None else record.valid_from.isoformat(),
        "valid_to": None if record.valid_to is None else record.valid_to.isoformat(),
        "source": record.source,
        "licence": record.licence,
        "checksum": record.checksum,
    }


def show(
    kind: Kind,
    name: RecordName,
    fork: Annotated[
        str | None,
        typer.Option(
            "--fork",
            metavar=words("NAME"),
            help=words("Print a copy with this name, to change and add. Built-in ones stay."),
        ),
    ] = None,
    records: LocalRecords = None,
    as_json: Json = False,
    _lang: Lang = None,
) -> None:
    """Show one record."""
    shelf = library(records)
    if fork is not None:
        _show_copy(shelf.fork(kind, name, fork), as_json=as_json)
        return
    record = shelf.get(kind, name)
    if as_json:
        print_json({**_summary(record), "record": record.as_data()})
    else:
        _show(record)


def _show_copy(text: str, *, as_json: bool) -> None:
    from samvekt.reference.safe_yaml import load_yaml

    if as_json:
        print_json(load_yaml(text, where="--fork"))
    else:
        print_text(text)


def _show(record: Record[Any]) -> None:
    from rich.table import Table

    from samvekt.formats.writing import as_yaml

    screen = console()
    screen.print(say(record.title, language()), style="bold")
    grid = Table.grid(padding=(0, 2))
    grid.add_column()
    grid.add_column(overflow="fold")
    for name, value in (
        (words("Name"), record.label),
        (words("Status"), tell(STATUS[record.status])),
        (words("Authority"), record.authority),
        (words("Valid from"), record.valid_from),
        (words("Valid to"), record.valid_to),
        (words("Source"), record.told_source),
        (words("Link"), record.url),
        (words("Licence"), record.licence),
        (words("Where it comes from"), record.provenance),
        (words("Based on"), record.based_on),
        (words("Checksum"), record.checksum),
    ):
        if value is not None:
            grid.add_row(name, tell(message("{value}", value=value)))
    screen.print(grid)
    if record.doubts:
        headed(screen, words("Know before you lean on it"))
        bulleted(screen, [say(doubt, language()) for doubt in record.doubts])
    headed(screen, words("Content"))
    screen.print(as_yaml(record.as_data()["content"]).rstrip())


def add(
    file: Annotated[
        Path, typer.Argument(metavar=words("FILE"), help=words("Your record, as YAML or JSON."))
    ],
    records: LocalRecords = None,
    as_json: Json = False,
    _lang: Lang = None,
) -> None:
    """Check a record and keep it with your own."""
    from samvekt.reference.library import Library

    folder = local_folder(records)
    if folder is None:
        raise OutOfRange(
            message("Say where to keep your records: --records FOLDER, or set SAMVEKT_RECORDS.")
        )
    shelf = library(folder) if folder.exists() else Library.built_in()
    record = shelf.add(file, folder)  # makes the folder when the record is without faults
    if as_json:
        print_json({**_summary(record), "folder": os.fspath(folder)})
        return
    console().print(words("Kept {record} in {folder}.", record=record.label, folder=str(folder)))
