"""Draws of weights in blocks: the same for any number of threads, and small in memory."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from samvekt.core.errors import OutOfRange
from samvekt.core.message import message
from samvekt.core.tables import Floats
from samvekt.core.uncertainty.streams import Key, Seed, blocks, size_of, stream
from samvekt.core.weighing.sampling.statements import Statement


@dataclass(frozen=True, slots=True, eq=False)
class WeightDraws:
    """So many draws of weights under one statement, made when a block is asked for.

    Source:
        docs/methods/weight-sampling.md §8.
    """

    statement: Statement
    count: int
    key: Key

    @property
    def criteria(self) -> tuple[str, ...]:
        """What is weighed."""
        return self.statement.criteria

    @property
    def values(self) -> Floats:
        """All of them at once. [(draw, criterion)]"""
        return np.concatenate([self.block(number) for number in range(blocks(self.count))])

    def block(self, number: int) -> Floats:
        """The draws of one block; always the same. [(draw, criterion)]"""
        return self.statement.draw(stream(self.key, number), size_of(number, self.count))


def weight_draws(statement: Statement, count: int, rng: np.random.Generator) -> WeightDraws:
    """So many draws of weights that fit what a stakeholder said.

    Args:
        statement: What was said.
        count: How many draws.
        rng: Where the seed is taken from; it moves on, so that the next stakeholder's draws
            are others.

    Raises:
        OutOfRange: There is not at least one draw.

    Source:
        docs/methods/weight-sampling.md.

    Example:
        >>> from samvekt.core.weighing.sampling.statements import AnyWeights
        >>> draws = weight_draws(AnyWeights(["benefit", "cost"]), 3, np.random.default_rng(7))
        >>> draws.values.sum(axis=1)
        array([1., 1., 1.])
    """
    if count < 1:
        raise OutOfRange(message("Ask for at least one draw."))
    return WeightDraws(statement, count, Seed.of(rng).key("weights"))
