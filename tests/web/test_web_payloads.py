"""Whatever people write, no page lets it run: a corpus of payloads stands in every text."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.test import Client
from site_map import seen_by, shown

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
)
POISON = " ".join(PAYLOADS)[:300]
LEADING = {"href", "src", "action", "formaction", "data", "xlink:href"}
OUR_SCRIPTS = {
    "/static/web/app.js",
    "/static/vendor/designsystemet-1.22.0/web.js",
    "/static/vendor/htmx-2.0.11/htmx.min.js",
}


class Seen(HTMLParser):
    """What a browser would make of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []
        self.inside_script = False

    def handle_starttag(self, tag, attrs):
        self.inside_script = tag == "script"
        for name, value in attrs:
            if name.startswith("on") or name in {"style", "srcdoc"}:
                self.wrong.append(f"{tag} {name}")
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


SOURCE_TEXTS = ("source", "supports", "setting", "doubt")


def poisoned_figures(figures):
    """The lines of an option with every payload in every text."""
    evil = {
        "effects": ("label", "unit", "horizon", "note"),
        "costs": ("label", "note"),
        "personnel": ("profession", "unit", "note"),
        "funding": ("by",),
    }
    lines = {
        key: [{**line, **dict.fromkeys(texts, POISON)} for line in figures[key]]
        for key, texts in evil.items()
    }
    words = {"severity": {"reasons": POISON, "measured": POISON, "note": POISON}}
    return {**figures, **lines, **words, "assessments": {"ethics": POISON}}


def wrong_in(page: str) -> list[str]:
    seen = Seen()
    seen.feed(page)
    return seen.wrong


@pytest.fixture
def poisoned(round_, pages, settings):
    """Every text that a person can write holds every payload; even past what an action lets in."""
    from samvekt.domain.people.models import Invitation, Organisation, Person
    from samvekt.domain.rounds.models import Option, Round

    texts = ("situation", "need", "legal", "economic", "professional", "title")
    Round.objects.update(
        **dict.fromkeys(texts, POISON),
        plans=[{"plan": POISON, "goal": POISON, "link": "https://example.no/'><script>"}],
    )
    texts = ("name", "target_group", "measure", "comparator", "place", "proposed_by", "note")
    Option.objects.update(**dict.fromkeys(texts, POISON), soundness=POISON)
    option = round_.options.order_by("place_in_order").first()
    Option.objects.filter(pk=option.pk).update(figures=poisoned_figures(option.figures))
    sources = [{**one, **dict.fromkeys(SOURCE_TEXTS, POISON)} for one in round_.rest["evidence"]]
    Round.objects.update(rest={**round_.rest, "evidence": sources})
    Person.objects.update(name=POISON[:200])
    Organisation.objects.update(name=POISON[:200])
    Invitation.objects.update(email=f'"{PAYLOADS[0]}"@example.no')
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


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_sent_in_a_form_comes_back_as_text(payload, leader, pages):
    for name in ("rounds:frame", "rounds:add", "rounds:paste", "rounds:start_blank"):
        sent = dict.fromkeys(("title", "name", "rows", "change", "situation"), payload)
        answer = leader.post(pages[name], sent, follow=True)
        assert wrong_in(answer.content.decode()) == []


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
