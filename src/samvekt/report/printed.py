"""A document as plain data for the typesetter: every text said, every sign one we can draw."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from samvekt.core.message import message
from samvekt.language import opened, say
from samvekt.report import drawing, headline
from samvekt.report.blocks import (
    KIND_WORDS,
    Block,
    Bullets,
    Cell,
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
from samvekt.report.columns import breakable, setting
from samvekt.report.signs import drawn

ROOM = {1: 17.0, 2: 26.0}
"""The room for a word in headings of each level; others have that of a paragraph. [em]"""

PARAGRAPH = 34.0
"""The room for a word in a paragraph. [em]"""

SHORT = 80
"""The longest text at the head or foot of a page. [signs]"""

UNKNOWN = "und"
"""The code of a language that is not known."""

SOFT_HYPHEN, UNSEEN_SPACES = "\u00ad", "\u00ad\u200b \n"

HEADING, STRING = 500, 5_000
"""The longest heading, and the longest text about the document or a figure; what is longer is cut
there and stands whole in the text. PDF/A has no room for more. [signs]"""

Run = dict[str, str | list[str]]
Plain = dict[str, Any]


def printed(document: Document) -> Plain:
    """The document as the template reads it."""
    return _Printer(document).document()


class _Printer:
    """Says the blocks of one document."""

    def __init__(self, document: Document) -> None:
        self.given = document
        self.language = document.language
        self.level = 0  # of the heading we are under

    def document(self) -> Plain:
        given = self.given
        title, made = drawn(headline.title(given)), given.made
        first, rest = headline.opening(given)
        return {
            "title": _cut(title, HEADING),
            "short": _cut(title),
            "about": _cut(self.plain(given.about), STRING),
            "close": given.close,
            "language": _tongue(self.language),
            "organisation": _cut(drawn(given.organisation), HEADING),
            "date": made and [made.year, made.month, made.day],
            "headline": self.text(headline.headline(given)),
            "foot": _cut(drawn(headline.headline(given))),
            "page": [
                headline.PAGE.in_language(self.language),
                headline.OF.in_language(self.language),
            ],
            "parts": _in_parts(list(self.blocks((first, *rest)))),
        }

    def blocks(self, blocks: Sequence[Block]) -> Iterator[Plain]:
        for block in blocks:
            match block:
                case Heading():
                    yield from self.heading(block.text, block.level, listed=True)
                case Paragraph() | Bullets() | Note():
                    yield self.words(block)
                case Details():
                    yield from self.details(block)
                case Marked():
                    yield self.boxed(block.kind, self.plain(KIND_WORDS[block.kind]), block.blocks)
                case Table():
                    yield self.table(block)
                case Figure():
                    yield from self.figure(block)

    def words(self, block: Paragraph | Bullets | Note) -> Plain:
        match block:
            case Paragraph():
                return {"is": "paragraph", "lead": block.lead, "text": self.text(block.text)}
            case Bullets():
                return {"is": "bullets", "items": [self.opened(item) for item in block.items]}
            case Note():
                label = self.plain(headline.NOTE)
                inside = {"is": "paragraph", "lead": False, "text": self.text(block.text)}
                return {"is": "box", "kind": "note", "label": label, "blocks": [inside]}

    def heading(self, text: Said, level: int, *, listed: bool) -> Iterator[Plain]:
        """A heading; a level never skips one, as PDF/UA demands. The whole of a cut one follows."""
        level = min(max(level, 1), self.level + 1)
        if listed:
            self.level = level
        plain = opened(self.plain(text)) if self.plain(text).strip() else "–"
        said = self.run(text, _cut(plain, HEADING), ROOM.get(level, PARAGRAPH))
        yield {"is": "heading", "level": level, "listed": listed, "text": said}
        if len(plain) > HEADING:
            yield self.words(Paragraph(text))

    def details(self, block: Details) -> Iterator[Plain]:
        """What a page hides behind a line stands open on paper, in a smaller section."""
        outer = self.level
        title = list(self.heading(block.summary, outer + 1, listed=False))
        self.level = outer + 1
        inner = list(self.blocks(block.blocks))
        self.level = outer
        yield {"is": "details", "blocks": [*title, *inner]}

    def boxed(self, kind: str, label: str, blocks: Sequence[Block]) -> Plain:
        return {"is": "box", "kind": kind, "label": label, "blocks": list(self.blocks(blocks))}

    def figure(self, block: Figure) -> Iterator[Plain]:
        title, description = (
            drawn(say(said, self.language)) for said in (block.title, block.description)
        )
        yield {
            "is": "figure",
            "svg": drawing.svg(block, self.language),
            "alt": _cut(f"{opened(title)}. {description}", STRING),
            "title": self.opened(block.title),
        }
        yield {"is": "paragraph", "lead": False, "text": self.text(block.description)}
        if block.data is not None:
            yield from self.details(Details(message("The numbers in the figure"), (block.data,)))

    def table(self, block: Table) -> Plain:
        heads = [[opened(drawn(say(c.heading, self.language)))] for c in block.columns]
        rows = [[self.lines(one) for one in row] for row in block.rows]
        texts = [["\n".join(lines) for lines in row] for row in (heads, *rows)]
        numbers = [column.numbers for column in block.columns]
        how = setting(texts, numbers)
        return {
            "is": "table",
            "caption": self.text(block.caption),
            "lies": how.lies,
            "size": how.size,
            "widths": how.widths,
            "numbers": numbers,
            "repeats": how.repeats,
            "heads": [
                self.opened(column.heading, room)
                for column, room in zip(block.columns, how.ems, strict=True)
            ],
            "rows": [
                {
                    "whole": whole,
                    "cells": [
                        [
                            self.opened(line, room) if at == 0 else self.text(line, room)
                            for line in one.lines
                        ]
                        for at, (one, room) in enumerate(zip(row, how.ems, strict=True))
                    ],
                }
                for row, whole in zip(block.rows, how.whole, strict=True)
            ],
        }

    def lines(self, given: Cell) -> list[str]:
        return [
            drawn(say(line.text if isinstance(line, Link) else line, self.language))
            for line in given.lines
        ]

    def plain(self, said: Said) -> str:
        return drawn(say(said, self.language))

    def opened(self, said: Said | Link, room: float = PARAGRAPH) -> Run:
        return self.text(said, room, heads=True)

    def text(self, said: Said | Link, room: float = PARAGRAPH, *, heads: bool = False) -> Run:
        """A text with its language where that is another than the document's, and its address."""
        if isinstance(said, Link):
            return self.link(said, room, heads=heads)
        plain = self.plain(said)
        return self.run(said, opened(plain) if heads else plain, room)

    def run(self, said: Said, plain: str, room: float) -> Run:
        run: Run = {"text": breakable(plain, room)}
        if isinstance(said, str) and self.given.text_language != self.language:
            run["language"] = _tongue(self.given.text_language)
        return run

    def link(self, link: Link, room: float, *, heads: bool) -> Run:
        """A text to click; one that cannot be seen gives way to its address.

        Typst cannot set a link that ends in a place to hyphenate (typst/typst#8608).
        """
        said = link.text if self.plain(link.text).strip(UNSEEN_SPACES) else link.address
        run = self.text(said, room, heads=heads)
        if not headline.leads_out(link):
            return run
        text = [piece.replace(SOFT_HYPHEN, "") for piece in run["text"]]
        return {**run, "text": text, "address": link.address}


