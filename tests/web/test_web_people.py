"""People on pages: signing in, accounts, two-factor, invitations, roles."""

from __future__ import annotations

import re
from smtplib import SMTPServerDisconnected

import pytest
from django.core import mail
from django.db import connection
from django.test import Client

from samvekt.config.demonstration import ACCOUNTS, PASSWORD

NEW = "en helt annen setning"


def body(answer) -> str:
    return answer.content.decode()


def title(answer) -> str:
    return re.search(r"<title>(.*?)</title>", body(answer), re.DOTALL).group(1)


@pytest.fixture
def here(round_):
    return f"/o/{round_.organisation.slug}/folk/"


def test_the_demonstration_accounts_are_named_on_the_sign_in_page_only(client, people, pages):
    named = ACCOUNTS[next(iter(ACCOUNTS))][0]

    assert named in body(client.get("/logg-inn/"))
    assert named not in body(client.get("/nb/"))
    assert named not in body(client.get("/glemt-passord/"))


def test_a_site_that_is_no_demonstration_names_no_accounts(client, people, settings):
    from dataclasses import replace

    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, demonstration=False)

    assert PASSWORD not in body(client.get("/logg-inn/"))


def test_a_wrong_password_is_told_without_saying_which_was_wrong(client, people):
    from samvekt.domain.people.roles import Role

    known = client.post("/logg-inn/", {"login": people[Role.READER].email, "password": "feil"})
    unknown = client.post("/logg-inn/", {"login": "ingen@example.no", "password": "feil"})

    said = "E-postadressen og passordet hører ikke sammen"
    assert (known.status_code, unknown.status_code) == (422, 422)
    assert said in body(known)
    assert said in body(unknown)
    assert title(known).startswith("Feil: ")


def test_many_wrong_passwords_lock_the_account_for_a_while(client, people):
    from samvekt.domain.people.roles import Role

    email = people[Role.READER].email
    for _ in range(6):
        client.post("/logg-inn/", {"login": email, "password": "feil"})

    answer = client.post("/logg-inn/", {"login": email, "password": PASSWORD})

    assert answer.status_code in {422, 429}
    assert "For mange forsøk" in body(answer)


def test_a_new_password_is_chosen_through_a_letter(client, people):
    from samvekt.domain.people.roles import Role

    person = people[Role.READER]
    client.post("/glemt-passord/", {"email": person.email})
    link = re.search(r"http://testserver(/nytt-passord/\S+)", mail.outbox[-1].body).group(1)
    form = client.get(link).url

    shown = client.get(form)
    answer = client.post(form, {"password1": NEW, "password2": NEW})
    person.refresh_from_db()

    assert "Velg et nytt passord" in body(shown)
    assert answer.status_code == 302
    assert person.check_password(NEW)
    assert "Passordet er byttet" in body(client.get(answer.url))


def test_a_letter_is_not_sent_to_a_stranger_and_the_page_does_not_tell(client, people):
    answer = client.post("/glemt-passord/", {"email": "ingen@example.no"}, follow=True)

    assert answer.status_code == 200
    assert mail.outbox == []


@pytest.mark.parametrize("weak", ["kort", "123456789012", "passord"])
def test_a_weak_password_is_refused_in_norwegian(weak, leader):
    sent = {"oldpassword": PASSWORD, "password1": weak, "password2": weak}

    answer = leader.post("/konto/passord/", sent)

    assert answer.status_code == 422
    assert "password" not in re.sub(r"<[^>]*>", " ", body(answer).split("<main")[1])


def test_the_password_is_changed_and_a_letter_says_so(leader, people):
    from samvekt.domain.people.roles import Role

    leader.post("/konto/passord/", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})
    people[Role.PROCESS_LEADER].refresh_from_db()

    assert people[Role.PROCESS_LEADER].check_password(NEW)
    assert "Passordet ditt er byttet" in mail.outbox[-1].subject
    assert "Hei," in mail.outbox[-1].body


def turned_on(client) -> str:
    from allauth.mfa.totp.internal.auth import (
        format_hotp_value,
        hotp_value,
        yield_hotp_counters_from_time,
    )

    page = body(client.get("/konto/totrinn/sla-pa/"))
    secret = re.search(r"<code>(\w+)</code>", page).group(1)
    code = format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))
    client.post("/konto/totrinn/sla-pa/", {"code": code})
    return secret


def test_two_factor_is_turned_on_and_asked_for_when_signing_in(leader, people):
    from samvekt.domain.people.roles import Role

    turned_on(leader)
    fresh = Client()

    asked = fresh.post(
        "/logg-inn/", {"login": people[Role.PROCESS_LEADER].email, "password": PASSWORD}
    )
    page = fresh.get(asked.url)
    wrong = fresh.post(asked.url, {"code": "000000"})

    assert asked.url == "/logg-inn/totrinn/"
    assert "Bekreft med en kode" in body(page)
    assert wrong.status_code == 422
    assert fresh.get("/hjem/").status_code == 302


