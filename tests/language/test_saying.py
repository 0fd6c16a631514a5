"""How a message is said: languages, numbers, dates, lists and terms."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from samvekt.core.message import LANGUAGES, Words, message
from samvekt.language import MINUS, NO_BREAK_SPACE, catalogue, number, opened, say
from samvekt.language.borrowed import borrowed

MISSING = "Suggested rank: {rank}."


def test_a_message_is_said_in_each_language():
    said = message(MISSING, rank=3)

    assert {language: say(said, language) for language in LANGUAGES} == {
        "nb": "Foreslått rang: 3.",
        "nn": "Foreslått rang: 3.",
        "en": "Suggested rank: 3.",
    }


def test_bokmaal_is_said_when_no_language_is_asked_for():
    assert say(message("Not assessed")) == "Ikke vurdert"


def test_a_language_without_a_catalogue_is_said_in_english():
    assert say(message("Not assessed"), "se") == "Not assessed"
    assert catalogue("se").gettext("Not assessed") == "Not assessed"


def test_a_sentence_that_is_not_in_the_catalogue_is_said_as_it_is():
    assert say(message("Nothing is known about {what}", what="x"), "nb") == (
        "Nothing is known about x"
    )


def test_a_text_of_the_users_own_is_never_translated():
    assert say("Not assessed", "nb") == "Not assessed"


@pytest.mark.parametrize(
    ("words", "language", "said"),
    [
        (Words("nytte", "nytte", "benefit"), "en", "benefit"),
        (Words("alvorlighet", "alvorsgrad"), "nn", "alvorsgrad"),
        (Words("alvorlighet"), "nn", "alvorlighet"),
        (Words("alvorlighet"), "en", "alvorlighet"),
        (Words("alvorlighet", "alvorsgrad", "severity"), "se", "alvorlighet"),
    ],
)
def test_a_term_falls_back_to_bokmaal(words, language, said):
    assert say(words, language) == said


def test_a_message_inside_a_message_is_said_in_the_same_language():
    inner = message("Not assessed")

    assert say(message("{what}: {options}.", what=inner, options=("R01",)), "nn") == (
        "Ikkje vurdert: R01."
    )


@pytest.mark.parametrize(
    ("names", "nb", "en"),
    [
        ((), "", ""),
        (("a",), "a", "a"),
        (("a", "b"), "a og b", "a and b"),
        (("a", "b", "c"), "a, b og c", "a, b and c"),
    ],
)
def test_a_list_ends_with_and(names, nb, en):
    said = message("{names}", names=names)

    assert (say(said, "nb"), say(said, "en")) == (nb, en)


def test_numbers_and_terms_in_a_list_are_written_as_the_reader_writes_them():
    said = message("{parts}", parts=(1.5, Words("nytte", "nytte", "benefit"), -2))

    assert say(said, "nb").lower() == f"1,5, nytte og {MINUS}2"


@pytest.mark.parametrize(
    ("value", "spec", "nb", "en"),
    [
        (1250.5, "", "1250,5", "1250.5"),
        (1250000, ",.0f", f"1{NO_BREAK_SPACE}250{NO_BREAK_SPACE}000", "1,250,000"),
        (-0.5, ".1f", f"{MINUS}0,5", "-0.5"),
        (0.17, ".0%", f"17{NO_BREAK_SPACE}%", "17%"),
        (Decimal("20.80"), "", "20,80", "20.80"),
        (3.0, "", "3", "3"),
        (123456.0, ".3g", "123000", "123000"),
        (123456.0, ",.3g", f"123{NO_BREAK_SPACE}000", "123,000"),
        (0.0000123, ".3g", "0,0000123", "0.0000123"),
        (Decimal("1E+3"), "", "1000", "1000"),
        (2027, "d", "2027", "2027"),
    ],
)
def test_numbers_are_written_as_the_reader_writes_them(value, spec, nb, en):
    assert (number(value, spec, "nb"), number(value, spec, "nn")) == (nb, nb)
    assert number(value, spec, "en") == en


def test_a_date_is_written_as_the_reader_writes_it():
    said = message("{day}", day=date(2026, 1, 9))

    assert [say(said, language) for language in LANGUAGES] == [
        "09.01.2026",
        "09.01.2026",
        "2026-01-09",
    ]


def test_a_sentence_that_starts_with_a_term_starts_with_a_capital():
    said = message("{what}: {n}.", what=Words("nytte"), n=1)

    assert say(said, "nb") == "Nytte: 1."
    assert say(message("{what}: {n}.", what=(Words("nytte"), Words("barn")), n=1), "nb") == (
        "Nytte og barn: 1."
    )


def test_a_sentence_that_starts_with_a_name_keeps_it_as_it_is():
    assert say(message("{name}: {n}.", name="fall-2027", n=1), "nb") == "fall-2027: 1."


def test_a_term_inside_a_sentence_stays_small():
    assert say(message("Status: {status}.", status=Words("foreslått")), "nb") == (
        "Status: foreslått."
    )


def test_an_empty_heading_stays_empty():
    assert opened("") == ""


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("Permission denied", "du har ikke tilgang"),
        ("Expecting ',' delimiter", ", mangler"),
        ("mapping values are not allowed in this context", "et kolon står der det ikke passer"),
        ("did not find expected ',' or ']'", "et komma eller ] mangler"),
        ("found unexpected end of stream", "et anførselstegn eller en parentes mangler"),
    ],
)
def test_reasons_of_other_programs_are_said_in_norwegian(reason, said):
    assert say(borrowed(reason), "nb").startswith(said)


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (0.0, f"0{NO_BREAK_SPACE}%"),
        (1 / 20_000, f"<1{NO_BREAK_SPACE}%"),
        (0.01, f"1{NO_BREAK_SPACE}%"),
        (0.99, f"99{NO_BREAK_SPACE}%"),
        (1 - 1 / 20_000, f">99{NO_BREAK_SPACE}%"),
        (1.0, f"100{NO_BREAK_SPACE}%"),
    ],
)
def test_a_share_that_is_not_quite_none_or_all_never_looks_like_it(share, said):
    assert number(share, ".0%", "nb") == said
    assert say(message("{share:.0%}", share=share), "nb") == said
