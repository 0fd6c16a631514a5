"""From judgements to choices: the order, each one's weights, other rules, how firm it is."""

from __future__ import annotations

from collections.abc import Iterator

from samvekt.bridge.comparing import RoundComparison
from samvekt.bridge.firmness import RoundFirmness
from samvekt.bridge.ranking import Suggestion
from samvekt.bridge.results import OneVoice
from samvekt.bridge.standing import STATUS
from samvekt.core.message import message
from samvekt.core.ranking.result import CATEGORY_WORDS, RankedOption
from samvekt.formats.dossier.judgements import WeightSet
from samvekt.report.basis.material import Material, not_too_many, option_cell
from samvekt.report.basis.terms import choice
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


def suggested(material: Material) -> Iterator[Block]:
    """The order by the rule that leads, with the reason for each place."""
    yield Heading(3, message("Suggested order"), "order")
    found = material.results.suggestion
    if found is None:
        yield Paragraph(message("No rule can order the options yet."))
        yield Bullets(tuple(material.results.refused.values()))
        return
    yield Paragraph(material.text("order_intro"))
    yield Paragraph(
        message(
            "Rule: {title} ({status}). {explained}",
            title=found.title,
            status=STATUS[found.status],
            explained=found.explained,
        )
    )
    yield Paragraph(material.text("places_intro"))
    yield order_table(material, found)
    yield Paragraph(message("The reason for each place stands under “Option by option”."))
    if found.said:
        yield Details(message("How the round was read"), (Bullets(found.said),))


def order_table(material: Material, found: Suggestion) -> Table:
    """Place of each option, and the places it could get."""
    return Table(
        message("Place of each option, and the places it could get"),
        (
            Column(message("Option")),
            Column(message("Place"), numbers=True),
            Column(message("Could be")),
        ),
        tuple(_ranked(material, line) for line in found.ranking.lines),
    )


def _ranked(material: Material, line: RankedOption) -> tuple[Cell, ...]:
    return (
        cell(material.named(line.option)),
        place_cell(line),
        Cell(span_words(line)),
    )


def place_cell(line: RankedOption) -> Cell:
    """A place, or what stands in its stead; what people decided comes before the rule."""
    if line.decided_place is not None:
        return number_cell(line.decided_place)
    if line.decided_category:
        return cell(CATEGORY_WORDS[line.decided_category])
    return cell("–")


def span_words(line: RankedOption) -> tuple[Said, ...]:
    """The places an option could get, and the categories it could end in."""
    said: list[Said] = []
    if line.best_place is not None and (line.best_place, line.worst_place) != (line.place,) * 2:
        said.append(
            str(line.best_place)
            if line.best_place == line.worst_place
            else f"{line.best_place}–{line.worst_place}"
        )
    return (*said, *(CATEGORY_WORDS[name] for name in line.possible_categories))


def voices(material: Material) -> Iterator[Block]:
    """Each stakeholder's weights and the order they give, side by side."""
    found = material.results.voices
    if not found:
        return
    yield Heading(3, message("Each one's weights, and what they give"), "weights")
    yield Paragraph(material.text("weights_intro"))
    yield _weights(material, found)
    yield Table(
        message("Place with each one's weights"),
        (
            Column(message("Option")),
            *(Column(one.weights.stakeholder, numbers=True) for one in found),
        ),
        tuple(
            (
                option_cell(option),
                *(place_cell(one.suggestion.ranking.of(option.id)) for one in found),
            )
            for option in material.round.options
        ),
    )
    said = tuple(said for one in found for said in one.weights.said)
    if said:
        yield Bullets(said)


def _weights(material: Material, found: tuple[OneVoice, ...]) -> Table:
    reasons = {one.stakeholder: one.reason for one in material.round.weights}
    criteria = material.results.criteria.judged
    return Table(
        message("How much each criterion counts"),
        (
            Column(message("Who")),
            *(Column(criterion.words, numbers=True) for criterion in criteria),
            Column(message("How it was said, and why")),
        ),
        tuple(
            (
                cell(one.weights.stakeholder),
                *(number_cell(one.weights.weights.of(c.key), ".0%") for c in criteria),
                cell(
                    choice(WeightSet, "method", one.weights.method),
                    *((why,) if (why := reasons[one.weights.stakeholder]) else ()),
                ),
            )
            for one in found
        ),
    )


def rules_apart(material: Material) -> Iterator[Block]:
    """Where the rules part, and the judgement that makes the difference."""
    found = material.results.comparison
    if found is None or len(found.suggestions) < 2:
        return
    yield Heading(3, message("Where the rules part"), "rules")
    yield Paragraph(material.text("rules_intro"))
    yield _by_rule(material, found)
    if found.decisive:
        yield Paragraph(message("The judgement that makes the difference:"))
        yield Bullets(tuple(one.said for one in found.decisive))
    yield Details(
        message("How far apart the rules are"),
        (not_too_many((*found.comparison.messages, *found.left_out)),),
    )


def _by_rule(material: Material, found: RoundComparison) -> Table:
    return Table(
        message("Place by rule"),
        (
            Column(message("Option")),
            *(Column(one.title, numbers=True) for one in found.suggestions),
        ),
        tuple(
            (
                option_cell(option),
                *(place_cell(one.ranking.of(option.id)) for one in found.suggestions),
            )
            for option in material.round.options
        ),
    )


def firm(material: Material) -> Iterator[Block]:
    """How often each option is among the first few when judgements and weights are in doubt."""
    found = material.results.firmness
    if found is None:
        return
    yield Heading(3, message("How firm the order is"), "firmness")
    yield Paragraph(material.text("firmness_intro"))
    yield _shares(material, found)
    if found.changes:
        yield Details(
            message("One changed judgement is enough to change the choice"),
            (not_too_many(tuple(one.said for one in found.changes)),),
        )
    for name in ("rank-acceptability", "weight-sensitivity", "tornado"):
        yield from material.figures.get(name, ())


def _shares(material: Material, found: RoundFirmness) -> Table:
    pooled, keep = found.found.pooled, found.keep
    tops = {name: one.top(keep) for name, one in found.found.apart.items()}
    together = pooled.top(keep)
    order = sorted(range(len(pooled.options)), key=lambda at: float(pooled.expected_place[at]))
    return Table(
        message(
            "Share of {draws:,.0f} draws in which the option is among the first {keep}",
            draws=found.asked.draws,
            keep=keep,
        ),
        (
            Column(message("Option")),
            Column(message("All together"), numbers=True),
            *(Column(name, numbers=True) for name in tops),
            Column(message("Mean place"), numbers=True),
        ),
        tuple(
            (
                cell(material.named(pooled.options[at])),
                number_cell(float(together[at]), ".0%"),
                *(number_cell(float(top[at]), ".0%") for top in tops.values()),
                number_cell(float(pooled.expected_place[at]), ".1f"),
            )
            for at in order
        ),
    )
