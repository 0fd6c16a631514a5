"""Many people doing different things at the same moment."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import DatabaseError

from samvekt.domain.people import actions as people
from samvekt.domain.people.roles import Role
from samvekt.domain.records.models import Event
from samvekt.domain.records.queries import broken_places
from samvekt.domain.rounds import actions, bridge
from samvekt.domain.rounds.lines import limits_of, mark_of
from samvekt.domain.rounds.models import Round
from samvekt.domain.rounds.pasting import preview
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


@pytest.fixture
def data(settings, tmp_path):
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, data=tmp_path)


def tries(round_, leader, at):
    """Every action a leader has in a round, each as it would be done, by its name."""
    option = round_.options.first()
    alone = {"name": "Nytt", "change": "start"}
    here = {"round_": round_, "by": leader, "at": at}

    def version():
        return Round.objects.get(pk=round_.pk).version

    def a_new_one():
        return actions.add_option(values=alone, **here)

    def from_another():
        dossier = bridge.dossier(Round.objects.get(pk=round_.pk))
        other = actions.start_round(
            organisation=round_.organisation, dossier=dossier, by=leader, at=at
        )
        number = other.options.exclude(change__in=["reduce", "stop"]).first().pk
        return actions.copy_options_from(other=other, option_ids=[number], **here)

    def pasted():
        found = preview(Round.objects.get(pk=round_.pk), "navn\ttype endring\nAlarm\tstarte")
        return actions.paste_options(preview=found, **here)

    def back():
        made = a_new_one()
        actions.remove_option(option=made, by=leader, at=at)
        return actions.restore_option(option=made, by=leader, at=at)

    def in_other_order():
        order = [row.pk for row in bridge.present_options(round_)][::-1]
        present = set(round_.options.filter(removed_at=None).values_list("pk", flat=True))
        order = [pk for pk in order if pk in present] + sorted(present - set(order))
        return actions.reorder_options(order=order, expected_version=version(), **here)

    def attached():
        made = actions.add_attachment(name="a.pdf", content=b"%PDF-1.7 %%EOF", **here)
        return actions.remove_attachment(attachment=made, by=leader, at=at)

    def seated():
        seat = actions.add_seat(person=leader, role=Role.ASSESSOR, **here)
        return actions.remove_seat(seat=seat, by=leader, at=at)

    def lined():
        now = actions.add_line(
            option=option,
            key="costs",
            content={"label": "Lønn", "years": {"2027": 1}},
            by=leader,
            at=at,
        )
        place = len(now.figures["costs"]) - 1
        told = {"option": option, "key": "costs", "by": leader, "at": at}
        content = {"label": "Lønn", "years": {"2027": 2}}
        mark = mark_of(now.figures["costs"][place])
        now = actions.change_line(place=place, mark=mark, content=content, **told)
        now = actions.move_line(place=place, to=0, expected_version=now.version, **told)
        at_place = now.figures["costs"].index(content)
        return actions.remove_line(
            place=at_place, mark=mark_of(content), expected_version=now.version, **told
        )

    def sourced():
        made = actions.add_source(values={"kind": "other", "source": "Ny kilde"}, **here)
        changed = {"kind": "other", "source": "Nyere kilde"}
        actions.change_source(name=made["id"], mark=mark_of(made), values=changed, **here)
        mark = mark_of({"id": made["id"], **changed})
        return actions.remove_source(name=made["id"], mark=mark, **here)

    def related():
        other = a_new_one()
        told = {"option": option, "relation": "excludes", "by": leader, "at": at}
        actions.relate_options(other=other, **told)
        return actions.unrelate_options(other=other.dossier_id, **told)

    return {
        ("add_line", "change_line", "move_line", "remove_line"): lined,
        ("add_source", "change_source", "remove_source"): sourced,
        ("relate_options", "unrelate_options"): related,
        ("change_frame",): lambda: actions.change_frame(
            values={"need": "Nytt behov"}, expected_version=version(), **here
        ),
        ("change_limits",): lambda: actions.change_limits(
            values={"budgets": [], "personnel": []}, mark=mark_of(limits_of(round_)), **here
        ),
        ("add_option",): a_new_one,
        ("change_option",): lambda: actions.change_option(
            option=option,
            values={"name": "Nytt navn"},
            expected_version=round_.options.get(pk=option.pk).version,
            by=leader,
            at=at,
        ),
        ("start_round", "copy_options_from"): from_another,
        ("paste_options",): pasted,
        ("remove_option", "restore_option"): back,
        ("reorder_options",): in_other_order,
        ("add_attachment", "remove_attachment"): attached,
        ("add_seat", "remove_seat"): seated,
        ("invite_to_round",): lambda: actions.invite_to_round(
            email="ny@example.no", roles=[Role.ASSESSOR], **here
        ),
        ("set_dates",): lambda: actions.set_dates(
            dates={Phase.PREPARE: (None, at.date())}, expected_version=version(), **here
        ),
        ("move_phase",): lambda: actions.move_phase(
            to=Phase.EVIDENCE, reason="Klar.", expected_version=version(), **here
        ),
    }


NOT_IN_A_ROUND = {
    "SomethingMissing",
    "accept_invitation",
    "add_local_record",
    "change_roles",
    "close_own_account",
}
"""Actions that touch no dossier, and an error."""


def test_whatever_the_leader_does_no_judgement_changes(round_, leader, at, data):
    before = bridge.dossier(round_)
    tried = tries(round_, leader, at)
    assert {name for names in tried for name in names} | NOT_IN_A_ROUND == set(actions.__all__)

    for act in tried.values():
        act()

    after = bridge.dossier(Round.objects.get(pk=round_.pk))
    assert before.judgements
    assert (after.judgements, after.orders, after.weights) == (
        before.judgements,
        before.orders,
        before.weights,
    )


def test_the_leader_cannot_judge_for_another_by_changing_the_frame(round_, leader, at):
    for field in ("judgements", "orders", "weights", "participants", "rest", "figures"):
        with pytest.raises(KeyError):
            actions.change_frame(
                round_=round_, values={field: []}, expected_version=1, by=leader, at=at
            )
