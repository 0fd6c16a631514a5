"""The program itself, in a process of its own: pipes, start, and what it loads."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
ROUND = str(REPOSITORY / "examples" / "kommunal-runde.yaml")
PROGRAM = (sys.executable, "-W", "error", "-m", "samvekt.cli")


def run(*arguments, **settings):
    environment = {k: v for k, v in os.environ.items() if not k.startswith("SAMVEKT_")}
    return subprocess.run(
        [*PROGRAM, *arguments],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env={**environment, **settings},
        stdin=subprocess.DEVNULL,
    )


def test_it_works():
    answer = run("rank", ROUND, "--rule", "swedish", "--json")

    assert (answer.returncode, answer.stderr) == (0, "")
    assert json.loads(answer.stdout)["rule"] == "swedish"
    assert "\x1b" not in answer.stdout


def test_what_is_missing_ends_with_one_and_faults_with_two():
    assert run("check", ROUND).returncode == 1
    assert run("check", "ikke-her.yaml").returncode == 2


def test_an_error_in_a_pipe_is_one_document():
    answer = run("rank", "ikke-her.yaml", "--json")

    assert answer.returncode == 2
    assert set(json.loads(answer.stdout)) == {"error", "faults"}


def test_norwegian_letters_are_whole_in_a_plain_locale():
    answer = run("check", ROUND, LC_ALL="C", LANG="C", PYTHONUTF8="0", PYTHONIOENCODING="utf-8")

    assert "ø" in answer.stdout


@pytest.mark.parametrize(
    "command",
    [("rank", ROUND, "--json"), ("rank", ROUND), ("schema",), ("reference", "list")],
    ids=lambda command: " ".join(command[::2]),
)
@pytest.mark.skipif(os.name != "posix", reason="needs pipes that break")
def test_a_reader_who_stops_reading_hears_no_complaint(command):
    with subprocess.Popen(
        [*PROGRAM, *command], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        process.stdout.close()
        complaint = process.stderr.read()
        code = process.wait()

    assert complaint == b""
    assert code == 0


def loaded_by(*arguments):
    """The modules a run has loaded when it ends, and how long it took."""
    script = (
        "import atexit, json, sys\n"
        "atexit.register(lambda: sys.stderr.write(json.dumps(sorted(sys.modules))))\n"
        f"sys.argv = {['samvekt', *arguments]!r}\n"
        "from samvekt.cli.__main__ import main\n"
        "main()\n"
    )
    started = time.perf_counter()
    ended = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=False, encoding="utf-8"
    )
    print(f"samvekt {' '.join(arguments[:1])}: {time.perf_counter() - started:.2f} s")
    return {name.partition(".")[0] for name in json.loads(ended.stderr)}


@pytest.mark.parametrize("flag", ["--help", "--version"])
def test_help_loads_nothing_heavy(flag):
    assert not loaded_by(flag) & {"numpy", "pydantic", "yaml", "scipy", "rich"}


def test_the_help_of_a_command_loads_no_calculation():
    assert not loaded_by("rank", "--help") & {"numpy", "yaml", "scipy", "rich"}


@pytest.mark.parametrize("command", ["rank", "compare", "check"])
def test_ranking_a_round_loads_no_scipy(command):
    assert not loaded_by(command, ROUND, "--json") & {"scipy", "pandas", "django"}


@pytest.mark.parametrize(("setting", "word"), [("en", "Usage:"), ("nb", "Bruk:"), ("nn", "Bruk:")])
def test_the_help_speaks_the_language_of_the_setting(setting, word):
    assert word in run("--help", SAMVEKT_LANG=setting).stdout


def test_the_help_speaks_the_language_of_the_flag():
    assert "Usage:" in run("rank", "--help", "--lang", "en").stdout
