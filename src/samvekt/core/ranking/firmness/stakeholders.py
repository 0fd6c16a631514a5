"""Firmness for each stakeholder, and for all as a mixture: never from their mean weights."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np

from samvekt.core.errors import OutOfRange
from samvekt.core.message import message
from samvekt.core.ranking.firmness.acceptability import firmness
from samvekt.core.ranking.firmness.blocks import AnyDraws, AnyTable
from samvekt.core.ranking.firmness.confidence import confidence_factors
from samvekt.core.ranking.firmness.engine import Progress
from samvekt.core.ranking.firmness.result import ByStakeholder, Firmness
from samvekt.core.tables import Floats
from samvekt.core.weighing.weights import Weights, equal_weights


def firmness_by_stakeholder(
    table: AnyTable,
    weight_draws: Mapping[str, AnyDraws],
    shares: Weights | None = None,
    *,
    pairwise: bool = False,
    threads: int = 2,
    progress: Progress | None = None,
) -> ByStakeholder:
    """The firmness each stakeholder's weights give, and that of all of them together.

    The pooled shares are the stakeholders' shares mixed, which is what draws from the mixture
    would give on average, with a smaller standard error. Draws of the table are common to all.

    Args:
        table: As for `firmness`.
        weight_draws: The draws of each stakeholder, as for `firmness`.
        shares: How much each stakeholder counts in the mixture; None for equally.
        pairwise: As for `firmness`.
        threads: As for `firmness`.
        progress: Told for each stakeholder in turn.

    Raises:
        LabelMismatch: The shares are not exactly for the stakeholders, or as for `firmness`.
        OutOfRange: There are no stakeholders, or as for `firmness`.

    Source:
        docs/methods/rank-acceptability.md §6.

    Example:
        >>> from samvekt.core.tables import Table
        >>> table = Table(("ward", "home"), ("benefit", "severity"), [[1, 0], [0, 1]])
        >>> one, other = np.array([[0.9, 0.1]]), np.array([[0.2, 0.8]])
        >>> found = firmness_by_stakeholder(table, {"patients": one, "staff": other})
        >>> found.apart["staff"].first, found.pooled.first
        (array([0., 1.]), array([0.5, 0.5]))
    """
    if not weight_draws:
        raise OutOfRange(message("There are no stakeholders. Give at least one."))
    names = tuple(weight_draws)
    mixed = equal_weights(names) if shares is None else shares.in_order_of(names)
    apart = {
        name: firmness(table, draws, pairwise=pairwise, threads=threads, progress=progress)
        for name, draws in weight_draws.items()
    }
    pooled = _pooled(table, list(apart.values()), mixed.values)
    return ByStakeholder(MappingProxyType(apart), pooled, mixed)


def _pooled(table: AnyTable, each: list[Firmness], part: Floats) -> Firmness:
    share = sum_of(part, [one.share for one in each])
    error = np.sqrt(sum_of(part**2, [one.standard_error**2 for one in each]))
    summed = sum_of(
        part, [one.first[:, np.newaxis] * np.nan_to_num(one.central_weights) for one in each]
    )
    with np.errstate(invalid="ignore", divide="ignore"):
        central = summed / share[:, :1]
    wins = [one.winning for one in each if one.winning is not None]
    return Firmness(
        options=each[0].options,
        criteria=each[0].criteria,
        draws=sum(one.draws for one in each),
        share=share,
        standard_error=error,
        central_weights=central,
        confidence=confidence_factors(table, central, each[0].draws),
        winning=sum_of(part, wins) if wins else None,
    )


def sum_of(part: Floats, each: list[Floats]) -> Floats:
    """The parts of each, added."""
    return np.asarray(np.tensordot(part, np.array(each), axes=1))
