"""What follows from a round as plain numbers and keys: what is frozen, verified and compared.

No sentence stands here: sentences follow from the numbers, and may be said better later. The
form is told in docs/reference/frozen-dossier.md; a key that is once there keeps its meaning.
"""

from __future__ import annotations

from typing import Any

from samvekt.bridge.outcome.firmness import firmness_outcome
from samvekt.bridge.outcome.orders import comparison_outcome, order_outcome, voice_outcome
from samvekt.bridge.outcome.panel import panel_outcome, severity_outcome, state_of_basis
from samvekt.bridge.outcome.portfolio import portfolio_outcome
from samvekt.bridge.results import Results
from samvekt.formats.canonical import settled


def outcome_of(results: Results) -> dict[str, Any]:
    """Everything that follows from a round, as plain content."""
    leading = results.suggestion
    outcome = {
        "leading": None if leading is None else leading.rule,
        "rules": {rule: order_outcome(one) for rule, one in results.suggestions.items()},
        "comparison": None
        if results.comparison is None
        else comparison_outcome(results.comparison),
        "weights": {one.weights.stakeholder: voice_outcome(one) for one in results.voices},
        "panel": {view.key: panel_outcome(view) for view in results.panels},
        "severity": {
            option: None if answer is None else severity_outcome(answer)
            for option, answer in results.severities.answers.items()
        },
        "firmness": None if results.firmness is None else firmness_outcome(results.firmness),
        "portfolio": None if results.portfolio is None else portfolio_outcome(results.portfolio),
        "basis": state_of_basis(results.completeness),
        "laws": [law.id for law in results.laws],
        "refused": sorted(results.refused),
    }
    settled_outcome: dict[str, Any] = settled(outcome)
    return settled_outcome
