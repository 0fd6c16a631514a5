"""Words that every writer sets around a document, so that all formats say the same."""

from __future__ import annotations

import re
from types import MappingProxyType

from samvekt.core.message import Message, Words
from samvekt.language import opened, say
from samvekt.report.blocks import Block, Document, Heading, Link

NOTE = Words("Merk", "Merk", "Note")
"""The label of a note, so that it never stands out by colour alone."""

CONTENTS = Words("Innhold", "Innhald", "Contents")
"""The heading of a list of contents."""

SKIP = Words("Hopp til innholdet", "Hopp til innhaldet", "Skip to the content")
"""The first link of a page, for those who cannot see where the content begins."""

PAGE, OF = Words("Side", "Side", "Page"), Words("av", "av", "of")
"""Around page numbers: Side 1 av 9."""


def title(document: Document) -> str:
    """The title, with a capital first; a dash where there is none to see."""
    said = say(document.title, document.language)
    return opened(said) if said.strip() else "–"


def opening(document: Document) -> tuple[Heading, tuple[Block, ...]]:
    """The heading a document opens with, its own or else its title, and what follows."""
    blocks = document.blocks
    if blocks and isinstance(blocks[0], Heading) and blocks[0].level == 1:
        return blocks[0], blocks[1:]
    return Heading(1, document.title), blocks


def headline(document: Document) -> str:
    """The line under the title: who made the document, and when; empty when neither is known.

    Example:
        >>> from datetime import date
        >>> headline(Document("A", "nb", "nb", (), organisation="Bergen", made=date(2026, 11, 2)))
        'Bergen · 02.11.2026'
    """
    return " · ".join(
        part for part in (document.organisation, document.unit, made(document)) if part
    )


def made(document: Document) -> str:
    """The date of the document as its reader writes it, or nothing."""
    if document.made is None:
        return ""
    return say(Message("{made}", MappingProxyType({"made": document.made})), document.language)


OUT = r"https?://[^\s/]|\w[\w-]{0,80}(\.frozen)?\.(html|docx|pdf|xlsx|json)$"
"""A page on the web, or one of our own files beside the document."""


def leads_out(link: Link) -> bool:
    """Whether an address is one to follow: on the web, or a file beside the document."""
    return bool(re.match(OUT, link.address, re.IGNORECASE))
