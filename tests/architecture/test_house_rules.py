"""The rules of the house that no linter holds."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import samvekt

REPOSITORY = Path(__file__).parents[2]
SOURCE = REPOSITORY / "src" / "samvekt"
TESTS = REPOSITORY / "tests"
MODULES = {path.relative_to(SOURCE).as_posix(): path for path in sorted(SOURCE.rglob("*.py"))}
CORE = {name: path for name, path in MODULES.items() if name.startswith("core/")}
FORBIDDEN_CALLS = {"open", "input", "print", "eval", "exec", "__import__"}
FORBIDDEN_NAMES = {"now", "today", "utcnow", "environ", "getenv", "time", "perf_counter"}
SEEDED = {"Generator", "BitGenerator", "SeedSequence", "PCG64", "Philox"}
NO_JOB = {"utils", "util", "helpers", "helper", "manager", "base", "common", "misc"}
BESIDE_THE_SOURCE = {"golden", "frozen", "docs", "examples", "architecture", "browser", "load"}


def tree(path):
    return ast.parse(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", CORE)
def test_core_reads_no_clock_file_setting_or_global_random_state(name):
    found = []
    for node in ast.walk(tree(CORE[name])):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            found += [node.func.id] if node.func.id in FORBIDDEN_CALLS else []
        if isinstance(node, ast.Attribute) and node.attr in FORBIDDEN_NAMES:
            found.append(ast.unparse(node))
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "np.random":
            found += [] if node.attr in SEEDED else [node.attr]
        if isinstance(node, ast.Global):
            found += node.names

    assert found == []


@pytest.mark.parametrize("name", MODULES)
def test_every_module_says_what_it_is(name):
    assert ast.get_docstring(tree(MODULES[name])) or not MODULES[name].read_text().strip()


def test_every_folder_of_python_is_a_package_with_a_docstring():
    folders = {path.parent for path in SOURCE.rglob("*.py")}

    silent = [f for f in folders if not ast.get_docstring(tree(f / "__init__.py"))]

    assert silent == []


@pytest.mark.parametrize("name", MODULES)
def test_no_module_is_named_for_having_no_job(name):
    assert not NO_JOB & set(Path(name).with_suffix("").parts)


def test_the_tests_mirror_the_source():
    packages = {path.parent.relative_to(SOURCE) for path in SOURCE.rglob("*.py")}
    folders = {
        path.parent.relative_to(TESTS)
        for path in TESTS.rglob("test_*.py")
        if path.relative_to(TESTS).parts[0] not in BESIDE_THE_SOURCE
    }

    assert folders <= packages


def test_test_files_have_names_of_their_own():
    names = [path.name for path in TESTS.rglob("*.py") if path.name != "conftest.py"]

    assert sorted({name for name in names if names.count(name) > 1}) == []


def public_functions(path):
    return [
        node
        for node in tree(path).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    ]


@pytest.mark.parametrize("name", CORE)
def test_every_public_function_of_core_is_explained(name):
    silent = [f.name for f in public_functions(CORE[name]) if not ast.get_docstring(f)]

    assert silent == []


def is_formula(function):
    """Whether a function gives numbers, worked out from what it is given."""
    given = ast.unparse(function.returns) if function.returns else ""
    return given in {"Floats", "float", "Decimal"}


@pytest.mark.parametrize("folder", sorted({str(Path(name).parent) for name in CORE} - {"core"}))
def test_a_part_of_core_with_formulas_names_its_sources(folder):
    modules = [path for name, path in CORE.items() if str(Path(name).parent) == folder]

    formulas = [f.name for path in modules for f in public_functions(path) if is_formula(f)]
    text = "\n".join(path.read_text(encoding="utf-8") for path in modules)

    assert not formulas or "Source:" in text, formulas


def test_the_method_has_a_version():
    assert isinstance(samvekt.METHOD_VERSION, int)
    assert re.fullmatch(r"\d+\.\d+(\.\d+)?([.-]?\w+)?", samvekt.__version__)


@pytest.mark.parametrize("name", MODULES)
def test_no_module_holds_a_todo_or_a_path_of_a_machine(name):
    text = MODULES[name].read_text(encoding="utf-8")

    assert not re.search(r"\b(TODO|FIXME|XXX|HACK)\b|/home/|/work/|/Users/", text)


@pytest.mark.parametrize("name", MODULES)
def test_no_sentence_is_glued_together(name):
    """A message begins with a literal, so that the catalogues can find it."""
    built = [
        ast.unparse(node.args[0])
        for node in ast.walk(tree(MODULES[name]))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "message"
        and node.args
        and isinstance(node.args[0], (ast.JoinedStr, ast.BinOp, ast.Call))
    ]

    assert built == []
