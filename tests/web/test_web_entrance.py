"""Who knocks without a right to come in: guessing, spying on who is here, going around a step."""

from __future__ import annotations

import re
from threading import Event

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from test_web_people import turned_on

from samvekt.config.demonstration import PASSWORD

NEW = "en helt annen setning"


@pytest.fixture
def reader(people):
    from samvekt.domain.people.roles import Role

    return people[Role.READER]


def body(answer) -> str:
    return answer.content.decode()


def knock(client, person, password="feil passord her", **how):
    email = person if isinstance(person, str) else person.email
    return client.post("/logg-inn/", {"login": email, "password": password}, **how)


def is_in(client) -> bool:
    return client.get("/hjem/").status_code == 200


def guess(person, times, network="198.51.100.{}"):
    """Wrong passwords from as many networks, as one who guesses would send them."""
    for number in range(times):
        knock(Client(), person, REMOTE_ADDR=network.format(number % 250))


# --- guessing


def test_guessing_from_many_networks_stops_at_five(reader):
    guess(reader, 5)

    assert "For mange forsøk" in body(knock(Client(), reader, PASSWORD, REMOTE_ADDR="203.0.113.1"))


def test_guessing_from_one_network_stops_whoever_is_guessed_at(people):
    from samvekt.domain.people.roles import Role

    for number in range(30):
        knock(Client(), f"ukjent{number}@example.no")

    answer = knock(Client(), people[Role.ASSESSOR], PASSWORD)

    assert "For mange forsøk" in body(answer)


def test_a_made_up_network_address_does_not_hide_where_one_guesses_from(people):
    from samvekt.domain.people.roles import Role

    for number in range(30):
        made_up = {"X-Forwarded-For": f"203.0.113.{number}", "X-Real-IP": f"203.0.113.{number}"}
        knock(Client(headers=made_up), f"ukjent{number}@example.no")

    answer = knock(Client(), people[Role.ASSESSOR], PASSWORD)

    assert "For mange forsøk" in body(answer)


def test_nobody_is_locked_out_of_a_browser_they_have_used(reader):
    own = Client()
    knock(own, reader, PASSWORD)
    own.post("/logg-ut/")
    guess(reader, 20)

    knock(own, reader, PASSWORD)

    assert is_in(own)


def test_a_browser_that_is_known_may_not_guess_for_ever_either(reader):
    own = Client()
    knock(own, reader, PASSWORD)
    own.post("/logg-ut/")
    for _ in range(5):
        knock(own, reader)

    knock(own, reader, PASSWORD)

    assert not is_in(own)


def test_a_browser_known_for_one_account_is_a_stranger_to_another(people, reader):
    from samvekt.domain.people.roles import Role

    own = Client()
    knock(own, people[Role.ASSESSOR], PASSWORD)
    own.post("/logg-ut/")
    guess(reader, 5)

    knock(own, reader, PASSWORD)

    assert not is_in(own)


def test_a_mark_of_a_browser_that_someone_has_made_up_is_worth_nothing(reader, settings):
    from samvekt.domain.people.sign_in import _mark

    guess(reader, 5)
    forged = Client()
    forged.cookies[settings.KNOWN_BROWSER_COOKIE_NAME] = f"{_mark(reader.email)}:1tLxyz:forged"

    knock(forged, reader, PASSWORD)

    assert not is_in(forged)


def letter_link(person, client) -> str:
    client.post("/glemt-passord/", {"email": person.email})
    return re.search(r"http://testserver(/nytt-passord/\S+)", mail.outbox[-1].body).group(1)


def test_a_new_password_through_a_letter_lets_one_in_while_others_guess(reader):
    own = Client()
    guess(reader, 20)
    form = own.get(letter_link(reader, own)).url
    own.post(form, {"password1": NEW, "password2": NEW})
    guess(reader, 20)

    knock(own, reader, NEW)

    assert is_in(own)


