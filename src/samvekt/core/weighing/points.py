"""Weights from points that share out a total, in one list or in domains."""

from __future__ import annotations

from collections.abc import Mapping
from math import fsum, isclose

from samvekt.core.errors import LabelMismatch, OutOfRange
from samvekt.core.message import Message, message
from samvekt.core.weighing.weights import Weights, checked_numbers


def point_allocation(points: Mapping[str, float], total: float) -> Weights:
    """Weights from a fixed number of points shared out among the criteria.

    Args:
        points: How many each criterion got. [points; by criterion]
        total: How many there are to share out, 100 for instance. [points]

    Raises:
        OutOfRange: The points do not sum to the total; the error says how many are missing
            or too many. Or a number is missing or negative.

    Source:
        Bottomley, Doyle and Green (2000) "Testing the reliability of weight elicitation
        methods: direct rating versus point allocation", Journal of Marketing Research
        37(4):508–513; docs/methods/weights.md §5.

    Example:
        >>> point_allocation({"severity": 50, "benefit": 30, "cost": 20}, total=100).values
        array([0.5, 0.3, 0.2])
    """
    _refuse_wrong_total(message("The points"), points, total)
    return Weights.in_proportion(points)


def hierarchical_weights(
    domains: Mapping[str, float],
    criteria: Mapping[str, Mapping[str, float]],
    total: float,
) -> Weights:
    """Weights from points shared out among domains, and inside each among its criteria.

    A criterion's weight is its domain's share times its own share of the domain.

    Args:
        domains: How many points each domain got. [points; by domain]
        criteria: How many each criterion got within its domain. [points; by domain, criterion]
        total: How many there are to share out each time, 100 for instance. [points]

    Raises:
        LabelMismatch: The domains with points are not those with criteria.
        OutOfRange: Points do not sum to the total, one is negative, or a criterion stands in
            two domains.

    Source:
        Wagner et al. (2016), PharmacoEconomics 34:285–301, doi:10.1007/s40273-015-0340-5,
        Table 2; docs/methods/weights.md §6.

    Example:
        >>> hierarchical_weights(
        ...     {"need": 60, "outcome": 40},
        ...     {"need": {"severity": 70, "size": 30}, "outcome": {"effect": 100}},
        ...     total=100,
        ... ).by_name()
        {'severity': 0.42, 'size': 0.18, 'effect': 0.4}
    """
    if set(domains) != set(criteria):
        raise LabelMismatch(
            message("The domains with points and those with criteria"),
            missing=set(domains) - set(criteria),
            unknown=set(criteria) - set(domains),
        )
    _refuse_wrong_total(message("The points of the domains"), domains, total)
    for domain, points in criteria.items():
        _refuse_wrong_total(message("The points in {domain}", domain=domain), points, total)
    names = [name for points in criteria.values() for name in points]
    shares = [
        share / total * (domains[domain] / total)
        for domain, points in criteria.items()
        for share in points.values()
    ]
    return Weights(names, shares)


def _refuse_wrong_total(what: Message, points: Mapping[str, float], total: float) -> None:
    checked_numbers(tuple(points), tuple(points.values()))
    given = fsum(points.values())
    if isclose(given, total, rel_tol=1e-9):  # thirds may be written with many decimals
        return
    if given < total:
        raise OutOfRange(
            message(
                "{what} sum to {given:.6g} of {total:.6g}. Share out {missing:.6g} more.",
                what=what,
                given=given,
                total=total,
                missing=total - given,
            )
        )
    raise OutOfRange(
        message(
            "{what} sum to {given:.6g} of {total:.6g}. Take back {over:.6g}.",
            what=what,
            given=given,
            total=total,
            over=given - total,
        )
    )
