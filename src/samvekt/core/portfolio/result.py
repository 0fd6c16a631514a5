"""What fits: the chosen options, what they are worth and take, and how good that is at most."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from samvekt.core.message import Message, Words
from samvekt.core.portfolio.constraints import NEARLY
from samvekt.core.tables import Floats, position

KNAPSACK = "knapsack"
MIXED_INTEGER = "mixed-integer"
ORDER = "order"

METHOD_WORDS: Mapping[str, Words] = {
    KNAPSACK: Words(
        "egen eksakt metode for flere rammer",
        "eigen eksakt metode for fleire rammer",
        "own exact method for several limits",
    ),
    MIXED_INTEGER: Words("heltallsprogram", "heiltalsprogram", "mixed-integer program"),
    ORDER: Words("etter rekkefølge", "etter rekkjefølgje", "by order"),
}
"""What the methods are called on screen."""


@dataclass(frozen=True, slots=True)
class Payment:
    """What a pool pays, beside the limit of the resource."""

    pool: str
    resource: str
    amount: float


@dataclass(frozen=True, slots=True, eq=False)
class Portfolio:
    """The best set of options that fits, in the order the options were given.

    Attributes:
        options: All options, those shown beside as well.
        shares: How much of each is funded. [0–1]
        value: What the chosen ones are worth together. [unit of the values]
        resources: What is taken.
        use: What the chosen ones take together, pools included. [unit of each resource]
        limits: What there is; infinite when there is no limit. [unit of each resource]
        upper_bound: No portfolio is worth more than this. [unit of the values]
        gap: The bound less the value; 0 when this is proven best. [unit of the values]
        method: `knapsack`, `mixed-integer` or `order`.
        payments: What the pools pay.
        not_assessed: Options without an assessed value.
        use_not_known: Options that take an unknown amount of a limited resource.
        messages: What a reader must know.
    """

    options: tuple[str, ...]
    shares: Floats  # (option,)
    value: float
    resources: tuple[str, ...]
    use: Floats  # (resource,)
    limits: Floats  # (resource,)
    upper_bound: float
    gap: float
    method: str
    payments: tuple[Payment, ...] = ()
    not_assessed: tuple[str, ...] = ()
    use_not_known: tuple[str, ...] = ()
    messages: tuple[Message, ...] = ()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The options that are funded, in full or in part."""
        return tuple(
            name for name, share in zip(self.options, self.shares, strict=True) if share > NEARLY
        )

    @property
    def in_part(self) -> Mapping[str, float]:
        """Share by option, for those funded in part."""
        shares = zip(self.options, self.shares.tolist(), strict=True)
        return {name: share for name, share in shares if NEARLY < share < 1 - NEARLY}

    @property
    def beside(self) -> tuple[str, ...]:
        """Options shown beside: not chosen, because something about them is not known."""
        blank = {*self.not_assessed, *self.use_not_known} - set(self.chosen)
        return tuple(name for name in self.options if name in blank)

    @property
    def slack(self) -> dict[str, float]:
        """What is left of each limited resource; pools pay first."""
        paid = dict.fromkeys(self.resources, 0.0)
        for payment in self.payments:
            paid[payment.resource] += payment.amount
        rows = zip(self.resources, self.limits.tolist(), self.use.tolist(), strict=True)
        return {n: limit + paid[n] - use for n, limit, use in rows if math.isfinite(limit)}

    @property
    def proven(self) -> bool:
        """True when nothing better can exist."""
        return self.gap == 0

    @property
    def relative_gap(self) -> float:
        """The gap as a share of the value; infinite when the value is 0."""
        return 0.0 if self.proven else self.gap / abs(self.value) if self.value else math.inf

    def share_of(self, option: str) -> float:
        """How much of an option is funded, from 0 to 1.

        Raises:
            LabelMismatch: There is no such option.
        """
        return float(self.shares[position(self.options, option)])

    def use_of(self, resource: str) -> float:
        """What the chosen ones take of a resource, pools included.

        Raises:
            LabelMismatch: There is no such resource.
        """
        return float(self.use[position(self.resources, resource)])


def rounded(share: Floats) -> Floats:
    """Shares with what rounding left over taken away, so that whole is whole."""
    whole = np.rint(share)
    shares: Floats = np.clip(np.where(np.abs(share - whole) <= NEARLY, whole, share), 0.0, 1.0)
    return shares
