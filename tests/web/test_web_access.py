"""Every address says whom it is for, and keeps to it."""

from __future__ import annotations

import re

import pytest
from site_map import ANONYMOUS, FOR_MACHINES, LEADS_ON, POST_ONLY, routes, takes_forms
from untouched import sent_unchanged

from samvekt.web import downloads
from samvekt.web.access import Access, For, access_of, public, signed_in

ROUTES = {route.name: route for route in routes()}
RULED = sorted(name for name, r in ROUTES.items() if access_of(r.view).whom == For.RULE)
PRIVATE = sorted(name for name, r in ROUTES.items() if access_of(r.view).whom != For.EVERYONE)


@pytest.mark.parametrize("name", ROUTES)
def test_every_route_says_whom_it_is_for(name):
    assert isinstance(access_of(ROUTES[name].view), Access)


def test_a_view_without_a_rule_is_found():
    def forgotten(request):
        return None

    assert access_of(forgotten) is None
    assert access_of(public(forgotten)) == Access(For.EVERYONE)
    assert access_of(signed_in(forgotten)) == Access(For.SIGNED_IN)


def test_only_these_are_for_everyone():
    everyone = {name for name, r in ROUTES.items() if access_of(r.view).whom == For.EVERYONE}

    assert everyone == {
        *ANONYMOUS,
        *FOR_MACHINES,
        *LEADS_ON,
        "account_logout",
        "mfa_authenticate",
        "home:language",
    }


@pytest.mark.parametrize("name", RULED)
def test_every_address_of_an_organisation_names_it(name):
    assert ROUTES[name].places[0] == "slug"


def test_who_is_not_signed_in_is_asked_to(pages, client):
    answers = {name: client.get(pages[name]) for name in PRIVATE}

    assert {name: a.status_code for name, a in answers.items() if a.status_code != 302} == {}
    assert [n for n, a in answers.items() if not a.url.startswith("/logg-inn/?next=")] == []


@pytest.mark.parametrize("method", ["get", "post"])
def test_another_organisations_things_do_not_exist(method, pages, client, stranger):
    client.force_login(stranger)

    there = [n for n in RULED if getattr(client, method)(pages[n]).status_code != 404]

    assert there == []


def test_a_round_of_another_organisation_is_not_found_under_ones_own(
    pages, client, stranger, round_
):
    client.force_login(stranger)
    slug, found = stranger.memberships.get().organisation.slug, []
    assert client.get(f"/o/{slug}/runder/").status_code == 200

    for name in (n for n in RULED if "public_id" in ROUTES[n].places):
        own = pages[name].replace(f"/o/{round_.organisation.slug}/", f"/o/{slug}/")
        answer = client.post(own) if name in POST_ONLY else client.get(own)
        if answer.status_code != 404:
            found.append(name)

    assert found == []


AT_AN_END = {"prepare", "follow_up"}
"""In these phases every page is asked for; in those between, one for each thing to do."""


def expected(doing, role, round_):
    from samvekt.domain.people.rules import ALLOWED
    from samvekt.domain.rounds.phases import Doing, Phase
    from samvekt.domain.rounds.rules import is_open

    roles = frozenset({role})
    if isinstance(doing, Doing):
        return is_open(doing, Phase(round_.phase), roles)
    return bool(ALLOWED[doing] & roles)


@pytest.fixture
def light_files(monkeypatch):
    """Files without content: who may have them is asked, and a workbook takes long to write."""
    monkeypatch.setattr("samvekt.formats.workbook.writing.workbook_of", lambda *_, **__: b"")
    monkeypatch.setitem(downloads.FORMS, "yaml", (lambda _: "", "application/yaml"))


@pytest.mark.django_db
@pytest.mark.usefixtures("light_files")
def test_each_role_in_each_phase_reaches_what_the_rules_say(people, pages, client, round_):
    from samvekt.domain.people.roles import Role
    from samvekt.domain.rounds.models import Round
    from samvekt.domain.rounds.phases import Phase

    one_of_each = {access_of(ROUTES[name].view).doing: name for name in RULED}
    wrong = []
    for role in Role:
        client.force_login(people[role])
        for phase in Phase:
            Round.objects.filter(pk=round_.pk).update(phase=phase)
            round_.phase = phase
            for name in RULED if phase in AT_AN_END else one_of_each.values():
                method = client.post if name in POST_ONLY else client.get
                refused = method(pages[name]).status_code in {403, 404}
                if refused == expected(access_of(ROUTES[name].view).doing, role, round_):
                    wrong.append((role, phase, name))

    assert wrong == []


