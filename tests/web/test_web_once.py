"""A form that makes something makes it once, however often and however much at once it is sent."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from kinds_of_forms import LISTS, MAKES
from site_map import OWN_RECORD, PICTURE

from samvekt.web.rounds.views.bringing import mark_of_rows

AT_ONCE = 50
PASTED = "navn\ttype endring\nAlarm\tstarte"
TOKEN = {"X-CSRFToken": "a" * 32}


def dossier(round_):
    from samvekt.domain.rounds import bridge
    from samvekt.formats.writing import as_yaml, plain

    return as_yaml(plain(bridge.dossier(round_))).encode()


def sent(name, round_, people):
    """What is filled in, by form; a file is told as its name and content."""
    from samvekt.domain.people.roles import Role

    blank = {
        "title": "En ny sak",
        "profile": "municipal",
        "level": "administrative",
        "language": "nb",
    }
    year = round_.plan_years[0]
    seat = {"person": people[Role.READER].pk, "role": Role.READER.value}
    invited = {"email": "ny2@example.no", "roles": ["reader"]}
    return {
        "rounds:start_blank": blank,
        "rounds:start_example": {},
        "rounds:start_template": {"title": "En ny sak", "language": "nb"},
        "rounds:add_effects": {"kind": "coping", "amount": "2"},
        "rounds:add_costs": {"label": "Lønn til en ny vakt", f"y{year}": "600"},
        "rounds:add_personnel": {"profession": "sykepleier", f"y{year}": "0,5"},
        "rounds:add_funding": {"by": "Fylkeskommunen", f"y{year}": "500"},
        "rounds:add_source": {"source": "Årsmeldingen", "kind": "other"},
        "rounds:start_file": {"file": ("runde.yaml", dossier(round_))},
        "rounds:add": {"name": "Trygghetsalarm", "change": "start"},
        "rounds:paste": {"rows": PASTED, "keep": "1", "seen": mark_of_rows(PASTED)},
        "rounds:copy": {"options": [other_option(round_, people)]},
        "rounds:attachments": {"file": ("kart.png", PICTURE)},
        "rounds:seats": seat,
        "rounds:invite": invited,
        "rounds:own_add": {"text": OWN_RECORD.replace("var-skala", "annen-skala")},
        "people:invite": invited,
    }[name]


def other_option(round_, people):
    """An option of a round one can copy from."""
    from samvekt.domain.rounds.models import Round

    other = Round.objects.filter(organisation=round_.organisation).exclude(pk=round_.pk).get()
    return other.options.exclude(change__in=["reduce", "stop"]).first().pk


def pieces():
    """How many lines of options and sources of rounds there are; they have no rows."""
    from samvekt.domain.rounds.models import Option, Round

    every = Option.objects.values_list("figures", flat=True)
    lines = sum(len(figures.get(key, ())) for figures in every for key in LISTS)
    sources = sum(
        len(rest.get("evidence", ())) for rest in Round.objects.values_list("rest", flat=True)
    )
    return {"Line": lines, "Source": sources}


def rows():
    """How many rows there are of everything that can be made."""
    from samvekt.domain.people.models import Invitation
    from samvekt.domain.rounds.models import Attachment, LocalRecord, Option, Round, Seat

    kinds = (Round, Option, Seat, Invitation, LocalRecord)
    present = Attachment.objects.filter(removed_at=None).count()
    return {**{kind.__name__: kind.objects.count() for kind in kinds}, "Attachment": present}


@pytest.fixture
def made_once(people, round_, at):
    """Sends a form many times at once, and tells the answers and what was made."""
    from site_map import addresses

    from samvekt.domain.people.roles import Role
    from samvekt.domain.rounds.actions import remove_attachment, start_round
    from samvekt.domain.rounds.bridge import dossier as whole

    leader = people[Role.PROCESS_LEADER]
    start_round(organisation=round_.organisation, dossier=whole(round_), by=leader, at=at)
    pages = addresses(round_, people, at)
    for attached in round_.attachments.all():
        remove_attachment(attachment=attached, by=leader, at=at)
    other = round_.organisation.rounds.exclude(pk=round_.pk).get()
    pages["rounds:copy"] += f"?fra={other.public_id}"

    def send(name, times, at_once):
        content = sent(name, round_, people)
        clients = [Client(headers=TOKEN) for _ in range(times)]
        for client in clients:
            client.force_login(leader)
        count = pieces if name in IN_PIECES else rows
        before, barrier = count(), Barrier(times if at_once else 1)

        def click(client):
            barrier.wait()
            given = {
                field: SimpleUploadedFile(*value) if isinstance(value, tuple) else value
                for field, value in content.items()
            }
            try:
                return client.post(pages[name], given).status_code
            finally:
                if at_once:
                    connection.close()

        if at_once:
            with ThreadPoolExecutor(times) as pool:
                answers = list(pool.map(click, clients))
        else:
            answers = [click(client) for client in clients]
        after = count()
        return answers, {kind: after[kind] - before[kind] for kind in after if after != before}

    return send


IN_PIECES = {"rounds:add_source", *(f"rounds:add_{key}" for key in LISTS)}
ONE = {
    "rounds:add_source": {"Source": 1},
    **{f"rounds:add_{key}": {"Line": 1} for key in LISTS},
    "rounds:start_template": {"Round": 1, "Seat": 1},
    "rounds:start_blank": {"Round": 1, "Seat": 1},
    "rounds:add": {"Option": 1},
    "rounds:paste": {"Option": 1},
    "rounds:copy": {"Option": 1},
    "rounds:attachments": {"Attachment": 1},
    "rounds:seats": {"Seat": 1},
    "rounds:invite": {"Invitation": 1},
    "rounds:own_add": {"LocalRecord": 1},
    "people:invite": {"Invitation": 1},
}
"""What each form makes; those that start from a whole round make all that is in it."""


def expected(name, round_):
    whole = {"Round": 1, "Seat": 1, "Option": round_.options.count()}
    return ONE.get(name, whole)


def made(found):
    return {kind: count for kind, count in found.items() if count}


@pytest.mark.parametrize("name", sorted(MAKES))
def test_a_form_sent_again_makes_nothing_more(name, made_once, round_):
    answers, found = made_once(name, 3, at_once=False)

    assert set(answers) == {302}
    assert made(found) == expected(name, round_)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("name", sorted(MAKES))
def test_a_form_sent_fifty_times_at_once_makes_one(name, made_once, round_):
    answers, found = made_once(name, AT_ONCE, at_once=True)

    assert set(answers) == {302}
    assert made(found) == expected(name, round_)
