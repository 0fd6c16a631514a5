"""Freezing keeps everything that is needed to work the results out again."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from frozen_rounds import NOON, QUICK, quick_content, quick_round, quick_text, verified
from small_rounds import GUIDE, LIBRARY

from samvekt import METHOD_VERSION, __version__
from samvekt.bridge.freezing import asked_of, freeze
from samvekt.bridge.outcome import outcome_of
from samvekt.bridge.results import AskedResults, work_out
from samvekt.core.errors import InputError, OutOfRange
from samvekt.formats.canonical import checksum
from samvekt.formats.frozen import Frozen, checksums_of, frozen_text
from samvekt.formats.reading import read_round, round_from
from samvekt.reference.library import Library
from samvekt.reference.steady import SteadyLibrary

EXAMPLES = Path(__file__).parents[2] / "examples"
ROUNDS = sorted(EXAMPLES.glob("*.yaml"))


def with_local_scale(folder: Path) -> Library:
    """A library with a scale of the organisation's own, as a folder holds it."""
    text = LIBRARY.fork("scale", "benefit-5", "min-nytte")
    made = folder / "min-nytte.yaml"
    made.write_text(text, encoding="utf-8")
    kept = folder / "records"
    LIBRARY.add(made, kept)
    return Library.with_local(kept)


def own_criteria() -> dict[str, object]:
    """The guide's criteria as a set of the round's own, with the local scale for benefit."""
    content = LIBRARY.get("criteria_set", GUIDE).as_data()["content"]
    for entry in content["criteria"]:
        if entry["key"] == "benefit":
            entry["scale"] = "min-nytte"
    return {"title": "Eget", "own": content}


def test_it_holds_the_round_the_results_and_what_they_were_made_with():
    content = quick_content()

    assert round_from(content["round"], where="test") == quick_round()
    assert content["results"] == outcome_of(work_out(quick_round(), LIBRARY, QUICK))
    assert asked_of(Frozen.model_validate(content).asked) == QUICK
    assert content["software"]["method_version"] == METHOD_VERSION
    assert content["software"]["samvekt"] == __version__
    assert (content["frozen_at"], content["frozen_by"]) == ("2026-11-22T12:00:00Z", "Kari Ås")
    assert content["checksums"] == checksums_of(content)


def test_the_time_is_told_in_utc():
    oslo = timezone(timedelta(hours=1))

    content = freeze(quick_round(), LIBRARY, QUICK, at=datetime(2026, 11, 22, 13, tzinfo=oslo))

    assert content["frozen_at"] == "2026-11-22T12:00:00Z"


def test_a_time_without_a_zone_is_refused():
    with pytest.raises(OutOfRange, match="zone"):
        freeze(quick_round(), LIBRARY, QUICK, at=NOON.replace(tzinfo=None))


def test_freezing_twice_gives_the_same_text():
    assert quick_content() == json.loads(quick_text())


@pytest.mark.parametrize("path", ROUNDS, ids=lambda path: path.stem)
def test_every_record_the_results_rest_on_is_listed_with_its_checksum(path):
    noting = SteadyLibrary(LIBRARY)
    round_ = read_round(path, noting)
    work_out(round_, noting, QUICK)

    content = freeze(round_, LIBRARY, QUICK, at=NOON)

    listed = {(one["kind"], one["name"], one["version"]): one for one in content["records"]}
    assert set(listed) >= {(one.kind, one.name, one.version) for one in noting.used}
    assert all(one["checksum"] == LIBRARY.get(*key).checksum for key, one in listed.items())


def test_the_parameters_of_rules_and_of_uncertainty_are_written_out():
    records = {one["kind"]: one for one in quick_content()["records"]}

    assert records["ranking_rule"]["content"]
    assert records["uncertainty"]["content"]
    assert "content" not in records["scale"]


@pytest.mark.parametrize("path", ROUNDS, ids=lambda path: path.stem)
def test_the_same_round_gives_the_same_results_each_time(path):
    round_ = read_round(path, LIBRARY)

    first, second = (outcome_of(work_out(round_, LIBRARY, QUICK)) for _ in range(2))

    assert checksum(first) == checksum(second)


def test_what_could_not_be_worked_out_is_named():
    content = freeze(read_round(EXAMPLES / "nasjonal-runde.yaml"), LIBRARY, QUICK, at=NOON)

    assert {"firmness", "portfolio", "panel"} <= set(content["results"]["refused"])
    assert content["results"]["firmness"] is None


def test_an_organisations_own_records_go_into_the_file_and_it_verifies_without_them(tmp_path):
    library = with_local_scale(tmp_path)
    round_ = quick_round(library, criteria=own_criteria())

    content = freeze(round_, library, QUICK, at=NOON)

    assert [one["name"] for one in content["local_records"]] == ["min-nytte"]
    found = verified(frozen_text(content), tmp_path)
    assert found.verdict == "holds"
    assert "min-nytte@1" in str(found.findings[0].said)


def test_a_name_that_cannot_be_written_is_refused():
    with pytest.raises(InputError):
        freeze(quick_round(), LIBRARY, QUICK, at=NOON, by="Kari\u0000")


def test_an_unknown_rule_is_refused():
    with pytest.raises(InputError, match="swedsih"):
        freeze(quick_round(), LIBRARY, AskedResults(rule="swedsih"), at=NOON)


def test_a_number_others_cannot_read_is_refused():
    groups = [{"name": "Alle", "options": ["A"], "at_most": 10**20}]
    round_ = quick_round()
    limits = round_.limits.model_copy(
        update={"groups": type(round_.limits).model_validate({"groups": groups}).groups}
    )

    with pytest.raises(OutOfRange, match="9007199254740991"):
        freeze(round_.model_copy(update={"limits": limits}), LIBRARY, QUICK, at=NOON)


def test_very_large_amounts_are_frozen_and_verified(tmp_path):
    limits = {"budgets": [{"name": "Rammen", "years": {2027: 1.2345678901234568e20}}]}
    round_ = quick_round().model_copy(
        update={"limits": type(quick_round().limits).model_validate(limits)}
    )
    found = verified(frozen_text(freeze(round_, LIBRARY, QUICK, at=NOON)), tmp_path)

    assert found.holds


def test_the_time_is_an_argument_and_not_read_from_a_clock():
    early = freeze(quick_round(), LIBRARY, QUICK, at=datetime(1999, 1, 1, tzinfo=UTC))

    assert early["frozen_at"] == "1999-01-01T00:00:00Z"
