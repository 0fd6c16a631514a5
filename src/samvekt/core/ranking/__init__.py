"""Rules that suggest an order of priority, and say why.

levels      what was judged: a level for every option on every criterion, or a blank
figures     what was measured: a number for every option on every criterion, or a blank
result      what a rule suggests: places, categories, reasons, overrides
gaps        what a blank does: the best and the worst place an option could get

swedish         start from severity, lower for less benefit, dearer benefit, weaker evidence
cap             a combined judgement that may not be better than severity allows
vgr_formula     Västra Götaland's own formula, and what a row needs to be approved
additive        a weighted sum of values between fixed anchors
per_resource    value for each krone or person-year
pbma            go down two lists until the next gain is smaller than the next loss
reference_cost  cost of a good life year against the severity-weighted reference
panel           the assessors' own orders: Borda, median place, Kendall's W

compare     where rules part, and which judgement makes the difference
published   published priority lists as the judge of the rules

firmness    how firm a ranking is when weights, judgements and estimates are in doubt
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from samvekt.core.ranking.firmness import firmness_by_stakeholder, rank_acceptability

__all__ = ["firmness_by_stakeholder", "rank_acceptability"]


def __getattr__(name: str) -> object:
    """Firmness is loaded when it is asked for, so that a plain ranking starts fast."""
    if name in __all__:
        return getattr(import_module("samvekt.core.ranking.firmness"), name)
    raise AttributeError(name)
