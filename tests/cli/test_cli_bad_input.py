"""Bad input at the command line: exit code 2, a clear sentence, nothing written (issue 2.2)."""

from __future__ import annotations

import os

import pytest

GOOD = """samvekt: 1
id: x
title: En runde
frame: {level: administrative, profile: practice}
criteria: {set: norway-guide-2025}
"""
BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{after}: &{after} [{', '.join(f'*{before}' for _ in range(9))}]\n"
    for before, after in zip("abcdefghi", "bcdefghij", strict=True)
)
OPTION = "options:\n- {id: A, name: A, change: start, "

TEXTS = {
    "alias bomb": BOMB,
    "duplicate key": GOOD + "id: y\n",
    "duplicate key inside": GOOD + OPTION + "name: B}\n",
    "not a number": GOOD + OPTION + "recipients_per_year: .nan}\n",
    "infinity": GOOD + OPTION + "recipients_per_year: .inf}\n",
    "wrong type": GOOD + OPTION + "recipients_per_year: mange}\n",
    "list for a text": GOOD.replace("En runde", "[1, 2]"),
    "unknown key": GOOD + "titel: x\n",
    "unknown version": GOOD.replace("samvekt: 1", "samvekt: 99"),
    "no version": GOOD.replace("samvekt: 1\n", ""),
    "a list": "- 1\n- 2\n",
    "a word": "bare tekst\n",
    "two documents": GOOD + "---\n" + GOOD,
    "a tag": GOOD + "note: !!python/object/apply:os.system ['true']\n",
    "broken quotes": GOOD + 'note: "uten slutt\n',
    "deep": "[" * 5000 + "]" * 5000,
    "identity number": GOOD + "illustration: 'Ola 13097248022'\n",
    "unseen sign": GOOD + 'illustration: "a\\u202Eb"\n',
    "unknown criteria set": GOOD.replace("norway-guide-2025", "norge"),
    "empty": "",
    "blank": "  \n\n",
    "only a comment": "# ingenting\n",
    "tab": GOOD + "frame2:\n\tx: 1\n",
}
BYTES = {
    "latin-1": GOOD.replace("En runde", "Én så æøå").encode("latin-1"),
    "utf-16": GOOD.encode("utf-16"),
    "zip": b"PK\x03\x04" + bytes(200),
    "nul": GOOD.encode() + b"\0\0",
}
FILES = {**{name: text.encode("utf-8") for name, text in TEXTS.items()}, **BYTES}
ROUND_COMMANDS = ("check", "rank", "compare", "judgements", "weights")


def names_in(folder):
    return {path.relative_to(folder) for path in folder.rglob("*")}


def refuse(answer):
    assert answer.code == 2
    assert answer.out == ""
    assert answer.err.strip()
    assert "Traceback" not in answer.err
    assert "SAMVEKT_DEBUG" not in answer.err  # no fault of our own


@pytest.mark.parametrize("ending", ["yaml", "json"])
@pytest.mark.parametrize("case", FILES)
def test_a_bad_file_is_refused_in_words(samvekt, folder, case, ending):
    (folder / f"bad.{ending}").write_bytes(FILES[case])
    before = names_in(folder)

    refuse(samvekt("check", f"bad.{ending}"))

    assert names_in(folder) == before


@pytest.mark.parametrize("command", ROUND_COMMANDS)
@pytest.mark.parametrize("case", ["alias bomb", "unknown key", "latin-1", "empty"])
def test_every_command_that_reads_a_round_refuses_alike(samvekt, folder, case, command):
    (folder / "bad.yaml").write_bytes(FILES[case])

    told = samvekt(command, "bad.yaml")

    refuse(told)
    assert told.err == samvekt("check", "bad.yaml").err


@pytest.mark.parametrize("command", [*ROUND_COMMANDS, "icer"])
@pytest.mark.parametrize("path", ["examples", "ingen.yaml", "/dev/null", "/dev/zero", "."])
def test_what_is_no_file_is_refused(samvekt, command, path):
    refuse(samvekt(command, path))


@pytest.mark.parametrize("command", [("check",), ("icer",), ("reference", "add")])
def test_fifty_million_bytes_are_refused_at_once(samvekt, folder, command):
    with (folder / "stor.yaml").open("wb") as file:
        file.truncate(50_000_000)
    records = ("--records", "lokalt") if command[0] == "reference" else ()

    refuse(samvekt(*command, "stor.yaml", *records))

    assert not (folder / "lokalt").exists()


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="needs users")
def test_a_file_without_permission_is_refused(samvekt, folder):
    closed = folder / "lukket.yaml"
    closed.write_text(GOOD, encoding="utf-8")
    assert samvekt("check", "lukket.yaml").code == 1  # everything is loaded
    closed.chmod(0)
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        answer = samvekt("check", "lukket.yaml")
    finally:
        if root:
            os.seteuid(0)
        closed.chmod(0o600)

    refuse(answer)


LISTS = {
    "no column": "strategy,cost\na,1\n",
    "a word for a number": "strategy,cost,effect\na,mye,1\n",
    "an empty cell": "strategy,cost,effect\na,,1\n",
    "a name twice": "strategy,cost,effect\na,1,1\na,2,2\n",
    "no name": "strategy,cost,effect\n,1,1\n",
    "no rows": "strategy,cost,effect\n",
    "not a number": "strategy,cost,effect\na,nan,1\nb,inf,2\n",
    "too many cells": "strategy,cost,effect\na,1,1,1\n",
    "a column twice": "strategy,cost,cost,effect\na,1,1,1\n",
    "a quote": 'strategy,cost,effect\n"a,1,1\n',
    "empty": "",
    "latin-1": "strategy,cost,effect\nbehandling å,1,1\n",
}


@pytest.mark.parametrize("case", LISTS)
def test_a_bad_list_of_strategies_is_refused(samvekt, folder, case):
    encoding = "latin-1" if case == "latin-1" else "utf-8"
    (folder / "liste.csv").write_text(LISTS[case], encoding=encoding)

    refuse(samvekt("icer", "liste.csv"))


def test_huge_numbers_end_in_words_or_an_answer(samvekt, folder):
    rows = "strategy,cost,effect\na,1e308,1\nb,-1e308,2\nc,1,1e-308\n"
    (folder / "liste.csv").write_text(rows, encoding="utf-8")

    answer = samvekt("icer", "liste.csv", "--json")

    assert answer.code in {0, 2}
    assert answer.json
    assert "SAMVEKT_DEBUG" not in answer.out


def test_many_faults_come_all_at_once(samvekt, folder):
    options = "".join(f"- {{id: T{n}, name: x, change: nei}}\n" for n in range(5))
    (folder / "bad.yaml").write_text(GOOD + "titel: x\noptions:\n" + options, encoding="utf-8")

    faults = samvekt("check", "bad.yaml", "--json").json["faults"]

    assert len(faults) == 6
