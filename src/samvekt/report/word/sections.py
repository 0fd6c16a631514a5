"""Pages upright and on their side: wide tables lie, and the headings above lie with them."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from samvekt.report.word.page import Page
from samvekt.report.word.runs import RELATIONS, WORDS

BREAK = (
    '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p>'
)
"""A paragraph nobody sees, which carries the end of a section."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One element of the body."""

    xml: str
    heads: bool = False  # belongs with what follows
    lies: bool = False  # stands on a page on its side


def elements(pieces: Sequence[Piece], page: Page) -> list[Any]:
    """The pieces as elements, with an end of section where the page turns.

    The section the document stands in is left with what comes after the last turn.
    """
    runs: list[tuple[bool, Sequence[Piece]]]
    runs = [(lies, list(of)) for lies, of in groupby(_with_headings(pieces), lambda one: one.lies)]
    if not any(lies for lies, _ in runs):
        return _parsed(pieces)
    upright, lying = _Turning(page.section, page.again()), page.lying
    if page.begun and runs[0][0]:
        runs.insert(0, (False, []))
    if page.goes_on and runs[-1][0]:
        runs.append((False, []))
    found: list[Any] = []
    for lies, of in runs[:-1]:
        found += [*_parsed(of), _end(lying.section if lies and lying else upright.next())]
    lies, of = runs[-1]
    last = lying.section if lies and lying else upright.next()
    page.section.getparent().replace(page.section, copy.deepcopy(last))
    return [*found, *_parsed(of)]


class _Turning:
    """The upright section: as the template has it the first time, then without a title page."""

    def __init__(self, first: Any, later: Any) -> None:
        self.sections = [copy.deepcopy(first)]
        self.later = later

    def next(self) -> Any:
        return self.sections.pop() if self.sections else copy.deepcopy(self.later)


def _with_headings(pieces: Sequence[Piece]) -> list[Piece]:
    """Headings right above a lying piece lie too, and those between two lying ones."""
    turned: list[Piece] = []
    lies = False
    for piece in reversed(pieces):
        lies = piece.lies or (lies and piece.heads)
        turned.append(Piece(piece.xml, piece.heads, lies))
    return turned[::-1]


def _end(section: Any) -> Any:
    """The end of a section, in a paragraph of its own."""
    (paragraph,) = _parsed([Piece(BREAK)])
    paragraph[0].append(copy.deepcopy(section))
    return paragraph


def _parsed(pieces: Sequence[Piece]) -> list[Any]:
    from docx.oxml import parse_xml  # noqa: PLC0415 (loaded by those who write for Word)

    inner = "".join(piece.xml for piece in pieces)
    body: Any = parse_xml(f'<w:body xmlns:w="{WORDS}" xmlns:r="{RELATIONS}">{inner}</w:body>')
    return list(body)
