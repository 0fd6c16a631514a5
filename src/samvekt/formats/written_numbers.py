"""Numbers as people write them in spreadsheets: decimal comma, blanks in thousands, minus signs."""

from __future__ import annotations

import re

from samvekt.core.errors import InputError
from samvekt.core.message import message

_BLANKS = re.compile(r"[\s\u00a0\u202f\u2009']")
_MINUS = str.maketrans({"\u2212": "-", "\u2013": "-"})
_PLAIN = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?")
_COULD_BE_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2}[.,]\d{3}")


class NumberInWords(InputError):
    """A cell that should hold a number holds something else."""


_BETWEEN = re.compile(r"\s*[–—]\s*|\s+-\s+")
_NAMES = {2: ("low", "high"), 3: ("low", "best", "high")}
TOO_MANY = message("Write one number, or low – best – high.")


def estimate_from(written: str) -> float | dict[str, float] | None:
    """The number in a cell, or low – best – high; None when the cell is empty.

    Raises:
        NumberInWords: It is not a number, or there are too many.

    Example:
        >>> estimate_from("60 – 80 – 110"), estimate_from("-300"), estimate_from("−5 – 5")
        ({'low': 60.0, 'best': 80.0, 'high': 110.0}, -300.0, {'low': -5.0, 'high': 5.0})
    """
    parts = _BETWEEN.split(written.strip())
    if len(parts) == 2 and not parts[0]:
        return number_from(written)  # a minus sign drawn as a dash
    if len(parts) == 1:
        return number_from(written)
    if len(parts) not in _NAMES:
        raise NumberInWords(TOO_MANY)
    found = [number_from(part) for part in parts]
    if None in found:
        raise NumberInWords(TOO_MANY)
    return {
        name: number
        for name, number in zip(_NAMES[len(parts)], found, strict=True)
        if number is not None
    }


def number_from(written: str, *, decimal: str = "auto") -> float | None:
    """The number in a cell, or None when the cell is empty.

    Args:
        written: What the cell shows, like "1 250,5", "−3 600" or "1250.5".
        decimal: The sign before decimals: ",", "." or "auto" to find out.

    Raises:
        NumberInWords: It is not a number, or it could be two different ones.

    Example:
        >>> number_from("1 250,5"), number_from("−3 600"), number_from("")
        (1250.5, -3600.0, None)
    """
    text = _BLANKS.sub("", written).translate(_MINUS)
    if not text:
        return None
    if decimal == "auto":
        decimal = _decimal_sign(text, written)
    thousands = "," if decimal == "." else "."
    plain = text.replace(thousands, "").replace(decimal, ".")
    if not _PLAIN.fullmatch(plain):
        raise NumberInWords(
            message("“{written}” is not a number. Write it like 1250,5.", written=written[:60])
        )
    return float(plain)


def _decimal_sign(text: str, written: str) -> str:
    if "," in text and "." in text:
        return "," if text.rfind(",") > text.rfind(".") else "."
    if text.count(".") > 1:
        return ","
    if text.count(",") > 1:
        return "."
    if "." in text and _COULD_BE_THOUSANDS.fullmatch(text):
        raise NumberInWords(
            message(
                "“{written}” can be read in two ways. Write it without a point, or say in the "
                "mapping which sign stands before decimals.",
                written=written[:60],
            )
        )
    return "," if "," in text else "."
