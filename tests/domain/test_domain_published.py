"""The cases anyone may know of."""

from __future__ import annotations

from dataclasses import fields

import pytest

from samvekt.domain.people.models import Organisation
from samvekt.domain.rounds import actions
from samvekt.domain.rounds.models import Round
from samvekt.domain.rounds.phases import Phase
from samvekt.domain.rounds.queries import PublishedCase, published


@pytest.mark.parametrize("phase", Phase)
def test_a_case_is_known_when_it_is_published_and_not_before(round_, phase):
    Round.objects.update(phase=phase)

    known = [case.title for case in published()]

    assert known == ([round_.title] if phase in {Phase.PUBLISHED, Phase.FOLLOW_UP} else [])


def test_a_demonstration_is_nobodys_case(round_):
    Round.objects.update(phase=Phase.PUBLISHED)
    Organisation.objects.update(demonstration=True)

    assert published() == ()


def test_only_what_is_public_is_told():
    assert {field.name for field in fields(PublishedCase)} == {
        "title",
        "language",
        "organisation",
        "published",
    }


def test_the_day_is_the_one_it_was_published(round_, leader, at):
    Round.objects.update(phase=Phase.DECISION)
    round_.refresh_from_db()

    actions.move_phase(
        round_=round_,
        to=Phase.PUBLISHED,
        reason="Vedtatt av kommunestyret",
        expected_version=round_.version,
        by=leader,
        at=at,
    )

    assert [case.published for case in published()] == [at]


def test_the_cases_cost_one_question(round_, django_assert_num_queries):
    Round.objects.update(phase=Phase.PUBLISHED)

    with django_assert_num_queries(1):
        assert len(published()) == 1
