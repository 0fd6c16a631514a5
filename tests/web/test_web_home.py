"""The home page tells each role what waits, by when, what comes next, and where they belong."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from samvekt.domain.people.roles import Role
from samvekt.domain.rounds.phases import Phase


def body(answer) -> str:
    return answer.content.decode()


@pytest.fixture
def in_phase(round_):
    from samvekt.domain.rounds.models import Round

    return lambda phase: Round.objects.filter(pk=round_.pk).update(phase=phase)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("phase", Phase)
def test_every_role_in_every_phase_sees_the_round_and_nothing_it_may_not_do(
    role, phase, sign_in, round_, in_phase
):
    from samvekt.domain.rounds.rules import is_open
    from samvekt.web.home.waiting import TASKS, waiting_for

    in_phase(phase)
    client = sign_in(role)
    page = body(client.get("/hjem/"))

    (one,) = waiting_for(client.get("/hjem/").wsgi_request.user, timezone.localdate())
    open_ = {task for doing, task in TASKS.items() if is_open(doing, phase, frozenset({role}))}
    assert round_.title in page
    assert set(one.tasks) <= open_
    for task in one.tasks:
        address = reverse(task.address, args=[round_.organisation.slug, round_.public_id])
        assert f'href="{address}"' in page
        assert client.get(address).status_code == 200


@pytest.mark.parametrize(
    ("role", "phase", "told"),
    [
        (Role.ASSESSOR, Phase.PREPARE, "Neste for deg, i fasen vurdering: vurder tiltakene"),
        (Role.DECISION_SECRETARY, Phase.CHOICE, "i fasen beslutning: før inn beslutningen"),
        (Role.ARCHIVIST, Phase.PUBLISHED, "I denne fasen: arkiver saken"),
        (Role.PARTICIPANT, Phase.WEIGHING, "I denne fasen: vekt kriteriene"),
    ],
)
def test_what_comes_next_is_told(role, phase, told, sign_in, in_phase):
    in_phase(phase)

    assert told in body(sign_in(role).get("/hjem/"))


def test_the_day_a_later_phase_opens_is_told(sign_in, round_):
    day = timezone.localdate() + timedelta(days=30)
    round_.dates.create(phase=Phase.JUDGEMENT, opens_on=day)

    assert f"Neste for deg, fra {day:%d.%m.%Y}: vurder" in body(
        sign_in(Role.ASSESSOR).get("/hjem/")
    )


@pytest.mark.parametrize(
    ("days", "colour"), [(-1, "danger"), (0, "warning"), (7, "warning"), (8, "quiet")]
)
def test_a_day_that_is_near_or_past_is_marked(days, colour, leader, round_):
    day = timezone.localdate() + timedelta(days=days)
    round_.dates.create(phase=Phase.PREPARE, closes_on=day)

    page = body(leader.get("/hjem/"))

    assert f"{day:%d.%m.%Y}</span>" in page
    assert colour in page.partition(f"{day:%d.%m.%Y}")[0].rpartition("<span")[2]


def test_a_frame_that_is_complete_and_dates_that_are_set_are_not_asked_for(leader, round_):
    from samvekt.domain.rounds.models import Round

    complete = body(leader.get("/hjem/"))
    Round.objects.filter(pk=round_.pk).update(need="")
    round_.dates.create(phase=Phase.PREPARE, closes_on=timezone.localdate())
    lacking = body(leader.get("/hjem/"))

    assert "Fyll ut rammen" not in complete
    assert "Sett datoer for fasene" in complete
    assert "Fyll ut rammen" in lacking
    assert "Sett datoer for fasene" not in lacking


def test_rounds_without_a_task_are_apart_from_those_that_wait(sign_in):
    page = body(sign_in(Role.READER).get("/hjem/"))

    assert "Ingenting venter på deg." in page
    assert page.index("Ingenting venter på deg.") < page.index("Runder jeg kan følge")


@pytest.mark.parametrize("role", Role)
def test_ones_place_is_told_with_what_one_may_do_there(role, sign_in, round_):
    client = sign_in(role)
    page = body(client.get("/hjem/"))
    slug = round_.organisation.slug

    for path in ("start-runde/", "folk/inviter/"):
        answer = client.get(f"/o/{slug}/{path}")
        assert (f'href="/o/{slug}/{path}"' in page) == (answer.status_code == 200)


@pytest.mark.parametrize("role", Role)
def test_invitations_without_an_answer_are_told_to_those_who_invite(role, sign_in, pages):
    page = body(sign_in(role).get("/hjem/"))

    inviting = role in {Role.ADMINISTRATOR, Role.PROCESS_LEADER}
    assert ("Invitert, ikke svart: 1" in page) == inviting
