"""Bad input gets one clear sentence for each fault, all at once, with the path (point 2.2)."""

from __future__ import annotations

import json
import os
import re
import time
from pathlib import Path
from typing import Any

import pytest

from samvekt.core.errors import InputError
from samvekt.formats.reading import LARGEST_FILE, read_round, round_from
from samvekt.reference.faults import ReadFault
from samvekt.reference.safe_yaml import dump_yaml

SMALL: dict[str, Any] = {
    "samvekt": 1,
    "id": "a",
    "title": "T",
    "frame": {"level": "clinical", "profile": "practice"},
    "criteria": {"set": "norway-guide-2025", "version": "1"},
}


def option(name: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "name": name, "change": "start", **more}


def refused(content: Any) -> ReadFault:
    with pytest.raises(ReadFault) as found:
        round_from(content, where="sak.yaml")
    return found.value


def faults(content: Any) -> dict[str, str]:
    return {fault.path: str(fault.said) for fault in refused(content).faults}


def refused_text(folder: Path, text: str | bytes, name: str = "sak.yaml") -> InputError:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    with pytest.raises(InputError) as found:
        read_round(path)
    return found.value


def said(error: InputError) -> list[str]:
    return [str(line) for line in getattr(error, "messages", (error.message,))]


# --- Files that are not what they should be


def test_a_small_round_is_read():
    assert round_from(SMALL, where="sak.yaml").title == "T"


@pytest.mark.parametrize("text", ["", " \n\t\n", "# bare en kommentar\n", "---\n", "\ufeff"])
@pytest.mark.parametrize("name", ["sak.yaml", "sak.json"])
def test_an_empty_file_is_refused_in_one_sentence(text, name, tmp_path):
    (line,) = said(refused_text(tmp_path, text, name))

    assert str(tmp_path / name) in line


def test_a_folder_is_refused(tmp_path):
    with pytest.raises(InputError, match="not a file"):
        read_round(tmp_path)


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(InputError, match="no such file"):
        read_round(tmp_path / "finnes-ikke.yaml")


def test_a_pipe_is_refused_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "sak.yaml")

    with pytest.raises(InputError, match="not a file"):
        read_round(tmp_path / "sak.yaml")


@pytest.mark.parametrize("name", ["sak.yaml", "sak.json"])
def test_a_file_of_fifty_megabytes_is_refused_without_being_read(name, tmp_path):
    with (tmp_path / name).open("wb") as file:
        file.truncate(50_000_000)

    started = time.perf_counter()
    with pytest.raises(InputError, match="larger than"):
        read_round(tmp_path / name)

    assert time.perf_counter() - started < 0.5


def test_a_file_between_the_limit_of_a_record_and_that_of_a_round_is_read(tmp_path):
    note = "x" * 19_000
    content = SMALL | {"options": [option(f"R{n}", note=note) for n in range(300)]}
    path = tmp_path / "sak.json"
    path.write_text(json.dumps(content), encoding="utf-8")

    assert 5_000_000 < path.stat().st_size < LARGEST_FILE
    assert len(read_round(path).options) == 300


@pytest.mark.parametrize(
    ("encoding", "name"),
    [("utf-16", "sak.yaml"), ("latin-1", "sak.yaml"), ("cp1252", "sak.json")],
)
def test_other_encodings_than_utf8_are_refused_with_what_to_do(encoding, name, tmp_path):
    text = "title: Æøå – prøve" if name.endswith("yaml") else '{"title": "Æøå – prøve"}'

    (line,) = said(refused_text(tmp_path, text.replace("–", "-").encode(encoding), name))

    assert "UTF-8" in line


def test_a_mark_at_the_start_of_the_file_is_no_hindrance(tmp_path):
    path = tmp_path / "sak.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + dump_yaml(SMALL).encode())

    assert read_round(path).title == "T"


@pytest.mark.parametrize("content", [[], "tekst", 3, None, [SMALL]])
def test_a_file_that_is_no_part_with_keys_is_refused(content):
    (line,) = said(refused(content))

    assert "named keys" in line


