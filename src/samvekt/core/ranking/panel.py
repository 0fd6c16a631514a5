"""The assessors' own orders put together: Borda, median place, Kendall's W."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from samvekt.core.errors import LabelMismatch, OutOfRange
from samvekt.core.message import Message, message
from samvekt.core.ranking.gaps import Span, Standing, placed_with_gaps
from samvekt.core.ranking.levels import PLAIN, Wording
from samvekt.core.ranking.result import Ranking
from samvekt.core.tables import refuse_twice

UNRANKED = ("missing", "share_rest")

Places = dict[str, Span]


@dataclass(frozen=True, slots=True)
class AssessorOrder:
    """One assessor's order, best first; options in the same group are tied.

    Options that stand in no group are not ranked by this assessor. The order of a disqualified
    assessor is kept and listed, but never counts (R48).

    Raises:
        OutOfRange: An option stands twice.
    """

    assessor: str
    groups: tuple[tuple[str, ...], ...]
    disqualified: bool = False

    def __post_init__(self) -> None:
        """An option has one place only."""
        refuse_twice(self.ranked)

    @property
    def ranked(self) -> tuple[str, ...]:
        """The options this assessor ranked, best first."""
        return tuple(option for group in self.groups for option in group)


@dataclass(frozen=True, slots=True)
class Concordance:
    """How far the assessors agree on the order of the options all of them ranked.

    Attributes:
        w: 0 when the orders have nothing in common, 1 when they are the same; None when there
            are fewer than two orders or two options, or every order is one large tie.
        assessors: Whose orders are counted.
        options: The options that all of them ranked.
        left_out: Disqualified assessors, whose orders never count.
        said: The same in one sentence.
    """

    w: float | None
    assessors: tuple[str, ...]
    options: tuple[str, ...]
    left_out: tuple[str, ...]
    said: Message


def borda_ranking(
    orders: Sequence[AssessorOrder],
    options: Sequence[str],
    *,
    unranked: str = "missing",
    wording: Wording = PLAIN,
) -> Ranking:
    """The order by Borda points: one for each option ranked below, half for each tied.

    Args:
        orders: Each assessor's order.
        options: All options, in any order.
        unranked: `missing`, so an option somebody left out has bounds but no place; or
            `share_rest`, so the options left out share the places after those ranked.
        wording: Names for the reasons.

    Returns:
        Mean Borda points of each assessor's order as the score. [0 to options − 1; higher is
        better]. With orders that leave options out, the score counts only the options that all
        assessors ranked, and the bounds count all.

    Raises:
        LabelMismatch: An assessor ranks an option that is not among the options.
        OutOfRange: A name stands twice, no order counts, or the choice is unknown.

    Source:
        de Borda (1781), ties as in Black (1976) "Partial justification of the Borda count";
        docs/methods/panel-order.md §2.

    Example:
        >>> orders = (
        ...     AssessorOrder("nurse", (("ward",), ("home",), ("day",))),
        ...     AssessorOrder("user", (("home",), ("ward", "day"))),
        ... )
        >>> ranking = borda_ranking(orders, ("ward", "home", "day"))
        >>> [(line.option, line.place, line.score) for line in ranking.lines]
        [('home', 1, 1.5), ('ward', 2, 1.25), ('day', 3, 0.25)]
    """
    return _ranking(BORDA, orders, options, unranked, wording)


def median_place_ranking(
    orders: Sequence[AssessorOrder],
    options: Sequence[str],
    *,
    unranked: str = "missing",
    wording: Wording = PLAIN,
) -> Ranking:
    """The order by the median of the places the assessors gave.

    Tied options get the mean of the places they share. The median of an even number of places
    is the mean of the middle two.

    Args:
        orders: Each assessor's order.
        options: All options, in any order.
        unranked: As for `borda_ranking`.
        wording: Names for the reasons.

    Returns:
        Median place as the score. [1 to options; lower is better]

    Raises:
        LabelMismatch: An assessor ranks an option that is not among the options.
        OutOfRange: A name stands twice, no order counts, or the choice is unknown.

    Source:
        docs/methods/panel-order.md §3.
    """
    return _ranking(MEDIAN, orders, options, unranked, wording)


def kendalls_w(orders: Sequence[AssessorOrder], options: Sequence[str]) -> Concordance:
    """Kendall's coefficient of concordance with correction for ties.

    Args:
        orders: Each assessor's order.
        options: All options, in any order.

    Returns:
        The coefficient over the options all counted assessors ranked. [0–1]

    Raises:
        LabelMismatch: An assessor ranks an option that is not among the options.
        OutOfRange: A name stands twice.

    Source:
        Kendall & Babington Smith (1939) "The problem of m rankings"; ties as in Siegel &
        Castellan (1988) "Nonparametric Statistics", 9.5; docs/methods/panel-order.md §4.

    Example:
        >>> same = tuple(AssessorOrder(name, (("a",), ("b",), ("c",))) for name in ("x", "y"))
        >>> kendalls_w(same, ("a", "b", "c")).w
        1.0
    """
    counted, left = _counted(orders, options)
    common = _ranked_by_all(counted, options)
    w = _concordance([_among(order, common) for order in counted], len(common))
    names = tuple(order.assessor for order in counted)
    return Concordance(w, names, common, left, _agreement(w, len(counted), len(common)))


def _concordance(places: Sequence[Places], n: int) -> float | None:
    """Kendall's W from the mean places of each assessor over the same n options."""
    m = len(places)
    if m < 2 or n < 2:
        return None
    sums = [math.fsum(place[option].low for place in places) for option in places[0]]
    ties = sum(_tied(place) for place in places)
    most = m * m * n * (n * n - 1) - m * ties
    if most <= 0:
        return None
    squares = math.fsum(total * total for total in sums)
    w = (12 * squares - 3 * m * m * n * (n + 1) ** 2) / most
    return min(max(w, 0.0), 1.0)  # rounding may leave the unit interval by a last digit


