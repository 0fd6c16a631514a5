"""How severe a condition is by a national rule."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from samvekt.bridge.standing import STATUS
from samvekt.cli.errors import print_json
from samvekt.cli.shape import add_command
from samvekt.cli.shared import Json, Lang, LocalRecords, bulleted, console, library
from samvekt.cli.tongue import language, tell, words
from samvekt.core.errors import OutOfRange
from samvekt.core.message import Words, message
from samvekt.language import number, say

if TYPE_CHECKING:
    from decimal import Decimal

    from samvekt.bridge.severity import SeverityAnswer


CURRENCIES = {"NOK": Words("kroner", "kroner", "kroner"), "EUR": Words("euro", "euro", "euro")}


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    add_command(
        app,
        severity,
        "severity",
        words("Work out good life years lost, severity class and reference cost."),
    )


def severity(
    age: Annotated[
        str,
        typer.Option(
            "--age",
            metavar=words("YEARS"),
            help=words("Mean age of those concerned, in whole years."),
        ),
    ],
    remaining: Annotated[
        str | None,
        typer.Option(
            "--remaining",
            metavar=words("YEARS"),
            help=words("Good life years left under today's care, not discounted."),
        ),
    ] = None,
    norm: Annotated[
        str, typer.Option("--norm", help=words("Name of the quality-of-life norm."))
    ] = "dmp-2025",
    rule: Annotated[str, typer.Option("--rule", help=words("Name of the severity rule."))] = (
        "magnussen-2015"
    ),
    life_table: Annotated[
        str | None,
        typer.Option(
            "--life-table",
            metavar=words("NAME"),
            help=words("A life table, for a norm that has no table of good life years left."),
        ),
    ] = None,
    sex: Annotated[
        Literal["female", "male", "both"],
        typer.Option("--sex", help=words("Whom the norm and the life table are read for.")),
    ] = "both",
    records: LocalRecords = None,
    as_json: Json = False,
    _lang: Lang = None,
) -> None:
    """Work out how severe a condition is."""
    from samvekt.bridge.severity import severity_of

    answer = severity_of(
        whole_years(age),
        _years(remaining),
        library(records),
        norm=norm,
        rule=rule,
        life_table=life_table,
        sex=sex,
    )
    if as_json:
        print_json(_content(answer, whole_years(age)))
    else:
        _show(answer)


def whole_years(written: str) -> int:
    """An age as a whole number."""
    if not re.fullmatch(r"\s*\d{1,3}\s*", written):
        raise OutOfRange(
            message("“{written}” is not an age. Write whole years, like 61.", written=written)
        )
    return int(written)


def _years(written: str | None) -> Decimal | None:
    from decimal import Decimal

    if written is None:
        return None
    text = written.strip().replace(",", ".")
    if not re.fullmatch(r"-?\d{1,3}(\.\d{1,6})?", text):
        raise OutOfRange(
            message("“{written}” is not a number of years. Write it like 15.89.", written=written)
        )
    return Decimal(text)


def _plain(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _content(answer: SeverityAnswer, age: int) -> dict[str, object]:
    result = answer.result
    return {
        "age": age,
        "expected": _plain(result.expected),
        "remaining": _plain(result.remaining),
        "shortfall": _plain(result.shortfall),
        "proportional": _plain(result.proportional),
        "class": result.severity_class,
        "weight": _plain(result.weight),
        "reference_cost": _plain(result.reference_cost),
        "currency": answer.currency,
        "measure": tell(result.measure_name),
        "norm": answer.norm,
        "rule": answer.rule,
        "life_table": answer.life_table,
        "status": answer.status,
        "standing": say(answer.standing, language()),
        "reason": None if result.reason is None else tell(result.reason),
        "fits": answer.verdict.level,
        "verdict": [tell(said) for said in answer.verdict.reasons],
    }


def _show(answer: SeverityAnswer) -> None:
    from rich.table import Table

    result, screen = answer.result, console()
    screen.print(tell(result.summary), style="bold")
    grid = Table.grid(padding=(0, 2))
    grid.add_column(overflow="fold")
    grid.add_column()
    for name, value in (
        (words("Good life years expected at this age"), result.expected),
        (words("Good life years left under today's care"), result.remaining),
        (words("Good life years lost (absolute shortfall)"), result.shortfall),
        (words("Severity class"), result.severity_class),
        (words("Weight"), result.weight),
        (
            words(
                "Reference for the cost of a good life year, {currency}",
                currency=CURRENCIES.get(answer.currency or "", answer.currency or "–"),
            ),
            result.reference_cost,
        ),
    ):
        if value is not None:
            grid.add_row(name, number(value, ",", language()))
    screen.print(grid)
    screen.print()
    bulleted(
        screen,
        [
            words("Measure: {measure}.", measure=result.measure_name),
            words("Norm: {norm}. Rule: {rule}.", norm=answer.norm, rule=answer.rule),
            words("Status: {status}.", status=STATUS[answer.status]),
            say(answer.standing, language()),
            *(tell(said) for said in answer.verdict.reasons),
        ],
    )
