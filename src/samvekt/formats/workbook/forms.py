"""The sheets with one question in each row: the frame of a round, and its conclusion."""

from __future__ import annotations

from samvekt.core.message import Words
from samvekt.formats.dossier.decision import (
    Conclusion,
)
from samvekt.formats.dossier.frame import CriteriaChoice, Frame, Organisation
from samvekt.formats.dossier.round import Round
from samvekt.formats.workbook.layout import Form, form_rows, purpose_of, title_of

FRAME = Form(
    "frame",
    title_of(Round, "frame"),
    purpose_of(Round, "frame"),
    (
        *form_rows(
            Round,
            *("id", "title", "language", "illustration", "provenance"),
            heading=Words("Runden", "Runden", "The round"),
        ),
        *form_rows(
            Organisation,
            *("name", "municipality", "unit"),
            under=("organisation",),
            heading=title_of(Round, "organisation"),
        ),
        *form_rows(
            Frame,
            *("situation", "need", "level", "profile", "legal", "economic", "professional"),
            *("laws", "plan_years", "as_of"),
            under=("frame",),
            heading=title_of(Round, "frame"),
        ),
        *form_rows(
            CriteriaChoice,
            *("set", "version", "title"),
            under=("criteria",),
            heading=title_of(Round, "criteria"),
        ),
    ),
)

CONCLUSION = Form(
    "conclusion",
    title_of(Round, "conclusion"),
    purpose_of(Round, "conclusion"),
    tuple(
        form_rows(
            Conclusion,
            *("overall", "decided_by", "decided_on", "review_on"),
            under=("conclusion",),
        )
    ),
)
