"""Headers, cookies and limits of every answer, and what addresses cannot be made to do."""

from __future__ import annotations

import os
import subprocess
import sys
from urllib.parse import urljoin, urlsplit

import pytest
from django.core import mail
from django.test import Client
from site_map import FILES, shown

from samvekt.web import guarding


def body(answer) -> str:
    return answer.content.decode()


@pytest.mark.parametrize(
    "address", ["/nb/", "/logg-inn/", "/hjem/", "/finnes-ikke/", "/helse/lever", "/o/a/folk/"]
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_every_answer_has_the_headers_that_guard_it(address, method, client, people):
    headers = getattr(client, method)(address).headers

    assert "geolocation=()" in headers["Permissions-Policy"]
    assert "camera=()" in headers["Permissions-Policy"]
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]


@pytest.mark.parametrize("name", sorted({*shown(), *FILES} - {"front"}))
def test_no_machine_keeps_a_page_of_a_person(name, pages, leader):
    kept = leader.get(pages[name]).headers["Cache-Control"]

    assert "no-store" in kept
    assert "private" in kept


def test_the_public_page_may_be_kept_for_strangers_and_not_for_persons(client, leader):
    assert "Cache-Control" not in Client().get("/nb/").headers
    assert "no-store" in leader.get("/nb/").headers["Cache-Control"]


@pytest.mark.parametrize("name", ["rounds:fetch", "rounds:export_yaml", "people:held_file"])
def test_a_download_is_something_to_save_and_never_a_page(name, pages, leader):
    headers = leader.get(pages[name]).headers

    assert headers["Content-Disposition"].startswith("attachment")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "text/html" not in headers["Content-Type"]


def test_an_attached_file_could_not_run_even_if_a_browser_showed_it(pages, leader):
    policy = leader.get(pages["rounds:fetch"]).headers["Content-Security-Policy"]

    assert policy == "default-src 'none'; sandbox"


def test_a_file_that_is_lost_is_told_in_words(pages, leader, round_):
    from samvekt.domain.rounds import files

    files.place_of(round_.attachments.get().checksum).unlink()

    answer = leader.get(pages["rounds:fetch"])

    assert answer.status_code == 422


def test_a_request_far_larger_than_any_form_is_refused_unread(client, leader, pages, monkeypatch):
    def sent_by(browser, size):
        kind = "multipart/form-data; boundary=x"
        return browser.generic("POST", "/logg-inn/", b"", kind, CONTENT_LENGTH=str(size))

    stranger = sent_by(Client(), 1_000_001)
    person = sent_by(leader, 60_000_001)

    assert (stranger.status_code, person.status_code) == (413, 413)
    assert "1 millioner" in body(stranger) or "million" in body(stranger)


def test_an_attachment_larger_than_twenty_million_bytes_is_told_at_its_field(leader, pages):
    from django.core.files.uploadedfile import SimpleUploadedFile

    large = SimpleUploadedFile("stor.pdf", b"%PDF-1.7\n" + b"0" * 20_000_001)

    answer = leader.post(pages["rounds:attachments"], {"file": large})

    assert answer.status_code == 422
    assert "20 million" in body(answer)


def test_more_fields_than_any_form_has_are_refused(leader, pages):
    sent = {f"felt{number}": "" for number in range(5001)}

    assert leader.post(pages["rounds:frame"], sent).status_code == 400


@pytest.mark.parametrize(
    "host", ["ond.example", "testserver.ond.example", "testserver@ond.example"]
)
def test_another_name_of_the_site_is_refused_and_stands_in_no_letter(host, client, people):
    from samvekt.domain.people.roles import Role

    sent = {"email": people[Role.READER].email}

    answer = client.post("/glemt-passord/", sent, headers={"host": host})
    told = client.post("/glemt-passord/", sent, headers={"x-forwarded-host": host})

    assert answer.status_code == 400
    assert told.status_code == 302
    assert len(mail.outbox) == 1
    assert "ond.example" not in mail.outbox[0].body


ELSEWHERE = [
    "https://ond.example/",
    "//ond.example/",
    "/\\ond.example/",
    "\\\\ond.example/",
    "///ond.example/",
    "http:ond.example",
    "javascript:alert(1)",
    "\thttps://ond.example/",
    "https://testserver@ond.example/",
    "rounds:rounds",
    "ond",
]


