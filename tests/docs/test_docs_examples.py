"""What the pages show is what the reader gets."""

import pytest
from documentation import ROOT, Desk, pages_with_commands, same, steps


@pytest.mark.parametrize(
    "page", pages_with_commands(), ids=lambda page: str(page.relative_to(ROOT))
)
def test_every_command_on_the_page_runs_and_prints_what_is_shown(page, tmp_path):
    desk = Desk(tmp_path)
    wrong = []
    todo = list(steps(page.read_text(encoding="utf-8")))

    for at, step in enumerate(todo):
        printed = desk.do(step)
        told = at + 1 < len(todo) and todo[at + 1].command == "echo $?"
        if step.command and desk.code and not told:
            wrong.append((step.command, f"exit code {desk.code}", *printed))
        if step.printed and not same(printed, step.printed):
            wrong.append((step.command, *printed))

    # `python tests/docs/refresh.py` writes what the commands print now into the pages.
    assert not wrong
