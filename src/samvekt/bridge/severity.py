"""How severe a condition is by a national rule: from age and good life years left to a class."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from samvekt.core.message import Message
from samvekt.core.severity.classes import SeverityResult, assess_severity
from samvekt.formats.dossier import Round
from samvekt.reference.compatibility import Verdict
from samvekt.reference.kinds.quality_norm import good_years_left
from samvekt.reference.kinds.severity_rule import severity_rule_of
from samvekt.reference.library import Library

DEFAULT_NORM = "dmp-2025"
DEFAULT_RULE = "magnussen-2015"


@dataclass(frozen=True, slots=True)
class SeverityAnswer:
    """A severity result with the records it rests on and whether they fit together."""

    result: SeverityResult
    norm: str
    rule: str
    status: str
    standing: Message
    verdict: Verdict


def severity_of(
    age: int,
    remaining: Decimal | None,
    library: Library,
    norm: str = DEFAULT_NORM,
    rule: str = DEFAULT_RULE,
) -> SeverityAnswer:
    """The severity of a condition for people of one age.

    Args:
        age: Mean age when the measure is considered. [whole years]
        remaining: Good life years left under today's care, undiscounted. [QALY]
        library: Where norm and rule are found.
        norm: Name of the quality-of-life norm.
        rule: Name of the severity rule.

    Raises:
        NotCovered: The norm does not reach this age; nothing is guessed.
        UnknownRecord: There is no such norm or rule.
    """
    norm_record, rule_record = library.get("quality_norm", norm), library.get("severity_rule", rule)
    expected = good_years_left(norm_record, age)
    result = assess_severity(expected, remaining, severity_rule_of(rule_record))
    return SeverityAnswer(
        result,
        norm_record.label,
        rule_record.label,
        rule_record.status,
        Message("{standing}", {"standing": rule_record.content.standing}),
        _fit(norm_record, rule_record, age),
    )


def severity_of_options(round_: Round, library: Library) -> dict[str, SeverityAnswer | None]:
    """The severity of each option's condition; None where age or remaining years are not given."""
    return {option.id: _of_option(round_, option.id, library) for option in round_.options}


def _of_option(round_: Round, name: str, library: Library) -> SeverityAnswer | None:
    stated = round_.option(name).severity
    if stated is None or stated.age is None or stated.remaining_good_life_years is None:
        return None
    return severity_of(
        stated.age,
        Decimal(str(stated.remaining_good_life_years)),
        library,
        stated.norm or DEFAULT_NORM,
        stated.rule or DEFAULT_RULE,
    )
