"""Words for stretches of a scale: 1–3 "should", 4–7 "can", 8–10 "only in exceptional cases"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from samvekt.core.message import Words


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of ranks, both ends included, and what it is called."""

    key: str
    first: int
    last: int
    words: Words


def band_of(rank: int | None, bands: Sequence[Band]) -> Band | None:
    """The band a rank lies in; None for a blank and for a rank outside all bands.

    Example:
        >>> bands = (Band("should", 1, 3, Words("bør")), Band("can", 4, 7, Words("kan")))
        >>> band_of(4, bands).key, band_of(None, bands)
        ('can', None)
    """
    if rank is None:
        return None
    return next((band for band in bands if band.first <= rank <= band.last), None)
