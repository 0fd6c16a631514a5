"""Writes a document as plain content for programs: every word, and every number as a number."""

from __future__ import annotations

import math
import re
from typing import Any

from samvekt.language import say
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

FORM = 1
"""The form of the content; a higher number means that programs must look again."""


def plain(document: Document) -> dict[str, Any]:
    """The document as objects, lists, texts and numbers, ready to be written as JSON.

    Every key is always there (docs/reference/document-json.md). The same document gives the
    same content.
    """
    return _Writer(document.language).document(document)


class _Writer:
    """Writes blocks in one language."""

    def __init__(self, language: str) -> None:
        self.language = language

    def document(self, document: Document) -> dict[str, Any]:
        return {
            "form": FORM,
            "title": self.text(document.title),
            "about": self.text(document.about),
            "language": document.language,
            "text_language": document.text_language,
            "organisation": _written(document.organisation),
            "unit": _written(document.unit),
            "made": document.made.isoformat() if document.made else None,
            "blocks": [self.block(block) for block in document.blocks],
        }

    def text(self, said: Said) -> str:
        return _written(say(said, self.language))

    def line(self, said: Said | Link) -> dict[str, Any]:
        """A line of text, with the address it leads to, if any."""
        if isinstance(said, Link):
            return {"text": self.text(said.text), "address": said.address}
        return {"text": self.text(said), "address": None}

    def block(self, block: Block) -> dict[str, Any]:
        """One block, whatever it is."""
        match block:
            case Heading() | Paragraph() | Bullets() | Note():
                return self.words(block)
            case Table():
                return {"kind": "table", **self.table(block)}
            case Figure():
                return self.figure(block)
            case Details() | Marked():
                return self.around(block)

    def words(self, block: Heading | Paragraph | Bullets | Note) -> dict[str, Any]:
        """Blocks of words."""
        match block:
            case Heading(level, text, anchor):
                written = {"level": level, "text": self.text(text), "anchor": anchor}
                return {"kind": "heading", **written}
            case Paragraph(text, lead):
                return {"kind": "paragraph", "text": self.text(text), "lead": lead}
            case Bullets(items):
                return {"kind": "bullets", "items": [self.line(item) for item in items]}
            case Note(text):
                return {"kind": "note", "text": self.text(text)}

    def around(self, block: Details | Marked) -> dict[str, Any]:
        """Blocks that hold others."""
        inner = [self.block(each) for each in block.blocks]
        if isinstance(block, Details):
            return {"kind": "details", "summary": self.text(block.summary), "blocks": inner}
        label = self.text(KIND_WORDS[block.kind])
        return {"kind": "marked", "mark": block.kind, "label": label, "blocks": inner}

    def figure(self, block: Figure) -> dict[str, Any]:
        """A figure as its specification, its description and its numbers."""
        return {
            "kind": "figure",
            "name": block.name,
            "title": self.text(block.title),
            "description": self.text(block.description),
            "spec": _plain(block.spec(self.language)),
            "data": None if block.data is None else self.table(block.data),
        }

    def table(self, block: Table) -> dict[str, Any]:
        return {
            "caption": self.text(block.caption),
            "columns": [
                {"heading": self.text(column.heading), "numbers": column.numbers}
                for column in block.columns
            ],
            "rows": [[self.cell(cell) for cell in row] for row in block.rows],
        }

    def cell(self, cell: Cell) -> dict[str, Any]:
        """A cell as it is written, with the number behind it, if any."""
        return {
            "lines": [self.line(line) for line in cell.lines],
            "value": _finite(cell.value),
            "spec": cell.spec,
        }


def _written(text: str) -> str:
    """A text UTF-8 can carry; JSON itself escapes every other sign."""
    return re.sub("[\ud800-\udfff]", "\ufffd", text)


def _finite(value: float | None) -> float | None:
    return value if value is not None and math.isfinite(value) else None


def _plain(content: Any) -> Any:
    """Content of mappings, sequences and numbers in the types JSON has."""
    if isinstance(content, str):
        return _written(content)
    if isinstance(content, float):
        return _finite(content)
    if isinstance(content, (bool, int)) or content is None:
        return content
    if hasattr(content, "items"):
        return {str(key): _plain(value) for key, value in content.items()}
    if hasattr(content, "item"):  # a number of NumPy
        return _plain(content.item())
    return [_plain(value) for value in content]
