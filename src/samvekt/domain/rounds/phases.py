"""The phases of a round, what each asks for, and what is open for whom: tables, not code."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from types import MappingProxyType

from django.db import models

from samvekt.core.message import Words
from samvekt.domain.people.roles import Role


class Phase(models.TextChoices):
    """Where a round is on its way."""

    PREPARE = "prepare"
    EVIDENCE = "evidence"
    JUDGEMENT = "judgement"
    DISCUSSION = "discussion"
    WEIGHING = "weighing"
    CHOICE = "choice"
    DECISION = "decision"
    PUBLISHED = "published"
    FOLLOW_UP = "follow_up"


PHASE_WORDS: Mapping[str, Words] = MappingProxyType(
    {
        Phase.PREPARE: Words("forberedelse", "førebuing", "preparation"),
        Phase.EVIDENCE: Words("kunnskapsgrunnlag", "kunnskapsgrunnlag", "evidence"),
        Phase.JUDGEMENT: Words("vurdering", "vurdering", "judgement"),
        Phase.DISCUSSION: Words("drøfting", "drøfting", "discussion"),
        Phase.WEIGHING: Words("vekting", "vekting", "weighing"),
        Phase.CHOICE: Words("valg", "val", "choice"),
        Phase.DECISION: Words("beslutning", "avgjerd", "decision"),
        Phase.PUBLISHED: Words("publisert", "publisert", "published"),
        Phase.FOLLOW_UP: Words("oppfølging", "oppfølging", "follow-up"),
    }
)

ASKED_BEFORE_LEAVING: Mapping[Phase, tuple[str, ...]] = MappingProxyType(
    {
        Phase.PREPARE: ("situation", "frame", "plans", "comparator", "soundness", "budget"),
        Phase.EVIDENCE: (
            "knowledge",
            "certainty",
            "sources",
            "recipients_per_year",
            "costs_four_years",
            "personnel",
            "severity_shortfall",
            "cost_effectiveness",
            "perspective_health_service",
            "perspective_societal",
        ),
        Phase.JUDGEMENT: ("criteria", "impartiality"),
        Phase.DISCUSSION: (
            "participation",
            "proportionality",
            "children",
            "local_conditions",
            "unequal_access",
            "ethics",
            "other_levels",
            "feasibility",
            "acceptability",
            "second_round",
        ),
        Phase.WEIGHING: ("weights",),
        Phase.CHOICE: ("overall_judgement", "conclusion"),
        Phase.DECISION: ("decided_by", "dissent"),
        Phase.PUBLISHED: (),
        Phase.FOLLOW_UP: ("follow_up",),
    }
)
"""The parts of the decision basis that should stand when a phase is left. How strongly each is
asked for, the formality profile of the round says."""


class Doing(enum.StrEnum):
    """What can be done in a round."""

    READ = "read"
    READ_STORY = "read_story"
    EXPORT = "export"
    FRAME = "frame"
    CHANGE_OPTIONS = "change_options"
    PROPOSE_OPTION = "propose_option"
    SET_DATES = "set_dates"
    GIVE_SEATS = "give_seats"
    MOVE_PHASE = "move_phase"
    ADD_EVIDENCE = "add_evidence"
    CHANGE_EVIDENCE = "change_evidence"
    JUDGE = "judge"
    DISCUSS = "discuss"
    WEIGH = "weigh"
    CONCLUDE = "conclude"
    RECORD_DECISION = "record_decision"
    PUBLISH = "publish"
    FOLLOW_UP = "follow_up"
    ARCHIVE = "archive"


P, R = Phase, Role
_ALL = frozenset(Phase)
_BEFORE_JUDGEMENT = frozenset({P.PREPARE, P.EVIDENCE})
_READERS = frozenset(Role)
_LEADS = frozenset({R.PROCESS_LEADER})
_CONTENT = frozenset({R.PROCESS_LEADER, R.PROFESSIONAL_LEAD})


def _in(phases: frozenset[Phase], roles: frozenset[Role]) -> dict[Phase, frozenset[Role]]:
    return dict.fromkeys(phases, roles)


OPEN: Mapping[Doing, Mapping[Phase, frozenset[Role]]] = MappingProxyType(
    {
        Doing.READ: _in(_ALL, _READERS),
        Doing.READ_STORY: _in(_ALL, _READERS),
        Doing.EXPORT: _in(_ALL, _READERS),
        Doing.FRAME: _in(_BEFORE_JUDGEMENT, _CONTENT),
        Doing.CHANGE_OPTIONS: _in(_BEFORE_JUDGEMENT, _CONTENT),
        Doing.PROPOSE_OPTION: _in(
            _BEFORE_JUDGEMENT, _CONTENT | frozenset({R.PARTICIPANT, R.ASSESSOR})
        ),
        Doing.SET_DATES: _in(_ALL, _LEADS),
        Doing.GIVE_SEATS: _in(_ALL, _LEADS),
        Doing.MOVE_PHASE: _in(_ALL, _LEADS),
        Doing.ADD_EVIDENCE: _in(
            frozenset({P.PREPARE, P.EVIDENCE, P.JUDGEMENT, P.DISCUSSION}),
            _CONTENT | frozenset({R.ASSESSOR}),
        ),
        Doing.CHANGE_EVIDENCE: _in(
            frozenset({P.PREPARE, P.EVIDENCE, P.JUDGEMENT, P.DISCUSSION}), _CONTENT
        ),
        Doing.JUDGE: _in(frozenset({P.JUDGEMENT, P.DISCUSSION}), frozenset({R.ASSESSOR})),
        Doing.DISCUSS: _in(
            frozenset({P.DISCUSSION}), _CONTENT | frozenset({R.ASSESSOR, R.PARTICIPANT})
        ),
        Doing.WEIGH: _in(
            frozenset({P.WEIGHING}), frozenset({R.ASSESSOR, R.PARTICIPANT, R.PROCESS_LEADER})
        ),
        Doing.CONCLUDE: _in(frozenset({P.CHOICE}), _CONTENT),
        Doing.RECORD_DECISION: _in(frozenset({P.DECISION}), frozenset({R.DECISION_SECRETARY})),
        Doing.PUBLISH: _in(frozenset({P.DECISION, P.PUBLISHED}), frozenset({R.PROCESS_LEADER})),
        Doing.FOLLOW_UP: _in(
            frozenset({P.PUBLISHED, P.FOLLOW_UP}), _CONTENT | frozenset({R.DECISION_SECRETARY})
        ),
        Doing.ARCHIVE: _in(
            frozenset({P.DECISION, P.PUBLISHED, P.FOLLOW_UP}), frozenset({R.ARCHIVIST})
        ),
    }
)
"""Which roles may do what, in which phase. What is not here is closed to everyone."""


def next_phase(phase: Phase) -> Phase | None:
    """The phase after this one; None after the last."""
    order = list(Phase)
    place = order.index(phase) + 1
    return order[place] if place < len(order) else None


def is_back(from_: Phase, to: Phase) -> bool:
    """Whether a move goes back."""
    order = list(Phase)
    return order.index(to) < order.index(from_)
