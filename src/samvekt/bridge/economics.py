"""Costs and good life years of each option, and what they are held against."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from samvekt.bridge.figures import best_of, in_whole, may_be_added, own_costs, whole_sum
from samvekt.bridge.severity import SeverityAnswer, severity_of_options
from samvekt.core.economics.perspectives import Item, PerspectiveResult, results_by_perspective
from samvekt.core.message import Message, message
from samvekt.core.ranking.gaps import Span
from samvekt.core.ranking.reference_cost import ANY_REFERENCE, CostAndEffect
from samvekt.formats.dossier import Round
from samvekt.formats.dossier.evidence import Cost
from samvekt.formats.dossier.options import Option
from samvekt.reference.library import Library

GOOD_LIFE_YEARS = "good_life_years"


@dataclass(frozen=True, slots=True)
class References:
    """What a good life year is held against for each option, and by which rule."""

    by_option: Mapping[str, float | None]
    span: Span
    rule: str | None
    status: str
    said: tuple[Message, ...]


def references_of(round_: Round, library: Library) -> References:
    """The severity-weighted reference of each option.

    Returns:
        The reference. [kroner per good life year; None where severity is not worked out]
    """
    found = severity_of_options(round_, library)
    answers = found.answers
    known = {name: _reference(answer) for name, answer in answers.items()}
    rules = sorted({answer.rule for answer in answers.values() if answer})
    statuses = sorted({answer.status for answer in answers.values() if answer})
    return References(
        known,
        _span(rules, library),
        rules[0] if len(rules) == 1 else None,
        statuses[0] if statuses else "suggested",
        (*_said(answers), *found.refused, *_standing(answers), *_mixed(rules)),
    )


def _reference(answer: SeverityAnswer | None) -> float | None:
    cost = answer.result.reference_cost if answer else None
    return None if cost is None else float(cost)


def _span(rules: list[str], library: Library) -> Span:
    """The least and the most the reference can be by the rule in use."""
    if len(rules) != 1:
        return ANY_REFERENCE
    steps = library.get("severity_rule", rules[0]).content.absolute
    costs = [float(step.reference_cost) for step in steps if step.reference_cost]
    return Span(min(costs), max(costs)) if costs else ANY_REFERENCE


def _said(answers: Mapping[str, SeverityAnswer | None]) -> tuple[Message, ...]:
    return tuple(
        message("{option}: {severity}", option=name, severity=answer.result.summary)
        for name, answer in answers.items()
        if answer
    )


def _standing(answers: Mapping[str, SeverityAnswer | None]) -> tuple[Message, ...]:
    standings = dict.fromkeys(answer.standing for answer in answers.values() if answer)
    return tuple(message("{standing}", standing=standing) for standing in standings)


def _mixed(rules: list[str]) -> tuple[Message, ...]:
    if len(rules) < 2:
        return ()
    return (
        message(
            "Severity is worked out by different rules ({rules}); do not compare the classes.",
            rules=tuple(rules),
        ),
    )


def treatment_effects(round_: Round, references: References) -> dict[str, CostAndEffect]:
    """Extra cost and extra good life years of each recipient, beside the reference.

    Returns:
        Kroner and good life years for each recipient; None for what is not given.
    """
    return {
        option.id: CostAndEffect(
            _cost_of_recipient(option),
            _effect_of_recipient(option),
            references.by_option[option.id],
        )
        for option in round_.options
    }


def _cost_of_recipient(option: Option) -> float | None:
    return whole_sum([_kroner_of_recipient(option, cost) for cost in own_costs(option)])


def _kroner_of_recipient(option: Option, cost: Cost) -> float | None:
    """One cost over all its years; None when it is not known for each recipient in kroner."""
    total = whole_sum(best_of(amount) for amount in cost.years.values())
    if total is None or cost.per != "recipient" or not may_be_added(option, cost):
        return None
    return total * in_whole(cost.unit)


def _effect_of_recipient(option: Option) -> float | None:
    """The one effect in good life years; of several the one that is discounted, if only one is."""
    given = [e for e in option.effects if e.kind == GOOD_LIFE_YEARS and e.per == "recipient"]
    if len(given) > 1:
        given = [effect for effect in given if effect.discounted]
    return best_of(given[0].amount) if len(given) == 1 else None


def perspectives_of(round_: Round) -> dict[str, tuple[PerspectiveResult, ...]]:
    """The health-service, extended and societal result of each option, side by side (R33).

    Returns:
        Results by option, for those with one effect in good life years and every cost in kroner
        for each recipient; never added, and never put in place of one another.
    """
    return {
        option.id: results_by_perspective(option.id, option.comparator or "–", items)
        for option in round_.options
        if (items := _items(option))
    }


def _items(option: Option) -> tuple[Item, ...]:
    effect = _effect_of_recipient(option)
    costs = tuple(_cost_items(option))
    whole = len(costs) == len(option.costs)
    if effect is None or not whole or not own_costs(option):
        return ()
    return (Item(GOOD_LIFE_YEARS, "health_service", inc_effect=effect), *costs)


def _cost_items(option: Option) -> Iterator[Item]:
    named = [cost.label or option.id for cost in option.costs]
    for number, cost in enumerate(option.costs, 1):
        total = _kroner_of_recipient(option, cost)
        if total is None:
            continue
        label = named[number - 1]
        unique = label if named.count(label) == 1 else f"{label} ({number})"
        yield Item(unique, cost.perspective, inc_cost=total)
