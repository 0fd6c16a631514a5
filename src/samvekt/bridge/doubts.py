"""What may be off in a round: judgements by certainty, blanks, and weights by their method."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from samvekt.bridge.judgement import panel_on_certainty
from samvekt.bridge.ranking import Material
from samvekt.bridge.weights import weights_of
from samvekt.core.judgement.middle import middle
from samvekt.core.message import Message, message
from samvekt.core.ranking.levels import Levels
from samvekt.core.scales import Scale
from samvekt.core.uncertainty.judgements import Widening, between_ends, widened
from samvekt.core.uncertainty.uncertain_table import Cell, UncertainTable
from samvekt.core.weighing.pairwise import Comparisons
from samvekt.core.weighing.sampling.doubt import ComparisonsWithDoubt, PointsWithDoubt
from samvekt.core.weighing.sampling.statements import AnyWeights, Exactly, Order, Statement
from samvekt.core.weighing.weights import Weights
from samvekt.formats.dossier.judgements import WeightSet
from samvekt.reference.kinds.uncertainty import UncertaintyContent, widening_of

RECORD = "judgements-and-weights"
NOBODY = "–"


@dataclass(frozen=True, slots=True, eq=False)
class Doubts:
    """A round's judgements as an uncertain table, and each stakeholder's weights as a cloud."""

    table: UncertainTable
    statements: Mapping[str, Statement]
    beside: tuple[str, ...]  # options nobody has judged at all
    record: str
    status: str
    said: tuple[Message, ...]


def doubts_of(material: Material, criteria: Sequence[str], *, blanks: bool = True) -> Doubts:
    """The uncertain table and weights over some of the criteria.

    Args:
        material: The round, read.
        criteria: The criteria that count.
        blanks: Keep options with blanks, each blank open from the lowest to the highest level;
            otherwise they stand beside.
    """
    record = material.library.get("uncertainty", RECORD)
    content: UncertaintyContent = record.content
    levels = material.judged.levels
    kept = [o for o in levels.options if _counts(levels, o, criteria, blanks=blanks)]
    widening = widening_of(record)
    certainties = {key: _certainty(material, key, content.not_stated) for key in criteria}
    cells = [
        [
            _cell(material.criteria.scales[key], levels.of(o, key), certainties[key][o], widening)
            for key in criteria
        ]
        for o in kept
    ]
    return Doubts(
        UncertainTable(kept, criteria, cells),
        _statements(material, criteria, content),
        tuple(o for o in levels.options if o not in kept),
        record.label,
        record.status,
        _said(levels, kept, criteria),
    )


def _counts(levels: Levels, option: str, criteria: Sequence[str], *, blanks: bool) -> bool:
    known = [levels.of(option, key) is not None for key in criteria]
    return any(known) if blanks else all(known)


def _cell(scale: Scale, key: str | None, certainty: str, widening: Widening) -> Cell:
    return between_ends(scale) if key is None else widened(scale, key, certainty, widening)


def _certainty(material: Material, criterion: str, not_stated: str) -> dict[str, str]:
    """The panel's certainty on one criterion, by option."""
    found = next(c for c in material.criteria.judged if c.key == criterion)
    panel = panel_on_certainty(material.round, found, material.certainty)
    options = (option.id for option in material.round.options)
    if panel is None:
        return dict.fromkeys(options, not_stated)
    by_option = {one.option: one.level.key if one.level else not_stated for one in middle(panel)}
    return {option: by_option.get(option, not_stated) for option in options}


def _said(levels: Levels, kept: Sequence[str], criteria: Sequence[str]) -> tuple[Message, ...]:
    blank = tuple(o for o in kept if any(levels.of(o, key) is None for key in criteria))
    if not blank:
        return ()
    return (
        message(
            "A blank may be anything from the lowest to the highest level. Options with blanks: "
            "{options}.",
            options=blank,
        ),
    )


def _statements(
    material: Material, criteria: Sequence[str], content: UncertaintyContent
) -> dict[str, Statement]:
    if not material.round.weights:
        return {NOBODY: AnyWeights(criteria)}
    judged = tuple(c.key for c in material.criteria.judged)
    weighed = {
        one.stakeholder: one.weights for one in weights_of(material.round, judged, material.library)
    }
    return {
        entry.stakeholder: _statement(entry, weighed[entry.stakeholder], tuple(criteria), content)
        for entry in material.round.weights
    }


def _statement(
    entry: WeightSet, weights: Weights, criteria: tuple[str, ...], content: UncertaintyContent
) -> Statement:
    """What one stakeholder said, over the criteria that count."""
    kept = Weights.in_proportion({key: weights.of(key) for key in criteria})
    if entry.method == "none":
        return AnyWeights(criteria)
    if entry.method == "equal":
        return Exactly(kept)
    if entry.method == "swing_order":
        places = {name: float(at) for at, group in enumerate(entry.order, 1) for name in group}
        return Order({key: places[key] for key in criteria})
    if entry.method == "ahp":
        return ComparisonsWithDoubt(_compared(entry, kept), content.doubt_in_comparisons)
    return PointsWithDoubt(kept, content.doubt_in_points if entry.doubt is None else entry.doubt)


def _compared(entry: WeightSet, kept: Weights) -> Comparisons:
    """The comparisons among the criteria that count.

    Where some were tied only through a criterion left out, their weights say what it said.
    """
    counts = kept.criteria
    direct = {
        frozenset((p.a, p.b)): (p.a, p.b, p.ratio)
        for p in entry.comparisons
        if {p.a, p.b} <= set(counts)
    }
    if all({p.a, p.b} <= set(counts) for p in entry.comparisons):
        return Comparisons.from_pairs([*direct.values()], counts)
    through = [
        (a, b, kept.of(a) / kept.of(b))
        for a, b in pairwise(counts)
        if frozenset((a, b)) not in direct
    ]
    return Comparisons.from_pairs([*direct.values(), *through], counts)
