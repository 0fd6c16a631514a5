"""What each further good life year costs, from a list of strategies."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from samvekt.cli.errors import print_json
from samvekt.cli.shape import add_command
from samvekt.cli.shared import Json, Lang, bulleted, console, table
from samvekt.cli.tongue import language, tell, words
from samvekt.core.message import message
from samvekt.language import number

if TYPE_CHECKING:
    from samvekt.core.economics.comparison import IcerTable


STATUS = {
    "ND": message("on the frontier"),
    "D": message("dominated"),
    "ED": message("extendedly dominated"),
}


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    add_command(
        app,
        icer,
        "icer",
        words("Show what each further good life year costs, and which strategies fall out."),
    )


def icer(
    file: Annotated[
        Path,
        typer.Argument(
            metavar=words("LIST"), help=words("CSV with the columns strategy, cost and effect.")
        ),
    ],
    as_json: Json = False,
    _lang: Lang = None,
) -> None:
    """Compare strategies by cost and effect."""
    from samvekt.core.economics.comparison import icer_table
    from samvekt.formats.strategies import read_strategies

    listed = read_strategies(file)
    found = icer_table(listed.names, listed.cost, listed.effect)
    if as_json:
        print_json(_content(found))
    else:
        _show(found)


def _content(found: IcerTable) -> list[dict[str, object]]:
    return [
        {
            "strategy": row.strategy,
            "status": row.status,
            "icer": row.icer,
            "cost": row.cost,
            "effect": row.effect,
            "inc_cost": row.inc_cost,
            "inc_effect": row.inc_effect,
            "compared_with": list(row.compared_with),
            "reason": tell(row.reason),
        }
        for row in found.rows
    ]


def _show(found: IcerTable) -> None:
    screen = console()
    shown = table(
        [
            (words("Strategy"), "left"),
            (words("Cost"), "right"),
            (words("Effect"), "right"),
            (words("Cost of each further good life year"), "right"),
            (words("Status"), "left"),
        ]
    )
    for row in found.rows:
        shown.add_row(
            row.strategy,
            number(row.cost, ",.0f", language()),
            number(row.effect, ",.4g", language()),
            "" if row.icer is None else number(row.icer, ",.0f", language()),
            tell(STATUS[row.status]),
        )
    screen.print(shown)
    bulleted(screen, [f"{row.strategy}: {tell(row.reason)}" for row in found.rows])
