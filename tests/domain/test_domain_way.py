"""The thinnest whole way: an organisation whose leader makes a round that is remembered."""

from __future__ import annotations

import os

from django.db import connection

from samvekt.domain.records.models import Event
from samvekt.domain.records.queries import broken_places
from samvekt.domain.rounds.actions import move_phase
from samvekt.domain.rounds.phases import Phase


def test_the_tests_run_on_the_database_that_was_asked_for():
    asked = "postgresql" if os.environ.get("DATABASE_URL") else "sqlite"

    assert connection.vendor == asked


def test_it_works(organisation, leader, round_, at):
    moved = move_phase(
        round_=round_,
        to=Phase.EVIDENCE,
        reason="Rammen er god nok.",
        expected_version=1,
        by=leader,
        at=at,
    )

    assert moved.phase == Phase.EVIDENCE
    assert moved.version == 2
    assert list(Event.objects.values_list("verb", flat=True)) == [
        "organisation.created",
        "roles.given",
        "round.started",
        "round.phase_moved_with_gaps",
    ]
    assert list(broken_places()) == []
