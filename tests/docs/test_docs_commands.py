"""Every command and option has its place in the reference."""

import json
import re

import pytest
from documentation import DOCS, Desk, Step
from typer.main import get_command

from samvekt.cli.app import app

PAGE = (DOCS / "reference" / "commands.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## `samvekt ([^`\n]+)`\n(.*?)(?=^## |\Z)", PAGE, re.M | re.S))


def every_command(group=None, before=""):
    group = group or get_command(app)
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from every_command(command, f"{name} ")
        else:
            yield before + name, command


COMMANDS = dict(every_command())
JSON = {
    "new": "--title Runde --to ny.yaml",
    "check": "examples/kommunal-runde.yaml",
    "template": "--to ny.xlsx",
    "import": "liste.csv --to liste.yaml",
    "judgements": "examples/kommunal-runde.yaml",
    "weights": "examples/kommunal-runde.yaml",
    "rank": "examples/kommunal-runde.yaml",
    "compare": "examples/kommunal-runde.yaml",
    "robust": "examples/kommunal-runde.yaml --draws 500",
    "portfolio": "examples/kommunal-runde.yaml --scenarios 10 --own-list R01,R07",
    "report": "examples/kommunal-runde.yaml --to sak --length one-page --format html --draws 500",
    "freeze": "examples/opplaering.yaml --draws 100 --to ny.frozen.json",
    "verify": "endret.frozen.json",
    "diff": "examples/opplaering.yaml examples/kommunal-runde.yaml --without-results",
    "severity": "--age 61 --remaining 15.89",
    "icer": "strategier.csv",
    "reference list": "--kind scale",
    "reference show": "severity_rule magnussen-2015",
    "reference add": "min.yaml --records lokalt",
    "schema": "--to schema.json",
}
FREE = {"$schema", "record", "from", "to", "stored", "again"}  # what stands below is told elsewhere
# Where the keys are the round's own: criteria, options, rules, levels, limits or stakeholders.
NAMED_BY_THE_ROUND = {
    *("weights", "places", "counts", "stakeholders", "central_weights"),
    *("shares", "values", "use", "limits", "units", "slack", "core_index", "order_of_buy"),
    "not_worked_out",
}
LIST = "id,name,change\nA,En,start\n"
STRATEGIES = "strategy,cost,effect\nA,1000,1\nB,3000,2\n"


def test_every_command_has_a_section_and_no_section_is_left_over():
    assert set(SECTIONS) == set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_and_argument_stands_in_the_section_of_its_command(name):
    options = {o for p in COMMANDS[name].params for o in p.opts if o.startswith("--")} - {"--help"}
    arguments = {
        p.metavar for p in COMMANDS[name].params if not p.opts[0].startswith("-") and p.metavar
    }

    said = SECTIONS[name] + PAGE.partition("## `")[0]

    assert {o for o in options if f"`{o}" not in said} == set()
    assert len(re.findall(r"^\| `[A-Z]+` \|", SECTIONS[name], re.M)) == len(arguments)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_in_a_section_exists(name):
    options = {o for p in COMMANDS[name].params for o in p.opts}

    told = set(re.findall(r"^\| `(--[a-z-]+)", SECTIONS[name], re.M))

    assert told <= options


def test_every_command_has_its_json_tried():
    assert set(JSON) == set(COMMANDS)


def keys_of(content):
    if isinstance(content, list):
        return {key for item in content for key in keys_of(item)}
    if not isinstance(content, dict):
        return set()
    below = (
        keys_of(list(value.values()))
        if name in NAMED_BY_THE_ROUND and isinstance(value, dict)
        else keys_of(value)
        for name, value in content.items()
        if name not in FREE
    )
    return set(content).union(*below)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_key_of_the_json_stands_in_the_section_of_its_command(name, tmp_path):
    desk = Desk(tmp_path)
    (tmp_path / "liste.csv").write_text(LIST, encoding="utf-8")
    (tmp_path / "strategier.csv").write_text(STRATEGIES, encoding="utf-8")
    desk.do(Step("samvekt reference show scale benefit-5 --fork min-skala > min.yaml", None))

    desk.do(
        Step("samvekt freeze examples/opplaering.yaml --draws 100 --to frossen.frozen.json", None)
    )
    frozen = (tmp_path / "frossen.frozen.json").read_text(encoding="utf-8")
    changed = frozen.replace('"leading": "swedish"', '"leading": "cap"')
    (tmp_path / "endret.frozen.json").write_text(changed, encoding="utf-8")

    printed = desk.do(Step(f"samvekt {name} {JSON[name]} --json", None))

    keys = keys_of(json.loads("\n".join(printed)))
    assert {
        key for key in keys if not re.search(f"`[.]?{re.escape(key)}`", SECTIONS[name])
    } == set()
