"""From named judgements to a level for each option, through the panel."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from samvekt.bridge.criteria import CriteriaInUse, Criterion
from samvekt.core.judgement.middle import Middle, middle
from samvekt.core.judgement.panel import ANSWERS, DONT_KNOW, PanelRatings
from samvekt.core.message import Message, Words, message
from samvekt.core.ranking.levels import Levels
from samvekt.core.scales import Scale
from samvekt.formats.dossier import Round

SEVERITY, BENEFIT, EVIDENCE = "severity", "benefit", "evidence"
CERTAINTY = "benefit-certainty"
"""The column of the certainty of the benefit; no key of a criterion may hold a hyphen."""

CERTAINTY_OF_BENEFIT = Words(
    nb="hvor sikker nytten er", nn="kor sikker nytta er", en="certainty of the benefit"
)


@dataclass(frozen=True, slots=True)
class Judged:
    """The panel's level for every option on every judged criterion, and how it came about."""

    levels: Levels
    panels: Mapping[str, PanelRatings]
    middles: Mapping[str, tuple[Middle, ...]]
    said: tuple[Message, ...]


def last_answers(round_: Round, up_to: int = 2) -> dict[tuple[str, str, str], str]:
    """Each assessor's standing answer: from the second round where given, else from the first.

    Returns:
        Level key (or dont_know, varies) by assessor, option and criterion.
    """
    given = sorted((j for j in round_.judgements if j.round <= up_to), key=lambda j: j.round)
    return {(j.assessor, j.option, j.criterion): j.level for j in given}


def panel_on(round_: Round, criterion: Criterion, up_to: int = 2) -> PanelRatings | None:
    """Everyone's answers on one criterion, or None when nobody has judged on it."""
    assert criterion.scale is not None  # noqa: S101 (only judged criteria come here)
    answers = {
        (assessor, option): level
        for (assessor, option, key), level in last_answers(round_, up_to).items()
        if key == criterion.key
    }
    return _panel(round_, answers, criterion.scale)


def panel_on_certainty(round_: Round, criterion: Criterion, scale: Scale) -> PanelRatings | None:
    """How certain everyone was on one criterion, as a panel of its own (P3)."""
    given = sorted((j for j in round_.judgements if j.certainty), key=lambda j: j.round)
    answers = {
        (j.assessor, j.option): str(j.certainty) for j in given if j.criterion == criterion.key
    }
    return _panel(round_, answers, scale)


def _panel(
    round_: Round, answers: Mapping[tuple[str, str], str], scale: Scale
) -> PanelRatings | None:
    taking_part = {assessor for assessor, _ in answers}
    assessors = tuple(a.id for a in round_.assessors if a.id in taking_part)
    if not assessors:
        return None
    options = tuple(option.id for option in round_.options)
    # An answer beside the scale, such as no_included_studies, is no level: it counts nowhere.
    counted = {
        key: level if level in (*scale.keys, *ANSWERS) else DONT_KNOW
        for key, level in answers.items()
    }
    return PanelRatings(
        assessors,
        options,
        scale,
        tuple(tuple(counted.get((who, what)) for what in options) for who in assessors),
        disqualified(round_) & taking_part,
    )


def disqualified(round_: Round) -> frozenset[str]:
    """Assessors whose judgements never count (R48)."""
    return frozenset(a.id for a in round_.assessors if a.impartiality.disqualified)


def judged(round_: Round, criteria: CriteriaInUse, certainty: Scale) -> Judged:
    """The panel's level on every criterion with a scale; a blank where nobody has judged.

    Where no panel judged severity, the level stated for the option stands. Where the set has no
    criterion for evidence, the certainty of the benefit judgements takes its place.
    """
    panels = {c.key: found for c in criteria.judged if (found := panel_on(round_, c))}
    columns = {c.key: _levels(panels.get(c.key)) for c in criteria.judged}
    said = [*_stated_severity(round_, criteria, columns)]
    benefit = criteria.with_role(BENEFIT)
    if benefit and not criteria.with_role(EVIDENCE):
        found = panel_on_certainty(round_, benefit, certainty)
        if found:
            panels[CERTAINTY] = found
        columns[CERTAINTY] = _levels(found)
    options = tuple(option.id for option in round_.options)
    rows = [[columns[key].get(option) for key in columns] for option in options]
    return Judged(
        Levels(options, tuple(columns), rows),
        panels,
        {key: middle(found) for key, found in panels.items()},
        (*said, *_who_is_left_out(panels.values())),
    )


def _levels(panel: PanelRatings | None) -> dict[str, str | None]:
    if panel is None:
        return {}
    return {found.option: found.level.key if found.level else None for found in middle(panel)}


def _stated_severity(
    round_: Round, criteria: CriteriaInUse, columns: dict[str, dict[str, str | None]]
) -> Iterable[Message]:
    severity = criteria.with_role(SEVERITY)
    if severity is None:
        return
    column = columns[severity.key]
    stated = []
    for option in round_.options:
        level = option.severity.level if option.severity else None
        if level and column.get(option.id) is None:
            column[option.id] = level
            stated.append(option.id)
    if stated:
        yield message(
            "No panel has judged severity for {options}. The level stated in the round is used.",
            options=tuple(stated),
        )


def _who_is_left_out(panels: Iterable[PanelRatings]) -> tuple[Message, ...]:
    """Each sentence once, though an assessor may be left out on every criterion."""
    names = dict.fromkeys(name for panel in panels for name in panel.left_out)
    return tuple(
        message("{assessor} is disqualified. None of the judgements count.", assessor=name)
        for name in names
    )
