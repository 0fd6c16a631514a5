"""Everything that is worked out from a round, and why some of it is not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from types import MappingProxyType
from typing import TypeVar

from samvekt.bridge.cautions import cautions
from samvekt.bridge.comparing import BY_JUDGEMENT, RoundComparison, compare
from samvekt.bridge.completeness import Completeness, completeness
from samvekt.bridge.criteria import CriteriaInUse, criteria_of
from samvekt.bridge.firmness import AskedFirmness, RoundFirmness, firmness_of
from samvekt.bridge.panels import CriterionView, panel_views
from samvekt.bridge.portfolio import Asked, RoundPortfolio, portfolio_of
from samvekt.bridge.provisions import provisions
from samvekt.bridge.ranking import (
    RULES,
    Material,
    Suggestion,
    material_of,
    refuse_unknown_rule,
    suggest_from,
)
from samvekt.bridge.severity import OptionSeverities, severity_of_options
from samvekt.bridge.weights import StakeholderWeight, weights_of
from samvekt.core.errors import InputError
from samvekt.core.message import Message
from samvekt.formats.dossier import Round
from samvekt.reference.kinds.law import LawReference
from samvekt.reference.library import Library

FAR_APART = 2  # levels from the others that count as far from them; the same as on the screen

Progress = Callable[[int, int], None]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class AskedResults:
    """Which rule leads, and how the draws are made; everything else is in the round."""

    rule: str = "swedish"
    firmness: AskedFirmness = field(default_factory=AskedFirmness)
    portfolio: Asked = field(default_factory=Asked)


@dataclass(frozen=True, slots=True, eq=False)
class OneVoice:
    """What one stakeholder's weights are, and the order they give."""

    weights: StakeholderWeight
    suggestion: Suggestion


@dataclass(frozen=True, slots=True, eq=False)
class Results:
    """A round and everything that follows from it.

    What could not be worked out is None or empty, and `refused` says why by its name: a rule,
    or one of suggestion, weights, comparison, firmness and portfolio.
    """

    round: Round
    asked: AskedResults
    criteria: CriteriaInUse
    completeness: Completeness
    laws: tuple[LawReference, ...]
    suggestion: Suggestion | None  # by the rule that leads, or the first that has an answer
    suggestions: Mapping[str, Suggestion]  # by every rule that has an answer
    comparison: RoundComparison | None
    panels: tuple[CriterionView, ...]
    voices: tuple[OneVoice, ...]
    severities: OptionSeverities
    firmness: RoundFirmness | None
    portfolio: RoundPortfolio | None
    cautions: tuple[Message, ...]
    refused: Mapping[str, Message]


def work_out(
    round_: Round,
    library: Library,
    asked: AskedResults | None = None,
    progress: Progress | None = None,
) -> Results:
    """Everything that can be worked out from a round.

    Args:
        round_: The round.
        library: Where scales, rules, norms and doubts are found.
        asked: Which rule leads, draws and seeds.
        progress: Told how many steps are done, of how many.

    Raises:
        UnknownRule: There is no rule of the name asked for.
    """
    asked = asked or AskedResults()
    told = progress or _nobody
    refused: dict[str, Message] = {}
    material = material_of(round_, library)
    refuse_unknown_rule(asked.rule)
    suggestions = _by_rule(material, refused)
    told(1, STEPS)
    comparison = _tried("comparison", lambda: _compared(round_, library), refused)
    voices = _tried("weights", lambda: _voices(round_, library), refused) or ()
    told(2, STEPS)
    firmness = _tried("firmness", lambda: firmness_of(round_, library, asked.firmness), refused)
    told(3, STEPS)
    portfolio = _tried("portfolio", lambda: portfolio_of(round_, library, asked.portfolio), refused)
    told(4, STEPS)
    return Results(
        round_,
        asked,
        criteria_of(round_, library),
        completeness(round_, library),
        provisions(round_, library),
        suggestions.get(asked.rule) or next(iter(suggestions.values()), None),
        suggestions,
        comparison,
        panel_views(round_, library, FAR_APART),
        voices,
        severity_of_options(round_, library),
        firmness,
        portfolio,
        cautions(round_),
        MappingProxyType(refused),
    )


STEPS = 5


def _nobody(done: int, of: int) -> None:
    """Nobody asked to be told."""


def _tried(name: str, work: Callable[[], T], refused: dict[str, Message]) -> T | None:
    try:
        return work()
    except InputError as error:
        refused[name] = error.message
        return None


def _by_rule(material: Material, refused: dict[str, Message]) -> Mapping[str, Suggestion]:
    found: dict[str, Suggestion] = {}
    for rule in RULES:
        one = _tried(rule, partial(suggest_from, material, rule), refused)
        if one is not None and one.ranking.placed:
            found[rule] = one
    return MappingProxyType(found)


def _compared(round_: Round, library: Library) -> RoundComparison:
    return compare(round_, library, BY_JUDGEMENT)


def _voices(round_: Round, library: Library) -> tuple[OneVoice, ...]:
    """Each stakeholder's weights and the order they give, side by side; never averaged."""
    criteria = tuple(c.key for c in criteria_of(round_, library).judged)
    return tuple(
        OneVoice(one, suggest_from(material_of(round_, library, one.stakeholder), "additive"))
        for one in weights_of(round_, criteria, library)
    )
