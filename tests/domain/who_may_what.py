"""Writes the table of who may do what, in the form it is kept and read by people.

    python tests/domain/who_may_what.py

The table stands in who_may_what.txt beside this file. It is compared, not made, by the tests: a new
role, phase or thing to do is not in it until someone has thought about each place of it.
"""

from __future__ import annotations

import os
from itertools import product
from pathlib import Path

TABLE = Path(__file__).with_suffix(".txt")


def table() -> str:
    """Every role, in every phase, with everything that can be done: one line for each."""
    from samvekt.domain.people.roles import Role
    from samvekt.domain.people.rules import ALLOWED
    from samvekt.domain.people.rules import Doing as InOrganisation
    from samvekt.domain.rounds.phases import Doing, Phase
    from samvekt.domain.rounds.rules import is_open

    lines = [
        f"organisation {doing.value} {role.value}: {_word(role in ALLOWED[doing])}"
        for doing, role in product(InOrganisation, Role)
    ]
    lines += [
        f"round {doing.value} {phase.value} {role.value}: "
        f"{_word(is_open(doing, phase, frozenset({role})))}"
        for doing, phase, role in product(Doing, Phase, Role)
    ]
    return "\n".join(lines) + "\n"


def _word(may: bool) -> str:
    return "may" if may else "-"


if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samvekt.config.settings")
    django.setup()
    TABLE.write_text(table(), encoding="utf-8")
