"""Rounds on pages: started, framed, filled with options, moved on, and told about."""

from __future__ import annotations

import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from untouched import sent_unchanged

from samvekt.formats.reading import round_from
from samvekt.formats.writing import as_json
from samvekt.reference.safe_yaml import load_yaml


def body(answer) -> str:
    return answer.content.decode()


def title(answer) -> str:
    return re.search(r"<title>(.*?)</title>", body(answer), re.DOTALL).group(1)


@pytest.fixture
def here(round_):
    return f"/o/{round_.organisation.slug}/runder/{round_.public_id}"


@pytest.fixture
def empty(round_, people, at):
    """A round of its own without options."""
    from samvekt.domain.people.roles import Role
    from samvekt.domain.rounds.actions import start_round
    from samvekt.reference.library import Library
    from samvekt.web.rounds.beginnings import blank

    made = blank(
        "En ny sak",
        profile="municipal",
        level="political",
        language="nb",
        library=Library.built_in(),
    )
    return start_round(
        organisation=round_.organisation, dossier=made, by=people[Role.PROCESS_LEADER], at=at
    )


@pytest.fixture
def empty_here(empty):
    return f"/o/{empty.organisation.slug}/runder/{empty.public_id}"


def frame(round_, **changed):
    sent = {
        "title": round_.title,
        "language": "nb",
        "level": "political",
        "profile": "municipal",
        "version": round_.version,
        "plans-TOTAL_FORMS": "0",
        "plans-INITIAL_FORMS": "0",
    }
    return {**sent, **changed}


def test_a_round_is_started_with_a_title(leader, round_):
    sent = {
        "title": "Hva velger vi for 2027?",
        "profile": "municipal",
        "level": "political",
        "language": "nb",
    }

    answer = leader.post(f"/o/{round_.organisation.slug}/start-runde/tittel/", sent)

    assert answer.status_code == 302
    assert "Hva velger vi for 2027?" in body(leader.get(answer.url))


def test_a_round_is_started_from_an_example(leader, round_):
    address = f"/o/{round_.organisation.slug}/start-runde/eksempel/opplaering/"

    answer = leader.post(address)

    assert answer.status_code == 302
    assert leader.get(answer.url).status_code == 200


def test_a_round_is_started_from_its_own_export_and_is_the_same(leader, round_, here):
    exported = leader.get(f"{here}/saksmappe.yaml").content
    sent = SimpleUploadedFile("runde.yaml", exported)

    answer = leader.post(f"/o/{round_.organisation.slug}/start-runde/fil/", {"file": sent})
    again = leader.get(f"{answer.url}saksmappe.yaml").content

    assert round_from(load_yaml(again, where=""), where="") == round_from(
        load_yaml(exported, where=""), where=""
    )


def test_a_very_large_round_can_be_brought_in_as_it_was_sent_out(leader, round_):
    options = [
        {
            "id": f"T{number}",
            "name": "Tiltak",
            "change": "start",
            "note": "Mye tekst.\n" * 1700 + "Slutt.",
        }
        for number in range(300)
    ]
    content = {
        "samvekt": 1,
        "id": "stor",
        "title": "Stor runde",
        "frame": {"level": "political", "profile": "municipal"},
        "criteria": {"set": "norway-guide-2025"},
        "options": options,
    }
    sent = SimpleUploadedFile("stor.json", as_json(content).encode())
    assert sent.size > 5_000_000

    answer = leader.post(f"/o/{round_.organisation.slug}/start-runde/fil/", {"file": sent})

    assert leader.get(f"{answer.url}saksmappe.json").json()["options"][299] == options[299]


def test_a_round_is_started_from_its_own_workbook_and_is_the_same(leader, round_, here):
    exported = leader.get(f"{here}/saksmappe.xlsx").content
    sent = SimpleUploadedFile("runde.xlsx", exported)

    answer = leader.post(f"/o/{round_.organisation.slug}/start-runde/fil/", {"file": sent})
    again, first = (leader.get(f"{at}saksmappe.json").json() for at in (answer.url, f"{here}/"))

    assert again == first


def test_the_empty_workbook_can_be_filled_in_and_sent(leader, round_):
    from openpyxl import load_workbook

    given = leader.get(f"/o/{round_.organisation.slug}/start-runde/runde.xlsx").content
    book, held = load_workbook(io.BytesIO(given)), io.BytesIO()
    asked = {
        "Rundens ID": "hjemme",
        "Tittel": "Hva velger vi?",
        "Beslutningsnivå": "politisk",
        "Formkrav": "municipal",
    }
    for label, answer in book["Ramme"].iter_rows(max_col=2):
        answer.value = asked.get(str(label.value).strip(" *"), answer.value)
    book.save(held)
    sent = SimpleUploadedFile("runde.xlsx", held.getvalue())

    answer = leader.post(f"/o/{round_.organisation.slug}/start-runde/fil/", {"file": sent})

    assert answer.status_code == 302, body(answer)
    assert "Hva velger vi?" in body(leader.get(answer.url))


