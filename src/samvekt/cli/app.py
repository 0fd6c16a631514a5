"""All commands, in the order a round is made."""

from __future__ import annotations

from typing import Annotated

import typer

from samvekt.cli import (
    changes,
    economics,
    firmness,
    freezing,
    judgement,
    portfolio,
    ranking,
    reference,
    report,
    rounds,
    severity,
    weighing,
    workbook,
)
from samvekt.cli.shape import COMMAND, OPTIONS, Group
from samvekt.cli.shared import Lang
from samvekt.cli.tongue import words

app = typer.Typer(
    name="samvekt",
    help=words("Set priorities in health and care together and in the open."),
    epilog=words(
        "Exit codes: 0 done; 1 something required is missing; 2 the input has faults. "
        "The documentation lies in docs/."
    ),
    cls=Group,
    options_metavar=OPTIONS,
    subcommand_metavar=COMMAND,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,  # plain help: quick to start and easy on screen readers
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:  # noqa: FBT001 (the signature is typer's)
    if asked:
        from samvekt import METHOD_VERSION, __version__

        typer.echo(
            words(
                "Samvekt {version}, method version {method}",
                version=__version__,
                method=METHOD_VERSION,
            )
        )
        raise typer.Exit


@app.callback()
def _top(
    _lang: Lang = None,
    _version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_version, is_eager=True, help=words("Show the version.")
        ),
    ] = False,
) -> None:
    """What is said before a command."""


rounds.register(app)
workbook.register(app)
judgement.register(app)
weighing.register(app)
ranking.register(app)
firmness.register(app)
portfolio.register(app)
report.register(app)
freezing.register(app)
changes.register(app)
severity.register(app)
economics.register(app)
reference.register(app)
