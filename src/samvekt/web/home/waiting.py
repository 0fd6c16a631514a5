"""What waits for a person: in each round, what their roles let them do now, and by when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from samvekt.core.message import Message, message
from samvekt.domain.people.models import Person
from samvekt.domain.rounds.models import Round
from samvekt.domain.rounds.phases import Doing, Phase
from samvekt.domain.rounds.queries import Mine, mine
from samvekt.domain.rounds.rules import is_open

SOON = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do, and the page where it is done."""

    said: Message
    address: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """A round with what waits there for one person."""

    round: Round
    tasks: tuple[Task, ...]
    closes_on: date | None
    state: str


TASKS: Mapping[Doing, Task] = MappingProxyType(
    {
        Doing.FRAME: Task(message("Complete the frame"), "rounds:frame"),
        Doing.CHANGE_OPTIONS: Task(message("Describe the options"), "rounds:options"),
        Doing.PROPOSE_OPTION: Task(message("Propose an option"), "rounds:add"),
        Doing.GIVE_SEATS: Task(message("Choose who takes part"), "rounds:seats"),
        Doing.MOVE_PHASE: Task(message("Move the round on when it is ready"), "rounds:progress"),
    }
)
"""What there are pages for, in the order it is done."""


def waiting_for(person: Person, today: date) -> tuple[Waiting, ...]:
    """The rounds of a person with what waits there, the soonest first."""
    return tuple(
        Waiting(one.round, _tasks(one), one.closes_on, _state(one.closes_on, today))
        for one in mine(person)
    )


def _tasks(one: Mine) -> tuple[Task, ...]:
    """What is open now; who may change the options need not be asked to propose one."""
    phase = Phase(one.round.phase)
    may = {doing for doing in TASKS if is_open(doing, phase, one.roles)}
    if Doing.CHANGE_OPTIONS in may:
        may.discard(Doing.PROPOSE_OPTION)
    if phase != Phase.PREPARE:
        may.discard(Doing.GIVE_SEATS)
    return tuple(task for doing, task in TASKS.items() if doing in may)


def _state(closes_on: date | None, today: date) -> str:
    if closes_on is None:
        return ""
    if closes_on < today:
        return "overdue"
    return "soon" if closes_on - today <= SOON else "later"