def test_a_newer_format_asks_for_a_newer_program():
    (line,) = said(refused(SMALL | {"samvekt": 2}))

    assert "version 2" in line


# --- What YAML offers and we do not take


def test_an_alias_bomb_is_refused_at_once(tmp_path):
    layers = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    layers += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 20)]

    started = time.perf_counter()
    lines = said(refused_text(tmp_path, "\n".join(layers)))

    assert time.perf_counter() - started < 1
    assert any("aliases" in line for line in lines)


def test_an_anchor_that_holds_itself_is_refused(tmp_path):
    assert any("aliases" in line for line in said(refused_text(tmp_path, "a: &a [*a]")))


@pytest.mark.parametrize(
    "text",
    [
        "title: !!python/object/apply:os.system ['true']",
        "title: !mitt T",
        "title: !!binary aGVp",
        "!!set {a, b}",
    ],
)
def test_tags_are_refused(text, tmp_path):
    assert any("Tags" in line for line in said(refused_text(tmp_path, text)))


def test_two_documents_in_a_file_are_refused(tmp_path):
    lines = said(refused_text(tmp_path, "a: 1\n---\nb: 2\n"))

    assert any("Only one document" in line for line in lines)


def test_deep_nesting_is_refused(tmp_path):
    for text, name in (("[" * 5000, "a.yaml"), ("[" * 200_000 + "]" * 200_000, "a.json")):
        assert any("levels deep" in line for line in said(refused_text(tmp_path, text, name)))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("title: A\nframe:\n  level: clinical\n  level: national\n", "sak.yaml"),
        ('{"title": "A", "frame": {"level": "clinical", "level": "national"}}', "sak.json"),
    ],
)
def test_a_key_that_stands_twice_is_refused_with_its_place(text, name, tmp_path):
    error = refused_text(tmp_path, text, name)

    assert isinstance(error, ReadFault)
    assert any("twice" in line and "level" in line for line in said(error))
    assert [fault.path for fault in error.faults] == ["frame"]


@pytest.mark.parametrize("number", [".nan", ".inf", "-.Inf", "nan", "1e999"])
def test_numbers_that_are_none_are_refused_in_yaml(number, tmp_path):
    text = f"options:\n- id: a\n  costs:\n  - years:\n      2026: {number}\n"

    error = refused_text(tmp_path, text)

    assert isinstance(error, ReadFault)
    assert [fault.path for fault in error.faults] == ["options[0].costs[0].years[2026]"]
    assert "not a number" in said(error)[0]


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999"])
def test_numbers_that_are_none_are_refused_in_json(number, tmp_path):
    text = '{"options": [{"costs": [{"years": {"2026": NUMBER}}]}]}'.replace("NUMBER", number)

    error = refused_text(tmp_path, text, "sak.json")

    assert isinstance(error, ReadFault)
    assert [fault.path for fault in error.faults] == ["options[0].costs[0].years[2026]"]


def test_text_that_is_no_yaml_tells_line_and_column(tmp_path):
    (line,) = said(refused_text(tmp_path, "title: T\nframe: [a, b\noptions: 3\n"))

    assert re.search(r"line \d+, column \d+", line)


def test_text_that_is_no_json_tells_line_and_column(tmp_path):
    (line,) = said(refused_text(tmp_path, '{"title": "T",}', "sak.json"))

    assert "line 1, column" in line


# --- Keys and values


def test_an_unknown_key_is_refused_with_the_nearest_right_one():
    found = faults(SMALL | {"options": [option("a", excluds=[])], "titel": "x"})

    assert "Did you mean excludes?" in found["options[0].excluds"]
    assert "Did you mean title?" in found["titel"]