READING = {"read", "read_story", "export", "read_organisation", "read_log"}


@pytest.mark.parametrize("name", RULED)
def test_whoever_may_only_read_is_never_let_send_a_form(name):
    assert access_of(ROUTES[name].view).sending not in READING or not takes_forms(ROUTES[name].view)


@pytest.mark.django_db
def test_a_form_from_a_role_that_may_not_or_in_a_phase_that_is_closed_is_refused(
    people, pages, client, round_
):
    from samvekt.domain.people.roles import Role
    from samvekt.domain.records.models import Event
    from samvekt.domain.rounds.models import Round
    from samvekt.domain.rounds.phases import Phase

    forms = [name for name in RULED if takes_forms(ROUTES[name].view)]
    one_of_each = {access_of(ROUTES[name].view).sending: name for name in forms}
    events, let_through, refused = Event.objects.count(), [], 0
    for role in Role:
        client.force_login(people[role])
        for phase in Phase:
            Round.objects.filter(pk=round_.pk).update(phase=phase)
            round_.phase = phase
            for name in forms if phase in AT_AN_END else one_of_each.values():
                if expected(access_of(ROUTES[name].view).sending, role, round_):
                    continue
                refused += 1
                if client.post(pages[name], {"version": "1"}).status_code not in {403, 404}:
                    let_through.append((role, phase, name))

    assert let_through == []
    assert refused > len(Role) * len(Phase)
    assert Event.objects.count() == events


def test_no_other_way_of_asking_is_let_in(pages, leader):
    for name in (n for n in ROUTES if takes_forms(ROUTES[n].view)):
        for method in ("put", "patch", "delete", "options", "trace"):
            assert getattr(leader, method)(pages[name]).status_code in {403, 404, 405}
        said = {"X-HTTP-Method-Override": "POST"}
        hidden = leader.get(pages[name], {"_method": "POST"}, headers=said)
        assert hidden.status_code == leader.get(pages[name]).status_code


def test_what_an_action_refuses_is_told_though_the_view_forgets_it(rf, people):
    from samvekt.core.message import message
    from samvekt.domain.errors import NotPossible
    from samvekt.domain.people.roles import Role
    from samvekt.language import say

    @signed_in
    def forgetful(request):
        raise NotPossible(message("The file is empty. Choose another."))

    request = rf.post("/")
    request.user = people[Role.READER]

    answer = forgetful(request)

    assert answer.status_code == 422
    assert say(message("The file is empty. Choose another.")) in answer.content.decode()


def member(people, round_, at, *roles):
    from samvekt.domain.people import actions

    person = actions.create_person(email="borte@example.no", name="Borte Bra", password=None)
    actions.change_roles(
        person=person, organisation=round_.organisation, roles=roles, by=None, at=at
    )
    return person


def test_a_seat_that_is_ended_opens_nothing_more(people, round_, at, client, pages):
    from samvekt.domain.people.roles import Role
    from samvekt.domain.rounds import actions

    person = member(people, round_, at, Role.ASSESSOR)
    leader = people[Role.PROCESS_LEADER]
    seat = actions.add_seat(
        round_=round_, person=person, role=Role.PROFESSIONAL_LEAD, by=leader, at=at
    )
    client.force_login(person)
    before = client.get(pages["rounds:frame"]).status_code

    actions.remove_seat(seat=seat, by=leader, at=at)

    assert (before, client.get(pages["rounds:frame"]).status_code) == (200, 404)


def test_who_leaves_and_is_let_in_again_does_not_get_an_old_seat_back(
    people, round_, at, client, pages
):
    from samvekt.domain.people.roles import Role
    from samvekt.domain.rounds import actions

    person = member(people, round_, at, Role.ASSESSOR)
    actions.add_seat(
        round_=round_,
        person=person,
        role=Role.PROCESS_LEADER,
        by=people[Role.PROCESS_LEADER],
        at=at,
    )
    client.force_login(person)
    how = {"person": person, "organisation": round_.organisation, "by": None, "at": at}

    actions.change_roles(roles=[], **how)
    gone = client.get(pages["rounds:frame"]).status_code
    actions.change_roles(roles=[Role.READER], **how)
    back = client.post(pages["rounds:progress"], {"version": "1"}).status_code

    assert (gone, back) == (404, 403)


