"""Documents that every writer is tried on: one with every block, and one with hostile text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from hostile import HOSTILE

from samvekt.core.message import Message, Words, message
from samvekt.language import say
from samvekt.report.blocks import (
    KIND_WORDS,
    Block,
    Bullets,
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
from samvekt.report.headline import NOTE, headline

ADDRESS = "https://www.ssb.no/statbank/table/12209"
MADE = date(2026, 11, 22)


def bars(title: Words, unit: str, names: tuple[str, ...] = ("R01", "R02")) -> Any:
    """A small bar chart, as a specification in any language."""

    def spec(language: str) -> Mapping[str, Any]:
        values = [{"name": name, "amount": 1250.5 * (at + 1)} for at, name in enumerate(names)]
        return {
            "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
            "config": {"font": "Inter"},
            "width": 480,
            "title": title.in_language(language),
            "data": {"values": values},
            "mark": "bar",
            "encoding": {
                "y": {"field": "name", "type": "nominal", "title": None},
                "x": {"field": "amount", "type": "quantitative", "title": unit},
            },
        }

    return spec


COSTS = Words("Kostnad per tiltak", "Kostnad per tiltak", "Cost of each option")
OPTION, COST = Words("Tiltak", "Tiltak", "Option"), Words("Kostnad", "Kostnad", "Cost")


def costs(names: tuple[str, ...] = ("R01", "R02")) -> Table:
    """A table of a name and a number."""
    return Table(
        COSTS,
        (Column(OPTION), Column(COST, numbers=True)),
        tuple(
            (cell(name), number_cell(1250.5 * (at + 1), ",.1f")) for at, name in enumerate(names)
        ),
    )


def figure(names: tuple[str, ...] = ("R01", "R02"), description: Any = None) -> Figure:
    """A figure with its numbers as a table."""
    said = Words(
        "R02 koster dobbelt så mye som R01.",
        "R02 kostar dobbelt så mykje som R01.",
        "R02 costs twice as much as R01.",
    )
    return Figure("costs", COSTS, description or said, bars(COSTS, "kr", names), costs(names))


def every_block(language: str = "nb", text_language: str = "nb") -> Document:
    """A document with every kind of block, some inside others, and texts of every kind."""
    return Document(
        title="Prioritering av tiltak",
        language=language,
        text_language=text_language,
        blocks=tuple(_every_block()),
        about=Words(
            "Et dokument for å prøve alt.",
            "Eit dokument for å prøve alt.",
            "A document to try all.",
        ),
        organisation="Bergen kommune",
        unit="Etat for helse og omsorg",
        made=MADE,
    )


def _every_block() -> list[Block]:
    return [
        Heading(1, "Prioritering av tiltak"),
        Paragraph("Kommunen skal velge mellom tiltak.\nAlle er ikke like gode.", lead=True),
        Note("Tallene er laget for å vise metoden."),
        *(Heading(2, Words(f"Del {n}", f"Del {n}", f"Part {n}"), f"del-{n}") for n in (1, 2)),
        Paragraph(message("The plan covers {share:.0%} of the need.", share=0.17)),
        Bullets(
            (
                "Tiltaket er trygt",
                Words("hjelp hjemme", "hjelp heime", "help at home"),
                Link("Tabell 12209", ADDRESS),
                message("Nothing required is missing."),
            )
        ),
        Heading(3, "Innenfor rammen"),
        costs(),
        Details(
            Words("Slik er det regnet", "Slik er det rekna", "How it was worked out"),
            (Paragraph("Beløpene er i faste priser."), Bullets(("Ett", "To")), costs(("R07",))),
        ),
        Heading(2, Words("Det vi vet og mener", "Det vi veit og meiner", "What we know and think")),
        Marked("knowledge", (Paragraph("Fallene går ned med 23 prosent."), costs(("R08",)))),
        Marked("judgement", (Heading(3, "Gruppens syn"), Paragraph("Nytten er stor."))),
        Marked("tradeoff", (Bullets(("Trygghet veier mer enn pris",)), Note("Uenighet er vist."))),
        Heading(2, Words("Figurer og tabeller", "Figurar og tabellar", "Figures and tables")),
        figure(),
        Table(
            Words("Ulike celler", "Ulike celler", "Different cells"),
            (Column(OPTION), Column("Kilde"), Column(COST, numbers=True)),
            (
                (cell("R01"), cell(Link(ADDRESS, ADDRESS), "Landet"), number_cell(0.175, ".0%")),
                (cell("R02", "avviklet"), cell(), number_cell(None)),
            ),
        ),
        Table("Ingen rader", (Column("A"), Column("B", numbers=True)), ()),
        Heading(2, Words("Til slutt", "Til slutt", "At last")),
        Paragraph("Folkevalgte bestemmer."),
    ]


def hostile(text: str, language: str = "nb") -> Document:
    """A document with the same text in every place that takes a text from people."""
    return Document(
        title=text,
        language=language,
        text_language="nn",
        blocks=(
            Heading(1, text),
            Paragraph(text, lead=True),
            Note(text),
            Heading(2, text, "del"),
            Paragraph(message("{a} {b}", a=text, b=Words(text, text, text))),
            Bullets((text, Link(text, ADDRESS), Link(text, text), Link("lenke", text))),
            Details(text, (Paragraph(text), costs((text,)))),
            Marked("judgement", (Heading(3, text), Paragraph(text))),
            Table(
                text,
                (Column(text), Column(text), Column(text, numbers=True)),
                ((cell(text), cell(text, Link(text, ADDRESS)), cell(text)),),
            ),
            figure((text[:200],), description=text),
        ),
        about=text,
        organisation=text,
        unit=text,
        made=MADE,
    )


def all_hostile() -> Document:
    """One document with every hostile text, to be looked at."""
    blocks: list[Block] = [Heading(1, "Fiendtlig tekst")]
    for name, text in HOSTILE.items():
        blocks += [Heading(2, name), Paragraph(text), Bullets((text,)), Note(text)]
        blocks.append(
            Table(
                text[:100],
                (Column("Tiltak"), Column(text[:50]), Column("Tall", numbers=True)),
                ((cell("R01"), cell(text), number_cell(1250)), (cell(text), cell("b"), cell("c"))),
            )
        )
    return Document("Fiendtlig tekst", "nb", "nb", tuple(blocks), made=MADE)


def wide(columns: int = 10, rows: int = 40, language: str = "nb") -> Document:
    """A document with a table of many columns, between texts."""
    heads = ("Tiltak", "Kostnad", "Årsverk", "Mottakere", "Nytte", "Alvorlighet", "Hvor sikker")
    names = tuple(
        heads[at] if at < len(heads) else f"Forholdsmessighet {at}" for at in range(columns)
    )
    table = Table(
        "En bred tabell",
        tuple(Column(name, numbers=0 < at < 4) for at, name in enumerate(names)),
        tuple(
            (
                cell(f"R{row:02} Hverdagsrehabilitering i hjemmet"),
                *(
                    number_cell(1250.0 * row * at, ",")
                    if at < 4
                    else cell("svært stor", "målt lokalt")
                    for at in range(1, columns)
                ),
            )
            for row in range(1, rows + 1)
        ),
    )
    paragraph = Paragraph("Tabellen viser alle tiltakene i runden. " * 6)
    blocks = (
        Heading(1, "Brede tabeller"), paragraph, Heading(2, "Alle tall"), table,
        Heading(2, "Etterpå"), paragraph,
    )  # fmt: skip
    return Document("Brede tabeller", language, language, blocks, made=MADE)


def sentences(block: Any, language: str) -> Iterator[str]:
    """Every text of a document or a part of it, as its reader reads it."""
    match block:
        case str() | Words() | Message():
            yield say(block, language)
        case tuple():
            for part in block:
                yield from sentences(part, language)
        case Link():
            yield say(block.text, language)
        case Marked():
            yield say(KIND_WORDS[block.kind], language)
            yield from sentences(block.blocks, language)
        case Figure():
            parts = (block.title, block.description, block.data)
            yield from sentences(tuple(one for one in parts if one is not None), language)
        case Document():
            yield from sentences((headline(block), block.blocks), language)
        case Note():
            yield from sentences((NOTE, block.text), language)
        case _:
            for name in ("caption", "summary", "heading", "text", "items", "columns", "rows"):
                yield from sentences(getattr(block, name, ()), language)
            yield from sentences(getattr(block, "lines", ()), language)
            yield from sentences(getattr(block, "blocks", ()), language)
