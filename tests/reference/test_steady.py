"""A steady library gives what was meant then, and notes what it gives."""

from __future__ import annotations

import pytest

from samvekt.reference.library import Library, UnknownRecord
from samvekt.reference.record import record_from
from samvekt.reference.steady import SteadyLibrary

BUILT_IN = Library.built_in()


def scale(name: str, version: str):
    data = BUILT_IN.get("scale", "benefit-5").as_data()
    data |= {"name": name, "version": version, "status": "local"}
    data.pop("authority", None)
    return record_from(data, where="test")


def test_what_is_handed_out_is_noted_once_and_in_order():
    library = SteadyLibrary(BUILT_IN)

    library.get("scale", "severity-4")
    library.get("scale", "benefit-5")
    library.get("scale", "benefit-5@1")

    assert [record.label for record in library.used] == ["benefit-5@1", "severity-4@1"]


def test_nothing_is_noted_before_anything_is_asked_for():
    assert SteadyLibrary(BUILT_IN).used == ()


def test_the_newest_listed_version_is_meant_when_none_is_said():
    held = [scale("egen", version) for version in ("2", "10", "11")]

    library = SteadyLibrary(BUILT_IN, [("scale", "egen", "2"), ("scale", "egen", "10")], held)

    assert library.get("scale", "egen").version == "10"
    assert library.get("scale", "egen@11").version == "11"


def test_later_records_of_a_listed_kind_are_not_there_when_all_are_gone_through():
    library = SteadyLibrary(BUILT_IN, [("scale", "benefit-5", "1")])

    assert [entry.label for entry in library.names("scale")] == ["benefit-5@1"]
    assert library.names("law") == BUILT_IN.names("law")


def test_held_records_are_listed_among_the_others():
    library = SteadyLibrary(BUILT_IN, held=[scale("egen", "1")])

    assert "egen@1" in {entry.label for entry in library.names("scale")}
    assert len(library.names()) == len(BUILT_IN.names()) + 1


def test_a_record_that_is_nowhere_is_unknown():
    with pytest.raises(UnknownRecord):
        SteadyLibrary(BUILT_IN).get("scale", "ingen")
