"""What was judged: a level for every option on every criterion, or an explicit blank."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from samvekt.core.errors import LabelMismatch, OutOfRange
from samvekt.core.message import Message, Words, message
from samvekt.core.scales import Scale
from samvekt.core.tables import place_of, places_of, refuse_twice

NOTHING: Mapping[str, Words] = MappingProxyType({})
NO_SCALES: Mapping[str, Scale] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Levels:
    """The level each option was given on each criterion; None where nobody has judged.

    A blank is never read as zero, as the lowest level or as the middle one (P3).

    Raises:
        LabelMismatch: The labels and the rows do not have the same shape.
        OutOfRange: A label stands twice.

    Example:
        >>> judged = Levels(("ward", "home"), ("severity",), (("large",), (None,)))
        >>> judged.of("ward", "severity"), judged.missing("home")
        ('large', ('severity',))
    """

    options: tuple[str, ...]
    criteria: tuple[str, ...]
    keys: tuple[tuple[str | None, ...], ...]  # (option, criterion)
    _rows: Mapping[str, int] = field(repr=False, compare=False)
    _columns: Mapping[str, int] = field(repr=False, compare=False)

    def __init__(
        self,
        options: Sequence[str],
        criteria: Sequence[str],
        keys: Sequence[Sequence[str | None]],
    ) -> None:
        """Copy and check."""
        object.__setattr__(self, "options", tuple(options))
        object.__setattr__(self, "criteria", tuple(criteria))
        object.__setattr__(self, "keys", tuple(tuple(row) for row in keys))
        object.__setattr__(self, "_rows", places_of(self.options))
        object.__setattr__(self, "_columns", places_of(self.criteria))
        refuse_twice(self.options)
        refuse_twice(self.criteria)
        refuse_wrong_shape(self.options, self.criteria, self.keys)

    def of(self, option: str, criterion: str) -> str | None:
        """The level of one option on one criterion, None for a blank."""
        return self.keys[place_of(self._rows, option)][place_of(self._columns, criterion)]

    def row(self, option: str) -> dict[str, str | None]:
        """The levels of one option by criterion."""
        return dict(zip(self.criteria, self.keys[place_of(self._rows, option)], strict=True))

    def missing(self, option: str, among: Iterable[str] | None = None) -> tuple[str, ...]:
        """The criteria (of those asked for) on which an option has a blank."""
        asked = self.criteria if among is None else tuple(among)
        row = self.row(option)
        return tuple(name for name in self.criteria if name in asked and row[name] is None)

    def with_level(self, option: str, criterion: str, key: str | None) -> Levels:
        """The same judgements with one of them changed; None makes it a blank."""
        row, column = place_of(self._rows, option), place_of(self._columns, criterion)
        changed = [list(keys) for keys in self.keys]
        changed[row][column] = key
        return Levels(self.options, self.criteria, changed)

    def only(self, options: Iterable[str]) -> Levels:
        """The rows of some of the options."""
        kept = tuple(options)
        return Levels(kept, self.criteria, [self.keys[place_of(self._rows, o)] for o in kept])


@dataclass(frozen=True, slots=True)
class Wording:
    """What criteria and levels are called on screen; changes no result.

    A name that is not given is shown by its key.
    """

    criteria: Mapping[str, Words] = field(default_factory=lambda: NOTHING)
    scales: Mapping[str, Scale] = field(default_factory=lambda: NO_SCALES)

    def criterion(self, key: str) -> Words | str:
        """The name of a criterion."""
        return self.criteria.get(key, key)

    def level(self, criterion: str, key: str) -> Words | str:
        """The name of a level on the scale of a criterion."""
        scale = self.scales.get(criterion)
        if scale is None or key not in scale.keys:
            return key
        return scale.level(key).words

    def listed(self, criteria: Iterable[str]) -> tuple[Words | str, ...]:
        """The names of several criteria, in the order given."""
        return tuple(self.criterion(key) for key in criteria)


PLAIN = Wording()


def left_out(
    wanted: Iterable[str], used: Iterable[str], wording: Wording = PLAIN
) -> tuple[Message, ...]:
    """The criteria a rule would look at that the round does not have, in one sentence."""
    judged = set(used)
    absent = tuple(name for name in wanted if name not in judged)
    if not absent:
        return ()
    return (
        message(
            "The rule also looks at {criteria}, which this round does not judge. Left out.",
            criteria=wording.listed(absent),
        ),
    )


def refuse_unknown_level(key: str | None, criterion: str, known: Iterable[str]) -> None:
    """A level must be one the rule knows; a blank is no level.

    Raises:
        OutOfRange: The level is unknown; the error names the levels there are.
    """
    allowed = tuple(known)
    if key is not None and key not in allowed:
        raise OutOfRange(
            message(
                "The rule does not know the level {level} on {criterion}. It knows {levels}.",
                level=key,
                criterion=criterion,
                levels=allowed,
            )
        )


def refuse_unknown_levels(levels: Levels, criterion: str, known: Iterable[str]) -> None:
    """Every level judged on a criterion must be one the rule knows.

    Raises:
        OutOfRange: A level is unknown; the error names the option and the levels there are.
    """
    allowed = tuple(known)
    for option in levels.options:
        key = levels.of(option, criterion)
        if key is not None and key not in allowed:
            raise OutOfRange(
                message(
                    "{option} has the level {level} on {criterion}, which the rule does not know. "
                    "It knows {levels}.",
                    option=option,
                    level=key,
                    criterion=criterion,
                    levels=allowed,
                )
            )


def refuse_absent(levels: Levels, needed: Iterable[str]) -> None:
    """A rule cannot do without these criteria.

    Raises:
        LabelMismatch: The judgements do not cover one of them.
    """
    absent = set(needed) - set(levels.criteria)
    if absent:
        raise LabelMismatch(message("The criteria the rule needs"), missing=absent, unknown=())


def refuse_wrong_shape(
    options: Sequence[str], criteria: Sequence[str], rows: Sequence[Sequence[object]]
) -> None:
    """There is one row for each option and one cell for each criterion.

    Raises:
        OutOfRange: A row or a cell is missing or too many.
    """
    if len(rows) != len(options) or any(len(row) != len(criteria) for row in rows):
        raise OutOfRange(
            message(
                "There must be one row for each of the {options} options and one cell for each of "
                "the {criteria} criteria. Leave a cell blank rather than out.",
                options=len(options),
                criteria=len(criteria),
            )
        )
