import copy
import hashlib
import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from samvekt.core.message import Words
from samvekt.reference.faults import ReadFault
from samvekt.reference.record import record_from

SCALE = {
    "kind": "scale",
    "name": "our-scale",
    "version": "1",
    "title": {"nb": "Vår skala"},
    "valid_from": "2026-01-01",
    "status": "local",
    "source": "The council, 3 March 2026",
    "licence": "ours",
    "provenance": "written by hand",
    "content": {
        "levels": [
            {"key": "low", "words": {"nb": "lav"}, "value": 0},
            {"key": "high", "words": {"nb": "høy"}, "value": 100},
        ]
    },
}


def scale(**changes):
    return record_from(copy.deepcopy(SCALE) | changes, where="file")


def faults(**changes):
    with pytest.raises(ReadFault) as fault:
        scale(**changes)
    return {fault.path: str(fault.said) for fault in fault.value.faults}


def levels(*values):
    made = [
        {"key": f"l{n}", "words": {"nb": f"{n}"}, "value": value} for n, value in enumerate(values)
    ]
    return {"levels": made}


def test_it_works():
    record = scale()

    assert record.label == "our-scale@1"
    assert record.title == Words("Vår skala")
    assert record.valid_from == date(2026, 1, 1)
    assert record.content.levels[1].words.nb == "høy"


def test_a_record_cannot_be_changed():
    with pytest.raises(ValidationError):
        scale().name = "other"


def test_the_checksum_is_of_the_text_the_documentation_describes():
    content = {
        "levels": [
            {"key": "low", "value": 0.0, "words": {"nb": "lav"}},
            {"key": "high", "value": 100.0, "words": {"nb": "høy"}},
        ]
    }
    parts = {"content": content, "kind": "scale", "name": "our-scale", "version": "1"}
    text = json.dumps(parts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))

    assert scale().canonical == text
    assert scale().checksum == hashlib.sha256(text.encode()).hexdigest()


def test_the_checksum_follows_content_and_version_and_nothing_else():
    known = scale().checksum

    assert scale(source="Another meeting").checksum == known
    assert scale(version="2").checksum != known
    assert scale(content=levels(0, 100)).checksum != known


def test_all_faults_are_told_at_once_with_path_and_nearest_key():
    found = faults(
        status="offical",
        titel={"nb": "x"},
        version=1,
        valid_from="1 January",
        content={"levels": [{"key": "Low", "words": {"nn": "låg"}, "value": "0"}]},
    )

    assert set(found) == {
        "status",
        "titel",
        "version",
        "valid_from",
        "content.levels[0].key",
        "content.levels[0].words",
        "content.levels[0].value",
        "content.levels",
    }
    assert found["titel"].endswith("Did you mean title?")
    assert found["content.levels[0].words"] == "The words in bokmål (nb) are missing."
    assert found["content.levels[0].value"] == "This must be a number."
    assert found["content.levels"] == "At least 2 must stand here."
    assert found["version"].startswith("This must be a text.")


def test_a_kind_that_is_not_there_gets_the_nearest():
    assert faults(kind="scales")["kind"] == "There is no kind scales. Did you mean scale?"
    assert "The kinds are" in faults(kind=3)["kind"]


@pytest.mark.parametrize("data", [None, [], "text", 3])
def test_a_record_must_be_a_part_with_keys(data):
    with pytest.raises(ReadFault, match="part with keys"):
        record_from(data, where="file")


def test_an_official_record_names_its_authority():
    assert "must name its authority" in next(iter(faults(status="official").values()))
    assert scale(status="official", authority="Bergen").authority == "Bergen"


def test_validity_must_not_end_before_it_starts():
    assert "before the first" in next(iter(faults(valid_to="2025-12-31").values()))


def test_a_record_applies_from_its_first_to_its_last_day():
    record = scale(valid_to="2026-12-31")

    assert record.applies_on(date(2026, 1, 1))
    assert record.applies_on(date(2026, 12, 31))
    assert not record.applies_on(date(2025, 12, 31))
    assert not record.applies_on(date(2027, 1, 1))
    assert not scale(valid_from=None).applies_on(date(2026, 6, 1))


def test_an_unknown_language_is_refused():
    assert "se is not a language here" in faults(title={"nb": "x", "se": "y"})["title"]


@given(st.lists(st.floats(-10, 110, allow_nan=False), min_size=2, max_size=6))
def test_a_scale_goes_one_way_between_0_and_100(values):
    one_way = sorted(set(values)) in (values, values[::-1])
    fits = one_way and {values[0], values[-1]} == {0, 100}
    try:
        scale(content=levels(*values))
    except ReadFault:
        assert not fits
    else:
        assert fits


def test_a_scale_may_not_name_two_levels_alike():
    doubled = levels(0, 100)
    doubled["other_answers"] = [{"key": "l1", "words": {"nb": "vet ikke"}}]

    assert "same key" in faults(content=doubled)["content"]


def test_the_data_of_a_record_gives_the_record_again():
    record = scale()
    assert record_from(record.as_data(), where="again") == record
