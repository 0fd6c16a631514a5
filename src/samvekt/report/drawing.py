"""Draws figures: one Vega-Lite specification gives SVG for pages and print, and PNG for Word."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from samvekt.language import MINUS, NO_BREAK_SPACE, say
from samvekt.report.blocks import Figure

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


def svg(figure: Figure, language: str) -> str:
    """The figure as SVG, with numbers as the reader writes them, fit for the strictest page.

    It has shapes and text alone, so a policy that allows no script, no style in attributes and
    no request lets it through, and several can stand in one page.
    """
    drawn: str = _converter().vegalite_to_svg(
        dict(figure.spec(language)), format_locale=_numbers(language)
    )
    return _plain(drawn, f"{say(figure.title, language)}. {say(figure.description, language)}")


def png(figure: Figure, language: str, scale: float = 3.0) -> bytes:
    """The figure as PNG, `scale` times as many dots as pixels on the page."""
    drawn: bytes = _converter().vegalite_to_png(
        dict(figure.spec(language)), format_locale=_numbers(language), scale=scale
    )
    return drawn


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
