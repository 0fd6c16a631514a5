"""What waits for a person: in each round, what their roles let them do now, and by when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from samvekt.core.message import Message, Words, message
from samvekt.domain.people.models import Person
from samvekt.domain.people.roles import Role
from samvekt.domain.rounds.models import Round
from samvekt.domain.rounds.phases import PHASE_WORDS, Doing, Phase
from samvekt.domain.rounds.queries import PUBLIC, Mine, dates_of, mine
from samvekt.domain.rounds.rules import is_open

SOON = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do, and the page where it is done."""

    said: Message
    address: str


@dataclass(frozen=True, slots=True)
class Ahead:
    """What comes next for a person in a round, without a page of its own yet.

    Attributes:
        said: What it is.
        phase: The phase it belongs to.
        now: Whether the round is in that phase.
        opens_on: When the phase opens; nothing when that is not set.
    """

    said: Message
    phase: Words
    now: bool
    opens_on: date | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A round with what waits there for one person."""

    round: Round
    roles: tuple[Role, ...]
    tasks: tuple[Task, ...]
    ahead: Ahead | None
    closes_on: date | None
    state: str


TASKS: Mapping[Doing, Task] = MappingProxyType(
    {
        Doing.FRAME: Task(message("Complete the frame"), "rounds:frame"),
        Doing.CHANGE_OPTIONS: Task(message("Describe the options"), "rounds:options"),
        Doing.PROPOSE_OPTION: Task(message("Propose an option"), "rounds:add"),
        Doing.GIVE_SEATS: Task(message("Choose who takes part"), "rounds:seats"),
        Doing.SET_DATES: Task(message("Set the dates of the phases"), "rounds:dates"),
        Doing.MOVE_PHASE: Task(message("Move the round on when it is ready"), "rounds:progress"),
    }
)
"""What there are pages for, in the order it is done."""

AHEAD: Mapping[Doing, Message] = MappingProxyType(
    {
        Doing.JUDGE: message("Judge the options"),
        Doing.DISCUSS: message("Discuss the judgements"),
        Doing.WEIGH: message("Weigh the criteria"),
        Doing.CONCLUDE: message("Write the overall judgement"),
        Doing.RECORD_DECISION: message("Record the decision"),
        Doing.FOLLOW_UP: message("Follow up what came of it"),
        Doing.ARCHIVE: message("Archive the case"),
    }
)
"""What a person is asked for in a later phase, in the order it comes."""

ASKED_OF_FRAME = ("situation", "need", "legal", "economic", "professional", "plans", "plan_years")
"""What a frame that needs no more work has."""


def waiting_for(person: Person, today: date) -> tuple[Waiting, ...]:
    """The rounds of a person with what waits there, the soonest first."""
    return tuple(
        Waiting(
            round=one.round,
            roles=tuple(role for role in Role if role in one.roles),
            tasks=_tasks(one),
            ahead=_ahead(one),
            closes_on=one.closes_on,
            state=_state(one.closes_on, today),
        )
        for one in mine(person)
    )


def _tasks(one: Mine) -> tuple[Task, ...]:
    """What is open now and not done already."""
    phase = Phase(one.round.phase)
    may = {doing for doing in TASKS if is_open(doing, phase, one.roles)}
    return tuple(task for doing, task in TASKS.items() if doing in may - _not_needed(one, may))


def _not_needed(one: Mine, may: set[Doing]) -> set[Doing]:
    """What is done, or asked for by another name: who changes options need not propose one."""
    done = set()
    if Doing.CHANGE_OPTIONS in may:
        done.add(Doing.PROPOSE_OPTION)
    if one.round.phase != Phase.PREPARE:
        done.add(Doing.GIVE_SEATS)
    if all(getattr(one.round, name) for name in ASKED_OF_FRAME):
        done.add(Doing.FRAME)
    if dates_of(one.round) or one.round.phase in PUBLIC:
        done.add(Doing.SET_DATES)
    return done


def _ahead(one: Mine) -> Ahead | None:
    """The first thing that is asked of these roles, in this phase or a later one."""
    phases = list(Phase)
    here = Phase(one.round.phase)
    for phase in phases[phases.index(here) :]:
        for doing, said in AHEAD.items():
            if is_open(doing, phase, one.roles):
                dates = dates_of(one.round).get(phase)
                opens_on = dates.opens_on if dates else None
                return Ahead(said, PHASE_WORDS[phase], phase == here, opens_on)
    return None


def _state(closes_on: date | None, today: date) -> str:
    if closes_on is None:
        return ""
    if closes_on < today:
        return "overdue"
    return "soon" if closes_on - today <= SOON else "later"
