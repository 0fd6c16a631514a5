"""What a reference record holds, kind by kind, as tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from samvekt.bridge.standing import DEMAND
from samvekt.core.message import Words, message
from samvekt.formats.dossier.frame import Frame
from samvekt.formats.fields import choice_words
from samvekt.reference.kinds.law import LawReference, Laws
from samvekt.reference.library import Library
from samvekt.reference.record import Record
from samvekt.web.rounds.tables.rules import rule_tables, severity_tables
from samvekt.web.rounds.tables.shape import Cell, Table, percent

Tables = Iterator[Table]


def tables_of(record: Record[Any], library: Library) -> tuple[Table, ...]:
    """The content of a record as tables; empty where the kind has none of its own."""
    made = OF_KIND.get(record.kind)
    return tuple(made(record.content, library)) if made else ()


def _scale(content: Any, _: Library) -> Tables:
    yield Table(
        message("Levels of the scale"),
        (message("Level"), message("Speaks for priority, 0–100"), message("Explained")),
        tuple(
            (level.words, level.value, level.description or level.code or "")
            for level in content.levels
        ),
    )
    if content.other_answers:
        yield Table(
            message("Answers beside the scale"),
            (message("Answer"),),
            tuple((answer.words,) for answer in content.other_answers),
        )


def _criteria_set(content: Any, library: Library) -> Tables:
    yield Table(
        message("Criteria"),
        (message("Criterion"), message("Question"), message("Scale"), message("How binding")),
        tuple(
            (one.words, one.question, _scale_words(one.scale, library), BINDING.get(one.strength))
            for one in content.criteria
        ),
    )
    if content.left_out:
        yield Table(
            message("Left out on purpose"),
            (message("Reason"),),
            tuple((one.reason,) for one in content.left_out),
        )


BINDING: Mapping[str | None, Words] = {
    "skal": Words("skal", "skal", "must"),
    "bør": Words("bør", "bør", "should"),
    "kan": Words("kan", "kan", "may"),
}
"""How binding a criterion is."""


def _scale_words(name: str | None, library: Library) -> Cell:
    if name is None:
        return message("Answered in writing")
    title: Words = library.get("scale", name).title
    return title


def _law(content: Any, _: Library) -> Tables:
    yield Table(
        message("Provisions"),
        (message("Provision"), message("What it says"), message("From"), message("To")),
        tuple(
            (one.paragraph, one.says, one.valid_from, one.valid_to) for one in content.paragraphs
        ),
    )


def _discount_rule(content: Any, _: Library) -> Tables:
    yield Table(
        message("Yearly rates"),
        (message("From year"), message("Rate")),
        tuple((step.from_year, percent(step.rate)) for step in content.steps),
    )


def _formality_profile(content: Any, _: Library) -> Tables:
    yield Table(
        message("What a case must contain"),
        (message("Part"), message("What is asked"), message("How binding")),
        tuple((one.words, one.asks, DEMAND[one.demand]) for one in content.parts),
    )
    yield Table(
        message("Further fields"),
        (message("Field"), message("How binding")),
        tuple((one.words, DEMAND[one.demand]) for one in content.further_fields),
    )


def _opportunity_cost(content: Any, _: Library) -> Tables:
    yield Table(
        message("Amount"),
        (message("Amount"), message("Currency"), message("For"), message("Year of the prices")),
        ((content.amount, content.currency, content.per, _year(content.price_year)),),
    )


def _ceiling(content: Any, library: Library) -> Tables:
    levels = level_words(library)
    yield Table(
        message("The best place severity allows"),
        (message("Severity"), message("Best place")),
        tuple((levels.get(key, key), place) for key, place in content.best_place.items()),
    )


def level_words(library: Library) -> Mapping[str, Words]:
    """What the levels of severity are called in the scales that rules start from."""
    scales = ("severity-4", "benefit-5", "certainty-4")
    return MappingProxyType(
        {
            level.key: level.words
            for name in scales
            for level in library.get("scale", name).content.levels
        }
    )


def _random_index(content: Any, _: Library) -> Tables:
    yield Table(
        message("Index by number of criteria"),
        (message("Criteria"), message("Index")),
        tuple(content.values.items()),
    )


def _life_table(content: Any, _: Library) -> Tables:
    named = {
        message("Women"): content.deaths.female,
        message("Men"): content.deaths.male,
        message("All"): content.deaths.total,
    }
    columns = {words: column for words, column in named.items() if column is not None}
    title = (
        message("Chance of dying before the next birthday")
        if content.measure == "probability"
        else message("Deaths for each year lived")
    )
    rows = zip(content.deaths.age, *columns.values(), strict=True)
    yield Table(title, (message("Age"), *columns), tuple(rows))


def _quality_norm(content: Any, _: Library) -> Tables:
    pooled = content.pooled
    sexes = (message("All"),) if pooled else (message("Women"), message("Men"))
    yield Table(
        message("How good a year is on average"),
        (message("Age"), *sexes),
        tuple(
            (_ages(band.first, band.last), *((band.both,) if pooled else (band.female, band.male)))
            for band in content.bands
        ),
    )
    if content.remaining:
        left = content.remaining
        yield Table(
            message("What is left from each birthday"),
            (message("Age"), message("Years"), message("Good life years")),
            tuple(zip(left.age, left.life_years, left.qalys, strict=True)),
        )


def _ages(first: int, last: int | None) -> Cell:
    if last is None:
        return message("{age} and older", age=first)
    return message("{first}–{last}", first=first, last=last)


def _value_set(content: Any, _: Library) -> Tables:
    if content.terms:
        yield Table(
            message("Terms, with the names of the source"),
            (message("Term"), message("Number")),
            tuple(content.terms.items()),
        )
    else:
        yield Table(
            message("The first states of the table"),
            (message("State"), message("Number")),
            tuple(zip(content.states.profile[:FIRST], content.states.index[:FIRST], strict=True)),
        )


FIRST = 40
"""How many states of a large table are shown."""


def _uncertainty(content: Any, library: Library) -> Tables:
    words = level_words(library)
    yield Table(
        message("How often a judgement lands so many levels off"),
        (message("Certainty"), message("Levels off"), message("Share")),
        tuple(
            (words.get(name, name), one.levels, percent(one.share))
            for name, shares in content.widening.items()
            for one in shares
        ),
    )


def _municipality(content: Any, _: Library) -> Tables:
    today = content.today
    yield Table(
        message("Municipalities of today"),
        (message("Code"), message("Municipality"), message("County")),
        tuple(zip(today.code, today.name, today.county, strict=True)),
    )


def _document_text(content: Any, _: Library) -> Tables:
    yield Table(
        message("Texts"), (message("Text"),), tuple((said,) for said in content.texts.values())
    )


def _round_template(content: Any, library: Library) -> Tables:
    yield Table(message("When to use it"), (message("Text"),), ((content.suits,),))
    named = {found.id: found for found in Laws.of(library).references}
    yield Table(
        message("What a round starts with"),
        (message("Part"), message("Text")),
        (
            (message("Level"), choice_words(Frame, "level")[content.level]),
            (message("Formality profile"), choice_words(Frame, "profile")[content.profile]),
            (message("Criteria"), library.get("criteria_set", content.criteria).title),
            (message("Years in the plan"), content.years),
            *((message("Provision"), _provision(name, named)) for name in content.laws),
        ),
    )


def _provision(name: str, named: Mapping[str, LawReference]) -> Cell:
    if name not in named:
        return name
    found = named[name]
    return message("{law} {paragraph}", law=found.law.title, paragraph=found.paragraph.paragraph)


def _year(year: int | None) -> Cell:
    return str(year) if year else None


OF_KIND: Mapping[str, Callable[[Any, Library], Iterable[Table]]] = MappingProxyType(
    {
        "ceiling": _ceiling,
        "criteria_set": _criteria_set,
        "discount_rule": _discount_rule,
        "document_text": _document_text,
        "formality_profile": _formality_profile,
        "law": _law,
        "life_table": _life_table,
        "municipality": _municipality,
        "opportunity_cost": _opportunity_cost,
        "quality_norm": _quality_norm,
        "random_index": _random_index,
        "ranking_rule": rule_tables,
        "round_template": _round_template,
        "scale": _scale,
        "severity_rule": severity_tables,
        "uncertainty": _uncertainty,
        "value_set": _value_set,
    }
)
"""How each kind is shown; a test holds that every kind has one."""
