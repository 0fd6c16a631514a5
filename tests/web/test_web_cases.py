"""A published case is read by anyone; what is not published does not exist, and nothing leaks."""

from __future__ import annotations

import json

import pytest

from samvekt.domain.rounds.phases import Phase


def body(answer) -> str:
    return answer.content.decode()


@pytest.fixture
def case(round_):
    """The address of the round as a case of an organisation that is no demonstration."""
    from samvekt.domain.people.models import Organisation
    from samvekt.domain.rounds.models import Round

    Organisation.objects.update(demonstration=False)
    Round.objects.update(phase=Phase.PUBLISHED)
    return f"/nb/saker/{round_.organisation.slug}/{round_.public_id}/"


def test_it_works(client, case, round_):
    page = body(client.get(case))

    assert round_.title in page
    assert round_.organisation.name in page
    assert round_.need in page
    assert round_.options.first().name in page
    assert "Kommunestyret (illustrasjon)" in page


@pytest.mark.parametrize("phase", [p for p in Phase if p not in {Phase.PUBLISHED, Phase.FOLLOW_UP}])
def test_a_case_that_is_not_published_does_not_exist(client, leader, case, phase):
    from samvekt.domain.rounds.models import Round

    Round.objects.update(phase=phase)

    for address in (case, f"{case}saksmappe.json", f"{case}saksmappe.yaml"):
        assert client.get(address).status_code == 404
        assert leader.get(address).status_code == 404


def test_a_demonstration_is_marked_as_an_example_and_hidden_on_a_real_site(client, case, settings):
    from dataclasses import replace

    from samvekt.domain.people.models import Organisation

    Organisation.objects.update(demonstration=True)
    on_a_demonstration = client.get(case)
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, demonstration=False)

    assert "Eksempel</span>" in body(on_a_demonstration)
    assert client.get(case).status_code == 404
    assert "Ingen saker er publisert her ennå" in body(client.get("/nb/saker/"))


def test_the_page_and_the_file_hold_nothing_from_inside(client, case, round_):
    from samvekt.domain.rounds.bridge import dossier

    inside = dossier(round_)
    hidden = {
        *(one.name for one in inside.assessors),
        *(one.reason for one in inside.judgements if one.reason),
        *(one.said for one in inside.dissent),
        *(one.stakeholder for one in inside.weights),
        *(one.said for one in inside.participation if one.said),
        *(one.responsible for one in inside.follow_up if one.responsible),
    }
    answers = [client.get(case), client.get(f"{case}saksmappe.json")]

    assert len(hidden) > 30
    for answer in answers:
        assert [text for text in hidden if text in body(answer)] == []


def test_people_of_the_round_and_attachments_are_not_told(client, case, round_, people, at):
    from site_map import PICTURE

    from samvekt.domain.people.roles import Role
    from samvekt.domain.rounds import actions
    from samvekt.domain.rounds.models import Round

    Round.objects.update(phase=Phase.EVIDENCE)
    round_.refresh_from_db()
    lead = people[Role.PROFESSIONAL_LEAD]
    actions.add_attachment(round_=round_, name="internt.png", content=PICTURE, by=lead, at=at)
    Round.objects.update(phase=Phase.PUBLISHED)

    page = body(client.get(case)) + body(client.get(f"{case}saksmappe.json"))

    assert "internt.png" not in page
    assert [person.name for person in people.values() if person.name in page] == []


def test_the_file_is_a_dossier_that_can_be_read_again(client, case, round_):
    from samvekt.formats.reading import round_from

    answer = client.get(f"{case}saksmappe.json")
    read = round_from(json.loads(answer.content), where="saksmappe.json")

    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert read.title == round_.title
    assert len(read.options) == round_.options.count()
    assert read.judgements == ()


def test_the_same_case_in_another_language_says_ours_in_it_and_keeps_theirs(client, case, round_):
    page = body(client.get(case.replace("/nb/", "/nn/")))

    assert '<html lang="nn"' in page
    assert f'<span lang="nb">{round_.title}</span>' in page
    assert 'hreflang="en"' in page


def test_many_cases_come_in_pages(client, case, round_):
    from samvekt.domain.rounds.models import Round

    made = Round.objects.get()
    for number in range(24):
        made.pk, made.public_id, made.title = None, f"sak-{number}", f"Sak nummer {number}"
        made.save(force_insert=True)

    first, second = client.get("/nb/saker/"), client.get("/nb/saker/?side=2")

    assert body(first).count("/nb/saker/eksempelkommunen/") == 20
    assert body(second).count("/nb/saker/eksempelkommunen/") == 5
    assert "Alle publiserte saker" in body(client.get("/nb/"))


def test_a_page_that_is_not_there_leads_to_one_that_is(client, case):
    assert client.get("/nb/saker/?side=tull").status_code == 200
    assert client.get("/nb/saker/?side=99").status_code == 200
    assert client.get("/nb/saker/oslo/ingen/").status_code == 404


def test_a_case_with_many_options_comes_in_pages_that_are_small(client, case, round_):

    option = round_.options.first()
    for number in range(100):
        option.pk, option.dossier_id, option.place_in_order = None, f"X{number}", 100 + number
        option.save(force_insert=True)

    first, third = client.get(case), client.get(f"{case}?side=3")

    assert body(first).count("<h3") == 40
    assert body(third).count("<h3") == 36
    assert len(first.content) <= 150_000
