"""What a reader must know before figures are compared or added (cases B1–B7)."""

from __future__ import annotations

from collections.abc import Iterator

from samvekt.bridge.figures import (
    KRONER,
    PERSON_YEARS,
    average_taken_for_saving,
    currency_of,
    in_whole,
    unit_words,
)
from samvekt.core.message import Message, message
from samvekt.formats.dossier import Round
from samvekt.formats.dossier.options import Funding, Option


def cautions(round_: Round) -> tuple[Message, ...]:
    """Every caution about a round's figures and people, the most general first."""
    return (
        *_illustration(round_),
        *_price_years(round_),
        *_places(round_),
        *_taken_away(round_),
        *(said for option in round_.options for said in _of_option(round_, option)),
        *_left_out(round_),
    )


def _illustration(round_: Round) -> Iterator[Message]:
    if round_.illustration:
        yield message("Illustration: {text}", text=round_.illustration)
    made_up = tuple(a.name or a.id for a in round_.assessors if a.illustrative)
    if made_up:
        yield message(
            "The judgements of these assessors are made up to show the method: {assessors}.",
            assessors=made_up,
        )


def _price_years(round_: Round) -> Iterator[Message]:
    years = sorted(
        {c.price_year for o in round_.options for c in o.costs if c.price_year is not None}
    )
    if len(years) > 1:
        yield message(
            "The costs are in prices of different years ({first}–{last}). They are not converted; "
            "a sum of them is only a rough guide.",
            first=str(years[0]),
            last=str(years[-1]),
        )
    silent = tuple(o.id for o in round_.options if any(c.price_year is None for c in o.costs))
    if silent and years:
        yield message("The price year is not given for {options}.", options=silent)


def _places(round_: Round) -> Iterator[Message]:
    places = tuple(sorted({option.place for option in round_.options if option.place}))
    if len(places) > 1:
        yield message(
            "The options come from different places ({places}). Costs and effects may differ "
            "where you are.",
            places=places,
        )


def _taken_away(round_: Round) -> Iterator[Message]:
    less = tuple(o.id for o in round_.options if o.change in {"reduce", "stop"})
    if less:
        yield message(
            "{options}: something is reduced or stopped. A rule may place it high because it frees "
            "resources. Look at what is lost before you use the place.",
            options=less,
        )


def _of_option(round_: Round, option: Option) -> Iterator[Message]:
    yield from _other_currency(option)
    yield from _averages(option)
    yield from _other_units(option)
    yield from _other_settings(round_, option)
    for funding in option.funding:
        yield from _covered(option, funding)


def _other_currency(option: Option) -> Iterator[Message]:
    for unit in sorted({cost.unit for cost in option.costs}):
        if currency_of(unit) != KRONER:
            yield message(
                "{option}: the cost is in {currency} and is not added to kroner.",
                option=option.id,
                currency=currency_of(unit),
            )


def _averages(option: Option) -> Iterator[Message]:
    if any(average_taken_for_saving(option, cost) for cost in option.costs):
        yield message(
            "{option}: an average cost is not what is saved when a little is taken away. The "
            "amount is left out. Give the cost that would really fall away.",
            option=option.id,
        )


def _other_units(option: Option) -> Iterator[Message]:
    for line in option.personnel:
        if line.per == "institution":
            yield message(
                "{option}: person-years are given for each institution and are not added.",
                option=option.id,
            )
        elif line.unit != PERSON_YEARS:
            yield message(
                "{option}: people are given as “{unit}”, not as person-years, and are not added.",
                option=option.id,
                unit=line.unit,
            )


def _other_settings(round_: Round, option: Option) -> Iterator[Message]:
    settings = {item.id: item.setting for item in round_.evidence}
    for figure in (*option.effects, *option.costs, *option.personnel):
        if figure.other_setting:
            known = tuple(s for name in figure.evidence if (s := settings.get(name)))
            label = getattr(figure, "label", None) or getattr(figure, "profession", None)
            yield message(
                "{option}: the figure “{label}” is from another setting ({setting}).",
                option=option.id,
                label=label or figure.note or "–",
                setting=known or "–",
            )


def _covered(option: Option, funding: Funding) -> Iterator[Message]:
    for year, amount in sorted(funding.years.items()):
        needs = [
            [n * in_whole(cost.unit) for n in cost.years[year].range]
            for cost in option.costs
            if year in cost.years and currency_of(cost.unit) == currency_of(funding.unit)
        ]
        if len(needs) != 1 or min(needs[0]) <= 0:
            continue
        low, high = needs[0]
        proposed = amount * in_whole(funding.unit)
        if proposed < high:
            yield _coverage(option, funding, year, proposed / high, proposed / low)


def _coverage(option: Option, funding: Funding, year: int, least: float, most: float) -> Message:
    return message(
        "{option}: the {amount:,.0f} {unit} proposed for {year} ({by}) cover {least:.0%} to "
        "{most:.0%} of the estimated need.",
        option=option.id,
        amount=funding.years[year],
        unit=unit_words(funding.unit),
        year=str(year),
        by=funding.by,
        least=least,
        most=most,
    )


def _left_out(round_: Round) -> Iterator[Message]:
    for assessor in round_.assessors:
        if assessor.impartiality.disqualified:
            yield message(
                "{assessor} is disqualified, and the judgements are left out: {reason}",
                assessor=assessor.name or assessor.id,
                reason=assessor.impartiality.reason or "–",
            )