@pytest.mark.parametrize("to", ELSEWHERE)
def test_no_address_of_ours_leads_to_another_site(to, client, people):
    from samvekt.config.demonstration import PASSWORD
    from samvekt.domain.people.roles import Role

    language = client.post("/sprak/", {"language": "nn", "next": to})
    asked = Client().get("/konto/", {"next": to})
    entered = client.post(
        "/logg-inn/", {"login": people[Role.READER].email, "password": PASSWORD, "next": to}
    )
    confirmed = client.post("/konto/bekreft/", {"password": PASSWORD, "next": to})
    left = client.post("/logg-ut/", {"next": to})

    assert language.url == "/"
    assert asked.url.startswith("/logg-inn/?next=/konto/")
    for answer in (entered, confirmed, left):
        led = urlsplit(urljoin("https://testserver/logg-inn/", answer.url.replace("\\", "/")))
        assert (answer.status_code, led.scheme, led.netloc) == (302, "https", "testserver")


def test_a_line_end_in_a_value_makes_no_header_and_no_letter(administrator, pages, client):
    from samvekt.domain.people.models import Invitation

    before = Invitation.objects.count()
    for line_end in ("\r\n", "\n", "\r", "%0d%0a"):
        sent = {"email": f"a@example.no{line_end}Bcc: b@example.no", "roles": ["reader"]}
        assert administrator.post(pages["people:invite"], sent).status_code == 422
        answer = client.get(f"/nb/?a={line_end}Set-Cookie: b=1")
        assert "b" not in answer.cookies

    assert Invitation.objects.count() == before
    assert mail.outbox == []


@pytest.mark.parametrize(
    "name",
    [
        'a"; filename="ond.html.png',
        "a\u202egnp.png",
        "../../a.png",
        "C:\\a.png",
        "a;b=c.png",
        "æøå 100 %.png",
        "a%0d%0aX: y.png",
        "=cmd().png",
    ],
)
def test_a_trick_in_the_name_of_a_file_stays_in_the_name(name, leader, pages, round_):
    from django.core.files.uploadedfile import SimpleUploadedFile
    from PIL import Image

    from samvekt.domain.rounds.models import Attachment

    round_.attachments.update(removed_at=round_.created_at)
    with open_picture(Image) as content:
        sent = SimpleUploadedFile("x.png", content)
    sent._name = name

    answer = leader.post(pages["rounds:attachments"], {"file": sent})

    if answer.status_code == 422:
        assert not round_.attachments.filter(removed_at=None).exists()
        return
    made = Attachment.objects.get(removed_at=None)
    header = leader.get(f"{pages['rounds:attachments']}{made.pk}/").headers["Content-Disposition"]
    assert header.startswith("attachment; filename")
    assert not set("\r\n/\\") & set(made.name)
    assert header.count('"') in {0, 2} or '\\"' in header
    assert "\u202e" not in made.name


def open_picture(image):
    from contextlib import nullcontext
    from io import BytesIO

    held = BytesIO()
    image.new("RGB", (3, 3), "navy").save(held, "PNG")
    return nullcontext(held.getvalue())


IN_PRODUCTION = """
import django; django.setup()
from django.conf import settings as s
print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.KNOWN_BROWSER_COOKIE_NAME)
print(s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE)
print(s.SESSION_COOKIE_HTTPONLY, s.CSRF_COOKIE_HTTPONLY)
print(s.SESSION_COOKIE_SAMESITE, s.CSRF_COOKIE_SAMESITE, s.SECURE_SSL_REDIRECT)
print(s.SECURE_HSTS_SECONDS, s.SECURE_HSTS_INCLUDE_SUBDOMAINS, s.DEBUG)
"""


def test_in_production_cookies_and_connection_are_locked(tmp_path):
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "samvekt.config.settings",
        "SAMVEKT_PRODUCTION": "1",
        "SAMVEKT_SECRET_KEY": "k" * 60,
        "SAMVEKT_HOSTS": "samvekt.example.no",
        "SAMVEKT_EMAIL_URL": "smtp://localhost",
        "SAMVEKT_DATA": str(tmp_path),
    }

    found = subprocess.run(
        [sys.executable, "-c", IN_PRODUCTION],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )

    assert found.stdout.split() == [
        *("__Host-samvekt", "__Host-samvekt-form", "__Host-samvekt-browser"),
        *("True", "True", "True", "True", "Lax", "Lax", "True", "31536000", "True", "False"),
    ]


def test_what_is_not_used_is_named_once():
    assert len(set(guarding.NOT_USED)) == len(guarding.NOT_USED)


def test_the_log_of_requests_holds_no_value_that_was_sent(client, people, caplog):
    client.post(
        "/logg-inn/?hemmelig=1", {"login": "hemmelig@example.no\nfalsk linje", "password": "x"}
    )
    client.get("/invitasjon/hemmelig-nokkel/")
    client.get("/finnes/hemmelig\nfalsk/")

    from samvekt.config.logs import WithoutPersons

    lines = [WithoutPersons().format(record) for record in caplog.records]
    assert lines
    assert not any("hemmelig" in line or "falsk" in line or "\n" in line for line in lines)