@pytest.mark.parametrize(
    ("address", "heading"),
    [
        ("/konto/totrinn/", "Totrinnsinnlogging"),
        ("/konto/totrinn/koder/", "Reservekoder"),
        ("/konto/totrinn/koder/nye/", "Lag nye reservekoder"),
        ("/konto/totrinn/sla-av/", "Slå av totrinn"),
    ],
)
def test_two_factor_has_its_pages(address, heading, leader):
    turned_on(leader)

    answer = leader.get(address)

    assert answer.status_code == 200
    assert heading in body(answer)


def test_a_spare_code_signs_in_once(leader, people):
    from samvekt.domain.people.roles import Role

    turned_on(leader)
    code = re.search(r"<li><code>(\w+)</code>", body(leader.get("/konto/totrinn/koder/"))).group(1)
    fresh = Client()
    fresh.post("/logg-inn/", {"login": people[Role.PROCESS_LEADER].email, "password": PASSWORD})

    fresh.post("/logg-inn/totrinn/", {"code": code})

    assert fresh.get("/hjem/").status_code == 200


def test_the_other_sign_ins_are_ended(leader, people):
    from samvekt.domain.people.roles import Role

    other = Client()
    other.post("/logg-inn/", {"login": people[Role.PROCESS_LEADER].email, "password": PASSWORD})
    shown = body(leader.get("/konto/innlogginger/"))

    leader.post("/konto/innlogginger/")

    assert shown.count("127.0.0.1") == 2
    assert other.get("/hjem/").status_code == 302


def test_name_and_language_are_changed(leader):
    leader.post("/konto/", {"name": "Petra Prosessleder", "language": "nn"})

    page = body(leader.get("/konto/"))

    assert "Petra Prosessleder" in page
    assert "Kontoen min" in page


def test_signing_out_is_asked_for_once_and_done_by_a_form(leader):
    assert leader.get("/logg-ut/").status_code == 200
    assert leader.get("/hjem/").status_code == 200

    leader.post("/logg-ut/")

    assert leader.get("/hjem/").status_code == 302


def test_nobody_signs_up_without_an_invitation(client, db):
    assert "Du trenger en invitasjon" in body(client.get("/registrering/"))


@pytest.fixture
def invited(administrator, here, django_capture_on_commit_callbacks):
    """Invites someone as the administrator does, and gives the link of the letter."""

    def by_letter(email="ny@example.no") -> str:
        with django_capture_on_commit_callbacks(execute=True):
            administrator.post(f"{here}inviter/", {"email": email, "roles": ["reader"]})
        return re.search(r"http://testserver(/invitasjon/\S+)", mail.outbox[-1].body).group(1)

    return by_letter


def sent_as_a_form(administrator, here, **how):
    """Invites as the page does: one transaction around all that the form does."""
    sent = {"email": "ny@example.no", "roles": ["reader"]}
    return administrator.post(f"{here}inviter/", sent, headers={"X-CSRFToken": "a" * 32}, **how)


@pytest.mark.django_db(transaction=True)
def test_a_letter_is_sent_when_the_invitation_is_kept(administrator, here, monkeypatch):
    in_transaction = []
    monkeypatch.setattr(
        mail.EmailMessage, "send", lambda _: in_transaction.append(connection.in_atomic_block)
    )

    answer = sent_as_a_form(administrator, here, follow=True)

    assert in_transaction == [False]
    assert "Invitasjonen er sendt til ny@example.no." in body(answer)


@pytest.mark.django_db(transaction=True)
def test_no_letter_leaves_for_an_invitation_that_is_undone(administrator, here, monkeypatch):
    from samvekt.domain.people.models import Invitation
    from samvekt.web.people import views

    def invite_and_fail(request, invited):
        send_invitation(request, invited)
        raise ConnectionResetError

    send_invitation = views.send_invitation
    monkeypatch.setattr(views, "send_invitation", invite_and_fail)
    with pytest.raises(ConnectionResetError):
        sent_as_a_form(administrator, here)

    assert not Invitation.objects.exists()
    assert mail.outbox == []


