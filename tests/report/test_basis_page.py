"""The decision basis as a page: hostile text stays text, and the page can be read by anyone."""

from __future__ import annotations

import copy
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from samvekt.bridge.firmness import AskedFirmness
from samvekt.bridge.portfolio import Asked
from samvekt.bridge.results import AskedResults, work_out
from samvekt.core.ranking.result import RULE_WORDS
from samvekt.formats.reading import read_round, round_from
from samvekt.formats.writing import plain
from samvekt.reference.faults import ReadFault
from samvekt.reference.kinds.document_text import texts_of
from samvekt.reference.library import Library
from samvekt.report.basis import LENGTHS, Material, compose
from samvekt.report.html import html

LIBRARY = Library.built_in()
EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = ("kommunal-runde", "opplaering", "nasjonal-runde")
VOID = {"meta", "br", "link", "img", "input", "hr"}

HOSTILE = {
    "markup": "<b>fet</b><img src=x onerror=alert(1)><svg/onload=alert(1)>",
    "script": "</title></style></main><script>alert('x')</script>",
    "quotes": '" onmouseover="alert(1)" x=\'',
    "entities": "&lt;script&gt; &amp; &#60;b&#62;",
    "template": "{{7*7}} {option} {0} %s ${x} <%= x %>",
    "comment": "--><!-- ]]> <![CDATA[",
    "a long word": "x" * 10_000,
    "emoji": "👩‍⚕️🏥 𝔖 e\u0301",
    "sámi": "Čáhppesjohka, Ŋuorta, Áltá, đ, ŧ, ž – Gïelem nastedh",
    "right to left letters": "العربية עברית",
}
TEXTS = {
    "situation",
    "need",
    "legal",
    "economic",
    "professional",
    "target_group",
    "measure",
    "comparator",
    "note",
    "source",
    "doubt",
    "supports",
    "reason",
    "reasons",
    "how",
    "said",
    "overall",
    "illustration",
    "provenance",
    "indicator",
    "soundness",
    "proportionality",
    "children",
    "local_conditions",
    "unequal_access",
    "ethics",
    "feasibility",
}
SHORT = {"title", "name", "place", "label", "unit", "setting", "profession", "who", "by", "plan"}


