"""What scripts rely on: fixed keys, plain numbers, one JSON document and an exit code."""

from __future__ import annotations

import json

import pytest

ROUND = "examples/kommunal-runde.yaml"
RULES = ("swedish", "cap", "additive", "per-krone", "per-person-year", "reference", "panel")


@pytest.mark.parametrize("rule", RULES)
def test_rank_gives_rule_and_ranking_with_option_place_score_and_reasons(samvekt, rule):
    answer = samvekt("rank", ROUND, "--rule", rule, "--json")

    content = answer.json
    assert (answer.code, answer.err) == (0, "")
    assert content["rule"] == rule
    assert len(content["ranking"]) == 16
    for line in content["ranking"]:
        assert {"option", "place", "score", "reasons"} <= set(line)
        assert line["place"] is None or isinstance(line["place"], int)
        assert line["score"] is None or isinstance(line["score"], (int, float))
        assert line["reasons"]
        assert all(isinstance(reason, str) for reason in line["reasons"])


def test_rank_keeps_an_override_beside_the_suggestion(samvekt):
    lines = samvekt("rank", ROUND, "--json").json["ranking"]

    (decided,) = [line for line in lines if "override" in line]

    assert decided["option"] == "R16"
    assert decided["override"]["category"] == "research"
    assert decided["override"]["reason"]
    assert decided["place"] is not None


def test_rank_names_what_is_needed_to_do_it_again(samvekt):
    content = samvekt("rank", ROUND, "--json").json

    assert content["record"] == "swedish-procedure@1"
    assert content["status"] == "suggested"
    assert content["criteria_set"] == "norway-guide-2025"
    assert isinstance(content["method_version"], int)
    assert content["version"]


SEVERITY = ("severity", "--age", "61", "--remaining", "15.89", "--norm", "dmp-2025", "--json")


def test_severity_gives_the_published_numbers_as_plain_numbers(samvekt):
    answer = samvekt(*SEVERITY)

    assert answer.code == 0
    wanted = {
        "expected": 20.8,
        "shortfall": 4.91,
        "class": 2,
        "weight": 1.4,
        "reference_cost": 385000,
    }
    found = {key: answer.json[key] for key in wanted}
    assert found == wanted
    assert {key: type(n) for key, n in found.items()} == {k: type(n) for k, n in wanted.items()}


def test_severity_takes_a_decimal_comma(samvekt):
    comma = [argument.replace("15.89", "15,89") for argument in SEVERITY]

    assert samvekt(*comma).json == samvekt(*SEVERITY).json


@pytest.mark.parametrize(
    ("age", "remaining"),
    [("39", "5"), ("61,5", "5"), ("sekstien", "5"), ("-1", "5"), ("61", "mye"), ("61", "-1")],
)
def test_severity_refuses_what_it_cannot_use(samvekt, age, remaining):
    answer = samvekt("severity", f"--age={age}", f"--remaining={remaining}", "--json")

    assert answer.code == 2
    assert answer.json["error"]


def test_severity_above_the_norm_has_no_class_and_says_why(samvekt):
    content = samvekt("severity", "--age", "61", "--remaining", "30", "--json").json

    assert content["class"] is None
    assert content["reason"]


def test_icer_gives_the_worked_example(samvekt):
    answer = samvekt("icer", "examples/strategier.csv", "--json")

    assert isinstance(answer.json, list)
    assert all({"strategy", "status", "icer"} <= set(row) for row in answer.json)
    assert {row["strategy"]: (row["status"], row["icer"]) for row in answer.json} == {
        "UC": ("ND", None),
        "B": ("ND", 5000),
        "D": ("ND", 12500),
        "E": ("ND", 20000),
        "C": ("ED", None),
        "A": ("D", None),
    }


def test_strategies_that_cost_and_give_the_same_are_still_json(samvekt, folder):
    rows = "strategy,cost,effect\na,1,1\nb,1,1\nc,2,1\n"
    (folder / "like.csv").write_text(rows, encoding="utf-8")

    answer = samvekt("icer", "like.csv", "--json")

    assert {row["strategy"] for row in answer.json} == {"a", "b", "c"}


def test_check_gives_parts_with_state_and_what_is_missing(samvekt):
    answer = samvekt("check", ROUND, "--json")

    content = answer.json
    assert answer.code == 1
    assert (content["profile"], content["complete"]) == ("municipal", False)
    assert len(content["parts"]) == 10
    for part in (*content["parts"], *content["fields"]):
        assert part["demand"] in {"required", "recommended", "not_asked"}
        assert part["state"] in {"complete", "partly", "missing", "not_relevant"}
    assert content["cautions"]


