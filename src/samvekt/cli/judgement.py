"""What the panel judged: the middle, the spread, the agreement, and what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from samvekt.cli.errors import print_json
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
from samvekt.core.message import message
from samvekt.language import number, say

if TYPE_CHECKING:
    from rich.console import Console

    from samvekt.bridge.panels import CriterionView, OptionView

Apart = Annotated[
    int,
    typer.Option(
        "--apart", min=1, help=words("How many levels from the others count as far from them.")
    ),
]


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    add_command(
        app,
        judgements,
        "judgements",
        words("Show the panel's level, the spread, the agreement, and what changed."),
    )


def judgements(
    file: File,
    apart: Apart = 2,
    records: LocalRecords = None,
    as_json: Json = False,
    _lang: Lang = None,
) -> None:
    """Show what the panel judged."""
    from samvekt.bridge.panels import panel_views

    shelf = library(records)
    round_ = read(file, shelf)
    views = panel_views(round_, shelf, apart)
    if as_json:
        print_json({"round": round_.id, "criteria": [_content(view) for view in views]})
        return
    screen = console()
    screen.print(round_.title, style="bold")
    if not views:
        screen.print(words("Nobody has judged anything yet."))
    for view in views:
        _show(screen, view)


def _content(view: CriterionView) -> dict[str, object]:
    return {
        "criterion": view.key,
        "left_out": list(view.left_out),
        "options": [_option_content(option) for option in view.options],
        "far_from_others": [
            {
                "assessor": one.assessor,
                "option": one.option,
                "said": tell(one.said),
            }
            for one in view.far
        ],
        "changed": [tell(said) for said in view.changed],
    }


def _option_content(view: OptionView) -> dict[str, object]:
    found, spread = view.middle, view.middle.spread
    return {
        "option": found.option,
        "level": found.level.key if found.level else None,
        "judged": found.judged,
        "dont_know": list(found.dont_know),
        "varies": list(found.varies),
        "silent": list(found.silent),
        "left_out": list(found.left_out),
        "counts": {level.key: count for level, count in found.counts},
        "least": spread.least.key if spread else None,
        "most": spread.most.key if spread else None,
        "agreement": view.agreement.consensus,
        "peakedness": view.agreement.peakedness,
        "said": tell(found.said),
    }


def _show(screen: Console, view: CriterionView) -> None:
    headed(screen, say(view.words, language()))
    shown = table(
        [
            (words("Option"), "left"),
            (words("Panel's level"), "left"),
            (words("From – to"), "left"),
            (words("Judged"), "right"),
            (words("Agreement"), "right"),
        ]
    )
    for option in view.options:
        shown.add_row(*_row(option))
    screen.print(shown)
    notes = [
        *(tell(one.said) for one in view.far),
        *(tell(said) for said in view.changed),
        *(
            words("{assessor} is disqualified. None of the judgements count.", assessor=name)
            for name in view.left_out
        ),
    ]
    bulleted(screen, notes)


def _row(view: OptionView) -> list[str]:
    found = view.middle
    if found.level is None or found.spread is None:
        return [found.option, tell(message("not judged")), "", "0", ""]
    least, most = (
        say(level.words, language()) for level in (found.spread.least, found.spread.most)
    )
    agreement = view.agreement.consensus
    return [
        found.option,
        say(found.level.words, language()),
        least if least == most else f"{least} – {most}",
        str(found.judged),
        "" if agreement is None else number(agreement, ".2f", language()),
    ]
