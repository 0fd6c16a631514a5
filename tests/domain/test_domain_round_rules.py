"""Who may do what in a round, in every phase and role."""

from __future__ import annotations

import pytest
import who_may_what

from samvekt.bridge.completeness import PARTS
from samvekt.domain.people import rules as people_rules
from samvekt.domain.people.roles import IN_A_ROUND, IN_EVERY_ROUND, Role
from samvekt.domain.rounds import queries, rules
from samvekt.domain.rounds.models import Round, Seat
from samvekt.domain.rounds.phases import (
    ASKED_BEFORE_LEAVING,
    OPEN,
    PHASE_WORDS,
    Doing,
    Phase,
    is_back,
    next_phase,
)
from samvekt.reference.library import Library

WRITES = set(Doing) - {Doing.READ, Doing.READ_STORY, Doing.EXPORT}


def in_phase(round_, phase):
    Round.objects.filter(pk=round_.pk).update(phase=phase)
    round_.refresh_from_db()
    return round_


def test_the_table_says_something_of_everything_that_can_be_done():
    assert set(OPEN) == set(Doing)
    assert all(phases and set(phases) <= set(Phase) for phases in OPEN.values())
    assert all(roles and roles <= set(Role) for open_ in OPEN.values() for roles in open_.values())


def test_who_may_what_is_as_it_was_decided_for_every_role_phase_and_thing_to_do():
    kept = who_may_what.TABLE.read_text(encoding="utf-8").splitlines()

    now = who_may_what.table().splitlines()

    assert [line for line in now if line not in kept] == []
    assert [line for line in kept if line not in now] == []
    rounds, organisations = (len(enum) for enum in (Doing, people_rules.Doing))
    assert len(kept) == len(Role) * (len(Phase) * rounds + organisations)


def test_nobody_who_leads_or_runs_the_process_may_judge_unless_they_are_an_assessor_too():
    for role in set(Role) - {Role.ASSESSOR}:
        assert not any(rules.is_open(Doing.JUDGE, phase, frozenset({role})) for phase in Phase)


def test_every_phase_has_words_and_a_list_of_what_is_asked():
    assert set(PHASE_WORDS) == set(ASKED_BEFORE_LEAVING) == set(Phase)


def test_every_part_of_the_decision_basis_is_asked_for_in_one_phase():
    library = Library.built_in()
    known = set(PARTS)
    for name in ("practice", "municipal", "national"):
        known |= set(library.get("formality_profile", name).content.demands)
    asked = [key for keys in ASKED_BEFORE_LEAVING.values() for key in keys]

    assert sorted(asked) == sorted(known)


def test_phases_follow_each_other_and_end():
    phases = [Phase.PREPARE]
    while following := next_phase(phases[-1]):
        phases.append(following)

    assert phases == list(Phase)
    assert is_back(Phase.WEIGHING, Phase.PREPARE)
    assert not is_back(Phase.PREPARE, Phase.WEIGHING)


@pytest.mark.parametrize("phase", Phase)
@pytest.mark.parametrize("role", sorted(IN_A_ROUND))
def test_a_seat_gives_what_the_table_says_and_no_more(round_, person_with, at, role, phase):
    person = person_with(round_.organisation, Role.PARTICIPANT)
    Seat.objects.create(round=round_, person=person, role=role, since=at)
    stands = in_phase(round_, phase)

    may = {doing for doing in Doing if rules.may(person, doing, stands)}

    assert may == {doing for doing in Doing if role in OPEN[doing].get(phase, ())}


@pytest.mark.parametrize("phase", Phase)
@pytest.mark.parametrize("role", Role)
def test_a_role_in_the_organisation_reaches_its_rounds_only_where_it_should(
    organisation, round_, person_with, role, phase
):
    person = person_with(organisation, role)
    stands = in_phase(round_, phase)
    reaches = {role} & IN_EVERY_ROUND

    may = {doing for doing in Doing if rules.may(person, doing, stands)}

    assert may == {d for d in Doing if reaches & OPEN[d].get(phase, frozenset())}
    assert queries.for_person(person, organisation).exists() == bool(reaches)


@pytest.mark.parametrize("phase", Phase)
def test_a_reader_changes_nothing_in_any_phase(organisation, round_, person_with, phase):
    reader = person_with(organisation, Role.READER)
    stands = in_phase(round_, phase)

    assert not any(rules.may(reader, doing, stands) for doing in WRITES)


@pytest.mark.parametrize("phase", Phase)
def test_the_round_of_another_organisation_does_not_exist(
    other_organisation, round_, person_with, at, phase
):
    stranger = person_with(other_organisation, *Role)
    Seat.objects.create(round=round_, person=stranger, role=Role.ASSESSOR, since=at)
    stands = in_phase(round_, phase)

    assert not any(rules.may(stranger, doing, stands) for doing in Doing)
    assert not queries.for_person(stranger, round_.organisation).exists()
    assert not queries.for_organisation(other_organisation).exists()


@pytest.mark.parametrize("phase", Phase)
@pytest.mark.parametrize("role", Role)
def test_no_role_in_any_phase_judges_in_the_name_of_another(
    organisation, round_, person_with, role, phase
):
    assessor = person_with(organisation, Role.ASSESSOR)
    person = person_with(organisation, *Role)
    stands = in_phase(round_, phase)

    assert not rules.may_judge(person, stands, as_=assessor)


@pytest.mark.parametrize("phase", Phase)
def test_an_assessor_judges_in_their_own_name_while_judgement_is_open(
    organisation, round_, person_with, at, phase
):
    person = person_with(organisation, Role.ASSESSOR)
    Seat.objects.create(round=round_, person=person, role=Role.ASSESSOR, since=at)
    stands = in_phase(round_, phase)

    may = rules.may_judge(person, stands, as_=person)

    assert may == (phase in {Phase.JUDGEMENT, Phase.DISCUSSION})


def test_a_closed_account_sees_no_round(organisation, round_, leader):
    leader.is_active = False
    leader.save()

    assert not rules.roles_in(leader, round_)
    assert not queries.for_person(leader, organisation).exists()
