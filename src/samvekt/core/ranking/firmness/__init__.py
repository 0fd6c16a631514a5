"""How firm a ranking is, when weights, judgements and estimates are in doubt.

acceptability   how often each option takes each place, is among the first k, beats another
stakeholders    the same for each stakeholder, and pooled without mean weights
result          what comes out, with its names and standard errors
stability       how far each weight can move before the choice changes, exactly
tornado         which input moves an option most
changes         where one changed judgement changes the choice
information     what knowing more before choosing is worth
slider          scores and places for one set of weights, at once

engine, keys, blocks, shared_places, and rivals are how it is made fast without losing a tie.
"""

from samvekt.core.ranking.firmness.acceptability import firmness, rank_acceptability
from samvekt.core.ranking.firmness.changes import ChangedJudgement, changed_judgements
from samvekt.core.ranking.firmness.information import (
    WorthOfKnowing,
    draws_of_value,
    worth_of_knowing,
    worth_of_knowing_all,
)
from samvekt.core.ranking.firmness.result import ByStakeholder, Firmness
from samvekt.core.ranking.firmness.slider import Places, scores_and_places
from samvekt.core.ranking.firmness.stability import StabilityInterval, weight_stability
from samvekt.core.ranking.firmness.stakeholders import firmness_by_stakeholder
from samvekt.core.ranking.firmness.tornado import Bar, tornado

__all__ = [
    "Bar",
    "ByStakeholder",
    "ChangedJudgement",
    "Firmness",
    "Places",
    "StabilityInterval",
    "WorthOfKnowing",
    "changed_judgements",
    "draws_of_value",
    "firmness",
    "firmness_by_stakeholder",
    "rank_acceptability",
    "scores_and_places",
    "tornado",
    "weight_stability",
    "worth_of_knowing",
    "worth_of_knowing_all",
]
