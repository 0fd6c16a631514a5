"""Value for each krone, or for each person-year."""

from __future__ import annotations

import math
import sys
from collections.abc import Mapping
from dataclasses import dataclass

from samvekt.core.errors import MissingNumber, OutOfRange
from samvekt.core.message import Message, Words, message
from samvekt.core.ranking.gaps import Span, Standing, placed_with_gaps
from samvekt.core.ranking.levels import PLAIN, Wording
from samvekt.core.ranking.result import FREES_RESOURCES, NOT_ASSESSED, Ranking
from samvekt.core.tables import match_or_refuse

Known = Mapping[str, Span | float | None]
Numbers = Mapping[str, float | None]

ANY_VALUE = Span(0.0, sys.float_info.max)
"""An unassessed value that no fixed anchors bound."""


@dataclass(frozen=True, slots=True)
class _Terms:
    """What one option's ratio is made of, and how it is said."""

    option: str
    value: Span | None
    resource: float | None
    recipients: float | None
    unit: Words
    bounds: Span

    @property
    def gain(self) -> Span:
        """Value times recipients, at its lowest and at its highest."""
        span, times = self.value or self.bounds, self.recipients or 1.0
        return Span(span.low * times, min(span.high * times, sys.float_info.max))


def value_per_resource(
    values: Known,
    resource: Numbers,
    *,
    rule: str,
    unit: Words,
    recipients: Numbers | None = None,
    value_range: Span = ANY_VALUE,
    wording: Wording = PLAIN,
) -> Ranking:
    """The order by value for each unit of a resource.

    Args:
        values: Value of each option: a number, a span where a judgement behind it is blank, or
            None where benefit is not assessed. [any one scale, 0 or more]
        resource: What each option takes; negative when it frees the resource. None is not known.
            [one unit for all]
        rule: Name of the rule: `per-krone` or `per-person-year`.
        unit: What one unit of the resource is called.
        recipients: People reached by each option. Used only when known for all. [persons]
        value_range: The least and the most a value can be. [scale of the values]
        wording: Names of the terms for the reasons.

    Returns:
        Value for each unit as the score. [higher is better]. Options that take nothing or less
        stand apart as `frees_resources`, since a value for each unit has no meaning there.
        Options without an assessed value stand beside as `not_assessed`.

    Raises:
        LabelMismatch: The mappings do not name the same options.
        MissingNumber: A number is not finite; a blank is written None.
        OutOfRange: A value is negative, or a number of recipients is not above zero.

    Source:
        docs/methods/value-for-resources.md §2.

    Example:
        >>> ranking = value_per_resource(
        ...     {"ward": 60.0, "home": 40.0, "gps": 30.0},
        ...     {"ward": 3000.0, "home": 1000.0, "gps": -200.0},
        ...     rule="per-krone",
        ...     unit=Words("1000 kroner", "1000 kroner", "1,000 kroner"),
        ... )
        >>> [(line.option, line.score, line.category) for line in ranking.lines]
        [('home', 0.04, None), ('ward', 0.02, None), ('gps', None, 'frees_resources')]
    """
    match_or_refuse(resource, values, "options")
    people = _people(recipients, values)
    terms = [
        _Terms(name, _span(name, value), resource[name], people.get(name), unit, value_range)
        for name, value in values.items()
    ]
    for term in terms:
        _refuse_unusable(term)
    return placed_with_gaps(
        rule,
        [_standing(term) for term in terms],
        higher_is_better=True,
        warnings=(*_unknown_people(recipients), _no_optimum(unit)),
        wording=wording,
    )


def _span(option: str, value: Span | float | None) -> Span | None:
    if value is None or isinstance(value, Span):
        return value
    if not math.isfinite(value):
        raise MissingNumber(row=option, column=message("value"))
    return Span(value, value)


def _people(recipients: Numbers | None, values: Known) -> dict[str, float]:
    """Recipients by option, or nothing when they are not known for all."""
    if recipients is None:
        return {}
    match_or_refuse(recipients, values, "options")
    known = {name: number for name, number in recipients.items() if number is not None}
    return known if len(known) == len(recipients) else {}


def _unknown_people(recipients: Numbers | None) -> tuple[Message, ...]:
    unknown = tuple(name for name, n in (recipients or {}).items() if n is None)
    if not unknown:
        return ()
    return (
        message(
            "The number of recipients is not known for {options}, so no option's value is "
            "multiplied by recipients.",
            options=unknown,
        ),
    )


def _no_optimum(unit: Words) -> Message:
    return message(
        "This order is for one resource, {unit}. With several budgets or whole options to choose, "
        "the options at the top need not be the best set.",
        unit=unit,
    )


def _refuse_unusable(term: _Terms) -> None:
    for number, column in (
        (term.resource, message("resource")),
        (term.recipients, message("recipients")),
    ):
        if number is not None and not math.isfinite(number):
            raise MissingNumber(row=term.option, column=column)
    if term.value is not None and term.value.low < 0:
        raise OutOfRange(
            message("The value of {option} is negative. It must be 0 or more.", option=term.option)
        )
    if term.recipients is not None and term.recipients <= 0:
        raise OutOfRange(message("{option} must have at least one recipient.", option=term.option))


def _standing(term: _Terms) -> Standing:
    if term.resource is not None and term.resource <= 0:
        return _frees(term)
    blank = {"benefit": term.value is None or not term.value.exact}
    blank["resource"] = term.resource is None
    missing = tuple(name for name, is_blank in blank.items() if is_blank)
    span = _ratio(term)
    return Standing(
        term.option,
        span,
        None if missing else span.low,
        NOT_ASSESSED if term.value is None else None,
        (FREES_RESOURCES,) if term.resource is None else (),
        missing,
        _why(term, span),
    )


def _ratio(term: _Terms) -> Span:
    most, least = sys.float_info.max, sys.float_info.min
    if term.resource is None:
        return Span(least if term.gain.low > 0 else 0.0, most if term.gain.high > 0 else 0.0)
    return Span(min(term.gain.low / term.resource, most), min(term.gain.high / term.resource, most))


def _frees(term: _Terms) -> Standing:
    amount = -(term.resource or 0.0)
    said = (
        message(
            "Frees {amount:,.1f} {unit}, so a value for each unit has no meaning. Judge by itself "
            "what is gained and what is lost.",
            amount=amount,
            unit=term.unit,
        )
        if amount
        else message("Takes no {unit}, so a value for each unit has no meaning.", unit=term.unit)
    )
    missing = () if term.value is not None and term.value.exact else ("benefit",)
    return Standing(term.option, None, category=FREES_RESOURCES, missing=missing, reasons=(said,))


def _why(term: _Terms, span: Span) -> tuple[Message, ...]:
    if term.value is None:
        return (message("The benefit is not assessed. That is not the same as no benefit."),)
    if term.resource is None or not term.value.exact:
        return ()
    if term.recipients is None:
        return (
            message(
                "The value {value:.1f} for {resource:,.1f} {unit} is {ratio:.3g} for each.",
                value=term.value.low,
                resource=term.resource,
                unit=term.unit,
                ratio=span.low,
            ),
        )
    return (
        message(
            "The value {value:.1f} for each of {people:,.0f} people, for {resource:,.1f} {unit}, "
            "is {ratio:.3g} for each.",
            value=term.value.low,
            people=term.recipients,
            resource=term.resource,
            unit=term.unit,
            ratio=span.low,
        ),
    )
