"""Which options fit together within money and people."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Literal

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
from samvekt.core.errors import OutOfRange
from samvekt.core.message import message
from samvekt.language import number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.console import Console

    from samvekt.bridge.portfolio import RoundPortfolio
    from samvekt.formats.dossier import Round

Names = Annotated[
    list[str] | None,
    typer.Option("--must", metavar=words("OPTION"), help=words("An option that must be in.")),
]
NotNames = Annotated[
    list[str] | None,
    typer.Option("--must-not", metavar=words("OPTION"), help=words("An option that must be out.")),
]
OwnList = Annotated[
    str | None,
    typer.Option(
        "--own-list",
        metavar=words("OPTION,OPTION"),
        help=words("The council's own list, to hold beside the best set."),
    ),
]
LimitOption = Annotated[
    list[str] | None,
    typer.Option(
        "--limit",
        metavar=words("NAME=AMOUNT"),
        help=words("Another amount for one of the round's limits."),
    ),
]
Value = Annotated[
    Literal["judged", "good-life-years", "count", "order"],
    typer.Option(
        "--value",
        metavar="judged|good-life-years|count|order",
        help=words(
            "What counts: judged value, good life years, as many as fit, or a rule's order."
        ),
    ),
]


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    add_command(
        app,
        portfolio,
        "portfolio",
        words("Show the best set within money and people, and what each limit costs."),
    )


def portfolio(
    file: File,
    value: Value = "judged",
    rule: Annotated[
        str, typer.Option("--rule", metavar=words("RULE"), help=words("The rule of --value order."))
    ] = "swedish",
    stakeholder: Annotated[
        str | None,
        typer.Option("--stakeholder", metavar=words("NAME"), help=words("Whose weights to use.")),
    ] = None,
    limit: LimitOption = None,
    must: Names = None,
    must_not: NotNames = None,
    own_list: OwnList = None,
    scenarios: Annotated[
        int, typer.Option("--scenarios", min=0, help=words("How many draws; 0 leaves them out."))
    ] = 200,
    seed: Annotated[
        int, typer.Option("--seed", min=0, help=words("The same seed gives the same draws."))
    ] = 1,
    records: LocalRecords = None,
    as_json: Json = False,
    _lang: Lang = None,
) -> None:
    """Show the best set of options."""
    from samvekt.bridge.portfolio import Asked, portfolio_of

    shelf = library(records)
    round_ = read(file, shelf)
    asked = Asked(
        value,
        rule,
        stakeholder,
        dict(_limit(text) for text in limit or ()),
        _known(must, round_),
        _known(must_not, round_),
        _known((own_list or "").split(",") if own_list else None, round_),
        scenarios,
        seed,
    )
    with counting(words("Fitting the options …")) as progress:
        found = portfolio_of(round_, shelf, asked, progress)
    if as_json:
        print_json(_content(round_, found))
    else:
        _show(console(), round_, found)


def _limit(written: str) -> tuple[str, float]:
    name, equals, amount = written.rpartition("=")
    if not equals or not re.fullmatch(r"\s*-?\d+([.,]\d+)?\s*", amount):
        raise OutOfRange(
            message("“{written}” is no limit. Write it like NAME=10000.", written=written)
        )
    return name.strip(), float(amount.replace(",", "."))


def _known(names: list[str] | None, round_: Round) -> tuple[str, ...]:
    known = [option.id for option in round_.options]
    asked = tuple(name.strip() for name in names or () if name.strip())
    for name in asked:
        if name not in known:
            raise OutOfRange(
                message(
                    "There is no option {name} in the round. It has: {known}.",
                    name=name,
                    known=tuple(known),
                )
            )
    return asked


def _content(round_: Round, found: RoundPortfolio) -> dict[str, object]:
    from samvekt import METHOD_VERSION, __version__
    from samvekt.bridge.fitting import units_of_limits

    best, drawn = found.best, found.in_scenarios
    return {
        "round": round_.id,
        "valued": found.asked.valued,
        "rule": found.asked.rule if found.asked.valued == "order" else None,
        "stakeholder": found.asked.stakeholder,
        "chosen": list(best.chosen),
        "shares": dict(zip(best.options, (float(s) for s in best.shares), strict=True)),
        "value": best.value,
        "values": dict(found.question.values),
        "use": dict(zip(best.resources, (float(n) for n in best.use), strict=True)),
        "limits": dict(found.question.limits),
        "units": {name: units_of_limits(round_)[name] for name in found.question.limits},
        "slack": {name: float(n) for name, n in best.slack.items()},
        "pools": [
            {"pool": one.pool, "limit": one.resource, "amount": one.amount} for one in best.payments
        ],
        "upper_bound": best.upper_bound,
        "gap": best.gap,
        "proven": best.proven,
        "method": best.method,
        "not_assessed": list(best.not_assessed),
        "use_not_known": list(best.use_not_known),
        "core_index": None
        if drawn is None
        else {name: float(share) for name, share in drawn.core_index.items()},
        "always": None if drawn is None else list(drawn.always),
        "sometimes": None if drawn is None else list(drawn.sometimes),
        "never": None if drawn is None else list(drawn.never),
        "scenarios": None if drawn is None else len(drawn.value),
        "seed": found.asked.seed,
        "prices": [
            {
                "limit": tell(price.said),
                "resource": price.resource,
                "gained": _finite(price.gained),
                "taken_in": list(price.taken_in),
                "taken_out": list(price.taken_out),
            }
            for price in found.prices
        ],
        "shadow_prices": [
            {
                "resource": price.resource,
                "price": price.price,
                "low": _finite(price.low),
                "high": _finite(price.high),
            }
            for price in found.shadow
        ],
        "swaps": [
            {
                "taken_out": list(swap.taken_out),
                "taken_in": list(swap.taken_in),
                "value_lost": swap.value_lost,
            }
            for swap in found.swaps
        ],
        "order_of_buy": {
            order.resource: [
                {
                    "option": step.option,
                    "value": step.value,
                    "use": step.use,
                    "total_value": step.total_value,
                    "total_use": step.total_use,
                }
                for step in order.steps
            ]
            for order in found.bought
        },
        "within": dict(found.within),
        "own_list": _own_list(found),
        "said": [tell(said) for said in found.said],
        "cautions": [tell(said) for said in found.cautions],
        "method_version": METHOD_VERSION,
        "version": __version__,
    }


def _own_list(found: RoundPortfolio) -> dict[str, object] | None:
    own = found.own_list
    if own is None:
        return None
    return {
        "value": own.value,
        "regret": own.regret,
        "fits": not own.broken,
        "broken": [tell(said) for said in own.broken],
        "only_listed": list(own.only_listed),
        "only_best": list(own.only_best),
        "not_assessed": list(own.not_assessed),
    }


def _finite(value: float) -> float | None:
    return value if abs(value) < float("inf") else None


def _show(screen: Console, round_: Round, found: RoundPortfolio) -> None:
    screen.print(round_.title, style="bold")
    screen.print(
        words(
            "The best set has {count} options. The calculation suggests; people decide.",
            count=len(found.best.chosen),
        )
    )
    screen.print(_options(round_, found))
    screen.print(_limits(round_, found))
    _notes(screen, found)


def _options(round_: Round, found: RoundPortfolio) -> object:
    core = {} if found.in_scenarios is None else found.in_scenarios.core_index
    valued = found.asked.valued in {"judged", "good-life-years"}
    shown = table(
        [
            (words("In the set"), "left"),
            (words("Option"), "left"),
            *([(words("Value"), "right")] if valued else []),
            *([(words("In how many draws"), "left")] if core else []),
        ]
    )
    for option in sorted(round_.options, key=lambda one: one.id not in found.best.chosen):
        shown.add_row(
            _standing(option.id, found),
            f"{option.id} {option.name}",
            *([_value(option.id, found)] if valued else []),
            *([_core(option.id, found, core)] if core else []),
        )
    return shown


def _standing(option: str, found: RoundPortfolio) -> str:
    share = found.best.share_of(option)
    if option in found.best.beside:
        return words("beside")
    if share == 0:
        return words("no")
    return words("yes") if share == 1 else number(share, ".0%", language())


def _value(option: str, found: RoundPortfolio) -> str:
    """A value; blank where it is not known, and where what is taken away is not judged."""
    worth = found.question.values[option]
    if worth is None or found.question.times.get(option) == 0:
        return ""
    return number(worth, ",.4g", language())


def _core(option: str, found: RoundPortfolio, core: Mapping[str, float]) -> str:
    return "" if option in found.best.beside else share_bar(core[option])


def _limits(round_: Round, found: RoundPortfolio) -> object:
    from samvekt.bridge.figures import unit_words
    from samvekt.bridge.fitting import units_of_limits

    units = units_of_limits(round_)
    paid = found.best.payments
    shown = table(
        [
            (words("Limit"), "left"),
            (words("Counted in"), "left"),
            (words("There is"), "right"),
            *([(words("Pools pay"), "right")] if paid else []),
            (words("The set takes"), "right"),
            (words("Left"), "right"),
        ]
    )
    for name, used in zip(found.best.resources, found.best.use, strict=True):
        there = found.question.limits[name]
        from_pools = sum(one.amount for one in paid if one.resource == name)
        shown.add_row(
            name,
            tell(unit_words(units[name])),
            "" if there is None else _amount(there),
            *([_amount(from_pools)] if paid else []),
            _amount(float(used)),
            "" if there is None else _amount(float(found.best.slack[name])),
        )
    return shown


def _amount(amount: float) -> str:
    """An amount with at most one decimal, and no minus before a rounded nothing."""
    return number(round(amount, 1) + 0.0, ",.10g", language())


def _notes(screen: Console, found: RoundPortfolio) -> None:
    for heading, lines in (
        (words("What each limit costs"), _prices(found)),
        (words("What one more of each would be worth"), [tell(p.said) for p in found.shadow]),
        (words("When costs are low or high"), _within(found)),
        (words("The next best changes"), [tell(swap.said) for swap in found.swaps]),
        (words("The council's own list"), _own_words(found)),
        (words("How the round was read"), [tell(said) for said in found.said]),
        (words("Before you compare the figures"), [tell(said) for said in found.cautions]),
    ):
        if lines:
            headed(screen, heading)
            bulleted(screen, lines)


def _prices(found: RoundPortfolio) -> list[str]:
    """Limits and conditions that cost something, and a line for the rest."""
    dear = [price for price in found.prices if price.gained > 0]
    said = [tell(price.message) for price in dear]
    if not found.prices or len(dear) == len(found.prices):
        return said
    if not dear:
        return [words("None of the limits and conditions costs anything alone.")]
    return [*said, words("The other limits and conditions cost nothing alone.")]


def _own_words(found: RoundPortfolio) -> list[str]:
    own = found.own_list
    if own is None:
        return []
    worth = words(
        "The list is worth {value:,.4g}; the best set is worth {best:,.4g}.",
        value=own.value,
        best=own.best.value,
    )
    apart = [
        line
        for line, options in (
            (words("Only on the list: {options}.", options=own.only_listed), own.only_listed),
            (words("Only in the best set: {options}.", options=own.only_best), own.only_best),
        )
        if options
    ]
    return [worth, *apart, *(tell(said) for said in (*own.broken, *own.messages))]


def _within(found: RoundPortfolio) -> list[str]:
    return [
        words(
            "The set stays within {limit} in {share:.0%} of the draws of the costs.",
            limit=name,
            share=share,
        )
        for name, share in found.within.items()
    ]
