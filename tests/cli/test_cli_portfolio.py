"""`samvekt portfolio`: what fits, told in words on a screen and as one document in a pipe."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

ROUND = "examples/kommunal-runde.yaml"
TIED = "examples/frigjoering.yaml"
LIST = "examples/bergen/bergen-tiltak.yaml"
BUDGET = "Rammen for nye tiltak 2027"
VALUED = ("judged", "good-life-years", "count", "order")
KEYS = {
    "round",
    "valued",
    "rule",
    "stakeholder",
    "chosen",
    "shares",
    "value",
    "values",
    "use",
    "limits",
    "units",
    "slack",
    "pools",
    "upper_bound",
    "gap",
    "proven",
    "method",
    "not_assessed",
    "use_not_known",
    "core_index",
    "always",
    "sometimes",
    "never",
    "scenarios",
    "seed",
    "prices",
    "shadow_prices",
    "swaps",
    "order_of_buy",
    "own_list",
    "within",
    "said",
    "cautions",
    "method_version",
    "version",
}


CAN_BE_ASKED = [
    (file, valued)
    for file in (ROUND, TIED, "examples/opplaering.yaml")
    for valued in VALUED
    if valued != "good-life-years"  # these rounds do not say how many years and how many persons
]


@pytest.mark.parametrize("file", [ROUND, TIED, "examples/opplaering.yaml"])
def test_good_life_years_that_nobody_has_stated_are_refused_in_words(samvekt, file):
    answer = samvekt("portfolio", file, "--value", "good-life-years", "--lang", "en")

    assert answer.code == 2
    assert "good life years" in answer.err


@pytest.mark.parametrize(("file", "valued"), CAN_BE_ASKED)
def test_every_key_is_there_and_every_number_is_finite(samvekt, file, valued):
    answer = samvekt("portfolio", file, "--value", valued, "--scenarios", "20", "--json")

    assert (answer.code, answer.err) == (0, "")
    assert set(answer.json) == KEYS  # answer.json refuses what is no number


# Cases B2 and B3: known answers on cost alone


def test_b2_six_wishes_fit_within_ten_million(samvekt):
    given = ("--value", "count", "--must-not", "R01", "--must-not", "R13", "--json")

    found = samvekt("portfolio", ROUND, *given).json

    assert found["chosen"] == ["R09", "R10", "R11", "R12", "R14", "R15"]
    assert found["use"] == {BUDGET: 9910}
    assert found["slack"] == {BUDGET: 90}
    assert (found["proven"], found["gap"]) == (True, 0)


def test_b3_both_savings_make_room_for_nine_wishes_and_not_for_a_tenth(samvekt):
    given = ("--value", "count", "--must", "R01", "--must", "R13", "--json")

    found = samvekt("portfolio", ROUND, *given).json

    savings = {"R01", "R13"}
    wishes = set(found["chosen"]) - savings
    nine = {"R04", "R05", "R06", "R09", "R10", "R11", "R12", "R14", "R15"}
    freed = 3600 + 10976
    assert savings <= set(found["chosen"])
    assert wishes == nine
    assert found["use"][BUDGET] == 21_710 - freed
    assert found["slack"][BUDGET] == 10_000 + freed - 21_710 == 2_866
    assert found["shares"]["R03"] == 0


def test_b1_what_has_no_cost_in_kroner_stands_beside(samvekt):
    found = samvekt("portfolio", ROUND, "--json").json

    assert found["use_not_known"] == ["R02", "R16"]
    assert "R13" in found["not_assessed"]
    assert found["values"]["R13"] is None


# Case C1: a list with amounts only has nothing to fit within


@pytest.mark.parametrize("valued", VALUED)
@pytest.mark.parametrize("more", [(), ("--limit", "Penger 2012=10000")], ids=["file", "asked"])
def test_c1_a_list_without_a_budget_says_what_is_missing(samvekt, valued, more):
    answer = samvekt("portfolio", LIST, "--value", valued, "--lang", "en", *more)

    assert (answer.code, answer.out) == (2, "")
    assert answer.err == "The round has no budget to fit within. Add it under limits.\n"


# Case C5: an order is not a value, and the rule is named


def test_c5_the_rule_is_named(samvekt):
    given = ("portfolio", ROUND, "--value", "order", "--rule", "additive")

    found, shown = samvekt(*given, "--json").json, samvekt(*given, "--lang", "en")

    assert (found["valued"], found["rule"], found["method"]) == ("order", "additive", "order")
    assert "The order is that of the rule" in shown.out


def test_c5_value_and_order_give_different_sets_and_say_which_they_are(samvekt):
    judged, ordered = (
        samvekt("portfolio", ROUND, "--value", valued, "--json").json
        for valued in ("judged", "order")
    )

    assert judged["chosen"] != ordered["chosen"]
    assert (judged["rule"], ordered["rule"]) == (None, "swedish")


def test_a_table_says_what_each_limit_is_counted_in(samvekt):
    shown = samvekt("portfolio", ROUND, "--scenarios", "0", "--lang", "nb").out

    assert re.search(rf"{BUDGET} +tusen kroner +10\s000", shown)


# What is asked for


def test_another_limit_is_used_and_shown(samvekt):
    found = samvekt("portfolio", ROUND, "--limit", f"{BUDGET}=20000,5", "--json").json

    assert found["limits"] == {BUDGET: 20000.5}
    assert found["use"][BUDGET] <= 20000.5
    assert found["units"] == {BUDGET: "kNOK"}


def test_more_money_is_never_worth_less(samvekt):
    worth = [
        samvekt("portfolio", ROUND, "--limit", f"{BUDGET}={n}", "--scenarios", "0", "--json").json[
            "value"
        ]
        for n in (0, 2000, 10000, 40000)
    ]

    assert worth == sorted(worth)


def test_an_own_list_is_held_beside_the_best_set(samvekt):
    own = samvekt("portfolio", ROUND, "--own-list", "R14, R06,R15", "--json").json["own_list"]

    assert own["fits"]
    assert own["regret"] > 0
    assert own["only_listed"] == []


def test_an_own_list_that_is_too_dear_says_so(samvekt):
    given = ("portfolio", ROUND, "--own-list", "R07,R08")

    own, shown = samvekt(*given, "--json").json["own_list"], samvekt(*given, "--lang", "en")

    assert not own["fits"]
    assert own["broken"]
    assert "The list does not fit" in shown.out
    assert "Only on the list: R07 and R08." in shown.out


def test_the_same_seed_gives_the_same_document(samvekt):
    given = ("portfolio", ROUND, "--seed", "7", "--scenarios", "60", "--json")

    assert samvekt(*given).out == samvekt(*given).out


def test_no_scenarios_leave_the_core_index_out(samvekt):
    given = ("portfolio", ROUND, "--scenarios", "0")

    found, shown = samvekt(*given, "--json").json, samvekt(*given, "--lang", "en").out

    assert (found["core_index"], found["always"], found["scenarios"]) == (None, None, None)
    assert "In how many draws" not in shown


def test_the_core_index_agrees_with_always_sometimes_and_never(samvekt):
    found = samvekt("portfolio", ROUND, "--scenarios", "80", "--json").json

    index = found["core_index"]
    assert all(index[name] == 1 for name in found["always"])
    assert all(0 < index[name] < 1 for name in found["sometimes"])
    assert all(index[name] == 0 for name in found["never"])
    beside = {*found["not_assessed"], *found["use_not_known"]}
    assert set(index) == {*found["always"], *found["sometimes"], *found["never"], *beside}


CLASHES = {
    "too dear": ("--must", "R07"),
    "in and out": ("--must", "R14", "--must-not", "R14"),
}


@pytest.mark.parametrize("case", CLASHES)
def test_what_cannot_be_is_told_with_what_clashes(samvekt, case):
    answer = samvekt("portfolio", ROUND, *CLASHES[case], "--lang", "en")

    assert (answer.code, answer.out) == (2, "")
    assert "must be funded" in answer.err
    assert "Change at least one of them." in answer.err


WRONG = {
    "an unknown option": (("--must", "R99"), "no option R99"),
    "an unknown option out": (("--must-not", "R99"), "no option R99"),
    "an unknown option on the list": (("--own-list", "R14,R99"), "no option R99"),
    "an unknown limit": (("--limit", "Penger=1"), "no limit “Penger”"),
    "a limit without an amount": (("--limit", BUDGET), "is no limit"),
    "a limit that is no number": (("--limit", f"{BUDGET}=mye"), "is no limit"),
    "an unknown rule": (("--value", "order", "--rule", "lodd"), "no rule “lodd”"),
    "an unknown stakeholder": (("--stakeholder", "Ingen"), "no weights from “Ingen”"),
    "what must be and is not known": (("--must", "R16"), "is not known"),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_a_sentence_and_exit_code_two(samvekt, case):
    arguments, words = WRONG[case]

    answer = samvekt("portfolio", ROUND, *arguments, "--lang", "en")

    assert (answer.code, answer.out) == (2, "")
    assert words in " ".join(answer.err.split())
    assert "Traceback" not in answer.err


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_one_document_for_scripts(samvekt, case):
    answer = samvekt("portfolio", ROUND, *WRONG[case][0], "--json")

    assert (answer.code, answer.err) == (2, "")
    assert set(answer.json) == {"error", "faults"}


# The screen


def test_what_must_be_in_is_not_shown_as_beside(samvekt):
    given = ("portfolio", ROUND, "--must", "R13", "--lang", "en")

    (line,) = [row for row in samvekt(*given).out.splitlines() if "R13 Legge" in row]

    assert line.split()[0] == "yes"


def test_limits_that_cost_nothing_are_told_in_one_line(samvekt):
    shown = samvekt("portfolio", TIED, "--lang", "en").out

    assert "would be 0 higher" not in shown
    assert shown.count("cost nothing alone") == 1


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
@pytest.mark.parametrize("file", [ROUND, TIED])
def test_the_screen_has_every_option_in_every_language(samvekt, file, language):
    answer = samvekt("portfolio", file, "--lang", language)

    ids = samvekt("portfolio", file, "--json").json["shares"]
    assert answer.code == 0
    assert all(f"{name} " in answer.out for name in ids)
    assert "█" in answer.out
    assert "{" not in answer.out


def run(*arguments):
    program = (sys.executable, "-W", "error", "-m", "samvekt.cli", *arguments)
    return subprocess.run(program, capture_output=True, check=False, encoding="utf-8")


def test_the_solver_says_nothing_in_a_pipe(folder):
    answer = run("portfolio", TIED, "--json")

    assert (answer.returncode, answer.stderr) == (0, "")
    assert answer.stdout.startswith("{")
    assert answer.stdout.rstrip().endswith("}")
    assert "HiGHS" not in answer.stdout
