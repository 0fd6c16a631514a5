"""An organisation with people, and a round to act on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from samvekt.formats.dossier import Round as Dossier
from samvekt.formats.reading import read_round

EXAMPLE = Path(__file__).parents[2] / "examples" / "kommunal-runde.yaml"


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def at() -> datetime:
    return datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def as_printed() -> Dossier:
    """The example as it is in the folder of examples."""
    return read_round(EXAMPLE)


@pytest.fixture(scope="session")
def example(as_printed) -> Dossier:
    """The example with a word on soundness where something is reduced, so that it can move on."""
    said = {"soundness": "Brukerne får plass i nabobydelen."}
    options = tuple(
        option.model_copy(update=said) if option.change in {"reduce", "stop"} else option
        for option in as_printed.options
    )
    return as_printed.model_copy(update={"options": options})


@pytest.fixture
def organisation(db, at):
    from samvekt.domain.people import actions

    return actions.create_organisation(municipality="4601", by=None, at=at)


@pytest.fixture
def other_organisation(db, at):
    from samvekt.domain.people import actions

    return actions.create_organisation(municipality="0301", by=None, at=at)


@pytest.fixture
def person_with(db, at):
    """Makes a person with roles in an organisation, as an administrator would."""
    from samvekt.domain.people import actions

    numbers: Iterator[int] = iter(range(1, 1000))

    def make(organisation, *roles, name=""):
        number = next(numbers)
        person = actions.create_person(
            email=f"person{number}@example.no", name=name or f"Person {number}", password=None
        )
        actions.change_roles(person=person, organisation=organisation, roles=roles, by=None, at=at)
        return person

    return make


@pytest.fixture
def leader(organisation, person_with):
    from samvekt.domain.people.roles import Role

    return person_with(organisation, Role.PROCESS_LEADER, name="Kari Leder")


@pytest.fixture
def administrator(organisation, person_with):
    from samvekt.domain.people.roles import Role

    return person_with(organisation, Role.ADMINISTRATOR, name="Ola Administrator")


@pytest.fixture
def round_(organisation, leader, example, at):
    from samvekt.domain.rounds import actions

    return actions.start_round(organisation=organisation, dossier=example, by=leader, at=at)


@pytest.fixture
def at_once(transactional_db):
    """Runs an act in many threads that start at the same moment; results and errors, in order."""
    from concurrent.futures import ThreadPoolExecutor
    from threading import Barrier

    from django.db import connection

    def run(count, act):
        barrier = Barrier(count)

        def one(number):
            barrier.wait()
            try:
                return act(number)
            except Exception as error:
                return error
            finally:
                connection.close()

        with ThreadPoolExecutor(count) as pool:
            return list(pool.map(one, range(count)))

    return run
