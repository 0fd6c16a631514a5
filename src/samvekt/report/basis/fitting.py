"""What fits within money and people, how sure that is, and what would change it."""

from __future__ import annotations

from collections.abc import Iterator

from samvekt.bridge.figures import unit_words
from samvekt.bridge.fitting import units_of_limits
from samvekt.bridge.portfolio import RoundPortfolio, always_sometimes_never
from samvekt.core.message import message
from samvekt.formats.dossier.options import Option
from samvekt.report.basis.material import Material, option_cell
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
    cell,
    number_cell,
)


def fitting(material: Material) -> Iterator[Block]:
    """The best set within the limits, or why there is none."""
    found = material.results.portfolio
    if found is None:
        return
    yield Heading(3, message("What fits within money and people"), "portfolio")
    yield Paragraph(material.text("fitting_intro"))
    yield _set(material, found)
    yield _limits(material, found)
    yield from material.figures.get("portfolio", ())
    changes: tuple[Said, ...] = (
        *(price.message for price in found.prices),
        *(swap.said for swap in found.swaps),
        *(always_sometimes_never(found.in_scenarios) if found.in_scenarios else ()),
        *(found.own_list.messages if found.own_list else ()),
    )
    if changes:
        yield Details(message("What would change the set"), (Bullets(changes),))
    yield Details(message("How the round was read"), (Bullets(found.said),))


def _set(material: Material, found: RoundPortfolio) -> Table:
    chosen = found.best.chosen
    ordered = sorted(material.round.options, key=lambda one: one.id not in chosen)
    return Table(
        message("In the best set, and in how many draws"),
        (
            Column(message("Option")),
            Column(message("In the set")),
            Column(message("Value"), numbers=True),
            Column(message("In how many draws"), numbers=True),
        ),
        tuple(_option(option, found) for option in ordered),
    )


def _option(option: Option, found: RoundPortfolio) -> tuple[Cell, ...]:
    aside = option.id in {*found.best.not_assessed, *found.best.use_not_known}
    drawn = found.in_scenarios
    share = None if drawn is None or aside else drawn.core_index[option.id]
    return (
        option_cell(option),
        _standing(found.best.share_of(option.id), aside=aside),
        number_cell(found.question.values[option.id], ",.3g"),
        number_cell(share, ".0%"),
    )


def _standing(share: float, *, aside: bool) -> Cell:
    if aside:
        return cell(message("beside"))
    if share in {0.0, 1.0}:
        return cell(message("yes") if share else message("no"))
    return number_cell(share, ".0%")


def _limits(material: Material, found: RoundPortfolio) -> Table:
    units = units_of_limits(material.round)
    used = zip(found.question.limits.items(), found.best.use, strict=True)
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
                cell(name),
                cell(unit_words(units[name])),
                number_cell(there, ",.10g"),
                number_cell(float(use), ",.10g"),
            )
            for (name, there), use in used
        ),
    )