def test_a_workbook_of_a_round_tells_its_faults_by_sheet_and_cell(leader, round_):
    from samvekt.domain.rounds.models import Round

    given = leader.get(f"/o/{round_.organisation.slug}/start-runde/runde.xlsx").content
    sent = SimpleUploadedFile("runde.xlsx", given)

    answer = leader.post(f"/o/{round_.organisation.slug}/start-runde/fil/", {"file": sent})

    assert answer.status_code == 422
    assert "runde.xlsx, Ramme, celle" in body(answer)
    assert "/tmp" not in body(answer)
    assert Round.objects.count() == 1


def workbook(*rows) -> bytes:
    from openpyxl import Workbook

    book, held = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(held)
    return held.getvalue()


def test_a_round_is_started_from_a_workbook(leader, round_):
    content = workbook(
        ("Navn", "Type endring", "Mottakere per år"),
        ("Trygghetsalarm", "utvide", 120),
        ("Dagsenter", "videreføre", 35.5),
    )
    sent = SimpleUploadedFile("Tiltak 2027.xlsx", content)

    answer = leader.post(f"/o/{round_.organisation.slug}/start-runde/fil/", {"file": sent})
    page = body(leader.get(f"{answer.url}tiltak/"))

    assert "Trygghetsalarm" in page
    assert "Dagsenter" in page


def test_a_workbook_with_faults_leaves_no_round_behind(leader, round_):
    from samvekt.domain.rounds.models import Round

    content = workbook(("Navn", "Type endring"), ("Trygghetsalarm", "kanskje"))
    sent = SimpleUploadedFile("feil.xlsx", content)

    answer = leader.post(f"/o/{round_.organisation.slug}/start-runde/fil/", {"file": sent})

    assert answer.status_code == 422
    assert "kanskje" in body(answer)
    assert Round.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("feil.yaml", b"title: [1, 2"),
        ("feil.json", b"{"),
        ("feil.json", b"\xff\xfe"),
        ("tom.yaml", b"samvekt: 1\n"),
        ("bok.xlsx", b"PK\x03\x04 ikke en arbeidsbok"),
        ("bok.xlsx", b""),
        ("program.exe", b"MZ"),
        ("stor.yaml", b"x" * 20_000_001),
        ("ingen-ending", b"x"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_with_a_sentence(name, content, leader, round_):
    from samvekt.domain.rounds.models import Round

    sent = SimpleUploadedFile(name, content)

    answer = leader.post(f"/o/{round_.organisation.slug}/start-runde/fil/", {"file": sent})

    assert answer.status_code == 422
    assert "ds-error-summary" in body(answer)
    assert title(answer).startswith("Feil: ")
    assert Round.objects.count() == 1


def test_a_packed_bomb_is_refused(leader, round_):
    import zipfile

    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * 60_000_000)
    sent = SimpleUploadedFile("bombe.xlsx", held.getvalue())

    answer = leader.post(f"/o/{round_.organisation.slug}/start-runde/fil/", {"file": sent})

    assert answer.status_code == 422
    assert "for stor" in body(answer)


def test_the_frame_is_saved(leader, empty, empty_here):
    sent = frame(
        empty,
        situation="Flere eldre.",
        plan_years="2027, 2028",
        as_of="2026-11-22",
        laws=["municipal_responsibility"],
        **{
            "plans-TOTAL_FORMS": "2",
            "plans-0-plan": "Helseplan",
            "plans-0-goal": "Bo hjemme lenger",
            "plans-1-plan": "",
        },
    )

    answer = leader.post(f"{empty_here}/ramme/", sent)
    empty.refresh_from_db()

    assert answer.status_code == 302
    assert (empty.situation, empty.plan_years) == ("Flere eldre.", [2027, 2028])
    assert empty.laws == ["municipal_responsibility"]
    assert empty.plans == [{"plan": "Helseplan", "goal": "Bo hjemme lenger"}]