def test_a_closed_account_is_signed_out_at_once(people, client, pages):
    from samvekt.domain.people.models import Person
    from samvekt.domain.people.roles import Role

    client.force_login(people[Role.PROCESS_LEADER])
    Person.objects.filter(pk=people[Role.PROCESS_LEADER].pk).update(is_active=False)

    assert client.get(pages["rounds:frame"]).url.startswith("/logg-inn/")
    assert client.post(pages["rounds:remove"]).url.startswith("/logg-inn/")


@pytest.fixture
def elsewhere(round_, people, stranger, at):
    """Another round of the same organisation, and a person and a round of another."""
    from samvekt.domain.people.roles import Role
    from samvekt.domain.rounds.actions import start_round
    from samvekt.domain.rounds.bridge import dossier

    own = start_round(
        organisation=round_.organisation,
        dossier=dossier(round_),
        by=people[Role.PROCESS_LEADER],
        at=at,
    )
    theirs = start_round(
        organisation=stranger.memberships.get().organisation,
        dossier=dossier(round_),
        by=stranger,
        at=at,
    )
    return own, theirs


@pytest.fixture
def numbers_elsewhere(pages, elsewhere, stranger):
    """Numbers that are right in another round or organisation, for an address of ours."""
    from samvekt.domain.people.models import Invitation
    from samvekt.domain.rounds.models import Attachment, LocalRecord

    there = stranger.memberships.get().organisation
    Attachment.objects.update(round=elsewhere[0])
    Invitation.objects.update(organisation=there)
    LocalRecord.objects.update(organisation=there)
    return {
        "tiltak": [other.options.first().pk for other in elsewhere],
        "deltakere": [other.seats.first().pk for other in elsewhere],
        "vedlegg": list(Attachment.objects.values_list("pk", flat=True)),
        "invitasjon": list(Invitation.objects.values_list("pk", flat=True)),
        "egne-tabeller": list(LocalRecord.objects.values_list("pk", flat=True)),
        "folk": [stranger.pk],
    }


@pytest.mark.parametrize("name", sorted(n for n in RULED if "number" in ROUTES[n].places))
@pytest.mark.parametrize("role", ["process_leader", "administrator"])
def test_a_number_from_another_round_or_organisation_is_not_found(
    name, role, pages, numbers_elsewhere, sign_in
):
    from samvekt.domain.people.roles import Role

    client, address = sign_in(Role(role)), pages[name]
    what = re.search(r"/([a-z-]+)/\d+/", address)[1]

    assert numbers_elsewhere[what]
    for number in numbers_elsewhere[what]:
        there = re.sub(r"/\d+/", f"/{number}/", address)
        assert client.post(there).status_code in {403, 404, 405}
        if name not in POST_ONLY:
            assert client.get(there).status_code in {403, 404}


def test_a_seat_is_not_given_to_a_person_of_another_organisation(leader, pages, stranger, round_):
    before = round_.seats.count()

    answer = leader.post(pages["rounds:seats"], {"person": stranger.pk, "role": "reader"})

    assert answer.status_code == 422
    assert round_.seats.count() == before


def test_options_are_not_copied_from_another_organisation(leader, pages, elsewhere, round_):
    _, theirs = elsewhere
    number = theirs.options.first().pk

    hidden = leader.get(f"{pages['rounds:copy']}?fra={theirs.public_id}-x")
    own = f"{pages['rounds:copy']}?fra={elsewhere[0].public_id}"
    answer = leader.post(own, {"options": [number]})

    assert (hidden.status_code, answer.status_code) == (404, 422)


def test_a_seat_is_not_given_to_a_closed_account(leader, pages, people, round_):
    from samvekt.domain.people.models import Person
    from samvekt.domain.people.roles import Role

    closed = people[Role.READER]
    Person.objects.filter(pk=closed.pk).update(is_active=False)

    answer = leader.post(pages["rounds:seats"], {"person": closed.pk, "role": "reader"})

    assert answer.status_code == 422
    assert not round_.seats.filter(person=closed).exists()


