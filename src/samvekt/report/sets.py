"""How firm the order is, and what fits: two parts of the account of a round."""

from __future__ import annotations

from collections.abc import Iterator

from samvekt.bridge.figures import unit_words
from samvekt.bridge.firmness import RoundFirmness
from samvekt.bridge.fitting import units_of_limits
from samvekt.bridge.portfolio import RoundPortfolio, always_sometimes_never
from samvekt.core.message import Message, message
from samvekt.formats.dossier import Round
from samvekt.report.blocks import (
    Block,
    Bullets,
    Cell,
    Column,
    Details,
    Heading,
    Paragraph,
    Said,
    Table,
)


def firm(round_: Round, found: RoundFirmness) -> Iterator[Block]:
    """How often each option is among the first few when judgements and weights are in doubt."""
    pooled, keep = found.found.pooled, min(found.asked.keep, len(found.found.pooled.options))
    apart = {name: one.top(keep) for name, one in found.found.apart.items()}
    yield Heading(2, message("How firm the order is"))
    yield Paragraph(
        message(
            "Judgements, blanks and weights are drawn anew {draws:,.0f} times. The table shows how "
            "often an option is among the first {keep}. It is not the chance of being right.",
            draws=found.asked.draws,
            keep=keep,
        )
    )
    yield Table(
        message("Among the first {keep}, by whose weights", keep=keep),
        (
            Column(message("Option")),
            Column(message("All together"), numbers=True),
            *(Column(name, numbers=True) for name in apart),
            Column(message("Mean place"), numbers=True),
        ),
        tuple(
            (
                Cell((f"{option} {round_.option(option).name}",)),
                Cell((_share(float(pooled.top(keep)[at])),)),
                *(Cell((_share(float(tops[at])),)) for tops in apart.values()),
                Cell((message("{place:.1f}", place=float(pooled.expected_place[at])),)),
            )
            for place, at, option in sorted(
                (float(pooled.expected_place[at]), at, option)
                for at, option in enumerate(pooled.options)
            )
        ),
    )
    if found.changes:
        yield Details(
            message("One changed judgement is enough to change the choice"),
            (Bullets(tuple(one.said for one in found.changes)),),
        )


def _share(share: float) -> Message:
    return message("{share:.0%}", share=share)


def fitting(round_: Round, found: RoundPortfolio) -> Iterator[Block]:
    """The best set within the limits, how sure each option is, and what limits cost."""
    best, drawn = found.best, found.in_scenarios
    beside = {*best.not_assessed, *best.use_not_known}
    yield Heading(2, message("What fits within money and people"))
    yield Paragraph(
        message(
            "The best set has {count} options. The calculation suggests; people decide.",
            count=len(best.chosen),
        )
    )
    yield Table(
        message("In the best set, and in how many draws"),
        (
            Column(message("Option")),
            Column(message("In the set")),
            Column(message("Value"), numbers=True),
            Column(message("In how many draws"), numbers=True),
        ),
        tuple(
            (
                Cell((f"{option.id} {option.name}",)),
                Cell((_standing(best.share_of(option.id), aside=option.id in beside),)),
                Cell(_number(found.question.values[option.id])),
                Cell(
                    ()
                    if drawn is None or option.id in beside
                    else (_share(drawn.core_index[option.id]),)
                ),
            )
            for option in sorted(round_.options, key=lambda one: one.id not in best.chosen)
        ),
    )
    yield _limits(round_, found)
    changes: tuple[Said, ...] = (
        *(price.message for price in found.prices),
        *(swap.said for swap in found.swaps),
        *(always_sometimes_never(drawn) if drawn else ()),
    )
    if changes:
        yield Heading(3, message("What would change the set"))
        yield Bullets(changes)
    yield Details(message("How the round was read"), (Bullets(found.said),))


def _standing(share: float, *, aside: bool) -> Said:
    if aside:
        return message("beside")
    if share in {0.0, 1.0}:
        return message("yes") if share else message("no")
    return _share(share)


def _number(value: float | None) -> tuple[Said, ...]:
    return () if value is None else (message("{value:,.3g}", value=value),)


def _limits(round_: Round, found: RoundPortfolio) -> Block:
    units = units_of_limits(round_)
    return Table(
        message("What the set takes of each limit"),
        (
            Column(message("Limit")),
            Column(message("Counted in")),
            Column(message("There is"), numbers=True),
            Column(message("The set takes"), numbers=True),
        ),
        tuple(
            (
                Cell((name,)),
                Cell((unit_words(units[name]),)),
                Cell(() if there is None else (message("{amount:,.10g}", amount=there),)),
                Cell((message("{amount:,.10g}", amount=float(used)),)),
            )
            for (name, there), used in zip(
                found.question.limits.items(), found.best.use, strict=True
            )
        ),
    )
