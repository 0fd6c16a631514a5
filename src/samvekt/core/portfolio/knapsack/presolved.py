"""Which questions are pure knapsacks, and what can be settled before any search."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from samvekt.core.portfolio.constraints import Must, MustNot
from samvekt.core.portfolio.problem import Problem
from samvekt.core.tables import Floats

Truths = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Pure:
    """A question that is a knapsack once musts are funded and savings are turned round.

    An option that only frees resources and costs value is turned: to leave it out takes what it
    would free and is worth what it would lose. So every use is 0 or more.

    Attributes:
        asked: The question.
        must: Options that are funded.
        may: Options still to be settled.
        turned: Options of `may` that are turned round.
        limited: Resources with a limit.
        room: What is left of these when musts are funded and the turned ones freed.
        use: What each option takes of these, turned ones with their sign changed.
    """

    asked: Problem
    must: Truths  # (option,)
    may: Truths  # (option,)
    turned: Truths  # (option,)
    limited: Truths  # (resource,)
    room: Floats  # (limited resource,)
    use: Floats  # (option, limited resource)


def pure(asked: Problem) -> Pure | None:
    """The question as a knapsack, or None when it has conditions or mixed signs."""
    if any(not isinstance(constraint, Must | MustNot) for constraint in asked.constraints):
        return None
    must, never = _named(asked, Must), _named(asked, MustNot) | ~asked.choosable
    if (must & never).any():
        return None
    may = ~must & ~never
    limited = np.isfinite(asked.limits)
    use = asked.use[:, limited]  # (option, limited resource)
    frees = (use <= 0).all(axis=1)  # (option,)
    gains = asked.worth > 0
    must |= may & frees & (gains | ((asked.worth == 0) & (use < 0).any(axis=1)))
    may &= ~must
    turned = may & frees & (use < 0).any(axis=1)
    if (use[may & ~turned] < 0).any():
        return None
    may &= turned | gains
    room = (asked.limits + asked.allowance / 2)[limited] - use[must | turned].sum(axis=0)
    signs = np.where(turned, -1.0, 1.0)[:, np.newaxis]  # (option, 1)
    return Pure(asked, must, may, turned, limited, room, use * signs)


def _named(asked: Problem, kind: type[Must | MustNot]) -> Truths:
    """Which options conditions of a kind name. [(option,)]"""
    kinds = (c for c in asked.constraints if isinstance(c, kind))
    names = {name for constraint in kinds for name in constraint.named}
    return np.array([name in names for name in asked.options], dtype=bool)
