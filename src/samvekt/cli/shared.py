"""What the commands share: options, reading with progress, and how tables look."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from samvekt.cli.shape import OwnWords
from samvekt.cli.tongue import language, words
from samvekt.core.message import LANGUAGES
from samvekt.language import opened

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from samvekt.formats.dossier import Round
    from samvekt.reference.library import Library

WIDTH_IN_PIPE = 100
PATIENCE = 1.0  # seconds before work is announced

File = Annotated[
    Path, typer.Argument(metavar=words("FILE"), help=words("The round, as YAML or JSON."))
]
Json = Annotated[
    bool, typer.Option("--json", help=words("Write one JSON document and nothing else."))
]


def _known_language(value: str | None) -> str | None:
    if value is not None and value not in LANGUAGES:
        raise OwnWords(words("The language {given} is not known. Use nb, nn or en.", given=value))
    return value


Lang = Annotated[
    str | None,
    typer.Option(
        "--lang",
        metavar="nb|nn|en",
        callback=_known_language,
        show_default=False,
        help=words("Language of the answer. The setting SAMVEKT_LANG does the same."),
    ),
]
LocalRecords = Annotated[
    Path | None,
    typer.Option(
        "--records",
        metavar=words("FOLDER"),
        help=words("Your own reference records. The setting SAMVEKT_RECORDS does the same."),
    ),
]


def local_folder(given: Path | None) -> Path | None:
    """The folder of local records: the option, else the setting SAMVEKT_RECORDS."""
    setting = os.environ.get("SAMVEKT_RECORDS")
    return given or (Path(setting) if setting else None)


def library(records: Path | None = None) -> Library:
    """The reference library with the local records, if there are any."""
    from samvekt.reference.library import Library

    folder = local_folder(records)
    return Library.built_in() if folder is None else Library.with_local(folder)


def read(file: Path, records: Library) -> Round:
    """The round in a file, with a word on the screen when it takes more than a second."""
    from samvekt.formats.reading import read_round

    with working(words("Reading {file} …", file=str(file))):
        return read_round(file, records)


@contextmanager
def working(what: str) -> Iterator[None]:
    """Say what is being done when it takes more than a second and someone is watching."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    status = Console(stderr=True).status(what)
    timer = Timer(PATIENCE, status.start)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        status.stop()


@contextmanager
def counting(what: str) -> Iterator[Callable[[int, int], None] | None]:
    """Show how far long work has come, and how long is left, when someone is watching."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task(what, total=None)
        yield lambda done, total: shown.update(task, completed=done, total=total)


BAR = 10  # signs


def share_bar(share: float) -> str:
    """A share as a bar and a number, readable without colour."""
    from samvekt.language import number

    full = round(share * BAR)
    return f"{'█' * full}{'·' * (BAR - full)} {number(share, '.0%', language())}"


def console() -> Console:
    """Where readable answers go; wider than usual in a pipe, so that tables have room."""
    from rich.console import Console

    class Answers(Console):
        def on_broken_pipe(self) -> None:
            raise BrokenPipeError  # our own door decides the exit code

    width = None if sys.stdout.isatty() else WIDTH_IN_PIPE
    return Answers(width=width, highlight=False, markup=False, emoji=False)


def table(columns: Sequence[tuple[str, str]], *, title: str | None = None) -> Table:
    """An empty table; each column has a heading and an alignment, "left" or "right".

    Long words go on to the next line; nothing is cut.
    """
    from rich import box
    from rich.table import Table

    made = Table(title=title, box=box.SIMPLE_HEAD, title_justify="left", pad_edge=False)
    for heading, justify in columns:
        side: Literal["left", "right"] = "right" if justify == "right" else "left"
        made.add_column(opened(heading), justify=side, overflow="fold")
    return made


def headed(screen: Console, text: str) -> None:
    """A heading with a line of air before it."""
    screen.print()
    screen.print(opened(text), style="bold")


def bulleted(screen: Console, lines: Sequence[str]) -> None:
    """Each line with a bullet and a hanging indent."""
    from rich.padding import Padding
    from rich.table import Table

    grid = Table.grid(padding=(0, 1))
    grid.add_column()
    grid.add_column(overflow="fold")
    for line in lines:
        grid.add_row("•", line)
    screen.print(Padding(grid, (0, 0, 0, 2)))
