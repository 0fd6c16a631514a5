"""The canonical form is RFC 8785, and the readable text has one form for each content."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samvekt.core.errors import OutOfRange
from samvekt.formats.canonical import EXACT, canonical, checksum, in_doubles, readable, settled

LEAVES = (
    st.none()
    | st.booleans()
    | st.integers(-(EXACT - 1), EXACT - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=("Cs",)))
)
CONTENT = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(st.characters(exclude_categories=("Cs",))), inner, max_size=4)
    ),
    max_leaves=20,
)


@given(CONTENT)
def test_the_readable_text_is_json_of_the_same_content(content):
    text = readable(settled(content))

    assert in_doubles(json.loads(text)) == settled(content)
    assert text.endswith("\n")


@given(CONTENT)
def test_reading_the_text_and_writing_it_again_gives_the_same_text_and_checksum(content):
    text = readable(settled(content))

    again = settled(in_doubles(json.loads(text)))

    assert readable(again) == text
    assert checksum(again) == checksum(settled(content))


@given(st.dictionaries(st.text(st.characters(exclude_categories=("Cs",))), LEAVES, max_size=8))
def test_the_order_of_the_keys_makes_no_difference(content):
    turned = dict(reversed(content.items()))

    assert canonical(turned) == canonical(content)


def test_keys_are_sorted_by_utf16_and_not_by_code_point():
    assert canonical({"\ufb33": 1, "😀": 2}) == '{"😀":2,"\ufb33":1}'


def test_one_and_one_point_nought_are_the_same_number():
    assert checksum([1.0, -0.0]) == checksum([1, 0])


@pytest.mark.parametrize("number", [EXACT, -EXACT, 10**30])
def test_a_whole_number_others_cannot_read_exactly_is_refused(number):
    with pytest.raises(OutOfRange, match="9007199254740991"):
        canonical({"seed": number})


def test_what_is_endless_or_no_number_is_null():
    assert settled({"a": float("inf"), "b": [float("nan")], 2027: (1.0,)}) == {
        "a": None,
        "b": [None],
        "2027": [1],
    }