def test_a_key_like_no_other_is_refused_with_the_known_ones():
    found = faults(SMALL | {"frame": SMALL["frame"] | {"qqq": 1}})

    assert "situation" in found["frame.qqq"]


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"title": 3}, "title"),
        ({"title": ["a"]}, "title"),
        ({"title": "  "}, "title"),
        ({"title": "a" * 301}, "title"),
        ({"title": "a\u0000b"}, "title"),
        ({"title": "a\u202eb"}, "title"),
        ({"id": "med blanke"}, "id"),
        ({"samvekt": "1"}, "samvekt"),
        ({"samvekt": 0}, "samvekt"),
        ({"samvekt": True}, "samvekt"),
        ({"options": {}}, "options"),
        ({"options": ["a"]}, "options[0]"),
        ({"frame": {"level": "klinisk", "profile": "practice"}}, "frame.level"),
        ({"frame": SMALL["frame"] | {"as_of": "i går"}}, "frame.as_of"),
        ({"frame": SMALL["frame"] | {"as_of": "2026-02-30"}}, "frame.as_of"),
        ({"frame": SMALL["frame"] | {"plan_years": [26]}}, "frame.plan_years[0]"),
        ({"frame": SMALL["frame"] | {"plan_years": [2026.5]}}, "frame.plan_years[0]"),
        ({"frame": SMALL["frame"] | {"plan_years": [True]}}, "frame.plan_years[0]"),
        ({"organisation": {"name": "A", "municipality": "301"}}, "organisation.municipality"),
        ({"organisation": {"name": "A", "municipality": 301}}, "organisation.municipality"),
        (
            {"options": [option("a", recipients_per_year="80")]},
            "options[0].recipients_per_year",
        ),
        (
            {"options": [option("a", recipients_per_year=True)]},
            "options[0].recipients_per_year",
        ),
        (
            {"options": [option("a", costs=[{"years": {"2026": "100"}}])]},
            "options[0].costs[0].years[2026]",
        ),
        (
            {"options": [option("a", costs=[{"years": {"2026": {"low": 3, "best": 2}}}])]},
            "options[0].costs[0].years[2026]",
        ),
        (
            {"options": [option("a", costs=[{"years": {"2026": {}}}])]},
            "options[0].costs[0].years[2026]",
        ),
        ({"options": [option("a", costs=[{"years": {}}])]}, "options[0].costs[0].years"),
        (
            {"options": [option("a", costs=[{"years": {"2026": 1}, "unit": "kr"}])]},
            "options[0].costs[0].unit",
        ),
        (
            {"options": [option("a", costs=[{"years": {"2026": 1}, "discounted": "yes"}])]},
            "options[0].costs[0].discounted",
        ),
        (
            {"options": [option("a", severity={"age": -1})]},
            "options[0].severity.age",
        ),
        ({"evidence": [{"id": "e", "kind": "rykte", "source": "x"}]}, "evidence[0].kind"),
        (
            {"evidence": [{"id": "e", "kind": "other", "source": "x", "link": "javascript:x"}]},
            "evidence[0].link",
        ),
        ({"criteria": {}}, "criteria"),
        (
            {"conclusion": {"proposals": [{"option": "a", "outcome": "yes", "reason": "b"}]}},
            "conclusion",
        ),
    ],
)
def test_a_wrong_value_is_told_with_its_path_and_alone(change, path):
    extra = {"options": [option("a")]} if "conclusion" in change else {}

    error = refused(SMALL | extra | change)

    assert [fault.path for fault in error.faults] == [path]
    assert said(error)[0].endswith(".")


@pytest.mark.parametrize("key", ["samvekt", "id", "title", "frame", "criteria"])
def test_what_must_be_there_is_asked_for(key):
    found = faults({k: v for k, v in SMALL.items() if k != key})

    assert found == {key: "This must be filled in."}


