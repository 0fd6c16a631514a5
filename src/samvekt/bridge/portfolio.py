"""Which options fit together within money and people, how sure that is, and what it costs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from samvekt.bridge.cautions import cautions
from samvekt.bridge.doubts import Doubts
from samvekt.bridge.estimates import drawn, uncertain
from samvekt.bridge.fitting import Question, Valued, question_of
from samvekt.bridge.ranking import Material, material_of, suggest_from
from samvekt.bridge.room import shares_within
from samvekt.core.message import Message, message
from samvekt.core.portfolio import (
    LimitPrice,
    ListRegret,
    OrderOfBuy,
    Portfolio,
    Portfolios,
    Scenarios,
    ShadowPrice,
    Swap,
    best_portfolio,
    best_portfolios,
    limit_prices,
    next_swaps,
    order_of_buy,
    portfolio_by_order,
    regret_of_list,
    shadow_prices,
)
from samvekt.core.ranking.firmness import draws_of_value
from samvekt.core.ranking.result import RULE_WORDS
from samvekt.core.tables import Floats
from samvekt.core.weighing.sampling.draws import weight_draws
from samvekt.core.weighing.sampling.mixture import Mixture
from samvekt.formats.dossier import Round
from samvekt.reference.library import Library


@dataclass(frozen=True, slots=True)
class Asked:
    """What the user asks for beside the round itself."""

    valued: Valued = "judged"
    rule: str = "swedish"  # whose order counts, when options are valued by an order
    stakeholder: str | None = None
    limits: Mapping[str, float] | None = None  # other amounts than the round's, by limit
    must: tuple[str, ...] = ()
    must_not: tuple[str, ...] = ()
    own_list: tuple[str, ...] = ()
    scenarios: int = 200
    seed: int = 1


@dataclass(frozen=True, slots=True, eq=False)
class RoundPortfolio:
    """The best set, how sure each option is, and what would change it."""

    asked: Asked
    question: Question
    best: Portfolio
    prices: tuple[LimitPrice, ...]
    shadow: tuple[ShadowPrice, ...]
    swaps: tuple[Swap, ...]
    bought: tuple[OrderOfBuy, ...]
    in_scenarios: Portfolios | None
    within: Mapping[str, float]  # share of draws of the costs in which the set keeps the limit
    own_list: ListRegret | None
    said: tuple[Message, ...]
    cautions: tuple[Message, ...]


def portfolio_of(
    round_: Round,
    library: Library,
    asked: Asked | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> RoundPortfolio:
    """The best set of options within the limits of a round.

    Args:
        round_: The round.
        library: Where scales, rules and doubts are found.
        asked: What counts as value, other limits, and what must hold; as the round says if none.
        progress: Told how many scenarios are done, of how many.

    Raises:
        NothingFits: No set keeps all limits and conditions; the error says which clash.
        OutOfRange: There is no limit, or a name is unknown.
    """
    asked = asked or Asked()
    material = material_of(round_, library, asked.stakeholder)
    question = question_of(material, asked.valued, asked.limits, asked.must, asked.must_not)
    parts = (question.values, question.use, question.limits, question.constraints)
    best = _best(material, question, asked)
    listed = asked.own_list or _resolved(round_)
    explained = asked.valued != "order"  # an order has no values to weigh against a limit
    in_scenarios = _in_scenarios(question, asked, progress)
    return RoundPortfolio(
        asked,
        question,
        best,
        limit_prices(*parts, best=best) if explained else (),
        shadow_prices(*parts) if explained else (),
        next_swaps(*parts, best=best) if explained else (),
        tuple(order_of_buy(question.values, question.use, name) for name in question.limits)
        if explained
        else (),
        in_scenarios,
        shares_within(round_, question, best, asked.seed),
        regret_of_list(listed, *parts, best=best) if listed and explained else None,
        (*question.said, *_to_know(question, asked, in_scenarios), *best.messages),
        cautions(round_),
    )


def _best(material: Material, question: Question, asked: Asked) -> Portfolio:
    if asked.valued != "order":
        return best_portfolio(question.values, question.use, question.limits, question.constraints)
    places = _places(material, asked.rule)
    return portfolio_by_order(places, question.use, question.limits, question.constraints)


def _places(material: Material, rule: str) -> dict[str, int | None]:
    """Places by a rule; what only makes room for a wish, and is not judged, comes after all."""
    lines = suggest_from(material, rule).ranking.lines
    frees = {release.stop for release in material.round.limits.releases}
    last = 1 + max((line.decided_place or 0 for line in lines), default=0)
    return {
        line.option: last
        if line.decided_place is None and line.option in frees
        else line.decided_place
        for line in lines
    }


def _resolved(round_: Round) -> tuple[str, ...]:
    """The council's own list: what the conclusion says yes to."""
    if round_.conclusion is None:
        return ()
    return tuple(one.option for one in round_.conclusion.proposals if one.outcome == "yes")


def _to_know(
    question: Question, asked: Asked, in_scenarios: Portfolios | None
) -> Iterator[Message]:
    if asked.valued == "order":
        yield message("The order is that of the rule “{rule}”.", rule=RULE_WORDS[asked.rule])
    if asked.own_list and asked.valued == "order":
        yield message("An order has no values, so your own list is not held against it.")
    whose = [*question.doubts.statements] if question.doubts else []
    if in_scenarios is not None and len(whose) > 1 and asked.stakeholder is None:
        yield message(
            "The draws take the weights of {stakeholders} as often as each other.",
            stakeholders=tuple(whose),
        )


def _in_scenarios(
    question: Question, asked: Asked, progress: Callable[[int, int], None] | None
) -> Portfolios | None:
    """The best set for each draw of what the values rest on."""
    in_doubt = question.doubts or uncertain(question.gains) or uncertain(question.times)
    if not in_doubt or asked.scenarios < 1:
        return None
    options = tuple(question.values)
    values = np.zeros((asked.scenarios, len(options)))
    for name, drawn_values in _drawn_values(question, asked).items():
        if question.values[name] is not None:
            values[:, options.index(name)] = drawn_values
    return best_portfolios(
        Scenarios(options, values),
        question.use,
        question.limits,
        question.constraints,
        not_assessed=[name for name, value in question.values.items() if value is None],
        progress=progress,
    )


def _drawn_values(question: Question, asked: Asked) -> dict[str, Floats]:
    """The value of each option in each draw: judgements and weights, or figures. [(draw,)]"""
    rng = np.random.default_rng(asked.seed)
    found = (
        _drawn_judgements(question.doubts, asked, rng)
        if question.doubts
        else drawn(question.gains, "good life years", asked.scenarios, rng)
    )
    times = drawn(question.times, "recipients", asked.scenarios, rng) if question.times else {}
    return {name: values * times.get(name, 1.0) for name, values in found.items()}


def _drawn_judgements(doubts: Doubts, asked: Asked, rng: np.random.Generator) -> dict[str, Floats]:
    whose = asked.stakeholder
    statement = Mixture(doubts.statements) if whose is None else doubts.statements[whose]
    weights = weight_draws(statement, asked.scenarios, rng)
    values = draws_of_value(doubts.table.draws(asked.scenarios, rng), weights)
    return {name: values[:, at] for at, name in enumerate(doubts.table.options)}


def always_sometimes_never(found: Portfolios) -> Sequence[Message]:
    """The sure and the borderline options, in words."""
    return (
        message("In the best set whatever is drawn: {options}.", options=found.always or "–"),
        message("In the best set in some draws: {options}.", options=found.sometimes or "–"),
        message("Never in the best set: {options}.", options=found.never or "–"),
    )
