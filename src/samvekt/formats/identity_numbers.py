"""Finds Norwegian national identity numbers, so that no dossier can carry one (P8).

An identity number has eleven digits, of which the last two are check digits. D-numbers, H-numbers
and the tax authority's test numbers follow the same rule and are found too.

Source:
    Forskrift 2017-07-14-1201 til folkeregisterloven § 2-2 (how the number is built).
"""

from __future__ import annotations

import re

FIRST_CHECK = (3, 7, 6, 1, 8, 9, 4, 5, 2, 1)
SECOND_CHECK = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)

# Eleven digits together, or with one blank, dot or hyphen after the date or inside it.
_BLANK = r"[ \u00a0\u202f.\-]"
_CANDIDATE = re.compile(
    rf"(?<!\d)(?:\d{{6}}{_BLANK}?\d{{5}}|\d{{2}}{_BLANK}\d{{2}}{_BLANK}\d{{2}}{_BLANK}\d{{5}})(?!\d)"
)


def holds_identity_number(text: str) -> bool:
    """Whether eleven digits with valid check digits stand anywhere in the text.

    Example:
        >>> holds_identity_number("gjelder 010100 00029"), holds_identity_number("12345678901")
        (False, False)
    """
    return any(_valid(found.group()) for found in _CANDIDATE.finditer(text))


def _valid(written: str) -> bool:
    digits = [int(sign) for sign in written if sign.isdigit()]
    return (
        sum(w * d for w, d in zip(FIRST_CHECK, digits, strict=False)) % 11 == 0
        and sum(w * d for w, d in zip(SECOND_CHECK, digits, strict=True)) % 11 == 0
    )
