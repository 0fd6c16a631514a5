"""The sheets of a round's workbook, in the order a round is made."""

from __future__ import annotations

from collections.abc import Mapping

from samvekt.core.message import Words
from samvekt.formats.workbook.forms import CONCLUSION, FRAME
from samvekt.formats.workbook.layout import Form, Sheet
from samvekt.formats.workbook.sheet_of_rest import REST
from samvekt.formats.workbook.sheets_of_deciding import (
    BINDINGS,
    BUDGETS,
    DISSENT,
    FOLLOW_UP,
    GROUPS,
    NOT_RELEVANT,
    OVERRIDES,
    PARTICIPATION,
    PERSONNEL_LIMITS,
    POOLS,
    PROPOSALS,
    RELEASES,
)
from samvekt.formats.workbook.sheets_of_judging import (
    ASSESSORS,
    COMPARISONS,
    JUDGEMENTS,
    ORDERS,
    POINTS,
    WEIGHTS,
)
from samvekt.formats.workbook.sheets_of_knowledge import (
    ASSESSMENTS,
    COSTS,
    EFFECTS,
    EVIDENCE,
    FUNDING,
    OPTIONS,
    PERSONNEL,
    PLANS,
    SEVERITY,
)

TABLES: tuple[Sheet, ...] = (
    *(PLANS, OPTIONS, EFFECTS, COSTS, PERSONNEL, FUNDING, SEVERITY, ASSESSMENTS, EVIDENCE),
    *(ASSESSORS, JUDGEMENTS, ORDERS, WEIGHTS, POINTS, COMPARISONS),
    *(BUDGETS, PERSONNEL_LIMITS, BINDINGS, GROUPS, POOLS, RELEASES),
    *(PARTICIPATION, PROPOSALS, OVERRIDES, DISSENT, FOLLOW_UP, NOT_RELEVANT),
)
"""The tables of a round. Sheets with ids come before those that point to them."""

FORMS: tuple[Form, ...] = (FRAME, CONCLUSION)

ORDER: tuple[str, ...] = (
    *("frame", "plans", "options", "effects", "costs", "personnel", "funding", "severity"),
    *("assessments", "evidence", "assessors", "judgements", "orders"),
    *("weights", "points", "comparisons", "budgets", "personnel_limits", "bindings", "groups"),
    *("pools", "releases", "participation", "conclusion", "proposals", "overrides", "dissent"),
    *("follow_up", "not_relevant", "rest"),
)
"""All sheets people fill in, in the order they stand."""

ASIDE: Mapping[str, Words] = {
    "guide": Words("Veiledning", "Rettleiing", "Guide"),
    "explanations": Words("Forklaringer", "Forklaringar", "Explanations"),
    "lists": Words("Lister", "Listar", "Lists"),
    "meta": Words("samvekt", "samvekt", "samvekt"),
}
"""Sheets that are read by people or by us, and never filled in."""


def sheet_of(key: str) -> Sheet | Form:
    """The sheet or form with this key."""
    return _ALL[key]


_EVERY: tuple[Sheet | Form, ...] = (*TABLES, *FORMS, REST)
_ALL: Mapping[str, Sheet | Form] = {found.key: found for found in _EVERY}