def test_letters_for_a_new_password_are_few(reader, client):
    for _ in range(12):
        client.post("/glemt-passord/", {"email": reader.email})

    assert len(mail.outbox) == 5


# --- who is here?


def test_whoever_asks_for_a_new_password_learns_nothing_of_who_is_here(reader, people):
    from samvekt.domain.people.models import Person
    from samvekt.domain.people.roles import Role

    Person.objects.filter(pk=people[Role.ARCHIVIST].pk).update(is_active=False)
    answers = []
    for email in (reader.email, people[Role.ARCHIVIST].email, "ingen@example.no"):
        answer = Client().post("/glemt-passord/", {"email": email}, follow=True)
        answers.append((answer.redirect_chain, re.sub(r'value="[^"]+"', "", body(answer))))

    assert answers[0] == answers[1] == answers[2]


def test_how_long_the_letter_takes_is_not_seen_by_the_one_who_asks(reader, settings, monkeypatch):
    may_leave, has_left = Event(), Event()

    def slow(letter):
        may_leave.wait(timeout=30)
        has_left.set()

    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    monkeypatch.setattr(mail.EmailMultiAlternatives, "send", slow)

    answer = Client().post("/glemt-passord/", {"email": reader.email})
    answered_first = not has_left.is_set()
    may_leave.set()

    assert answer.status_code == 302
    assert answered_first
    assert has_left.wait(timeout=30)


def test_a_password_is_weighed_also_where_nobody_is_here(people, monkeypatch):
    from django.contrib.auth.hashers import MD5PasswordHasher

    weighed = []
    encode = MD5PasswordHasher.encode
    monkeypatch.setattr(
        MD5PasswordHasher, "encode", lambda *given: weighed.append(given) or encode(*given)
    )

    for email in (people[next(iter(people))].email, "ingen@example.no"):
        knock(Client(), email)

    assert len(weighed) == 2


def test_whoever_invites_learns_nothing_of_who_has_an_account(administrator, stranger, pages):
    def told(email):
        sent = {"email": email, "roles": ["reader"]}
        return administrator.post(pages["people:invite"], sent, follow=True)

    known, unknown = told(stranger.email), told("ingen@example.no")

    assert known.redirect_chain == unknown.redirect_chain
    assert stranger.name not in body(known)


# --- the second step


def test_the_password_alone_opens_nothing_where_there_is_a_second_step(leader, people, pages):
    from samvekt.domain.people.roles import Role

    turned_on(leader)
    half = Client()
    knock(half, people[Role.PROCESS_LEADER], PASSWORD)

    for address in ("/hjem/", "/konto/", pages["rounds:frame"], "/konto/totrinn/sla-av/"):
        assert half.get(address).url.startswith("/logg-inn/")
    assert half.post("/konto/totrinn/sla-av/").url.startswith("/logg-inn/")


def test_codes_are_guessed_five_times_at_most(leader, people):
    from samvekt.domain.people.roles import Role

    turned_on(leader)
    half = Client()
    knock(half, people[Role.PROCESS_LEADER], PASSWORD)
    for number in range(5):
        half.post("/logg-inn/totrinn/", {"code": f"{number:06}"})

    answer = half.post("/logg-inn/totrinn/", {"code": "000009"})

    assert "For mange forsøk" in body(answer)


def test_a_code_works_once(leader, people):
    from allauth.mfa.totp.internal.auth import (
        format_hotp_value,
        hotp_value,
        yield_hotp_counters_from_time,
    )

    from samvekt.domain.people.roles import Role

    secret = turned_on(leader)
    cache.clear()
    code = format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))
    browsers = (Client(), Client())
    for client in browsers:
        knock(client, people[Role.PROCESS_LEADER], PASSWORD)
        client.post("/logg-inn/totrinn/", {"code": code})

    assert [is_in(client) for client in browsers] == [True, False]


def test_a_new_password_does_not_go_around_the_second_step(leader, people):
    from samvekt.domain.people.roles import Role

    turned_on(leader)
    own = Client()
    form = own.get(letter_link(people[Role.PROCESS_LEADER], own)).url
    own.post(form, {"password1": NEW, "password2": NEW})
    knock(own, people[Role.PROCESS_LEADER], NEW)

    assert not is_in(own)


