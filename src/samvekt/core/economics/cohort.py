"""A group of people moving between states of health, year by year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from samvekt.core.errors import OutOfRange
from samvekt.core.message import message
from samvekt.core.tables import Floats, refuse_twice

Correction = Literal["none", "half-cycle", "simpson", "simpson-from-end"]
Counting = Literal["start", "middle", "end"]

TOLERANCE = 1e-9  # how far a row of probabilities may be from one through rounding


@dataclass(frozen=True, slots=True, eq=False)
class CohortTrace:
    """Where the group is at the start, and after each cycle."""

    states: tuple[str, ...]
    occupancy: Floats  # (cycle + 1, state), persons or share

    @property
    def cycles(self) -> int:
        """How many cycles were run."""
        return len(self.occupancy) - 1

    def per_cycle(self, counting: Counting) -> Floats:
        """Who is where in each cycle, counted at its start, its end, or midway.

        Returns:
            Persons or share. [(cycle, state)]
        """
        start, end = self.occupancy[:-1], self.occupancy[1:]
        counted: Floats = {"start": start, "end": end, "middle": (start + end) / 2}[counting]
        return counted


def cohort_trace(
    states: Sequence[str],
    transition: Sequence[Sequence[float]] | Floats,
    start: Sequence[float] | Floats,
    *,
    cycles: int,
) -> CohortTrace:
    """Move a group through its states.

    Args:
        states: The names of the states.
        transition: Probability of going from the row's state to the column's in one cycle;
            one matrix for all cycles or one for each. [0–1; (state, state) or
            (cycle, state, state)]
        start: Where the group is at first. [persons or share; (state,)]
        cycles: How many cycles to run.

    Returns:
        The group at the start and after each cycle.

    Raises:
        OutOfRange: The shapes differ, a probability is not between 0 and 1, or a row of
            probabilities does not sum to one; the error names the state.

    Source:
        docs/methods/cohort-model.md §2.

    Example:
        >>> cohort_trace(["well", "dead"], [[0.9, 0.1], [0.0, 1.0]], [1.0, 0.0], cycles=2).occupancy
        array([[1.  , 0.  ],
               [0.9 , 0.1 ],
               [0.81, 0.19]])
    """
    names = tuple(states)
    refuse_twice(names)
    moves = np.asarray(transition, dtype=np.float64)
    if moves.ndim == 2:
        moves = np.broadcast_to(moves, (cycles, *moves.shape))  # (cycle, state, state)
    group = np.asarray(start, dtype=np.float64)  # (state,)
    _refuse_wrong_shape(names, moves, group, cycles)
    _refuse_bad_rows(names, moves)
    occupancy = np.empty((cycles + 1, len(names)))
    occupancy[0] = group
    for cycle in range(cycles):
        occupancy[cycle + 1] = occupancy[cycle] @ moves[cycle]
    return CohortTrace(names, occupancy)


def within_cycle_weights(cycles: int, correction: Correction) -> Floats:
    """How much the group counts at the start and after each cycle.

    `none` counts every point once; `half-cycle` the first and last by half; `simpson`
    1/3, 4/3, 2/3 … 4/3, 1/3, for an even number of cycles. `simpson-from-end` is the same
    pattern read from the last cycle backwards, as published for an odd number; it counts a
    third of a cycle too little.

    Args:
        cycles: How many cycles were run.
        correction: The rule.

    Returns:
        Weights. [cycles; (cycle + 1,)]

    Raises:
        OutOfRange: There are no cycles, or `simpson` gets an odd number.

    Source:
        Alarid-Escudero et al. (2023) Med Decis Making 43:3–20;
        docs/methods/cohort-model.md §3.

    Example:
        >>> within_cycle_weights(4, "simpson").round(2)
        array([0.33, 1.33, 0.67, 1.33, 0.33])
    """
    if cycles < 1 or (correction == "simpson" and cycles % 2):
        raise OutOfRange(
            message(
                "{cycles} cycles cannot be weighted this way. Simpson's rule needs an even number; "
                "use the half-cycle correction instead.",
                cycles=cycles,
            )
        )
    weights = np.ones(cycles + 1)
    if correction == "half-cycle":
        weights[[0, -1]] = 0.5
    elif correction != "none":
        from_end = np.arange(cycles, -1, -1)
        weights = np.where(from_end % 2 == 1, 4 / 3, 2 / 3)
        weights[[0, -1]] = 1 / 3
    return weights


def accumulated(
    occupancy: Floats, payoff: Sequence[float] | Floats, weights: Sequence[float] | Floats
) -> float:
    """What a group costs or gains over all cycles.

    Args:
        occupancy: Who is where: `CohortTrace.occupancy` with `within_cycle_weights`, or
            `CohortTrace.per_cycle`. [persons or share; (time, state)]
        payoff: What one person in a state costs or gains in a cycle, the same at all times
            or one row for each. [any unit; (state,) or (time, state)]
        weights: Discount weight times within-cycle weight. [(time,)]

    Returns:
        The sum. [unit of the payoff]

    Raises:
        OutOfRange: The shapes differ or a payoff is missing.

    Source:
        docs/methods/cohort-model.md §4.

    Example:
        >>> trace = cohort_trace(["well", "dead"], [[0.5, 0.5], [0, 1]], [1.0, 0.0], cycles=2)
        >>> accumulated(trace.per_cycle("start"), [100.0, 0.0], [1.0, 1.0])
        150.0
    """
    paid, weight = np.asarray(payoff, dtype=np.float64), np.asarray(weights, dtype=np.float64)
    fits = paid.shape in {occupancy.shape, occupancy.shape[1:]}
    if not fits or weight.shape != occupancy.shape[:1] or not np.isfinite(paid).all():
        raise OutOfRange(
            message("Give one number for each state, and one weight for each point in time.")
        )
    return float(((occupancy * paid).sum(axis=1) * weight).sum())


def probability_from_rate(rate: Floats | float, *, years: float = 1.0) -> Floats:
    """The probability that something with a constant rate happens within some years.

    Args:
        rate: How often it happens. [per year; any shape]
        years: How long we watch. [years]

    Returns:
        Probability. [0–1; same shape]

    Raises:
        OutOfRange: A rate is negative or missing.

    Example:
        >>> float(probability_from_rate(0.105).round(4))
        0.0997
    """
    often = np.asarray(rate, dtype=np.float64)
    if not (often >= 0).all():
        raise OutOfRange(message("A rate must be a number from zero up."))
    probability: Floats = -np.expm1(-often * years)
    return probability


def age_adjusted(utility: float, norm: Sequence[float] | Floats, *, start_age: int) -> Floats:
    """The utility of a state as people grow older, following the general population.

    Args:
        utility: Utility of the state at `start_age`. [index]
        norm: Utility of the general population by age. [index; (age,)]
        start_age: The age the utility was measured at. [years]

    Returns:
        Utility at `start_age` and each later age of the norm. [index; (age,)]

    Raises:
        OutOfRange: The norm does not reach the age, is missing there or is not above zero.

    Source:
        docs/methods/cohort-model.md §5.

    Example:
        >>> age_adjusted(0.6, [0.9, 0.8, 0.4], start_age=1)
        array([0.6, 0.3])
    """
    later = np.asarray(norm, dtype=np.float64)[start_age:]
    if start_age < 0 or not len(later) or not (later > 0).all():
        raise OutOfRange(
            message("The norm must have a number above zero for age {age} and on.", age=start_age)
        )
    adjusted: Floats = utility * later / later[0]
    return adjusted


def _refuse_wrong_shape(names: tuple[str, ...], moves: Floats, group: Floats, cycles: int) -> None:
    states = len(names)
    if cycles < 1 or moves.shape != (cycles, states, states) or group.shape != (states,):
        raise OutOfRange(
            message(
                "The model has {states} states and {cycles} cycles, but its probabilities or its "
                "start do not fit them.",
                states=states,
                cycles=cycles,
            )
        )
    if not ((group >= 0) & np.isfinite(group)).all():
        raise OutOfRange(message("The group must start with a number from zero up in each state."))


def _refuse_bad_rows(names: tuple[str, ...], moves: Floats) -> None:
    possible = ((moves >= 0) & (moves <= 1)).all(axis=2)  # (cycle, state)
    whole = np.abs(moves.sum(axis=2) - 1) <= TOLERANCE  # (cycle, state)
    for _, state in np.argwhere(~(possible & whole)):
        raise OutOfRange(
            message(
                "The probabilities of leaving {state} must lie between 0 and 1 and sum to one.",
                state=names[state],
            )
        )
