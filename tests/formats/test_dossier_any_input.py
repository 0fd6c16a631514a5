"""Whatever a file holds, reading it ends in a round or in sentences, never in a crash."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

from dossier_strategies import contents
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samvekt.core.errors import InputError
from samvekt.formats.csv_lists import options_from, read_sheet
from samvekt.formats.reading import read_round, round_from
from samvekt.reference.faults import ReadFault

MANY = settings(
    max_examples=60,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.function_scoped_fixture,
    ],
)

ODD = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(),
        st.text(max_size=8),
        st.sampled_from(("", "R01", 10**30, -0.0, float("nan"), "\ud800", 2026)),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.one_of(st.text(max_size=8), st.integers()), inner, max_size=3),
    ),
    max_leaves=6,
)


def sentences(read: Callable[[], object]) -> tuple[str, ...]:
    """What reading says: nothing when it went well."""
    try:
        read()
    except ReadFault as fault:
        return tuple(str(line) for line in fault.messages)
    except InputError as fault:
        return (str(fault),)
    return ()


def places(content: Any, place: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place inside a content."""
    inner: list[tuple[Any, Any]] = []
    if isinstance(content, dict):
        inner = list(content.items())
    elif isinstance(content, list):
        inner = list(enumerate(content))
    return [place, *(p for key, value in inner for p in places(value, (*place, key)))]


@MANY
@given(contents(), st.data())
def test_a_round_with_anything_put_anywhere_is_read_or_refused(content, data):
    changed = copy.deepcopy(content)
    place = data.draw(st.sampled_from(places(changed)[1:]))
    part = changed
    for key in place[:-1]:
        part = part[key]
    part[place[-1]] = data.draw(ODD)

    assert all(line.strip() for line in sentences(lambda: round_from(changed, where="sak.yaml")))


@MANY
@given(
    st.one_of(
        st.binary(max_size=300), st.text(max_size=300).map(lambda t: t.encode("utf-8", "replace"))
    ),
    st.sampled_from(("sak.yaml", "sak.json")),
)
def test_a_file_of_any_bytes_is_refused_in_words(tmp_path, content, name):
    (tmp_path / name).write_bytes(content)

    assert all(line.strip() for line in sentences(lambda: read_round(tmp_path / name)))


@MANY
@given(
    st.lists(st.lists(st.text(max_size=12), max_size=6), max_size=5),
    st.sampled_from(",;\t"),
    st.sampled_from(("", "id,name,change\n", "id;name;change;cost_2026\n")),
)
def test_a_list_of_any_cells_is_read_or_refused_in_words(tmp_path, rows, separator, start):
    text = start + "\n".join(separator.join(row) for row in rows)
    (tmp_path / "liste.csv").write_bytes(text.encode("utf-8", "replace"))

    path = tmp_path / "liste.csv"

    assert all(line.strip() for line in sentences(lambda: options_from(read_sheet(path))))
