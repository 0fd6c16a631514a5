"""Rounds: started, framed, moved, dated, and filled with people."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samvekt.domain.errors import ChangedMeanwhile, NotAccepted, NotAllowed, NotPossible
from samvekt.domain.people.models import Person
from samvekt.domain.people.queries import open_invitations
from samvekt.domain.people.roles import IN_A_ROUND, Role
from samvekt.domain.records.models import Event
from samvekt.domain.rounds import actions, bridge, queries
from samvekt.domain.rounds.models import Option, PromisedSeat, Round, Seat
from samvekt.domain.rounds.phases import Phase
from samvekt.formats.dossier import Round as Dossier

FIELDS = sorted({*bridge.FRAME_FIELDS, "title", "language", "criteria"})
ANYTHING = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-3000, 3000),
        st.floats(),
        st.text(max_size=12),
        st.sampled_from(
            ["2026-11-22", "2026-11-22T00:00:00", "political", "municipal", "nb", "sound_services"]
        ),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(["plan", "goal", "link", "set", "version", "own", "x"]),
            inner,
            max_size=3,
        ),
    ),
    max_leaves=6,
)
"""What a form, a script or an attacker may send."""


@pytest.fixture
def bare():
    return Dossier.model_validate(
        {
            "samvekt": 1,
            "id": "ny",
            "title": "Hjemmetjenester 2027",
            "frame": {"level": "political", "profile": "municipal"},
            "criteria": {"set": "norway-guide-2025"},
        }
    )


@pytest.fixture
def small(organisation, leader, bare, at):
    return actions.start_round(organisation=organisation, dossier=bare, by=leader, at=at)


def frame(round_, leader, at, **values):
    return actions.change_frame(
        round_=round_, values=values, expected_version=round_.version, by=leader, at=at
    )


def events(verb):
    return Event.objects.filter(verb=verb).count()


# --- starting


def test_who_starts_a_round_leads_it(organisation, small, leader):
    assert (small.phase, small.public_id, small.version) == (
        Phase.PREPARE,
        "hjemmetjenester-2027",
        1,
    )
    assert [(s.person, s.roles) for s in queries.seats_of(small)] == [
        (leader, (Role.PROCESS_LEADER,))
    ]


@pytest.mark.parametrize("role", [role for role in Role if role != Role.PROCESS_LEADER])
def test_only_a_process_leader_starts_a_round(organisation, person_with, bare, role, at):
    person = person_with(organisation, role)

    with pytest.raises(NotAllowed):
        actions.start_round(organisation=organisation, dossier=bare, by=person, at=at)

    assert not Round.objects.exists()


def test_two_rounds_with_one_title_have_addresses_of_their_own(
    organisation, small, leader, bare, at
):
    second = actions.start_round(organisation=organisation, dossier=bare, by=leader, at=at)

    assert second.public_id != small.public_id
    assert second.public_id.startswith("hjemmetjenester-2027-")


def test_the_dossier_can_be_had_at_any_time(round_, example):
    assert bridge.dossier(round_) == example


# --- frame


def test_the_frame_is_changed_and_remembered(small, leader, at):
    kept = frame(small, leader, at, situation="  Flere eldre.\r\n", plan_years=[2027, 2028])

    assert (kept.situation, kept.plan_years, kept.version) == ("Flere eldre.", [2027, 2028], 2)
    assert bridge.dossier(kept).frame.situation == "Flere eldre."
    assert Event.objects.get(verb="round.frame_changed").data == (
        '{"fields":["plan_years","situation"]}'
    )


def test_a_field_can_be_emptied(small, leader, at):
    frame(small, leader, at, situation="Noe", as_of="2026-11-22")

    kept = frame(small, leader, at, situation="", as_of=None)

    assert (kept.situation, kept.as_of) == ("", None)


@pytest.mark.parametrize(
    "given",
    [
        ("situation", "Født 13097248022", "situation"),
        ("title", "", "title"),
        ("title", "Snudd \u202e tekst", "title"),
        ("need", "a" * 20_001, "need"),
        ("level", "galactic", "level"),
        ("profile", "", "profile"),
        ("laws", ["no_such_provision"], "laws[0]"),
        ("plans", [{"plan": "Økonomiplan", "link": "javascript:alert(1)"}], "plans[0].link"),
        ("plan_years", [1492], "plan_years[0]"),
        ("criteria", {"set": "no-such-set"}, "criteria"),
        ("as_of", "i går", "as_of"),
    ],
)
def test_what_cannot_be_kept_is_told_at_its_field(small, leader, at, given):
    field, value, at_field = given

    with pytest.raises(NotAccepted) as refused:
        frame(small, leader, at, **{field: value})

    assert list(refused.value.faults) == [at_field]
    assert refused.value.at(field)
    assert Round.objects.get().version == 1
    assert events("round.frame_changed") == 0


def test_markup_is_kept_as_the_plain_text_it_is(small, leader, at):
    text = "<script>alert(1)</script> & <b>fet</b>"

    assert frame(small, leader, at, situation=text).situation == text


def test_two_who_change_the_frame_at_the_same_time_overwrite_nothing(small, leader, at):
    seen = small.version
    first = Round.objects.get(pk=small.pk)
    frame(first, leader, at, situation="Den første", need="Behov")

    with pytest.raises(ChangedMeanwhile) as late:
        actions.change_frame(
            round_=small,
            values={"situation": "Den andre", "need": "Behov"},
            expected_version=seen,
            by=leader,
            at=at,
        )

    assert [(d.field, d.now, d.yours) for d in late.value.differences] == [
        ("situation", "Den første", "Den andre"),
        ("need", "Behov", "Behov"),
    ][:1]
    assert late.value.version == 2
    assert Round.objects.get().situation == "Den første"


def test_of_many_who_save_at_once_one_is_kept(small, leader, at_once, at):
    results = at_once(
        10,
        lambda n: actions.change_frame(
            round_=Round.objects.get(pk=small.pk),
            values={"situation": f"Nummer {n}"},
            expected_version=1,
            by=leader,
            at=at,
        ),
    )

    assert sum(isinstance(r, Round) for r in results) == 1
    assert sum(isinstance(r, ChangedMeanwhile) for r in results) == 9
    assert events("round.frame_changed") == 1


@pytest.mark.parametrize("phase", list(Phase)[2:])
def test_the_frame_is_closed_when_judgements_have_begun(small, leader, at, phase):
    Round.objects.update(phase=phase)
    small.refresh_from_db()

    with pytest.raises(NotAllowed):
        frame(small, leader, at, situation="Nytt")


def test_criteria_that_judgements_rest_on_are_not_exchanged(round_, leader, at):
    with pytest.raises(NotPossible, match="depends on this"):
        frame(round_, leader, at, criteria={"set": "vgr-introduction"})


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(values=st.dictionaries(st.sampled_from(FIELDS), ANYTHING, min_size=1, max_size=3))
def test_whatever_is_sent_the_frame_is_refused_in_words_or_makes_a_whole_dossier(
    small, leader, at, values
):
    with transaction.atomic():
        with suppress(NotAccepted, NotPossible):
            frame(Round.objects.get(pk=small.pk), leader, at, **values)
        stands = Round.objects.get(pk=small.pk)
        again = Dossier.model_validate(bridge.content_of(stands))
        transaction.set_rollback(True)

    assert bridge.taken_apart(again)[0]["criteria"] == stands.criteria


def test_a_field_the_frame_does_not_have_is_a_mistake_of_ours(small, leader, at):
    with pytest.raises(KeyError, match="judgements"):
        frame(small, leader, at, judgements=[])


# --- phases


def move(round_, to, leader, at, reason=""):
    return actions.move_phase(
        round_=round_, to=to, reason=reason, expected_version=round_.version, by=leader, at=at
    )


def test_what_is_missing_is_told_before_a_round_moves_on(small, leader, at):
    with pytest.raises(actions.SomethingMissing) as missing:
        move(small, Phase.EVIDENCE, leader, at)

    assert {part.key for part in missing.value.checklist.lacking} >= {"situation", "frame", "plans"}
    assert Round.objects.get().phase == Phase.PREPARE


def test_a_round_moves_on_past_what_is_missing_with_a_reason(small, leader, at):
    move(small, Phase.EVIDENCE, leader, at, reason="Det haster.")

    assert events("round.phase_moved_with_gaps") == 1


def test_a_round_with_nothing_missing_moves_on_without_a_reason(small, leader, at):
    Round.objects.update(phase=Phase.PUBLISHED)
    small.refresh_from_db()

    moved = move(small, Phase.FOLLOW_UP, leader, at)

    assert moved.phase == Phase.FOLLOW_UP
    assert events("round.phase_moved") == 1


def test_a_round_goes_back_with_a_reason(small, leader, at):
    Round.objects.update(phase=Phase.WEIGHING)
    small.refresh_from_db()
    with pytest.raises(NotPossible, match="Say why"):
        move(small, Phase.EVIDENCE, leader, at, reason="  ")

    moved = move(small, Phase.EVIDENCE, leader, at, reason="Nye tall.")

    assert moved.phase == Phase.EVIDENCE


@pytest.mark.parametrize("to", [Phase.PREPARE, Phase.JUDGEMENT, Phase.FOLLOW_UP])
def test_a_round_skips_no_phase_and_does_not_stand_still(small, leader, at, to):
    with pytest.raises(NotPossible, match="to the next phase"):
        move(small, to, leader, at, reason="Hopper over.")


@pytest.mark.parametrize("role", sorted(IN_A_ROUND - {Role.PROCESS_LEADER}))
def test_only_who_leads_the_process_moves_the_round(organisation, small, person_with, at, role):
    person = person_with(organisation, Role.PARTICIPANT)
    Seat.objects.create(round=small, person=person, role=role, since=at)

    with pytest.raises(NotAllowed):
        move(small, Phase.EVIDENCE, person, at, reason="Nå.")


def test_a_round_moved_by_two_at_once_moves_one_phase(small, leader, at_once, at):
    results = at_once(
        2,
        lambda _: actions.move_phase(
            round_=Round.objects.get(pk=small.pk),
            to=Phase.EVIDENCE,
            reason="Nå.",
            expected_version=1,
            by=leader,
            at=at,
        ),
    )

    assert Round.objects.get().phase == Phase.EVIDENCE
    assert sorted(type(r).__name__ for r in results) in (
        ["ChangedMeanwhile", "Round"],
        ["NotPossible", "Round"],
    )


def test_an_unknown_phase_is_refused_by_the_database(small):
    with pytest.raises(IntegrityError), transaction.atomic():
        Round.objects.update(phase="lunch")


# --- dates

DAY = date(2027, 1, 4)


def test_phases_have_dates(small, leader, at):
    actions.set_dates(
        round_=small,
        dates={
            Phase.PREPARE: (DAY, DAY + timedelta(7)),
            Phase.EVIDENCE: (None, DAY + timedelta(21)),
        },
        expected_version=1,
        by=leader,
        at=at,
    )

    assert queries.dates_of(small)[Phase.EVIDENCE].closes_on == DAY + timedelta(21)
    assert [(mine.round, mine.closes_on) for mine in queries.mine(leader)] == [
        (small, DAY + timedelta(7))
    ]


@pytest.mark.parametrize(
    "dates",
    [
        {Phase.PREPARE: (DAY, DAY - timedelta(1))},
        {Phase.PREPARE: (None, DAY), Phase.EVIDENCE: (DAY - timedelta(1), None)},
        {Phase.EVIDENCE: (DAY, None), Phase.CHOICE: (None, DAY - timedelta(1))},
    ],
)
def test_dates_out_of_order_are_refused(small, leader, at, dates):
    with pytest.raises(NotPossible):
        actions.set_dates(round_=small, dates=dates, expected_version=1, by=leader, at=at)

    assert not small.dates.exists()


def test_two_who_set_dates_at_the_same_time_overwrite_nothing(small, leader, at):
    def set_to(day):
        actions.set_dates(
            round_=small,
            dates={Phase.PREPARE: (None, day)},
            expected_version=1,
            by=leader,
            at=at,
        )

    set_to(DAY)
    with pytest.raises(ChangedMeanwhile) as late:
        set_to(DAY + timedelta(1))

    assert [(d.field, d.now[1], d.yours[1]) for d in late.value.differences] == [
        ("prepare", DAY, DAY + timedelta(1))
    ]
    assert queries.dates_of(Round.objects.get())[Phase.PREPARE].closes_on == DAY


# --- seats


def test_a_member_gets_a_seat_once(organisation, small, leader, person_with, at):
    person = person_with(organisation, Role.ASSESSOR)

    for _ in range(2):
        actions.add_seat(round_=small, person=person, role=Role.ASSESSOR, by=leader, at=at)

    assert small.seats.filter(person=person).count() == 1
    assert events("seat.given") == 1


def test_a_stranger_gets_no_seat(other_organisation, small, leader, person_with, at):
    stranger = person_with(other_organisation, Role.ASSESSOR)

    with pytest.raises(NotPossible, match="does not belong"):
        actions.add_seat(round_=small, person=stranger, role=Role.ASSESSOR, by=leader, at=at)


def test_an_administrator_is_no_role_of_a_round(organisation, small, leader, at):
    with pytest.raises(NotPossible, match="not to one round"):
        actions.add_seat(round_=small, person=leader, role=Role.ADMINISTRATOR, by=leader, at=at)


def test_someone_always_leads_the_round(small, leader, at):
    with pytest.raises(NotPossible, match="must lead the round"):
        actions.remove_seat(seat=small.seats.get(), by=leader, at=at)

    assert small.seats.count() == 1


def test_a_seat_ends(organisation, small, leader, person_with, at):
    person = person_with(organisation, Role.ASSESSOR)
    seat = actions.add_seat(round_=small, person=person, role=Role.ASSESSOR, by=leader, at=at)

    actions.remove_seat(seat=seat, by=leader, at=at)

    assert not queries.for_person(person, organisation).exists()
    assert events("seat.taken") == 1


def test_who_is_invited_to_a_round_takes_the_seat_on_joining(organisation, small, leader, at):
    invited = actions.invite_to_round(
        email="ny@example.no", round_=small, roles=[Role.ASSESSOR], by=leader, at=at
    )

    person = actions.accept_invitation(
        token=invited.token, name="Ny", password="en lang og god frase", at=at
    )

    assert list(queries.for_person(person, organisation)) == [small]
    assert small.seats.get(person=person).role == Role.ASSESSOR


def test_a_leader_of_a_round_cannot_invite_someone_to_power(organisation, small, leader, at):
    with pytest.raises(NotAllowed):
        actions.invite_to_round(
            email="ny@example.no", round_=small, roles=[Role.PROCESS_LEADER], by=leader, at=at
        )

    assert not PromisedSeat.objects.exists()
    assert not open_invitations(organisation, at).exists()


def test_a_seat_is_no_way_around_a_closed_membership(organisation, small, leader, person_with, at):
    from samvekt.domain.people import actions as people

    person = person_with(organisation, Role.ASSESSOR)
    actions.add_seat(round_=small, person=person, role=Role.ASSESSOR, by=leader, at=at)
    people.change_roles(person=person, organisation=organisation, roles=[], by=None, at=at)

    assert not queries.for_person(person, organisation).exists()
    assert Person.objects.filter(pk=person.pk).exists()
    assert Option.objects.count() == 0
