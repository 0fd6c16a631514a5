"""What money and people there are: set, checked, kept, told, and never overwritten."""

from __future__ import annotations

import pytest

from samvekt.domain.errors import ChangedMeanwhile, NotAccepted, NotAllowed, NotPossible
from samvekt.domain.people.roles import Role
from samvekt.domain.records.models import Event
from samvekt.domain.rounds import actions, bridge
from samvekt.domain.rounds.lines import limits_of, mark_of
from samvekt.domain.rounds.models import Round
from samvekt.domain.rounds.phases import Phase
from samvekt.formats.beginning import Beginning
from samvekt.formats.reading import round_from
from samvekt.reference.library import Library

BUDGET = {"name": "Nye tiltak", "unit": "MNOK", "kind": "operating", "years": {"2027": 12}}
NURSES = {"profession": "sykepleier", "years": {"2027": 3.5}}


@pytest.fixture
def empty(organisation, leader, at):
    content = Beginning("political", "municipal").content(name="tom", title="Tom", language="nb")
    dossier = round_from(content, where="", library=Library.built_in())
    return actions.start_round(
        organisation=organisation, dossier=dossier, origin="blank", by=leader, at=at
    )


def change(round_, by, at, *, budgets=(), personnel=(), mark=None):
    return actions.change_limits(
        round_=round_,
        values={"budgets": budgets, "personnel": personnel},
        mark=mark_of(limits_of(round_)) if mark is None else mark,
        by=by,
        at=at,
    )


def test_limits_stand_in_the_dossier_as_they_were_set(empty, leader, at):
    kept = change(empty, leader, at, budgets=[BUDGET], personnel=[NURSES])

    limits = bridge.dossier(kept).limits
    assert [(one.name, one.unit, one.kind, one.years) for one in limits.budgets] == [
        ("Nye tiltak", "MNOK", "operating", {2027: 12})
    ]
    assert [(one.profession, one.years) for one in limits.personnel] == [
        ("sykepleier", {2027: 3.5})
    ]


def test_the_checklist_no_longer_misses_them(empty, leader, at):
    before = {part.key: part.state for part in bridge.checklist(empty).parts}
    kept = change(empty, leader, at, budgets=[BUDGET], personnel=[NURSES])
    after = {part.key: part.state for part in bridge.checklist(kept).parts}

    assert (before["budget"], after["budget"]) == ("missing", "complete")


def test_what_else_limits_the_round_stays(round_, leader, at):
    other = {k: v for k, v in round_.rest["limits"].items() if k not in {"budgets", "personnel"}}
    had = limits_of(round_)
    kept = change(round_, leader, at, budgets=had["budgets"], personnel=[*had["personnel"], NURSES])

    still = {k: v for k, v in kept.rest["limits"].items() if k not in {"budgets", "personnel"}}
    assert still == other
    assert kept.rest["limits"]["budgets"] == had["budgets"]


def test_the_same_again_changes_nothing_and_tells_nothing(empty, leader, at):
    kept = change(empty, leader, at, budgets=[BUDGET])
    events, version = Event.objects.count(), kept.version
    again = change(kept, leader, at, budgets=[BUDGET], mark="whatever it was")

    assert (Event.objects.count(), again.version) == (events, version)


def test_one_change_is_one_event(empty, leader, at):
    before = Event.objects.count()
    change(empty, leader, at, budgets=[BUDGET])

    assert Event.objects.count() == before + 1
    assert Event.objects.order_by("-number").first().verb == "round.limits_changed"


def test_who_was_later_is_told_both_and_overwrites_nothing(empty, leader, at):
    shown = mark_of(limits_of(empty))
    change(empty, leader, at, budgets=[BUDGET])

    with pytest.raises(ChangedMeanwhile) as told:
        change(empty, leader, at, personnel=[NURSES], mark=shown)

    stands = limits_of(Round.objects.get(pk=empty.pk))
    assert [line["name"] for line in stands["budgets"]] == ["Nye tiltak"]
    assert stands["personnel"] == []
    assert {one.field for one in told.value.differences} == {"budgets", "personnel"}


def test_a_change_of_the_frame_meanwhile_is_no_conflict(empty, leader, at):
    shown = mark_of(limits_of(empty))
    actions.change_frame(
        round_=empty, values={"need": "Nytt"}, expected_version=empty.version, by=leader, at=at
    )

    kept = change(empty, leader, at, budgets=[BUDGET], mark=shown)

    assert kept.need == "Nytt"
    assert limits_of(kept)["budgets"]


@pytest.mark.parametrize(
    ("line", "path"),
    [
        ({**BUDGET, "unit": "kroner"}, "budgets[0].unit"),
        ({**BUDGET, "years": {}}, "budgets[0].years"),
        ({"years": {"2027": 1}}, "budgets[0].name"),
    ],
)
def test_each_fault_is_told_at_its_field_and_nothing_is_kept(line, path, empty, leader, at):
    with pytest.raises(NotAccepted) as refused:
        change(empty, leader, at, budgets=[line], personnel=[NURSES])

    assert path in refused.value.faults
    assert limits_of(Round.objects.get(pk=empty.pk)) == {"budgets": [], "personnel": []}


def test_a_budget_that_a_pool_rests_on_cannot_go(round_, leader, at):
    round_.rest["limits"]["pools"] = [
        {
            "name": "Tilskudd",
            "budget": round_.rest["limits"]["budgets"][0]["name"],
            "year": int(next(iter(round_.rest["limits"]["budgets"][0]["years"]))),
            "amount": 1,
            "options": [round_.options.first().dossier_id],
        }
    ]
    round_.save()

    with pytest.raises(NotPossible, match="depends on this"):
        change(round_, leader, at, personnel=limits_of(round_)["personnel"])


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.PROCESS_LEADER, Role.PROFESSIONAL_LEAD}))
def test_who_may_not_frame_may_not_set_limits(role, empty, organisation, person_with, at):
    with pytest.raises(NotAllowed):
        change(empty, person_with(organisation, role), at, budgets=[BUDGET])


def test_when_judging_has_begun_the_limits_stand(empty, leader, at):
    Round.objects.filter(pk=empty.pk).update(phase=Phase.JUDGEMENT)

    with pytest.raises(NotAllowed):
        change(empty, leader, at, budgets=[BUDGET])
