"""Draws figures: one Vega-Lite specification gives SVG for pages and print, and PNG for Word."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from samvekt.language import MINUS, NO_BREAK_SPACE, say
from samvekt.report.blocks import Figure
from samvekt.report.signs import drawn, seen

FONTS = Path(__file__).parent / "fonts"
FAMILY = "Inter"

NORWEGIAN = {
    "decimal": ",",
    "thousands": NO_BREAK_SPACE,
    "grouping": [3],
    "currency": ["", f"{NO_BREAK_SPACE}kr"],
    "percent": f"{NO_BREAK_SPACE}%",
    "minus": MINUS,
}
"""How numbers are written on axes in bokmål and nynorsk, as D3 asks for it."""

SVG = "http://www.w3.org/2000/svg"
DRAWN = frozenset(f"{{{SVG}}}{name}" for name in ("svg", "g", "path", "rect", "line", "text"))
"""The only elements a figure has: no script, style, link, picture or foreign part."""

KEPT = frozenset(
    {
        "d",
        "fill",
        "font-family",
        "font-size",
        "font-weight",
        "height",
        "opacity",
        "stroke",
        "stroke-dasharray",
        "stroke-miterlimit",
        "stroke-width",
        "text-anchor",
        "transform",
        "viewBox",
        "width",
        "x",
        "x2",
        "y",
        "y2",
    }
)
"""The only attributes: no style, event, reference or name that two figures could share."""


KEPT_DRAWINGS = 128
"""How many figures are remembered, so that page, print and Word draw each once."""


def svg(figure: Figure, language: str) -> str:
    """The figure as SVG, with numbers as the reader writes them, fit for the strictest page.

    It has shapes and text alone, so a policy that allows no script, no style in attributes and
    no request lets it through, and several can stand in one page. A sign our font lacks is
    written by its number.
    """
    specification = json.dumps(_drawable(figure.spec(language)), allow_nan=False)
    label = f"{say(figure.title, language)}. {say(figure.description, language)}"
    return _drawn(specification, language, seen(label))


def png(figure: Figure, language: str, scale: float = 3.0) -> bytes:
    """The figure as PNG, `scale` times as many dots as pixels on the page."""
    drawn: bytes = _converter().svg_to_png(svg(figure, language), scale=scale)
    return drawn


@lru_cache(KEPT_DRAWINGS)
def _drawn(specification: str, language: str, label: str) -> str:
    written: str = _converter().vegalite_to_svg(specification, format_locale=_numbers(language))
    return _plain(written, label)


def _drawable(part: Any) -> Any:
    """A specification with every text as our font can draw it."""
    if isinstance(part, Mapping):
        return {drawn(str(key)): _drawable(value) for key, value in part.items()}
    if isinstance(part, (list, tuple)):
        return [_drawable(value) for value in part]
    return drawn(part) if isinstance(part, str) else part


def _plain(drawn: str, label: str) -> str:
    """The same picture without all that a reader cannot see."""
    root = ET.fromstring(drawn)  # noqa: S314 (our own converter wrote it)
    _strip(root)
    root.set("role", "img")
    root.set("aria-label", label)
    ET.register_namespace("", SVG)
    return ET.tostring(root, encoding="unicode")


def _strip(element: ET.Element) -> None:
    for name in [name for name in element.attrib if name not in KEPT]:
        del element.attrib[name]
    for child in list(element):
        if child.tag not in DRAWN or _nothing(child):
            element.remove(child)
            continue
        _strip(child)


def _nothing(element: ET.Element) -> bool:
    """Whether an element leaves no mark: the empty frames around groups."""
    hidden = element.get("aria-hidden") == "true" and element.get("fill") is None
    return hidden or element.get("display") == "none"


def _numbers(language: str) -> dict[str, Any] | str:
    return "en-US" if language == "en" else NORWEGIAN


@cache
def _converter() -> Any:
    """The converter, with our own font and without any way to the network."""
    import vl_convert  # noqa: PLC0415 (takes a while to load; only who draws pays)

    vl_convert.register_font_directory(str(FONTS))
    return vl_convert
