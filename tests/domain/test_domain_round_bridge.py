"""A round goes into the database and comes out as it was."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import transaction
from dossier_strategies import rounds as dossiers
from hypothesis import HealthCheck, given, settings

from samvekt.domain.people import actions as people
from samvekt.domain.people.models import Person
from samvekt.domain.people.roles import OrganisationKind, Role
from samvekt.domain.rounds import bridge, queries
from samvekt.domain.rounds.actions import start_round
from samvekt.formats.dossier import Round as Dossier
from samvekt.formats.reading import read_round
from samvekt.formats.writing import as_json, as_yaml, plain

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))
ROUNDS = [path for path in EXAMPLES if "samvekt: 1" in path.read_text(encoding="utf-8")]
AT = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


@pytest.fixture
def start(organisation, leader):
    def started(dossier):
        made = start_round(organisation=organisation, dossier=dossier, by=leader, at=AT)
        return queries.whole(queries.for_organisation(organisation)).get(pk=made.pk)

    return started


@pytest.mark.parametrize("path", ROUNDS, ids=lambda path: path.stem)
def test_an_example_comes_out_as_it_went_in(start, path):
    dossier = read_round(path)

    back = bridge.dossier(start(dossier))

    assert back == dossier
    assert as_yaml(plain(back)) == as_yaml(plain(dossier))


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(dossiers())
def test_any_round_comes_out_as_it_went_in(dossier):
    back = through_the_database(dossier)

    assert back == dossier
    assert as_json(plain(back)) == as_json(plain(dossier))


test_any_round_comes_out_as_it_went_in = pytest.mark.django_db(
    test_any_round_comes_out_as_it_went_in
)


def through_the_database(dossier: Dossier) -> Dossier:
    with transaction.atomic():
        organisation = people.create_organisation(
            name="Helse", kind=OrganisationKind.OTHER, by=None, at=AT
        )
        leader = Person.objects.create(email="leder@example.no", name="Leder")
        people.change_roles(
            person=leader, organisation=organisation, roles=[Role.PROCESS_LEADER], by=None, at=AT
        )
        made = start_round(organisation=organisation, dossier=dossier, by=leader, at=AT)
        kept = queries.whole(queries.for_organisation(organisation)).get(pk=made.pk)
        back = bridge.dossier(kept)
        transaction.set_rollback(True)
    return back


def test_a_round_is_read_with_few_questions_to_the_database(
    start, example, django_assert_max_num_queries
):
    made = start(example)

    with django_assert_max_num_queries(3):
        again = queries.whole(queries.for_organisation(made.organisation)).get(pk=made.pk)
        bridge.dossier(again)
