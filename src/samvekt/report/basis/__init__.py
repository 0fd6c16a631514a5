"""The decision basis: composed once, in three lengths, whatever format it is written in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from samvekt.report.basis.case_paper import case_paper
from samvekt.report.basis.full import full
from samvekt.report.basis.material import Material
from samvekt.report.basis.one_page import one_page
from samvekt.report.blocks import Block, Document

Length = str

LENGTHS: Mapping[Length, tuple[Callable[[Material], Iterator[Block]], str]] = MappingProxyType(
    {
        "full": (full, "basis_about"),
        "case-paper": (case_paper, "paper_about"),
        "one-page": (one_page, "residents_about"),
    }
)
"""The three lengths: how each is composed, and the text that says what it is."""

__all__ = ["LENGTHS", "Material", "compose"]


def compose(material: Material, length: Length) -> Document:
    """The document of one length, in the language of the material."""
    blocks, about = LENGTHS[length]
    body = material.round.organisation
    return Document(
        material.round.title,
        material.language,
        material.round.language,
        tuple(blocks(material)),
        material.text(about),
        body.name if body else "",
        (body.unit or "") if body else "",
        material.made,
        close=length == "one-page",
    )
