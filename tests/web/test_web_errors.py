"""When something is wrong, a sentence and a way on are shown, and nothing of the inside."""

from __future__ import annotations

import pytest
from django.test import Client, RequestFactory

from samvekt.web import errors


def body(answer) -> str:
    return answer.content.decode()


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_a_page_that_is_not_there_says_so_in_the_visitors_language(language, client, db):
    said = {"nb": "Vi finner ikke siden", "nn": "Vi finn ikkje sida", "en": "We cannot find"}

    answer = client.get("/finnes-ikke/", headers={"accept-language": language})

    assert answer.status_code == 404
    assert said[language] in body(answer)


def test_what_one_may_not_do_is_said(sign_in, pages):
    from samvekt.domain.people.roles import Role

    answer = sign_in(Role.READER).get(pages["people:invite"])

    assert answer.status_code == 403
    assert "Du har ikke en rolle som kan gjøre dette nå" in body(answer)


def test_a_fault_of_ours_tells_nothing_of_the_inside(people, pages, monkeypatch):
    from samvekt.domain.people.roles import Role
    from samvekt.domain.rounds import bridge

    def broken(round_):
        said = "hemmelig innside"
        raise RuntimeError(said)

    monkeypatch.setattr(bridge, "checklist", broken)
    client = Client(raise_request_exception=False)
    client.force_login(people[Role.PROCESS_LEADER])

    answer = client.get(pages["rounds:overview"])

    assert answer.status_code == 500
    assert "Noe gikk galt hos oss" in body(answer)
    assert "hemmelig" not in body(answer)
    assert "Traceback" not in body(answer)


def test_the_page_of_a_fault_asks_neither_database_nor_session():
    answer = errors.fault(RequestFactory().get("/"))

    assert answer.status_code == 500


def test_what_cannot_be_understood_is_said(client, db):
    answer = errors.bad_request(client.get("/nb/").wsgi_request, ValueError("innside"))

    assert answer.status_code == 400
    assert "innside" not in body(answer)


def test_too_much_at_once_is_refused_with_a_page(leader, pages, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000

    answer = leader.post(pages["rounds:start_blank"], {"title": "x" * 2000})

    assert answer.status_code == 400
    assert "Det forsto vi ikke" in body(answer)


def test_a_wrong_way_of_asking_is_refused(leader, pages):
    assert leader.get(pages["rounds:restore"]).status_code == 405
    assert leader.delete(pages["rounds:frame"]).status_code == 405


def test_a_page_answers_a_question_for_its_head_alone(leader, pages):
    answer = leader.head(pages["rounds:overview"])

    assert (answer.status_code, answer.content) == (200, b"")
