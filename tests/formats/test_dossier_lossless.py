"""Writing a round and reading it back gives the same round (point 2.2)."""

from __future__ import annotations

import json
import pickle
from copy import deepcopy
from pathlib import Path

import pytest
from dossier_strategies import AWKWARD, rounds, texts
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samvekt.formats.dossier import Round
from samvekt.formats.reading import read_round
from samvekt.formats.writing import as_json, as_yaml, plain, write_round
from samvekt.reference.safe_yaml import load_json, load_yaml

EXAMPLES = Path(__file__).parents[2] / "examples"
ROUNDS = sorted(p for p in EXAMPLES.rglob("*.yaml") if p.stem != "mapping")
MANY = settings(
    max_examples=30,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@MANY
@given(rounds())
def test_yaml_written_and_read_gives_the_same_round(round_):
    text = as_yaml(plain(round_))

    assert Round.model_validate(load_yaml(text, where="test")) == round_


@MANY
@given(rounds())
def test_json_written_and_read_gives_the_same_round(round_):
    text = as_json(plain(round_))

    assert Round.model_validate(load_json(text, where="test")) == round_


@MANY
@given(rounds())
def test_writing_what_was_read_gives_the_same_text(round_):
    text = as_yaml(plain(round_))
    again = Round.model_validate(load_yaml(text, where="test"))

    assert as_yaml(plain(again)) == text


@MANY
@given(rounds())
def test_yaml_and_json_say_the_same(round_):
    content = plain(round_)

    from_yaml = load_yaml(as_yaml(content), where="test")

    assert from_yaml == json.loads(as_json(content))


@MANY
@given(texts(), st.sampled_from(("title", "illustration", "provenance")))
def test_any_allowed_text_survives(text, key):
    content = {
        "samvekt": 1,
        "id": "a",
        "title": "T",
        "frame": {"level": "clinical", "profile": "practice"},
        "criteria": {"set": "norway-guide-2025"},
    } | {key: text}
    round_ = Round.model_validate(content)

    again = Round.model_validate(load_yaml(as_yaml(plain(round_)), where="test"))

    assert getattr(again, key) == text


@pytest.mark.parametrize("text", AWKWARD)
def test_text_that_looks_like_something_else_stays_text(text):
    content = {"a": text, "b": [text], text.strip()[:40]: 1}

    assert load_yaml(as_yaml(content), where="test") == content


@pytest.mark.parametrize("path", ROUNDS, ids=lambda p: p.stem)
@pytest.mark.parametrize("ending", [".yaml", ".json"])
def test_every_example_survives_a_file(path, ending, tmp_path):
    round_ = read_round(path)

    write_round(round_, tmp_path / f"copy{ending}")

    assert read_round(tmp_path / f"copy{ending}") == round_


def test_a_file_is_written_whole_or_not_at_all(tmp_path, monkeypatch):
    round_ = read_round(EXAMPLES / "opplaering.yaml")
    path = tmp_path / "a.yaml"
    path.write_text("before", encoding="utf-8")
    monkeypatch.setattr(Path, "replace", _refuse)

    with pytest.raises(OSError, match="full"):
        write_round(round_, path)

    assert path.read_text(encoding="utf-8") == "before"
    assert [p.name for p in tmp_path.iterdir()] == ["a.yaml"]


def _refuse(*_: object) -> None:
    raise OSError(28, "full")


def test_a_round_cannot_be_changed_and_can_be_copied():
    round_ = read_round(EXAMPLES / "opplaering.yaml")

    with pytest.raises(Exception, match="frozen"):
        round_.title = "Ny"
    with pytest.raises(TypeError, match="cannot be changed"):
        round_.options[0].costs[0].years[2027] = None
    assert deepcopy(round_) == round_
    assert pickle.loads(pickle.dumps(round_)) == round_
    assert hash(round_.options[0]) == hash(deepcopy(round_.options[0]))


def test_scales_of_the_rounds_own_may_be_called_years():
    level = {"words": {"nb": "a", "nn": "a", "en": "a"}}
    scale = {
        "levels": [{"key": "low", "value": 0.0, **level}, {"key": "high", "value": 100.0, **level}]
    }
    criterion = {
        "key": "years",
        "words": level["words"],
        "question": level["words"],
        "role": "benefit",
        "scale": "years",
        "source": "Egen",
    }
    round_ = Round.model_validate(
        {
            "samvekt": 1,
            "id": "a",
            "title": "T",
            "frame": {"level": "clinical", "profile": "practice"},
            "criteria": {"own": {"criteria": [criterion]}, "scales": {"years": scale}},
        }
    )

    for text, load in ((as_yaml(plain(round_)), load_yaml), (as_json(plain(round_)), load_json)):
        assert Round.model_validate(load(text, where="test")) == round_