@pytest.mark.django_db(transaction=True)
def test_a_letter_that_cannot_be_sent_is_told_to_the_one_who_invites(
    administrator, here, monkeypatch
):
    from samvekt.domain.people.models import Invitation

    def no_server(letter):
        raise SMTPServerDisconnected

    monkeypatch.setattr(mail.EmailMessage, "send", no_server)

    answer = sent_as_a_form(administrator, here, follow=True)

    assert Invitation.objects.filter(email="ny@example.no").exists()
    assert 'data-color="danger"' in body(answer)
    assert "ny@example.no" in body(answer)
    assert "Invitasjonen er sendt" not in body(answer)


def test_someone_is_invited_and_joins(invited):
    from samvekt.domain.people.models import Person

    link = invited()
    fresh = Client()
    shown = body(fresh.get(link))

    answer = fresh.post(link, {"name": "Nils Ny", "password": "en setning av ord"})

    assert "Eksempelkommunen inviterer deg" in shown
    assert answer.url == "/hjem/"
    assert fresh.get("/hjem/").status_code == 200
    assert Person.objects.get(email="ny@example.no").name == "Nils Ny"


def test_a_link_works_once(invited):
    link = invited()
    Client().post(link, {"name": "Nils Ny", "password": "en setning av ord"})

    again = Client().get(link)

    assert again.status_code == 404
    assert "Lenken virker ikke" in body(again)


def test_a_weak_password_does_not_use_the_link_up(invited):
    link = invited()

    refused = Client().post(link, {"name": "Nils Ny", "password": "kort"})

    assert refused.status_code == 422
    assert Client().get(link).status_code == 200


def test_one_who_has_an_account_joins_with_it(invited, stranger):
    link = invited(email=stranger.email)
    fresh = Client()
    fresh.force_login(stranger)

    fresh.post(link)

    assert stranger.memberships.count() == 2


def test_a_link_for_another_address_is_refused(invited, stranger):
    link = invited()
    fresh = Client()
    fresh.force_login(stranger)

    answer = fresh.post(link)

    assert answer.status_code == 422
    assert stranger.memberships.count() == 1


def test_an_invitation_is_withdrawn(administrator, here, invited):
    from samvekt.domain.people.models import Invitation

    link = invited()
    number = Invitation.objects.get().pk

    asked = administrator.get(f"{here}invitasjon/{number}/")
    administrator.post(f"{here}invitasjon/{number}/")

    assert asked.status_code == 200
    assert Client().get(link).status_code == 404


def test_a_process_leader_is_offered_only_roles_without_power(leader, here):
    page = body(leader.get(f"{here}inviter/"))

    assert 'value="assessor"' in page
    assert 'value="administrator"' not in page


def test_roles_are_changed(administrator, here, people):
    from samvekt.domain.people.roles import Role

    reader = people[Role.READER]

    sent = {"roles": ["assessor", "archivist"], "shown": "reader"}
    administrator.post(f"{here}{reader.pk}/roller/", sent)

    held = set(reader.memberships.values_list("role", flat=True))
    assert held == {"assessor", "archivist"}


def test_roles_that_someone_else_has_changed_are_not_overwritten(administrator, here, people):
    from samvekt.domain.people.roles import Role

    reader = people[Role.READER]

    answer = administrator.post(
        f"{here}{reader.pk}/roller/", {"roles": ["assessor"], "shown": "archivist"}
    )

    assert answer.status_code == 409
    assert "Leser" in body(answer)
    assert "Vurderer" in body(answer)
    assert 'name="shown" value="reader"' in body(answer)
    assert set(reader.memberships.values_list("role", flat=True)) == {"reader"}


def test_the_last_administrator_stays(administrator, here, people):
    from samvekt.domain.people.roles import Role

    own = people[Role.ADMINISTRATOR]

    refused = administrator.post(
        f"{here}{own.pk}/roller/", {"roles": ["reader"], "shown": "administrator"}
    )
    closed = administrator.post(f"{here}{own.pk}/steng/")

    assert (refused.status_code, closed.status_code) == (422, 422)
    assert own.memberships.filter(role=Role.ADMINISTRATOR).exists()


def test_an_account_is_closed_after_asking(administrator, here, people):
    from samvekt.domain.people.roles import Role

    reader = people[Role.READER]
    asked = administrator.get(f"{here}{reader.pk}/steng/")

    administrator.post(f"{here}{reader.pk}/steng/")
    reader.refresh_from_db()

    assert asked.status_code == 200
    assert not reader.is_active


def test_people_stand_in_norwegian_order(administrator, here, people):
    from samvekt.domain.people.models import Person
    from samvekt.domain.people.roles import Role

    for role, name in ((Role.READER, "Åse"), (Role.ASSESSOR, "Aase"), (Role.ARCHIVIST, "Zita")):
        Person.objects.filter(pk=people[role].pk).update(name=name)

    page = body(administrator.get(here))

    assert page.index("Zita") < page.index("Aase") < page.index(">Åse")
