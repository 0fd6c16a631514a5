"""What is shown in Norwegian holds no word of another language."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from norwegian import foreign, prose
from typer.main import get_command

from samvekt.cli.app import app
from samvekt.core.ranking.result import CATEGORY_WORDS, RULE_WORDS
from samvekt.language.tooling import TRANSLATED

ROOT = Path(__file__).parents[2]


def every_command(group, before=""):
    for name, command in group.commands.items():
        yield before + name
        if hasattr(command, "commands"):
            yield from every_command(command, f"{before}{name} ")


COMMANDS = ("", *every_command(get_command(app)))
ROUNDS = ("kommunal-runde.yaml", "nasjonal-runde.yaml", "opplaering.yaml")
ON_A_ROUND = ("check", "judgements", "weights", "rank", "compare")
FAULTS = (
    "rnk",
    "rank",
    "rank --rul swedish",
    "rank a b c",
    "rank finnes-ikke.yaml",
    "rank src",
    "new --profile x --title a --to b",
    "judgements examples/opplaering.yaml --apart 0",
    "check --lang",
    "reference show tull x",
    "severity --age x",
    "severity --age 12",
)
USERS_OWN = {"of"}  # words of the rounds' own texts


@cache
def screen(command, language):
    done = subprocess.run(  # our own command
        [sys.executable, "-m", "samvekt.cli", *command.split()],
        cwd=ROOT,
        env={**os.environ, "SAMVEKT_LANG": language, "COLUMNS": "400"},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr


def read_words(text):
    """The words of our own: quoted text and examples of commands are the user's."""
    kept = [line for line in text.splitlines() if "samvekt " not in line]
    return prose("\n".join(kept))


@pytest.mark.parametrize("language", TRANSLATED)
@pytest.mark.parametrize("command", COMMANDS)
def test_help_is_in_one_language(command, language):
    shown = screen(f"{command} --help".strip(), language)

    assert foreign(read_words(shown), language) == set()


@pytest.mark.parametrize("language", TRANSLATED)
@pytest.mark.parametrize("command", COMMANDS)
def test_help_cuts_no_sentence_short(command, language):
    assert "..." not in screen(f"{command} --help".strip(), language)


@pytest.mark.parametrize("language", TRANSLATED)
@pytest.mark.parametrize("fault", FAULTS)
def test_faults_are_told_in_one_language(fault, language):
    assert foreign(read_words(screen(fault, language)), language) == set()


@pytest.mark.parametrize("round_", ROUNDS)
@pytest.mark.parametrize("command", ON_A_ROUND)
def test_answers_about_the_example_rounds_hold_no_english(command, round_):
    shown = screen(f"{command} examples/{round_}", "nb")

    assert foreign(read_words(shown), "nb") - USERS_OWN == set()


@pytest.mark.parametrize("language", TRANSLATED)
@pytest.mark.parametrize(
    "command",
    ["reference list", "severity --age 61 --remaining 15.89", "icer examples/strategier.csv"],
)
def test_answers_without_a_round_are_in_one_language(command, language):
    assert foreign(read_words(screen(command, language)), language) == set()


@pytest.mark.parametrize("round_", ROUNDS)
@pytest.mark.parametrize("command", ON_A_ROUND)
@pytest.mark.parametrize("language", TRANSLATED)
def test_no_sentence_ends_twice(command, round_, language):
    shown = screen(f"{command} examples/{round_}", language)

    assert [line for line in shown.splitlines() if ".." in line or ".:" in line] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_categories_and_rules_are_named_in_one_language(language):
    named = [*CATEGORY_WORDS.values(), *RULE_WORDS.values()]

    assert all(words.nb and words.nn and words.en for words in named)
    assert {
        said for words in named if foreign(prose(said := words.in_language(language)), language)
    } == set()
