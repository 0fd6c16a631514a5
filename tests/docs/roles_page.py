"""The page on roles and phases, from the tables that decide who may do what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum

from documentation import ROOT

from samvekt.core.message import Words
from samvekt.domain.people import rules as people
from samvekt.domain.people.roles import IN_A_ROUND, IN_EVERY_ROUND, ROLE_WORDS, Role
from samvekt.domain.rounds.phases import ASKED_BEFORE_LEAVING, OPEN, PHASE_WORDS, Doing, Phase
from samvekt.reference.library import Library

WEB = ROOT / "src" / "samvekt" / "web"

INTRODUCTION = """# Roles and phases

Who may do what on the site, and when. This page is generated from the tables that decide it
(`domain/people/rules.py` and `domain/rounds/phases.py`). After a change, run
`python tests/docs/refresh.py`.

A person may hold several roles, and may then do what any of them may. No role may change another's
judgement. What is not in these tables is closed to everyone. Another organisation's things do not
exist for you: the answer is 404.
"""


def page() -> str:
    """The page as Markdown."""
    sections = (_roles(), _organisation(), _phases(), _rounds())
    return "\n".join([INTRODUCTION, *("\n".join([*lines, ""]) for lines in sections)])


def _roles() -> Iterator[str]:
    yield "## Roles"
    yield ""
    yield from _table(
        ("role", "on screen", "given in the organisation, reaches", "can be given in one round"),
        (
            (
                role.value,
                ROLE_WORDS[role].nb,
                "every round" if role in IN_EVERY_ROUND else "rounds with a seat",
                "yes" if role in IN_A_ROUND else "no",
            )
            for role in Role
        ),
    )


def _organisation() -> Iterator[str]:
    yield "## In an organisation"
    yield ""
    yield from _table(
        ("to", "open for"),
        ((_told(doing), _named(Role, roles)) for doing, roles in people.ALLOWED.items()),
    )


def _phases() -> Iterator[str]:
    words = _basis_words()
    yield "## Phases"
    yield ""
    yield "How strongly each part is asked for, the formality profile of the round says. A round"
    yield "moves on without a required part only with a reason, and back only with a reason."
    yield ""
    yield from _table(
        ("phase", "on screen", "asked for before the round leaves it"),
        (
            (
                phase.value,
                PHASE_WORDS[phase].nb,
                ", ".join(words[key].en for key in ASKED_BEFORE_LEAVING[phase]) or "–",
            )
            for phase in Phase
        ),
    )


def _rounds() -> Iterator[str]:
    there = _on_pages()
    yield "## In a round"
    yield ""
    yield "What has no page yet is already ruled, so that a page cannot come without its rule."
    yield ""
    yield from _table(
        ("to", "open for", "in the phases", "page"),
        (
            (_told(doing), _named(Role, roles), _named(Phase, phases), _there(doing in there))
            for doing, by_phase in OPEN.items()
            for roles, phases in _gathered(by_phase.items())
        ),
    )


def _gathered(
    by_phase: Iterable[tuple[Phase, frozenset[Role]]],
) -> Iterator[tuple[frozenset[Role], frozenset[Phase]]]:
    """Phases with the same roles, together."""
    pairs = list(by_phase)
    for roles in dict.fromkeys(roles for _, roles in pairs):
        yield roles, frozenset(phase for phase, these in pairs if these == roles)


def _on_pages() -> set[Doing]:
    """What some page asks for before it is shown, or before it offers something."""
    pages = "".join(path.read_text(encoding="utf-8") for path in WEB.rglob("*.py"))
    return {doing for doing in Doing if f"Doing.{doing.name}" in pages}


def _basis_words() -> dict[str, Words]:
    """What each part of the decision basis is called."""
    library = Library.built_in()
    contents = [library.get("formality_profile", name).content for name in ("practice", "national")]
    return {part.key: part.words for one in contents for part in (*one.parts, *one.further_fields)}


def _there(is_there: bool) -> str:
    return "yes" if is_there else "not yet"


def _told(doing: Enum) -> str:
    return str(doing.value).replace("_", " ")


def _named(kind: type[Enum], some: frozenset[Enum]) -> str:
    listed = [_told(one) for one in kind if one in some]
    return "all" if len(listed) == len(kind) else ", ".join(listed)


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"
