"""A round as a question of fitting: values, use, limits, and what must hold between options."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from samvekt.bridge.doubts import Doubts, doubts_of
from samvekt.bridge.estimates import best_in, cell_of
from samvekt.bridge.ranking import Material, judged_values
from samvekt.bridge.use import use_of
from samvekt.core.errors import OutOfRange
from samvekt.core.message import Message, message
from samvekt.core.portfolio import (
    AtLeast,
    AtMost,
    Constraint,
    Excludes,
    MinimumShare,
    Must,
    MustNot,
    Partial,
    Pool,
    Release,
    Requires,
)
from samvekt.core.ranking.figures import Figures
from samvekt.core.uncertainty.uncertain_table import Cell
from samvekt.formats.dossier import Round
from samvekt.formats.dossier.decision import Budget, Limits, PersonnelLimit
from samvekt.formats.dossier.options import Option

Valued = Literal["judged", "good-life-years", "count", "order"]


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """What is to be fitted within what."""

    values: Mapping[str, float | None]
    use: Figures
    limits: Mapping[str, float | None]
    constraints: tuple[Constraint, ...]
    times: Mapping[str, Cell]  # what a value is multiplied by; by one where not named
    gains: Mapping[str, Cell]  # good life years, where these are the value
    doubts: Doubts | None  # judgements and weights, where these are the value
    said: tuple[Message, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Values:
    values: Mapping[str, float | None]
    times: Mapping[str, Cell]
    doubts: Doubts | None
    said: tuple[Message, ...]
    gains: Mapping[str, Cell] = field(default_factory=dict)


def question_of(
    material: Material,
    valued: Valued,
    other_limits: Mapping[str, float] | None = None,
    must: Sequence[str] = (),
    must_not: Sequence[str] = (),
) -> Question:
    """The question a round asks.

    Raises:
        OutOfRange: The round has no options or no limit that can be used, a budget stands twice,
            or an unknown limit is changed.
    """
    round_ = material.round
    _refuse_no_options(round_)
    _refuse_limits_twice(round_.limits)
    _refuse_no_limits(round_)
    found = VALUES[valued](material)
    if valued in WEIGHED:
        found = _taking_away(found, round_, must)
    columns = {
        name: [use_of(option, limit, year) for option in round_.options]
        for name, limit, year in limits_of(round_)
    }
    limits = {name: limit.years[year] for name, limit, year in limits_of(round_)}
    wanted = {*must, *round_.limits.must, *(n for n, v in found.values.items() if v is not None)}
    kept, said = _usable(round_, columns, wanted)
    options = [option.id for option in round_.options]
    rows = [[columns[name][at] for name in kept] for at in range(len(options))]
    return Question(
        found.values,
        Figures(options, kept, rows),
        _with_others({name: limits[name] for name in kept}, other_limits or {}),
        tuple(_constraints(round_, kept, must, must_not)),
        found.times,
        found.gains,
        found.doubts,
        (*found.said, *said, *_idle_pools(round_.limits, kept)),
    )


def _refuse_no_options(round_: Round) -> None:
    if not round_.options:
        raise OutOfRange(message("The round has no options to choose among."))


def _refuse_limits_twice(limits: Limits) -> None:
    named = [one.name for one in limits.budgets] + [one.profession for one in limits.personnel]
    for at, name in enumerate(named):
        if name in named[:at]:
            raise OutOfRange(
                message("“{name}” is used before. Each must have a name of its own.", name=name)
            )


def limits_of(round_: Round) -> Iterator[tuple[str, Budget | PersonnelLimit, int]]:
    """Every limit on money or people, year by year, with the name it is called."""
    for budget in round_.limits.budgets:
        for year in sorted(budget.years):
            yield f"{budget.name} {year}", budget, year
    for people in round_.limits.personnel:
        for year in sorted(people.years):
            yield f"{people.profession} {year}", people, year


def units_of_limits(round_: Round) -> dict[str, str]:
    """What each limit is counted in, such as kNOK or person_years."""
    return {name: limit.unit for name, limit, _ in limits_of(round_)}


def _refuse_no_limits(round_: Round) -> None:
    if not any(True for _ in limits_of(round_)):
        raise OutOfRange(message("The round has no budget to fit within. Add it under limits."))


def _with_others(limits: dict[str, float], others: Mapping[str, float]) -> dict[str, float | None]:
    if not limits:
        raise OutOfRange(message("The round has no budget to fit within. Add it under limits."))
    for name, amount in others.items():
        if name not in limits:
            raise OutOfRange(
                message(
                    "There is no limit “{name}”. The limits are: {known}.",
                    name=name,
                    known=tuple(limits),
                )
            )
        limits[name] = amount
    return dict(limits)


def _usable(
    round_: Round, columns: Mapping[str, list[float | None]], wanted: Collection[str]
) -> tuple[list[str], tuple[Message, ...]]:
    """A limit on people is left out, and said, where options do not say whom they need."""
    people = {f"{one.profession} {year}" for one in round_.limits.personnel for year in one.years}
    kept, said = [], []
    for name, column in columns.items():
        unknown = tuple(
            option.id
            for option, amount in zip(round_.options, column, strict=True)
            if amount is None and option.id in wanted
        )
        if name in people and unknown:
            said.append(
                message(
                    "The limit “{name}” is left out, because these do not say how many they need: "
                    "{options}.",
                    name=name,
                    options=unknown,
                )
            )
        else:
            kept.append(name)
    return kept, tuple(said)


def _constraints(
    round_: Round, kept: Sequence[str], must: Sequence[str], must_not: Sequence[str]
) -> Iterator[Constraint]:
    limits = round_.limits
    if every := (*limits.must, *must):
        yield Must(tuple(dict.fromkeys(every)))
    if none := (*limits.must_not, *must_not):
        yield MustNot(tuple(dict.fromkeys(none)))
    for option in round_.options:
        if option.requires:
            yield Requires(option.id, option.requires)
        for other in (*option.excludes, *option.replaces):
            yield Excludes((option.id, other))
        if option.partial_from is not None:
            yield Partial(option.id, option.partial_from)
    for release in limits.releases:
        yield Release(release.stop, release.start)
    yield from _group_constraints(limits)
    for pool in limits.pools:
        if f"{pool.budget} {pool.year}" in kept:
            name = f"{pool.name} {pool.year}"
            yield Pool(name, f"{pool.budget} {pool.year}", pool.amount, pool.options)


def _idle_pools(limits: Limits, kept: Sequence[str]) -> Iterator[Message]:
    for pool in limits.pools:
        if f"{pool.budget} {pool.year}" not in kept:
            yield message(
                "{pool} is left out, because {budget} has no amount for {year}.",
                pool=pool.name,
                budget=pool.budget,
                year=str(pool.year),
            )


def _group_constraints(limits: Limits) -> Iterator[Constraint]:
    for group in limits.groups:
        if group.at_least:
            yield AtLeast(group.at_least, group.options)
        if group.at_most is not None:
            yield AtMost(group.at_most, group.options)
        if group.minimum_share:
            yield MinimumShare(group.options, group.minimum_share, group.share_of)


def _taking_away(found: _Values, round_: Round, must: Sequence[str]) -> _Values:
    """What is reduced or stopped has no value of its own: what would be lost is not judged.

    It stands beside, unless people have tied it to a wish or said that it must be; then it frees
    what it frees, and counts nothing.
    """
    chosen = {*round_.limits.must, *must, *(one.stop for one in round_.limits.releases)}
    less = [option.id for option in round_.options if option.change in {"reduce", "stop"}]
    free = tuple(name for name in less if name in chosen)
    values = {**found.values, **dict.fromkeys(less), **dict.fromkeys(free, 0.0)}
    said = (*_count_nothing(free), *(_beside(name) for name in less if name not in free))
    times = {**found.times, **dict.fromkeys(free, 0.0)}
    return replace(found, values=values, times=times, said=(*found.said, *said))


def _count_nothing(options: tuple[str, ...]) -> tuple[Message, ...]:
    if not options:
        return ()
    return (
        message(
            "What {option} would take away is not judged, so it counts nothing in the value.",
            option=options,
        ),
    )


def _beside(option: str) -> Message:
    return message(
        "What {option} would take away is not judged, so it is shown beside. Tie it to a wish "
        "under releases, or say that it must be, to let it free money.",
        option=option,
    )


def _judged(material: Material) -> _Values:
    """Judged value without resources, times recipients where these are known for all."""
    found = judged_values(material, material.judged.levels)
    exact = {
        name: span.low if span is not None and span.exact else None
        for name, span in found.spans.items()
    }
    reach = {
        option.id: cell_of(option.recipients_per_year)
        for option in material.round.options
        if exact[option.id] is not None
    }
    everyone = bool(reach) and all(cell is not None for cell in reach.values())
    times = {name: cell for name, cell in reach.items() if cell is not None} if everyone else {}
    values = {
        name: None if value is None else value * best_in(times.get(name, 1.0))
        for name, value in exact.items()
    }
    said = _times_recipients() if everyone else _not_times_recipients()
    doubts = doubts_of(material, found.criteria, blanks=False)
    return _Values(values, times, doubts, (*found.said, said))


def _times_recipients() -> Message:
    return message(
        "The value of an option is its weighted judgement, times the number it reaches in a year."
    )


def _not_times_recipients() -> Message:
    return message(
        "The value of an option is its weighted judgement. How many it reaches is not known for "
        "all, so it is not multiplied by recipients."
    )


def _good_life_years(material: Material) -> _Values:
    gains = {
        option.id: gain
        for option in material.round.options
        if (gain := _years_gained(option)) is not None
    }
    times = {
        option.id: reach
        for option in material.round.options
        if option.id in gains and (reach := _reached(option)) is not None
    }
    values = {
        option.id: best_in(gains[option.id]) * best_in(times[option.id])
        if option.id in times
        else None
        for option in material.round.options
    }
    if not times:
        raise OutOfRange(
            message(
                "No option says both how many good life years it gives and how many it reaches, "
                "so there is nothing to weigh. Choose another value."
            )
        )
    said = message("The value of an option is the good life years it gives in a year.")
    return _Values(values, times, None, (said,), {name: gains[name] for name in times})


def _years_gained(option: Option) -> Cell | None:
    given = [effect for effect in option.effects if effect.kind == "good_life_years"]
    return cell_of(given[0].amount) if len(given) == 1 else None


def _reached(option: Option) -> Cell | None:
    """How many the good life years are for; those of the whole option are counted once."""
    given = [effect for effect in option.effects if effect.kind == "good_life_years"]
    return 1.0 if given[0].per == "option" else cell_of(option.recipients_per_year)


def _count(material: Material) -> _Values:
    values: dict[str, float | None] = {option.id: 1.0 for option in material.round.options}
    said = message("Every option counts the same: the set holds as many as fit.")
    return _Values(values, {}, None, (said,))


def _order(material: Material) -> _Values:
    values: dict[str, float | None] = {option.id: 1.0 for option in material.round.options}
    said = message("Options are taken in the order of a rule: no one gives way to those below.")
    return _Values(values, {}, None, (said,))


WEIGHED = ("judged", "good-life-years")

VALUES = {
    "judged": _judged,
    "good-life-years": _good_life_years,
    "count": _count,
    "order": _order,
}
