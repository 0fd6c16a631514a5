"""Which signs our fonts can draw, and how every other sign is written instead.

A PDF must not lack a sign, and a reader must not lose one. What the fonts cannot draw, and what
turns or hides text without being seen, is written by its number: 😀 becomes [U+1F600].
"""

from __future__ import annotations

import re
from functools import cache

DRAWN = """
20-7E A0-148 14A-1C3 1C5-31E 321-377 37A-37F 384-38A 38C 38E-3A1 3A3-3E1 3F0-49D 4A0-4FF
1E00-1EFF 2000-200B 2010-2027 202F-205F 2070-2071 2074-208E 2090-209C 20A0-20BF 2100-2101 2103
2105-2106 2109 2113 2116-2117 211E-2123 2126 212A-212B 212E 2132 213B 214D 214F 2153 215A-2188
2190-2199 21A9-21AA 21B0-21B1 21B3-21B5 21BA-21BB 21D0 21D2 21D4 21DE-21DF 21E4-21E5 21E7 21EA
2202 2205-2206 220F 2211-2212 221A 221E 222B 2248 2260 2264-2265 25A0-25A2 25AA 25B2-25B3
25B6-25B7 25BA-25BD 25C0-25C1 25C4-25C7 25CA-25CB 25CF 25E6 25EF 2600 2713 2717
"""
"""The signs both cuts of the bundled font have, as ranges of numbers; a test holds them to it."""

UNSEEN = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"
    "\ufeff\ufff9-\ufffb\ufffe\uffff"
)
"""Signs that steer a machine or turn the text around them, and are never seen."""


def drawn_ranges() -> tuple[tuple[int, int], ...]:
    """The first and last number of each range in `DRAWN`."""
    ends = (part.partition("-") for part in DRAWN.split())
    return tuple((int(first, 16), int(last or first, 16)) for first, _, last in ends)


def lines_of(text: str) -> str:
    """The text with every kind of line break as a newline, and tabs as spaces."""
    return re.sub("\r\n|[\r\x0b\x0c\x85\u2028\u2029]", "\n", text).replace("\t", " ")


def seen(text: str) -> str:
    r"""The text with what cannot be seen, and could turn or cut it, written by number.

    Example:
        >>> seen("gnp.\u202eexe")
        'gnp.[U+202E]exe'
    """
    return _unseen().sub(_by_number, lines_of(text))


def drawn(text: str) -> str:
    """The text with every sign that our fonts lack written by number.

    Example:
        >>> drawn("Kárášjohka 👍🏽 日本")
        'Kárášjohka [U+1F44D U+1F3FD] [U+65E5 U+672C]'
    """
    return _not_drawn().sub(_by_number, seen(text))


def _by_number(found: re.Match[str]) -> str:
    return f"[{' '.join(f'U+{ord(sign):04X}' for sign in found[0])}]"


@cache
def _unseen() -> re.Pattern[str]:
    return re.compile(f"[{UNSEEN}\ud800-\udfff]+")


@cache
def _not_drawn() -> re.Pattern[str]:
    inside = "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in drawn_ranges())
    return re.compile(f"[^\\n{inside}]+")
