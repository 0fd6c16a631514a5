"""How firm the order is."""

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
    counting,
    headed,
    library,
    read,
    share_bar,
    table,
)
from samvekt.cli.tongue import language, tell, words
from samvekt.language import number, say

if TYPE_CHECKING:
    from rich.console import Console

    from samvekt.bridge.firmness import RoundFirmness
    from samvekt.core.ranking.firmness import Firmness
    from samvekt.core.tables import Floats
    from samvekt.formats.dossier import Round

MOST_LINES = 8


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    add_command(
        app, robust, "robust", words("Show how firm the order is, and what the choice hangs on.")
    )


def robust(
    file: File,
    draws: Annotated[
        int, typer.Option("--draws", min=100, max=10_000_000, help=words("How many draws."))
    ] = 20_000,
    seed: Annotated[
        int, typer.Option("--seed", min=0, help=words("The same seed gives the same draws."))
    ] = 1,
    top: Annotated[
        int, typer.Option("--top", min=1, help=words("How many first options make a choice."))
    ] = 5,
    stakeholder: Annotated[
        str | None,
        typer.Option(
            "--stakeholder",
            metavar=words("NAME"),
            help=words("Whose weights the choice is worked out with."),
        ),
    ] = None,
    records: LocalRecords = None,
    as_json: Json = False,
    _lang: Lang = None,
) -> None:
    """Show how firm the order is."""
    from samvekt.bridge.firmness import AskedFirmness, firmness_of

    shelf = library(records)
    round_ = read(file, shelf)
    asked = AskedFirmness(draws, seed, top, stakeholder)
    with counting(words("Drawing judgements and weights …")) as progress:
        found = firmness_of(round_, shelf, asked, progress)
    if as_json:
        print_json(_content(round_, found))
    else:
        _show(console(), round_, found)


def _content(round_: Round, found: RoundFirmness) -> dict[str, object]:
    from samvekt import METHOD_VERSION, __version__

    return {
        "round": round_.id,
        "draws": found.asked.draws,
        "seed": found.asked.seed,
        "top": found.keep,
        "record": found.doubts.record,
        "status": found.doubts.status,
        "pooled": _shares(found.found.pooled, found.keep),
        "stakeholders": {name: _shares(one, found.keep) for name, one in found.found.apart.items()},
        "not_judged": list(found.doubts.beside),
        "stability": [
            {
                "criterion": one.criterion,
                "weight": one.weight,
                "low": one.low,
                "high": one.high,
                "rivals_below": list(one.rivals_below),
                "rivals_above": list(one.rivals_above),
            }
            for one in found.stability
        ],
        "tornado": [
            {
                "option": bar.of,
                "criterion": bar.criterion,
                "swing": bar.swing,
                "low": {"input": bar.low.input, "score": bar.low.score, "place": bar.low.place},
                "high": {"input": bar.high.input, "score": bar.high.score, "place": bar.high.place},
            }
            for bar in found.bars
        ],
        "changed_judgements": [
            {
                "option": one.option,
                "criterion": one.criterion,
                "from": one.from_level,
                "to": one.to_level,
                "chosen": list(one.chosen),
            }
            for one in found.changes
        ],
        "worth_of_knowing_all": {
            "worth": found.worth_of_all.worth,
            "standard_error": found.worth_of_all.standard_error,
            "changes": found.worth_of_all.changes,
        },
        "worth_of_knowing_one": [
            {"option": name, "worth": one.worth, "standard_error": one.standard_error}
            for name, one in found.worth_of_one
        ],
        "said": [tell(said) for said in found.said],
        "cautions": [tell(said) for said in found.cautions],
        "method_version": METHOD_VERSION,
        "version": __version__,
    }


def _shares(one: Firmness, keep: int) -> list[dict[str, object]]:
    top = one.top(keep)
    return [
        {
            "option": option,
            "first": float(one.first[at]),
            "top": float(top[at]),
            "expected_place": float(one.expected_place[at]),
            "places": [float(share) for share in one.share[at]],
            "standard_error": [float(error) for error in one.standard_error[at]],
            "confidence": _number(one.confidence[at]),
            "central_weights": {
                key: _number(weight)
                for key, weight in zip(one.criteria, one.central_weights[at], strict=True)
            },
        }
        for at, option in enumerate(one.options)
    ]


def _number(value: float) -> float | None:
    return None if value != value else float(value)  # noqa: PLR0124 (not a number)


def _show(screen: Console, round_: Round, found: RoundFirmness) -> None:
    pooled, keep = found.found.pooled, found.keep
    screen.print(round_.title, style="bold")
    screen.print(
        words(
            "Shares of {draws:,.0f} draws in which the option is among the first {keep}.",
            draws=found.asked.draws,
            keep=keep,
        )
    )
    shown = table(
        [
            (words("Option"), "left"),
            (words("All together"), "left"),
            *((name, "right") for name in found.found.apart),
            (words("Mean place"), "right"),
        ]
    )
    tops = {name: one.top(keep) for name, one in found.found.apart.items()}
    for at in _in_order(pooled.expected_place):
        option = pooled.options[at]
        shown.add_row(
            f"{option} {round_.option(option).name}",
            share_bar(float(pooled.top(keep)[at])),
            *(number(float(tops[name][at]), ".0%", language()) for name in tops),
            number(float(pooled.expected_place[at]), ".1f", language()),
        )
    screen.print(shown)
    _show_hangs_on(screen, found)
    for heading, lines in (
        (words("How the round was read"), [tell(said) for said in found.said]),
        (words("Before you compare the figures"), [tell(said) for said in found.cautions]),
    ):
        if lines:
            headed(screen, heading)
            bulleted(screen, lines)


def _in_order(places: Floats) -> list[int]:
    return sorted(range(len(places)), key=lambda at: float(places[at]))


def _show_hangs_on(screen: Console, found: RoundFirmness) -> None:
    if found.stability:
        screen.print(_stability(found))
    if found.changes:
        headed(screen, words("One changed judgement is enough to change the choice"))
        bulleted(screen, [tell(one.said) for one in found.changes[:MOST_LINES]])
    headed(screen, words("What more knowledge could be worth, in value points"))
    bulleted(screen, _worth(found))


def _stability(found: RoundFirmness) -> object:
    shown = table(
        [
            (words("Criterion"), "left"),
            (words("Weight now"), "right"),
            (words("Same choice from – to"), "left"),
            (words("Comes in outside"), "left"),
        ]
    )
    for one in found.stability:
        low, high = (number(end, ".0%", language()) for end in (one.low, one.high))
        shown.add_row(
            say(found.words[one.criterion], language()),
            number(one.weight, ".0%", language()),
            f"{low} – {high}",
            ", ".join(dict.fromkeys((*one.rivals_below, *one.rivals_above))),
        )
    return shown


def _worth(found: RoundFirmness) -> list[str]:
    everything = words(
        "Knowing everything: {worth:.2f} (± {error:.2f}). Another choice in {changes:.0%} of the "
        "draws.",
        worth=found.worth_of_all.worth,
        error=found.worth_of_all.standard_error,
        changes=found.worth_of_all.changes,
    )
    each = [
        words(
            "Knowing {option} better: {worth:.2f} (± {error:.2f}).",
            option=name,
            worth=one.worth,
            error=one.standard_error,
        )
        for name, one in found.worth_of_one[:MOST_LINES]
    ]
    return [everything, *each]
