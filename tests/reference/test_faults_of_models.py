from typing import Annotated, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from samvekt.core.message import message
from samvekt.reference.faults import Fault, ReadFault, faults_of, fields_at, nearest, path_text
from samvekt.reference.library import Library
from samvekt.reference.record import record_from, refused


class Cost(BaseModel):
    model_config = ConfigDict(extra="forbid")
    amount: Annotated[float, Field(ge=0, le=10)]
    unit: Literal["kNOK", "NOK"] = "kNOK"


class Option(BaseModel):
    model_config = ConfigDict(extra="forbid")
    name: Annotated[str, Field(min_length=1)]
    costs: dict[str, Cost | None] = {}
    start: int = 0

    @field_validator("start")
    @classmethod
    def _not_thirteen(cls, value):
        if value == 13:
            raise refused(message("{value} brings bad luck.", value=value))
        return value


class Round(BaseModel):
    model_config = ConfigDict(extra="forbid")
    options: tuple[Option, ...]


def found(data):
    with pytest.raises(ValidationError) as error:
        Round.model_validate(data)
    return {fault.path: str(fault.said) for fault in faults_of(error.value, Round)}


def test_a_misspelt_key_gets_the_nearest_right_one():
    assert found({"options": [{"name": "x", "strat": 1}]}) == {
        "options[0].strat": "There is no key strat here. Did you mean start?"
    }


def test_a_key_inside_a_mapping_of_optional_parts_gets_its_own_nearest():
    data = {"options": [{"name": "x", "costs": {"2026": {"amount": 1, "unti": "NOK"}}}]}
    assert found(data)["options[0].costs[2026].unti"].endswith("Did you mean unit?")


def test_a_key_like_no_other_is_told_which_there_are():
    said = found({"options": [], "zzz": 1})["zzz"]
    assert said == "There is no key zzz here. Known keys: options."


def test_each_usual_fault_has_a_sentence_of_its_own():
    data = {
        "options": [
            {"name": "", "start": "x", "costs": {"2026": {"amount": 11, "unit": "EUR"}}},
            {"start": 13, "costs": []},
        ]
    }
    assert found(data) == {
        "options[0].name": "This must not be empty.",
        "options[0].costs[2026].amount": "This must be at most 10.0.",
        "options[0].costs[2026].unit": "This must be one of: 'kNOK' or 'NOK'.",
        "options[0].start": "This must be a whole number.",
        "options[1].name": "This must be filled in.",
        "options[1].start": "13 brings bad luck.",
        "options[1].costs": "This must be a part with keys of its own.",
    }


def test_a_path_reads_as_people_write_it():
    assert path_text(("options", 3, "costs", "2026", "low")) == "options[3].costs[2026].low"
    assert path_text(()) == ""


def test_nothing_is_suggested_where_nothing_is_near():
    assert nearest("abc", ["xyz"]) is None
    assert fields_at(Round, ("options", 0, "name", "deeper")) == ()


def test_a_read_fault_tells_one_fault_whole_and_counts_many():
    one = ReadFault("a.yaml", [Fault(message("Wrong."), "x")])
    two = ReadFault("a.yaml", [Fault(message("Wrong."), line=1, column=2)] * 2)

    assert str(one) == "a.yaml, x: Wrong."
    assert str(two) == "a.yaml has 2 faults. The first: a.yaml, line 1, column 2: Wrong."
    assert str(two.message) == str(two)


def test_the_path_goes_by_the_file_also_through_a_choice_of_parts():
    data = Library.built_in().get("ranking_rule", "swedish-procedure").as_data()
    data["content"]["rule"]["wrost"] = 10
    data["content"]["rule"]["lowering"][0]["levels"]["large"] = "many"
    data["content"]["rule"]["start"]["large"] = 0

    with pytest.raises(ReadFault) as fault:
        record_from(data, where="file")

    said = {fault.path: str(fault.said) for fault in fault.value.faults}
    assert set(said) == {
        "content.rule.wrost",
        "content.rule.lowering[0].levels.large",
        "content.rule.start.large",
    }
    assert said["content.rule.wrost"].endswith("Did you mean worst?")
