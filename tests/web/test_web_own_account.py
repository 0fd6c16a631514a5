"""One's own account: another address, what is kept about one, and leaving."""

from __future__ import annotations

import json
import re

import pytest
from django.core import mail
from django.test import Client

from samvekt.config.demonstration import PASSWORD

NEW = "flyttet@example.no"
TOKEN = {"X-CSRFToken": "b" * 32}


def body(answer) -> str:
    return answer.content.decode()


@pytest.fixture
def person(people):
    from samvekt.domain.people.roles import Role

    return people[Role.PROCESS_LEADER]


@pytest.fixture
def ask(leader, django_capture_on_commit_callbacks):
    """Asks for another address as the page does, and gives the link of the letter."""

    def asked(email=NEW):
        with django_capture_on_commit_callbacks(execute=True):
            answer = leader.post("/konto/e-post/", {"email": email}, follow=True)
        link = re.search(r"http://testserver(/konto/e-post/\S+)", mail.outbox[-1].body)
        return answer, link.group(1) if link else ""

    return asked


def test_the_address_is_changed_by_the_letter_and_not_before(ask, leader, person):
    before = person.email
    _, link = ask()
    person.refresh_from_db()

    assert person.email == before
    assert mail.outbox[-1].to == [NEW]

    shown = leader.get(link)
    leader.post(link)
    person.refresh_from_db()

    assert NEW in body(shown)
    assert person.email == NEW
    own = Client()
    own.post("/logg-inn/", {"login": NEW, "password": PASSWORD})
    assert own.get("/hjem/").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_the_old_address_is_told(leader, person):
    before = person.email
    asked = leader.post("/konto/e-post/", {"email": NEW}, headers=TOKEN, follow=True)
    link = re.search(r"http://testserver(/konto/e-post/\S+)", mail.outbox[-1].body).group(1)

    leader.post(link, headers=TOKEN)

    assert NEW in body(asked)
    assert mail.outbox[-1].to == [before]
    assert NEW not in mail.outbox[-1].body


def test_the_link_works_once_and_for_the_one_who_asked(ask, leader, person, stranger):
    _, link = ask()
    other = Client()
    other.force_login(stranger)

    stolen = other.post(link)
    leader.post(link)
    again = leader.post(link)
    made_up = leader.get("/konto/e-post/noe-annet/")

    assert (stolen.status_code, again.status_code, made_up.status_code) == (404, 404, 404)
    assert Client().get(link).url.startswith("/logg-inn/")


def test_the_link_ends_with_its_hour(ask, leader, person, monkeypatch):
    from datetime import timedelta

    from samvekt.domain.people.actions import own

    _, link = ask()
    monkeypatch.setattr(own, "ADDRESS_VALID_FOR", timedelta(seconds=-1))

    assert leader.post(link).status_code == 404


def test_an_address_someone_has_is_neither_told_nor_taken(ask, leader, stranger, person):
    before = len(mail.outbox)

    answer = leader.post("/konto/e-post/", {"email": stranger.email}, follow=True)
    free = leader.post("/konto/e-post/", {"email": "ledig@example.no"})

    assert len(mail.outbox) == before
    assert stranger.email in body(answer)
    assert free.url == answer.redirect_chain[0][0]


def test_an_address_that_someone_takes_first_is_refused(ask, leader, person, stranger):
    from samvekt.domain.people.models import Person

    before = person.email
    _, link = ask()
    Person.objects.filter(pk=stranger.pk).update(email=NEW)

    answer = leader.post(link)
    person.refresh_from_db()

    assert answer.status_code == 422
    assert person.email == before


@pytest.mark.parametrize("email", ["", "ingen adresse", "prosessleder@eksempel.no"])
def test_what_is_no_new_address_is_told(email, leader):
    assert leader.post("/konto/e-post/", {"email": email}).status_code == 422


def test_letters_to_new_addresses_are_few(leader):
    answers = [
        leader.post("/konto/e-post/", {"email": f"adresse{number}@example.no"}).status_code
        for number in range(8)
    ]

    assert answers[:5] == [302] * 5
    assert set(answers[5:]) == {422}


def test_what_is_kept_is_shown_and_can_be_had(leader, person, pages):
    page = body(leader.get("/konto/opplysninger/"))
    found = json.loads(leader.get("/konto/opplysninger/mine-opplysninger.json").content)

    assert person.email in page
    assert "Prosessleder" in page or "prosessleder" in page
    assert found["konto"]["e-post"] == person.email
    assert found["roller"][0]["rolle"] == "process_leader"
    assert found["innlogginger"][0]["nettadresse"] == "127.0.0.1"
    assert {event["hendelse"] for event in found["logg"]} >= {"round.started", "roles.given"}


def test_what_is_kept_of_others_and_what_is_secret_is_not_in_the_file(leader, people, person):
    from test_web_people import turned_on

    secret = turned_on(leader)
    text = leader.get("/konto/opplysninger/mine-opplysninger.json").content.decode()

    others = [one for one in people.values() if one.pk != person.pk]
    assert not any(one.email in text or one.name in text for one in others)
    assert secret not in text
    assert person.password not in text
    assert "totp" in text


def test_an_account_is_closed_by_its_own_person_after_asking(leader, person, round_, pages):
    from allauth.mfa.models import Authenticator
    from allauth.usersessions.models import UserSession

    from samvekt.domain.people.models import Invitation, Person
    from samvekt.domain.people.roles import Role
    from samvekt.domain.records.models import Event
    from samvekt.domain.records.queries import broken_places, told

    before, events = person.email, Event.objects.count()
    shown = leader.get("/konto/lukk/")
    answer = leader.post("/konto/lukk/")
    gone = Person.objects.get(pk=person.pk)

    assert shown.status_code == 200
    assert answer.url == "/logg-inn/"
    assert not gone.is_active
    assert before not in gone.email
    assert not gone.has_usable_password()
    assert not gone.memberships.exists()
    assert not gone.seats.exists()
    assert not UserSession.objects.filter(user=gone).exists()
    assert not Authenticator.objects.filter(user=gone).exists()
    assert not Invitation.objects.filter(accepted_by=gone).exclude(email="").exists()
    assert list(broken_places()) == []
    assert Event.objects.count() > events
    assert person.name in str([one.said for one in told(Event.objects.order_by("number"))])
    assert leader.get("/hjem/").url.startswith("/logg-inn/")
    assert round_.seats.filter(role=Role.PROCESS_LEADER).count() == 0


def test_an_address_that_is_free_again_may_be_invited(leader, person, people, round_, at):
    from samvekt.domain.people import actions
    from samvekt.domain.people.roles import Role

    email = person.email
    leader.post("/konto/lukk/")
    invited = actions.invite(
        email=email,
        organisation=round_.organisation,
        roles=[Role.READER],
        by=people[Role.ADMINISTRATOR],
        at=at,
    )

    back = actions.accept_invitation(
        token=invited.token, at=at, name="Petter Igjen", password="en setning av ord"
    )

    assert back.pk != person.pk


def test_the_last_administrator_cannot_leave(administrator, people):
    from samvekt.domain.people.roles import Role

    answer = administrator.post("/konto/lukk/")
    people[Role.ADMINISTRATOR].refresh_from_db()

    assert answer.status_code == 422
    assert people[Role.ADMINISTRATOR].is_active
    assert people[Role.ADMINISTRATOR].memberships.exists()
