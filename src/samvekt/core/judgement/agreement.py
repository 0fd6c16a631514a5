"""How alike judgements on ordered levels are, by indices that use the order and nothing more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from samvekt.core.errors import OutOfRange
from samvekt.core.judgement.middle import level_counts
from samvekt.core.judgement.panel import PanelRatings
from samvekt.core.message import Message, message
from samvekt.core.tables import Floats


@dataclass(frozen=True, slots=True)
class Agreement:
    """How alike the counting judgements of one option are; None where it cannot be told."""

    option: str
    judged: int
    consensus: float | None  # Leik, 0–1
    peakedness: float | None  # van der Eijk, −1 to 1
    said: Message


def agreement(ratings: PanelRatings) -> tuple[Agreement, ...]:
    """The agreement on every option, in the order of the panel.

    Source:
        docs/methods/agreement.md §2–3.
    """
    return tuple(_agreement_on(ratings, option) for option in ratings.options)


def leik_consensus(counts: Sequence[float]) -> float | None:
    """Leik's ordinal consensus: 1 when all are alike, 0 when split between the two ends.

    Args:
        counts: How many chose each level, in the order of the scale. [number; (level,)]

    Returns:
        One minus Leik's dispersion D, or None with fewer than two judgements or levels.
        [share, 0–1]

    Raises:
        OutOfRange: A number is negative or not finite.

    Source:
        Leik (1966) "A measure of ordinal consensus", Pacific Sociological Review
        9(2):85–90; docs/methods/agreement.md §2.

    Example:
        >>> round(leik_consensus([30, 40, 210, 130, 530, 50, 10]), 3)
        0.713
    """
    numbers = _numbers(counts)
    if numbers.sum() < 2 or numbers.size < 2:
        return None
    at_or_below = np.cumsum(numbers)[:-1] / numbers.sum()  # (level − 1,)
    nearest_end = np.minimum(at_or_below, 1 - at_or_below)
    return float(1 - 2 * nearest_end.mean())


def van_der_eijk_agreement(counts: Sequence[float]) -> float | None:
    """Van der Eijk's A: 1 for one level, 0 for all levels alike, −1 for the two ends.

    The counts are taken apart in layers: each layer has the same number on every level that
    still has any. A layer on few neighbouring levels shows agreement; one with a gap in the
    middle shows the opposite. A is the mean over the layers, by how many each holds.

    Args:
        counts: How many chose each level, in the order of the scale. [number; (level,)]

    Returns:
        A, or None with fewer than two judgements or three levels. [−1 to 1]

    Raises:
        OutOfRange: A number is negative or not finite.

    Source:
        van der Eijk (2001) "Measuring agreement in ordered rating scales", Quality and
        Quantity 35(3):325–341; docs/methods/agreement.md §3.

    Example:
        >>> round(van_der_eijk_agreement([30, 40, 210, 130, 530, 50, 10]), 4)
        0.6113
    """
    rest = _numbers(counts)
    judged = rest.sum()
    if judged < 2 or rest.size < 3:
        return None
    total = 0.0
    while (used := rest > 0).any():
        height = rest[used].min()
        total += height * used.sum() / judged * _layer_agreement(used.tolist())
        rest = np.where(used, rest - height, 0.0)
    return float(total)


def _layer_agreement(used: list[bool]) -> float:
    """The agreement of a layer that has the same number on every level in use."""
    levels, in_use = len(used), sum(used)
    return _unimodality(used) * (1 - (in_use - 1) / (levels - 1))


def _unimodality(used: list[bool]) -> float:
    """1 when the levels in use are neighbours, less when there is a gap between them.

    Counts the triples of levels with two in use: side by side speaks for one top (110, 011),
    apart speaks for two (101).
    """
    triples = [triple for triple in combinations(used, 3) if sum(triple) == 2]
    apart = sum(triple == (True, False, True) for triple in triples)
    together = len(triples) - apart
    if not triples:
        return 1.0
    levels = len(used)
    worth = (levels - 2) * together - (levels - 1) * apart
    return worth / ((levels - 2) * len(triples))


def _numbers(counts: Sequence[float]) -> Floats:
    numbers = np.array(counts, dtype=np.float64)
    if not (np.isfinite(numbers) & (numbers >= 0)).all():
        raise OutOfRange(message("How many chose a level cannot be negative or unknown."))
    return numbers


def _agreement_on(ratings: PanelRatings, option: str) -> Agreement:
    counts = level_counts(ratings, option)
    consensus = leik_consensus(counts)
    return Agreement(
        option=option,
        judged=sum(counts),
        consensus=consensus,
        peakedness=van_der_eijk_agreement(counts),
        said=_said(option, consensus, sum(counts)),
    )


def _said(option: str, consensus: float | None, judged: int) -> Message:
    if consensus is None:
        return message(
            "Agreement on {option} cannot be told: it takes two judgements or more, and there "
            "are {judged}.",
            option=option,
            judged=judged,
        )
    return message(
        "Agreement on {option} is {consensus:.0%}. All alike is 100%, split between the two "
        "ends is 0%. Judgements that count: {judged}.",
        option=option,
        consensus=consensus,
        judged=judged,
    )
