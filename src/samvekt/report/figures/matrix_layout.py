"""Where options stand in the priority matrix: in bands, at their cost, none over another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from samvekt.bridge.figures import KRONER
from samvekt.core.scales import Level
from samvekt.report.figures.axis import Axis, Unit, unit_for
from samvekt.report.figures.look import SMALL, WIDTH
from samvekt.report.figures.names import width_of

LEFT = 78.0
SIDE = 96.0  # pixels for what frees money, and for what is not known
LEAST_BAND = 26.0
AIR = 4.0
BANDS = (80.0, 60.0, 40.0, 20.0, 0.0)
TIMES_FOR_LOG = 25.0  # when the dearest costs so many times the cheapest

Where = Literal["frees", "costs", "unknown"]


@dataclass(frozen=True, slots=True)
class Spot:
    """One option, with everything that is drawn or said of it."""

    option: str
    mark: str
    levels: Mapping[str, Level | None]  # by criterion
    value: float | None  # 0–100; None when not judged
    cost: float | None  # kroner
    recipients: float | None
    overridden: bool
    radius: float

    @property
    def where(self) -> Where:
        """Which column it stands in."""
        if self.cost is None:
            return "unknown"
        return "costs" if self.cost > 0 else "frees"

    @property
    def inside(self) -> bool:
        """Whether the mark has room in its disc."""
        return width_of(self.mark, SMALL) + 5 <= 2 * self.radius

    @property
    def ring(self) -> float:
        """The radius with the ring of those people have placed otherwise. [pixels]"""
        return self.radius + (3.0 if self.overridden else 0.0)

    @property
    def wide(self) -> float:
        """How much room it takes across, mark and all. [pixels]"""
        beside = 0.0 if self.inside else width_of(self.mark, SMALL) + 3
        return 2 * self.ring + beside

    @property
    def high(self) -> float:
        """How much room it takes upwards. [pixels]"""
        return max(2 * self.ring, SMALL + 2) + AIR


@dataclass(frozen=True, slots=True)
class Placed:
    """A spot with its centre across, and whether its mark stands before it."""

    spot: Spot
    x: float
    before: bool


@dataclass(frozen=True, slots=True)
class Lane:
    """Spots beside each other; several lanes make a band."""

    band: int  # which, from the top; the last is for what is not judged
    opens: bool
    placed: tuple[Placed, ...]
    height: float


@dataclass(frozen=True, slots=True)
class Plan:
    """Where the parts of the figure stand across, and how costs are drawn."""

    axis: Axis
    unit: Unit
    frees: bool
    unknown: bool

    @property
    def start(self) -> float:
        """Where the scale of costs starts. [pixels]"""
        return LEFT + (SIDE if self.frees else 0.0)

    @property
    def end(self) -> float:
        """Where it ends. [pixels]"""
        return WIDTH - (SIDE if self.unknown else 0.0)


def plan_of(spots: Sequence[Spot]) -> Plan:
    """A scale of costs for these options, by times when they differ by many."""
    costs = [spot.cost for spot in spots if spot.cost is not None and spot.cost > 0]
    unit = unit_for(KRONER, max(costs, default=1.0))
    low, high = unit.of(min(costs, default=0.1)), unit.of(max(costs, default=1.0))
    by_times = low < high and high / low >= TIMES_FOR_LOG
    frees = any(spot.where == "frees" for spot in spots)
    unknown = any(spot.where == "unknown" for spot in spots)
    air = max(spot.ring for spot in spots) + 6
    start = LEFT + (SIDE if frees else 0.0) + air
    end = WIDTH - (SIDE if unknown else 0.0) - air - 26
    axis = Axis(low if by_times else 0.0, high, start, end, by_times)
    return Plan(axis, unit, frees, unknown)


def _band(spot: Spot) -> int:
    if spot.value is None:
        return len(BANDS)
    return next(at for at, foot in enumerate(BANDS) if spot.value >= foot)


def lanes_of(spots: Sequence[Spot], plan: Plan) -> Iterator[Lane]:
    """Each band's lanes from the top; a band with nothing in it is one thin lane."""
    bands = len(BANDS) + any(spot.value is None for spot in spots)
    for band in range(bands):
        inside = [spot for spot in spots if _band(spot) == band]
        lanes = _packed(inside, plan)
        for at, placed in enumerate(lanes or [[]]):
            height = max([one.spot.high for one in placed] or [0.0])
            edge = (at == 0) * AIR + (at == max(len(lanes), 1) - 1) * AIR
            least = LEAST_BAND if len(lanes) < 2 else 0.0
            yield Lane(band, at == 0, tuple(placed), max(height + edge, least))


def _packed(spots: Sequence[Spot], plan: Plan) -> list[list[Placed]]:
    """Large discs first, each in the first lane where it touches none."""
    lanes: list[list[Placed]] = []
    for spot in sorted(spots, key=lambda one: (-one.radius, one.option)):
        for lane in lanes:
            placed = _room_in(lane, spot, plan)
            if placed is not None:
                lane.append(placed)
                break
        else:
            lanes.append([next(_candidates(spot, plan, ()))])
    return lanes


def _room_in(lane: Sequence[Placed], spot: Spot, plan: Plan) -> Placed | None:
    """Where the spot may stand in a lane: at its cost, or next in a column of its own."""
    spans = [_span(one) for one in lane]
    for placed in _candidates(spot, plan, spans):
        x, x2 = _span(placed)
        if all(x2 + 3 <= start or end + 3 <= x for start, end in spans):
            return placed
    return None


def _candidates(spot: Spot, plan: Plan, spans: Sequence[tuple[float, float]]) -> Iterator[Placed]:
    if spot.cost is not None and spot.where == "costs":
        x = plan.axis.at(plan.unit.of(spot.cost))
        sides = [Placed(spot, x, before=before) for before in (False, True)]
        inside = [side for side in sides if _within(side, plan.start, plan.end)]
        yield from inside or sides[:1]
        return
    start, end = (LEFT, plan.start) if spot.where == "frees" else (plan.end, float(WIDTH))
    last = max((x2 for x, x2 in spans if start <= x and x2 <= end), default=start)
    if last == start or last + 3 + spot.wide <= end:
        yield Placed(spot, last + 3 + spot.ring, before=False)


def _within(placed: Placed, start: float, end: float) -> bool:
    x, x2 = _span(placed)
    return start + 2 <= x and x2 + 2 <= end


def _span(placed: Placed) -> tuple[float, float]:
    """From where to where a spot with its mark reaches."""
    spot = placed.spot
    if placed.before and not spot.inside:
        return placed.x + spot.ring - spot.wide, placed.x + spot.ring
    return placed.x - spot.ring, placed.x - spot.ring + spot.wide
