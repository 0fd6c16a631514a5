"""Whether a portfolio keeps every limit and condition, worked out without any solver."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from samvekt.core.message import Message, message
from samvekt.core.portfolio.constraints import NEARLY, Pool
from samvekt.core.portfolio.problem import CLOSE, Problem
from samvekt.core.portfolio.result import Payment
from samvekt.core.tables import Floats


@dataclass(frozen=True, slots=True, eq=False)
class Funded:
    """Shares of the options of a problem, as conditions look at them."""

    asked: Problem
    shares: Floats  # (option,)

    def share_of(self, option: str) -> float:
        """How much of an option is funded, from 0 to 1."""
        return float(self.shares[self.asked.place(option)])

    def amounts(self, of: str) -> Mapping[str, float]:
        """What one full option counts."""
        return self.asked.amounts(of)


def value_of(asked: Problem, shares: Floats) -> float:
    """What a portfolio is worth. [unit of the values]"""
    return math.fsum((asked.worth * shares).tolist())


def use_of(asked: Problem, shares: Floats) -> Floats:
    """What a portfolio takes of each resource. [(resource,)]"""
    parts = asked.use * shares[:, np.newaxis]  # (option, resource)
    return np.array([math.fsum(parts[:, r].tolist()) for r in range(len(asked.resources))])


def payments(asked: Problem, shares: Floats) -> tuple[Payment, ...]:
    """What each pool pays when as much as possible is paid by pools, in the order given.

    What a set of pools can pay together is at most what they have, and at most what their
    options take; the most they can pay is the smallest mixture of the two (max flow, min cut).
    """
    found = []
    for resource in asked.resources:
        pools = [pool for pool in asked.pools if pool.resource == resource]
        paid = 0.0
        for count in range(1, len(pools) + 1):
            most = _most_paid(asked, pools[:count], shares)
            found.append(Payment(pools[count - 1].name, resource, most - paid))
            paid = most
    return tuple(found)


def _most_paid(asked: Problem, pools: Sequence[Pool], shares: Floats) -> float:
    taken = np.maximum(asked.use[:, asked.resources.index(pools[0].resource)], 0.0) * shares
    cuts = []
    for size in range(len(pools) + 1):
        for cut in combinations(pools, size):
            reached = {name for pool in cut for name in pool.options}
            amounts = [pool.amount for pool in pools if pool not in cut]
            amounts += [float(taken[asked.place(name)]) for name in sorted(reached)]
            cuts.append(math.fsum(amounts))
    return min(cuts)


def broken(asked: Problem, shares: Floats) -> tuple[Message, ...]:
    """Every limit and condition a portfolio does not keep, in words; none when it fits."""
    return (*_wrong_shares(asked, shares), *_over(asked, shares), *_unkept(asked, shares))


def _over(asked: Problem, shares: Floats) -> list[Message]:
    paid = dict.fromkeys(asked.resources, 0.0)
    for payment in payments(asked, shares):
        paid[payment.resource] += payment.amount
    allowance = asked.allowance * (NEARLY / CLOSE if asked.partial else 1.0)
    said = []
    for r, used in enumerate(use_of(asked, shares).tolist()):
        resource, limit = asked.resources[r], float(asked.limits[r])
        if used - paid[resource] > limit + allowance[r]:
            said.append(
                message(
                    "It takes {used:,.1f} of {resource}, {over:,.1f} more than there is.",
                    used=used,
                    resource=resource,
                    over=used - paid[resource] - limit,
                )
            )
    return said


def _unkept(asked: Problem, shares: Floats) -> list[Message]:
    funded = Funded(asked, shares)
    return [
        message("It does not keep this: {condition}", condition=constraint.said)
        for constraint in asked.constraints
        if not constraint.holds(funded)
    ]


def _wrong_shares(asked: Problem, shares: Floats) -> list[Message]:
    partial = asked.partial
    said = []
    for name, share, choosable in zip(
        asked.options, shares.tolist(), asked.choosable.tolist(), strict=True
    ):
        if share not in {0.0, 1.0} and not (name in partial and 0 <= share <= 1):
            said.append(message("{option} cannot be funded by {share}.", option=name, share=share))
        if share > 0 and not choosable:
            said.append(message("{option} cannot be judged: something is not known.", option=name))
    return said
