"""Templates hold no text of their own, no style or script inside, and only classes that exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

WEB = Path(__file__).parents[2] / "src/samvekt/web"
TEMPLATES = sorted(path for folder in WEB.rglob("templates") for path in folder.rglob("*.html"))
STYLES = (WEB / "static/web/app.css").read_text(encoding="utf-8")
DESIGN = (WEB / "static/vendor/designsystemet-1.22.0/index.css").read_text(encoding="utf-8")

TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", re.DOTALL)
MARKUP = re.compile(r"<[^>]*>", re.DOTALL)
HIDDEN = re.compile(r"<(?:style|script)\b[^>]*>[^<]+</(?:style|script)>")
SHOWN_ATTRIBUTES = re.compile(r"""\b(?:alt|title|aria-label|placeholder)=["']([^"']*)["']""")

BUTTON_ATTRIBUTES = re.compile(r"\{% block \w+_attributes %\}.*?\{% endblock %\}", re.DOTALL)

OWN_NAME = {"Samvekt"}
SIGNS = re.compile(r"[–…✓○↑↓:,.()?!\s·|]+")


def named(path):
    return str(path.relative_to(WEB))


def plain_text(text: str) -> set[str]:
    """Words of a template that are not said through the catalogue."""
    bare = TAG.sub(" ", BUTTON_ATTRIBUTES.sub(" ", text))
    shown = [MARKUP.sub(" ", bare), *SHOWN_ATTRIBUTES.findall(bare)]
    return {word for part in shown for word in SIGNS.split(part) if re.search(r"[^\W\d_]", word)}


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_a_template_says_everything_through_the_catalogue(path):
    text = path.read_text(encoding="utf-8").replace("<!doctype html>", "")

    assert plain_text(text) - OWN_NAME == set()


def test_text_in_a_template_would_be_found():
    assert plain_text("<p>Hei {{ name }}</p>") == {"Hei"}
    assert plain_text('<img alt="Bilde">{% say "Hello" %}') == {"Bilde"}


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_a_template_holds_no_style_script_or_handler(path):
    text = path.read_text(encoding="utf-8")

    assert re.findall(r"\sstyle=|\son\w+=|javascript:", text) == []
    assert HIDDEN.findall(text) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_nothing_is_marked_as_safe(path):
    assert re.findall(r"\|\s*safe\b|autoescape off", path.read_text(encoding="utf-8")) == []


def test_no_code_of_the_pages_marks_text_as_safe():
    found = [p for p in WEB.rglob("*.py") if "mark_safe" in p.read_text(encoding="utf-8")]

    assert found == []


def classes():
    for path in TEMPLATES:
        bare = TAG.sub(" ", path.read_text(encoding="utf-8"))
        for value in re.findall(r'\bclass="([^"]*)"', bare):
            yield from value.split()


@pytest.mark.parametrize("name", sorted({c for c in classes() if c.startswith("ds-")}))
def test_a_class_of_the_design_system_exists(name):
    assert re.search(rf"\.{name}(?![\w-])", DESIGN)


@pytest.mark.parametrize("name", sorted({c for c in classes() if not c.startswith("ds-")}))
def test_a_class_of_our_own_is_drawn(name):
    assert re.search(rf"\.{name}(?![\w-])", STYLES)


def test_every_sentence_of_a_template_is_found_for_the_catalogues():
    from samvekt.language.tooling import template_sentences

    said = {
        quoted
        for path in TEMPLATES
        for quoted in re.findall(r'\{%\s*say\s+"([^"]*)"', path.read_text(encoding="utf-8"))
    }

    assert {text for text in said if re.search("[a-z]", text)} <= set(template_sentences())
