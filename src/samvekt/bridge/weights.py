"""What each stakeholder said about importance, as weights kept apart (P2)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from samvekt.core.errors import InputError, OutOfRange
from samvekt.core.message import Message, message
from samvekt.core.weighing.ahp import AhpResult, ahp, said_against
from samvekt.core.weighing.pairwise import Comparisons
from samvekt.core.weighing.points import point_allocation
from samvekt.core.weighing.stakeholders import StakeholderWeights
from samvekt.core.weighing.swing import rank_order_centroid, swing_ratios
from samvekt.core.weighing.weights import Weights, equal_weights
from samvekt.formats.dossier import Round
from samvekt.formats.dossier.judgements import WeightSet
from samvekt.reference.kinds.random_index import random_index_of
from samvekt.reference.library import Library


@dataclass(frozen=True, slots=True, eq=False)
class StakeholderWeight:
    """One stakeholder's weights, how they were found, and what to know about them."""

    stakeholder: str
    method: str
    weights: Weights
    said: tuple[Message, ...] = ()
    ahp: AhpResult | None = None


class UnusableWeights(InputError):
    """What a stakeholder said cannot be made into weights."""


def weights_of(
    round_: Round, criteria: Sequence[str], library: Library
) -> tuple[StakeholderWeight, ...]:
    """The weights of every stakeholder over these criteria, in the order of the round.

    Raises:
        UnusableWeights: Points do not sum to their total, or a stakeholder has weighed other
            criteria than these; the error names the stakeholder.
    """
    return tuple(_of_stakeholder(entry, tuple(criteria), library) for entry in round_.weights)


def apart(weighed: Sequence[StakeholderWeight]) -> StakeholderWeights:
    """The same weights by stakeholder, for distances between them; never averaged."""
    return StakeholderWeights({one.stakeholder: one.weights for one in weighed})


def _of_stakeholder(
    entry: WeightSet, criteria: tuple[str, ...], library: Library
) -> StakeholderWeight:
    try:
        return _weighed(entry, criteria, library)
    except InputError as error:
        raise UnusableWeights(
            message("{stakeholder}: {fault}", stakeholder=entry.stakeholder, fault=error.message)
        ) from None


def _weighed(entry: WeightSet, criteria: tuple[str, ...], library: Library) -> StakeholderWeight:
    match entry.method:
        case "equal" | "none":
            return _simple(entry, equal_weights(criteria))
        case "swing_order":
            return _simple(entry, rank_order_centroid(_places(entry)), criteria)
        case "swing_ratio":
            return _simple(entry, swing_ratios(entry.points), criteria)
        case "points":
            return _simple(entry, point_allocation(entry.points, entry.total), criteria)
        case "ahp":
            return _by_comparison(entry, criteria, library)


def _simple(
    entry: WeightSet, weights: Weights, criteria: Sequence[str] | None = None
) -> StakeholderWeight:
    ordered = weights if criteria is None else weights.in_order_of(criteria)
    return StakeholderWeight(entry.stakeholder, entry.method, ordered, _made_up(entry))


def _made_up(entry: WeightSet) -> tuple[Message, ...]:
    if not entry.illustrative:
        return ()
    return (
        message(
            "The weights of {stakeholder} are made up to show the method.",
            stakeholder=entry.stakeholder,
        ),
    )


def _places(entry: WeightSet) -> Mapping[str, float]:
    if not entry.order:
        raise OutOfRange(
            message(
                "The weights of {stakeholder} need an order, the most important first.",
                stakeholder=entry.stakeholder,
            )
        )
    return {name: float(place) for place, group in enumerate(entry.order, 1) for name in group}


def _by_comparison(
    entry: WeightSet, criteria: tuple[str, ...], library: Library
) -> StakeholderWeight:
    comparisons = Comparisons.from_pairs(
        [(pair.a, pair.b, pair.ratio) for pair in entry.comparisons], criteria
    )
    index = random_index_of(library.get("random_index", entry.random_index))
    found = ahp(comparisons, index)
    limit = entry.consistency_limit
    said = found.said if limit is None else said_against(found, limit)
    triad = () if found.triad is None else (found.triad.said,)
    return StakeholderWeight(
        entry.stakeholder, entry.method, found.weights, (said, *triad, *_made_up(entry)), found
    )
