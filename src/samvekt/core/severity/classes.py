"""From health lost to a severity class, with its weight and the cost it is compared with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from samvekt.core.errors import OutOfRange
from samvekt.core.message import Message, Words, message
from samvekt.core.severity.shortfall import exact, round_half_up

Measure = Literal["absolute", "proportional", "larger_of_both"]
Number = Decimal | str | float

MEASURES: dict[Measure, Message] = {
    "absolute": message("absolute shortfall: good life years lost under today's care"),
    "proportional": message("proportional shortfall: share of the remaining good life years lost"),
    "larger_of_both": message("absolute or proportional shortfall, whichever weighs more"),
}
"""The name of each severity measure; every list says which one it shows."""


@dataclass(frozen=True, slots=True)
class SeverityBand:
    """One severity class: it holds from `start`, and up to the start of the next.

    Args:
        start: Least shortfall of the class. [QALY, or share 0–1]
        weight: How much more a good life year counts; none if the rule has no weights.
        reference_cost: What a good life year may cost in this class, as a reference and
            not a limit; none if the rule has none. [money per QALY]
    """

    start: Decimal
    weight: Decimal | None = None
    reference_cost: Decimal | None = None


@dataclass(frozen=True, slots=True)
class SeverityRule:
    """How one country or guideline goes from shortfall to class.

    Args:
        name: What the rule is called.
        measure: Which shortfall decides; with `larger_of_both`, the one with more weight.
        absolute: Classes of absolute shortfall, the first from 0.
        proportional: Classes of proportional shortfall, the first from 0.
        discount_rate: Yearly rate both inputs are discounted by; none if they are not.
        places: Decimals the absolute shortfall is rounded to before it is classed.
        proportional_places: The same for the proportional shortfall.

    Raises:
        OutOfRange: The measure has no bands, bands do not start at 0 and rise, or weights
            are missing where they decide.

    Source:
        docs/methods/severity.md §4.
    """

    name: str | Words
    measure: Measure
    absolute: tuple[SeverityBand, ...] = ()
    proportional: tuple[SeverityBand, ...] = ()
    discount_rate: Decimal | None = None
    places: int | None = None
    proportional_places: int | None = None

    def __post_init__(self) -> None:
        """Refuse a rule that could leave a shortfall without a class."""
        for bands, unused in (
            (self.absolute, "proportional"),
            (self.proportional, "absolute"),
        ):
            if bands or self.measure != unused:
                _refuse_bad_bands(bands, self.name)
        both = self.measure == "larger_of_both"
        if both and any(band.weight is None for band in self.absolute + self.proportional):
            raise OutOfRange(
                message(
                    "The severity rule {rule} takes the measure with more weight, so every class "
                    "needs a weight.",
                    rule=self.name,
                )
            )


@dataclass(frozen=True, slots=True)
class SeverityResult:
    """What a rule says about a condition, or why it says nothing.

    `severity_class` counts from 1. `decided_by` tells which measure gave the class. Where
    there is no class, `reason` says why, and no weight or reference cost is given.
    """

    rule: str | Words
    measure: Measure
    expected: Decimal  # QALY
    remaining: Decimal | None  # QALY
    shortfall: Decimal | None  # QALY, rounded as the rule says
    proportional: Decimal | None  # 0–1, rounded as the rule says
    severity_class: int | None
    weight: Decimal | None
    reference_cost: Decimal | None
    decided_by: Measure | None
    reason: Message | None

    @property
    def measure_name(self) -> Message:
        """The severity measure in words, to stand beside the number."""
        return MEASURES[self.measure]

    @property
    def summary(self) -> Message:
        """The result as one sentence."""
        if self.reason is not None:
            return self.reason
        if self.decided_by == "proportional":
            return message(
                "The condition takes {share:.0%} of the {expected} good life years people of "
                "this age can expect. That is severity class {number}.",
                share=self.proportional or Decimal(0),
                expected=self.expected,
                number=self.severity_class or 0,
            )
        return message(
            "The condition takes {lost} of the {expected} good life years people of this age "
            "can expect. That is severity class {number}.",
            lost=self.shortfall or Decimal(0),
            expected=self.expected,
            number=self.severity_class or 0,
        )


def classify(shortfall: Decimal, bands: Sequence[SeverityBand]) -> tuple[int, SeverityBand]:
    """The class a shortfall falls in: the last one that starts at or below it.

    Args:
        shortfall: Already rounded as the rule says. [QALY, or share 0–1]
        bands: In rising order, the first from 0.

    Returns:
        The number of the class, counted from 1, and its band.

    Raises:
        OutOfRange: The shortfall is negative: the condition seems to add health.

    Source:
        docs/methods/severity.md §4.

    Example:
        >>> bands = (SeverityBand(Decimal(0)), SeverityBand(Decimal(4)))
        >>> classify(Decimal("3.99"), bands)[0], classify(Decimal("4.00"), bands)[0]
        (1, 2)
    """
    if shortfall < 0:
        raise OutOfRange(_above_the_norm(shortfall))
    number = sum(band.start <= shortfall for band in bands)
    return number, bands[number - 1]


def assess_severity(
    expected: Number, remaining: Number | None, rule: SeverityRule
) -> SeverityResult:
    """The severity of a condition by a rule, in exact decimal arithmetic.

    Args:
        expected: Good life years people of this age can expect without the condition.
            Give text or `Decimal`; discounted if the rule discounts. [QALY]
        remaining: The same with the condition under today's care; `None` if not known.
            [QALY]
        rule: How shortfall becomes a class.

    Returns:
        The class, or the reason why there is none: the prognosis is missing, or lies above
        the norm so that the two sources cannot describe the same people.

    Raises:
        OutOfRange: A number is negative or no number.

    Source:
        docs/methods/severity.md §4–5.

    Example:
        >>> mild = SeverityBand(Decimal(0), Decimal("1.0"))
        >>> bands = (mild, SeverityBand(Decimal(4), Decimal("1.4")))
        >>> result = assess_severity("20.8", "15.89", SeverityRule("example", "absolute", bands))
        >>> result.shortfall, result.severity_class, result.weight
        (Decimal('4.91'), 2, Decimal('1.4'))
    """
    norm = _from_zero(expected)
    if remaining is None:
        return _without_class(rule, norm, None, _no_prognosis())
    left = _from_zero(remaining)
    if left > norm:
        return _without_class(rule, norm, left, _above_the_norm(norm - left))
    if norm == 0:
        return _without_class(rule, norm, left, _nothing_to_lose())
    return _with_class(rule, norm, left)


def _with_class(rule: SeverityRule, norm: Decimal, left: Decimal) -> SeverityResult:
    lost = round_half_up(norm - left, rule.places)
    share = round_half_up((norm - left) / norm, rule.proportional_places)
    number, band, decided_by = _deciding_class(rule, lost, share)
    return SeverityResult(
        rule=rule.name,
        measure=rule.measure,
        expected=norm,
        remaining=left,
        shortfall=lost,
        proportional=share,
        severity_class=number,
        weight=band.weight,
        reference_cost=band.reference_cost,
        decided_by=decided_by,
        reason=None,
    )


def _deciding_class(
    rule: SeverityRule, lost: Decimal, share: Decimal
) -> tuple[int, SeverityBand, Measure]:
    if rule.measure == "absolute":
        return *classify(lost, rule.absolute), "absolute"
    if rule.measure == "proportional":
        return *classify(share, rule.proportional), "proportional"
    by_lost, by_share = classify(lost, rule.absolute), classify(share, rule.proportional)
    if (by_share[1].weight or 0) > (by_lost[1].weight or 0):
        return *by_share, "proportional"
    return *by_lost, "absolute"


def _without_class(
    rule: SeverityRule, norm: Decimal, left: Decimal | None, reason: Message
) -> SeverityResult:
    return SeverityResult(
        rule=rule.name,
        measure=rule.measure,
        expected=norm,
        remaining=left,
        shortfall=None,
        proportional=None,
        severity_class=None,
        weight=None,
        reference_cost=None,
        decided_by=None,
        reason=reason,
    )


def _from_zero(number: Number) -> Decimal:
    written = exact(number)
    if written < 0:
        raise OutOfRange(
            message("Good life years cannot be negative, but {number} is.", number=written)
        )
    return written


def _no_prognosis() -> Message:
    return message(
        "No severity class: the remaining good life years under today's care are not known."
    )


def _above_the_norm(shortfall: Decimal) -> Message:
    return message(
        "No severity class: the remaining good life years lie {above} above what people of this "
        "age can expect, so the two sources do not describe the same people. Check age, norm "
        "and prognosis.",
        above=-shortfall,
    )


def _nothing_to_lose() -> Message:
    return message("No severity class: people of this age can expect no good life years to lose.")


def _refuse_bad_bands(bands: tuple[SeverityBand, ...], rule: str | Words) -> None:
    starts = [band.start for band in bands]
    if not starts or starts[0] != 0 or starts != sorted(set(starts)):
        raise OutOfRange(
            message("The classes of the severity rule {rule} must start at 0 and rise.", rule=rule)
        )
