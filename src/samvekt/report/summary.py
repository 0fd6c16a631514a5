"""A readable account of a round: what is suggested, why, what is missing, and what to check."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from samvekt import METHOD_VERSION, __version__
from samvekt.bridge.comparing import RoundComparison
from samvekt.bridge.completeness import Completeness, Part
from samvekt.bridge.figures import best_of, unit_words
from samvekt.bridge.firmness import RoundFirmness
from samvekt.bridge.portfolio import RoundPortfolio
from samvekt.bridge.ranking import Suggestion
from samvekt.core.message import Message, Words, message
from samvekt.core.ranking.result import CATEGORY_WORDS, RankedOption
from samvekt.formats.dossier import Round
from samvekt.formats.dossier.evidence import Evidence
from samvekt.formats.dossier.options import Option
from samvekt.reference.kinds.law import LawReference
from samvekt.report.blocks import (
    Block,
    Bullets,
    Cell,
    Column,
    Details,
    Document,
    Heading,
    Note,
    Paragraph,
    Said,
    Table,
)
from samvekt.report.sets import firm, fitting

STATUS = {
    "official": message("official"),
    "local": message("local"),
    "suggested": message("suggested"),
}


@dataclass(frozen=True, slots=True, eq=False)
class Account:
    """A round and what was worked out from it."""

    round: Round
    suggestion: Suggestion
    comparison: RoundComparison
    completeness: Completeness
    laws: tuple[LawReference, ...] = ()
    firmness: RoundFirmness | None = None
    portfolio: RoundPortfolio | None = None


def summary(account: Account, language: str) -> Document:
    """The account as a document in one language."""
    return Document(account.round.title, language, account.round.language, tuple(_blocks(account)))


def _blocks(account: Account) -> Iterator[Block]:
    round_ = account.round
    yield Heading(1, round_.title)
    if round_.illustration:
        yield Note(round_.illustration)
    yield from _frame(account)
    yield from _suggested(round_, account.suggestion)
    yield from _compared(round_, account.comparison)
    if account.firmness:
        yield from firm(round_, account.firmness)
    if account.portfolio:
        yield from fitting(round_, account.portfolio)
    yield from _missing(account.completeness)
    yield from _cautions(account.suggestion)
    yield from _figures(round_)
    yield from _sources(round_.evidence)
    yield from _method(account)


def _provision(found: LawReference) -> Message:
    return message(
        "{law} {paragraph}: {says}",
        law=found.law.content.short,
        paragraph=found.paragraph.paragraph,
        says=found.paragraph.says,
    )


def _frame(account: Account) -> Iterator[Block]:
    round_ = account.round
    yield Heading(2, message("What the case is about"))
    for text, lead in ((round_.frame.situation, True), (round_.frame.need, False)):
        if text:
            yield Paragraph(text, lead=lead)
    limits = (round_.frame.legal, round_.frame.economic, round_.frame.professional)
    if any(limits):
        yield Heading(3, message("Legal, economic and professional frame"))
        yield Bullets(tuple(text for text in limits if text))
    if account.laws:
        yield Details(
            message("Provisions that apply"),
            (Bullets(tuple(_provision(found) for found in account.laws)),),
        )


def _suggested(round_: Round, suggestion: Suggestion) -> Iterator[Block]:
    yield Heading(2, message("Suggested order"), "order")
    yield Paragraph(
        message(
            "Rule: {title} ({status}). The rule suggests; people decide.",
            title=suggestion.title,
            status=STATUS[suggestion.status],
        )
    )
    yield Paragraph(suggestion.explained)
    yield Table(
        message("Place of each option, and the places it could get"),
        (
            Column(message("Option")),
            Column(message("Place"), numbers=True),
            Column(message("Could be")),
            Column(message("Why")),
        ),
        tuple(_ranked(round_, line) for line in suggestion.ranking.lines),
    )
    if suggestion.said:
        yield Details(message("How the round was read"), (Bullets(suggestion.said),))


def _ranked(round_: Round, line: RankedOption) -> tuple[Cell, ...]:
    why: tuple[Said, ...] = line.reasons
    if line.override:
        why = (
            *why,
            message(
                "{by} chose otherwise than the rule (suggested place {place}): {reason}",
                by=line.override.by,
                place="–" if line.place is None else line.place,
                reason=line.override.reason,
            ),
        )
    return (
        Cell((f"{line.option} {round_.option(line.option).name}",)),
        Cell((place_words(line),)),
        Cell(span_words(line)),
        Cell(why),
    )


def place_words(line: RankedOption) -> Said:
    """A place, or what stands in its stead."""
    if line.decided_place is not None:
        return str(line.decided_place)
    if line.decided_category:
        return CATEGORY_WORDS[line.decided_category]
    return "–"


def span_words(line: RankedOption) -> tuple[Said, ...]:
    """The places an option could get, and the categories it could end in."""
    said: list[Said] = []
    if line.best_place is not None and (line.best_place, line.worst_place) != (line.place,) * 2:
        said.append(
            str(line.best_place)
            if line.best_place == line.worst_place
            else f"{line.best_place}–{line.worst_place}"
        )
    return (*said, *(CATEGORY_WORDS[name] for name in line.possible_categories))


def _compared(round_: Round, found: RoundComparison) -> Iterator[Block]:
    yield Heading(2, message("Where the rules part"))
    yield Table(
        message("Place by rule"),
        (
            Column(message("Option")),
            *(Column(one.title, numbers=True) for one in found.suggestions),
        ),
        tuple(
            (
                Cell((f"{option.id} {option.name}",)),
                *(Cell((place_words(one.ranking.of(option.id)),)) for one in found.suggestions),
            )
            for option in round_.options
        ),
    )
    if found.decisive:
        yield Heading(3, message("The judgement that makes the difference"))
        yield Bullets(tuple(one.said for one in found.decisive))
    yield Details(
        message("How far apart the rules are"),
        (Bullets((*found.comparison.messages, *found.left_out)),),
    )


def _missing(found: Completeness) -> Iterator[Block]:
    yield Heading(2, message("What is missing"))
    yield Paragraph(
        message("Profile: {title} ({status})", title=found.title, status=STATUS[found.status])
    )
    parts = (*found.parts, *found.fields)
    if found.complete:
        yield Paragraph(message("Nothing required is missing."))
    if lacking := [part for part in parts if part.missing]:
        yield _lacking(lacking)
    if empty := [part for part in parts if part.state == "not_relevant"]:
        yield _not_relevant(empty)


def _lacking(lacking: Sequence[Part]) -> Block:
    return Table(
        message("Parts of the decision basis that are not complete"),
        (Column(message("Part")), Column(message("Demand")), Column(message("What is missing"))),
        tuple(
            (Cell((part.words,)), Cell((DEMAND[part.demand],)), Cell(part.missing))
            for part in lacking
        ),
    )


def _not_relevant(empty: Sequence[Part]) -> Block:
    return Bullets(
        tuple(
            message(
                "{part}: not relevant, because: {reason}",
                part=part.words,
                reason=part.reason or "",
            )
            for part in empty
        )
    )


DEMAND = {
    "required": message("required"),
    "recommended": message("recommended"),
    "not_asked": message("not asked for"),
}


def _cautions(suggestion: Suggestion) -> Iterator[Block]:
    if suggestion.cautions:
        yield Heading(2, message("Before you compare the figures"))
        yield Bullets(suggestion.cautions)


def _figures(round_: Round) -> Iterator[Block]:
    yield Heading(2, message("The options and their figures"))
    yield Table(
        message("A blank cell is not assessed; it is never zero"),
        (
            Column(message("Option")),
            Column(message("Cost in the first year given")),
            Column(message("People")),
            Column(message("Benefit")),
            Column(message("Sources")),
        ),
        tuple(_figure_row(option) for option in round_.options),
    )


def _figure_row(option: Option) -> tuple[Cell, ...]:
    figures = (*option.costs, *option.personnel, *option.effects)
    sources = tuple(dict.fromkeys(name for figure in figures for name in figure.evidence))
    return (
        Cell((f"{option.id} {option.name}",)),
        Cell(tuple(_cost(option))),
        Cell(tuple(_people(option))),
        Cell(tuple(_benefit(option))),
        Cell((", ".join(sources),)),
    )


def _cost(option: Option) -> Iterator[Said]:
    for cost in option.costs:
        year = min(cost.years)
        amount = cost.years[year]
        low, high = amount.range
        shown: Message = (
            message("{amount:,.0f}", amount=best)
            if (best := best_of(amount)) is not None
            else message("–")
        )
        if low != high:
            shown = message("{shown} ({low:,.0f} to {high:,.0f})", shown=shown, low=low, high=high)
        yield message(
            "{amount} {unit} in {year}, prices of {price_year}",
            amount=shown,
            unit=unit_words(cost.unit)
            if cost.per == "option"
            else message("{unit} for each recipient", unit=unit_words(cost.unit)),
            year=str(year),
            price_year=str(cost.price_year or "–"),
        )


PERSON_YEARS = Words("årsverk", "årsverk", "person-years")


def _people(option: Option) -> Iterator[Said]:
    for line in option.personnel:
        year = min(line.years)
        best = best_of(line.years[year])
        yield message(
            "{amount} {unit}, {profession}",
            amount="–" if best is None else best,
            unit=PERSON_YEARS if line.unit == "person_years" else line.unit,
            profession=line.profession,
        )


def _benefit(option: Option) -> Iterator[Said]:
    for effect in option.effects:
        best = best_of(effect.amount)
        low, high = effect.amount.range
        label = effect.label or EFFECTS[effect.kind]
        shown: Message = message("{amount}", amount="–" if best is None else best)
        if low != high:
            shown = message("{shown} ({low} to {high})", shown=shown, low=low, high=high)
        yield message("{label}: {shown} {unit}", label=label, shown=shown, unit=effect.unit or "")


EFFECTS = {
    "good_life_years": Words("Gode leveår", "Gode leveår", "Good life years"),
    "function": Words("Funksjon", "Funksjon", "Function"),
    "coping": Words("Mestring", "Meistring", "Coping"),
    "hours_freed": Words("Frigjorte timer", "Frigjorde timar", "Hours freed"),
    "own": Words("Eget utfall", "Eige utfall", "Own outcome"),
}


def _sources(evidence: Sequence[Evidence]) -> Iterator[Block]:
    if not evidence:
        return
    yield Heading(2, message("Sources"))
    yield Table(
        message("Sources with year, and what to keep in mind"),
        (
            Column(message("Id")),
            Column(message("Source")),
            Column(message("Year"), numbers=True),
            Column(message("Keep in mind")),
        ),
        tuple(
            (
                Cell((item.id,)),
                Cell(tuple(text for text in (item.source, item.link) if text)),
                Cell((str(item.year or "–"),)),
                Cell(tuple(text for text in (item.setting, item.doubt) if text)),
            )
            for item in evidence
        ),
    )


def _method(account: Account) -> Iterator[Block]:
    round_, suggestion = account.round, account.suggestion
    yield Heading(2, message("Method and checking"))
    criteria = round_.criteria.set or message("criteria of the round's own")
    yield Bullets(
        (
            message("Criteria: {criteria}.", criteria=criteria),
            message("Rule with parameters: {record}.", record=suggestion.record or suggestion.rule),
            message(
                "Samvekt {version}, method version {method}",
                version=__version__,
                method=METHOD_VERSION,
            ),
            message(
                "Anyone can work this out again: samvekt rank FILE --rule {rule}",
                rule=suggestion.rule,
            ),
        )
    )
