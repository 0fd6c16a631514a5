"""The last sheet: content no other sheet has room for."""

from __future__ import annotations

from samvekt.core.message import Words
from samvekt.formats.fields import FieldWords
from samvekt.formats.workbook.columns import (
    Column,
)
from samvekt.formats.workbook.layout import Sheet
from samvekt.formats.workbook.shapes import (
    KEY,
    VALUE,
    Entries,
)

REST = Sheet(
    "rest",
    Words("Øvrig", "Anna", "Other"),
    Words(
        "Innhold som ingen av de andre arkene har plass til, som egne kriterier og skalaer. "
        "La det stå som det er.",
        "Innhald som ingen av dei andre arka har plass til, som eigne kriterium og skalaer. "
        "La det stå som det er.",
        "Content no other sheet has room for, such as criteria and scales of your own. "
        "Leave it as it is.",
    ),
    Entries(()),
    (
        Column(
            KEY,
            FieldWords(
                Words("Sted i saksmappa", "Stad i saksmappa", "Place in the dossier"),
                Words(
                    "Hvor innholdet hører til.",
                    "Kvar innhaldet høyrer til.",
                    "Where the content belongs.",
                ),
                Words("criteria.own", "criteria.own", "criteria.own"),
            ),
            "text",
            needed=True,
        ),
        Column(
            VALUE,
            FieldWords(
                Words("Innhold som JSON", "Innhald som JSON", "Content as JSON"),
                Words(
                    "Innholdet slik saksmappa har det.",
                    "Innhaldet slik saksmappa har det.",
                    "The content as the dossier has it.",
                ),
                Words("[]", "[]", "[]"),
            ),
            "json",
            needed=True,
        ),
    ),
)
