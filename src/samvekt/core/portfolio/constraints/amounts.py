"""Conditions on how much: parts of an option, shares for a group, pools beside a limit."""

from __future__ import annotations

from dataclasses import dataclass

from samvekt.core.errors import OutOfRange
from samvekt.core.message import Message, message
from samvekt.core.portfolio.constraints.condition import (
    NEARLY,
    Funding,
    Row,
    Terms,
    refuse_empty,
    refuse_share,
)


@dataclass(frozen=True, slots=True)
class Partial:
    """An option that may be funded in part, but no less than a minimum share of it."""

    option: str
    minimum_share: float

    def __post_init__(self) -> None:
        """A share is above 0 and at most 1."""
        refuse_share(self.minimum_share)

    @property
    def named(self) -> tuple[str, ...]:
        """The options it names."""
        return (self.option,)

    @property
    def said(self) -> Message:
        """What it demands, for a reader."""
        return message(
            "{option} is funded by at least {share:.0%}, or not at all.",
            option=self.option,
            share=self.minimum_share,
        )

    def rows(self, terms: Terms) -> tuple[Row, ...]:
        """The share is 0, or from the minimum to 1."""
        share, funded = terms.share(self.option), terms.funded(self.option)
        return (
            Row({share: 1.0, funded: -1.0}, -1.0, 0.0),
            Row({share: 1.0, funded: -self.minimum_share}, 0.0, 1.0),
        )

    def holds(self, funding: Funding) -> bool:
        """The share is 0, or from the minimum to 1."""
        share = funding.share_of(self.option)
        return share <= NEARLY or self.minimum_share - NEARLY <= share <= 1 + NEARLY


VALUE, OPTIONS = "value", "options"
"""What a minimum share can be of, beside a resource by its name."""


@dataclass(frozen=True, slots=True)
class MinimumShare:
    """A group gets at least a share of what the portfolio has, of value, options or a resource.

    Of a resource, only what options take is counted, not what others free.
    """

    group: tuple[str, ...]
    share: float
    of: str = VALUE

    def __post_init__(self) -> None:
        """A share is above 0 and at most 1."""
        refuse_empty(self.group)
        refuse_share(self.share)

    @property
    def named(self) -> tuple[str, ...]:
        """The options it names."""
        return self.group

    @property
    def said(self) -> Message:
        """What it demands, for a reader."""
        kinds = {VALUE: message("the value"), OPTIONS: message("the options")}
        return message(
            "{group} get at least {share:.0%} of {of}.",
            group=self.group,
            share=self.share,
            of=kinds.get(self.of, self.of),
        )

    def rows(self, terms: Terms) -> tuple[Row, ...]:
        """The group's sum is at least its share of the whole sum."""
        where = terms.funded if self.of == OPTIONS else terms.share
        amounts = terms.amounts(self.of)
        parts = {where(option): self._part(option) * amount for option, amount in amounts.items()}
        return (Row(parts, 0.0, sum(abs(part) for part in parts.values())),)

    def holds(self, funding: Funding) -> bool:
        """The group's sum is at least its share of the whole sum."""
        amounts = funding.amounts(self.of)
        if self.of == OPTIONS:
            parts = {name: float(funding.share_of(name) > NEARLY) for name in amounts}
        else:
            parts = {name: funding.share_of(name) * amount for name, amount in amounts.items()}
        size = sum(abs(amount) for amount in amounts.values())
        return sum(self._part(n) * part for n, part in parts.items()) >= -NEARLY * max(size, 1e-300)

    def _part(self, option: str) -> float:
        return (1.0 if option in self.group else 0.0) - self.share


@dataclass(frozen=True, slots=True)
class Pool:
    """Money or staff from outside the limit, that may be used for some options only."""

    name: str
    resource: str
    amount: float
    options: tuple[str, ...]

    def __post_init__(self) -> None:
        """An amount is 0 or more."""
        refuse_empty(self.options)
        if not 0 <= self.amount < float("inf"):
            raise OutOfRange(message("The pool {name} must have 0 or more.", name=self.name))

    @property
    def named(self) -> tuple[str, ...]:
        """The options it names."""
        return self.options

    @property
    def said(self) -> Message:
        """What it gives, for a reader."""
        return message(
            "{name} pays up to {amount:,.1f} of {resource}, for {options} only.",
            name=self.name,
            amount=self.amount,
            resource=self.resource,
            options=self.options,
        )

    def rows(self, terms: Terms) -> tuple[Row, ...]:  # noqa: ARG002 - a pool widens a limit
        """None of its own: a pool widens a limit, see `program`."""
        return ()

    def holds(self, funding: Funding) -> bool:  # noqa: ARG002 - seen with the limits
        """Always: whether the pools suffice is seen with the limits."""
        return True