def test_the_criteria_are_chosen_among_those_that_apply_with_their_status(
    leader, empty, empty_here
):
    page = body(leader.get(f"{empty_here}/ramme/"))

    leader.post(f"{empty_here}/ramme/", frame(empty, criteria="who-integrate-1.0"))
    empty.refresh_from_db()

    assert re.search(r"\((offisielt|offisiell|forslag|foreslått)[^)]*\)", page)
    assert empty.criteria == {"set": "who-integrate-1.0"}


def test_criteria_that_are_not_changed_stay_as_they_are(leader, round_, here):
    before = round_.criteria

    leader.post(f"{here}/ramme/", frame(round_, criteria=before.get("set", "")))
    round_.refresh_from_db()

    assert round_.criteria == before


def test_a_fault_in_the_frame_is_told_at_its_field_and_in_the_title(leader, empty, empty_here):
    answer = leader.post(f"{empty_here}/ramme/", frame(empty, title="", plan_years="neste år"))

    page = body(answer)
    assert answer.status_code == 422
    assert title(answer).startswith("Feil: ")
    assert 'href="#id_title"' in page
    assert 'href="#id_plan_years"' in page
    assert re.search(
        r'id="id_title"[^>]*aria-invalid="true"|aria-invalid="true"[^>]*id="id_title"', page
    )
    assert 'aria-describedby="id_title_helptext id_title_error"' in page


def test_an_identity_number_is_refused_at_its_field(leader, empty, empty_here):
    answer = leader.post(f"{empty_here}/ramme/", frame(empty, situation="Ola, 01010750160"))

    assert answer.status_code == 422
    assert 'href="#id_situation"' in body(answer)


def test_who_comes_second_sees_both_versions_and_overwrites_nothing(leader, empty, empty_here):
    leader.post(f"{empty_here}/ramme/", frame(empty, situation="Den første."))

    second = leader.post(f"{empty_here}/ramme/", frame(empty, situation="Den andre."))
    empty.refresh_from_db()

    assert second.status_code == 409
    assert "Den første." in body(second)
    assert "Den andre." in body(second)
    assert empty.situation == "Den første."


def test_who_comes_second_may_choose_their_own(leader, empty, empty_here):
    leader.post(f"{empty_here}/ramme/", frame(empty, situation="Den første."))
    second = leader.post(f"{empty_here}/ramme/", frame(empty, situation="Den andre."))
    version = re.search(r'name="version" value="(\d+)"', body(second)).group(1)

    leader.post(f"{empty_here}/ramme/", frame(empty, situation="Den andre.", version=version))
    empty.refresh_from_db()

    assert empty.situation == "Den andre."


def test_an_option_is_added_and_changed(leader, empty, empty_here):
    sent = {"name": "Trygghetsalarm", "change": "start", "recipients_per_year": "60 – 80 – 110"}
    leader.post(f"{empty_here}/tiltak/nytt/", sent)
    option = empty.options.get()

    answer = leader.post(
        f"{empty_here}/tiltak/{option.pk}/endre/",
        {**sent, "name": "Alarm hjemme", "version": option.version, "partial_from": "25,5"},
    )
    option.refresh_from_db()

    assert answer.status_code == 302
    assert option.name == "Alarm hjemme"
    assert option.recipients_per_year == {"low": 60, "best": 80, "high": 110}
    assert option.partial_from == 0.255


def test_an_option_that_takes_away_needs_a_word_on_soundness(leader, empty, empty_here):
    answer = leader.post(f"{empty_here}/tiltak/nytt/", {"name": "Færre senger", "change": "reduce"})

    assert answer.status_code == 422
    assert 'href="#id_soundness"' in body(answer)
    assert not empty.options.exists()


@pytest.mark.parametrize("written", ["mange", "1 – 2 – 3 – 4", "9 – 3", "-"])
def test_a_number_that_is_none_is_told(written, leader, empty, empty_here):
    sent = {"name": "Alarm", "change": "start", "recipients_per_year": written}

    answer = leader.post(f"{empty_here}/tiltak/nytt/", sent)

    assert answer.status_code == 422
    assert 'href="#id_recipients_per_year"' in body(answer)


def test_a_form_shows_an_option_as_it_stands_and_saving_it_changes_nothing(leader, round_, here):
    from samvekt.domain.rounds import bridge

    for option in round_.options.exclude(change__in=["reduce", "stop"]):
        before = bridge.option_content(option)
        page = body(leader.get(f"{here}/tiltak/{option.pk}/endre/"))

        leader.post(f"{here}/tiltak/{option.pk}/endre/", sent_unchanged(page))
        option.refresh_from_db()

        assert bridge.option_content(option) == before