def test_every_fault_comes_at_once():
    content = SMALL | {
        "titel": "x",
        "frame": {"level": "klinisk", "profile": "practice", "sitation": "x"},
        "options": [
            option("a"),
            option("b", requires=["c"]),
            option("a"),
            option("d", costs=[{"years": {"2026": "mye"}, "evidence": ["e"]}]),
        ],
        "judgements": [
            {"assessor": "v", "option": "a", "criterion": "nytte", "level": "large"},
            {"assessor": "v", "option": "a", "criterion": "benefit", "level": "enorm"},
        ],
        "weights": [{"stakeholder": "s", "method": "points", "points": {"benefits": 1}}],
    }

    found = faults(content)

    assert set(found) >= {
        "titel",
        "frame.level",
        "frame.sitation",
        "options[1].requires[0]",
        "options[2].id",
        "options[3].costs[0].years[2026]",
        "options[3].costs[0].evidence[0]",
        "judgements[0].assessor",
        "judgements[0].criterion",
        "judgements[1].level",
        "weights[0].points.benefits",
    }
    assert "benefit" in found["weights[0].points.benefits"]


def test_no_fault_is_told_twice():
    content = SMALL | {
        "options": [option("a", requires=["b"]), option("a")],
        "overrides": [{"rule": "swedish", "option": "c", "place": 1, "reason": "r", "by": "b"}],
    }

    told = [(fault.path, str(fault.said)) for fault in refused(content).faults]

    assert len(told) == len(set(told)) == 3


# --- Names that must fit together


@pytest.mark.parametrize(
    ("change", "path", "word"),
    [
        ({"options": [option("a", requires=["a"])]}, "options[0].requires", "itself"),
        (
            {"options": [option("a", requires=["b"], excludes=["b"]), option("b")]},
            "options[0]",
            "both",
        ),
        (
            {"options": [option("kjøkken", excludes=["kjøken"]), option("kjøken2")]},
            "options[0].excludes[0]",
            "Did you mean",
        ),
        ({"criteria": {"set": "norway-guide-2052"}}, "criteria", "norway-guide-2025"),
        ({"criteria": {"set": "norway-guide-2025", "version": "9"}}, "criteria", "version"),
        (
            {"options": [option("a", severity={"norm": "dmp-2052"})]},
            "options[0].severity.norm",
            "dmp-2025",
        ),
        (
            {"options": [option("a", severity={"level": "enorm"})]},
            "options[0].severity.level",
            "scale",
        ),
        (
            {"orders": [{"assessor": "v", "order": [["a"]]}], "options": [option("a")]},
            "orders[0].assessor",
            "v",
        ),
    ],
)
def test_names_that_do_not_fit_are_told_with_the_nearest(change, path, word):
    found = faults(SMALL | change)

    assert list(found) == [path]
    assert word in found[path]


def test_the_same_judgement_twice_is_refused():
    judgement = {"assessor": "v", "option": "a", "criterion": "benefit", "level": "large"}
    content = SMALL | {
        "options": [option("a")],
        "assessors": [{"id": "v", "role": "other"}],
        "judgements": [judgement, judgement],
    }

    assert "twice in round 1" in faults(content)["judgements[1]"]


def test_a_criterion_in_words_takes_no_level():
    content = SMALL | {
        "options": [option("a")],
        "assessors": [{"id": "v", "role": "other"}],
        "judgements": [{"assessor": "v", "option": "a", "criterion": "children", "level": "yes"}],
    }

    assert "in words" in faults(content)["judgements[0].criterion"]


def test_an_outcome_of_your_own_needs_a_label():
    effect = {"kind": "own", "amount": 1}

    found = faults(SMALL | {"options": [option("a", effects=[effect])]})

    assert "label" in found["options[0].effects[0]"]


def test_yes_and_dates_and_codes_without_quotes_are_text(tmp_path):
    text = dump_yaml(SMALL) + (
        "organisation: {name: Oslo, municipality: 0301}\n"
        "participation:\n- {who: Råd, how: 2026-01-01, hard_to_reach: yes}\n"
    )
    path = tmp_path / "sak.yaml"
    path.write_text(text, encoding="utf-8")

    round_ = read_round(path)

    assert round_.organisation is not None
    assert round_.organisation.municipality == "0301"
    assert round_.participation[0].how == "2026-01-01"
    assert round_.participation[0].hard_to_reach == "yes"
