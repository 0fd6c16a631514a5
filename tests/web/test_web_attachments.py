"""Attachments on pages: added, fetched only by those who may read the round, taken away."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from site_map import PICTURE


@pytest.fixture
def here(round_):
    return f"/o/{round_.organisation.slug}/runder/{round_.public_id}/vedlegg/"


def attach(client, here, name="notat.png", content=PICTURE):
    return client.post(here, {"file": SimpleUploadedFile(name, content)})


def test_a_file_is_attached_and_fetched_as_it_was(leader, here, round_):
    attach(leader, here)
    number = round_.attachments.get().pk

    answer = leader.get(f"{here}{number}/")

    assert answer.content == PICTURE
    assert answer.headers["Content-Type"] == "image/png"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("bilde.png", b"<svg onload=alert(1)>"),
        ("side.html", b"<script>alert(1)</script>"),
        ("tegning.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("tom.pdf", b""),
        ("program.pdf", b"MZ"),
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused(name, content, leader, here, round_):
    answer = attach(leader, here, name, content)

    assert answer.status_code == 422
    assert "ds-error-summary" in answer.content.decode()
    assert not round_.attachments.exists()


def test_a_stranger_cannot_fetch_a_file(leader, here, round_, client, stranger):
    attach(leader, here)
    number = round_.attachments.get().pk
    client.force_login(stranger)

    assert client.get(f"{here}{number}/").status_code == 404


def test_a_file_of_another_round_is_not_found(leader, here, round_, people, at):
    from samvekt.domain.people.roles import Role
    from samvekt.domain.rounds.actions import start_round
    from samvekt.domain.rounds.bridge import dossier

    attach(leader, here)
    number = round_.attachments.get().pk
    other = start_round(
        organisation=round_.organisation,
        dossier=dossier(round_),
        by=people[Role.PROCESS_LEADER],
        at=at,
    )

    answer = leader.get(
        here.replace(f"/{round_.public_id}/", f"/{other.public_id}/") + f"{number}/"
    )

    assert answer.status_code == 404


def test_a_file_is_taken_away_after_asking(leader, here, round_):
    attach(leader, here)
    number = round_.attachments.get().pk

    asked = leader.get(f"{here}{number}/fjern/")
    leader.post(f"{here}{number}/fjern/")

    assert asked.status_code == 200
    assert leader.get(f"{here}{number}/").status_code == 404
    assert "notat.png" not in leader.get(here).content.decode().split("Vedlegg")[-1]


def test_a_reader_is_not_offered_to_attach(sign_in, here):
    from samvekt.domain.people.roles import Role

    assert "Legg ved en fil" not in sign_in(Role.READER).get(here).content.decode()
