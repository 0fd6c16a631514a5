"""Costs and good life years of each option, and what they are held against."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from samvekt.bridge.figures import KRONER, best_of, countable_costs, currency_of, in_whole
from samvekt.bridge.severity import SeverityAnswer, severity_of_options
from samvekt.core.economics.perspectives import Item, PerspectiveResult, results_by_perspective
from samvekt.core.message import Message, message
from samvekt.core.ranking.gaps import Span
from samvekt.core.ranking.reference_cost import ANY_REFERENCE, CostAndEffect
from samvekt.formats.dossier import Round
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
    answers = severity_of_options(round_, library)
    known = {name: _reference(answer) for name, answer in answers.items()}
    rules = sorted({answer.rule for answer in answers.values() if answer})
    statuses = sorted({answer.status for answer in answers.values() if answer})
    return References(
        known,
        _span(rules, library),
        rules[0] if len(rules) == 1 else None,
        statuses[0] if statuses else "suggested",
        (*_said(answers), *_standing(answers), *_mixed(rules)),
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
    amounts = [
        None if (best := best_of(amount)) is None else best * in_whole(cost.unit)
        for cost in countable_costs(option)
        if cost.per == "recipient"
        for amount in cost.years.values()
    ]
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if known and len(known) == len(amounts) else None


def _effect_of_recipient(option: Option) -> float | None:
    """The one effect in good life years; two of them would be ambiguous."""
    given = [e for e in option.effects if e.kind == GOOD_LIFE_YEARS and e.per == "recipient"]
    return best_of(given[0].amount) if len(given) == 1 else None


def perspectives_of(round_: Round) -> dict[str, tuple[PerspectiveResult, ...]]:
    """The health-service, extended and societal result of each option, side by side (R33).

    Returns:
        Results by option, for those with one effect in good life years and costs in kroner for
        each recipient; never added, and never put in place of one another.
    """
    return {
        option.id: results_by_perspective(option.id, option.comparator or "–", items)
        for option in round_.options
        if (items := _items(option))
    }


def _items(option: Option) -> tuple[Item, ...]:
    effect = _effect_of_recipient(option)
    costs = tuple(_cost_items(option))
    if effect is None or not any(item.borne_by == "health_service" for item in costs):
        return ()
    return (Item(GOOD_LIFE_YEARS, "health_service", inc_effect=effect), *costs)


def _cost_items(option: Option) -> Iterator[Item]:
    named = [cost.label or option.id for cost in option.costs]
    for number, cost in enumerate(option.costs, 1):
        amounts = [best_of(amount) for amount in cost.years.values()]
        if cost.per != "recipient" or currency_of(cost.unit) != KRONER or None in amounts:
            continue
        total = sum(amount for amount in amounts if amount is not None) * in_whole(cost.unit)
        label = named[number - 1]
        unique = label if named.count(label) == 1 else f"{label} ({number})"
        yield Item(unique, cost.perspective, inc_cost=total)
