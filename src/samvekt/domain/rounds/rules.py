"""Who may do what in a round, in which phase: one table (`phases.OPEN`) decides."""

from __future__ import annotations

from samvekt.domain.people import rules as people_rules
from samvekt.domain.people.models import Person
from samvekt.domain.people.roles import IN_EVERY_ROUND, Role
from samvekt.domain.rounds.models import Round
from samvekt.domain.rounds.phases import OPEN, Doing, Phase


def roles_in(
    person: Person, round_: Round, *, general: frozenset[Role] | None = None
) -> frozenset[Role]:
    """The roles of a person in a round: the seats there, and those that reach every round.

    A seat counts only while the person belongs to the organisation. Whoever has just read the
    roles there gives them as `general`.
    """
    if not person.is_active:
        return frozenset()
    if general is None:
        general = people_rules.roles_in(person, round_.organisation)
    if not general:
        return frozenset()
    seats = person.seats.filter(round=round_).values_list("role", flat=True)
    return (general & IN_EVERY_ROUND) | frozenset(Role(role) for role in seats)


def is_open(doing: Doing, phase: Phase, roles: frozenset[Role]) -> bool:
    """Whether these roles may do this in a phase."""
    return bool(OPEN[doing].get(phase, frozenset()) & roles)


def may(person: Person, doing: Doing, round_: Round) -> bool:
    """Whether a person may do this in a round as it stands now."""
    return is_open(doing, Phase(round_.phase), roles_in(person, round_))


def may_frame(person: Person, round_: Round) -> bool:
    """Who leads the process or the content, until judgements begin."""
    return may(person, Doing.FRAME, round_)


def may_change_options(person: Person, round_: Round) -> bool:
    """Who leads the process or the content, until judgements begin."""
    return may(person, Doing.CHANGE_OPTIONS, round_)


def may_move_phase(person: Person, round_: Round) -> bool:
    """Who leads the process."""
    return may(person, Doing.MOVE_PHASE, round_)


def may_give_seats(person: Person, round_: Round) -> bool:
    """Who leads the process."""
    return may(person, Doing.GIVE_SEATS, round_)


def may_judge(person: Person, round_: Round, *, as_: Person) -> bool:
    """An assessor of the round, and only in their own name.

    Who leads the process never changes another's judgement: no role does. Every action that
    keeps a judgement asks here first.
    """
    return person.pk == as_.pk and may(person, Doing.JUDGE, round_)
