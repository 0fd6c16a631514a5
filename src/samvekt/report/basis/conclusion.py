"""The overall judgement, what is proposed and overridden, who disagrees, and what comes after."""

from __future__ import annotations

from collections.abc import Iterator

from samvekt.core.message import Message, message
from samvekt.core.ranking.result import CATEGORY_WORDS, rule_words
from samvekt.formats.dossier.decision import Conclusion, FollowUp, OverrideEntry, Proposal
from samvekt.report.basis.material import Material, paragraphs
from samvekt.report.basis.terms import choice
from samvekt.report.blocks import (
    Block,
    Bullets,
    Cell,
    Column,
    Heading,
    Paragraph,
    Said,
    Table,
    cell,
)


def overall(material: Material) -> Iterator[Block]:
    """The overall judgement in words, which comes before anything proposed (P1)."""
    end = material.round.conclusion
    if end and end.overall:
        yield from paragraphs(end.overall)
    else:
        yield Paragraph(material.text("no_conclusion"))


def proposed(material: Material) -> Iterator[Block]:
    """What is proposed or resolved for each option, with the reason, and by whom."""
    end = material.round.conclusion
    if end is None or not end.proposals:
        yield Paragraph(material.text("no_proposal"))
    else:
        yield Paragraph(material.text("proposal_intro"))
        yield proposals_table(material, end)
    if end:
        yield from _decided(end)


def proposals_table(material: Material, end: Conclusion) -> Table:
    """Each proposal with its reason, in the order of the places proposed."""
    ordered = sorted(end.proposals, key=lambda one: (one.place is None, one.place or 0))
    return Table(
        message("What is proposed for each option"),
        (
            Column(message("Option")),
            Column(message("Proposal")),
            Column(message("Place"), numbers=True),
            Column(message("Reason")),
        ),
        tuple(_proposal(material, one) for one in ordered),
    )


def _proposal(material: Material, one: Proposal) -> tuple[Cell, ...]:
    return (
        cell(material.named(one.option)),
        cell(choice(Proposal, "outcome", one.outcome)),
        cell(*((str(one.place),) if one.place else ())),
        cell(one.reason),
    )


def _decided(end: Conclusion) -> Iterator[Block]:
    said: list[Message] = []
    if end.decided_by and end.decided_on:
        said.append(message("Decided by {who} on {day}.", who=end.decided_by, day=end.decided_on))
    elif end.decided_by:
        said.append(message("To be decided by {who}.", who=end.decided_by))
    if end.review_on:
        said.append(message("To be looked at again on {day}.", day=end.review_on))
    if said:
        yield Bullets(tuple(said))


def overrides(material: Material) -> Iterator[Block]:
    """Where people chose otherwise than the rule; both stand."""
    given = material.round.overrides
    if given:
        yield Heading(3, message("Chosen otherwise than the rule"), "overrides")
        yield Paragraph(material.text("overrides_intro"))
        yield Bullets(tuple(_override(material, one) for one in given))


def _override(material: Material, one: OverrideEntry) -> Message:
    suggestion = material.results.suggestions.get(one.rule)
    line = suggestion.ranking.of(one.option) if suggestion else None
    return message(
        "{option}: the rule {rule} suggested {suggested}; {by} chose {chosen}. Reason: {reason}",
        option=material.named(one.option),
        rule=rule_words(one.rule),
        suggested=_place(line.place if line else None, line.category if line else None),
        by=one.by,
        chosen=_place(one.place, one.category),
        reason=one.reason,
    )


def _place(place: int | None, category: str | None) -> Said:
    if place is not None:
        return message("place {place}", place=place)
    return CATEGORY_WORDS[category] if category else message("no place")


def dissent(material: Material) -> Iterator[Block]:
    """Who disagrees, in their own words."""
    yield Heading(3, message("Disagreement with the conclusion"), "dissent")
    given = material.round.dissent
    if not given:
        yield Paragraph(material.text("no_dissent"))
        return
    yield Paragraph(material.text("dissent_intro"))
    yield Bullets(tuple(message("{who}: {said}", who=one.who, said=one.said) for one in given))


def follow_up(material: Material) -> Iterator[Block]:
    """How and when it will be seen whether the choice worked."""
    given = material.round.follow_up
    if not given:
        return
    yield Heading(2, message("Follow-up"), "follow-up")
    yield Paragraph(material.text("followup_intro"))
    yield Table(
        message("What is measured, when, and by whom"),
        (
            Column(message("What is measured")),
            Column(message("For")),
            Column(message("Start and goal")),
            Column(message("When")),
            Column(message("Who looks")),
        ),
        tuple(_followed(material, one) for one in given),
    )


def _followed(material: Material, one: FollowUp) -> tuple[Cell, ...]:
    ends = (
        (message("Start: {value}", value=one.baseline) if one.baseline else None),
        (message("Goal: {value}", value=one.target) if one.target else None),
    )
    return (
        cell(one.indicator),
        cell(material.named(one.option) if one.option else message("The whole round")),
        cell(*(said for said in ends if said)),
        cell(*((message("{day}", day=one.due),) if one.due else ())),
        cell(*((one.responsible,) if one.responsible else ())),
    )
