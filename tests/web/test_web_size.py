"""No page asks the database more than eight times or sends more than 150 KB."""

from __future__ import annotations

from django.test.utils import CaptureQueriesContext
from site_map import EXPORTS, shown

MOST_QUERIES = 8
MOST_BYTES = 150_000  # the page itself; style, script and letters are kept by the browser


def questions(asked) -> list[str]:
    """What the database was asked, without the marks around a transaction."""
    marks = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")
    return [q["sql"][:120] for q in asked if not q["sql"].startswith(marks)]


def test_every_page_is_small_and_asks_little(pages, client_for):
    from django.db import connection

    wrong = {}
    for name in shown():
        client = client_for(name)
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(pages[name])
        size, many = len(answer.content), len(questions(asked))
        if answer.status_code != 200 or many > MOST_QUERIES or size > MOST_BYTES:
            wrong[name] = (answer.status_code, size, questions(asked))

    assert wrong == {}


def test_a_file_asks_little_too(pages, leader):
    from django.db import connection

    for name in EXPORTS | {"rounds:start_workbook"}:
        with CaptureQueriesContext(connection) as asked:
            leader.get(pages[name])
        assert len(questions(asked)) <= MOST_QUERIES


def test_many_rounds_cost_no_more_queries(leader, people, round_, at):
    from django.db import connection

    from samvekt.domain.people.roles import Role
    from samvekt.domain.rounds.actions import start_round
    from samvekt.domain.rounds.bridge import dossier

    whole = dossier(round_)
    for _ in range(25):
        start_round(
            organisation=round_.organisation, dossier=whole, by=people[Role.PROCESS_LEADER], at=at
        )

    for address in ("/hjem/", f"/o/{round_.organisation.slug}/runder/"):
        with CaptureQueriesContext(connection) as asked:
            answer = leader.get(address)
        assert len(questions(asked)) <= MOST_QUERIES
        assert len(answer.content) <= MOST_BYTES
