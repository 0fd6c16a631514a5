"""Draws figures: one Vega-Lite specification gives SVG for pages and print, and PNG for Word."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from samvekt.language import MINUS, NO_BREAK_SPACE
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


def svg(figure: Figure, language: str) -> str:
    """The figure as SVG, with numbers as the reader writes them."""
    drawn: str = _converter().vegalite_to_svg(
        dict(figure.spec(language)), format_locale=_numbers(language)
    )
    return drawn


def png(figure: Figure, language: str, scale: float = 3.0) -> bytes:
    """The figure as PNG, `scale` times as many dots as pixels on the page."""
    drawn: bytes = _converter().vegalite_to_png(
        dict(figure.spec(language)), format_locale=_numbers(language), scale=scale
    )
    return drawn


def _numbers(language: str) -> dict[str, Any] | str:
    return "en-US" if language == "en" else NORWEGIAN


@cache
def _converter() -> Any:
    """The converter, with our own font and without any way to the network."""
    import vl_convert  # noqa: PLC0415 (takes a while to load; only who draws pays)

    vl_convert.register_font_directory(str(FONTS))
    return vl_convert
