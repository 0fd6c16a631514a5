"""An organisation's own reference records on pages, and the published cases."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from site_map import OWN_RECORD

from samvekt.domain.people.roles import Role

MAY_ADD = (Role.ADMINISTRATOR, Role.PROCESS_LEADER, Role.PROFESSIONAL_LEAD)


def body(answer) -> str:
    return answer.content.decode()


@pytest.fixture
def here(round_):
    return f"/o/{round_.organisation.slug}/egne-tabeller/"


def test_a_record_is_added_shown_and_told_of(leader, here, round_):
    from samvekt.domain.records.models import Event

    answer = leader.post(f"{here}ny/", {"text": OWN_RECORD})
    listed, one = body(leader.get(here)), body(leader.get(answer.url))

    assert answer.status_code == 302
    assert "Vår skala" in listed
    assert "01.01.2026" in listed
    assert "Kommunestyret, sak 12/26" in one
    assert Event.objects.filter(verb="local_record.added").count() == 1


def test_a_record_may_come_in_a_file(leader, here):
    sent = SimpleUploadedFile("skala.yaml", b"\xef\xbb\xbf" + OWN_RECORD.encode())

    answer = leader.post(f"{here}ny/", {"file": sent})

    assert answer.status_code == 302
    assert "Vår skala" in body(leader.get(here))


@pytest.mark.parametrize("role", Role)
def test_everyone_reads_and_only_some_add(role, sign_in, here):
    client = sign_in(role)

    assert client.get(here).status_code == 200
    assert client.get(f"{here}ny/").status_code == (200 if role in MAY_ADD else 403)
    assert (f"{here}ny/" in body(client.get(here))) == (role in MAY_ADD)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (OWN_RECORD.replace("value: 100", "value: 90"), "content"),
        (OWN_RECORD.replace("status: local", "status: suggested"), "status"),
        (OWN_RECORD.replace("licence:", "lisens:"), "lisens"),
        ("kind: scale\nname: [1", "2"),
        ("kind: noe", "kind"),
    ],
)
def test_a_fault_is_told_with_its_line_or_path_and_nothing_is_kept(leader, here, text, told):
    from samvekt.domain.rounds.models import LocalRecord

    pasted = leader.post(f"{here}ny/", {"text": text})
    sent = SimpleUploadedFile("skala.yaml", text.encode())
    in_file = leader.post(f"{here}ny/", {"file": sent})

    assert (pasted.status_code, in_file.status_code) == (422, 422)
    assert told in faults(pasted)
    assert "skala.yaml, " in faults(in_file)
    assert told in faults(in_file)
    assert "<title>Feil: " in body(pasted)
    assert not LocalRecord.objects.exists()


def faults(answer) -> str:
    """What the list of faults says."""
    page = body(answer)
    return page[page.index("<ds-error-summary") : page.index("</ds-error-summary>")]


@pytest.mark.parametrize(
    "sent",
    [
        {"text": ""},
        {"text": "  "},
        {"text": OWN_RECORD, "file": b"kind: scale"},
        {"file": b"\xff\xfe"},
        {"file": b"x" * 1_000_001},
    ],
)
def test_one_text_of_a_size_we_read_is_needed(leader, here, sent):
    files = {k: SimpleUploadedFile("a.yaml", v) for k, v in sent.items() if k == "file"}

    answer = leader.post(f"{here}ny/", {**sent, **files})

    assert answer.status_code == 422
    assert "ds-error-summary" in body(answer)


def test_a_version_that_is_there_is_not_changed(leader, here):
    leader.post(f"{here}ny/", {"text": OWN_RECORD})
    changed = OWN_RECORD.replace("key: low", "key: small")

    answer = leader.post(f"{here}ny/", {"text": changed})

    assert answer.status_code == 422


def test_another_organisation_sees_nothing_of_it(leader, here, client, stranger):
    made = leader.post(f"{here}ny/", {"text": OWN_RECORD}).url
    client.force_login(stranger)

    assert client.get(here).status_code == 404
    assert client.get(made).status_code == 404
    assert client.get(made.replace("eksempelkommunen", "oslo")).status_code == 404


def test_an_own_criteria_set_or_scale_is_used_by_the_rounds_of_the_organisation(
    leader, here, round_
):
    from samvekt.domain.rounds.local_records import library_for

    leader.post(f"{here}ny/", {"text": OWN_RECORD})

    assert library_for(round_.organisation).get("scale", "var-skala").status == "local"


def test_the_front_page_shows_published_cases_with_title_organisation_and_day(
    client, round_, people, at
):
    from samvekt.domain.people.models import Organisation
    from samvekt.domain.rounds.models import Round

    before = body(client.get("/nb/"))
    Organisation.objects.update(demonstration=False, name="Fjordvik kommune")
    Round.objects.update(phase="published", need="Hemmelig grunn")
    after = body(client.get("/nb/"))

    assert round_.title not in before
    assert round_.title in after
    assert "Fjordvik kommune" in after
    assert "Hemmelig grunn" not in after
    assert f"/nb/saker/{round_.organisation.slug}/{round_.public_id}/" in after
