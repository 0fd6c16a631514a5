"""Conditions a portfolio must keep, beside the limits: one small class for each kind.

condition  what they have in common: what they say, what they demand, whether they hold
sets       musts, needs, groups, and a wish tied to what pays for it
amounts    parts of an option, shares for a group, pools beside a limit
"""

from samvekt.core.portfolio.constraints.amounts import (
    OPTIONS,
    VALUE,
    MinimumShare,
    Partial,
    Pool,
)
from samvekt.core.portfolio.constraints.condition import NEARLY, Constraint, Funding, Row, Terms
from samvekt.core.portfolio.constraints.sets import (
    AtLeast,
    AtMost,
    Excludes,
    Must,
    MustNot,
    Release,
    Requires,
)

__all__ = [
    "NEARLY",
    "OPTIONS",
    "VALUE",
    "AtLeast",
    "AtMost",
    "Constraint",
    "Excludes",
    "Funding",
    "MinimumShare",
    "Must",
    "MustNot",
    "Partial",
    "Pool",
    "Release",
    "Requires",
    "Row",
    "Terms",
]
