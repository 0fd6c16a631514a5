"""Several stakeholders as one cloud of weights: each draw is somebody's, none is a mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from samvekt.core.errors import OutOfRange
from samvekt.core.message import message
from samvekt.core.tables import Floats, match_or_refuse
from samvekt.core.weighing.sampling.statements import Statement
from samvekt.core.weighing.weights import Weights, equal_weights


@dataclass(frozen=True, slots=True)
class Mixture:
    """Each draw comes from one of the stakeholders, picked by their shares.

    Mean weights would hide a disagreement that this keeps: two who want opposite things stay
    two, and do not become one who wants the middle.

    Args:
        statements: What each stakeholder said, over the same criteria.
        shares: How often each is picked, as weights over the stakeholders; None for equally.

    Raises:
        LabelMismatch: Two stakeholders do not weigh the same criteria, or the shares are not
            exactly for the stakeholders.
        OutOfRange: There are no stakeholders.

    Source:
        docs/methods/weight-sampling.md §7.

    Example:
        >>> from samvekt.core.weighing.sampling.statements import Exactly
        >>> one, other = (Exactly(Weights(("a", "b"), w)) for w in ([0, 1], [1, 0]))
        >>> draws = Mixture({"one": one, "other": other}).draw(np.random.default_rng(1), 50)
        >>> set(draws[:, 0].tolist()) == {0.0, 1.0}
        True
    """

    statements: Mapping[str, Statement]
    shares: Weights

    def __init__(self, statements: Mapping[str, Statement], shares: Weights | None = None) -> None:
        """Copy, check and put the shares in order."""
        if not statements:
            raise OutOfRange(message("There are no stakeholders. Give at least one."))
        first = next(iter(statements.values()))
        for each in statements.values():
            match_or_refuse(each.criteria, first.criteria, "weights")
        names = tuple(statements)
        object.__setattr__(self, "statements", MappingProxyType(dict(statements)))
        given = equal_weights(names) if shares is None else shares.in_order_of(names)
        object.__setattr__(self, "shares", given)

    @property
    def criteria(self) -> tuple[str, ...]:
        """What all of them weigh, in the order of the first."""
        return next(iter(self.statements.values())).criteria

    def draw(self, rng: np.random.Generator, count: int) -> Floats:
        """Pick a stakeholder for each draw, and draw from what that one said."""
        picked = rng.choice(len(self.statements), size=count, p=self.shares.values)
        weights = np.empty((count, len(self.criteria)))
        for at, statement in enumerate(self.statements.values()):
            theirs = np.flatnonzero(picked == at)
            order = [statement.criteria.index(name) for name in self.criteria]
            weights[theirs] = statement.draw(rng, len(theirs))[:, order]
        return weights