def test_check_ends_with_nought_when_nothing_required_is_missing(samvekt):
    answer = samvekt("check", "examples/opplaering.yaml", "--json")

    assert (answer.code, answer.json["complete"]) == (0, True)


def test_compare_gives_places_by_option_and_rule(samvekt):
    content = samvekt("compare", ROUND, "--rule", "swedish", "--rule", "cap", "--json").json

    assert content["rules"] == ["swedish", "cap"]
    assert len(content["places"]) == 16
    assert set(content["places"]["R03"]) == {"swedish", "cap"}
    (distance,) = content["distances"]
    assert 0 <= distance["kendall"] <= 1


def test_weights_give_each_stakeholder_apart_and_the_distance_between_them(samvekt):
    content = samvekt("weights", ROUND, "--json").json

    assert len(content["stakeholders"]) == 3
    for one in content["stakeholders"]:
        assert sum(one["weights"].values()) == pytest.approx(1)
    assert len(content["distances"]) == 3


def test_judgements_give_level_spread_and_agreement(samvekt):
    content = samvekt("judgements", ROUND, "--json").json

    assert {view["criterion"] for view in content["criteria"]} >= {"benefit", "severity"}
    one = content["criteria"][0]["options"][0]
    assert {"option", "level", "judged", "counts", "least", "most", "agreement"} <= set(one)
    assert all(view["left_out"] == ["v6"] for view in content["criteria"])


def test_the_schema_is_one_document_with_or_without_the_flag(samvekt):
    plain, flagged = samvekt("schema"), samvekt("schema", "--json")

    assert plain.json == flagged.json
    assert plain.json["title"] == "Samvekt dossier"


def test_reference_records_are_listed_and_shown_with_source_and_status(samvekt):
    listed = samvekt("reference", "list", "--kind", "severity_rule", "--json").json
    shown = samvekt("reference", "show", "severity_rule", "magnussen-2015", "--json").json

    assert "magnussen-2015" in {record["name"] for record in listed}
    assert all(record["status"] and record["source"] and record["checksum"] for record in listed)
    assert shown["record"]["content"]


ERRORS = {
    "a missing file": ("rank", "ikke-her.yaml"),
    "an unknown rule": ("rank", ROUND, "--rule", "swedsih"),
    "an unknown stakeholder": ("rank", ROUND, "--stakeholder", "Ingen"),
    "an unknown record": ("reference", "show", "scale", "ingen"),
    "an unknown kind": ("reference", "list", "--kind", "ingen"),
    "an unknown norm": ("severity", "--age", "61", "--norm", "ingen"),
    "an unknown option": ("rank", ROUND, "--rul", "swedish"),
    "an unknown command": ("ranke", ROUND),
    "a missing argument": ("rank",),
    "a missing option": ("new", "--title", "x"),
    "too many arguments": ("schema", "a", "b"),
    "a number too small": ("judgements", ROUND, "--apart", "0"),
    "an unknown profile": ("new", "--title", "x", "--to", "x.yaml", "--profile", "lett"),
    "an unknown language": ("rank", ROUND, "--lang", "tysk"),
    "no order of the panel": ("rank", "examples/nasjonal-runde.yaml", "--rule", "panel"),
    "no weights": ("weights", "examples/nasjonal-runde.yaml"),
    "a folder that is not there": ("rank", ROUND, "--records", "ingen"),
}


@pytest.mark.parametrize("case", ERRORS)
def test_an_error_is_one_document_with_error_and_faults_and_exit_code_two(samvekt, case):
    answer = samvekt(*ERRORS[case], "--json")

    assert answer.code == 2
    assert set(answer.json) == {"error", "faults"}
    assert answer.json["error"]
    assert answer.err == ""


@pytest.mark.parametrize("case", ERRORS)
def test_without_the_flag_the_error_is_a_sentence_beside_the_answer(samvekt, case):
    answer = samvekt(*ERRORS[case])

    assert (answer.code, answer.out) == (2, "")
    assert answer.err.strip()
    assert "Traceback" not in answer.err


def test_every_fault_of_a_file_has_its_path(samvekt, folder):
    bad = {
        "samvekt": 1,
        "id": "x",
        "title": "x",
        "frame": {"level": "administrative", "profile": "practice"},
        "criteria": {"set": "norway-guide-2025"},
        "options": [{"id": "A", "name": "A", "change": "begin", "costs": [{"yeras": {}}]}],
    }
    (folder / "bad.json").write_text(json.dumps(bad), encoding="utf-8")

    faults = samvekt("check", "bad.json", "--json").json["faults"]

    assert {"options[0].change", "options[0].costs[0].yeras"} <= {f.get("path") for f in faults}
    assert all(fault["message"] for fault in faults)
