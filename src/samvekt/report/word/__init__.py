"""Writes a document for Word: real styles, on our own look or on a municipality's template."""

from __future__ import annotations

from pathlib import Path

from samvekt.report.blocks import Document
from samvekt.report.word import look, package, places, styles, template
from samvekt.report.word.page import Page
from samvekt.report.word.writing import Writer

__all__ = ["word"]


def word(document: Document, template_file: Path | None = None) -> bytes:
    """The document as a .docx file; the same document and template give the same bytes.

    Args:
        document: What to write.
        template_file: The municipality's own template, with places such as `{{innhold}}`
            (docs/how-to/own-word-template.md). It is read, never changed.

    Raises:
        InputError: The template cannot be used; the message says why and what to do.
    """
    if template_file is None:
        opened = package.opened(look.own_template(document.language))
    else:
        opened = template.read(template_file)
    named = styles.add_missing(opened)
    styles.speak(opened, document.language)
    place = places.content_place(opened)
    writer = Writer(
        document,
        styles=named,
        page=Page.of(place),
        file=opened,
        title_said=places.title_in_body(opened),
        sender_said=places.sender_anywhere(opened),
    )
    places.fill(opened, document)
    places.put(place, writer.pieces())
    package.describe(opened, document)
    return package.saved(opened)
