"""The log: append-only, chained, told in words."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.db.transaction import TransactionManagementError

from samvekt.core.message import LANGUAGES
from samvekt.domain.records import actions, hashing, queries, verbs
from samvekt.domain.records.guard import lower_guard, raise_guard
from samvekt.domain.records.models import Chain, Event, Posted
from samvekt.domain.rounds import actions as rounds
from samvekt.domain.rounds.models import Round
from samvekt.domain.rounds.phases import Phase
from samvekt.formats.canonical import in_doubles
from samvekt.language import say

VECTORS = Path(__file__).parents[1] / "frozen" / "vectors"


@pytest.fixture
def unguarded(db):
    """What someone with the password of the database could do."""
    lower_guard(connection)
    yield
    raise_guard(connection)


def broken():
    return [(place.number, str(place.said)) for place in queries.broken_places()]


def test_events_follow_each_other_in_the_chain_of_their_organisation(organisation, leader, round_):
    events = list(Event.objects.filter(chain__organisation=organisation))

    assert [event.number for event in events] == [1, 2, 3]
    assert events[0].previous == hashing.START
    assert [event.previous for event in events[1:]] == [event.hash for event in events[:-1]]
    assert broken() == []


def test_each_organisation_has_a_chain_of_its_own(organisation, other_organisation):
    assert [event.number for event in Event.objects.order_by("pk")] == [1, 1]


@pytest.mark.parametrize("vector", sorted(VECTORS.glob("*.json")), ids=lambda path: path.stem)
def test_an_event_is_hashed_over_the_same_bytes_as_a_frozen_dossier(vector):
    said = {"data": in_doubles(json.loads(vector.read_text(encoding="utf-8")))}
    form = vector.with_suffix(".canonical.txt").read_text(encoding="utf-8").removesuffix("\n")

    assert hashing.canonical(said) == f'{{"data":{form}}}'


def test_the_hash_of_an_event_is_the_checksum_of_its_canonical_form():
    whole = VECTORS / "nested.json"
    said = in_doubles(json.loads(whole.read_text(encoding="utf-8")))

    assert hashing.digest(said) == whole.with_suffix(".sha256.txt").read_text().strip()


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE records_event SET verb = 'other'",
        "UPDATE records_event SET data = data",
        "UPDATE records_event SET at = at WHERE number = 1",
        "DELETE FROM records_event",
    ],
)
def test_the_database_refuses_to_change_or_remove_an_event(organisation, change):
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        connection.cursor().execute(change)

    assert Event.objects.get().verb == "organisation.created"


@pytest.mark.parametrize(
    "change",
    [
        lambda event: Event.objects.update(verb="other"),
        lambda event: Event.objects.all().delete(),
        lambda event: Event.objects.bulk_update([event], ["verb"]),
        lambda event: event.delete(),
        lambda event: event.save(),
        lambda event: Chain.objects.all().delete(),
        lambda event: Event.objects.bulk_create(
            [event], update_conflicts=True, unique_fields=["id"], update_fields=["verb"]
        ),
    ],
    ids=["update", "delete", "bulk_update", "one", "save", "chain", "upsert"],
)
def test_djangos_own_ways_of_changing_an_event_are_refused_too(organisation, change):
    event = Event.objects.get()
    event.verb = "other"

    with pytest.raises(DatabaseError), transaction.atomic():
        change(event)

    assert Event.objects.get().verb == "organisation.created"
    assert broken() == []


WAYS_AROUND = {
    "postgresql": "SET CONSTRAINTS ALL IMMEDIATE; TRUNCATE records_event CASCADE",
    "sqlite": "INSERT OR REPLACE INTO records_event SELECT * FROM records_event",
}


def test_the_database_knows_the_ways_around_its_guard(organisation):
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        connection.cursor().execute(WAYS_AROUND[connection.vendor])

    assert Event.objects.get().verb == "organisation.created"


def test_an_altered_event_is_found(organisation, leader, round_, unguarded):
    Event.objects.filter(number=2).update(data='{"roles":["administrator"]}')

    assert broken() == [(2, "Event 2 has been altered.")]


def test_who_did_it_cannot_be_exchanged(organisation, leader, round_, unguarded):
    Event.objects.filter(number=3).update(by=None)

    assert broken() == [(3, "Event 3 has been altered.")]


def test_a_missing_event_is_found(organisation, leader, round_, unguarded):
    Event.objects.filter(number=2).delete()

    assert broken() == [(2, "Event 2 is missing.")]


def test_a_missing_last_event_is_found(organisation, leader, round_, unguarded):
    Event.objects.filter(number__gte=2).delete()

    assert broken() == [(2, "Event 2 is missing."), (3, "Event 3 is missing.")]


def test_events_that_have_changed_places_are_found(organisation, leader, round_, unguarded):
    for old, new in ((2, 99), (3, 2), (99, 3)):
        Event.objects.filter(number=old).update(number=new)

    found = broken()
    assert {number for number, _ in found} == {2, 3}
    assert (2, "Event 2 does not follow the one before it.") in found


def test_an_altered_event_with_a_hash_made_anew_is_found_at_the_next(
    organisation, leader, round_, unguarded
):
    event = Event.objects.get(number=2)
    event.verb = "roles.removed"
    Event.objects.filter(pk=event.pk).update(verb=event.verb, hash=hashing.digest(event.said))

    assert broken() == [(3, "Event 3 does not follow the one before it.")]


def test_a_chain_made_anew_from_the_middle_does_not_match_its_end(
    organisation, leader, round_, unguarded
):
    event = Event.objects.get(number=3)
    event.verb = "roles.removed"
    Event.objects.filter(pk=event.pk).update(verb=event.verb, hash=hashing.digest(event.said))

    assert broken() == [(3, "The end of the chain does not match its last event, 3.")]


def forged(event, **changed):
    """An event that someone else writes, with a hash that fits."""
    event.pk, event.previous = None, event.hash
    for key, value in {"number": event.number + 1, **changed}.items():
        setattr(event, key, value)
    event.hash = hashing.digest(event.said)
    event.save(force_insert=True)


def test_an_event_that_is_added_is_found(organisation, leader, round_):
    forged(Event.objects.get(number=3), verb="roles.given")

    assert broken() == [(4, "Event 4 was added by other means than the site.")]


def test_an_event_put_in_between_is_found(organisation, leader, round_, unguarded):
    Event.objects.filter(number=3).update(number=4, previous="0" * 63 + "1")
    forged(Event.objects.get(number=2))

    assert {number for number, _ in broken()} == {4}


def test_a_log_that_is_removed_whole_is_found(organisation, leader, round_, unguarded):
    Event.objects.all().delete()
    Chain.objects.all().delete()

    assert broken() == [(0, "The whole log of the organisation is missing.")]


def cut_off(last):
    """The tail is cut off, and the end of the chain rewritten, by who may do everything."""
    Event.objects.filter(number__gt=last).delete()
    end = Event.objects.get(number=last)
    Chain.objects.update(length=end.number, last_hash=end.hash)


def test_a_tail_cut_off_with_its_end_is_found_by_what_was_written_down(
    organisation, leader, round_, unguarded
):
    written = list(queries.ends())
    assert list(queries.broken_places(written)) == []

    cut_off(2)

    assert broken() == []
    (found,) = queries.broken_places(written)
    assert (found.chain, found.number) == ("bergen", 3)


def test_the_task_prints_the_ends_and_holds_the_log_against_them(
    organisation, leader, round_, unguarded, tmp_path
):
    kept, out = tmp_path / "ends.txt", StringIO()
    with kept.open("w", encoding="utf-8") as file:
        call_command("verify_records", ends=True, stdout=file)
    call_command("verify_records", lang="en", known=kept, stdout=out)
    assert "The log is whole" in out.getvalue()

    cut_off(2)

    with pytest.raises(SystemExit):
        call_command("verify_records", lang="en", known=kept, stdout=out)
    assert "bergen: Event 3 is not the one that was written down." in out.getvalue()


@pytest.mark.parametrize("content", [None, b"bergen 3", b"bergen three abc", b"\xff\xfe"])
def test_a_file_of_ends_that_cannot_be_used_is_told_in_a_sentence(content, db, tmp_path):
    file = tmp_path / "ends.txt"
    if content is not None:
        file.write_bytes(content)

    with pytest.raises(CommandError, match=r"ends\.txt"):
        call_command("verify_records", known=file)


def test_the_task_says_what_is_broken_and_ends_with_one(organisation, leader, round_, unguarded):
    Event.objects.filter(number=2).update(verb="other")
    out = StringIO()

    with pytest.raises(SystemExit) as ended:
        call_command("verify_records", lang="en", stdout=out)

    assert ended.value.code == 1
    assert "bergen: Event 2 has been altered." in out.getvalue()


def test_the_task_says_that_a_whole_log_is_whole(organisation, leader, round_):
    out = StringIO()

    call_command("verify_records", lang="en", stdout=out)

    assert out.getvalue() == "The log is whole: 3 events.\n"


def test_an_event_needs_a_verb_with_a_sentence(organisation, at):
    with pytest.raises(KeyError):
        actions.write("organisation.vanished", about=organisation, by=None, at=at)


@pytest.mark.django_db(transaction=True)
def test_an_event_is_written_only_inside_a_transaction(organisation, at):
    with pytest.raises(TransactionManagementError):
        actions.write("organisation.created", about=organisation, by=None, at=at)

    assert Event.objects.count() == 1


def test_an_action_that_fails_leaves_no_event(organisation, leader, round_, at):
    before = Event.objects.count()

    with pytest.raises(rounds.SomethingMissing):
        rounds.move_phase(
            round_=round_, to=Phase.EVIDENCE, reason="", expected_version=1, by=leader, at=at
        )

    assert Event.objects.count() == before
    assert Round.objects.get().phase == Phase.PREPARE


@pytest.mark.parametrize("name", sorted(verbs.known()))
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_verb_has_a_sentence_that_fills_all_its_places(name, language):
    places = {
        "roles": ["reader"],
        "role": "reader",
        "fields": ["title"],
        "from": "prepare",
        "to": "evidence",
        "options": 3,
        "count": 3,
        "names": ["A", "B"],
    }

    said = say(
        verbs.verb(name).said(who="Kari", what="Runden", data=places, person="Ola"), language
    )

    assert said.endswith(".")
    assert "{" not in said


def test_the_story_of_a_round_is_told_with_names_and_words(
    organisation, leader, round_, at, django_assert_num_queries
):
    rounds.move_phase(
        round_=round_,
        to=Phase.EVIDENCE,
        reason="Rammen er god nok.",
        expected_version=1,
        by=leader,
        at=at,
    )

    with django_assert_num_queries(2):
        told = queries.told(queries.of_round(round_.pk))

    assert [say(event.said, "en") for event in told] == [
        f"Kari Leder started the round “{round_.title}” with 16 options.",
        "Kari Leder moved the round from preparation to evidence, although something was missing.",
    ]
    assert told[1].reason == "Rammen er god nok."


def test_names_that_people_have_given_stand_in_quotation_marks_of_the_language():
    added = verbs.verb("round.options_added").said(
        who="Kari Leder",
        what="Runden",
        data={"count": 2, "names": ["Alarm", "Vakt og tilsyn"]},
        person="",
    )

    assert say(added, "nb") == "Kari Leder la til 2 tiltak: «Alarm» og «Vakt og tilsyn»."
    assert say(added, "nn").endswith(": «Alarm» og «Vakt og tilsyn».")
    assert say(added, "en").endswith(": “Alarm” and “Vakt og tilsyn”.")


def test_no_name_or_address_of_a_person_stands_in_the_log(organisation, leader, round_, at):
    text = "".join(event.display + event.data for event in Event.objects.all())

    assert leader.name not in text
    assert leader.email not in text


def test_events_written_at_once_stand_in_one_chain(organisation, leader, at_once, at):
    def write(_):
        with transaction.atomic():
            return actions.write("organisation.created", about=organisation, by=leader, at=at)

    written = at_once(20, write)

    assert [type(event) for event in written] == [Event] * 20
    assert sorted(event.number for event in written) == list(range(3, 23))
    assert broken() == []


def test_the_first_events_of_an_installation_written_at_once_stand_in_one_chain(at_once, at):
    from samvekt.domain.people import actions as people

    person = people.create_person(email="kari@example.no", name="Kari", password=None)

    def write(_):
        with transaction.atomic():
            return actions.write("person.deactivated", about=person, by=None, at=at)

    at_once(8, write)

    assert Chain.objects.count() == 1
    assert sorted(Event.objects.values_list("number", flat=True)) == list(range(1, 9))
    assert broken() == []


def start(organisation, example, leader, at):
    return lambda: rounds.start_round(organisation=organisation, dossier=example, by=leader, at=at)


def test_a_form_sent_twice_gives_the_first_result(organisation, leader, example, at):
    act = start(organisation, example, leader, at)

    first = actions.once(key="abc", kind=Round, by=leader, at=at, act=act)
    second = actions.once(key="abc", kind=Round, by=leader, at=at, act=act)

    assert first.pk == second.pk
    assert Round.objects.count() == 1
    assert Event.objects.filter(verb="round.started").count() == 1


def test_a_form_that_failed_can_be_sent_again(organisation, leader, example, at):
    def fail():
        raise NotImplementedError

    with pytest.raises(NotImplementedError):
        actions.once(key="abc", kind=Round, by=leader, at=at, act=fail)
    act = start(organisation, example, leader, at)

    assert actions.once(key="abc", kind=Round, by=leader, at=at, act=act).pk
    assert Posted.objects.count() == 1


def test_another_person_may_have_the_same_key(organisation, leader, person_with, example, at):
    from samvekt.domain.people.roles import Role

    other = person_with(organisation, Role.PROCESS_LEADER)
    for person in (leader, other):
        act = start(organisation, example, person, at)
        actions.once(key="abc", kind=Round, by=person, at=at, act=act)

    assert Round.objects.count() == 2


@pytest.mark.parametrize("key", ["", "a" * 65])
def test_a_form_without_a_usable_key_is_refused(organisation, leader, example, at, key):
    from samvekt.domain.errors import NotPossible

    with pytest.raises(NotPossible, match="Open the page again"):
        actions.once(
            key=key, kind=Round, by=leader, at=at, act=start(organisation, example, leader, at)
        )

    assert not Round.objects.exists()


def test_a_key_is_not_used_for_two_kinds_of_things(organisation, leader, example, at):
    from samvekt.domain.errors import NotPossible

    act = start(organisation, example, leader, at)
    actions.once(key="abc", kind=Round, by=leader, at=at, act=act)

    with pytest.raises(NotPossible, match="Open the page again"):
        actions.once(key="abc", kind=Posted, by=leader, at=at, act=Posted)


def test_many_clicks_at_once_make_one_round(organisation, leader, example, at_once, at):
    act = start(organisation, example, leader, at)

    made = at_once(20, lambda _: actions.once(key="abc", kind=Round, by=leader, at=at, act=act).pk)

    assert set(made) == {Round.objects.get().pk}
    assert Event.objects.filter(verb="round.started").count() == 1
    assert broken() == []