@pytest.mark.parametrize(
    "address",
    [
        "/konto/totrinn/sla-pa/",
        "/konto/totrinn/koder/nye/",
        "/konto/e-post/",
        "/konto/lukk/",
    ],
)
def test_what_concerns_the_account_asks_for_the_password_once_more(address, people, reader):
    forgotten_browser = Client()
    forgotten_browser.force_login(reader)

    shown, sent = (
        forgotten_browser.get(address),
        forgotten_browser.post(address, {"email": "x@y.no"}),
    )

    for answer in (shown, sent):
        assert answer.status_code == 302
        assert answer.url.startswith("/konto/bekreft/?next=%2Fkonto%2F")
    reader.refresh_from_db()
    assert reader.is_active


# --- links and sessions


def test_the_link_of_a_letter_works_once(reader):
    own = Client()
    link = letter_link(reader, own)
    form = own.get(link).url
    own.post(form, {"password1": NEW, "password2": NEW})

    again = Client().get(link, follow=True)

    assert "Lenken virker ikke" in body(again)


def test_the_link_of_a_letter_ends_with_its_hour(reader, settings):
    link = letter_link(reader, Client())
    settings.PASSWORD_RESET_TIMEOUT = -1

    assert "Lenken virker ikke" in body(Client().get(link, follow=True))


def test_an_older_link_ends_when_the_address_is_another(reader):
    from samvekt.domain.people.models import Person

    link = letter_link(reader, Client())
    Person.objects.filter(pk=reader.pk).update(email="flyttet@example.no")

    assert "Lenken virker ikke" in body(Client().get(link, follow=True))


def test_a_new_password_ends_every_sign_in(reader):
    lost, own = Client(), Client()
    knock(lost, reader, PASSWORD)
    form = own.get(letter_link(reader, own)).url
    own.post(form, {"password1": NEW, "password2": NEW})

    assert not is_in(lost)


def test_signing_in_gives_a_new_session(reader, settings):
    client = Client()
    client.get("/logg-inn/")
    client.session["a"] = 1
    client.session.save()
    before = client.session.session_key
    knock(client, reader, PASSWORD)

    assert client.session.session_key != before
    assert is_in(client)


def test_an_invitation_that_has_ended_opens_nothing(administrator, pages, at):
    from datetime import timedelta

    from samvekt.domain.people.models import Invitation, Person

    link = pages["people:join"]
    sent = {"name": "Nils Ny", "password": "en setning av ord"}
    Invitation.objects.update(invited_at=at - timedelta(20), expires_at=at - timedelta(1))

    shown, used = Client().get(link), Client().post(link, sent)

    assert (shown.status_code, used.status_code) == (404, 404)
    assert not Person.objects.filter(name="Nils Ny").exists()


def test_a_guessed_invitation_opens_nothing(pages, people):
    link = pages["people:join"]
    guessed = link[:-2] + ("A" if link[-2] != "A" else "B") + "/"

    assert Client().get(guessed).status_code == 404
    assert Client().post(guessed, {"name": "A", "password": NEW}).status_code == 404


def test_an_invitation_cannot_be_used_to_take_an_account_that_is_there(pages, people, reader):
    from samvekt.domain.people.models import Invitation

    Invitation.objects.update(email=reader.email)

    answer = Client().post(pages["people:join"], {"name": "Tyv", "password": NEW})
    reader.refresh_from_db()

    assert answer.status_code == 422
    assert reader.check_password(PASSWORD)
    assert reader.name != "Tyv"


def test_nobody_signs_up_by_sending_the_form_that_is_not_shown(client, people):
    from samvekt.domain.people.models import Person

    before = Person.objects.count()

    client.post("/registrering/", {"email": "x@example.no", "password1": NEW, "password2": NEW})

    assert Person.objects.count() == before
