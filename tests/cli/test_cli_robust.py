"""`samvekt robust`: how firm the order is, on a screen and as one document in a pipe."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys

import pytest

ROUND = "examples/kommunal-runde.yaml"
TIED = "examples/frigjoering.yaml"
LESSON = "examples/opplaering.yaml"
QUICK = ("--draws", "500")
KEYS = {
    "round",
    "draws",
    "seed",
    "top",
    "record",
    "status",
    "pooled",
    "stakeholders",
    "not_judged",
    "stability",
    "tornado",
    "changed_judgements",
    "worth_of_knowing_all",
    "worth_of_knowing_one",
    "said",
    "cautions",
    "method_version",
    "version",
}
LINE = {
    "option",
    "first",
    "top",
    "expected_place",
    "places",
    "standard_error",
    "confidence",
    "central_weights",
}


@pytest.mark.parametrize("file", [ROUND, TIED, LESSON])
def test_every_key_is_there_and_every_number_is_finite(samvekt, file):
    answer = samvekt("robust", file, *QUICK, "--json")

    assert (answer.code, answer.err) == (0, "")
    assert set(answer.json) == KEYS  # answer.json refuses what is no number
    assert all(set(line) == LINE for line in answer.json["pooled"])


@pytest.mark.parametrize("file", [ROUND, TIED, LESSON])
def test_shares_sum_to_one_by_option_and_by_place(samvekt, file):
    found = samvekt("robust", file, *QUICK, "--json").json

    for lines in (found["pooled"], *found["stakeholders"].values()):
        shares = [line["places"] for line in lines]
        assert [sum(row) for row in shares] == pytest.approx([1] * len(shares))
        assert [sum(place) for place in zip(*shares, strict=True)] == pytest.approx(
            [1] * len(shares)
        )
        assert sum(line["top"] for line in lines) == pytest.approx(found["top"])


def test_the_same_seed_gives_the_same_document_and_another_seed_another(samvekt):
    given = ("robust", ROUND, *QUICK, "--json", "--seed")

    assert samvekt(*given, "3").out == samvekt(*given, "3").out
    assert samvekt(*given, "3").json["pooled"] != samvekt(*given, "4").json["pooled"]


def test_draws_seed_and_choice_are_as_asked(samvekt):
    found = samvekt("robust", ROUND, "--draws", "300", "--seed", "9", "--top", "2", "--json").json

    assert (found["draws"], found["seed"], found["top"]) == (300, 9, 2)


def test_a_choice_of_all_is_no_choice(samvekt):
    found = samvekt("robust", LESSON, *QUICK, "--top", "40", "--json").json
    shown = samvekt("robust", LESSON, *QUICK, "--top", "40", "--lang", "en").out

    assert found["top"] == 3
    assert "among the first 3." in shown


def test_the_pool_is_the_mean_of_the_stakeholders(samvekt):
    found = samvekt("robust", ROUND, *QUICK, "--json").json

    apart = found["stakeholders"]
    assert set(apart) == {"Fagpanelet", "Brukerrådet", "Politikerne"}
    for at, line in enumerate(found["pooled"]):
        mean = sum(lines[at]["top"] for lines in apart.values()) / len(apart)
        assert line["top"] == pytest.approx(mean)


def test_the_choice_hangs_on_the_weights_asked_for(samvekt):
    given = ("robust", ROUND, *QUICK, "--json", "--stakeholder")

    one, other = (samvekt(*given, name).json for name in ("Politikerne", "Brukerrådet"))

    assert one["stability"] != other["stability"]
    assert one["pooled"] == other["pooled"]


def test_the_record_of_doubts_is_named_with_its_standing(samvekt):
    found = samvekt("robust", LESSON, *QUICK, "--json").json

    assert (found["record"], found["status"]) == ("judgements-and-weights@1", "suggested")


def test_what_is_only_reduced_stands_beside(samvekt):
    found = samvekt("robust", TIED, *QUICK, "--json").json

    assert found["not_judged"] == [f"F{n}" for n in range(1, 7)]
    assert len(found["pooled"]) == 6


NOTHING_JUDGED = ("examples/nasjonal-runde.yaml", "examples/bergen/bergen-tiltak.yaml")


@pytest.mark.parametrize("file", NOTHING_JUDGED)
def test_a_round_nobody_has_judged_says_so(samvekt, file):
    answer = samvekt("robust", file, "--lang", "en")

    assert (answer.code, answer.out) == (2, "")
    assert answer.err == "At least two options must be judged to tell how firm it is.\n"


WRONG = {
    "too few draws": ("--draws", "5"),
    "draws in words": ("--draws", "mange"),
    "a seed below nought": ("--seed", "-1"),
    "a choice of none": ("--top", "0"),
    "an unknown stakeholder": ("--stakeholder", "Ingen"),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_one_document_and_exit_code_two(samvekt, case):
    answer = samvekt("robust", ROUND, *WRONG[case], "--json")

    assert (answer.code, answer.err) == (2, "")
    assert set(answer.json) == {"error", "faults"}


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_the_screen_has_bars_and_every_judged_option(samvekt, language):
    answer = samvekt("robust", ROUND, *QUICK, "--lang", language)

    assert answer.code == 0
    assert all(f"R{n:02d} " in answer.out for n in range(1, 17))
    assert "█" in answer.out
    assert "{" not in answer.out


def program(*arguments):
    return (sys.executable, "-W", "error", "-m", "samvekt.cli", *arguments)


def test_a_pipe_gets_one_document_and_no_progress(folder):
    answer = subprocess.run(
        program("robust", ROUND, "--json"), capture_output=True, check=False, encoding="utf-8"
    )

    assert (answer.returncode, answer.stderr) == (0, "")
    assert set(json.loads(answer.stdout)) == KEYS


@pytest.mark.skipif(os.name != "posix", reason="needs a terminal of its own")
def test_someone_who_watches_sees_progress_beside_the_document(folder):
    ours, theirs = os.openpty()
    with subprocess.Popen(
        program("robust", ROUND, "--draws", "50000", "--json", "--lang", "en"),
        stdout=subprocess.PIPE,
        stderr=theirs,
        env={**os.environ, "TERM": "xterm"},
    ) as process:
        os.close(theirs)
        document, seen = process.stdout.read(), _all_of(ours)

    assert set(json.loads(document)) == KEYS
    assert "Drawing judgements and weights" in seen


def _all_of(terminal):
    """What was written to a terminal until now."""
    parts = []
    while select.select([terminal], [], [], 0.2)[0]:
        try:
            parts.append(os.read(terminal, 65536))
        except OSError:  # the other end is closed
            break
        if not parts[-1]:
            break
    os.close(terminal)
    return b"".join(parts).decode()
