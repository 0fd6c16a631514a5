"""Whatever people write, no page lets it run: a corpus of payloads stands in every text."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.core import mail
from django.test import Client
from kinds_of_forms import EDITS
from site_map import names_of, routes, seen_by, shown, takes_forms
from untouched import sent_unchanged

PAYLOADS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'><svg/onload=alert(1)>",
    "javascript:alert(1)",
    "</title></textarea><script>alert(1)</script>",
    "{{ settings.SECRET_KEY }}{% debug %}",
    "<a href='javascript:alert(1)'>x</a>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    '<details open ontoggle="alert(1)">',
    "&lt;script&gt;",
    "${7*7}#{7*7}<%= 7*7 %>",
    "=1+1;@SUM(1+1)*cmd|' /C calc'!A0",
    "--><!--]]><![CDATA[<b data-payload>",
    "</script><script data-payload src=//ond.example/x.js></script>",
    "<meta data-payload http-equiv=refresh content='0;url=//ond.example'>",
    "<base data-payload href=//ond.example/>",
    "<style data-payload>*{background:url(//ond.example)}</style>",
    "<form data-payload action=//ond.example><button formaction=javascript:alert(1)>",
    "<object data-payload data=javascript:alert(1)></object><embed src=//ond.example>",
    "<math data-payload><mi xlink:href='javascript:alert(1)'>",
    "{who}{what}{0.__class__}%(x)s%s",
    "'\" data-payload autofocus onfocus=alert(1) x='",
    '" hx-get=//ond.example hx-trigger=load data-payload x="',
)
WHOLE = " ".join(PAYLOADS)
SHORT = 190
"""The shortest that fits everywhere; a name, a title and an address hold no more."""


def _chunks() -> list[str]:
    found, line = [], ""
    for payload in PAYLOADS:
        if len(line) + len(payload) >= SHORT:
            found.append(line)
            line = ""
        line = f"{line} {payload}".strip()
    return [*found, line]


CHUNKS = _chunks()
"""All payloads in texts that are short enough to be names."""
POISON = CHUNKS[0]
LEADING = {"href", "src", "action", "formaction", "data", "xlink:href"}
OUR_SCRIPTS = {
    "/static/web/app.js",
    "/static/vendor/designsystemet-1.22.0/web.js",
    "/static/vendor/htmx-2.0.11/htmx.min.js",
}


FORMS = sorted(
    route.name
    for route in routes()
    if route.name in shown() and (takes_forms(route.view) or route.name.startswith("account_"))
)


class Seen(HTMLParser):
    """What a browser would make of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []
        self.inside_script = False

    def handle_starttag(self, tag, attrs):
        self.inside_script = tag == "script"
        for name, value in attrs:
            if name.startswith("on") or name in {"style", "srcdoc", "data-payload"}:
                self.wrong.append(f"{tag} {name}")
            if name in LEADING and "ond.example" in urlsplit(value or "").netloc:
                self.wrong.append(f"{tag} {name}={value}")
            if name in LEADING and (value or "").strip().lower().startswith("javascript:"):
                self.wrong.append(f"{tag} {name}={value}")
        if tag == "script" and dict(attrs).get("src") not in OUR_SCRIPTS:
            self.wrong.append("script")
        if tag in {"iframe", "object", "embed", "base"}:
            self.wrong.append(tag)

    def handle_data(self, data):
        if self.inside_script and data.strip():
            self.wrong.append(data[:40])

    def handle_endtag(self, tag):
        self.inside_script = False


def wrong_in(page: str) -> list[str]:
    seen = Seen()
    seen.feed(page)
    return seen.wrong


FIGURES = {
    "effects": [{"kind": "own", "label": CHUNKS[0], "amount": 1, "unit": CHUNKS[1], "note": WHOLE}],
    "costs": [{"label": CHUNKS[2], "years": {"2027": 1}}],
    "personnel": [{"profession": CHUNKS[3], "years": {"2027": 1}}],
    "funding": [{"by": CHUNKS[4], "years": {"2027": 1}}],
    "severity": {"reasons": WHOLE, "measured": WHOLE, "note": WHOLE},
    "assessments": {"ethics": WHOLE, "not_relevant": {"children": WHOLE}},
}