def _tied(places: Places) -> int:
    """Sum over groups of tied options of t³ − t."""
    lows = [span.low for span in places.values()]
    return sum(lows.count(low) ** 3 - lows.count(low) for low in set(lows))


def _agreement(w: float | None, assessors: int, options: int) -> Message:
    if w is None:
        return message(
            "Agreement cannot be measured with {assessors} orders over {options} options that "
            "all have ranked.",
            assessors=assessors,
            options=options,
        )
    return message(
        "Kendall's W is {w:.2f} for {assessors} orders over {options} options. 1 is full "
        "agreement on the order, 0 is none.",
        w=w,
        assessors=assessors,
        options=options,
    )


@dataclass(frozen=True, slots=True)
class _Method:
    """How an option's places become one number."""

    rule: str
    together: Callable[[Sequence[float], int], float]
    higher_is_better: bool

    def bounds(self, spans: Sequence[Span], among: int) -> Span:
        """The number at the best and at the worst place from every assessor."""
        at_best = self.together([span.low for span in spans], among)
        at_worst = self.together([span.high for span in spans], among)
        return Span(min(at_best, at_worst), max(at_best, at_worst))


def _points(places: Sequence[float], among: int) -> float:
    return math.fsum(among - place for place in places) / len(places)


def _middle(places: Sequence[float], _among: int) -> float:
    return median(places)


BORDA = _Method("panel-borda", _points, higher_is_better=True)
MEDIAN = _Method("panel-median", _middle, higher_is_better=False)


