"""The people of `site_load.py`: an account, a round and a session for each."""

from __future__ import annotations

import json

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone

from samvekt.config.demonstration import EXAMPLE, make_demonstration
from samvekt.domain.people import actions as people
from samvekt.domain.people.models import Organisation
from samvekt.domain.people.roles import Role
from samvekt.domain.rounds.actions import start_round
from samvekt.formats.reading import read_round


def prepare(users: int) -> None:
    """Make the demonstration, and what each user needs."""
    make_demonstration(settings.ENVIRONMENT.examples)
    organisation, at = Organisation.objects.get(), timezone.now()
    example, made = read_round(settings.ENVIRONMENT.examples / EXAMPLE), []
    for number in range(users):
        person = people.create_person(
            email=f"person{number}@example.no", name=f"Person {number}", password=None
        )
        people.change_roles(
            person=person, organisation=organisation, roles=[Role.PROCESS_LEADER], by=None, at=at
        )
        own = start_round(organisation=organisation, dossier=example, by=person, at=at)
        session = SessionStore()
        session[SESSION_KEY] = str(person.pk)
        session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        session[HASH_SESSION_KEY] = person.get_session_auth_hash()
        session.save()
        made.append({"session": session.session_key, "round": own.public_id})
    shown = json.dumps(made)
    (settings.ENVIRONMENT.data / "people.json").write_text(shown, encoding="utf-8")
