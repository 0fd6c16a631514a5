"""How far each weight can move before the choice changes, the others keeping their proportions."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from samvekt.core.errors import OutOfRange
from samvekt.core.message import Message, message
from samvekt.core.ranking.firmness.keys import EPSILON
from samvekt.core.ranking.firmness.slider import scores_and_places
from samvekt.core.tables import Floats, Table
from samvekt.core.weighing.weights import Weights


@dataclass(frozen=True, slots=True)
class StabilityInterval:
    """The weights of one criterion with which the same options are chosen.

    `rivals_below` and `rivals_above` are those who come in beyond each end, empty where the end
    is 0 or 1.
    """

    criterion: str
    weight: float
    low: float
    high: float
    chosen: tuple[str, ...]
    rivals_below: tuple[str, ...]
    rivals_above: tuple[str, ...]
    said: Message


def weight_stability(
    table: Table, weights: Weights, *, keep: int = 1
) -> tuple[StabilityInterval, ...]:
    """For each criterion, how far its weight can move with the same first options chosen.

    The other weights keep their proportions. Values are linear in the weight that moves, so
    the ends are exact. At an end a rival is equal.

    Args:
        table: Values of the options. [any unit; more speaks for priority]
        weights: As they are now.
        keep: How many options are chosen; their order among themselves may change.

    Returns:
        One for each criterion. The ends are equal to the weight where the choice is a tie.

    Raises:
        LabelMismatch: The weights are not exactly for the criteria.
        OutOfRange: As many are kept as there are options, or none.

    Source:
        Mareschal (1988), European Journal of Operational Research 33(1):54–64, for one weight
        at a time; docs/methods/weight-stability.md §2.

    Example:
        >>> table = Table(("ward", "home"), ("benefit", "severity"), [[1, 0], [0, 1]])
        >>> found = weight_stability(table, Weights(("benefit", "severity"), [0.6, 0.4]))
        >>> [(one.criterion, one.low, one.high) for one in found]
        [('benefit', 0.5, 1.0), ('severity', 0.0, 0.5)]
    """
    chosen, others = chosen_and_others(table, weights, keep)
    ordered = weights.in_order_of(table.criteria).values
    return tuple(_interval(table, ordered, j, (chosen, others)) for j in range(len(table.criteria)))


def chosen_and_others(
    table: Table, weights: Weights, keep: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Where the first options stand in the table, and the others; the first listed wins a tie.

    Raises:
        OutOfRange: As many are kept as there are options, or none.
    """
    if not 1 <= keep < len(table.options):
        raise OutOfRange(
            message(
                "There are {options} options. Keep at least 1 and fewer than all, not {keep}.",
                options=len(table.options),
                keep=keep,
            )
        )
    order = np.argsort(scores_and_places(table, weights).place, kind="stable")
    return np.sort(order[:keep]), np.sort(order[keep:])


def _interval(
    table: Table,
    weights: Floats,
    j: int,
    sides: tuple[NDArray[np.int64], NDArray[np.int64]],
) -> StabilityInterval:
    leads = table.values[sides[0]][:, np.newaxis] - table.values[sides[1]][np.newaxis]
    weight, rest = float(weights[j]), np.delete(weights, j)
    # With all weight on one criterion the others have no proportions, and share equally.
    part = rest / rest.sum() if rest.sum() > 0 else np.full(len(rest), 1 / max(len(rest), 1))
    full = leads[:, :, j]  # (chosen, other), lead with all weight on the criterion
    none = np.delete(leads, j, axis=2) @ part if len(part) else full
    allowed = (len(weights) + 3) * EPSILON * 2 * float(np.abs(table.values).max())
    low, below = _end(none, full, weight, allowed)
    high, above = _end(full, none, 1 - weight, allowed)
    names = [tuple(table.options[sides[1][k]] for k in at) for at in (below, above)]
    chosen = tuple(table.options[i] for i in sides[0])
    high = 1 - high
    return StabilityInterval(
        table.criteria[j],
        weight,
        low,
        high,
        chosen,
        names[0],
        names[1],
        _said(table.criteria[j], weight, low, high),
    )


def _end(far: Floats, near: Floats, now: float, allowed: float) -> tuple[float, list[int]]:
    """How close to the far end one can go, as a share, and who is equal there.

    Args:
        far: Leads at the far end, at 0. [(chosen, other)]
        near: Leads at the other end, at 1. [(chosen, other)]
        now: Where the weight is on the way from far to near.
        allowed: A lead closer to nothing than this is none.
    """
    lead = far + (near - far) * now
    with np.errstate(divide="ignore", invalid="ignore"):
        meet = np.where(far < -allowed, far / (far - near), -np.inf)  # (chosen, other)
    meet = np.where((far < -allowed) & (lead <= allowed), now, meet)
    end = float(meet.max())
    if end <= 0:
        return 0.0, []
    return min(end, now), np.unique(np.nonzero(meet >= end - 1e-12)[1]).tolist()


def _said(criterion: str, weight: float, low: float, high: float) -> Message:
    return message(
        "{criterion} weighs {weight:.1%}. The same options are chosen from {low:.1%} to "
        "{high:.1%}.",
        criterion=criterion,
        weight=weight,
        low=low,
        high=high,
    )
