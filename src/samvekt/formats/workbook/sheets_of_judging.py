"""Sheets for those who judge, what they judge, and how much each criterion counts."""

from __future__ import annotations

from samvekt.formats.dossier.judgements import (
    Assessor,
    Comparison,
    Impartiality,
    Judgement,
    Order,
    WeightSet,
)
from samvekt.formats.dossier.round import Round
from samvekt.formats.workbook.columns import (
    column,
)
from samvekt.formats.workbook.layout import STAKEHOLDER, columns, ids, placed, ref, sheet
from samvekt.formats.workbook.shapes import (
    KEY,
    PARENT,
    VALUE,
    Entries,
    Parts,
    PartsOfEach,
)

ASSESSORS = sheet(
    Round,
    "assessors",
    Parts(("assessors",)),
    (
        column(Assessor, "id", kind="id"),
        *columns(Assessor, "name", "role", "title"),
        *columns(
            Impartiality,
            *("declared_on", "disqualified", "reason", "decided_by"),
            under=("impartiality",),
        ),
        column(Assessor, "illustrative"),
    ),
)

JUDGEMENTS = sheet(
    Round,
    "judgements",
    Parts(("judgements",)),
    (
        ref(Judgement, "assessor", "assessors"),
        ref(Judgement, "option", "options"),
        column(Judgement, "criterion", kind="criterion"),
        column(Judgement, "level", kind="level"),
        *columns(Judgement, "certainty", "reason"),
        ids(Judgement, "evidence", "evidence"),
        column(Judgement, "round"),
    ),
)

ORDERS = sheet(
    Round,
    "orders",
    Parts(("orders",)),
    (
        ref(Order, "assessor", "assessors"),
        column(Order, "order", kind="order"),
        *columns(Order, "reason", "round"),
    ),
)

WEIGHTS = sheet(
    Round,
    "weights",
    Parts(("weights",)),
    (
        *columns(WeightSet, "stakeholder", "method", "total"),
        column(WeightSet, "order", kind="criteria_order"),
        column(WeightSet, "doubt", kind="share"),
        column(WeightSet, "random_index", kind="id"),
        *columns(WeightSet, "consistency_limit", "reason", "illustrative"),
    ),
)

_STAKEHOLDER_FIRST = placed(PARENT, column(WeightSet, "stakeholder", refers="weights", needed=True))

POINTS = sheet(
    WeightSet,
    "points",
    Entries(("points",), "weights", "stakeholder", STAKEHOLDER),
    (
        _STAKEHOLDER_FIRST,
        placed(KEY, column(Judgement, "criterion", kind="criterion", needed=True)),
        placed(VALUE, column(WeightSet, "points", kind="number", needed=True)),
    ),
)

COMPARISONS = sheet(
    WeightSet,
    "comparisons",
    PartsOfEach("weights", "stakeholder", STAKEHOLDER, "comparisons"),
    (
        _STAKEHOLDER_FIRST,
        column(Comparison, "a", kind="criterion"),
        column(Comparison, "b", kind="criterion"),
        column(Comparison, "ratio"),
    ),
)
