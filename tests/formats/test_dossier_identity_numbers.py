"""No dossier can carry an eleven-digit national identity number (point 2.4, P8).

Every number here is made by the test; none is looked up.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samvekt.formats.identity_numbers import FIRST_CHECK, SECOND_CHECK, holds_identity_number
from samvekt.formats.reading import round_from
from samvekt.reference.faults import ReadFault


def check_digit(digits: str, weights: tuple[int, ...]) -> str | None:
    rest = -sum(w * int(d) for w, d in zip(weights, digits, strict=False)) % 11
    return None if rest == 10 else str(rest)


def with_checks(nine: str) -> str | None:
    """Nine digits with their two check digits, or None where they have none."""
    first = check_digit(nine, FIRST_CHECK)
    second = first and check_digit(nine + first, SECOND_CHECK)
    return nine + first + second if first and second else None


@st.composite
def identity_numbers(draw: st.DrawFn) -> str:
    """Valid numbers: ordinary, D-numbers (day + 40), H-numbers (month + 40), test (month + 80)."""
    born = draw(st.dates(date(1900, 1, 1), date(2039, 12, 31)))
    day, month = draw(st.sampled_from(((0, 0), (40, 0), (0, 40), (0, 80), (40, 80))))
    start = f"{born.day + day:02}{born.month + month:02}{born.year % 100:02}"
    made = draw(st.integers(0, 999).map(lambda n: with_checks(f"{start}{n:03}")).filter(bool))
    assert made is not None
    return made


def written(number: str) -> tuple[str, ...]:
    """The ways people write a number."""
    start, end = number[:6], number[6:]
    spaced = f"{number[:2]}.{number[2:4]}.{number[4:6]}"
    return (
        number,
        f"{start} {end}",
        f"{start}-{end}",
        f"{start}\u00a0{end}",
        f"{start}\u202f{end}",
        f"{spaced} {end}",
        f"fnr.{number}.",
        f"({number})",
        f"født{number}x",
    )


@given(identity_numbers())
def test_a_valid_number_is_found_however_it_is_written(number):
    for text in written(number):
        assert holds_identity_number(f"gjelder {text} her"), text


@given(identity_numbers(), st.integers(1, 9), st.integers(0, 10))
def test_a_number_with_one_wrong_digit_passes(number, add, at):
    digit = str((int(number[at]) + add) % 10)

    assert not holds_identity_number(number[:at] + digit + number[at + 1 :])


@given(identity_numbers(), st.sampled_from("0123456789"))
def test_eleven_digits_inside_a_longer_number_pass(number, digit):
    assert not holds_identity_number(digit + number)
    assert not holds_identity_number(number + digit)


NUMBER = next(found for n in range(100, 200) if (found := with_checks(f"010170{n}")))


def content(**more: Any) -> dict[str, Any]:
    return {
        "samvekt": 1,
        "id": "a",
        "title": "T",
        "frame": {"level": "clinical", "profile": "practice"},
        "criteria": {"set": "norway-guide-2025"},
        "options": [{"id": "a", "name": "A", "change": "start"}],
        **more,
    }


def option(**more: Any) -> dict[str, Any]:
    return content(options=[{"id": "a", "name": "A", "change": "start", **more}])


PLACES = {
    "title": content(title=f"Sak {NUMBER}"),
    "id": content(id=NUMBER),
    "illustration": content(illustration=f"linje en\nlinje {NUMBER}\n"),
    "frame.situation": content(
        frame={"level": "clinical", "profile": "practice", "situation": NUMBER}
    ),
    "options[0].name": content(options=[{"id": "a", "name": NUMBER, "change": "start"}]),
    "options[0].note": option(note=f"Gjelder {NUMBER[:6]} {NUMBER[6:]}."),
    "options[0].costs[0].note": option(costs=[{"years": {"2026": 1}, "note": NUMBER}]),
    "evidence[0].link": content(
        evidence=[{"id": "e", "kind": "other", "source": "s", "link": f"https://a.no/?f={NUMBER}"}]
    ),
    "assessors[0].name": content(assessors=[{"id": "v", "role": "other", "name": NUMBER}]),
    "participation[0].said": content(participation=[{"who": "w", "how": "h", "said": NUMBER}]),
    "follow_up[0].indicator": content(follow_up=[{"indicator": NUMBER}]),
}


@pytest.mark.parametrize("path", PLACES)
def test_a_number_anywhere_in_the_text_is_refused_with_its_path(path):
    with pytest.raises(ReadFault) as found:
        round_from(PLACES[path], where="sak.yaml")

    assert [fault.path for fault in found.value.faults] == [path]
    assert "identity number" in str(found.value)
    assert NUMBER not in str(found.value)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("not_relevant", {NUMBER: "grunn"}),
        ("weights", [{"stakeholder": "s", "method": "points", "points": {NUMBER: 1}}]),
        ("options", [{"id": "a", "name": "A", "change": "start", NUMBER: "x"}]),
        (NUMBER, "x"),
        ("options", [{"id": int(NUMBER), "name": "A", "change": "start"}]),
    ],
)
def test_a_number_as_a_key_or_without_quotes_is_refused(key, value):
    with pytest.raises(ReadFault):
        round_from(content(**{key: value}), where="sak.yaml")


def test_a_number_with_wrong_check_digits_is_plain_text():
    wrong = NUMBER[:-1] + str((int(NUMBER[-1]) + 1) % 10)

    assert round_from(content(title=wrong), where="sak.yaml").title == wrong
