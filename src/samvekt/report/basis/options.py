"""The options: what they are, what is known about them, and how they are judged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from samvekt.bridge.figures import best_of, unit_words
from samvekt.bridge.panels import CriterionView, OptionView
from samvekt.core.message import Message, Words, message
from samvekt.formats.dossier.evidence import Cost, Effect, Grounded, Personnel
from samvekt.formats.dossier.options import Option
from samvekt.formats.dossier.pieces import Estimate
from samvekt.report.basis.material import (
    Material,
    not_too_many,
    option_cell,
    paragraphs,
    where_it_stands,
)
from samvekt.report.basis.terms import choice, choice_or
from samvekt.report.blocks import (
    Block,
    Bullets,
    Cell,
    Column,
    Details,
    Heading,
    Marked,
    Paragraph,
    Said,
    Table,
    cell,
    number_cell,
)


def criteria(material: Material) -> Iterator[Block]:
    """Benefit, resources and severity: the figures, then the judgements, then how they lie."""
    yield from where_it_stands(material.part("criteria"))
    yield Marked("knowledge", tuple(_known(material)))
    yield Marked("judgement", tuple(_judged(material)))
    for name in ("disagreement", "priority-matrix"):
        yield from material.figures.get(name, ())


def _known(material: Material) -> Iterator[Block]:
    round_ = material.round
    yield Paragraph(material.text("knowledge_intro"))
    yield Paragraph(material.text("blanks"))
    yield Table(
        message("The options"),
        (
            Column(message("Option")),
            Column(message("Kind of change")),
            Column(message("Reaches in a year"), numbers=True),
            Column(message("Cost in the first year given")),
            Column(message("People")),
            Column(message("Benefit")),
        ),
        tuple(_overview(option) for option in round_.options),
    )


def _overview(option: Option) -> tuple[Cell, ...]:
    return (
        option_cell(option),
        cell(choice(Option, "change", option.change)),
        number_cell(best_of(option.recipients_per_year), ",.10g"),
        Cell(tuple(first_costs(option))),
        Cell(tuple(_people(option))),
        Cell(tuple(_benefit(option))),
    )


def first_costs(option: Option) -> Iterator[Said]:
    """Each cost in the first year it is given for."""
    for cost in option.costs:
        year = min(cost.years)
        amount, unit = _estimated(cost.years[year], ",.10g"), unit_words(cost.unit)
        when = _when(year, cost.price_year)
        if cost.per == "option":
            yield message("{amount} {unit} in {when}", amount=amount, unit=unit, when=when)
        else:
            yield message(
                "{amount} {unit} for each recipient in {when}", amount=amount, unit=unit, when=when
            )


def _when(year: int, price_year: int | None) -> Said:
    if price_year is None:
        return str(year)
    return message("{year}, prices of {price_year}", year=str(year), price_year=str(price_year))


PERSON_YEARS = Words("årsverk", "årsverk", "person-years")


def _people(option: Option) -> Iterator[Said]:
    for line in option.personnel:
        yield message(
            "{amount} {unit}, {profession}",
            amount=_estimated(line.years[min(line.years)], ",.10g"),
            unit=_unit_of(line),
            profession=line.profession,
        )


def _unit_of(line: Personnel) -> Said:
    return PERSON_YEARS if line.unit == "person_years" else line.unit


def _benefit(option: Option) -> Iterator[Said]:
    for effect in option.effects:
        yield message(
            "{label}: {shown} {unit}",
            label=_effect_name(effect),
            shown=_estimated(effect.amount, ",.10g"),
            unit=effect.unit or "",
        )


def _effect_name(effect: Effect) -> Said:
    return effect.label or choice(Effect, "kind", effect.kind)


def _estimated(amount: Estimate, spec: str) -> Message:
    """The best estimate with its range; a dash where only the range is given."""
    low, high = amount.range
    best: Said = "–" if amount.best is None else _number(amount.best, spec)
    if low == high:
        return message("{best}", best=best)
    return message(
        "{best} ({low} to {high})", best=best, low=_number(low, spec), high=_number(high, spec)
    )


def _number(value: float, spec: str) -> Message:
    said = number_cell(value, spec).lines[0]
    assert isinstance(said, Message)  # noqa: S101 (a number is written by a message)
    return said


def _judged(material: Material) -> Iterator[Block]:
    panels = material.results.panels
    if not panels:
        yield Paragraph(message("No panel has judged the options."))
        return
    yield Paragraph(material.text("judgement_intro"))
    yield Table(
        message("The panel's level, how many gave it, and how far the others lie"),
        (Column(message("Option")), *(Column(view.words) for view in panels)),
        tuple(
            (option_cell(option), *(_level(view.options[at]) for view in panels))
            for at, option in enumerate(material.round.options)
        ),
    )
    yield from _far(panels)


def _level(view: OptionView) -> Cell:
    found = view.middle
    if found.level is None:
        return cell()
    count = dict(found.counts)[found.level]
    said: tuple[Said, ...] = (message("{count} of {judged}", count=count, judged=found.judged),)
    if found.spread and found.spread.least != found.spread.most:
        ends = found.spread.least.words, found.spread.most.words
        said = (*said, message("from {least} to {most}", least=ends[0], most=ends[1]))
    return cell(found.level.words, *said)


def _far(panels: Sequence[CriterionView]) -> Iterator[Block]:
    """Who lies far from the others, and what the second round changed."""
    for heading, lines in (
        (
            message("Judgements far from the others"),
            tuple(_about(view, far.said) for view in panels for far in view.far),
        ),
        (
            message("What the second round changed"),
            tuple(_about(view, said) for view in panels for said in view.changed),
        ),
    ):
        if lines:
            yield Details(heading, (not_too_many(lines),))


def _about(view: CriterionView, said: Message) -> Message:
    return message("{criterion}: {said}", criterion=view.words, said=said)


def each_option(material: Material) -> Iterator[Block]:
    """Option by option: what it is, what is known, who judged it and why, where it comes."""
    yield Heading(2, message("Option by option"), "options")
    reasons = _reasons_by_option(material)
    for option in material.round.options:
        yield Heading(3, f"{option.id} {option.name}")
        yield from _what_it_is(option)
        known = tuple(_figures(option))
        if known:
            yield Marked("knowledge", known)
        if said := reasons.get(option.id):
            yield Marked(
                "judgement", (Paragraph(message("Reasons the assessors gave:")), Bullets(said))
            )
        yield from _where_it_comes(material, option)


def _what_it_is(option: Option) -> Iterator[Block]:
    lines = (
        (message("For whom"), option.target_group),
        (message("What is done"), option.measure),
        (message("Compared with"), option.comparator),
        (message("Place"), option.place),
        (message("Proposed by"), option.proposed_by),
        (message("Why the service stays sound"), option.soundness),
        (message("To bear in mind"), option.note),
    )
    said = tuple(message("{what}: {text}", what=what, text=text) for what, text in lines if text)
    if said:
        yield Bullets(said)


def _figures(option: Option) -> Iterator[Block]:
    rows = [
        *(_effect_row(one) for one in option.effects),
        *(row for one in option.costs for row in _cost_rows(one)),
        *(row for one in option.personnel for row in _people_rows(one)),
    ]
    if rows:
        yield Table(
            message("Figures for {option}", option=option.id),
            (
                Column(message("What")),
                Column(message("Year"), numbers=True),
                Column(message("Low"), numbers=True),
                Column(message("Best"), numbers=True),
                Column(message("High"), numbers=True),
                Column(message("Counted in")),
                Column(message("How certain")),
                Column(message("Sources")),
            ),
            tuple(rows),
        )
    if option.severity and option.severity.reasons:
        yield from paragraphs(option.severity.reasons)


def _row(
    what: Said, year: int | None, amount: Estimate, unit: Said, grounded: Grounded
) -> tuple[Cell, ...]:
    return (
        cell(what, *((grounded.note,) if grounded.note else ())),
        cell(*((str(year),) if year else ())),
        number_cell(amount.low, ",.10g"),
        number_cell(amount.best, ",.10g"),
        number_cell(amount.high, ",.10g"),
        cell(unit),
        cell(*choice_or(Grounded, "certainty", grounded.certainty)),
        cell(*((", ".join(grounded.evidence),) if grounded.evidence else ())),
    )


def _effect_row(effect: Effect) -> tuple[Cell, ...]:
    return _row(_effect_name(effect), None, effect.amount, effect.unit or "", effect)


def _cost_rows(cost: Cost) -> Iterator[tuple[Cell, ...]]:
    what: Said = cost.label or choice(Cost, "kind", cost.kind)
    unit: Said = unit_words(cost.unit)
    if cost.per == "recipient":
        unit = message("{unit} for each recipient", unit=unit)
    if cost.price_year:
        unit = message("{unit}, prices of {year}", unit=unit, year=str(cost.price_year))
    for year, amount in sorted(cost.years.items()):
        yield _row(what, year, amount, unit, cost)


def _people_rows(line: Personnel) -> Iterator[tuple[Cell, ...]]:
    for year, amount in sorted(line.years.items()):
        yield _row(line.profession, year, amount, _unit_of(line), line)


def _reasons_by_option(material: Material) -> dict[str, tuple[Message, ...]]:
    """Every reason an assessor gave, by option, in the order they were given."""
    round_, scales = material.round, material.results.criteria.wording
    names = {one.id: one.name or one.id for one in round_.assessors}
    found: dict[str, list[Message]] = {}
    for one in round_.judgements:
        if one.reason:
            said = message(
                "{who}, {criterion} {level}: {reason}",
                who=names[one.assessor],
                criterion=scales.criterion(one.criterion),
                level=level_words(material, one.criterion, one.level),
                reason=one.reason,
            )
            found.setdefault(one.option, []).append(said)
    return {option: tuple(said) for option, said in found.items()}


NO_LEVEL = {"dont_know": message("don't know"), "varies": message("varies")}


def level_words(material: Material, criterion: str, level: str) -> Said:
    """What an answer is called: a level of the scale, don't know, or varies."""
    if level in NO_LEVEL:
        return NO_LEVEL[level]
    return material.results.criteria.wording.level(criterion, level)


def _where_it_comes(material: Material, option: Option) -> Iterator[Block]:
    suggestion = material.results.suggestion
    if suggestion is None:
        return
    line = suggestion.ranking.of(option.id)
    if line.reasons:
        inner = (
            Paragraph(message("By the rule {rule}:", rule=suggestion.title)),
            Bullets(line.reasons),
        )
        yield Marked("tradeoff", inner)
