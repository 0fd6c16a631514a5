"""Signs our fonts cannot draw are written by number; columns share the page."""

from __future__ import annotations

import pytest
from fontTools.ttLib import TTFont
from hostile import HOSTILE
from hypothesis import given
from hypothesis import strategies as st

from samvekt.report.columns import LANDSCAPE, PORTRAIT, breakable, ems, setting
from samvekt.report.drawing import FONTS
from samvekt.report.signs import drawn, drawn_ranges, seen

FILES = sorted(FONTS.glob("*.otf"))


def signs_of(file):
    with TTFont(file) as font:
        return set(font.getBestCmap())


def test_the_table_of_signs_is_what_every_bundled_font_has():
    listed = {sign for first, last in drawn_ranges() for sign in range(first, last + 1)}

    assert len(FILES) == 2
    assert listed == set.intersection(*(signs_of(file) for file in FILES))


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_drawn_has_only_signs_of_the_fonts(name):
    ours = {chr(sign) for sign in signs_of(FILES[0])} | {"\n"}

    assert set(drawn(HOSTILE[name])) <= ours


def test_letters_of_norway_and_sapmi_are_drawn_as_they_are():
    for name in ("sámi", "nordic", "combining", "quotes"):
        assert drawn(HOSTILE[name]) == HOSTILE[name]


@given(st.text())
def test_no_sign_is_lost(text):
    numbers = {f"U+{ord(sign):04X}" for sign in text}

    shown = drawn(text)

    kept = set(shown) | {" ", "\n"}
    assert all(
        sign in kept or f"U+{ord(sign):04X}" in shown or sign in "\t\r\x0b\x0c\x85\u2028\u2029"
        for sign in text
    )
    assert numbers or shown == ""


@given(st.text())
def test_signs_that_turn_or_hide_text_are_always_seen(text):
    assert not set(seen(text)) & set("\x00\x1b\u200f\u202e\u2066\ufeff")
    assert seen(seen(text)) == seen(text)


@given(
    st.text(alphabet=st.characters(codec="latin-1", exclude_categories=("Cc",))), st.floats(1, 40)
)
def test_breaking_words_changes_no_sign(text, room):
    assert "".join(breakable(text, room)).replace("\u200b", "") == text


WORDS = st.text(alphabet="abcdefgh ij12", max_size=60)


@given(
    st.sampled_from([1, 2, 3, 5, 8, 12, 70]).flatmap(
        lambda columns: st.tuples(
            st.lists(st.lists(WORDS, min_size=columns, max_size=columns), min_size=1, max_size=4),
            st.lists(st.booleans(), min_size=columns, max_size=columns),
        )
    )
)
def test_columns_never_leave_the_page(table):
    rows, numbers = table

    how = setting(rows, numbers)

    assert sum(how.widths) <= 1 + 1e-9
    assert all(width > 0 for width in how.widths)
    assert len(how.whole) == len(rows) - 1
    assert 6.5 <= how.size <= 9


def test_a_word_that_fits_is_never_broken():
    assert breakable("korte ord her", 10.0) == ["korte ord her"]


def test_a_table_takes_a_lying_page_only_when_a_standing_one_is_too_narrow():
    few, many = [["tiltak"] * 3] * 4, [["forholdsmessighet"] * 10] * 4

    assert not setting(few, [False] * 3).lies
    assert setting(many, [False] * 10).lies
    assert ems("forholdsmessighet") * 6.5 * 10 < LANDSCAPE
    assert PORTRAIT < LANDSCAPE
