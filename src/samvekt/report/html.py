"""Writes a document as one HTML file: no script, no request to anywhere, fit for print."""

from __future__ import annotations

from html import escape
from itertools import count

from samvekt.core.message import message
from samvekt.language import opened, say
from samvekt.report import drawing, headline
from samvekt.report.blocks import (
    KIND_WORDS,
    Block,
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
    Said,
    Table,
)
from samvekt.report.page_style import policy, style
from samvekt.report.signs import seen

NUMBERS = message("The numbers in the figure")

CONTENTS_FROM = 5
"""The fewest headings of level 2 that make a list of contents worth its room."""


def html(document: Document) -> str:
    """The document as HTML; every text is escaped, none is ever markup."""
    language = document.language
    writer = _Writer(document)
    about = seen(say(document.about, language))
    described = f'<meta name="description" content="{escape(about)}">\n' if about.strip() else ""
    return (
        f'<!doctype html>\n<html lang="{escape(language)}">\n<head>\n'
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy(language)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(seen(headline.title(document)))}</title>\n{described}"
        f"<style>{style(language)}</style>\n</head>\n<body>\n{writer.body()}\n</body>\n</html>\n"
    )


class _Writer:
    """Writes blocks in one language, marking the round's own text with its language."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.language = document.language
        self.text_language = document.text_language
        self.tables = 0
        self.anchors = _anchors(document.blocks)

    def body(self) -> str:
        """The title with who and when, a list of contents where it helps, and the blocks."""
        title, blocks = headline.opening(self.document)
        under = self.attribute(headline.headline(self.document))
        beside = f"\n<p>{under}</p>" if under else ""
        main = "\n".join(self.block(block) for block in blocks)
        return (
            f'<a class="skip" href="#content">{self.attribute(headline.SKIP)}</a>\n'
            f"<header>\n{self.block(title)}{beside}\n</header>\n{self.contents(blocks)}"
            f'<main id="content" tabindex="-1">\n{main}\n</main>'
        )

    def contents(self, blocks: tuple[Block, ...]) -> str:
        """A list of the headings of level 2, if there are many."""
        heads = [one for one in blocks if isinstance(one, Heading) and one.level == 2]
        if len(heads) < CONTENTS_FROM:
            return ""
        items = "\n".join(
            f'<li><a href="#{escape(self.anchors[id(one)])}">'
            f"{self.text(one.text, heads=True)}</a></li>"
            for one in heads
        )
        label = self.attribute(headline.CONTENTS)
        return (
            f'<nav aria-labelledby="contents">\n<p id="contents">{label}</p>\n'
            f"<ul>\n{items}\n</ul>\n</nav>\n"
        )

    def text(self, said: Said | Link, *, heads: bool = False) -> str:
        if isinstance(said, Link):
            return self.link(said)
        plain = say(said, self.language)
        written = _escaped(opened(plain) if heads else plain)
        if isinstance(said, str) and self.text_language != self.language:
            return f'<span lang="{escape(self.text_language)}">{written}</span>'
        return written

    def link(self, link: Link) -> str:
        """A text to click, if it leads to the web; its address is written out on paper."""
        plain = say(link.text, self.language)
        if not headline.leads_out(link):
            return self.text(link.text)
        named = "" if plain == link.address else ' class="named"'
        written = self.text(link.text if plain.strip() else link.address)
        return f'<a{named} href="{escape(seen(link.address))}">{written}</a>'

    def block(self, block: Block) -> str:
        """One block, whatever it is."""
        match block:
            case Heading() | Paragraph() | Bullets() | Note():
                return self.words(block)
            case Details() | Marked():
                return self.around(block)
            case Table():
                return self.table(block)
            case Figure():
                return self.figure(block)

    def words(self, block: Heading | Paragraph | Bullets | Note) -> str:
        """Blocks of words."""
        match block:
            case Heading():
                name = self.anchors.get(id(block), block.anchor)
                anchor = f' id="{escape(name)}"' if name else ""
                shown = say(block.text, self.language).strip()
                said = self.text(block.text if shown else "–", heads=True)
                written = f"<h{block.level}{anchor}>{said}</h{block.level}>"
            case Paragraph():
                kind = ' class="lead"' if block.lead else ""
                written = f"<p{kind}>{self.text(block.text)}</p>"
            case Bullets():
                items = "".join(f"<li>{self.text(item)}</li>" for item in block.items)
                written = f"<ul>{items}</ul>"
            case Note():
                label = self.attribute(headline.NOTE)
                said = self.text(block.text)
                written = f'<div class="note"><p class="kind">{label}</p>\n<p>{said}</p></div>'
        return written

    def around(self, block: Details | Marked) -> str:
        """Blocks that hold others."""
        inner = "\n".join(self.block(each) for each in block.blocks)
        if isinstance(block, Details):
            return f"<details><summary>{self.text(block.summary)}</summary>\n{inner}\n</details>"
        label = self.attribute(KIND_WORDS[block.kind])
        return f'<div class="{block.kind}"><p class="kind">{label}</p>\n{inner}\n</div>'

    def figure(self, block: Figure) -> str:
        """A figure, described for those who cannot see it, with its numbers behind a line."""
        name = escape(f"figure-{block.name}")
        numbers = self.block(Details(NUMBERS, (block.data,))) if block.data else ""
        return (
            f'<figure aria-labelledby="{name}">\n'
            f'<figcaption id="{name}">{self.text(block.title, heads=True)}</figcaption>\n'
            f'<div class="wide" role="group" aria-labelledby="{name}" tabindex="0">\n'
            f'<div class="drawing" role="img" aria-label="{self.attribute(block.title)}" '
            f'aria-describedby="{name}-words">{self.drawn(block)}</div>\n</div>\n'
            f'<p id="{name}-words">{self.text(block.description)}</p>\n'
            f"{numbers}\n</figure>"
        )

    def drawn(self, block: Figure) -> str:
        """The drawing itself, which only eyes read: its words stand beside it."""
        svg = drawing.svg(block, self.language)
        return svg[svg.index("<svg") :].replace("<svg ", '<svg aria-hidden="true" ', 1)

    def attribute(self, said: Said) -> str:
        return escape(seen(say(said, self.language)))

    def table(self, block: Table) -> str:
        """A table; roles are said aloud because a narrow screen shows rows as blocks."""
        self.tables += 1
        name = f"t{self.tables}"
        heads = "".join(
            f'<th role="columnheader" scope="col"{_kind(numbers=c.numbers)}>'
            f"{self.text(c.heading, heads=True).strip() or '–'}</th>"
            for c in block.columns
        )
        rows = "\n".join(self.row(block, row) for row in block.rows)
        body = f'<tbody role="rowgroup">\n{rows}\n</tbody>' if rows else ""
        return (
            f'<div class="wide" role="group" aria-labelledby="{name}" tabindex="0">\n'
            f'<table role="table"><caption id="{name}">{self.text(block.caption)}</caption>\n'
            f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead>\n'
            f"{body}</table>\n</div>"
        )

    def row(self, block: Table, row: tuple[Cell, ...]) -> str:
        cells = [f'<th role="rowheader" scope="row">{self.cell(row[0]).strip() or "–"}</th>']
        cells += [
            f'<td role="cell"{_kind(numbers=column.numbers)} data-heading="{self.plain(column)}">'
            f"{self.cell(cell)}</td>"
            for column, cell in zip(block.columns[1:], row[1:], strict=True)
        ]
        return f'<tr role="row">{"".join(cells)}</tr>'

    def plain(self, column: Column) -> str:
        """A heading that each cell repeats where the screen is too narrow for columns."""
        return escape(seen(opened(say(column.heading, self.language))))

    def cell(self, cell: Cell) -> str:
        if len(cell.lines) < 2:
            return "".join(self.text(line) for line in cell.lines)
        return "".join(f"<div>{self.text(line)}</div>" for line in cell.lines)


def _kind(*, numbers: bool) -> str:
    return ' class="number"' if numbers else ""


def _escaped(text: str) -> str:
    """A text as it stands, with its line breaks."""
    return escape(seen(text)).replace("\n", "<br>")


def _anchors(blocks: tuple[Block, ...]) -> dict[int, str]:
    """The anchor of each heading of level 2, by the heading's identity; no two are alike."""
    heads = [one for one in blocks if isinstance(one, Heading) and one.level == 2]
    taken = {one.anchor for one in blocks if isinstance(one, Heading)}
    free = (name for at in count(1) if (name := f"part-{at}") not in taken)
    return {id(one): one.anchor or next(free) for one in heads}
