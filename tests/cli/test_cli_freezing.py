"""Freeze, verify and diff as a user and a script meet them."""

from __future__ import annotations

import json

import pytest

from samvekt.cli.freezing import LARGEST_SEED

ROUND = "examples/opplaering.yaml"
QUICK = ("--draws", "100", "--scenarios", "5")


@pytest.fixture
def frozen(samvekt, folder):
    """A round, frozen beside itself."""
    assert samvekt("freeze", ROUND, *QUICK, "--by", "Kari Ås").code == 0
    return folder / "examples" / "opplaering.frozen.json"


def edit(path, old, new):
    """Change a text in a file, which must be there."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_freezing_writes_beside_the_round_and_tells_the_checksum(samvekt, folder):
    answer = samvekt("freeze", ROUND, *QUICK, "--json")

    content = json.loads((folder / answer.json["written"]).read_text(encoding="utf-8"))
    assert (answer.code, answer.err) == (0, "")
    assert answer.json["written"] == "examples/opplaering.frozen.json"
    assert answer.json["checksum"] == content["checksums"]["whole"]
    assert answer.json["records"] == len(content["records"])
    assert content["asked"]["firmness"]["draws"] == 100
    assert content["asked"]["portfolio"]["scenarios"] == 5


def test_the_rule_and_the_seed_are_those_asked_for(samvekt, folder):
    samvekt("freeze", ROUND, *QUICK, "--rule", "additive", "--seed", "42", "--to", "ny.frozen.json")

    content = json.loads((folder / "ny.frozen.json").read_text(encoding="utf-8"))
    assert content["results"]["leading"] == "additive"
    assert content["asked"]["firmness"]["seed"] == content["asked"]["portfolio"]["seed"] == 42


def test_a_frozen_file_is_not_written_over_without_being_told(samvekt, frozen):
    before = frozen.read_bytes()

    answer = samvekt("freeze", ROUND, *QUICK, "--seed", "7")

    assert answer.code == 2
    assert frozen.read_bytes() == before


def test_it_is_written_over_with_force(samvekt, frozen):
    before = frozen.read_bytes()

    assert samvekt("freeze", ROUND, *QUICK, "--seed", "7", "--force").code == 0
    assert frozen.read_bytes() != before


@pytest.mark.parametrize(
    "arguments",
    [
        ("--rule", "swedsih"),
        ("--draws", "99"),
        ("--seed", "-1"),
        ("--seed", str(LARGEST_SEED + 1)),
        ("--by", "01010112377 00000000000"),
        ("--by", " "),
        ("--to", "ingen/mappe.frozen.json"),
    ],
)
def test_what_cannot_be_frozen_leaves_nothing_behind(samvekt, folder, arguments):
    answer = samvekt("freeze", ROUND, *QUICK, *arguments)

    assert answer.code == 2
    assert answer.err.strip()
    assert not list(folder.rglob("*.frozen.json*"))


def test_a_frozen_round_holds(samvekt, frozen):
    answer = samvekt("verify", str(frozen), "--lang", "en")

    assert (answer.code, answer.err) == (0, "")
    assert "Holds" in answer.out
    assert "by Kari Ås" in answer.out


def test_a_changed_result_ends_with_one_and_is_told_in_words(samvekt, frozen):
    edit(frozen, '"leading": "swedish"', '"leading": "additive"')

    answer = samvekt("verify", str(frozen), "--lang", "en")

    assert answer.code == 1
    assert "Result differs" in answer.out
    assert "weighted sum in the file, Swedish procedure when worked out again" in " ".join(
        answer.out.split()
    )


def test_verifying_gives_verdict_findings_and_differences_as_json(samvekt, frozen):
    edit(frozen, '"leading": "swedish"', '"leading": "additive"')

    content = samvekt("verify", str(frozen), "--json").json

    (one,) = content["files"]
    assert content["holds"] is False
    assert one["verdict"] == "result_differs"
    assert one["differences"] == [
        {"place": "results/leading", "stored": "additive", "again": "swedish"}
    ]
    assert one["frozen_by"] == "Kari Ås"


def test_a_folder_is_verified_with_all_below_it_and_ordinary_files_are_passed_by(samvekt, frozen):
    inner = frozen.parent / "eldre"
    inner.mkdir()
    (inner / "en.frozen.json").write_bytes(frozen.read_bytes())
    (inner / "to.frozen.json").write_text("{}", encoding="utf-8")

    answer = samvekt("verify", "examples", "--lang", "en")
    content = samvekt("verify", "examples", "--json").json

    assert answer.code == 1
    assert "Frozen rounds that hold: 2 of 3." in answer.out
    assert [one["verdict"] for one in content["files"]] == ["holds", "unreadable", "holds"]


def test_a_folder_where_all_hold_ends_with_nought(samvekt, frozen):
    assert samvekt("verify", str(frozen.parent)).code == 0


def test_an_ordinary_round_is_no_frozen_one(samvekt, folder):
    answer = samvekt("verify", ROUND, "--lang", "en")

    assert answer.code == 1
    assert "Cannot be read" in answer.out


@pytest.mark.parametrize("target", ["borte.frozen.json", "tom"])
def test_nothing_to_verify_is_a_fault_of_the_input(samvekt, folder, target):
    (folder / "tom").mkdir()

    answer = samvekt("verify", target, "--json")

    assert answer.code == 2
    assert answer.json["error"]


def test_verifying_reads_nothing_but_the_file_and_what_comes_with_samvekt(
    samvekt, frozen, folder, monkeypatch
):
    (folder / "lokalt" / "scale").mkdir(parents=True)
    (folder / "lokalt" / "scale" / "feil.yaml").write_text("nei", encoding="utf-8")
    monkeypatch.setenv("SAMVEKT_RECORDS", str(folder / "lokalt"))

    def no_network(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("socket.socket.connect", no_network)

    assert samvekt("verify", str(frozen)).code == 0


def test_own_records_are_frozen_from_their_folder_and_not_needed_again(samvekt, folder):
    text = samvekt("reference", "show", "scale", "benefit-5", "--fork", "min-nytte").out
    (folder / "min.yaml").write_text(text, encoding="utf-8")
    samvekt("reference", "add", "min.yaml", "--records", "lokalt")
    shown = samvekt("reference", "show", "criteria_set", "norway-guide-2025", "--json").json
    content = json.dumps(shown["record"]["content"]).replace("benefit-5@1", "min-nytte@1")
    edit(folder / ROUND, "set: norway-guide-2025\n  version: '1'", f"title: Eget\n  own: {content}")

    answer = samvekt("freeze", ROUND, *QUICK, "--records", "lokalt", "--json")
    verified = samvekt("verify", answer.json["written"], "--json")

    assert answer.json["local_records"] == 1
    assert verified.code == 0
    assert "min-nytte@1" in verified.json["files"][0]["findings"][0]["said"]


def test_a_round_and_its_frozen_self_have_no_changes(samvekt, frozen):
    answer = samvekt("diff", str(frozen), ROUND, "--lang", "en")

    assert (answer.code, answer.out.strip()) == (0, "Nothing has changed.")


@pytest.mark.parametrize(("flags", "code"), [((), 0), (("--exit-code",), 1)])
def test_changes_end_with_nought_unless_asked_otherwise(samvekt, frozen, folder, flags, code):
    edit(folder / ROUND, "2027: 100", "2027: 140")

    answer = samvekt("diff", str(frozen), ROUND, "--lang", "en", *flags)

    assert answer.code == code
    assert "2027: from 100 to 140, in thousand kroner." in answer.out


def test_no_changes_end_with_nought_also_with_exit_code(samvekt, frozen):
    assert samvekt("diff", str(frozen), ROUND, "--exit-code").code == 0


def test_changes_are_structured_as_json(samvekt, frozen, folder):
    edit(folder / ROUND, "2027: 100", "2027: 140")

    content = samvekt("diff", str(frozen), ROUND, "--without-results", "--json").json

    (one,) = content["changes"]
    assert content["same"] is False
    assert (one["group"], one["kind"], one["from"], one["to"]) == ("estimates", "changed", 100, 140)
    assert one["place"] == "options[T1]/costs[operating]/years/2027"


def test_results_are_left_out_when_not_wanted(samvekt, frozen, folder):
    edit(folder / ROUND, "2027: 100", "2027: 340")

    short = samvekt("diff", str(frozen), ROUND, "--without-results", "--json").json
    full = samvekt("diff", str(frozen), ROUND, "--json").json

    assert {one["group"] for one in short["changes"]} == {"estimates"}
    assert short["others"] == 0
    assert full["others"] > 0


def test_a_tampered_file_is_compared_with_a_caution(samvekt, frozen):
    edit(frozen, '"leading": "swedish"', '"leading": "additive"')

    answer = samvekt("diff", str(frozen), ROUND, "--json")

    assert len(answer.json["cautions"]) == 1
    assert "verify" in answer.json["cautions"][0]


def test_two_frozen_rounds_with_different_seeds_differ_in_the_calculation(samvekt, frozen, folder):
    samvekt("freeze", ROUND, *QUICK, "--by", "Kari Ås", "--seed", "9", "--to", "ny.frozen.json")

    content = samvekt("diff", str(frozen), "ny.frozen.json", "--json").json

    assert "calculation" in {one["group"] for one in content["changes"]}


def test_the_answer_comes_in_the_language_asked_for(samvekt, frozen):
    answers = {
        lang: samvekt("verify", str(frozen), "--lang", lang).out for lang in ("nb", "nn", "en")
    }

    assert "Holder" in answers["nb"]
    assert "Held" in answers["nn"]
    assert "Holds" in answers["en"]