def _tongue(language: str) -> str:
    """A language as the typesetter takes it: two or three letters, without a country."""
    found = re.match(r"[a-z]{2,3}(?![a-z])", language.lower())
    return found[0] if found else UNKNOWN


def _cut(text: str, longest: int = SHORT) -> str:
    """A text on one line, no longer than this."""
    text = text.replace("\n", " ")
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def _in_parts(blocks: list[Plain]) -> list[Plain]:
    """The blocks on standing and lying pages; a heading goes along with what it is above."""
    parts: list[Plain] = []
    for block in blocks:
        lies = _lies(block)
        if not parts or parts[-1]["lies"] != lies:
            along = _headings_last(parts[-1]["blocks"]) if parts and lies else []
            parts.append({"lies": lies, "blocks": along})
        parts[-1]["blocks"].append(block)
    return [part for part in parts if part["blocks"]]


def _lies(block: Plain) -> bool:
    """Whether a block, or anything inside it, needs a lying page."""
    return bool(block.get("lies")) or any(_lies(inner) for inner in block.get("blocks", ()))


def _headings_last(blocks: list[Plain]) -> list[Plain]:
    """Takes the headings that end the blocks away from them."""
    along: list[Plain] = []
    while blocks and blocks[-1]["is"] == "heading" and len(blocks) > 1:
        along.insert(0, blocks.pop())
    return along
