"""Orders by rule, what parts them, and each stakeholder's weights, as plain content."""

from __future__ import annotations

from typing import Any

from samvekt.bridge.comparing import RoundComparison
from samvekt.bridge.ranking import Suggestion
from samvekt.bridge.results import OneVoice
from samvekt.core.ranking.result import RankedOption


def order_outcome(suggestion: Suggestion) -> dict[str, Any]:
    """The order of one rule: what it says of each option."""
    return {
        "record": suggestion.record,
        "status": suggestion.status,
        "stakeholder": suggestion.stakeholder,
        "higher_is_better": suggestion.ranking.higher_is_better,
        "options": {line.option: _line(line) for line in suggestion.ranking.lines},
    }


def _line(line: RankedOption) -> dict[str, Any]:
    content: dict[str, Any] = {
        "place": line.place,
        "best_place": line.best_place,
        "worst_place": line.worst_place,
        "score": line.score,
        "category": line.category,
        "possible_categories": list(line.possible_categories),
        "missing": list(line.missing),
    }
    if line.override:
        content["override"] = {
            "place": line.override.place,
            "category": line.override.category,
            "reason": line.override.reason,
            "by": line.override.by,
        }
    return content


def voice_outcome(voice: OneVoice) -> dict[str, Any]:
    """One stakeholder's weights, and the places they give by the weighted sum."""
    weights, found = voice.weights, voice.weights.ahp
    return {
        "method": weights.method,
        "weights": {key: weights.weights.of(key) for key in weights.weights.criteria},
        "consistency_ratio": None if found is None else found.consistency_ratio,
        "places": {line.option: line.place for line in voice.suggestion.ranking.lines},
    }


def comparison_outcome(found: RoundComparison) -> dict[str, Any]:
    """How far apart the rules are, who moves most, and the judgement that decides it."""
    return {
        "rules": [one.rule for one in found.suggestions],
        "common": sorted(found.comparison.common),
        "distances": [
            {
                "first": one.first,
                "second": one.second,
                "options": len(one.options),
                "kendall": one.kendall,
                "footrule": one.footrule,
            }
            for one in found.comparison.distances
        ],
        "spread": {mover.option: mover.spread for mover in found.comparison.movers},
        "decisive": [
            {
                "option": one.option,
                "criterion": one.criterion,
                "from": one.from_level,
                "to": one.to_level,
                "spread_before": one.spread_before,
                "spread_after": one.spread_after,
            }
            for one in found.decisive
        ],
    }
