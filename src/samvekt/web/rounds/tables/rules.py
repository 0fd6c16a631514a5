"""Rules in plain words: from judgements to an order, and from good life years lost to a class."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from samvekt.bridge.rule_words import ROLE_WORDS
from samvekt.core.message import Message, Words, message
from samvekt.reference.library import Library
from samvekt.web.rounds.tables.shape import Cell, Table, percent

METHODS: Mapping[str, Message] = {
    "procedure": message("Severity decides where to start; what speaks against lowers the place."),
    "cap": message("Each criterion gives a rank; severity limits how good the rank may be."),
    "formula": message("A constant plus a number for each criterion."),
    "balance": message("The balance of consequences leads to the form of the recommendation."),
}
"""How each method works, in a sentence."""

OUTSIDE: Mapping[str, Words] = {
    "do_not_do": Words("gjøres ikke", "blir ikkje gjort", "not done"),
    "research": Words("utredes", "blir greidd ut", "research"),
}
"""Where a level leads outside the places."""


def rule_tables(content: Any, library: Library) -> Iterator[Table]:
    """A ranking rule: how it works, then its tables."""
    rule = content.rule
    yield Table(message("How it works"), (message("Method"),), ((METHODS[rule.method],),))
    yield from _OF_METHOD[rule.method](rule, library)


def _procedure(rule: Any, library: Library) -> Iterator[Table]:
    if rule.start:
        known = _levels(library, "severity-4")
        yield Table(
            message("Where to start"),
            (message("Severity"), message("Place")),
            tuple((known.get(key, key), place) for key, place in rule.start.items()),
        )
    yield Table(
        message("How much each level lowers"),
        (message("Criterion"), message("Level"), message("Places down")),
        tuple(
            (_role(part.role), _level(library, part.role, key), OUTSIDE.get(str(steps), steps))
            for part in rule.lowering
            for key, steps in part.levels.items()
        ),
    )
    if rule.bands:
        yield Table(
            message("What the places mean"),
            (message("Places"), message("Meaning")),
            tuple(
                (message("{first}–{last}", first=band.first, last=band.last), band.words)
                for band in rule.bands
            ),
        )


def _cap(rule: Any, library: Library) -> Iterator[Table]:
    yield Table(
        message("The rank of each level"),
        (message("Criterion"), message("Level"), message("Rank")),
        tuple(
            (_role(part.role), _level(library, part.role, key), rank)
            for part in rule.dimensions
            for key, rank in part.ranks.items()
        ),
    )


def _formula(rule: Any, library: Library) -> Iterator[Table]:
    rows: list[tuple[Cell, ...]] = [(message("Constant"), rule.constant, None)]
    rows += [
        (_role(term.role), term.coefficient, library.get("scale", term.scale).title)
        for term in rule.terms
    ]
    headings = (message("Part"), message("Times"), message("Scale"))
    yield Table(message("The formula"), headings, tuple(rows))


def _balance(rule: Any, library: Library) -> Iterator[Table]:  # noqa: ARG001 (all have the same shape)
    yield Table(
        message("From balance to recommendation"),
        (message("Balance"), message("Recommendation")),
        tuple((row.balance, row.words) for row in rule.rows),
    )


_OF_METHOD = {"procedure": _procedure, "cap": _cap, "formula": _formula, "balance": _balance}

SCALES = {
    "severity": "severity-4",
    "benefit": "benefit-5",
    "cost_per_benefit": "cost-per-benefit-4",
    "evidence": "certainty-4",
}
"""The scale whose words name the levels of a role; a rule serves many."""


def _role(role: str) -> Cell:
    return ROLE_WORDS.get(role, role)


def _levels(library: Library, scale: str) -> dict[str, Words]:
    return {level.key: level.words for level in library.get("scale", scale).content.levels}


def _level(library: Library, role: str, key: str) -> Cell:
    named = _levels(library, SCALES[role]) if role in SCALES else {}
    return named.get(key, key)


MEASURES: Mapping[str, Message] = {
    "absolute": message("Good life years lost decide the class."),
    "proportional": message("The share of good life years lost decides the class."),
    "larger_of_both": message("Years lost or share lost: the one that gives more weight."),
}
"""What decides the class."""


def severity_tables(content: Any, _: Library) -> Iterator[Table]:
    """A severity rule: what it is, then its classes."""
    told = ((MEASURES[content.measure],), (content.standing,))
    yield Table(message("How it works"), (message("Method"),), told)
    if content.absolute:
        yield Table(
            message("Classes by good life years lost"),
            (message("From"), message("Weight"), message("Reference cost")),
            tuple((one.start, one.weight, one.reference_cost) for one in content.absolute),
        )
    if content.proportional:
        yield Table(
            message("Classes by share lost"),
            (message("From"), message("Weight"), message("Reference cost")),
            tuple(
                (percent(one.start), one.weight, one.reference_cost) for one in content.proportional
            ),
        )
