"""The page: harmless, the same for every reader, and found the way around in."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from documents_to_try import (
    ADDRESS,
    MADE,
    all_hostile,
    every_block,
    figure,
    hostile,
    sentences,
    wide,
)
from hostile import HOSTILE

from samvekt.report.blocks import Bullets, Document, Heading, Link, Paragraph
from samvekt.report.html import html
from samvekt.report.signs import seen

LANGUAGES = ("nb", "nn", "en")
VOID = {"meta", "br"}


class Page(HTMLParser):
    """What stands on a page: its elements with attributes, and its text."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.said: list[str] = []
        self.badly_closed: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag == "br":
            self.said.append("\n")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.badly_closed.append(tag)

    def handle_data(self, data):
        self.said.append(data)

    def all(self, tag, **given):
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in given.items()}
        return [
            attributes
            for name, attributes in self.elements
            if name == tag and wanted.items() <= attributes.items()
        ]

    @property
    def text(self):
        return "".join(self.said)


def outline(page):
    """The elements of a page, without the shapes of its drawing and without line breaks."""
    drawing = {"svg", "g", "path", "rect", "text", "tspan", "line", "defs", "clippath", "title"}
    return [tag for tag, _ in page.elements if tag not in drawing | {"br", "a"}]


def attributes(page):
    return [pair for _, given in page.elements for pair in given.items()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_of_the_document_is_on_the_page(language):
    text = Page(html(every_block(language))).text

    assert [one for one in sentences(every_block(language), language) if one not in text] == []


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_stays_text(name):
    text = HOSTILE[name]

    page = Page(html(hostile(text)))

    assert page.badly_closed == []
    assert page.open == []
    assert not text.strip() or outline(page) == outline(Page(html(hostile("vanlig tekst"))))
    assert seen(text) in page.text
    assert not [key for key, _ in attributes(page) if key.startswith("on") or key == "src"]
    assert {a["href"] for a in page.all("a")} <= {"#content", ADDRESS}


def test_hostile_text_cannot_turn_or_hide_what_stands_beside_it():
    written = html(all_hostile())

    assert not set(written) & set("\x00\x07\x1b\u200e\u200f\u202e\u2066\ufeff\u2028")
    assert written.encode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_may_show_its_own_style_and_nothing_else(language):
    written = html(every_block(language))
    (policy,) = Page(written).all("meta", http_equiv="Content-Security-Policy")
    (style,) = re.findall(r"<style>(.*?)</style>", written, re.DOTALL)

    checksum = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy["content"] == (
        f"default-src 'none'; style-src 'sha256-{checksum}'; base-uri 'none'; form-action 'none'"
    )


def test_no_element_brings_a_script_a_style_or_a_request():
    written = html(every_block())
    page = Page(written)

    assert len(page.all("style")) == 1
    assert not {tag for tag, _ in page.elements} & {
        "script", "link", "img", "image", "iframe", "object", "embed", "form", "base", "use",
    }  # fmt: skip
    forbidden = {"style", "src", "srcset", "action", "formaction", "xlink:href", "background"}
    assert not [key for key, _ in attributes(page) if key in forbidden or key.startswith("on")]
    assert "url(" not in written
    assert "@import" not in written


def test_a_drawing_is_one_picture_with_a_name_and_a_description():
    page = Page(html(every_block()))
    (drawing,) = page.all("div", role="img")

    assert drawing["aria-label"] == "Kostnad per tiltak"
    assert page.all("p", id=drawing["aria-describedby"]) == [{"id": "figure-costs-words"}]
    assert [svg["aria-hidden"] for svg in page.all("svg")] == ["true"]
    assert len(page.all("figure", aria_labelledby="figure-costs")) == 1
    assert len(page.all("figcaption", id="figure-costs")) == 1


@pytest.mark.parametrize(("language", "word"), [("nb", "Merk"), ("nn", "Merk"), ("en", "Note")])
def test_what_is_marked_has_a_word_beside_its_colour(language, word):
    page = Page(html(every_block(language)))
    kinds = page.all("p", class_="kind")

    assert word in page.text
    assert len(kinds) == sum(
        len(page.all("div", class_=name)) for name in ("note", "knowledge", "judgement", "tradeoff")
    )


def test_who_and_when_stand_under_the_title():
    page = Page(html(every_block()))
    before = page.text.index("Prioritering av tiltak", page.text.index("Hopp til"))

    assert page.text.index("Bergen kommune · Etat for helse og omsorg · 22.11.2026") > before
    assert page.all("meta", name="description", content="Et dokument for å prøve alt.")


def test_what_is_not_known_is_not_written():
    document = replace(every_block(), organisation="", unit="", made=None, about="")

    page = Page(html(document))

    assert page.all("meta", name="description") == []
    assert "·" not in page.text
    assert f"{MADE:%d.%m.%Y}" not in page.text


def test_a_long_document_has_a_list_of_its_parts_that_leads_to_each():
    page = Page(html(every_block()))
    places = [a["href"].removeprefix("#") for a in page.all("a") if a["href"].startswith("#")]
    heads = [given.get("id") for given in page.all("h2")]

    assert places == ["content", *heads]
    assert heads[:2] == ["del-1", "del-2"]
    assert len(set(heads)) == len(heads)
    assert len(page.all("nav")) == 1


def test_a_short_document_has_no_list_of_its_parts():
    blocks = (Heading(1, "Kort"), *(Heading(2, f"Del {n}") for n in range(4)))

    assert Page(html(Document("Kort", "nb", "nb", blocks))).all("nav") == []


def test_a_made_anchor_is_never_one_that_is_taken():
    blocks = (
        Heading(1, "Tittel"),
        Heading(2, "Uten"),
        Heading(2, "Med", "part-1"),
        Heading(3, "Under", "part-2"),
        *(Heading(2, f"Del {n}") for n in range(3)),
    )

    page = Page(html(Document("Tittel", "nb", "nb", blocks)))

    names = [given["id"] for _, given in page.elements if "id" in given]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("document", [every_block(), every_block("en"), wide(), all_hostile()])
def test_each_name_on_a_page_is_used_once_and_each_reference_is_found(document):
    page = Page(html(document))
    names = [given["id"] for _, given in page.elements if "id" in given]
    referred = {
        given[key]
        for _, given in page.elements
        for key in ("aria-labelledby", "aria-describedby")
        if key in given
    }

    assert len(set(names)) == len(names)
    assert referred <= set(names)


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "//x", "", "x"])
def test_a_link_is_one_only_where_it_leads_to_the_web(address):
    links = (Link("Trygg", "https://example.org/?a=1&b=2"), Link("Slem", address))

    page = Page(html(Document("Lenker", "nb", "nb", (Bullets(links),))))

    assert [a["href"] for a in page.all("a")] == ["#content", "https://example.org/?a=1&b=2"]
    assert "Slem" in page.text