def test_a_removed_option_can_be_put_back(leader, empty, empty_here):
    leader.post(f"{empty_here}/tiltak/nytt/", {"name": "Alarm", "change": "start"})
    option = empty.options.get()

    asked = leader.get(f"{empty_here}/tiltak/{option.pk}/fjern/")
    leader.post(f"{empty_here}/tiltak/{option.pk}/fjern/")
    gone = body(leader.get(f"{empty_here}/tiltak/"))
    leader.post(f"{empty_here}/tiltak/{option.pk}/tilbake/")
    option.refresh_from_db()

    assert asked.status_code == 200
    assert "Legg tilbake" in gone
    assert option.removed_at is None


def test_options_change_places(leader, round_, here):
    first, second = round_.options.order_by("place_in_order")[:2]

    leader.post(f"{here}/tiltak/{second.pk}/flytt/", {"way": "up"})

    order = round_.options.order_by("place_in_order").values_list("pk", flat=True)
    assert list(order[:2]) == [second.pk, first.pk]


def test_pasted_rows_are_shown_first_and_kept_when_asked(leader, empty, empty_here):
    rows = "Navn\tType endring\nAlarm\tstarte\nDagsenter\tutvide"

    looked = leader.post(f"{empty_here}/tiltak/lim-inn/", {"rows": rows})
    before = empty.options.count()
    seen = re.search(r'name="seen" value="(\w+)"', body(looked))[1]
    leader.post(f"{empty_here}/tiltak/lim-inn/", {"rows": rows, "keep": "1", "seen": seen})

    assert looked.status_code == 200
    assert before == 0
    assert list(empty.options.values_list("name", flat=True)) == ["Alarm", "Dagsenter"]


def test_rows_that_were_changed_after_they_were_looked_over_are_shown_again(
    leader, empty, empty_here
):
    looked = leader.post(f"{empty_here}/tiltak/lim-inn/", {"rows": "navn\tendring\nEn\tstarte"})
    seen = re.search(r'name="seen" value="(\w+)"', body(looked))[1]
    sent = {"rows": "navn\tendring\nTo\tstarte", "keep": "1", "seen": seen}

    answer = leader.post(f"{empty_here}/tiltak/lim-inn/", sent)

    assert answer.status_code == 200
    assert "<td>To</td>" in body(answer)
    assert not empty.options.exists()


def test_three_hundred_pasted_rows_make_a_small_page_and_are_kept(leader, empty, empty_here):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    rows = "navn\tendring\tmålgruppe\thva som gjøres\n" + "".join(
        f"Tiltak {n}\tstarte\tHjemmeboende over 80 år\t{'Trening i gruppe ' * 8}\n"
        for n in range(300)
    )
    with CaptureQueriesContext(connection) as asked:
        looked = leader.post(f"{empty_here}/tiltak/lim-inn/", {"rows": rows})
    seen = re.search(r'name="seen" value="(\w+)"', body(looked))[1]

    part = {"hx-request": "true"}
    sent = {"rows": rows, "keep": "1", "seen": seen}
    answer = leader.post(f"{empty_here}/tiltak/lim-inn/", sent, headers=part)
    listed = [leader.get(f"{empty_here}/tiltak/?side={side}") for side in (1, 6)]

    assert len(looked.content) < 150_000
    assert len([one for one in asked if "SAVEPOINT" not in one["sql"]]) <= 12
    assert answer.headers["HX-Redirect"] == f"{empty_here}/tiltak/"
    assert empty.options.count() == 300
    assert max(len(one.content) for one in listed) < 150_000
    assert "Tiltak 299" in body(listed[1])


def test_a_fault_in_a_pasted_cell_is_marked_there_and_nothing_is_kept(leader, empty, empty_here):
    rows = "Navn\tType endring\nAlarm\tkanskje"

    answer = leader.post(f"{empty_here}/tiltak/lim-inn/", {"rows": rows, "keep": "1"})

    assert answer.status_code == 422
    assert re.search(r'<td class="faulty">kanskje<p', body(answer))
    assert not empty.options.exists()


def test_options_are_copied_from_another_round(leader, round_, empty, empty_here):
    chosen = [option.pk for option in round_.options.all()[:2]]

    answer = leader.post(f"{empty_here}/tiltak/hent/?fra={round_.public_id}", {"options": chosen})

    assert answer.status_code == 302
    assert empty.options.count() == 2


