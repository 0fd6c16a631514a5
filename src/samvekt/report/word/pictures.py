"""Pictures in WordprocessingML, as wide as the column they were drawn for."""

from __future__ import annotations

import struct

from samvekt.report.blocks import COLUMN
from samvekt.report.word.page import Page

SCALE = 2.5
"""Dots for each pixel of a figure: sharp in print."""

HIGHEST = 0.75
"""A figure takes no more than this of the height of a page."""

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
EMU = 635
"""The measure of pictures. [for each twentieth of a point]"""


def size(drawn: bytes, page: Page) -> tuple[int, int]:
    """How wide and high a PNG is on the page. [EMU]"""
    across, down = struct.unpack(">II", drawn[16:24])
    width = page.width * min(1.0, across / SCALE / COLUMN)
    width = min(width, page.height * HIGHEST * across / down)
    return round(width * EMU), round(width * EMU * down / across)


def picture(relation: str, extent: tuple[int, int], named: str) -> str:
    """The picture as a run; `named` holds its identifier and what can be seen, as attributes."""
    measure = f'cx="{extent[0]}" cy="{extent[1]}"'
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{DRAWING}/wordprocessingDrawing" distT="0" '
        f'distB="0" distL="0" distR="0"><wp:extent {measure}/><wp:docPr {named}/>'
        f'<a:graphic xmlns:a="{DRAWING}/main"><a:graphicData uri="{DRAWING}/picture">'
        f'<pic:pic xmlns:pic="{DRAWING}/picture"><pic:nvPicPr><pic:cNvPr {named}/>'
        f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}"/>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>"
        f'<a:off x="0" y="0"/><a:ext {measure}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>"
        "</w:drawing></w:r>"
    )
