"""Programme budgeting and marginal analysis: two lists, and where to stop."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from samvekt.core.errors import OutOfRange
from samvekt.core.message import Message, message
from samvekt.core.ranking.gaps import Span, Standing, placed_with_gaps
from samvekt.core.ranking.result import Ranking
from samvekt.core.tables import refuse_twice


@dataclass(frozen=True, slots=True)
class Proposal:
    """Something to start or to stop.

    Attributes:
        name: What it is called.
        score: Weighted benefit gained by starting it, or lost by stopping it.
        money: What it costs to start, or frees when stopped. [one currency, above 0]
    """

    name: str
    score: float
    money: float

    def __post_init__(self) -> None:
        """Both numbers must be there, and money above zero."""
        if not math.isfinite(self.score) or not (math.isfinite(self.money) and self.money > 0):
            raise OutOfRange(
                message("{name} needs a score and an amount of money above 0.", name=self.name)
            )


@dataclass(frozen=True, slots=True)
class PbmaChoice:
    """What the two lists lead to, with a reason for each investment."""

    rule: str
    chosen: tuple[str, ...]
    rejected: tuple[str, ...]
    stopped: tuple[str, ...]
    money: float
    reasons: tuple[Message, ...]


def pbma_choice(
    investments: Sequence[Proposal], disinvestments: Sequence[Proposal], *, to_cover: float = 0.0
) -> PbmaChoice:
    """Go down both lists until the next gain is smaller than the next loss.

    Investments are taken by falling benefit, disinvestments by rising benefit lost. Each
    investment is paid by the next disinvestments. It is chosen only if its gain is at least the
    benefit lost by the last disinvestment needed to pay for it; at the first that is not, the
    list stops.

    Args:
        investments: What could be started, with the benefit gained and the cost.
        disinvestments: What could be stopped, with the benefit lost and the money freed.
        to_cover: A deficit the disinvestments must cover before anything is started. [currency]

    Returns:
        What is chosen, rejected and stopped, and the money the chosen ones take.

    Raises:
        OutOfRange: A name stands twice in a list, or the deficit is negative.

    Source:
        Vancouver Communities, BMC Health Services Research 2011;11:169, table 5 and text;
        docs/methods/value-for-resources.md §4.

    Example:
        >>> choice = pbma_choice(
        ...     [Proposal("team", 2.0, 100.0), Proposal("van", 0.5, 50.0)],
        ...     [Proposal("leaflet", 0.2, 120.0), Proposal("course", 0.9, 80.0)],
        ... )
        >>> choice.chosen, choice.stopped, choice.rejected
        (('team',), ('leaflet',), ('van',))
    """
    for proposals in (investments, disinvestments):
        refuse_twice(tuple(proposal.name for proposal in proposals))
    if not to_cover >= 0:
        raise OutOfRange(message("The deficit to cover must be 0 or more."))
    gains = sorted(investments, key=lambda proposal: -proposal.score)
    losses = sorted(disinvestments, key=lambda proposal: proposal.score)
    covered = _enough(losses, to_cover)
    needed, chosen, said = to_cover, 0, list[Message]()
    taken = len(losses) if covered is None else covered
    for gain in gains:
        count = _enough(losses, needed + gain.money)
        reason, accepted = _judged(gain, losses, count)
        said.append(reason)
        if not accepted:
            break
        needed, chosen, taken = needed + gain.money, chosen + 1, count or 0
    said.extend(_after_stop(gain) for gain in gains[chosen + 1 :])
    return PbmaChoice(
        "two-lists",
        tuple(gain.name for gain in gains[:chosen]),
        tuple(gain.name for gain in gains[chosen:]),
        tuple(loss.name for loss in losses[:taken]),
        math.fsum(gain.money for gain in gains[:chosen]),
        tuple(said),
    )


def score_per_money(investments: Sequence[Proposal], rule: str = "score-per-money") -> Ranking:
    """The order by benefit for each unit of money: another rule, often another order.

    Raises:
        OutOfRange: A name stands twice.

    Source:
        docs/methods/value-for-resources.md §4.
    """
    standings = []
    for proposal in investments:
        ratio = proposal.score / proposal.money
        said = message(
            "The score {score:.2f} for {money:,.0f} is {ratio:.3g} for each.",
            score=proposal.score,
            money=proposal.money,
            ratio=ratio,
        )
        standings.append(Standing(proposal.name, Span(ratio, ratio), ratio, reasons=(said,)))
    return placed_with_gaps(rule, standings, higher_is_better=True)


def _enough(losses: Sequence[Proposal], money: float) -> int | None:
    """How many disinvestments from the top free at least this much; None if all do not."""
    freed = 0.0
    for count, loss in enumerate(losses):
        if freed >= money:
            return count
        freed += loss.money
    return len(losses) if freed >= money else None


def _judged(gain: Proposal, losses: Sequence[Proposal], count: int | None) -> tuple[Message, bool]:
    if count is None:
        return (
            message(
                "{name} is not chosen: nothing more can be stopped to pay for it.", name=gain.name
            ),
            False,
        )
    loss = losses[count - 1]
    if gain.score < loss.score:
        text = message(
            "{name} is not chosen: it gains {gain:.2f}, but stopping {loss} to pay for it loses "
            "{lost:.2f}.",
            name=gain.name,
            gain=gain.score,
            loss=loss.name,
            lost=loss.score,
        )
        return text, False
    text = message(
        "{name} is chosen: it gains {gain:.2f}, and stopping {loss} to pay for it loses no more "
        "than {lost:.2f}.",
        name=gain.name,
        gain=gain.score,
        loss=loss.name,
        lost=loss.score,
    )
    return text, True


def _after_stop(gain: Proposal) -> Message:
    return message("{name} is not chosen: the list stopped above it.", name=gain.name)