@pytest.fixture
def poisoned(round_, pages, people, at):
    """Every text that a person can write holds every payload; even past what an action lets in."""
    from django.db import transaction

    from samvekt.domain.people.models import Invitation, Organisation, Person
    from samvekt.domain.people.roles import Role
    from samvekt.domain.records import actions as records
    from samvekt.domain.records.about import About
    from samvekt.domain.rounds.models import Attachment, LocalRecord, Option, Round

    Round.objects.update(
        **dict.fromkeys(("situation", "need", "legal", "economic", "professional"), WHOLE),
        title=POISON,
        plans=[{"plan": CHUNKS[1], "goal": WHOLE, "link": "https://example.no/'><script>"}],
        plan_years=[2027],
    )
    names = [CHUNKS[at % len(CHUNKS)] for at in range(Option.objects.count())]
    for option, name in zip(Option.objects.order_by("pk"), names, strict=True):
        texts = dict.fromkeys(("target_group", "measure", "comparator", "note", "soundness"), WHOLE)
        Option.objects.filter(pk=option.pk).update(
            **texts, name=name, place=name, proposed_by=name, figures=FIGURES
        )
    for person, name in zip(Person.objects.order_by("pk"), CHUNKS * 9, strict=False):
        Person.objects.filter(pk=person.pk).update(name=name)
    Organisation.objects.update(name=CHUNKS[-1])
    told = dict.fromkeys(("source", "supports", "doubt"), WHOLE)
    limits = {
        "budgets": [{"name": CHUNKS[0], "years": {"2027": 1}}],
        "personnel": [{"profession": CHUNKS[1], "years": {"2027": 1}}],
    }
    for one in Round.objects.all():
        sources = [{**each, **told, "setting": CHUNKS[0]} for each in one.rest["evidence"]]
        rest = {**one.rest, "evidence": sources, "limits": limits}
        Round.objects.filter(pk=one.pk).update(rest=rest)
    Invitation.objects.update(email=f'"{PAYLOADS[0]}"@example.no')
    Attachment.objects.update(name=CHUNKS[-2])
    for local in LocalRecord.objects.all():
        text = local.text.replace("Vår skala", json.dumps(CHUNKS[-1])).replace(
            "Skrevet av kommunen", json.dumps(WHOLE)
        )
        LocalRecord.objects.filter(pk=local.pk).update(text=text)
    by = people[Role.PROCESS_LEADER]
    thing = About("option", "1", WHOLE, organisation=round_.organisation_id, round=round_.pk)
    with transaction.atomic():
        told = type("Told", (), {"about": thing})()
        records.write("option.added", about=told, by=by, at=at)
        records.write("round.options_added", about=told, by=by, at=at, count=1, names=CHUNKS)
        records.write(
            "round.phase_moved",
            about=told,
            by=by,
            at=at,
            reason=WHOLE,
            **{"from": CHUNKS[0], "to": CHUNKS[1]},
        )
    return pages


@pytest.mark.parametrize("name", shown())
def test_a_page_shows_payloads_as_text(name, poisoned, sign_in):
    from samvekt.domain.people.roles import Role

    who = seen_by(name)
    client = sign_in(Role(who)) if who else Client()

    answer = client.get(poisoned[name])

    assert answer.status_code == 200
    assert wrong_in(answer.content.decode()) == []


def test_a_payload_would_be_found():
    assert wrong_in("".join(PAYLOADS)) != []


@pytest.mark.parametrize("name", FORMS)
def test_a_payload_sent_in_a_form_comes_back_as_text(name, sign_in, pages):
    from samvekt.domain.people.roles import Role

    who = seen_by(name)
    client = sign_in(Role(who)) if who else Client()
    fields = names_of(client.get(pages[name]).content.decode()) - {"csrfmiddlewaretoken"}
    fields -= {"language", "next"}  # of the menu, which is on every page
    refused = 0
    for payload in (WHOLE, *CHUNKS):
        answer = client.post(pages[name], dict.fromkeys(fields, payload))
        refused += answer.status_code in {409, 422}
        assert wrong_in(answer.content.decode()) == []
    assert refused or not fields


@pytest.mark.parametrize("name", sorted(EDITS.keys() - {"rounds:dates", "rounds:progress"}))
def test_both_versions_are_shown_as_text(name, poisoned, sign_in):
    from samvekt.domain.people.roles import Role

    client = sign_in(Role(seen_by(name)))
    field, *_ = EDITS[name]
    sent = sent_unchanged(client.get(poisoned[name]).content.decode())
    sent |= {"version": "0", "shown": "archivist", "mark": "feil"}
    sent[field] = ["archivist"] if name == "people:roles" else CHUNKS[-1]

    answer = client.post(poisoned[name], sent)

    assert answer.status_code == 409
    assert 'class="ds-table both"' in answer.content.decode()
    assert wrong_in(answer.content.decode()) == []


