"""How severe a condition is: life tables, good life years left, shortfall, class, utilities."""

from samvekt.core.severity.classes import (
    MEASURES,
    Measure,
    SeverityBand,
    SeverityResult,
    SeverityRule,
    assess_severity,
    classify,
)
from samvekt.core.severity.eq5d import (
    DIMENSIONS,
    ValueSet,
    eq5d_index,
    eq5d_index_from_table,
    value_set,
)
from samvekt.core.severity.life_table import (
    DiscountWeights,
    LifeTable,
    Timing,
    life_expectancy,
    life_table_from_rates,
    life_table_from_survivors,
    person_years,
    quality_adjusted_life_expectancy,
    survivors,
    utilities_from_bands,
)
from samvekt.core.severity.sexes import (
    mixed_sexes,
    pooled_life_table,
    pooled_utilities,
    share_of_men,
)
from samvekt.core.severity.shortfall import (
    absolute_shortfall,
    exact,
    proportional_shortfall,
    round_half_up,
)

__all__ = [
    "DIMENSIONS",
    "MEASURES",
    "DiscountWeights",
    "LifeTable",
    "Measure",
    "SeverityBand",
    "SeverityResult",
    "SeverityRule",
    "Timing",
    "ValueSet",
    "absolute_shortfall",
    "assess_severity",
    "classify",
    "eq5d_index",
    "eq5d_index_from_table",
    "exact",
    "life_expectancy",
    "life_table_from_rates",
    "life_table_from_survivors",
    "mixed_sexes",
    "person_years",
    "pooled_life_table",
    "pooled_utilities",
    "proportional_shortfall",
    "quality_adjusted_life_expectancy",
    "round_half_up",
    "share_of_men",
    "survivors",
    "utilities_from_bands",
    "value_set",
]
