"""Documents to try writers with: one with every kind of block, one that means harm."""

from __future__ import annotations

from datetime import date

from basis_of import document_of

from samvekt.core.message import Words, message
from samvekt.report.blocks import (
    Bullets,
    Cell,
    Column,
    Details,
    Document,
    Figure,
    Heading,
    Link,
    Marked,
    Note,
    Paragraph,
    Table,
    cell,
    number_cell,
)

HARM = {
    "markup": "<b>fet</b><img src=x onerror=alert(1)><svg/onload=alert(1)>",
    "entities": "&lt;script&gt; &amp; &#60;b&#62; ]]> <![CDATA[ --><!--",
    "quotes": '" onmouseover="alert(1)" x=\'',
    "places": "{{innhold}} {{tittel}} {{7*7}} {option} {0} %s ${x}",
    "field": '{ DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc" }',
    "equals": '=HYPERLINK("http://ond.example","Klikk")',
    "plus": "+1+cmd|' /C calc'!A0",
    "minus": "-2+3",
    "at": "@SUM(1+1)*cmd|' /C calc'!A0",
    "tab": "\t=1+1",
    "return": "\r=1+1",
    "address": "https://ond.example/?a=1&b=2",
    "escape": "_x0041_ &C&P",
    "long": "x" * 10_000,
    "emoji": "👩‍⚕️🏥 𝔖 e\u0301",
    "sámi": "Čáhppesjohka, Ŋuorta, Áltá, đ, ŧ, ž – Gïelem nastedh",
    "right to left": "العربية עברית",
    "turning": "a\u202eb\u2066c\u200f",
    "unseen": "a\u0000b\u001bc\ufeffd\ud800e\uffff",
}
"""Texts that must come through as the text they are."""


def numbers() -> Table:
    """A table with numbers in many ways of writing, and blanks."""
    return Table(
        message("Place by rule"),
        (Column(message("Option")), Column("Tall", numbers=True), Column("Ord")),
        tuple(
            (cell(f"R{n:02} tiltak"), number, cell("én linje", "to linjer"))
            for n, number in enumerate(
                (
                    number_cell(1250000.4, ",.0f"),
                    number_cell(-7.25, ".1f"),
                    number_cell(0.17, ".0%"),
                    number_cell(0.997, ".0%"),
                    number_cell(7.5),
                    number_cell(3),
                    number_cell(1250.5, ",.1f"),
                    number_cell(None),
                    Cell((message("{n:,.0f} kr", n=1250.0),), 1250.0, ",.0f"),
                    Cell(("anslått", "uten tall"), 4.0, ".1f"),
                )
            )
        ),
    )


def small(caption: str = "Tallene i figuren") -> Table:
    return Table(
        caption,
        (Column("Navn"), Column("Antall", numbers=True)),
        ((cell("Å"), number_cell(28)), (cell("Ø"), number_cell(55))),
    )


def wide(columns: int = 16) -> Table:
    return Table(
        f"En tabell med {columns} tall",
        (Column("Tiltak"), *(Column(f"Kriterium{n}", numbers=True) for n in range(columns))),
        tuple(
            (cell(f"R{r} tiltak"), *(number_cell(r * 1000.5, ",.1f") for _ in range(columns)))
            for r in range(4)
        ),
    )


def figure() -> Figure:
    return Figure(
        "to-soyler",
        "To søyler",
        "Søylen for Ø er «dobbelt» så lang som for Å & enda litt til.",
        lambda language: {
            "width": 560,
            "height": 120,
            "data": {"values": [{"a": "Å", "b": 28.0}, {"a": "Ø", "b": 55.0}]},
            "mark": "bar",
            "encoding": {
                "y": {"field": "a", "type": "nominal"},
                "x": {"field": "b", "type": "quantitative"},
            },
        },
        small(),
    )


def every_block(language: str = "nb") -> Document:
    """Every kind of block, inside and outside the others."""
    return Document(
        "Hva velger vi først?",
        language,
        "nb",
        (
            Heading(1, "Hva velger vi først?"),
            Note("Alt er laget for å prøve."),
            Paragraph("En ingress.\nMed to linjer.", lead=True),
            Paragraph(message("Nothing required is missing.")),
            Heading(2, message("Suggested order"), "order"),
            Marked("knowledge", (Paragraph("Dette vet vi."), Bullets(("Et punkt",)), numbers())),
            Marked("judgement", (Heading(3, "Alvorlighet"), Paragraph("Dette mener vi."))),
            Marked("tradeoff", (Paragraph("Dette veier vi."),)),
            Paragraph("Etter tabellen."),
            figure(),
            Details(
                message("How the round was read"),
                (
                    Paragraph("Bak linjen."),
                    Bullets((Link("Veilederen", "https://example.org/?a=1&b=2"), Words("ord"))),
                    small("Tabell bak linjen"),
                ),
            ),
            Heading(2, "Bredt"),
            Heading(3, "Svært"),
            wide(),
            Heading(2, "Til slutt"),
            Paragraph("Slutt."),
        ),
        about="En sak for prøve.",
        organisation="Lillevik kommune",
        unit="Helse og mestring",
        made=date(2026, 11, 22),
    )


def harmful() -> Document:
    """Every harmful text in every place a text can stand."""
    texts = tuple(HARM.values())
    return Document(
        HARM["places"],
        "nb",
        "nb",
        (
            Heading(1, HARM["markup"]),
            *(Heading(2, text, "anchor") for text in texts),
            *(Paragraph(text) for text in texts),
            *(Note(text) for text in texts),
            Bullets((*texts, *(Link(text, "https://example.org/") for text in texts))),
            *(Details(text, (Marked("judgement", (Paragraph(text),)),)) for text in texts),
            *(
                Table(text, (Column(text), Column(text)), ((cell(text), cell(text, text)),))
                for text in texts
            ),
        ),
        about=HARM["equals"],
        organisation=HARM["at"],
        unit=HARM["markup"],
        made=date(2026, 11, 22),
    )


def real(language: str = "nb") -> Document:
    """The decision basis of the municipal example round."""
    return document_of("kommunal-runde", language=language)
