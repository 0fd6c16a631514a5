"""How severe a condition is by a national rule: from age and good life years left to a class."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from samvekt.core.errors import NotCovered
from samvekt.core.message import Message, Words, message
from samvekt.core.severity.classes import SeverityResult, assess_severity
from samvekt.core.severity.life_table import quality_adjusted_life_expectancy
from samvekt.core.severity.shortfall import round_half_up
from samvekt.formats.dossier import Round
from samvekt.formats.dossier.options import Option
from samvekt.reference.compatibility import Verdict, assess
from samvekt.reference.kinds.life_table import Sex, life_table_of
from samvekt.reference.kinds.quality_norm import good_years_left, utilities_of
from samvekt.reference.kinds.severity_rule import severity_rule_of
from samvekt.reference.library import Library
from samvekt.reference.record import Record

DEFAULT_NORM = "dmp-2025"
DEFAULT_RULE = "magnussen-2015"
PLACES_SHOWN = 2


@dataclass(frozen=True, slots=True)
class SeverityAnswer:
    """A severity result with the records it rests on and whether they fit together."""

    result: SeverityResult
    norm: str
    rule: str
    life_table: str | None
    status: str
    currency: str | None  # of the reference cost
    standing: Words
    verdict: Verdict


def severity_of(
    age: int,
    remaining: Decimal | None,
    library: Library,
    *,
    norm: str = DEFAULT_NORM,
    rule: str = DEFAULT_RULE,
    life_table: str | None = None,
    sex: Sex = "both",
) -> SeverityAnswer:
    """The severity of a condition for people of one age.

    Args:
        age: Mean age when the measure is considered. [whole years]
        remaining: Good life years left under today's care, undiscounted. [QALY]
        library: Where norm, rule and life table are found.
        norm: Name of the quality-of-life norm.
        rule: Name of the severity rule.
        life_table: Name of a life table, for a norm that prints no good life years left.
        sex: Whom the norm and the table are read for.

    Raises:
        NotCovered: The norm does not reach this age, or the records do not go together;
            nothing is guessed.
        UnknownRecord: There is no such norm, rule or life table.
    """
    norm_record, rule_record = library.get("quality_norm", norm), library.get("severity_rule", rule)
    table = library.get("life_table", life_table) if life_table else None
    expected = (
        good_years_left(norm_record, age)
        if table is None
        else _worked_out(norm_record, table, age, sex)
    )
    verdict = _verdict([norm_record, rule_record, *([table] if table else [])], age, sex)
    return SeverityAnswer(
        assess_severity(expected, remaining, severity_rule_of(rule_record)),
        norm_record.label,
        rule_record.label,
        table.label if table else None,
        rule_record.status,
        rule_record.content.currency,
        rule_record.content.standing,
        verdict,
    )


def _verdict(records: list[Record[Any]], age: int, sex: Sex) -> Verdict:
    verdict = assess(records, age=age, sex=None if sex == "both" else sex)
    if verdict.level == "refused":
        raise NotCovered(verdict.reasons[0])
    return verdict


def _worked_out(norm: Record[Any], table: Record[Any], age: int, sex: Sex) -> Decimal:
    """Good life years left from a life table and the norm's utilities, not discounted."""
    lives = life_table_of(table, sex)
    utilities = utilities_of(norm, sex, ages=len(lives.q))
    years = quality_adjusted_life_expectancy(lives, utilities, ages=[age])
    return round_half_up(Decimal(repr(float(years[0]))), PLACES_SHOWN)


@dataclass(frozen=True, slots=True)
class OptionSeverities:
    """The severity of each option's condition, and why some have none."""

    answers: Mapping[str, SeverityAnswer | None]  # None: not given, or refused
    refused: tuple[Message, ...]


def severity_of_options(round_: Round, library: Library) -> OptionSeverities:
    """The severity of each option's condition, where age and remaining years are given.

    An option the norm does not cover gets no severity and says why; the others keep theirs.
    """
    answers: dict[str, SeverityAnswer | None] = {}
    refused = []
    for option in round_.options:
        try:
            answers[option.id] = _of_option(option, library)
        except NotCovered as error:
            answers[option.id] = None
            refused.append(message("{option}: {why}", option=option.id, why=error.message))
    return OptionSeverities(answers, tuple(refused))


def _of_option(option: Option, library: Library) -> SeverityAnswer | None:
    stated = option.severity
    if stated is None or stated.age is None or stated.remaining_good_life_years is None:
        return None
    return severity_of(
        stated.age,
        Decimal(str(stated.remaining_good_life_years)),
        library,
        norm=stated.norm or DEFAULT_NORM,
        rule=stated.rule or DEFAULT_RULE,
    )
