"""Every address says whom it is for, and keeps to it."""

from __future__ import annotations

import pytest
from site_map import ANONYMOUS, FOR_MACHINES, LEADS_ON, POST_ONLY, routes

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


@pytest.mark.parametrize("name", PRIVATE)
def test_who_is_not_signed_in_is_asked_to(name, pages, client):
    answer = client.get(pages[name])

    assert answer.status_code == 302
    assert answer.url.startswith("/logg-inn/?next=")


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("name", RULED)
def test_another_organisations_things_do_not_exist(name, method, pages, client, stranger):
    client.force_login(stranger)

    answer = getattr(client, method)(pages[name])

    assert answer.status_code == 404


@pytest.mark.parametrize("name", [n for n in RULED if "public_id" in ROUTES[n].places])
def test_a_round_of_another_organisation_is_not_found_under_ones_own(
    name, pages, client, stranger, round_
):
    client.force_login(stranger)
    slug = stranger.memberships.get().organisation.slug
    own = pages[name].replace(f"/o/{round_.organisation.slug}/", f"/o/{slug}/")

    assert client.get(f"/o/{slug}/runder/").status_code == 200
    answer = client.post(own) if name in POST_ONLY else client.get(own)
    assert answer.status_code == 404


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
    monkeypatch.setattr("samvekt.web.rounds.views.listing.as_yaml", lambda _: "")


@pytest.mark.django_db
@pytest.mark.usefixtures("light_files")
def test_each_role_in_each_phase_reaches_what_the_rules_say(people, pages, client, round_):
    from samvekt.domain.people.roles import Role
    from samvekt.domain.rounds.models import Round
    from samvekt.domain.rounds.phases import Phase

    wrong = []
    for role in Role:
        client.force_login(people[role])
        for phase in Phase:
            Round.objects.filter(pk=round_.pk).update(phase=phase)
            round_.phase = phase
            for name in RULED:
                method = client.post if name in POST_ONLY else client.get
                refused = method(pages[name]).status_code in {403, 404}
                if refused == expected(access_of(ROUTES[name].view).doing, role, round_):
                    wrong.append((role, phase, name))

    assert wrong == []


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
