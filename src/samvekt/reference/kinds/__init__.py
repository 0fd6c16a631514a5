"""The kinds of reference records: one module each, with the content and what is made of it.

A kind's module is imported when the first record of that kind is read, so that starting the
command line costs nothing.
"""

from __future__ import annotations

import importlib
from functools import cache

from samvekt.reference.record import Content

_CONTENT = {
    "ceiling": "CeilingContent",
    "criteria_set": "CriteriaSetContent",
    "discount_rule": "DiscountRuleContent",
    "document_text": "DocumentTextContent",
    "formality_profile": "FormalityProfileContent",
    "law": "LawContent",
    "life_table": "LifeTableContent",
    "municipality": "MunicipalityContent",
    "opportunity_cost": "OpportunityCostContent",
    "quality_norm": "QualityNormContent",
    "random_index": "RandomIndexContent",
    "ranking_rule": "RankingRuleContent",
    "round_template": "RoundTemplateContent",
    "scale": "ScaleContent",
    "severity_rule": "SeverityRuleContent",
    "uncertainty": "UncertaintyContent",
    "value_set": "ValueSetContent",
}

KINDS = tuple(_CONTENT)


@cache
def content_model(kind: str) -> type[Content]:
    """The content of one kind.

    Raises:
        KeyError: There is no such kind.
    """
    module = importlib.import_module(f"{__name__}.{kind}")
    model: type[Content] = getattr(module, _CONTENT[kind])
    return model