def test_a_role_that_is_not_offered_is_not_given(leader, pages, round_, people):
    from samvekt.domain.people.models import Invitation
    from samvekt.domain.people.roles import Role

    before = Invitation.objects.count()
    for name in ("people:invite", "rounds:invite"):
        sent = {"email": "venn@example.no", "roles": ["administrator"]}
        assert leader.post(pages[name], sent).status_code == 422
    seat = {"person": people[Role.PROCESS_LEADER].pk, "role": "administrator"}
    assert leader.post(pages["rounds:seats"], seat).status_code == 422

    assert Invitation.objects.count() == before


MORE = {
    "phase": "published",
    "organisation": "1",
    "organisation_id": "1",
    "created_by": "1",
    "public_id": "annet",
    "dossier_id": "annet",
    "is_active": "",
    "email": "ny@example.no",
    "figures": "{}",
    "rest": "{}",
    "removed_at": "2026-01-01",
    "came_without_soundness": "1",
    "password": "et nytt passord her",
}
"""Fields of rows that no form asks for."""


@pytest.mark.parametrize("name", ["rounds:frame", "rounds:change", "people:account"])
def test_fields_that_a_form_does_not_ask_for_are_not_kept(name, pages, leader, round_, people):
    from samvekt.domain.people.models import Person
    from samvekt.domain.people.roles import Role
    from samvekt.domain.rounds.models import Option, Round

    def kept():
        person = Person.objects.filter(pk=people[Role.PROCESS_LEADER].pk)
        rows = (Round.objects.filter(pk=round_.pk), Option.objects.filter(round=round_), person)
        return [
            {name: value for name, value in row.items() if name in MORE}
            for found in rows
            for row in found.values()
        ]

    before = kept()
    sent = sent_unchanged(leader.get(pages[name]).content.decode())

    answer = leader.post(pages[name], {**MORE, **sent})

    assert answer.status_code == 302
    assert kept() == before


def test_one_who_proposes_an_option_does_so_in_their_own_name(sign_in, pages, people, round_):
    from samvekt.domain.people.roles import Role

    sent = {"name": "Nytt tiltak", "change": "start", "proposed_by": "Kommunedirektøren"}
    sign_in(Role.PARTICIPANT).post(pages["rounds:add"], sent)

    assert round_.options.get(name="Nytt tiltak").proposed_by == people[Role.PARTICIPANT].name


def test_a_member_without_a_seat_does_not_see_the_round(people, client, round_, at):
    from samvekt.domain.people import actions
    from samvekt.domain.people.roles import Role

    person = actions.create_person(email="uten@example.no", name="Uten Plass", password=None)
    actions.change_roles(
        person=person,
        organisation=round_.organisation,
        roles=[Role.ASSESSOR],
        by=people[Role.ADMINISTRATOR],
        at=at,
        shown=[],
    )
    client.force_login(person)
    slug = round_.organisation.slug

    assert client.get(f"/o/{slug}/runder/{round_.public_id}/").status_code == 404
    assert round_.title not in client.get(f"/o/{slug}/runder/").content.decode()


def test_a_form_from_elsewhere_is_refused(people, round_):
    from django.test import Client

    from samvekt.domain.people.roles import Role

    strict = Client(enforce_csrf_checks=True)
    strict.force_login(people[Role.PROCESS_LEADER])

    answer = strict.post(f"/o/{round_.organisation.slug}/start-runde/tittel/", {"title": "X"})

    assert answer.status_code == 403
    assert "Skjemaet var for gammelt" in answer.content.decode()


def test_signing_in_never_leads_to_another_site(client, people):
    from samvekt.config.demonstration import ACCOUNTS, PASSWORD
    from samvekt.domain.people.roles import Role

    sent = {"login": ACCOUNTS[Role.READER][0], "password": PASSWORD, "next": "https://ond.example/"}

    assert client.post("/logg-inn/", sent).url == "/hjem/"


def test_choosing_a_language_never_leads_to_another_site(client, db):
    answer = client.post("/sprak/", {"language": "nn", "next": "//ond.example/"})

    assert answer.url == "/"
