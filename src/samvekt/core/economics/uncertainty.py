"""How sure the choice is, and what knowing more before choosing would be worth."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from samvekt.core.economics.discounting import annuity
from samvekt.core.errors import MissingNumber, OutOfRange
from samvekt.core.message import message
from samvekt.core.tables import Floats, refuse_twice


@dataclass(frozen=True, slots=True, eq=False)
class PsaDraws:
    """Cost and effect of every option in every draw of a probabilistic analysis.

    Args:
        strategies: The names of the options.
        cost: Cost in each draw. [kroner; (draw, strategy)]
        effect: Effect in each draw; the same row is the same draw. [QALY; (draw, strategy)]

    Raises:
        OutOfRange: The shapes differ, a name stands twice, or there are fewer than two draws.
        MissingNumber: A cell is empty; the error names draw and option.

    Source:
        docs/methods/value-of-information.md §1.
    """

    strategies: tuple[str, ...]
    cost: Floats  # (draw, strategy)
    effect: Floats  # (draw, strategy)

    def __init__(
        self,
        strategies: Sequence[str],
        cost: Sequence[Sequence[float]] | Floats,
        effect: Sequence[Sequence[float]] | Floats,
    ) -> None:
        """Copy and check; the copies are locked."""
        object.__setattr__(self, "strategies", tuple(strategies))
        refuse_twice(self.strategies)
        for name, given in (("cost", cost), ("effect", effect)):
            numbers = np.array(given, dtype=np.float64)
            _refuse_wrong_shape(numbers, len(self.strategies))
            _refuse_blanks(numbers, self.strategies)
            numbers.setflags(write=False)
            object.__setattr__(self, name, numbers)
        if self.cost.shape != self.effect.shape:
            raise OutOfRange(message("Costs and effects must come from the same draws."))

    @property
    def draws(self) -> int:
        """How many draws there are."""
        return len(self.cost)


@dataclass(frozen=True, slots=True, eq=False)
class Acceptability:
    """The share of draws in which each option is the best buy, by threshold."""

    strategies: tuple[str, ...]
    thresholds: Floats  # (threshold,), kroner per QALY
    share: Floats  # (threshold, strategy), 0–1; each row sums to 1
    standard_error: Floats  # (threshold, strategy)


@dataclass(frozen=True, slots=True, eq=False)
class AcceptabilityFrontier:
    """The option with the highest mean net benefit, and how often it is the best buy.

    The option most often best need not be the best on average; this names the latter.
    """

    thresholds: Floats  # (threshold,), kroner per QALY
    best: tuple[str, ...]  # (threshold,)
    share: Floats  # (threshold,), 0–1
    mean_net_benefit: Floats  # (threshold,), kroner


@dataclass(frozen=True, slots=True, eq=False)
class ValueOfInformation:
    """What knowing before choosing is worth for one person, by threshold."""

    thresholds: Floats  # (threshold,), kroner per QALY
    value: Floats  # (threshold,), kroner per person
    standard_error: Floats  # (threshold,), kroner per person


def net_monetary_benefit(draws: PsaDraws, threshold: float) -> Floats:
    """Effect in money at a threshold, less cost.

    Args:
        draws: The probabilistic analysis.
        threshold: What a good life year is taken to be worth. [kroner per QALY]

    Returns:
        Net benefit. [kroner; (draw, strategy)]

    Source:
        docs/methods/value-of-information.md §2.

    Example:
        >>> draws = PsaDraws(["new"], [[1000.0], [3000.0]], [[0.5], [0.5]])
        >>> net_monetary_benefit(draws, 10000)
        array([[4000.], [2000.]])
    """
    _refuse_bad_threshold(threshold)
    benefit: Floats = threshold * draws.effect - draws.cost
    return benefit


def net_health_benefit(draws: PsaDraws, threshold: float) -> Floats:
    """Effect, less the good life years the same money would give elsewhere.

    Args:
        draws: The probabilistic analysis.
        threshold: What a good life year costs elsewhere, above zero. [kroner per QALY]

    Returns:
        Net benefit. [QALY; (draw, strategy)]

    Example:
        >>> draws = PsaDraws(["new"], [[1000.0], [3000.0]], [[0.5], [0.5]])
        >>> net_health_benefit(draws, 10000)
        array([[0.4], [0.2]])
    """
    if not threshold > 0:
        raise OutOfRange(message("Net health benefit needs a threshold above zero."))
    benefit: Floats = draws.effect - draws.cost / threshold
    return benefit


def ceac(draws: PsaDraws, thresholds: Sequence[float] | Floats) -> Acceptability:
    """How often each option is the best buy; equal options share a draw equally.

    Args:
        draws: The probabilistic analysis.
        thresholds: What a good life year may be worth. [kroner per QALY; (threshold,)]

    Returns:
        Shares that sum to one, with their standard errors.

    Source:
        docs/methods/value-of-information.md §3.

    Example:
        >>> draws = PsaDraws(["old", "new"], [[0.0, 5.0], [0.0, 5.0]], [[0.0, 1.0], [0.0, 0.0]])
        >>> ceac(draws, [10]).share
        array([[0.5, 0.5]])
    """
    shares = [_share_of_best(benefit) for benefit in _benefits(draws, thresholds)]
    share = np.array([each.mean(axis=0) for each in shares])  # (threshold, strategy)
    spread = np.array([each.std(axis=0) for each in shares])  # (threshold, strategy)
    return Acceptability(
        strategies=draws.strategies,
        thresholds=np.array(thresholds, dtype=np.float64),
        share=share,
        standard_error=spread / np.sqrt(draws.draws),
    )


def ceaf(draws: PsaDraws, thresholds: Sequence[float] | Floats) -> AcceptabilityFrontier:
    """Which option is best on average, and how often it is the best buy.

    Args:
        draws: The probabilistic analysis.
        thresholds: What a good life year may be worth. [kroner per QALY; (threshold,)]

    Returns:
        The best option at each threshold; of equal ones, the first by name.

    Source:
        docs/methods/value-of-information.md §3.

    Example:
        >>> draws = PsaDraws(["old", "new"], [[0.0, 5.0], [0.0, 5.0]], [[0.0, 3.0], [0.0, 0.0]])
        >>> ceaf(draws, [10]).best
        ('new',)
    """
    best: list[str] = []
    share: list[float] = []
    mean_benefit: list[float] = []
    for benefit in _benefits(draws, thresholds):
        mean = benefit.mean(axis=0)  # (strategy,)
        at = _first_by_name(draws.strategies, mean)
        best.append(draws.strategies[at])
        share.append(float(_share_of_best(benefit)[:, at].mean()))
        mean_benefit.append(float(mean[at]))
    return AcceptabilityFrontier(
        thresholds=np.array(thresholds, dtype=np.float64),
        best=tuple(best),
        share=np.array(share),
        mean_net_benefit=np.array(mean_benefit),
    )


def evpi(draws: PsaDraws, thresholds: Sequence[float] | Floats) -> ValueOfInformation:
    """What it would be worth, for one person, to know everything before choosing.

    The average of what is lost by taking the option that is best on average, in the draws
    where another is better. Few draws make it too high; see the standard error.

    Args:
        draws: The probabilistic analysis.
        thresholds: What a good life year may be worth. [kroner per QALY; (threshold,)]

    Returns:
        Expected value of perfect information with its standard error, never below zero.

    Source:
        docs/methods/value-of-information.md §4.

    Example:
        >>> draws = PsaDraws(["old", "new"], [[0.0, 5.0], [0.0, 5.0]], [[0.0, 1.0], [0.0, 0.0]])
        >>> evpi(draws, [10]).value
        array([2.5])
    """
    losses = [
        benefit.max(axis=1) - benefit[:, benefit.mean(axis=0).argmax()]
        for benefit in _benefits(draws, thresholds)
    ]  # (draw,) for each threshold
    return _value_of(losses, thresholds)


def evppi(
    draws: PsaDraws,
    parameter: Sequence[float] | Floats,
    thresholds: Sequence[float] | Floats,
    *,
    bins: int,
) -> ValueOfInformation:
    """What it would be worth, for one person, to know one number before choosing.

    Draws are sorted by that number and cut into bins of equal size, give or take one; within
    a bin the number counts as known. Too few bins give too little, too few draws in each too
    much.

    Args:
        draws: The probabilistic analysis.
        parameter: The number in each draw. [any unit; (draw,)]
        thresholds: What a good life year may be worth. [kroner per QALY; (threshold,)]
        bins: How many bins.

    Returns:
        Expected value of partial perfect information with its standard error.

    Raises:
        OutOfRange: There is not one number for each draw, or a bin gets fewer than two draws.

    Source:
        Strong & Oakley (2013) Med Decis Making 33:755–766, the sorting idea;
        docs/methods/value-of-information.md §5.

    Example:
        >>> cost, effect = [[0.0, 5.0]] * 4, [[0.0, 0.0], [0.0, 1.0], [0.0, 0.0], [0.0, 1.0]]
        >>> evppi(PsaDraws(["old", "new"], cost, effect), [1, 2, 1, 2], [10], bins=2).value
        array([2.5])
    """
    known = np.asarray(parameter, dtype=np.float64)
    _refuse_bad_bins(known, draws.draws, bins)
    order = np.argsort(known, kind="stable")  # (draw,)
    starts = np.arange(bins) * draws.draws // bins  # (bin,)
    gains = [_gain_by_bin(benefit[order], starts) for benefit in _benefits(draws, thresholds)]
    return _value_of(gains, thresholds)


def population_evpi(
    per_person: float, *, persons_per_year: float, years: float, rate: float
) -> float:
    """What knowing before choosing is worth for all who will meet the choice.

    Args:
        per_person: Expected value of information for one person. [kroner]
        persons_per_year: How many meet the choice each year. [persons per year]
        years: For how long the choice stands. [years]
        rate: Yearly discount rate. [rate]

    Returns:
        The value for the population. [kroner]

    Source:
        docs/methods/value-of-information.md §6.

    Example:
        >>> population_evpi(372, persons_per_year=845, years=1, rate=0)
        314340.0
    """
    if not (np.isfinite(per_person) and 0 <= persons_per_year < np.inf):
        raise OutOfRange(message("The value per person and the number of persons must be numbers."))
    return per_person * persons_per_year * annuity(years, rate)


def _benefits(draws: PsaDraws, thresholds: Sequence[float] | Floats) -> Iterator[Floats]:
    for threshold in thresholds:
        yield net_monetary_benefit(draws, float(threshold))


def _share_of_best(benefit: Floats) -> Floats:
    best = benefit == benefit.max(axis=1, keepdims=True)  # (draw, strategy)
    share: Floats = best / best.sum(axis=1, keepdims=True)
    return share


def _gain_by_bin(benefit: Floats, starts: NDArray[np.int64]) -> Floats:
    """What choosing anew in each bin gains in each draw; draws are sorted into bins. [(draw,)]"""
    size = np.diff(starts, append=len(benefit))  # (bin,)
    mean = np.add.reduceat(benefit, starts, axis=0) / size[:, np.newaxis]  # (bin, strategy)
    chosen = np.repeat(mean.argmax(axis=1), size)  # (draw,)
    gain: Floats = (
        benefit[np.arange(len(benefit)), chosen] - benefit[:, benefit.mean(axis=0).argmax()]
    )
    return gain


def _first_by_name(strategies: tuple[str, ...], mean: Floats) -> int:
    best = np.flatnonzero(mean == mean.max())
    return int(min(best, key=lambda at: strategies[at]))


def _value_of(losses: Sequence[Floats], thresholds: Sequence[float] | Floats) -> ValueOfInformation:
    """The mean loss at each threshold; each holds one loss for each draw."""
    return ValueOfInformation(
        thresholds=np.array(thresholds, dtype=np.float64),
        value=np.array([loss.mean() for loss in losses]),
        standard_error=np.array([loss.std(ddof=1) / np.sqrt(len(loss)) for loss in losses]),
    )


def _refuse_wrong_shape(numbers: Floats, strategies: int) -> None:
    if numbers.ndim != 2 or numbers.shape[1] != strategies or len(numbers) < 2 or not strategies:
        raise OutOfRange(
            message(
                "A probabilistic analysis needs at least two draws, with a number for each of "
                "the {strategies} options in every draw.",
                strategies=strategies,
            )
        )


def _refuse_blanks(numbers: Floats, strategies: tuple[str, ...]) -> None:
    for draw, strategy in np.argwhere(~np.isfinite(numbers)):
        raise MissingNumber(row=str(draw + 1), column=strategies[strategy])


def _refuse_bad_threshold(threshold: float) -> None:
    if not 0 <= threshold < np.inf:
        raise OutOfRange(
            message("What a good life year is taken to be worth must be a number from zero up.")
        )


def _refuse_bad_bins(known: Floats, draws: int, bins: int) -> None:
    if known.shape != (draws,) or not np.isfinite(known).all():
        raise OutOfRange(message("Give one number for each of the {draws} draws.", draws=draws))
    if bins < 2 or draws // bins < 2:
        raise OutOfRange(
            message(
                "{draws} draws cannot fill {bins} bins. Use at least two bins of two draws.",
                draws=draws,
                bins=bins,
            )
        )