def test_the_rounds_own_text_has_its_own_language():
    english = Page(html(every_block("en", "nb")))
    norwegian = Page(html(every_block("nb", "nb")))

    assert {span["lang"] for span in english.all("span")} == {"nb"}
    assert norwegian.all("span") == []


def test_a_line_break_in_a_text_stays_one():
    document = Document("Linjer", "nb", "nb", (Paragraph("første\nandre\r\ntredje"),))

    assert "<p>første<br>andre<br>tredje</p>" in html(document)


def test_a_document_without_a_heading_opens_with_its_title():
    page = html(Document("tittelen", "nb", "nb", (Paragraph("Tekst."),)))

    assert "<h1>Tittelen</h1>" in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_on_paper_are_numbered_in_the_readers_language(language):
    word, of = {"nb": ("Side", "av"), "nn": ("Side", "av"), "en": ("Page", "of")}[language]

    style = f'content: "{word} " counter(page) " {of} " counter(pages)'
    assert style in html(every_block(language))


def test_the_same_document_gives_the_same_page():
    assert html(every_block()) == html(every_block())


def test_a_figure_with_signs_the_drawer_cannot_read_is_drawn_all_the_same():
    document = Document("Figur", "nb", "nb", (figure(("a\x0bb", "c\x00d")),))

    assert len(Page(html(document)).all("svg")) == 1
