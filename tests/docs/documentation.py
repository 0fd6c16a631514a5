"""What the documentation promises, as data: its pages, the commands shown, and what they print."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
ELIDED = "…"  # on a line of its own: any number of lines
NOT_RUN = ("git", "make", "source", "pip")

_CONSOLE = re.compile(r"^```console\n(?P<lines>.*?)^```$", re.M | re.S)
_FILE = re.compile(
    r'^```(?:yaml|csv|python) title="(?P<name>[^"]+)"\n(?P<text>.*?)^```$', re.M | re.S
)
_HIDDEN = re.compile(r"^<!-- run: (?P<command>.*?) -->$", re.M | re.S)
_ANY = re.compile(
    "|".join(
        f"(?:{p.pattern.replace('?P<', '?P<' + n)})"
        for n, p in (("a_", _CONSOLE), ("b_", _FILE), ("c_", _HIDDEN))
    ),
    re.M | re.S,
)


@dataclass(frozen=True)
class Step:
    """One thing a page does: a file the reader writes, or a command with what it prints."""

    command: str | None
    printed: tuple[str, ...] | None  # None when the page does not show it
    file: str | None = None
    text: str = ""
    span: tuple[int, int] = (0, 0)  # where the printed lines stand in the page


def pages() -> list[Path]:
    """Every page a person reads."""
    top = (ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md"))
    return [page for page in (*top, *sorted(DOCS.rglob("*.md"))) if page.exists()]


def pages_with_commands() -> list[Path]:
    """Pages that show commands with `samvekt`."""
    return [page for page in pages() if "$ samvekt" in page.read_text(encoding="utf-8")]


def steps(text: str) -> Iterator[Step]:
    """What a page does, from the top."""
    for found in _ANY.finditer(text):
        parts = found.groupdict()
        if parts["a_lines"] is not None:
            yield from _commands(parts["a_lines"], found.start("a_lines"))
        elif parts["b_name"] is not None:
            yield Step(None, None, parts["b_name"], parts["b_text"])
        else:
            yield Step(parts["c_command"], None)


def _commands(block: str, start: int) -> Iterator[Step]:
    """Each command of a block with the lines below it; a command may go on with a backslash."""
    prompts = [m.start() for m in re.finditer(r"^\$ ", block, re.M)]
    for here, after in zip(prompts, [*prompts[1:], len(block)], strict=True):
        shown = block[here + 2 : after]
        command = re.match(r"(?:[^\n]*\\\n)*[^\n]*\n", shown).group()
        printed = tuple(shown[len(command) :].rstrip("\n").split("\n"))
        first = start + here + 2 + len(command)
        lines = () if printed == ("",) else printed
        yield Step(command.rstrip("\n"), lines, span=(first, start + after))


class Desk:
    """A folder with a copy of the examples, where the commands of a page are run in order."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.code = folder, 0
        shutil.copytree(ROOT / "examples", folder / "examples")
        self.environment = {
            **{name: value for name, value in os.environ.items() if "SAMVEKT" not in name},
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "SAMVEKT_LANG": "en",
            "COLUMNS": "80",
        }

    def do(self, step: Step) -> tuple[str, ...]:
        """Write the file or run the command; the lines it prints."""
        if step.command is None:
            (self.folder / str(step.file)).write_text(step.text, encoding="utf-8")
            return ()
        command = re.sub(r"^(?:\$ )", "", step.command)
        if command.split()[0] in NOT_RUN:
            return step.printed or ()
        done = subprocess.run(
            ["bash", "-c", f"(exit {self.code}); {command}"],
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        self.code = done.returncode
        return tidy(done.stdout)


def tidy(text: str) -> tuple[str, ...]:
    """The lines without blanks at their ends; never two empty lines, none above or below."""
    plain = "\n".join(line.rstrip() for line in text.splitlines()).strip("\n")
    return tuple(re.sub(r"\n{3,}", "\n\n", plain).splitlines())


def same(printed: tuple[str, ...], expected: tuple[str, ...]) -> bool:
    """Whether the lines are the same, where `…` stands for any lines."""
    parts = ["".join(f"{re.escape(line)}\n" for line in group) for group in _groups(expected)]
    lines = "".join(f"{line}\n" for line in printed if line)
    return re.fullmatch(r"(?:.*\n)*?".join(parts), lines) is not None


def _groups(expected: tuple[str, ...]) -> list[list[str]]:
    groups: list[list[str]] = [[]]
    for line in expected:
        if line.strip() == ELIDED:
            groups.append([])
        elif line.strip():
            groups[-1].append(line.rstrip())
    return groups
