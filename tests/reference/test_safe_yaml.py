import json
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samvekt.reference.faults import ReadFault
from samvekt.reference.safe_yaml import (
    DEPTH_AT_MOST,
    dump_yaml,
    load_json,
    load_yaml,
    plain_number,
    read_bytes,
)

texts = st.text(st.characters(exclude_categories=["Cs"]))
plain = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**20), 10**20)
    | st.floats(allow_nan=False, allow_infinity=False)
    | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=20,
)


def faults(content, load=load_yaml, **kwargs):
    with pytest.raises(ReadFault) as fault:
        load(content, where="file", **kwargs)
    return fault.value.faults


def said(content, load=load_yaml, **kwargs):
    return " ".join(str(fault.said) for fault in faults(content, load, **kwargs))


@given(plain, st.booleans())
def test_what_is_written_as_yaml_is_read_back_the_same(value, compact):
    again = load_yaml(dump_yaml({"value": value}, compact=compact), where="file")
    assert again == {"value": value}
    assert repr(again) == repr({"value": value})


@given(plain)
def test_yaml_and_json_give_the_same_document(value):
    assert load_json(json.dumps({"v": value}), where="file") == {"v": value}


def faults_or_none(load, content):
    try:
        load(content, where="file")
    except ReadFault as fault:
        return fault.messages
    return None


@given(st.text(max_size=60), st.sampled_from([load_yaml, load_json]))
def test_any_text_is_either_read_or_refused_in_words(text, load):
    messages = faults_or_none(load, text)
    assert messages is None or all(str(message).startswith("file") for message in messages)


@given(st.binary(max_size=60), st.sampled_from([load_yaml, load_json]))
def test_any_bytes_are_either_read_or_refused_in_words(content, load):
    messages = faults_or_none(load, content)
    assert messages is None or messages


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0301", "0301"),
        ("yes", "yes"),
        ("No", "No"),
        ("on", "on"),
        ("2026-01-01", "2026-01-01"),
        ("12:30", "12:30"),
        ("1_000", "1_000"),
        ("0x1f", "0x1f"),
        ("Nan", "Nan"),
        ("1 000", "1 000"),
        ("2026", 2026),
        ("-3.5", -3.5),
        (".5", 0.5),
        ("1e5", 1e5),
        ("true", True),
        ("True", "True"),
        ("null", None),
        ("~", None),
        ("", None),
        ("'1'", "1"),
    ],
)
def test_plain_words_mean_what_people_expect(text, value):
    found = load_yaml(f"v: {text}", where="file")
    assert found == {"v": value}
    assert type(found["v"]) is type(value)


def test_keys_are_always_text():
    assert load_yaml("2026: 1\ntrue: 2\nnull: 3", where="file") == {"2026": 1, "true": 2, "null": 3}


@pytest.mark.parametrize("word", [".nan", "NaN", ".inf", "-.inf", "inf", "Infinity", "1e999"])
def test_numbers_that_are_none_are_refused_with_their_place(word):
    (fault,) = faults(f"a:\n  b: [1, {word}]")

    assert fault.path == "a.b[1]"
    assert (fault.line, fault.column) == (2, 10)
    assert word in str(fault.said)


def test_a_key_that_stands_twice_is_refused_with_line_and_column():
    (fault,) = faults("one: 1\nin:\n  two: 2\n  two: 3")

    assert "The key two stands twice" in str(fault.said)
    assert (fault.line, fault.column) == (4, 3)
    assert fault.path == "in"


def test_every_fault_is_told_at_once():
    assert len(faults("a: .nan\na: 1\nb: &x 1\nc: *x\nd: !!str 1")) == 5


def test_an_alias_bomb_is_refused_without_being_unfolded():
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]

    assert "Anchors and aliases" in said("\n".join(lines))


@pytest.mark.parametrize("text", ["!!python/object/apply:os.system [ls]", "!own 1", "! 1"])
def test_tags_are_refused(text):
    assert "Tags" in said(text)


def test_a_second_document_is_refused():
    assert "Only one document" in said("a: 1\n---\nb: 2")


@pytest.mark.parametrize("load", [load_yaml, load_json])
def test_parts_in_parts_without_end_are_refused(load):
    for text in ("[" * 100_000, "[" * (DEPTH_AT_MOST + 2) + "]" * (DEPTH_AT_MOST + 2)):
        assert said(text, load)


@pytest.mark.parametrize("load", [load_yaml, load_json])
@pytest.mark.parametrize("content", ["", "   \n", b"", b"\xef\xbb\xbf"])
def test_an_empty_text_is_refused(load, content):
    assert "empty" in said(content, load)


def test_a_text_of_comments_only_is_empty():
    assert "empty" in said("# nothing\n")


@pytest.mark.parametrize("load", [load_yaml, load_json])
def test_another_encoding_than_utf8_is_refused(load):
    assert "not UTF-8" in said("a: blåbær".encode("latin-1"), load)
    assert "not UTF-8" in said('{"a": 1}'.encode("utf-16"), load)


@pytest.mark.parametrize("load", [load_yaml, load_json])
def test_a_text_above_the_limit_is_refused(load):
    assert "larger than 10 bytes" in said('{"a": "12345"}', load, limit=10)


def test_broken_yaml_is_told_with_its_place():
    (fault,) = faults("a: 1\nb: [1, 2")
    assert fault.line in {3, 2}
    assert "not YAML" in str(fault.said)


def test_broken_json_is_told_with_its_place():
    (fault,) = faults('{"a": 1,\n "b" 2}', load_json)
    assert (fault.line, fault.column) == (2, 6)


def test_json_is_held_to_the_same_rules():
    found = faults('{"a": 1, "a": NaN, "b": [1e999, {"c": 1, "c": 2}]}', load_json)
    assert [fault.path for fault in found] == ["", "a", "b[0]", "b[1]"]


def test_half_a_character_in_json_is_refused():
    assert "cannot be read" in said('{"a": "\\ud800"}', load_json)


def test_a_number_with_too_many_digits_is_refused():
    assert "too many digits" in said("a: " + "9" * 5000)
    assert "too many digits" in said('{"a": ' + "9" * 5000 + "}", load_json)


def test_a_cell_is_a_number_only_when_it_is_one():
    assert [plain_number(cell) for cell in ("1", "1.5", "0301", "nan", "", "1e999")] == [
        1,
        1.5,
        "0301",
        "nan",
        "",
        "1e999",
    ]


def test_files_that_are_no_files_are_refused_in_words(tmp_path):
    empty = tmp_path / "empty.yaml"
    empty.touch()
    large = tmp_path / "large.yaml"
    large.write_bytes(b"x" * 100)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    for path, words in (
        (tmp_path, "not a file"),
        (tmp_path / "gone.yaml", "no such file"),
        (empty, "empty"),
        (large, "larger"),
        (pipe, "not a file"),
    ):
        with pytest.raises(ReadFault, match=words):
            read_bytes(path, limit=99)


def test_a_long_document_is_read_quickly():
    import time

    text = "\n".join(f"k{n}: {{nb: hei, nn: hei, en: hello, value: {n}}}" for n in range(5000))
    start = time.perf_counter()
    load_yaml(text, where="file")
    assert time.perf_counter() - start < 2
