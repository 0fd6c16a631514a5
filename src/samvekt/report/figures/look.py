"""What the figures share in looks: few tones that survive grey print, and one size of letters."""

from __future__ import annotations

WIDTH = 640
"""Every figure is as wide as a column of text. [pixels]"""

TALLEST = 850
"""No figure is taller, so that it fits a page with its title and description. [pixels]"""

TEXT, SMALL = 12.0, 11.0
"""Sizes of letters. [pixels]"""

INK = "#1b2733"
QUIET = "#46535f"
GRID = "#d5dce3"
PAPER = "#ffffff"
EMPTY = "none"
STRONG = "#0b4a7d"
MIDDLE = "#6d9fc9"
PALE = "#dbe8f4"
LIMIT = "#9c3d00"

ON_TONE = ("#000000", PAPER)
"""Letters on a tone are black or white, whichever is seen better: always 4.5:1 or more."""

NEIGHBOURS = (STRONG, MIDDLE, PALE)
"""Tones that stand side by side as different things; labels and outlines say it too."""


def luminance(colour: str) -> float:
    """How light a colour is to the eye, which is what is left of it in grey print. [0–1]

    Source:
        WCAG 2.2, relative luminance.
    """
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """How well one colour is seen on another, from 1 (not at all) to 21.

    Example:
        >>> round(contrast("#000000", "#ffffff"))
        21
    """
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def tone(share: float) -> str:
    """A tone from white to the strong one, darker the larger the share. [0–1]"""
    within = min(max(share, 0.0), 1.0) ** 0.75  # small shares are told apart too
    ends = [(int(PAPER[at : at + 2], 16), int(STRONG[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(light + (dark - light) * within):02x}" for light, dark in ends)


def ink_on(background: str) -> str:
    """Black or white, whichever is seen better on this tone."""
    return max(ON_TONE, key=lambda ink: contrast(ink, background))
