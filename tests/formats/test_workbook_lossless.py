"""A round written to a workbook and read back is the same round."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from dossier_strategies import AWKWARD, rounds, texts
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samvekt.core.message import LANGUAGES
from samvekt.formats.dossier import Round
from samvekt.formats.reading import read_round
from samvekt.formats.workbook import reading
from samvekt.formats.workbook.reading import read_workbook
from samvekt.formats.workbook.tables import tables_of
from samvekt.formats.workbook.writing import workbook_of
from samvekt.formats.writing import plain
from samvekt.reference.library import Library

EXAMPLES = Path(__file__).parents[2] / "examples"
ROUNDS = sorted(p for p in EXAMPLES.rglob("*.yaml") if p.stem != "mapping")
LIBRARY = Library.built_in()
SOME = settings(
    max_examples=25,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.function_scoped_fixture,
    ],
)
SMALL: dict[str, Any] = {
    "samvekt": 1,
    "id": "a",
    "title": "T",
    "frame": {"level": "clinical", "profile": "practice"},
    "criteria": {"set": "norway-guide-2025"},
}


@pytest.fixture
def any_names(monkeypatch):
    """Rounds made at random name criteria and norms the library does not have."""
    monkeypatch.setattr(reading, "round_from", lambda content, **_: Round.model_validate(content))


def there_and_back(round_: Round, path: Path, language: str = "nb") -> Round:
    path.write_bytes(workbook_of(round_, language, LIBRARY))
    return read_workbook(path, LIBRARY).round


@SOME
@given(rounds(), st.sampled_from(LANGUAGES))
def test_any_round_survives_a_workbook_in_each_language(any_names, tmp_path, round_, language):
    assert there_and_back(round_, tmp_path / "a.xlsx", language) == round_


@SOME
@given(rounds())
def test_what_is_read_back_is_written_as_the_same_file(any_names, tmp_path, round_):
    assert plain(there_and_back(round_, tmp_path / "a.xlsx")) == plain(round_)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", ROUNDS, ids=lambda p: p.stem)
def test_every_example_survives_a_workbook(path, language, tmp_path):
    round_ = read_round(path)

    assert there_and_back(round_, tmp_path / "a.xlsx", language) == round_


@SOME
@given(texts(), st.sampled_from(("title", "illustration", "provenance")))
def test_any_allowed_text_survives_a_cell(tmp_path, text, key):
    round_ = Round.model_validate(SMALL | {key: text})

    assert getattr(there_and_back(round_, tmp_path / "a.xlsx"), key) == text


HOSTILE = (
    "=1+1",
    "=cmd|' /C calc'!A0",
    "@SUM(A1:A9)",
    "+47 55 55 55 55",
    "-1",
    "{=1}",
    "_x0041_",
    "_x000D_",
    "a_x005F_b",
    "x005F_",
    'json:"a"',
    "json:",
    "#N/A",
    "#REF!",
    "'=1",
    "TRUE",
    "12 %",
    "http://example.no",
    "mailto:a@b.no",
    "[Bok1]Ark1!A1",
    "&amp; <b> ]]>",
)


@pytest.mark.parametrize("text", [*HOSTILE, *AWKWARD])
def test_text_that_looks_like_something_else_stays_text(text, tmp_path):
    option = {"id": "A", "name": text, "change": "start", "note": text}
    round_ = Round.model_validate(SMALL | {"title": text, "options": [option]})

    assert there_and_back(round_, tmp_path / "a.xlsx") == round_


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_a_formula_or_a_link(text):
    option = {"id": "A", "name": text, "change": "start"}
    round_ = Round.model_validate(SMALL | {"title": text, "options": [option]})

    book = openpyxl.load_workbook(BytesIO(workbook_of(round_, "nb", LIBRARY)))

    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    outside = [cell for cell in cells if cell.hyperlink and cell.hyperlink.target]
    assert cells
    assert [cell for cell in cells if cell.data_type == "f"] + outside == []


@pytest.mark.parametrize(
    "number",
    [0.1 + 0.2, 1 / 3, 1e300, -1.7976931348623157e308, 5e-324, 1e-7, 2.0**53, 123456789.123456789],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_digit_of_a_number_survives(number, language, tmp_path):
    cost = {"years": {"2027": number}}
    option = {"id": "A", "name": "A", "change": "start", "costs": [cost]}
    round_ = Round.model_validate(SMALL | {"options": [option]})

    assert there_and_back(round_, tmp_path / "a.xlsx", language) == round_


def test_a_workbook_saved_by_another_program_is_the_same_round(tmp_path):
    round_ = read_round(EXAMPLES / "kommunal-runde.yaml")
    book = openpyxl.load_workbook(BytesIO(workbook_of(round_, "nn", LIBRARY)))

    book.save(tmp_path / "b.xlsx")

    assert read_workbook(tmp_path / "b.xlsx").round == round_


def own_criteria() -> Round:
    words = {"nb": "a_x0041_", "nn": "a", "en": "a"}
    scale = {
        "levels": [
            {"key": "low", "value": 0.0, "words": words, "description": {"nb": "lang " * 4000}},
            {"key": "high", "value": 100.0, "words": {"nb": "høyt"}},
        ]
    }
    criterion = {
        "key": "gain",
        "words": {"nb": "gevinst"},
        "question": words,
        "role": "benefit",
        "scale": "ours",
        "source": "Egen " * 5000,
    }
    content = SMALL | {
        "criteria": {"own": {"criteria": [criterion]}, "scales": {"ours": scale}, "title": "Våre"},
        "options": [{"id": "A", "name": "A", "change": "start"}],
        "assessors": [{"id": "v", "role": "other"}],
        "judgements": [{"assessor": "v", "option": "A", "criterion": "gain", "level": "high"}],
    }
    return Round.model_validate(content)


@pytest.mark.parametrize("language", LANGUAGES)
def test_criteria_and_scales_of_the_rounds_own_survive(language, tmp_path):
    round_ = own_criteria()

    assert there_and_back(round_, tmp_path / "a.xlsx", language) == round_


def test_levels_of_the_rounds_own_scale_are_written_in_its_words(tmp_path):
    book = openpyxl.load_workbook(BytesIO(workbook_of(own_criteria(), "nb", LIBRARY)))

    row = [cell.value for cell in book["Vurderinger"][5]]

    assert row[:4] == ["v", "A", "gevinst", "høyt"]


EVERYTHING_ABOUT_LIMITS: dict[str, Any] = {
    "options": [
        {"id": "A", "name": "A", "change": "start", "partial_from": 0.125, "replaces": ["B"]},
        {
            "id": "B",
            "name": "B",
            "change": "stop",
            "personnel": [
                {
                    "profession": "lege",
                    "per": "institution",
                    "years": {"2027": {"low": -1, "high": 0}},
                }
            ],
        },
    ],
    "evidence": [{"id": "k", "kind": "guideline", "source": "Kilde"}],
    "frame": {
        "level": "national",
        "profile": "national",
        "as_of": "0999-12-31",
        "plans": [{"plan": "P", "goal": "G", "link": "https://a.no"}],
        "plan_years": [2030, 2027, 2030],
    },
    "limits": {
        "budgets": [{"name": "Drift", "kind": "operating", "years": {"2027": -1.5, "2199": 0}}],
        "personnel": [{"profession": "lege", "years": {"2027": 1e-9}}],
        "must": ["A"],
        "must_not": ["B", "A"],
        "groups": [
            {"name": "G", "options": ["A", "B"], "at_least": 0, "at_most": 2},
            {"name": "H", "options": ["B"], "minimum_share": 1 / 3, "share_of": "options"},
        ],
        "pools": [{"name": "P", "budget": "Drift", "year": 2027, "amount": 0, "options": ["B"]}],
        "releases": [{"stop": "B", "start": "A"}],
    },
    "weights": [
        {
            "stakeholder": " En ",
            "method": "ahp",
            "doubt": 0.07,
            "consistency_limit": 0.1,
            "comparisons": [{"a": "x", "b": "y", "ratio": 1 / 7}, {"a": "y", "b": "x", "ratio": 7}],
        },
        {"stakeholder": "en", "method": "none", "order": [["a", "b"], ["c"]], "total": 7},
    ],
    "conclusion": {
        "overall": "Ja",
        "decided_by": "Oss",
        "review_on": "2027-01-01",
        "proposals": [{"option": "A", "outcome": "no", "reason": "Nei", "place": 2}],
    },
    "overrides": [
        {"rule": "per-krone", "option": "A", "place": 1, "reason": "r", "by": "b"},
        {"rule": "vgr-formula", "option": "B", "category": "do_not_do", "reason": "r", "by": "b"},
    ],
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_about_limits_and_decisions_survives(language, any_names, tmp_path):
    round_ = Round.model_validate(SMALL | EVERYTHING_ABOUT_LIMITS)

    assert there_and_back(round_, tmp_path / "a.xlsx", language) == round_


def test_nothing_the_tables_have_room_for_stands_on_the_last_sheet():
    for path in ROUNDS:
        tables = tables_of(plain(read_round(path)), ())

        assert tables.rest == ()


@pytest.mark.parametrize(
    "part",
    [
        {"conclusion": {}},
        {
            "assessors": [{"id": "v", "role": "other"}],
            "options": [{"id": "A", "name": "A", "change": "stop", "severity": {}}],
        },
        {
            "assessors": [{"id": "v", "role": "other"}],
            "options": [{"id": "A", "name": "A", "change": "stop"}],
            "orders": [{"assessor": "v", "order": [[], ["A"]]}, {"assessor": "v", "order": []}],
        },
        {
            "not_relevant": {"children": "Ingen barn", "1.0": "x"},
            "assessments": {"not_relevant": {"Å_1": "b"}, "children": "c"},
        },
    ],
    ids=range(4),
)
def test_parts_that_are_almost_empty_survive(part, any_names, tmp_path):
    round_ = Round.model_validate(SMALL | part)

    assert there_and_back(round_, tmp_path / "a.xlsx") == round_
