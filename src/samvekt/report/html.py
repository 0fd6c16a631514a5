"""Writes a document as one HTML file: no script, no request to anywhere, fit for print."""

from __future__ import annotations

from html import escape

from samvekt.core.message import message
from samvekt.language import opened, say
from samvekt.report import drawing
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

STYLE = """
:root { color-scheme: light dark; --ink: #1e2b3c; --quiet: #4b5a6b; --line: #c9d1da;
  --paper: #ffffff; --tint: #f1f5f9; --note: #fff4d6; --note-line: #9a6700; --link: #0b5394; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8edf3; --quiet: #b4c0cd; --line: #3d4a58;
  --paper: #131a22; --tint: #1c2530; --note: #33290f; --note-line: #d9a62e; --link: #8fc1f5; } }
* { box-sizing: border-box; }
html { font: 100%/1.6 Inter, system-ui, "Segoe UI", "Noto Sans", sans-serif; }
body { margin: 0; background: var(--paper); color: var(--ink); }
main { max-width: 68rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 1rem; }
h2 { font-size: 1.4rem; line-height: 1.3; margin: 2.5rem 0 .75rem; }
h3 { font-size: 1.1rem; margin: 1.5rem 0 .5rem; }
p, ul { max-width: 46rem; margin: 0 0 1rem; }
.lead { font-size: 1.15rem; }
li { margin-bottom: .35rem; }
.note { background: var(--note); border-left: .35rem solid var(--note-line);
  padding: .75rem 1rem; max-width: 46rem; margin: 0 0 1rem; }
tbody th::first-letter, li::first-letter { text-transform: uppercase; }
.note p:last-child { margin: 0; }
.wide { overflow-x: auto; margin: 0 0 1.5rem; }
.wide:focus-visible, summary:focus-visible, a:focus-visible { outline: 3px solid var(--link);
  outline-offset: 2px; }
table { border-collapse: collapse; width: 100%; font-size: .95rem; }
caption { text-align: left; font-weight: 600; padding-bottom: .5rem; }
th, td { text-align: left; vertical-align: top; padding: .45rem .75rem .45rem 0;
  border-bottom: 1px solid var(--line); }
thead th { color: var(--quiet); font-weight: 600; border-bottom-width: 2px; }
tbody th { font-weight: 500; min-width: 11rem; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
td div + div { margin-top: .3rem; }
details { border: 1px solid var(--line); border-radius: .4rem; margin: 0 0 .75rem;
  padding: .5rem 1rem; background: var(--tint); }
summary { cursor: pointer; font-weight: 600; }
details > :nth-child(2) { margin-top: .75rem; }
a { color: var(--link); }
.skip { position: absolute; left: -999rem; }
.skip:focus { position: static; }
@media print { html { font-size: 10pt; } main { max-width: none; padding: 0; }
  details { border: 0; padding: 0; background: none; } details > * { display: block; }
  details::details-content { content-visibility: visible; block-size: auto; }
  h2, h3, summary { break-after: avoid; } tr { break-inside: avoid; } .wide { overflow: visible; } }
@media (max-width: 40rem) { h1 { font-size: 1.6rem; } main { padding-top: 1rem; } }
@media screen and (max-width: 40rem) {
  table, caption, tbody, tr, tbody th, td { display: block; }
  thead { position: absolute; left: -999rem; }
  tbody tr { border-bottom: 1px solid var(--line); padding: .6rem 0; }
  tbody th, td, td.number { border: 0; padding: 0; text-align: left; white-space: normal; }
  tbody th { font-weight: 600; }
  td:empty { display: none; }
  td::before { content: attr(data-heading) ": "; color: var(--quiet); } }
"""


def html(document: Document) -> str:
    """The document as HTML; every text is escaped, none is ever markup."""
    writer = _Writer(document.language, document.text_language)
    body = "\n".join(writer.block(block) for block in document.blocks)
    return (
        f'<!doctype html>\n<html lang="{escape(document.language)}">\n<head>\n'
        '<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{escape(say(document.title, document.language))}</title>\n"
        f"<style>{STYLE}</style>\n</head>\n<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


class _Writer:
    """Writes blocks in one language, marking the round's own text with its language."""

    def __init__(self, language: str, text_language: str) -> None:
        self.language = language
        self.text_language = text_language
        self.tables = 0

    def text(self, said: Said | Link, *, heads: bool = False) -> str:
        if isinstance(said, Link):
            return f'<a href="{escape(said.address)}">{self.text(said.text)}</a>'
        plain = say(said, self.language)
        written = escape(opened(plain) if heads else plain)
        if isinstance(said, str) and self.text_language != self.language:
            return f'<span lang="{escape(self.text_language)}">{written}</span>'
        return written

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
                anchor = f' id="{escape(block.anchor)}"' if block.anchor else ""
                said = self.text(block.text, heads=True)
                written = f"<h{block.level}{anchor}>{said}</h{block.level}>"
            case Paragraph():
                kind = ' class="lead"' if block.lead else ""
                written = f"<p{kind}>{self.text(block.text)}</p>"
            case Bullets():
                items = "".join(f"<li>{self.text(item)}</li>" for item in block.items)
                written = f"<ul>{items}</ul>"
            case Note():
                written = f'<div class="note"><p>{self.text(block.text)}</p></div>'
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
        drawn = drawing.svg(block, self.language).removeprefix('<?xml version="1.0"?>')
        shown = Details(message("The numbers in the figure"), (block.data,))
        return (
            f'<figure aria-labelledby="{name}">\n'
            f'<figcaption id="{name}">{self.text(block.title, heads=True)}</figcaption>\n'
            f'<div class="wide" role="img" aria-label="{self.attribute(block.description)}">'
            f"{drawn}</div>\n<p>{self.text(block.description)}</p>\n{self.block(shown)}\n</figure>"
        )

    def attribute(self, said: Said) -> str:
        return escape(say(said, self.language))

    def table(self, block: Table) -> str:
        """A table; roles are said aloud because a narrow screen shows rows as blocks."""
        self.tables += 1
        name = f"t{self.tables}"
        heads = "".join(
            f'<th role="columnheader" scope="col"{_kind(numbers=c.numbers)}>'
            f"{self.text(c.heading, heads=True)}</th>"
            for c in block.columns
        )
        rows = "\n".join(self.row(block, row) for row in block.rows)
        return (
            f'<div class="wide" role="region" aria-labelledby="{name}" tabindex="0">\n'
            f'<table role="table"><caption id="{name}">{self.text(block.caption)}</caption>\n'
            f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead>\n'
            f'<tbody role="rowgroup">\n{rows}\n</tbody></table>\n</div>'
        )

    def row(self, block: Table, row: tuple[Cell, ...]) -> str:
        cells = [f'<th role="rowheader" scope="row">{self.cell(row[0])}</th>']
        cells += [
            f'<td role="cell"{_kind(numbers=column.numbers)} data-heading="{self.plain(column)}">'
            f"{self.cell(cell)}</td>"
            for column, cell in zip(block.columns[1:], row[1:], strict=True)
        ]
        return f'<tr role="row">{"".join(cells)}</tr>'

    def plain(self, column: Column) -> str:
        """A heading that each cell repeats where the screen is too narrow for columns."""
        return escape(opened(say(column.heading, self.language)))

    def cell(self, cell: Cell) -> str:
        if len(cell.lines) < 2:
            return "".join(self.text(line) for line in cell.lines)
        return "".join(f"<div>{self.text(line)}</div>" for line in cell.lines)


def _kind(*, numbers: bool) -> str:
    return ' class="number"' if numbers else ""
