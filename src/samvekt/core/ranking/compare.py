"""Where rules part: how far apart their orders are, and which options move most.

Ties are common in these orders, so both distances are those made for orders with ties.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from samvekt.core.message import Message, message
from samvekt.core.ranking.result import Ranking, rule_words
from samvekt.core.tables import refuse_twice


@dataclass(frozen=True, slots=True)
class RuleDistance:
    """How far two orders are from each other, over the options both of them place.

    Attributes:
        first: One rule.
        second: The other.
        options: The options both rules place.
        kendall: Share of pairs ordered the opposite way; a pair tied by one rule only counts
            half. None when fewer than two options are placed by both. [0–1]
        footrule: Sum of the moves in place, as a share of the most there could be. [0–1]
    """

    first: str
    second: str
    options: tuple[str, ...]
    kendall: float | None
    footrule: float | None


@dataclass(frozen=True, slots=True)
class Mover:
    """The places the rules give one option, among the options every rule places."""

    option: str
    places: Mapping[str, int]  # by rule
    spread: int


@dataclass(frozen=True, slots=True)
class RuleComparison:
    """Where rules part, and what is left out of the comparison.

    Attributes:
        distances: One for each pair of rules.
        movers: Every option that all rules place, largest spread first.
        common: The options all rules place, in the order of the first rule.
        left_out: Options that some rule does not place, with the rules that do not.
        messages: The same in sentences.
    """

    distances: tuple[RuleDistance, ...]
    movers: tuple[Mover, ...]
    common: tuple[str, ...]
    left_out: Mapping[str, tuple[str, ...]]
    messages: tuple[Message, ...]


def compare_rules(rankings: Sequence[Ranking]) -> RuleComparison:
    """Where the orders of two or more rules part.

    Args:
        rankings: One from each rule, over the same options; rules have different names.

    Returns:
        Distances for each pair of rules, and the options that move most.

    Raises:
        OutOfRange: Two rankings are by a rule of the same name.

    Source:
        Fagin, Kumar, Mahdian, Sivakumar & Vee (2006) "Comparing partial rankings", SIAM Journal
        on Discrete Mathematics 20(3); docs/methods/comparing-rules.md §2.

    Example:
        >>> from samvekt.core.ranking.result import RankedOption
        >>> one = Ranking("one", (RankedOption("a", 1, 9.0), RankedOption("b", 2, 5.0)), True)
        >>> two = Ranking("two", (RankedOption("b", 1, 3.0), RankedOption("a", 2, 4.0)), False)
        >>> comparison = compare_rules((one, two))
        >>> comparison.distances[0].kendall, comparison.movers[0].spread
        (1.0, 1)
    """
    refuse_twice(tuple(ranking.rule for ranking in rankings))
    places = {ranking.rule: ranking.places for ranking in rankings}
    common = _in_all(tuple(places.values()))
    movers = _movers(places, common)
    distances = tuple(
        _distance(first, second, places) for first, second in itertools.combinations(places, 2)
    )
    left_out = _left_out(rankings)
    return RuleComparison(distances, movers, common, left_out, _said(distances, movers, left_out))


def kendall_distance(first: Mapping[str, int], second: Mapping[str, int]) -> float | None:
    """Share of pairs two orders put the opposite way; half for a pair tied in one only. [0–1]

    Example:
        >>> kendall_distance({"a": 1, "b": 2, "c": 3}, {"a": 1, "b": 1, "c": 3})
        0.16666666666666666
    """
    pairs = list(itertools.combinations(_in_all((first, second)), 2))
    if not pairs:
        return None
    return sum(_apart(first, second, a, b) for a, b in pairs) / len(pairs)


def footrule_distance(first: Mapping[str, int], second: Mapping[str, int]) -> float | None:
    """Sum of moves in mean place, as a share of the most there can be. [0–1]

    Example:
        >>> footrule_distance({"a": 1, "b": 2, "c": 3}, {"c": 1, "b": 2, "a": 3})
        1.0
    """
    common = _in_all((first, second))
    if len(common) < 2:
        return None
    one, two = mean_places(first, common), mean_places(second, common)
    most = len(common) ** 2 // 2
    return sum(abs(one[option] - two[option]) for option in common) / most


def again_among(places: Mapping[str, int], common: Sequence[str]) -> dict[str, int]:
    """Places among some of the options; equal ones share the better place."""
    ordered = sorted(places[option] for option in common)
    return {option: 1 + bisect_left(ordered, places[option]) for option in common}


def mean_places(places: Mapping[str, int], common: Sequence[str]) -> dict[str, float]:
    """Places among some of the options; equal ones get the mean of the places they share."""
    again = again_among(places, common)
    shared = list(again.values())
    return {option: place + (shared.count(place) - 1) / 2 for option, place in again.items()}


def _in_all(places: Sequence[Mapping[str, int]]) -> tuple[str, ...]:
    if not places:
        return ()
    return tuple(option for option in places[0] if all(option in other for other in places[1:]))


def _apart(first: Mapping[str, int], second: Mapping[str, int], a: str, b: str) -> float:
    one, two = first[a] - first[b], second[a] - second[b]
    if one == 0 or two == 0:
        return 0.0 if one == two else 0.5
    return float((one > 0) != (two > 0))


def _distance(first: str, second: str, places: Mapping[str, Mapping[str, int]]) -> RuleDistance:
    one, two = places[first], places[second]
    return RuleDistance(
        first,
        second,
        _in_all((one, two)),
        kendall_distance(one, two),
        footrule_distance(one, two),
    )


def _movers(places: Mapping[str, Mapping[str, int]], common: tuple[str, ...]) -> tuple[Mover, ...]:
    again = {rule: again_among(given, common) for rule, given in places.items()}
    movers = []
    for option in common:
        by_rule = {rule: given[option] for rule, given in again.items()}
        spread = max(by_rule.values()) - min(by_rule.values())
        movers.append(Mover(option, by_rule, spread))
    return tuple(sorted(movers, key=lambda mover: -mover.spread))


def _left_out(rankings: Sequence[Ranking]) -> dict[str, tuple[str, ...]]:
    options = dict.fromkeys(option for ranking in rankings for option in ranking.options)
    without = {
        option: tuple(ranking.rule for ranking in rankings if option not in ranking.places)
        for option in options
    }
    return {option: rules for option, rules in without.items() if rules}


def _said(
    distances: Sequence[RuleDistance],
    movers: Sequence[Mover],
    left_out: Mapping[str, tuple[str, ...]],
) -> tuple[Message, ...]:
    said = [_distance_said(distance) for distance in distances]
    said += [_mover_said(mover) for mover in movers if mover.spread]
    said += [
        message(
            "{option} is left out: not placed by {rules}.",
            option=option,
            rules=tuple(map(rule_words, rules)),
        )
        for option, rules in left_out.items()
    ]
    return tuple(said)


def _distance_said(distance: RuleDistance) -> Message:
    if distance.kendall is None:
        return message(
            "{first} and {second} place fewer than two of the same options.",
            first=rule_words(distance.first),
            second=rule_words(distance.second),
        )
    return message(
        "{first} and {second} disagree on {share:.0%} of the pairs among {number} options.",
        first=rule_words(distance.first),
        second=rule_words(distance.second),
        share=distance.kendall,
        number=len(distance.options),
    )


def _mover_said(mover: Mover) -> Message:
    best, worst = min(mover.places.values()), max(mover.places.values())
    return message(
        "{option} moves between place {best} ({favouring}) and place {worst} ({against}).",
        option=mover.option,
        best=best,
        favouring=tuple(rule_words(rule) for rule, place in mover.places.items() if place == best),
        worst=worst,
        against=tuple(rule_words(rule) for rule, place in mover.places.items() if place == worst),
    )
