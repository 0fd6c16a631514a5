"""What the chosen options take of money and people, year by year, also where there is no limit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from samvekt.bridge.results import Results
from samvekt.bridge.use import pays, use_of
from samvekt.formats.dossier import Round
from samvekt.formats.dossier.decision import Budget, PersonnelLimit


@dataclass(frozen=True, slots=True)
class YearOf:
    """One budget or profession in one year."""

    year: int
    there: float | None  # None without a limit
    taken: Mapping[str, float]  # by chosen option, negative frees; [unit of the limit]
    unknown: tuple[str, ...]  # chosen options that do not say what they take

    @property
    def net(self) -> float:
        """What the set takes when what it frees is taken off."""
        return sum(self.taken.values())


@dataclass(frozen=True, slots=True)
class Holder:
    """A budget or a profession, with its years."""

    name: str
    unit: str
    years: tuple[YearOf, ...]


def holders(results: Results) -> tuple[Holder, ...]:
    """Every budget and profession with what the chosen set takes; years with nothing left out."""
    round_ = results.round
    found: list[Budget | PersonnelLimit] = [*round_.limits.budgets, *round_.limits.personnel]
    return tuple(
        Holder(_name(limit), limit.unit, years)
        for limit in found
        if (years := tuple(_years(results, limit)))
    )


def _name(limit: Budget | PersonnelLimit) -> str:
    return limit.name if isinstance(limit, Budget) else limit.profession


def _years(results: Results, limit: Budget | PersonnelLimit) -> Iterator[YearOf]:
    for year in sorted({*limit.years, *_costed_years(results.round, limit)}):
        one = _year(results, limit, year)
        if one.there is not None or any(one.taken.values()):
            yield one


def _costed_years(round_: Round, limit: Budget | PersonnelLimit) -> set[int]:
    """The years of the plan, or where there is none, the years that options name."""
    if round_.frame.plan_years:
        return set(round_.frame.plan_years)
    if isinstance(limit, Budget):
        return {
            year
            for option in round_.options
            for cost in option.costs
            if pays(option, cost, limit)
            for year in cost.years
        }
    return {year for o in round_.options for line in o.personnel for year in line.years}


def _year(results: Results, limit: Budget | PersonnelLimit, year: int) -> YearOf:
    portfolio = results.portfolio
    assert portfolio is not None  # noqa: S101 (only drawn where there is one)
    given = portfolio.question.limits.get(f"{_name(limit)} {year}", limit.years.get(year))
    taken: dict[str, float] = {}
    unknown: list[str] = []
    for name in portfolio.best.chosen:
        amount = use_of(results.round.option(name), limit, year)
        if amount is None:
            unknown.append(name)
        elif amount:
            taken[name] = amount * portfolio.best.share_of(name)
    return YearOf(year, given, taken, tuple(unknown))
