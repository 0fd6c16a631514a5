"""A panel seen from every side: middle, spread, agreement, distance and change."""

from __future__ import annotations

from dataclasses import dataclass

from samvekt.bridge.criteria import Criterion, criteria_of
from samvekt.bridge.judgement import panel_on
from samvekt.core.judgement.agreement import Agreement, agreement
from samvekt.core.judgement.change import change
from samvekt.core.judgement.distance import Distance, far_from_others
from samvekt.core.judgement.middle import Middle, middle
from samvekt.core.judgement.panel import PanelRatings
from samvekt.core.message import Message, Words
from samvekt.formats.dossier import Round
from samvekt.reference.library import Library


@dataclass(frozen=True, slots=True)
class OptionView:
    """The panel on one option and one criterion."""

    middle: Middle
    agreement: Agreement


@dataclass(frozen=True, slots=True)
class CriterionView:
    """The panel on one criterion."""

    key: str
    words: Words
    options: tuple[OptionView, ...]
    far: tuple[Distance, ...]
    changed: tuple[Message, ...]
    left_out: tuple[str, ...]


def panel_views(round_: Round, library: Library, apart: int) -> tuple[CriterionView, ...]:
    """Everything about the panel, criterion by criterion; criteria nobody judged are left out.

    Args:
        round_: The round.
        library: Where criteria and scales are found.
        apart: How many levels from the others count as far from them.
    """
    criteria = criteria_of(round_, library)
    return tuple(
        _view(round_, criterion, found, apart)
        for criterion in criteria.judged
        if (found := panel_on(round_, criterion)) is not None
    )


def _view(round_: Round, criterion: Criterion, ratings: PanelRatings, apart: int) -> CriterionView:
    pairs = zip(middle(ratings), agreement(ratings), strict=True)
    return CriterionView(
        criterion.key,
        criterion.words,
        tuple(OptionView(one, other) for one, other in pairs),
        far_from_others(ratings, apart),
        _changed(round_, criterion, ratings),
        ratings.left_out,
    )


def _changed(round_: Round, criterion: Criterion, after: PanelRatings) -> tuple[Message, ...]:
    """What the second round changed, where there was one."""
    if not any(j.round == 2 and j.criterion == criterion.key for j in round_.judgements):
        return ()
    before = panel_on(round_, criterion, up_to=1)
    if before is None or set(before.assessors) != set(after.assessors):
        return ()
    found = change(before, after)
    return tuple(one.said for one in found.options if one.up or one.down)
