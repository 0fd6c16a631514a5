"""Each page is in one language from head to foot, and the choice of language keeps the page."""

from __future__ import annotations

import re
import sys
from datetime import UTC, date, datetime
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.template import engines
from django.test import RequestFactory
from django.utils import translation
from site_map import shown

sys.path.insert(0, str(Path(__file__).parents[1] / "language"))
from norwegian import foreign, prose, without_places  # the list of words lies with the catalogues

LEFT_OUT = ("script", "style", "title", "textarea", "input", "code", "select")


class OurText(HTMLParser):
    """The text of a page that we have written: neither users' words nor names of languages."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language
        self.stack: list[tuple[str, bool]] = []
        self.found: list[str] = []

    def handle_starttag(self, tag, attrs):
        if tag in {"meta", "link", "input", "img", "br", "path", "circle"}:
            return
        own = dict(attrs)
        theirs = own.get("lang") not in {None, self.language} or "data-theirs" in own
        self.stack.append((tag, theirs or tag in LEFT_OUT))

    def handle_endtag(self, tag):
        while self.stack and self.stack.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if not any(hidden for _, hidden in self.stack):
            self.found.append(data)


def our_text(page: str, language: str) -> str:
    parser = OurText(language)
    parser.feed(page)
    return "\n".join(parser.found)


ALSO_NORWEGIAN = frozenset({"all", "fall", "part", "sent", "time"})
"""Words of both languages that our Norwegian sentences happen not to have."""


@cache
def english_words() -> frozenset[str]:
    """Words that stand in our English sentences, and in none of the Norwegian ones."""
    from samvekt.language.tooling import catalogue_path, translations

    english, norwegian = set(), set()
    for language in ("nb", "nn"):
        for key, said in translations(catalogue_path(language)).items():
            english |= {word.lower() for word in prose(without_places(key))}
            norwegian |= {word.lower() for word in prose(without_places(said))}
    return frozenset(word for word in english - norwegian if len(word) > 2) - ALSO_NORWEGIAN


def test_words_that_only_english_has_are_known():
    known = english_words()

    assert {"amount", "weight", "judgement", "published", "choose"} <= known
    assert known.isdisjoint({"alle", "plan", "status", "runde", "tiltak"})
    assert len(known) > 1000


@pytest.fixture
def written_elsewhere(round_):
    """The round's own text, put in Sámi so that only our words are left as Norwegian."""
    from samvekt.domain.rounds.models import Round

    Round.objects.filter(pk=round_.pk).update(language="se")
    return round_.title


@pytest.fixture
def every_page(pages, client_for):
    """Goes to every page in a language, as the one it is for."""
    from samvekt.domain.people.models import Person

    def in_(language):
        Person.objects.update(language=language)
        for name in shown():
            address = pages[name].replace("/nb/", f"/{language}/")
            yield name, client_for(name).get(address, headers={"accept-language": language})

    return in_


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_no_word_of_another_language_stands_on_a_norwegian_page(
    language, every_page, written_elsewhere
):
    found = {}
    for name, answer in every_page(language):
        page = answer.content.decode()
        words = prose(our_text(page, language).replace(written_elsewhere, ""))
        english = {word.lower() for word in words} & english_words()
        assert f'<html lang="{language}"' in page, name
        if wrong := foreign(words, language) | english:
            found[name] = wrong

    assert found == {}


def test_every_page_says_its_language_in_its_head(every_page):
    wrong = [
        name
        for name, answer in every_page("en")
        if '<html lang="en"' not in answer.content.decode()
        or answer.headers["Content-Language"] != "en"
    ]

    assert wrong == []


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("nn-NO,nn;q=0.9,nb;q=0.5", "nn"),
        ("no,en;q=0.5", "nb"),
        ("en-GB", "en"),
        ("de,fr;q=0.5", "nb"),
        ("", "nb"),
    ],
)
def test_the_browser_decides_for_a_stranger(accepted, language, client, db):
    answer = client.get("/logg-inn/", headers={"accept-language": accepted})

    assert answer.headers["Content-Language"] == language


def test_the_start_leads_to_the_front_page_in_the_visitors_language(client, db):
    assert client.get("/", headers={"accept-language": "nn"}).url == "/nn/"


def test_the_address_of_a_public_page_decides_over_the_browser(client, db):
    answer = client.get("/nn/", headers={"accept-language": "en"})

    assert answer.headers["Content-Language"] == "nn"


def test_signing_in_goes_on_in_the_language_of_the_front_page(client, db):
    client.get("/nn/", headers={"accept-language": "en"})

    answer = client.get("/logg-inn/", headers={"accept-language": "en"})

    assert answer.headers["Content-Language"] == "nn"


def test_the_person_decides_over_the_browser(people, sign_in):
    from samvekt.domain.people.models import Person
    from samvekt.domain.people.roles import Role

    Person.objects.update(language="nn")

    answer = sign_in(Role.READER).get("/hjem/", headers={"accept-language": "en"})

    assert answer.headers["Content-Language"] == "nn"


def test_choosing_a_language_keeps_the_page_and_is_remembered(leader, pages):
    here = pages["rounds:frame"]

    answer = leader.post("/sprak/", {"language": "nn", "next": here})

    assert answer.url == here
    assert leader.get(here).headers["Content-Language"] == "nn"


