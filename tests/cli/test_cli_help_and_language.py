"""Help with an example for every command, in three languages; the examples run."""

from __future__ import annotations

import shlex

import pytest
import typer

from samvekt.cli.app import app
from samvekt.cli.examples import EXAMPLES

MAIN = typer.main.get_command(app)
COMMANDS = {
    **{name: command for name, command in MAIN.commands.items() if name != "reference"},
    **{f"reference {n}": c for n, c in MAIN.commands["reference"].commands.items()},
}
ROUND = "examples/opplaering.yaml"


def test_every_command_has_one_example_and_every_example_a_command():
    assert set(EXAMPLES) == set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_json_and_lang(name):
    flags = {flag for parameter in COMMANDS[name].params for flag in parameter.opts}

    assert {"--json", "--lang"} <= flags
    assert COMMANDS[name].help
    assert EXAMPLES[name] in COMMANDS[name].epilog
    assert EXAMPLES[name].startswith(f"samvekt {name} ")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_parameter_says_what_it_is(name):
    assert all(p.help for p in COMMANDS[name].params if p.name != "help")


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_help_is_shown_and_ends_with_nought(samvekt, name, flag):
    answer = samvekt(*name.split(), flag)

    assert (answer.code, answer.err) == (0, "")
    assert EXAMPLES[name].split()[0] in answer.out
    assert "…" not in answer.out


@pytest.mark.parametrize("arguments", [(), ("reference",)])
def test_without_a_command_the_help_is_shown(samvekt, arguments):
    answer = samvekt(*arguments)

    assert answer.code == 0
    assert "check" in answer.out or "show" in answer.out


def test_the_version_and_the_method_version_are_told(samvekt):
    answer = samvekt("--version")

    assert answer.code == 0
    assert any(sign.isdigit() for sign in answer.out)


def ready(samvekt, folder, name):
    """What an example needs to be there."""
    if name == "reference add":
        text = samvekt("reference", "show", "scale", "benefit-5", "--fork", "min-skala").out
        (folder / "min-skala.yaml").write_text(text, encoding="utf-8")
    if name == "verify":
        assert samvekt(*shlex.split(EXAMPLES["freeze"])[1:]).code == 0


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_example_runs(samvekt, folder, name):
    ready(samvekt, folder, name)

    answer = samvekt(*shlex.split(EXAMPLES[name])[1:])

    assert answer.err == ""
    assert answer.code == (1 if name == "check" else 0)
    assert answer.out.strip()


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_example_gives_one_json_document(samvekt, folder, name):
    ready(samvekt, folder, name)

    answer = samvekt(*shlex.split(EXAMPLES[name])[1:], "--json")

    assert answer.err == ""
    assert answer.json


READ = [
    ("check", ROUND),
    ("judgements", ROUND),
    ("weights", ROUND),
    ("rank", ROUND),
    ("compare", ROUND),
    ("severity", "--age", "61", "--remaining", "15.89"),
    ("icer", "examples/strategier.csv"),
    ("reference", "list", "--kind", "law"),
    ("reference", "show", "severity_rule", "magnussen-2015"),
]


@pytest.mark.parametrize("command", READ, ids=" ".join)
def test_the_three_languages_say_it_differently(samvekt, command):
    said = {samvekt(*command, "--lang", language).out for language in ("nb", "nn", "en")}

    assert len(said) == 3


def test_the_language_may_stand_before_or_after_the_command(samvekt):
    after = samvekt("rank", ROUND, "--lang", "en")

    assert samvekt("--lang", "en", "rank", ROUND) == after
    assert samvekt("rank", "--lang=en", ROUND) == after
    assert "Swedish" in after.out


def test_the_setting_chooses_the_language_and_the_flag_goes_before_it(samvekt, monkeypatch):
    norwegian, english = samvekt("rank", ROUND), samvekt("rank", ROUND, "--lang", "en")
    monkeypatch.setenv("SAMVEKT_LANG", "en")

    assert samvekt("rank", ROUND) == english
    assert samvekt("rank", ROUND, "--lang", "nb") == norwegian


def test_a_language_setting_nobody_knows_is_bokmal(samvekt, monkeypatch):
    norwegian = samvekt("rank", ROUND)
    monkeypatch.setenv("SAMVEKT_LANG", "xx")

    assert samvekt("rank", ROUND) == norwegian


def test_the_numbers_and_keys_of_json_are_the_same_in_every_language(samvekt):
    def bare(language):
        lines = samvekt("rank", ROUND, "--json", "--lang", language).json["ranking"]
        return [(line["option"], line["place"], line["score"]) for line in lines]

    assert bare("nb") == bare("nn") == bare("en")


LONG = "Fylkeskommunehelsetjenestemedarbeiderkompetanseutviklingsprogramevaluering" * 2


@pytest.mark.parametrize("command", [*READ, ("compare", ROUND, *("--rule", "swedish") * 1)])
def test_nothing_is_cut_off_in_a_pipe(samvekt, folder, command):
    text = (folder / ROUND).read_text(encoding="utf-8")
    (folder / ROUND).write_text(text.replace("Brosjyre om fall", LONG), encoding="utf-8")

    answer = samvekt(*command)

    assert "…" not in answer.out
    if command[:2] == ("rank", ROUND):
        assert LONG[-20:] in "".join(answer.out.split())


def test_all_rules_side_by_side_are_not_cut_off(samvekt):
    rules = ("swedish", "cap", "additive", "per-krone", "per-person-year", "reference", "panel")
    flags = [part for rule in rules for part in ("--rule", rule)]

    answer = samvekt("compare", "examples/kommunal-runde.yaml", *flags)

    assert answer.code == 0
    assert "…" not in answer.out


def test_a_category_people_chose_is_shown_with_a_star(samvekt):
    out = samvekt("rank", "examples/kommunal-runde.yaml", "--brief", "--lang", "en").out

    assert "only in research*" in out
