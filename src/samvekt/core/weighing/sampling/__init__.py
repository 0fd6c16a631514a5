"""Draws of weights under what a stakeholder said, without leaning and from a seed.

statements      nothing, an order, exact weights; what every statement can do
doubt           points, and comparisons two by two, with a stated doubt
bounds          how many times as important one criterion may be as another, and what follows
ratio_draws     weights within such bounds: exactly where possible, else by a random walk
star            bounds around one criterion, drawn exactly
hit_and_run     the random walk, and a check that it has forgotten where it began
mixture         several stakeholders, each draw from one of them, never from their mean
draws           any of these as draws in blocks, the same for any number of threads
"""

from samvekt.core.weighing.sampling.bounds import Ratio
from samvekt.core.weighing.sampling.doubt import ComparisonsWithDoubt, PointsWithDoubt
from samvekt.core.weighing.sampling.draws import WeightDraws, weight_draws
from samvekt.core.weighing.sampling.mixture import Mixture
from samvekt.core.weighing.sampling.ratio_draws import RatioBounds
from samvekt.core.weighing.sampling.statements import AnyWeights, Exactly, Order, Statement

__all__ = [
    "AnyWeights",
    "ComparisonsWithDoubt",
    "Exactly",
    "Mixture",
    "Order",
    "PointsWithDoubt",
    "Ratio",
    "RatioBounds",
    "Statement",
    "WeightDraws",
    "weight_draws",
]
