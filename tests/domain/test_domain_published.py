"""The cases anyone may know of."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest

from samvekt.domain.people.models import Organisation
from samvekt.domain.rounds import actions, bridge
from samvekt.domain.rounds.models import Option, Round
from samvekt.domain.rounds.phases import Phase
from samvekt.domain.rounds.public import PUBLIC_OF_OPTION, PUBLIC_PARTS, open_dossier
from samvekt.domain.rounds.queries import PublishedCase, published, published_round
from samvekt.formats.dossier import Round as Dossier
from samvekt.formats.dossier.options import Option as DossierOption
from samvekt.formats.writing import as_json, plain


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
        "slug",
        "public_id",
        "phase",
        "demonstration",
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


def test_a_demonstration_is_shown_on_a_site_that_is_one(round_):
    Round.objects.update(phase=Phase.PUBLISHED)
    Organisation.objects.update(demonstration=True)

    (case,) = published(demonstrations=True)

    assert case.demonstration is True


@pytest.mark.parametrize("phase", Phase)
def test_a_round_is_found_by_its_address_only_when_it_is_published(round_, phase):
    Round.objects.update(phase=phase)

    found = published_round(round_.organisation.slug, round_.public_id)

    assert (found is not None) == (phase in {Phase.PUBLISHED, Phase.FOLLOW_UP})


def test_the_address_of_a_case_holds_for_its_own_organisation_only(round_, other_organisation):
    Round.objects.update(phase=Phase.PUBLISHED)

    assert published_round(other_organisation.slug, round_.public_id) is None


SECRET = "Hemmelig ord"
"""A word that must never be read from outside."""


def full_of_secrets(content: dict[str, Any]) -> dict[str, Any]:
    """A dossier with a secret in every place that is not named as public."""
    option = content["options"][0]
    content["assessors"] = [
        {
            "id": "v1",
            "name": SECRET,
            "title": SECRET,
            "role": "professional",
            "impartiality": {"disqualified": True, "reason": SECRET, "decided_by": SECRET},
        }
    ]
    content["judgements"] = [
        {
            "assessor": "v1",
            "option": option["id"],
            "criterion": "severity",
            "level": "large",
            "reason": SECRET,
        }
    ]
    content["orders"] = [{"assessor": "v1", "order": [[option["id"]]], "reason": SECRET}]
    content["participation"] = [{"who": SECRET, "how": SECRET, "said": SECRET}]
    content["dissent"] = [{"who": SECRET, "said": SECRET}]
    content["follow_up"] = [{"indicator": SECRET, "responsible": SECRET}]
    content["not_relevant"] = {"plans": SECRET}
    option["note"] = option["proposed_by"] = SECRET
    option["effects"] = [{"kind": "coping", "amount": 2, "note": SECRET}]
    option["funding"] = [{"by": SECRET, "years": {"2027": 10}}]
    option["severity"] = {"reasons": "Mange er syke.", "note": SECRET}
    return content


def test_nothing_from_inside_is_let_out(round_, leader, at):
    content = full_of_secrets(bridge.content_of(round_))
    made = actions.start_round(
        organisation=round_.organisation,
        dossier=Dossier.model_validate(content),
        by=leader,
        at=at,
    )

    inside, outside = (as_json(plain(read(made))) for read in (bridge.dossier, open_dossier))

    assert inside.count(SECRET) > 15
    assert SECRET not in outside
    assert "disqualified" not in outside
    assert "Mange er syke." in outside


def test_every_part_of_a_dossier_is_either_public_or_named_as_inside():
    inside = {
        "assessors",
        "judgements",
        "orders",
        "weights",
        "participation",
        "overrides",
        "dissent",
        "follow_up",
        "not_relevant",
    }
    inside_option = {"proposed_by", "funding", "note"}

    assert set(Dossier.model_fields) == {*PUBLIC_PARTS, *inside}
    assert set(DossierOption.model_fields) == {*PUBLIC_OF_OPTION, *inside_option}


def test_an_option_that_is_removed_is_not_told(round_):
    option = round_.options.first()
    rest = {"evidence": round_.rest["evidence"]}
    Round.objects.update(phase=Phase.PUBLISHED, rest=rest)
    Option.objects.filter(pk=option.pk).update(removed_at=round_.created_at)

    found = published_round(round_.organisation.slug, round_.public_id)

    assert found is not None
    assert option.name not in as_json(plain(open_dossier(found[0])))
