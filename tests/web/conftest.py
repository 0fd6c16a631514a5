"""The demonstration as a site to look at, with one who is signed in for each role."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from samvekt.formats.reading import read_round

READ = cache(read_round)


@pytest.fixture
def at():
    from django.utils import timezone

    return timezone.now()


@pytest.fixture(autouse=True)
def examples_read_once(monkeypatch):
    """A round that is read never changes, and reading it takes longer than most tests."""
    monkeypatch.setattr("samvekt.config.demonstration.read_round", READ)


@pytest.fixture
def people(db, settings, tmp_path):
    """A person for each role of the demonstration, by role."""
    from samvekt.config.demonstration import make_demonstration
    from samvekt.domain.people.roles import Role

    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, data=tmp_path)
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return dict(zip(Role, make_demonstration(settings.ENVIRONMENT.examples), strict=True))


@pytest.fixture
def round_(people):
    from samvekt.domain.rounds.models import Round

    return Round.objects.select_related("organisation").get()


@pytest.fixture
def sign_in(people, client):
    """Signs someone in by the form: the client goes on as the person with this role."""
    from samvekt.config.demonstration import PASSWORD
    from samvekt.domain.people.roles import Role

    def as_(role: Role):
        client.post("/logg-inn/", {"login": people[role].email, "password": PASSWORD})
        client.post("/konto/bekreft/", {"password": PASSWORD})
        return client

    return as_


@pytest.fixture
def client_for(people):
    """The client of the one a page is for, signed in once for all pages."""
    from django.test import Client
    from site_map import seen_by

    from samvekt.config.demonstration import PASSWORD
    from samvekt.domain.people.roles import Role

    made = {}

    def of(name: str) -> Client:
        who = seen_by(name)
        if who not in made:
            made[who] = Client()
            if who:
                sent = {"login": people[Role(who)].email, "password": PASSWORD}
                made[who].post("/logg-inn/", sent)
                made[who].post("/konto/bekreft/", {"password": PASSWORD})
        return made[who]

    return of


@pytest.fixture
def leader(sign_in):
    from samvekt.domain.people.roles import Role

    return sign_in(Role.PROCESS_LEADER)


@pytest.fixture
def administrator(sign_in):
    from samvekt.domain.people.roles import Role

    return sign_in(Role.ADMINISTRATOR)


@pytest.fixture
def stranger(people, at):
    """Someone who leads processes in another municipality."""
    from samvekt.domain.people import actions
    from samvekt.domain.people.roles import Role

    oslo = actions.create_organisation(municipality="0301", by=None, at=at)
    person = actions.create_person(
        email="oda@example.no", name="Oda Oslo", password="et langt passord"
    )
    actions.change_roles(
        person=person, organisation=oslo, roles=[Role.PROCESS_LEADER], by=None, at=at
    )
    return person


@pytest.fixture
def pages(round_, people, at):
    """The address of every page with what it needs in the database, by route."""
    from site_map import addresses

    return addresses(round_, people, at)