class Page(HTMLParser):
    """What stands on a page: its elements with attributes, and its text."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.texts: list[str] = []
        self.badly_closed: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.badly_closed.append(tag)

    def handle_data(self, data):
        self.texts.append(data)

    def all(self, tag):
        return [attributes for name, attributes in self.elements if name == tag]


def page_of(round_, language="nb", rule="swedish", length="full"):
    asked = AskedResults(rule, AskedFirmness(draws=200), Asked(scenarios=20))
    material = Material(work_out(round_, LIBRARY, asked), texts_of(LIBRARY), language)
    return html(compose(material, length))


def with_text(text):
    """The real round with this text in every place people write."""

    def put(content, key=""):
        if isinstance(content, dict):
            return {
                k: v if k in {"not_relevant", "criteria"} else put(v, k) for k, v in content.items()
            }
        if isinstance(content, list):
            return [put(part, key) for part in content]
        if isinstance(content, str) and key in TEXTS:
            return text
        if isinstance(content, str) and key in SHORT and content not in {"person_years", "kNOK"}:
            return content if len(content) == 4 and content.isupper() else text[:250]
        return content

    content = copy.deepcopy(plain(read_round(EXAMPLES / "kommunal-runde.yaml", LIBRARY)))
    for option in content["options"]:
        for cost in (*option.get("costs", ()), *option.get("funding", ())):
            cost.pop("unit", None)
    changed = put(content)
    return round_from(changed, where="test", library=LIBRARY)


PLAIN_ELEMENTS = {name for name, _ in Page(page_of(with_text("Vanlig tekst"))).elements}


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_text_stays_text(case):
    page = Page(page_of(with_text(HOSTILE[case])))

    assert {name for name, _ in page.elements} == PLAIN_ELEMENTS
    assert page.badly_closed == []
    assert page.open == []
    assert HOSTILE[case][:250] in "".join(page.texts)
    attributes = {name for _, given in page.elements for name in given}
    assert not any(name.startswith("on") for name in attributes)
    assert not attributes & {"src", "action", "srcset", "data", "formaction"}


@pytest.mark.parametrize("sign", ["\u202e", "\u2066", "\u0000", "\u001b", "\ufeff"])
def test_signs_that_hide_or_turn_text_never_reach_a_page(sign):
    with pytest.raises(ReadFault):
        with_text(f"a{sign}b")


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_the_page_can_be_read_by_a_screen_reader(name, language, length):
    page = Page(page_of(read_round(EXAMPLES / f"{name}.yaml", LIBRARY), language, length=length))

    assert page.all("html") == [{"lang": language}]
    assert len(page.all("title")) == len(page.all("h1")) == len(page.all("main")) == 1
    assert len(page.all("caption")) == len(page.all("table"))
    assert all(heading["scope"] in {"col", "row"} for heading in page.all("th"))
    assert page.badly_closed == []
    levels = [int(tag[1]) for tag, _ in page.elements if tag in {"h1", "h2", "h3", "h4"}]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    names = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(set(names)) == len(names)
    labelled = [a["aria-labelledby"] for _, a in page.elements if "aria-labelledby" in a]
    assert set(labelled) <= set(names)


@pytest.mark.parametrize("name", NAMES)
def test_on_a_narrow_screen_each_cell_repeats_its_heading_and_the_table_stays_a_table(name):
    page = Page(page_of(read_round(EXAMPLES / f"{name}.yaml", LIBRARY)))
    roles = {"table": "table", "tr": "row", "td": "cell", "thead": "rowgroup"}

    assert all(one["data-heading"].strip() for one in page.all("td"))
    for tag, role in roles.items():
        assert {one["role"] for one in page.all(tag)} == {role}
    assert {one["role"] for one in page.all("th")} == {"columnheader", "rowheader"}


@pytest.mark.parametrize("name", NAMES)
def test_the_page_asks_nobody_for_anything(name):
    text = page_of(read_round(EXAMPLES / f"{name}.yaml", LIBRARY))
    page = Page(text)

    (policy,) = [m for m in page.all("meta") if m.get("http-equiv") == "Content-Security-Policy"]
    assert policy["content"].startswith("default-src 'none'")
    tags = {tag for tag, _ in page.elements}
    assert not tags & {"script", "link", "img", "iframe", "object", "embed", "form", "base"}
    assert "url(" not in text
    assert "@import" not in text


def test_the_rounds_own_text_has_its_own_language_on_a_page_in_another():
    round_ = read_round(EXAMPLES / "opplaering.yaml", LIBRARY)

    norwegian, english = Page(page_of(round_, "nb")), Page(page_of(round_, "en"))

    assert norwegian.all("span") == []
    assert {span["lang"] for span in english.all("span")} == {"nb"}


def test_every_option_and_every_source_is_on_the_page():
    round_ = read_round(EXAMPLES / "kommunal-runde.yaml", LIBRARY)
    text = "".join(Page(page_of(round_)).texts)

    assert all(f"{option.id} {option.name}" in text for option in round_.options)
    assert all(item.source in text for item in round_.evidence)
    assert all(entry.reason in text for entry in round_.overrides)


def test_the_reason_for_an_empty_part_is_on_the_page():
    round_ = read_round(EXAMPLES / "opplaering.yaml", LIBRARY)

    assert "Ingen av tiltakene gjelder barn." in "".join(Page(page_of(round_)).texts)


def test_an_empty_round_has_a_page_too():
    round_ = round_from(
        {
            "samvekt": 1,
            "id": "tom",
            "title": "Tom runde",
            "frame": {"level": "administrative", "profile": "practice"},
            "criteria": {"set": "norway-guide-2025"},
        },
        where="test",
        library=LIBRARY,
    )

    assert len(Page(page_of(round_)).all("h1")) == 1


@pytest.mark.parametrize("rule", ["additive", "per-krone", "panel"])
def test_the_page_leads_with_the_rule_asked_for(rule):
    round_ = read_round(EXAMPLES / "opplaering.yaml", LIBRARY)
    title = RULE_WORDS[rule].nb

    assert f"Regelen {title} foreslår" in "".join(Page(page_of(round_, rule=rule)).texts)


def test_the_same_round_gives_the_same_page():
    round_ = read_round(EXAMPLES / "kommunal-runde.yaml", LIBRARY)

    assert page_of(round_) == page_of(round_)
