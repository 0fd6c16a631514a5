"""Signs that a file cannot carry or a reader cannot see, shown instead of written."""

from __future__ import annotations

import re

UNSEEN = "\ufffd"
"""What stands where such a sign stood, so that the reader sees that something was there."""

_UNSEEN = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069"
    "\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)


def seen(text: str) -> str:
    r"""The text with every sign that hides or turns text, or that XML forbids, replaced.

    Example:
        >>> seen("a\u202eb")
        'a�b'
    """
    return _UNSEEN.sub(UNSEEN, text.replace("\r\n", "\n"))
