"""A round is started from a template, ours or the organisation's own."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone

from samvekt.domain.rounds import actions
from samvekt.domain.rounds.models import Round
from samvekt.reference.library import Library

NAMES = [template.name for template in Library.built_in().records("round_template")]
OWN = """\
kind: round_template
name: vart-radslag
version: '1'
title: {nb: Vårt rådslag, nn: Rådslaget vårt, en: Our council}
valid_from: 2026-01-01
status: local
source: Kommunestyret, sak 12/26
licence: CC0-1.0
provenance: Skrevet av kommunen
content:
  suits: {nb: Når alle spørres, nn: Når alle blir spurde, en: When all are asked}
  level: political
  profile: municipal
  criteria: norway-guide-2025
  years: 2
"""


def address(round_, name):
    return reverse("rounds:start_template", args=[round_.organisation.slug, name])


@pytest.mark.parametrize("name", NAMES)
def test_a_round_is_framed_as_the_template_shows(name, leader, round_):
    content = Library.built_in().get("round_template", name).content
    shown = leader.get(address(round_, name))
    answer = leader.post(address(round_, name), {"title": "Fra en mal", "language": "nn"})

    made = Round.objects.exclude(pk=round_.pk).get()
    assert str(timezone.localdate().year + 1) in shown.content.decode()
    assert answer.url == reverse("rounds:overview", args=[round_.organisation.slug, made.public_id])
    assert (made.level, made.profile, made.language) == (content.level, content.profile, "nn")
    assert made.plan_years == [
        timezone.localdate().year + 1 + later for later in range(content.years)
    ]
    assert made.laws == list(content.laws)


def test_every_template_stands_on_the_page_that_starts_a_round(leader, round_):
    page = leader.get(reverse("rounds:start", args=[round_.organisation.slug])).content.decode()

    assert all(address(round_, name) in page for name in NAMES)


def test_a_template_of_the_organisations_own_stands_first(leader, round_, people, at):
    from samvekt.domain.people.roles import Role

    actions.add_local_record(
        organisation=round_.organisation, text=OWN, by=people[Role.PROCESS_LEADER], at=at
    )
    page = leader.get(reverse("rounds:start", args=[round_.organisation.slug])).content.decode()

    assert page.index("Vårt rådslag") < page.index(address(round_, NAMES[0]))
    assert leader.get(address(round_, "vart-radslag")).status_code == 200


def test_a_round_without_a_title_is_refused_at_its_field(leader, round_):
    answer = leader.post(address(round_, NAMES[0]), {"title": " ", "language": "nb"})

    assert answer.status_code == 422
    assert 'href="#id_title"' in answer.content.decode()
    assert Round.objects.count() == 1


def test_a_template_that_is_not_there_is_not_found(leader, round_):
    assert leader.get(address(round_, "finnes-ikke")).status_code == 404


def test_who_may_not_start_a_round_starts_none_from_a_template(sign_in, round_):
    from samvekt.domain.people.roles import Role

    reader = sign_in(Role.READER)
    answer = reader.post(address(round_, NAMES[0]), {"title": "Min", "language": "nb"})

    assert answer.status_code == 403
    assert Round.objects.count() == 1
