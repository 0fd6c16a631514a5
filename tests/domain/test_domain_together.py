"""Many people doing different things at the same moment."""

from __future__ import annotations

from django.db import DatabaseError

from samvekt.domain.people import actions as people
from samvekt.domain.people.roles import Role
from samvekt.domain.records.models import Event
from samvekt.domain.records.queries import broken_places
from samvekt.domain.rounds import actions, bridge
from samvekt.domain.rounds.models import Round
from samvekt.domain.rounds.phases import Phase


def test_different_actions_at_once_do_not_wait_for_each_other_for_ever(
    round_, leader, person_with, at_once, at
):
    organisation = round_.organisation
    administrator = person_with(organisation, Role.ADMINISTRATOR)
    member = person_with(organisation, Role.ASSESSOR)

    def act(number):
        stands = Round.objects.get(pk=round_.pk)
        if number % 4 == 0:
            return people.invite(
                email=f"a{number}@example.no",
                organisation=organisation,
                roles=[Role.READER],
                by=administrator,
                at=at,
            )
        if number % 4 == 1:
            values = {"name": f"Tiltak {number}", "change": "start"}
            return actions.add_option(round_=stands, values=values, by=leader, at=at)
        if number % 4 == 2:
            return actions.add_seat(
                round_=stands, person=member, role=Role.ASSESSOR, by=leader, at=at
            )
        return people.change_roles(
            person=member,
            organisation=organisation,
            roles=[Role.ASSESSOR, Role.READER] if number % 8 == 3 else [Role.ASSESSOR],
            by=administrator,
            at=at,
            shown=[Role.ASSESSOR],
        )

    results = at_once(24, act)

    assert [result for result in results if isinstance(result, DatabaseError)] == []
    assert Round.objects.get().options.count() == 16 + 6
    assert Event.objects.filter(verb="person.invited").count() == 6
    assert list(broken_places()) == []


def test_whatever_the_leader_does_no_judgement_changes(round_, leader, at):
    before = bridge.dossier(round_)
    option = round_.options.first()

    actions.change_frame(
        round_=round_, values={"need": "Nytt behov"}, expected_version=1, by=leader, at=at
    )
    actions.add_option(round_=round_, values={"name": "Nytt", "change": "start"}, by=leader, at=at)
    actions.change_option(
        option=option, values={"name": "Nytt navn"}, expected_version=1, by=leader, at=at
    )
    order = [row.pk for row in round_.options.order_by("-place_in_order")]
    actions.reorder_options(round_=round_, order=order, expected_version=2, by=leader, at=at)
    actions.move_phase(
        round_=round_,
        to=Phase.EVIDENCE,
        reason="Klar.",
        expected_version=Round.objects.get().version,
        by=leader,
        at=at,
    )

    after = bridge.dossier(Round.objects.get())
    assert before.judgements
    assert (after.judgements, after.orders, after.weights) == (
        before.judgements,
        before.orders,
        before.weights,
    )