def test_a_round_moves_on_only_with_what_it_needs_or_a_reason(leader, empty, empty_here):
    sent = {"to": "evidence", "version": empty.version, "reason": ""}

    refused = leader.post(f"{empty_here}/fremdrift/", sent)
    leader.post(f"{empty_here}/fremdrift/", {**sent, "reason": "Resten kommer i mars."})
    empty.refresh_from_db()
    story = body(leader.get(f"{empty_here}/historikk/"))

    assert refused.status_code == 422
    assert empty.phase == "evidence"
    assert "Resten kommer i mars." in story


def test_dates_are_set_and_disorder_is_told(leader, empty, empty_here):
    shown = {"version": empty.version}
    good = {**shown, "prepare_opens": "2026-11-01", "prepare_closes": "2026-12-01"}
    bad = {"version": empty.version + 1, "prepare_opens": "2026-12-01"}
    bad |= {"prepare_closes": "2026-11-01"}

    saved = leader.post(f"{empty_here}/fremdrift/datoer/", good)
    refused = leader.post(f"{empty_here}/fremdrift/datoer/", bad)

    assert (saved.status_code, refused.status_code) == (302, 422)
    assert "01.12.2026" in body(leader.get(f"{empty_here}/fremdrift/"))


def test_a_seat_is_given_and_ended(leader, people, empty, empty_here):
    from samvekt.domain.people.roles import Role

    assessor = people[Role.ASSESSOR]
    leader.post(f"{empty_here}/deltakere/", {"person": assessor.pk, "role": "assessor"})
    seat = empty.seats.get(person=assessor)

    leader.post(f"{empty_here}/deltakere/{seat.pk}/avslutt/")

    assert not empty.seats.filter(person=assessor).exists()


def test_someone_is_invited_to_the_round_and_gets_the_seat(
    leader, empty, empty_here, django_capture_on_commit_callbacks
):
    from django.core import mail
    from django.test import Client

    sent = {"email": "gjest@example.no", "roles": ["assessor"]}
    with django_capture_on_commit_callbacks(execute=True):
        leader.post(f"{empty_here}/deltakere/inviter/", sent)
    link = re.search(r"http://testserver(/invitasjon/\S+)", mail.outbox[-1].body).group(1)

    Client().post(link, {"name": "Gro Gjest", "password": "en setning av ord"})

    assert empty.seats.filter(person__email="gjest@example.no", role="assessor").exists()


def test_one_who_may_only_read_gets_the_frame_to_read(sign_in, here):
    from samvekt.domain.people.roles import Role

    page = body(sign_in(Role.READER).get(f"{here}/ramme/"))

    assert "<textarea" not in page
    assert "Situasjon" in page


def test_a_round_without_options_says_what_an_option_is(leader, empty, empty_here):
    page = body(leader.get(f"{empty_here}/tiltak/"))

    assert "Ingen tiltak ennå" in page


def test_an_organisation_without_rounds_says_what_a_round_is(client, stranger):
    client.force_login(stranger)

    slug = stranger.memberships.get().organisation.slug

    page = body(client.get(f"/o/{slug}/runder/"))

    assert "Ingen runder ennå" in page
    assert f"/o/{slug}/start-runde/" in page


def test_many_rounds_are_shown_in_pages(leader, people, round_, at):
    from samvekt.domain.people.roles import Role
    from samvekt.domain.rounds.actions import start_round
    from samvekt.domain.rounds.bridge import dossier

    whole = dossier(round_)
    for _ in range(20):
        start_round(
            organisation=round_.organisation, dossier=whole, by=people[Role.PROCESS_LEADER], at=at
        )

    second = body(leader.get(f"/o/{round_.organisation.slug}/runder/?side=2"))
    beyond = leader.get(f"/o/{round_.organisation.slug}/runder/?side=999")

    assert 'aria-current="true" aria-label="Side 2"' in second
    assert beyond.status_code == 200


def test_the_front_page_of_the_signed_in_says_what_waits_and_by_when(leader, people, round_, at):
    from datetime import date

    from samvekt.domain.people.roles import Role
    from samvekt.domain.rounds.actions import set_dates
    from samvekt.domain.rounds.phases import Phase

    set_dates(
        round_=round_,
        dates={Phase.PREPARE: (None, date(2020, 1, 31))},
        expected_version=round_.version,
        by=people[Role.PROCESS_LEADER],
        at=at,
    )

    page = body(leader.get("/hjem/"))

    assert "Skulle vært gjort innen 31.01.2020" in page
    assert "Beskriv tiltakene" in page


def test_what_waits_is_what_the_role_may_do(sign_in):
    from samvekt.domain.people.roles import Role

    assert "Fyll ut rammen" not in body(sign_in(Role.READER).get("/hjem/"))
