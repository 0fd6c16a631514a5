"""Names of any length in a figure: measured, wrapped over lines, never cut."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from samvekt.formats.dossier import Round
from samvekt.report.figures.widths import WIDTHS
from samvekt.report.signs import drawn

WIDEST = 1.3
"""Of a sign that is not in the table, such as an emoji. [share of the size]"""

CLUSTER = re.compile(r".(?:[\u0300-\u036f\ufe0f]|\u200d.)*", re.DOTALL)
VOWELS = "aeiouyæøå"
LOOK_BACK = 6  # letters

LONGEST_MARK = 48.0
"""Identifiers wider than this are too wide to stand inside a figure. [pixels]"""


def width_of(text: str, size: float) -> float:
    """How wide a text is, never less than it turns out in Inter. [pixels]

    Example:
        >>> width_of("R01", 12) < width_of("R01 Dagsenter", 12)
        True
    """
    return size * sum(map(_sign, text))


def _sign(sign: str) -> float:
    found = WIDTHS.get(sign)
    if found is not None:
        return found
    return 0.0 if unicodedata.category(sign) in {"Mn", "Me", "Cf"} else WIDEST


def wrapped(text: str, room: float, size: float) -> tuple[str, ...]:
    """The text over as many lines as it takes; a word wider than the room is broken.

    Example:
        >>> wrapped("Kommunalt tverrfaglig rehabiliteringsteam", 130, 12)
        ('Kommunalt', 'tverrfaglig', 'rehabiliteringsteam')
    """
    lines: list[str] = []
    line = ""
    for piece in _pieces(text, room, size):
        together = line + piece
        if line and width_of(together.rstrip(), size) > room:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line = together
    return tuple(part for part in (*lines, line.rstrip()) if part) or ("",)


def _pieces(text: str, room: float, size: float) -> Iterator[str]:
    """Words with the space before them; also a break after a hyphen or slash.

    A sign our font lacks is written by its number before it is measured.
    """
    plain = " ".join(drawn(text).split())
    for word in re.findall(r" ?[^ \-/–]*[\-/–]*", plain):
        if word:
            yield from _broken(word, room, size)


def _broken(word: str, room: float, size: float) -> Iterator[str]:
    """A word in parts with a hyphen between; signs that belong together stay together."""
    if width_of(word.strip(), size) <= room:
        yield word
        return
    room -= width_of("-", size)
    part: list[str] = []
    for cluster in CLUSTER.findall(word):
        if "".join(part).strip() and width_of("".join((*part, cluster)).strip(), size) > room:
            at = _break(part, cluster)
            yield "".join(part[:at]) + ("-" if part[at - 1].isalpha() else "")
            part = part[at:]
        part.append(cluster)
    yield "".join(part)


def _break(part: Sequence[str], following: str) -> int:
    """Where to break: before a consonant with a vowel after it, if there is one near the end."""
    ahead = [*part, following, ""]
    for at in range(len(part), max(len(part) - LOOK_BACK, 2), -1):
        first, second = ahead[at].lower(), ahead[at + 1].lower()
        if first.isalpha() and first not in VOWELS and second and second in VOWELS:
            return at
    return len(part)


def marks_of(round_: Round) -> dict[str, str]:
    """What each option is called inside a figure: its identifier, or its number if these are long.

    The tables give mark and full name side by side.
    """
    known = tuple(option.id for option in round_.options)
    if all(width_of(name, 11.0) <= LONGEST_MARK for name in known):
        return {name: name for name in known}
    return {name: str(at) for at, name in enumerate(known, 1)}


def full_names(round_: Round) -> dict[str, str]:
    """The mark and the whole name of each option, as rows and tables say it."""
    marks = marks_of(round_)
    return {option.id: _full(marks[option.id], option.id, option.name) for option in round_.options}


def _full(mark: str, identifier: str, name: str) -> str:
    said = f"{mark} {name}"
    return said if mark == identifier else f"{said} ({identifier})"


def listed(marks: Iterable[str], room: float, size: float) -> tuple[str, ...]:
    """Marks in a row with commas, over as many lines as it takes."""
    return wrapped(", ".join(marks), room, size)