@pytest.mark.parametrize("status", [400, 403, 404, 409, 413, 422, 500])
def test_a_page_of_a_fault_shows_payloads_as_text(status, poisoned, leader, rf, people):
    from samvekt.core.message import message
    from samvekt.domain.errors import NotPossible
    from samvekt.domain.people.roles import Role
    from samvekt.web import errors

    request = rf.get("/", {"a": WHOLE})
    request.user = people[Role.PROCESS_LEADER]
    request.user.refresh_from_db()
    said = message("{email} is not an e-mail address.", email=WHOLE)
    shown_as = {
        400: lambda: errors.bad_request(request, ValueError(WHOLE)),
        403: lambda: errors.not_allowed(request, NotPossible(said)),
        404: lambda: errors.not_found(request, ValueError(WHOLE)),
        409: lambda: errors.stale_form(request, WHOLE),
        413: lambda: errors.too_large(request, 1),
        422: lambda: errors.refused(request, NotPossible(said)),
        500: lambda: errors.fault(request),
    }

    page = shown_as[status]().content.decode()

    assert wrong_in(page) == []


def test_a_letter_is_plain_text_with_one_line_of_subject(
    poisoned, administrator, django_capture_on_commit_callbacks
):
    sent = {"email": "brev@example.no", "roles": ["reader"]}
    with django_capture_on_commit_callbacks(execute=True):
        administrator.post(poisoned["people:invite"], sent)
    administrator.post("/glemt-passord/", {"email": "leser@eksempel.no"})

    assert len(mail.outbox) == 2
    for letter in mail.outbox:
        built = letter.message()
        assert built.get_content_type() == "text/plain"
        assert "\n" not in letter.subject.strip()
        assert not getattr(letter, "alternatives", [])
    assert CHUNKS[-1] in mail.outbox[0].body


@pytest.mark.parametrize(
    "name", ["rounds:export_yaml", "rounds:export_json", "people:held_file", "rounds:fetch"]
)
def test_a_download_with_payloads_is_never_shown_as_a_page(name, poisoned, leader):
    answer = leader.get(poisoned[name])

    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].startswith("attachment; filename")
    assert "\n" not in answer.headers["Content-Disposition"]
    assert answer.headers["Content-Type"].split(";")[0] in {
        "application/yaml",
        "application/json",
        "image/png",
    }


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_in_an_address_comes_back_as_text(payload, leader, pages):
    for address in (f"{pages['rounds:rounds']}?side={payload}", f"/{payload}/", f"/nb/?{payload}"):
        answer = leader.get(address)
        assert wrong_in(answer.content.decode()) == []


def test_pasted_payloads_are_shown_as_text_in_both_views(leader, pages):
    rows = "navn\ttype endring\n" + "\n".join(f"{p}\tstarte" for p in PAYLOADS)

    whole = leader.post(pages["rounds:paste"], {"rows": rows})
    part = leader.post(pages["rounds:paste"], {"rows": rows}, headers={"hx-request": "true"})

    assert wrong_in(whole.content.decode()) == []
    assert wrong_in(part.content.decode()) == []
    assert "<html" not in part.content.decode()


def test_both_versions_of_a_conflict_are_shown_as_text(poisoned, leader, round_):
    option = round_.options.first()
    version = option.version
    sent = {"name": POISON, "change": "start", "measure": POISON, "version": 0}

    answer = leader.post(poisoned["rounds:change"], sent)

    assert answer.status_code == 409
    assert wrong_in(answer.content.decode()) == []
    option.refresh_from_db()
    assert option.version == version


def test_both_versions_of_a_line_are_shown_as_text(poisoned, leader):
    for name in ("rounds:change_effects", "rounds:change_source"):
        sent = {"kind": "own", "label": POISON, "amount": "1", "source": "x", "mark": "feil"}

        answer = leader.post(
            poisoned[name], {**sent, **({"kind": "other"} if "source" in name else {})}
        )

        assert answer.status_code == 409
        assert wrong_in(answer.content.decode()) == []


def test_every_answer_forbids_what_is_not_ours(client, leader, pages):
    for address in ("/nb/", "/logg-inn/", pages["rounds:overview"], "/finnes-ikke/"):
        policy = leader.get(address).headers["Content-Security-Policy"]
        parts = dict(part.strip().split(" ", 1) for part in policy.split(";"))
        assert parts == {
            "default-src": "'none'",
            "script-src": "'self'",
            "style-src": "'self'",
            "img-src": "'self' data:",
            "font-src": "'self'",
            "connect-src": "'self'",
            "base-uri": "'none'",
            "form-action": "'self'",
            "frame-ancestors": "'none'",
        }


def test_the_settings_of_htmx_allow_no_code_in_pages():
    base = Path(__file__).parents[2] / "src/samvekt/web/templates/web/base.html"
    found = re.search(r"name=\"htmx-config\" content='([^']+)'", base.read_text(encoding="utf-8"))

    settings = json.loads(found.group(1))

    assert (settings["allowEval"], settings["includeIndicatorStyles"]) == (False, False)
    assert {"code": "422", "swap": True} in settings["responseHandling"]