def test_the_languages_of_a_public_page_lead_to_the_same_page(client, db):
    page = client.get("/nb/?side=2").content.decode()

    assert 'href="/nn/?side=2"' in page
    assert 'hreflang="en"' in page


def test_an_unknown_language_changes_nothing(client, db):
    answer = client.post("/sprak/", {"language": "xx", "next": "/logg-inn/"})

    assert answer.url == "/logg-inn/"
    assert answer.cookies == {}


def said(template: str, language: str = "nb", **values) -> str:
    request = RequestFactory().get("/")
    with translation.override(language):
        made = engines["django"].from_string("{% load samvekt %}" + template)
        return made.render(values, request)


def test_a_sentence_escapes_what_it_holds():
    written = said('{% say "{day} at {clock}" day=day clock="x" %}', day="<script>")

    assert written == "&lt;script&gt; kl. x"


@pytest.mark.parametrize(
    ("language", "number", "day", "moment"),
    [
        ("nb", "1\u00a0250,5", "22.11.2026", "22.11.2026 kl. 15.05"),
        ("nn", "1\u00a0250,5", "22.11.2026", "22.11.2026 kl. 15.05"),
        ("en", "1,250.5", "2026-11-22", "2026-11-22 at 15:05"),
    ],
)
def test_numbers_and_days_are_written_as_the_reader_does(language, number, day, moment):
    at = datetime(2026, 11, 22, 14, 5, tzinfo=UTC)

    assert said("{{ n|number }}", language, n=1250.5) == number
    assert said("{{ d|day }}", language, d=date(2026, 11, 22)) == day
    assert said("{{ t|moment }}", language, t=at) == moment
    assert said("{{ d|day }}{{ t|moment }}{{ n|number }}", language, d=None, t=None, n=None) == ""


def test_names_are_in_norwegian_order():
    from samvekt.web.language import in_norwegian_order

    names = ["Østen", "Aas", "Åse", "Ærlend", "Zakarias", "aaron", "Ane", "Ole"]

    assert in_norwegian_order(names) == [
        "Ane",
        "Ole",
        "Zakarias",
        "Ærlend",
        "Østen",
        "aaron",
        "Aas",
        "Åse",
    ]


def test_what_people_write_carries_its_own_language():
    assert said('{% words text "se" %}', text="Kárášjohka") == '<span lang="se">Kárášjohka</span>'
    assert said('{% words text "nb" %}', text="<b>") == "&lt;b&gt;"
    assert said('{% words text "se" %}', text="<b>") == '<span lang="se">&lt;b&gt;</span>'


@pytest.mark.parametrize("name", ["rounds:overview", "rounds:options", "rounds:option"])
def test_the_rounds_own_text_carries_the_language_of_the_round(
    name, leader, pages, round_, written_elsewhere
):
    page = leader.get(pages[name]).content.decode()

    assert re.search(r'<span lang="se">[^<]+</span>', page)


UNORDERED = ("Ås", "Zakarias", "Ærlig", "Aasen", "Øygard", "Ane")
IN_ORDER = ["Ane", "Zakarias", "Ærlig", "Øygard", "Ås", "Aasen"]


def order_on(page: str) -> list[str]:
    """The names above in the order they stand on a page, each the first time."""
    return sorted(UNORDERED, key=lambda name: page.index(f">{name} "))


def test_people_organisations_and_seats_are_in_norwegian_order(
    people, round_, at, administrator, client
):
    from samvekt.domain.people import actions
    from samvekt.domain.people.roles import OrganisationKind, Role
    from samvekt.domain.rounds.actions import add_seat

    boss, leader = people[Role.ADMINISTRATOR], people[Role.PROCESS_LEADER]
    for number, name in enumerate(UNORDERED):
        made = actions.create_person(
            email=f"n{number}@example.no", name=f"{name} Navn", password=None
        )
        place = actions.create_organisation(
            name=f"{name} etat", kind=OrganisationKind.OTHER, by=None, at=at
        )
        of = round_.organisation
        actions.change_roles(person=made, organisation=of, roles=[Role.READER], by=None, at=at)
        actions.change_roles(
            person=boss, organisation=place, roles=[Role.ADMINISTRATOR], by=None, at=at
        )
        add_seat(round_=round_, person=made, role=Role.READER, by=leader, at=at)

    slug, case = round_.organisation.slug, round_.public_id
    for address in ("/hjem/", f"/o/{slug}/folk/", f"/o/{slug}/runder/{case}/deltakere/"):
        assert order_on(administrator.get(address).content.decode()) == IN_ORDER


@pytest.mark.parametrize(
    ("language", "told"), [("nb", "Publisert 23.11.2026"), ("en", "Published 2026-11-23")]
)
def test_a_moment_in_a_sentence_is_told_by_its_day_here(language, told):
    late = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)

    assert said('{% say "Published {day}" day=late %}', language, late=late) == told


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_no_page_shows_a_moment_as_machines_write_it(language, every_page):
    found = {}
    for name, answer in every_page(language):
        parser = OurText("none")
        parser.feed(re.sub(r'lang="\w+"', "", answer.content.decode()))
        text = "\n".join(parser.found)
        if raw := re.findall(r"\d{4}-\d\d-\d\dT|\+00:00|None\b|\bnan\b|\{\w+\}", text):
            found[name] = raw

    assert found == {}
