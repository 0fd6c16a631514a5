"""What changed between two versions of a round."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from samvekt.cli.errors import print_json
from samvekt.cli.shape import add_command
from samvekt.cli.shared import (
    Json,
    Lang,
    LocalRecords,
    bulleted,
    console,
    counting,
    headed,
    library,
)
from samvekt.cli.tongue import language, tell, words
from samvekt.language import opened, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from samvekt.bridge.changes import Change, Changes
    from samvekt.bridge.changes.sides import Opened, Side
    from samvekt.core.message import Message

SOMETHING_CHANGED = 1


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    add_command(
        app, diff, "diff", words("Tell in words what changed between two versions of a round.")
    )


def diff(
    before: Annotated[
        Path,
        typer.Argument(metavar=words("BEFORE"), help=words("A round, or a frozen one.")),
    ],
    after: Annotated[
        Path,
        typer.Argument(metavar=words("AFTER"), help=words("The later version, frozen or not.")),
    ],
    without_results: Annotated[
        bool,
        typer.Option("--without-results", help=words("Compare what was put in and nothing else.")),
    ] = False,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help=words("End with 1 when something has changed."))
    ] = False,
    records: LocalRecords = None,
    as_json: Json = False,
    _lang: Lang = None,
) -> None:
    """Tell what changed between two versions of a round."""
    from samvekt.bridge.changes import changes_between
    from samvekt.bridge.changes.sides import open_side

    shelf = library(records)
    sides = [open_side(file, shelf) for file in (before, after)]
    cautions = [said for one in sides for said in one.cautions]
    compared = [one.side for one in sides] if without_results else _with_results(sides)
    found = changes_between(*compared)
    if as_json:
        print_json(_content(before, after, found, cautions))
    else:
        _show(console(), found, cautions)
    if exit_code and not found.none:
        raise typer.Exit(SOMETHING_CHANGED)


def _with_results(sides: Sequence[Opened]) -> list[Side]:
    """Both with results; one that is not frozen is worked out as the frozen one was."""
    from samvekt.bridge.changes.sides import asked_of_either, with_results

    asked = asked_of_either(sides)
    with counting(words("Working out the results …")) as progress:
        return [with_results(one, asked, progress) for one in sides]


def _content(
    before: Path, after: Path, found: Changes, cautions: list[Message]
) -> dict[str, object]:
    return {
        "before": str(before),
        "after": str(after),
        "same": found.none,
        "changes": [_change(one) for one in found.changes],
        "others": found.others,
        "cautions": [tell(said) for said in cautions],
    }


def _change(one: Change) -> dict[str, Any]:
    return {
        "group": one.group,
        "kind": one.difference.kind,
        "place": one.difference.place,
        "from": one.difference.before,
        "to": one.difference.after,
        "said": tell(one.said),
    }


def _show(screen: Console, found: Changes, cautions: list[Message]) -> None:
    from samvekt.bridge.changes import GROUPS

    bulleted(screen, [tell(said) for said in cautions])
    if found.none:
        screen.print(words("Nothing has changed."))
        return
    for group, heading in GROUPS.items():
        if told := found.under(group):
            headed(screen, say(heading, language()))
            bulleted(screen, [opened(tell(one.said)) for one in told])
    if found.others:
        screen.print()
        screen.print(
            words("Besides, {count:,} other numbers of the results differ.", count=found.others)
        )