def _ranking(
    method: _Method,
    orders: Sequence[AssessorOrder],
    options: Sequence[str],
    unranked: str,
    wording: Wording,
) -> Ranking:
    counted, left = _counted(orders, options)
    _refuse_unusable(counted, unranked)
    share = unranked == "share_rest"
    wide = [_within(order, options, share=share) for order in counted]
    common = tuple(options) if share else _ranked_by_all(counted, options)
    narrow = wide if share else [_among(order, common) for order in counted]
    standings = []
    for option in options:
        bounds = method.bounds([places[option] for places in wide], len(options))
        if option in common:
            places = [placed[option].low for placed in narrow]
            standings.append(_ranked(option, places, bounds, method, len(common)))
        else:
            standings.append(_left_out_by_some(option, bounds, counted))
    return placed_with_gaps(
        method.rule,
        standings,
        higher_is_better=method.higher_is_better,
        warnings=_disqualified(left),
        wording=wording,
    )


def _ranked(
    option: str, places: Sequence[float], bounds: Span, method: _Method, among: int
) -> Standing:
    score = method.together(places, among)
    return Standing(option, bounds, score, among=score, reasons=_why(places, score, method.rule))


def _refuse_unusable(counted: Sequence[AssessorOrder], unranked: str) -> None:
    if unranked not in UNRANKED:
        raise OutOfRange(
            message(
                "{choice} is not a choice for options left out. Choose one of {choices}.",
                choice=unranked,
                choices=UNRANKED,
            )
        )
    if not counted:
        raise OutOfRange(message("No assessor's order counts. At least one must."))


def _counted(
    orders: Sequence[AssessorOrder], options: Sequence[str]
) -> tuple[tuple[AssessorOrder, ...], tuple[str, ...]]:
    """The orders that count, and the assessors whose orders do not."""
    refuse_twice(tuple(options))
    refuse_twice(tuple(order.assessor for order in orders))
    for order in orders:
        unknown = set(order.ranked) - set(options)
        if unknown:
            raise LabelMismatch(
                message("The options and the order of {name}", name=order.assessor),
                missing=(),
                unknown=unknown,
            )
    left = tuple(order.assessor for order in orders if order.disqualified)
    return tuple(order for order in orders if not order.disqualified), left


def _ranked_by_all(orders: Iterable[AssessorOrder], options: Sequence[str]) -> tuple[str, ...]:
    ranked = [set(order.ranked) for order in orders]
    return tuple(option for option in options if all(option in names for names in ranked))


def _among(order: AssessorOrder, common: Sequence[str]) -> Places:
    """Places among some of the options, in the order these are given; ties get the mean."""
    kept = [tuple(o for o in group if o in set(common)) for group in order.groups]
    places = _mean_places(kept)
    return {option: places[option] for option in common}


def _within(order: AssessorOrder, options: Sequence[str], *, share: bool) -> Places:
    """Places among all options: a span where the assessor left some out."""
    rest = tuple(option for option in options if option not in set(order.ranked))
    if share:
        return _mean_places([*order.groups, rest])
    places = _mean_places(list(order.groups))
    could_pass = float(len(rest))
    spans = {o: Span(place.low, place.high + could_pass) for o, place in places.items()}
    return spans | {option: Span(1.0, float(len(options))) for option in rest}


def _mean_places(groups: Sequence[tuple[str, ...]]) -> Places:
    places: Places = {}
    for group in groups:
        mean = len(places) + (len(group) + 1) / 2
        places |= dict.fromkeys(group, Span(mean, mean))
    return places


def _left_out_by_some(option: str, bounds: Span, counted: Sequence[AssessorOrder]) -> Standing:
    without = tuple(order.assessor for order in counted if option not in order.ranked)
    said = message("Not ranked by {assessors}.", assessors=without)
    return Standing(option, bounds, missing=without, reasons=(said,))


def _why(places: Sequence[float], score: float, rule: str) -> tuple[Message, ...]:
    given = message("The assessors gave the places {places}.", places=tuple(sorted(places)))
    if rule == "panel-borda":
        return given, message("That is {points:.2f} points on average.", points=score)
    return given, message("The middle place is {place}.", place=score)


def _disqualified(left: tuple[str, ...]) -> tuple[Message, ...]:
    if not left:
        return ()
    return (message("Not counted, because of disqualification: {assessors}.", assessors=left),)
