"""Lines of an option and sources of a round: changed one by one, also at the same moment."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samvekt.domain.errors import ChangedMeanwhile, NotAccepted, NotAllowed, NotPossible
from samvekt.domain.people.roles import Role
from samvekt.domain.records.models import Event
from samvekt.domain.rounds import actions, bridge
from samvekt.domain.rounds.lines import LINES, MOST_LINES, lines_of, mark_of, place_of
from samvekt.domain.rounds.models import Option, Round

EFFECT = {"kind": "own", "label": "Fall", "amount": 2}
SOURCE = {"kind": "budget", "source": "Budsjett 2027"}
CONTENT = {
    "effects": EFFECT,
    "costs": {"label": "Lønn", "years": {"2027": 600}},
    "personnel": {"profession": "lege", "years": {"2027": 0.5}},
    "funding": {"by": "Staten", "years": {"2027": 500}},
}


@pytest.fixture
def option(round_, leader, at):
    values = {"name": "Alarm", "change": "start"}
    return actions.add_option(round_=round_, values=values, by=leader, at=at)


@pytest.fixture
def add(option, leader, at):
    def added(key="effects", **content):
        return actions.add_line(option=option, key=key, content=content, by=leader, at=at)

    return added


@pytest.mark.parametrize("key", LINES)
def test_it_works(option, add, leader, at, key):
    add(key, **CONTENT[key])
    kept = lines_of(Option.objects.get(pk=option.pk), key)

    actions.remove_line(
        option=option,
        key=key,
        place=0,
        mark=mark_of(kept[0]),
        expected_version=option.version + 1,
        by=leader,
        at=at,
    )

    assert kept == [CONTENT[key]]
    assert lines_of(Option.objects.get(pk=option.pk), key) == []
    assert Event.objects.filter(verb="option.changed", object_id=str(option.pk)).count() == 2


@pytest.mark.parametrize("role", [Role.READER, Role.PARTICIPANT, Role.ASSESSOR])
def test_others_may_not(option, person_with, organisation, at, role):
    person = person_with(organisation, role)

    with pytest.raises(NotAllowed):
        actions.add_line(option=option, key="effects", content=EFFECT, by=person, at=at)

    assert Option.objects.get(pk=option.pk).figures == {}


def test_a_fault_is_told_by_the_field_of_the_line(option, add):
    add(**EFFECT)

    with pytest.raises(NotAccepted) as refused:
        add(kind="coping", amount="mye")

    assert list(refused.value.faults) == ["amount"]


def test_there_is_an_end_to_the_lines(option, add):
    Option.objects.filter(pk=option.pk).update(figures={"effects": [EFFECT] * MOST_LINES})

    with pytest.raises(NotPossible, match="room for 100"):
        add(**EFFECT)


def test_a_removed_option_takes_no_lines(option, add, leader, at):
    actions.remove_option(option=option, by=leader, at=at)

    with pytest.raises(NotPossible, match="Put it back"):
        add(**EFFECT)


def test_lines_added_at_the_same_moment_are_all_kept(option, leader, at, at_once):
    def one(number):
        return actions.add_line(
            option=Option.objects.get(pk=option.pk),
            key="effects",
            content={**EFFECT, "amount": number},
            by=leader,
            at=at,
        )

    results = at_once(4, one)

    assert all(isinstance(made, Option) for made in results), results
    kept = Option.objects.get(pk=option.pk).figures["effects"]
    assert sorted(line["amount"] for line in kept) == [0, 1, 2, 3]


def test_one_of_those_who_change_a_line_at_the_same_moment_wins(option, add, leader, at, at_once):
    add(**EFFECT)
    mark = mark_of(EFFECT)

    def one(number):
        return actions.change_line(
            option=Option.objects.get(pk=option.pk),
            key="effects",
            place=0,
            mark=mark,
            content={**EFFECT, "amount": 10 + number},
            by=leader,
            at=at,
        )

    results = at_once(3, one)

    assert sum(isinstance(made, Option) for made in results) == 1, results
    assert sum(isinstance(told, ChangedMeanwhile) for told in results) == 2


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(0, 3), min_size=1, max_size=8), st.data())
def test_a_line_is_found_wherever_it_stands(numbers, data):
    lines = [{"amount": number} for number in numbers]
    place = data.draw(st.integers(0, len(lines) - 1))
    moved = data.draw(st.permutations(lines))

    found = place_of(moved, place, mark_of(lines[place]))

    assert found is not None
    assert moved[found] == lines[place]
    assert place_of(moved, place, mark_of({"amount": 99})) is None


@pytest.mark.parametrize("place", [-1, 2, 10**30])
def test_a_place_that_is_not_in_the_list_reaches_no_line(option, add, leader, at, place):
    add(**EFFECT)
    now = add(**{**EFFECT, "label": "Søvn"})
    last = mark_of(now.figures["effects"][-1])

    with pytest.raises(NotPossible):
        actions.remove_line(
            option=option,
            key="effects",
            place=place,
            mark=last,
            expected_version=now.version,
            by=leader,
            at=at,
        )
    with pytest.raises(NotPossible):
        actions.move_line(
            option=option,
            key="effects",
            place=place,
            to=0,
            expected_version=now.version,
            by=leader,
            at=at,
        )
    kept = actions.change_line(
        option=option,
        key="effects",
        place=place,
        mark=last,
        content={**EFFECT, "label": "Ny"},
        by=leader,
        at=at,
    )

    assert [line["label"] for line in kept.figures["effects"]] == ["Fall", "Ny"]


def test_a_source_is_added_changed_and_removed_and_the_story_names_its_id(round_, leader, at):
    made = actions.add_source(round_=round_, values=SOURCE, by=leader, at=at)
    actions.change_source(
        round_=round_,
        name=made["id"],
        mark=mark_of(made),
        values={**SOURCE, "year": 2026},
        by=leader,
        at=at,
    )
    changed = Round.objects.get(pk=round_.pk).rest["evidence"][-1]
    actions.remove_source(round_=round_, name=made["id"], mark=mark_of(changed), by=leader, at=at)

    assert changed == {**made, "year": 2026}
    assert bridge.dossier(Round.objects.get(pk=round_.pk)) == bridge.dossier(round_)
    events = Event.objects.filter(verb__startswith="source.").order_by("number")
    assert [(event.verb, event.display) for event in events] == [
        ("source.added", "K01"),
        ("source.changed", "K01"),
        ("source.removed", "K01"),
    ]


def test_an_assessor_adds_sources_and_changes_none(round_, leader, person_with, organisation, at):
    person = person_with(organisation, Role.ASSESSOR)
    actions.add_seat(round_=round_, person=person, role=Role.ASSESSOR, by=leader, at=at)

    made = actions.add_source(round_=round_, values=SOURCE, by=person, at=at)

    with pytest.raises(NotAllowed):
        actions.change_source(
            round_=round_, name=made["id"], mark=mark_of(made), values=SOURCE, by=person, at=at
        )
    with pytest.raises(NotAllowed):
        actions.remove_source(round_=round_, name=made["id"], mark=mark_of(made), by=person, at=at)


def test_sources_added_at_the_same_moment_have_ids_of_their_own(round_, leader, at, at_once):
    had = len(round_.rest["evidence"])

    def one(number):
        return actions.add_source(
            round_=round_, values={**SOURCE, "source": f"Kilde {number}"}, by=leader, at=at
        )

    made = at_once(4, one)

    assert len({source["id"] for source in made}) == 4
    assert len(Round.objects.get(pk=round_.pk).rest["evidence"]) == had + 4


def test_a_source_does_not_disturb_who_changes_the_frame(round_, leader, at):
    actions.add_source(round_=round_, values=SOURCE, by=leader, at=at)

    kept = actions.change_frame(
        round_=round_,
        values={"need": "Nytt behov."},
        expected_version=round_.version,
        by=leader,
        at=at,
    )

    assert kept.need == "Nytt behov."
    assert Round.objects.get(pk=round_.pk).rest["evidence"][-1]["source"] == SOURCE["source"]


def test_a_source_of_unknown_kind_is_told_at_its_field(round_, leader, at):
    with pytest.raises(NotAccepted) as refused:
        actions.add_source(round_=round_, values={**SOURCE, "kind": "rykte"}, by=leader, at=at)

    assert list(refused.value.faults) == ["kind"]


def test_relations_are_said_and_taken_back(option, round_, leader, at):
    other = round_.options.first()

    said = actions.relate_options(option=option, relation="excludes", other=other, by=leader, at=at)
    taken = actions.unrelate_options(
        option=option, relation="excludes", other=other.dossier_id, by=leader, at=at
    )

    assert said.excludes == [other.dossier_id]
    assert taken.excludes == []


def test_an_option_of_another_round_cannot_be_related(option, round_, organisation, leader, at):
    elsewhere = actions.start_round(
        organisation=organisation, dossier=bridge.dossier(round_), by=leader, at=at
    )

    with pytest.raises(NotPossible):
        actions.relate_options(
            option=option,
            relation="requires",
            other=elsewhere.options.first(),
            by=leader,
            at=at,
        )
