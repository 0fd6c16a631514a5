"""Rounds as files: make a new one, check it, publish the schema."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from samvekt.bridge.standing import DEMAND, STATE, STATUS
from samvekt.cli.errors import print_json, print_text
from samvekt.cli.shape import add_command
from samvekt.cli.shared import (
    File,
    Json,
    Lang,
    LocalRecords,
    bulleted,
    console,
    headed,
    library,
    read,
    table,
)
from samvekt.cli.tongue import language, tell, words
from samvekt.core.errors import OutOfRange
from samvekt.core.message import Message, message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from samvekt.bridge.completeness import Completeness, Part
    from samvekt.formats.beginning import Beginning
    from samvekt.formats.dossier import Round
    from samvekt.reference.library import Library

SOMETHING_MISSING = 1

To = Annotated[Path, typer.Option("--to", metavar=words("FILE"), help=words("Where to write."))]
Force = Annotated[
    bool, typer.Option("--force", help=words("Write over a file that is already there."))
]


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    add_command(app, new, "new", words("Start a new round as a file to fill in."))
    add_command(
        app, check, "check", words("Tell what is missing, by the ten parts of the decision basis.")
    )
    add_command(app, schema, "schema", words("Write the JSON Schema of the dossier."))


def refuse_to_overwrite(path: Path, *, force: bool) -> None:
    """A file that is there stays as it is unless asked otherwise; a device always does."""
    if not path.parent.is_dir():
        raise OutOfRange(
            message("There is no folder {folder}. Make it first.", folder=str(path.parent))
        )
    if path.exists() and not path.is_file():
        raise OutOfRange(message("{file} is not a file. Choose another name.", file=str(path)))
    if path.exists() and not force:
        raise OutOfRange(
            message("{file} is already there. Choose another name, or add --force.", file=str(path))
        )


def new(
    title: Annotated[str, typer.Option("--title", help=words("What the round is about."))],
    to: To,
    template: Annotated[
        str | None,
        typer.Option(
            "--template",
            metavar=words("NAME"),
            help=words("Name of a template of rounds; see: samvekt reference list round_template"),
        ),
    ] = None,
    profile: Annotated[
        Literal["practice", "municipal", "national"] | None,
        typer.Option("--profile", help=words("How formal the case must be.")),
    ] = None,
    criteria: Annotated[
        str | None, typer.Option("--criteria", help=words("Name of the criteria set."))
    ] = None,
    records: LocalRecords = None,
    force: Force = False,
    as_json: Json = False,
    _lang: Lang = None,
) -> None:
    """Start a new round."""
    from samvekt.formats.reading import round_from
    from samvekt.formats.writing import write_round

    refuse_to_overwrite(to, force=force)
    shelf = library(records)
    beginning = _beginning(template, profile, criteria, shelf)
    content = beginning.content(name=_name_of(title), title=title, language=language())
    made = round_from(content, where=str(to), library=shelf)
    write_round(made, to)
    if as_json:
        print_json({"written": str(to), "id": made.id})
        return
    console().print(words("Wrote {file}. Fill it in, then run: samvekt check {file}", file=str(to)))


def _beginning(
    template: str | None, profile: str | None, criteria: str | None, shelf: Library
) -> Beginning:
    """What the template says, but for what is asked otherwise; without one, the usual."""
    from samvekt.formats.beginning import CRITERIA, Beginning

    if template is None:
        usual = profile or "municipal"
        level = "national" if usual == "national" else "administrative"
        return Beginning(level, usual, criteria or CRITERIA)
    first_year = date.today().year + 1  # noqa: DTZ011 (the year here)
    found = Beginning.of(shelf.get("round_template", template).content, first_year)
    return replace(found, profile=profile or found.profile, criteria=criteria or found.criteria)


def _name_of(title: str) -> str:
    return re.sub(r"[^a-zæøå0-9]+", "-", title.lower()).strip("-")[:60] or "runde"


def check(
    file: File, records: LocalRecords = None, as_json: Json = False, _lang: Lang = None
) -> None:
    """Tell what is missing in a round."""
    from samvekt.bridge.cautions import cautions
    from samvekt.bridge.completeness import completeness

    shelf = library(records)
    round_ = read(file, shelf)
    found, warned = completeness(round_, shelf), cautions(round_)
    if as_json:
        print_json(_check_content(round_, found, warned))
    else:
        _show_check(round_, found, warned)
    if not found.complete:
        raise typer.Exit(SOMETHING_MISSING)


def _check_content(
    round_: Round, found: Completeness, warned: Sequence[Message]
) -> dict[str, object]:
    return {
        "round": round_.id,
        "profile": found.profile,
        "profile_status": found.status,
        "complete": found.complete,
        "parts": [_part_content(part) for part in found.parts],
        "fields": [_part_content(part) for part in found.fields],
        "cautions": [tell(said) for said in warned],
    }


def _part_content(part: Part) -> dict[str, object]:
    return {
        "part": part.key,
        "name": part.words.in_language(language()),
        "demand": part.demand,
        "state": part.state,
        "missing": [tell(said) for said in part.missing],
        "reason": part.reason,
    }


def _show_check(round_: Round, found: Completeness, warned: Sequence[Message]) -> None:
    screen = console()
    screen.print(round_.title, style="bold")
    screen.print(
        words(
            "Profile: {title} ({status})",
            title=found.title,
            status=STATUS[found.status],
        )
    )
    shown = table(
        [
            (words("Part"), "left"),
            (words("Demand"), "left"),
            (words("State"), "left"),
            (words("What is missing"), "left"),
        ]
    )
    for part in (*found.parts, *(p for p in found.fields if p.demand != "not_asked")):
        shown.add_row(
            part.words.in_language(language()),
            tell(DEMAND[part.demand]),
            tell(STATE[part.state]),
            _what_is_missing(part),
            style=_style(part),
        )
    screen.print(shown)
    if warned:
        headed(screen, words("Before you compare the figures"))
        bulleted(screen, [tell(said) for said in warned])
    screen.print()
    screen.print(
        words("Nothing required is missing.")
        if found.complete
        else words("Something required is missing. See the table above.")
    )


def _what_is_missing(part: Part) -> str:
    if part.state == "not_relevant":
        return words("Not relevant, because: {reason}", reason=part.reason or "")
    return "\n".join(tell(said) for said in part.missing)


def _style(part: Part) -> str:
    return "bold" if part.lacking else ""


def schema(
    to: Annotated[
        Path | None,
        typer.Option("--to", metavar=words("FILE"), help=words("Where to write; else the screen.")),
    ] = None,
    force: Force = False,
    as_json: Json = False,
    _lang: Lang = None,
) -> None:
    """Write the JSON Schema of the dossier."""
    from samvekt.formats.schema import dossier_schema
    from samvekt.formats.writing import as_json as json_text
    from samvekt.formats.writing import write_whole

    if to is None:
        print_text(json_text(dossier_schema()))
        return
    refuse_to_overwrite(to, force=force)
    write_whole(to, json_text(dossier_schema()))
    if as_json:
        print_json({"written": str(to)})
    else:
        console().print(words("Wrote {file}.", file=str(to)))
