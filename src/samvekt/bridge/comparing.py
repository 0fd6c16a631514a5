"""Where the rules part for a round, and the judgement that makes the difference."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from samvekt.bridge.ranking import (
    RULES,
    Material,
    Suggestion,
    material_of,
    suggest_from,
)
from samvekt.core.errors import InputError
from samvekt.core.message import Message, message
from samvekt.core.ranking.compare import RuleComparison, compare_rules
from samvekt.core.ranking.decisive import DecisiveJudgement, decisive_judgement
from samvekt.core.ranking.levels import Levels
from samvekt.core.ranking.result import RULE_WORDS, Ranking
from samvekt.formats.dossier import Round
from samvekt.reference.library import Library

BY_JUDGEMENT = ("swedish", "cap", "additive", "panel")
"""The rules compared when none are named: those that order by what people judged."""

MOST_EXPLAINED = 3


@dataclass(frozen=True, slots=True, eq=False)
class RoundComparison:
    """The rules side by side, and what would bring them together."""

    suggestions: tuple[Suggestion, ...]
    comparison: RuleComparison
    decisive: tuple[DecisiveJudgement, ...]
    left_out: tuple[Message, ...]  # rules that have nothing to say about this round


def compare(
    round_: Round,
    library: Library,
    rules: Sequence[str] = BY_JUDGEMENT,
    stakeholder: str | None = None,
) -> RoundComparison:
    """What the rules suggest, where they part most, and which judgement decides it.

    Raises:
        UnknownRule: One of the rules does not exist.
    """
    material = material_of(round_, library, stakeholder)
    suggestions, left_out = [], []
    for rule in dict.fromkeys(rules):
        try:
            suggestions.append(suggest_from(material, rule))
        except InputError as error:
            if rule not in RULES:
                raise
            left_out.append(
                message("{rule} is left out: {why}", rule=RULE_WORDS[rule], why=error.message)
            )
    comparison = compare_rules([one.ranking for one in suggestions])
    decisive = _decisive(material, comparison, [one.rule for one in suggestions])
    return RoundComparison(tuple(suggestions), comparison, decisive, tuple(left_out))


def _decisive(
    material: Material, comparison: RuleComparison, rules: Sequence[str]
) -> tuple[DecisiveJudgement, ...]:
    moving = [mover.option for mover in comparison.movers if mover.spread][:MOST_EXPLAINED]
    functions = {rule: _function(material, rule) for rule in rules}
    found = (
        decisive_judgement(
            material.judged.levels, material.scales, functions, option, material.wording
        )
        for option in moving
    )
    return tuple(one for one in found if one is not None)


def _function(material: Material, rule: str) -> Callable[[Levels], Ranking]:
    return lambda levels: RULES[rule](material, levels).ranking


def places_by_rule(comparison: RoundComparison) -> Mapping[str, Mapping[str, int | None]]:
    """Place by option and rule, as each rule gave it; None where it gave none."""
    return {
        option: {one.rule: one.ranking.of(option).decided_place for one in comparison.suggestions}
        for option in (comparison.suggestions[0].ranking.options if comparison.suggestions else ())
    }
