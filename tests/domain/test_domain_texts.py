"""Texts people write: plain is plain, and formatted text holds nothing that acts."""

from __future__ import annotations

import pytest

from samvekt.domain.errors import NotPossible
from samvekt.domain.texts import plain_name, plain_text, rich_text

PAYLOADS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    '<a href="javascript:alert(1)">x</a>',
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    "<iframe src=//evil.example></iframe>",
    '<p style="position:fixed" onclick="alert(1)">x</p>',
    "<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>",
    "<form action=//evil.example><input name=p></form>",
    "<object data=x></object><embed src=x><base href=//evil.example>",
    '<a href="jav&#x09;ascript:alert(1)">x</a>',
)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_formatted_text_holds_nothing_that_acts(payload):
    kept = rich_text(payload).lower()

    for sign in ("<script", "onerror=", "onload=", "onclick=", "javascript:", "data:", "style="):
        assert sign not in kept
    for tag in ("<iframe", "<svg", "<img", "<form", "<object", "<embed", "<base", "<math"):
        assert tag not in kept


def test_formatted_text_keeps_what_is_allowed():
    text = '<p>En <strong>god</strong> <a href="https://example.no">kilde</a></p>'

    assert rich_text(text) == (
        '<p>En <strong>god</strong> <a href="https://example.no" '
        'rel="noopener noreferrer">kilde</a></p>'
    )


@pytest.mark.parametrize("payload", PAYLOADS)
def test_plain_text_is_kept_as_it_was_written_and_never_as_markup(payload):
    assert plain_text(payload) == payload


@pytest.mark.parametrize("text", ["", " ", "\u202e", "\x00", "13097248022", "Født 130972 48022."])
def test_what_cannot_be_kept_is_refused_in_a_sentence(text):
    with pytest.raises(NotPossible):
        plain_text(text)


def test_a_name_is_shorter_than_a_text():
    assert plain_text("a" * 301)
    with pytest.raises(NotPossible, match="too long"):
        plain_name("a" * 301)


def test_line_ends_of_browsers_become_ordinary_ones():
    assert plain_text("  en\r\nto\rtre \r\n") == "en\nto\ntre"
