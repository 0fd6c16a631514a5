"""What firmness comes out as: shares of draws, with their names and standard errors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from samvekt.core.errors import OutOfRange
from samvekt.core.message import message
from samvekt.core.tables import Floats, position
from samvekt.core.weighing.weights import Weights


@dataclass(frozen=True, slots=True, eq=False)
class Firmness:
    """How often each option takes each place, and with which weights it comes first.

    A central weight is the centre of all weights with which an option comes first; it is
    nobody's opinion. A confidence factor is how often the option comes first *with those
    weights*, when only the table is in doubt; it is not the chance of being best.
    """

    options: tuple[str, ...]
    criteria: tuple[str, ...]
    draws: int
    share: Floats  # (option, place), 0–1; rows and columns sum to 1
    standard_error: Floats  # (option, place)
    central_weights: Floats  # (option, criterion); not a number where never first
    confidence: Floats  # (option,), 0–1; not a number where never first
    winning: Floats | None = None  # (option, rival), 0–1; equal ones count half

    @property
    def first(self) -> Floats:
        """How often each option is first. [(option,)]"""
        return self.share[:, 0]

    def top(self, k: int) -> Floats:
        """How often each option is among the first k. [(option,)]

        Raises:
            OutOfRange: There are not so many places.
        """
        if not 1 <= k <= len(self.options):
            raise OutOfRange(
                message(
                    "There are {places} places. Ask for the first 1 to {places}, not {k}.",
                    places=len(self.options),
                    k=k,
                )
            )
        among: Floats = np.minimum(self.share[:, :k].sum(axis=1), 1.0)
        return among

    def top_standard_error(self, k: int) -> Floats:
        """The standard error of `top`. [(option,)]"""
        return standard_error(self.top(k), self.draws)

    def of(self, option: str) -> Floats:
        """How often an option takes each place. [(place,)]"""
        shares: Floats = self.share[position(self.options, option)]
        return shares

    @property
    def expected_place(self) -> Floats:
        """The mean place of each option, 1 is best. [(option,)]"""
        mean: Floats = self.share @ np.arange(1.0, len(self.options) + 1)
        return mean


@dataclass(frozen=True, slots=True, eq=False)
class ByStakeholder:
    """The firmness for each stakeholder, and for all of them as a mixture."""

    apart: Mapping[str, Firmness]
    pooled: Firmness
    shares: Weights  # of the stakeholders in the mixture


def standard_error(share: Floats, draws: int) -> Floats:
    """√(b(1 − b)/N) for a share b of N draws. [same shape]

    Example:
        >>> float(standard_error(np.array(0.5), 10_000))
        0.005
    """
    within = np.clip(share, 0.0, 1.0)
    error: Floats = np.sqrt(within * (1 - within) / draws)
    return error
