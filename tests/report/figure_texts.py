"""Where the texts of a drawn figure stand, measured with the font itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

from PIL import ImageFont

from samvekt.report import drawing

SVG = "{http://www.w3.org/2000/svg}"
FONTS = Path(drawing.__file__).parent / "fonts"
MOVED = re.compile(r"translate\(([-\d.]+),([-\d.]+)\)")
ASCENT, DESCENT = 0.74, 0.2  # of letters over and under their line, as a share of the size


@dataclass(frozen=True)
class Placed:
    """One text with the box its letters fill."""

    text: str
    size: float
    fill: str
    left: float
    top: float
    right: float
    foot: float

    def touches(self, other: Placed) -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.foot
            and other.top < self.foot
        )


@cache
def font(weight: str) -> ImageFont.FreeTypeFont:
    name = "Inter-SemiBold.otf" if weight == "600" else "Inter-Regular.otf"
    return ImageFont.truetype(str(FONTS / name), 1000)


def texts_of(svg: str) -> list[Placed]:
    """Every text of a figure, with all its moves added up."""
    found: list[Placed] = []
    _collect(ET.fromstring(svg), 0.0, 0.0, found)
    return found


def _collect(element: ET.Element, x: float, y: float, found: list[Placed]) -> None:
    moved = MOVED.search(element.get("transform", ""))
    if moved:
        x, y = x + float(moved[1]), y + float(moved[2])
    if element.tag == f"{SVG}text" and element.text:
        found.append(_placed(element, x, y))
    for child in element:
        _collect(child, x, y, found)


def _placed(element: ET.Element, x: float, y: float) -> Placed:
    size = float(element.get("font-size", "0").removesuffix("px"))
    wide = font(element.get("font-weight", "400")).getlength(element.text) * size / 1000
    left = {"start": x, "middle": x - wide / 2, "end": x - wide}[element.get("text-anchor", "")]
    return Placed(
        element.text or "",
        size,
        element.get("fill", ""),
        left,
        y - ASCENT * size,
        left + wide,
        y + DESCENT * size,
    )


def size_of(svg: str) -> tuple[float, float]:
    root = ET.fromstring(svg)
    return float(root.get("width", "0")), float(root.get("height", "0"))
