"""Conditions on which options are funded together."""

from __future__ import annotations

from dataclasses import dataclass

from samvekt.core.errors import OutOfRange
from samvekt.core.message import Message, message
from samvekt.core.portfolio.constraints.condition import (
    Funding,
    Row,
    Terms,
    count,
    refuse_empty,
    sum_of_funded,
)


@dataclass(frozen=True, slots=True)
class Must:
    """These options are funded, whatever else is; a partial one at least by its minimum."""

    options: tuple[str, ...]

    def __post_init__(self) -> None:
        """It must name something."""
        refuse_empty(self.options)

    @property
    def named(self) -> tuple[str, ...]:
        """The options it names."""
        return self.options

    @property
    def said(self) -> Message:
        """What it demands, for a reader."""
        return message("{options} must be funded.", options=self.options)

    def rows(self, terms: Terms) -> tuple[Row, ...]:
        """Each funded variable is 1."""
        return tuple(Row({terms.funded(option): 1.0}, 1.0, 1.0) for option in self.options)

    def holds(self, funding: Funding) -> bool:
        """All of them are funded."""
        return count(funding, self.options) == len(self.options)


@dataclass(frozen=True, slots=True)
class MustNot:
    """These options are not funded."""

    options: tuple[str, ...]

    def __post_init__(self) -> None:
        """It must name something."""
        refuse_empty(self.options)

    @property
    def named(self) -> tuple[str, ...]:
        """The options it names."""
        return self.options

    @property
    def said(self) -> Message:
        """What it demands, for a reader."""
        return message("{options} must not be funded.", options=self.options)

    def rows(self, terms: Terms) -> tuple[Row, ...]:
        """Each share is 0."""
        return tuple(Row({terms.share(option): 1.0}, 0.0, 0.0) for option in self.options)

    def holds(self, funding: Funding) -> bool:
        """None of them is funded."""
        return count(funding, self.options) == 0


@dataclass(frozen=True, slots=True)
class Requires:
    """An option can be funded only together with all that it needs."""

    option: str
    needs: tuple[str, ...]

    def __post_init__(self) -> None:
        """It must need something else than itself."""
        refuse_empty((self.option, *self.needs))

    @property
    def named(self) -> tuple[str, ...]:
        """The options it names."""
        return (self.option, *self.needs)

    @property
    def said(self) -> Message:
        """What it demands, for a reader."""
        return message("{option} needs {needs}.", option=self.option, needs=self.needs)

    def rows(self, terms: Terms) -> tuple[Row, ...]:
        """The option is not funded beyond any of its needs."""
        option = terms.funded(self.option)
        return tuple(Row({option: 1.0, terms.funded(n): -1.0}, -1.0, 0.0) for n in self.needs)

    def holds(self, funding: Funding) -> bool:
        """It is not funded, or all its needs are."""
        return not count(funding, (self.option,)) or count(funding, self.needs) == len(self.needs)


@dataclass(frozen=True, slots=True)
class Excludes:
    """At most one of these options, as with two ways of doing the same."""

    options: tuple[str, ...]

    def __post_init__(self) -> None:
        """It must name something."""
        refuse_empty(self.options)

    @property
    def named(self) -> tuple[str, ...]:
        """The options it names."""
        return self.options

    @property
    def said(self) -> Message:
        """What it demands, for a reader."""
        return message("{options} exclude each other.", options=self.options)

    def rows(self, terms: Terms) -> tuple[Row, ...]:
        """At most one is funded."""
        return (Row(sum_of_funded(terms, self.options), 0.0, 1.0),)

    def holds(self, funding: Funding) -> bool:
        """At most one is funded."""
        return count(funding, self.options) <= 1


@dataclass(frozen=True, slots=True)
class AtMost:
    """No more than `count` options of a group."""

    count: int
    group: tuple[str, ...]

    def __post_init__(self) -> None:
        """A number of options is 0 or more."""
        refuse_empty(self.group)
        if self.count < 0:
            raise OutOfRange(message("At most {count} options cannot be.", count=self.count))

    @property
    def named(self) -> tuple[str, ...]:
        """The options it names."""
        return self.group

    @property
    def said(self) -> Message:
        """What it demands, for a reader."""
        return message("At most {count} of {group}.", count=self.count, group=self.group)

    def rows(self, terms: Terms) -> tuple[Row, ...]:
        """No more than so many are funded."""
        return (Row(sum_of_funded(terms, self.group), 0.0, float(self.count)),)

    def holds(self, funding: Funding) -> bool:
        """No more than so many are funded."""
        return count(funding, self.group) <= self.count


@dataclass(frozen=True, slots=True)
class AtLeast:
    """No fewer than `count` options of a group."""

    count: int
    group: tuple[str, ...]

    def __post_init__(self) -> None:
        """The group must have so many."""
        refuse_empty(self.group)
        if not 0 <= self.count <= len(self.group):
            raise OutOfRange(
                message(
                    "At least {count} of {size} options cannot be.",
                    count=self.count,
                    size=len(self.group),
                )
            )

    @property
    def named(self) -> tuple[str, ...]:
        """The options it names."""
        return self.group

    @property
    def said(self) -> Message:
        """What it demands, for a reader."""
        return message("At least {count} of {group}.", count=self.count, group=self.group)

    def rows(self, terms: Terms) -> tuple[Row, ...]:
        """No fewer than so many are funded."""
        size = float(len(self.group))
        return (Row(sum_of_funded(terms, self.group), float(self.count), size),)

    def holds(self, funding: Funding) -> bool:
        """No fewer than so many are funded."""
        return count(funding, self.group) >= self.count


@dataclass(frozen=True, slots=True)
class Release:
    """To start one option, another must be stopped: the wish is tied to what pays for it.

    What the stop frees is its negative use. With `only_for_it` the stop is not carried out
    without the wish either.
    """

    stop: str
    start: str
    only_for_it: bool = True

    def __post_init__(self) -> None:
        """Two different options."""
        refuse_empty(self.named)

    @property
    def named(self) -> tuple[str, ...]:
        """The options it names."""
        return (self.stop, self.start)

    @property
    def said(self) -> Message:
        """What it demands, for a reader."""
        if self.only_for_it:
            return message(
                "{start} is started only if {stop} is carried out, and the other way round.",
                start=self.start,
                stop=self.stop,
            )
        return message(
            "{start} is started only if {stop} is carried out.", start=self.start, stop=self.stop
        )

    def rows(self, terms: Terms) -> tuple[Row, ...]:
        """Both are funded or none; or the stop alone, where that is allowed."""
        both = {terms.funded(self.start): 1.0, terms.funded(self.stop): -1.0}
        return (Row(both, 0.0 if self.only_for_it else -1.0, 0.0),)

    def holds(self, funding: Funding) -> bool:
        """Both are funded or none; or the stop alone, where that is allowed."""
        started = count(funding, (self.start,))
        stopped = count(funding, (self.stop,))
        return started == stopped if self.only_for_it else started <= stopped
