"""Figures are legible in grey print and by colour-blind people."""

from __future__ import annotations

from itertools import pairwise

import pytest
from figure_texts import font
from hypothesis import given
from hypothesis import strategies as st

from samvekt.report.figures.look import (
    INK,
    LIMIT,
    MIDDLE,
    NEIGHBOURS,
    PALE,
    PAPER,
    QUIET,
    STRONG,
    contrast,
    ink_on,
    luminance,
    tone,
)
from samvekt.report.figures.names import width_of, wrapped
from samvekt.report.figures.widths import WIDTHS


@pytest.mark.parametrize("ink", [INK, QUIET, LIMIT])
def test_letters_on_paper_are_seen_by_those_who_see_little(ink):
    assert contrast(ink, PAPER) >= 4.5


@pytest.mark.parametrize("fill", [PALE, MIDDLE, STRONG, QUIET])
def test_letters_on_a_tone_are_seen_by_those_who_see_little(fill):
    assert contrast(ink_on(fill), fill) >= 4.5


@given(st.floats(0, 1))
def test_numbers_in_the_map_are_seen_on_every_tone(share):
    assert contrast(ink_on(tone(share)), tone(share)) >= 4.5


def test_tones_beside_each_other_differ_in_grey_print():
    assert all(contrast(one, other) >= 2 for one, other in pairwise(NEIGHBOURS))


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_larger_share_is_never_lighter(one, other):
    less, more = sorted((one, other))

    assert luminance(tone(more)) <= luminance(tone(less))


@pytest.mark.parametrize("weight", ["400", "600"])
def test_no_letter_is_wider_than_the_table_says(weight):
    wider = {sign for sign in WIDTHS if font(weight).getlength(sign) > 1000 * WIDTHS[sign]}

    assert wider == set()


@given(st.text(st.sampled_from("abcøåæ ÆØÅ-/mWi1"), max_size=300), st.floats(40, 300))
def test_wrapping_keeps_every_letter_and_every_line_within_its_room(text, room):
    lines = wrapped(text, room, 12)

    kept = "".join(lines).replace("-", "").replace(" ", "")
    assert kept == text.replace("-", "").replace(" ", "")
    assert all(width_of(line, 12) <= room for line in lines)


def test_a_text_with_nothing_in_it_is_one_empty_line():
    assert wrapped("  ", 100, 12) == ("",)
