"""What the panel says, how severe the conditions are, and what is missing, as plain content."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from samvekt.bridge.completeness import Completeness
from samvekt.bridge.panels import CriterionView, OptionView
from samvekt.bridge.severity import SeverityAnswer


def panel_outcome(view: CriterionView) -> dict[str, Any]:
    """The panel on one criterion."""
    return {
        "options": {one.middle.option: _on_option(one) for one in view.options},
        "far": [
            {
                "assessor": one.assessor,
                "option": one.option,
                "given": one.given.key,
                "others": [level.key for level in one.others],
                "steps": one.steps,
            }
            for one in view.far
        ],
        "left_out": list(view.left_out),
    }


def _on_option(one: OptionView) -> dict[str, Any]:
    level = one.middle.level
    return {
        "level": None if level is None else level.key,
        "judged": one.middle.judged,
        "counts": {level.key: count for level, count in one.middle.counts},
        "consensus": one.agreement.consensus,
        "peakedness": one.agreement.peakedness,
    }


def severity_outcome(answer: SeverityAnswer) -> dict[str, Any]:
    """The severity of one option's condition by a national rule."""
    found = answer.result
    return {
        "norm": answer.norm,
        "rule": answer.rule,
        "life_table": answer.life_table,
        "measure": found.measure,
        "expected": _number(found.expected),
        "remaining": _number(found.remaining),
        "shortfall": _number(found.shortfall),
        "proportional": _number(found.proportional),
        "class": found.severity_class,
        "weight": _number(found.weight),
        "reference_cost": _number(found.reference_cost),
        "currency": answer.currency,
        "decided_by": found.decided_by,
    }


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def state_of_basis(found: Completeness) -> dict[str, Any]:
    """How complete the decision basis is, part by part."""
    return {
        "profile": found.profile,
        "status": found.status,
        "complete": found.complete,
        "parts": {part.key: part.state for part in found.parts},
        "fields": {part.key: part.state for part in found.fields},
    }
