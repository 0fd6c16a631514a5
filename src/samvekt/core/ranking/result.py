"""What a rule suggests: places, categories, reasons, and what a person decided instead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from samvekt.core.errors import LabelMismatch, OutOfRange
from samvekt.core.message import Message, Words, message

DO_NOT_DO = "do_not_do"
RESEARCH = "research"
FREES_RESOURCES = "frees_resources"
CHEAPER_BUT_WORSE = "cheaper_but_worse"
NOT_ASSESSED = "not_assessed"
DOMINANT = "dominant"
DOMINATED = "dominated"
NO_DIFFERENCE = "no_difference"

CATEGORY_WORDS: Mapping[str, Words] = MappingProxyType(
    {
        DO_NOT_DO: Words("bør ikke gjøres", "bør ikkje gjerast", "do not do"),
        RESEARCH: Words("bare i forskning", "berre i forsking", "only in research"),
        FREES_RESOURCES: Words("frigjør ressurser", "frigjer ressursar", "frees resources"),
        CHEAPER_BUT_WORSE: Words(
            "billigere med mindre nytte", "billegare med mindre nytte", "cheaper but worse"
        ),
        NOT_ASSESSED: Words("ikke vurdert", "ikkje vurdert", "not assessed"),
        DOMINANT: Words(
            "bedre og ikke dyrere", "betre og ikkje dyrare", "better and not more costly"
        ),
        DOMINATED: Words(
            "dårligere og ikke billigere",
            "dårlegare og ikkje billegare",
            "worse and not less costly",
        ),
        NO_DIFFERENCE: Words("ingen forskjell", "ingen skilnad", "no difference"),
    }
)
"""Categories are kept apart from numbers: none of them is a place on a scale."""

RULE_WORDS: Mapping[str, Words] = MappingProxyType(
    {
        "swedish": Words("svensk framgangsmåte", "svensk framgangsmåte", "Swedish procedure"),
        "cap": Words("alvorlighet som tak", "alvorsgrad som tak", "severity as a cap"),
        "vgr-formula": Words(
            "formelen til Västra Götaland",
            "formelen til Västra Götaland",
            "Västra Götaland formula",
        ),
        "additive": Words("vektet sum", "vekta sum", "weighted sum"),
        "per-krone": Words("verdi per krone", "verdi per krone", "value per krone"),
        "per-person-year": Words("verdi per årsverk", "verdi per årsverk", "value per person-year"),
        "score-per-money": Words("poeng per krone", "poeng per krone", "score per krone"),
        "reference": Words(
            "kostnad mot referanse", "kostnad mot referanse", "cost against the reference"
        ),
        "panel": Words(
            "vurderernes egen rekkefølge",
            "rekkjefølgja til vurderarane",
            "the assessors' own order",
        ),
        "panel-borda": Words("panelet, Borda", "panelet, Borda", "panel, Borda"),
        "panel-median": Words("panelet, median plass", "panelet, median plass", "panel, median"),
    }
)
"""What the rules are called on screen; a rule that is not here is shown by its own name."""


def rule_words(rule: str) -> Words | str:
    """What a rule is called."""
    return RULE_WORDS.get(rule, rule)


@dataclass(frozen=True, slots=True)
class Override:
    """What a person decided instead of the suggestion, and why."""

    place: int | None
    category: str | None
    reason: str
    by: str


@dataclass(frozen=True, slots=True)
class RankedOption:
    """What a rule says of one option.

    `place` is among the placed options (1 is best; equal options share the better place) and is
    None for an option with blanks or in a category of its own. `best_place` and `worst_place`
    are among all options that can be ordered, whatever the blanks turn out to be.
    `dominant` and `dominated` are said beside a place, since they have no number.
    """

    option: str
    place: int | None
    score: float | None
    category: str | None = None
    reasons: tuple[Message, ...] = ()
    missing: tuple[str, ...] = ()
    best_place: int | None = None
    worst_place: int | None = None
    override: Override | None = None
    possible_categories: tuple[str, ...] = ()

    @property
    def decided_place(self) -> int | None:
        """The place a person chose, else the suggested one."""
        return self.place if self.override is None else self.override.place

    @property
    def decided_category(self) -> str | None:
        """The category a person chose, else the suggested one."""
        return self.category if self.override is None else self.override.category


@dataclass(frozen=True, slots=True)
class Ranking:
    """The order a rule suggests: best first, then categories, then those without a place."""

    rule: str
    lines: tuple[RankedOption, ...]
    higher_is_better: bool
    warnings: tuple[Message, ...] = ()

    @property
    def options(self) -> tuple[str, ...]:
        """The options in the order of the lines."""
        return tuple(line.option for line in self.lines)

    @property
    def placed(self) -> tuple[RankedOption, ...]:
        """Those with a place, best first."""
        return tuple(line for line in self.lines if line.place is not None)

    @property
    def not_placed(self) -> tuple[RankedOption, ...]:
        """Those with blanks: no place and no certain category."""
        return tuple(
            line
            for line in self.lines
            if line.place is None and line.category in {None, NOT_ASSESSED}
        )

    def in_category(self, category: str) -> tuple[RankedOption, ...]:
        """Those the rule puts in a category."""
        return tuple(line for line in self.lines if line.category == category)

    def of(self, option: str) -> RankedOption:
        """What the rule says of one option.

        Raises:
            LabelMismatch: The ranking has no such option.
        """
        for line in self.lines:
            if line.option == option:
                return line
        raise LabelMismatch(message("The options"), missing={option}, unknown=())

    @property
    def places(self) -> dict[str, int]:
        """Place by option, for those that have one."""
        return {line.option: line.place for line in self.lines if line.place is not None}


def override(
    ranking: Ranking,
    option: str,
    *,
    place: int | None = None,
    category: str | None = None,
    reason: str,
    by: str,
) -> Ranking:
    """The same ranking with a person's decision beside the suggestion for one option.

    The suggestion stays as it was, and no other option moves.

    Raises:
        LabelMismatch: The ranking has no such option.
        OutOfRange: The reason or the name is empty, or the place or category cannot be.

    Source:
        Design principle P1; docs/methods/blanks.md §5.

    Example:
        >>> suggested = Ranking("additive", (RankedOption("ward", 1, 70.0),), True)
        >>> decided = override(suggested, "ward", category="research", reason="Too new.", by="Ås")
        >>> line = decided.of("ward")
        >>> line.place, line.decided_place, line.decided_category
        (1, None, 'research')
    """
    ranking.of(option)
    _refuse_unfit(ranking, place, category)
    _refuse_unsaid(option, reason, by)
    said = Override(place, category, reason.strip(), by.strip())
    lines = tuple(
        replace(line, override=said) if line.option == option else line for line in ranking.lines
    )
    return replace(ranking, lines=lines)


def _refuse_unsaid(option: str, reason: str, by: str) -> None:
    if not reason.strip():
        raise OutOfRange(
            message("Say why {option} gets another place than the rule suggests.", option=option)
        )
    if not by.strip():
        raise OutOfRange(
            message("Say who decided that {option} gets another place.", option=option)
        )


def _refuse_unfit(ranking: Ranking, place: int | None, category: str | None) -> None:
    if (place is None) == (category is None):
        raise OutOfRange(message("Give either a place or a category, not both and not neither."))
    if place is not None and not 1 <= place <= len(ranking.lines):
        raise OutOfRange(
            message(
                "The place {place} is not from 1 to {last}.", place=place, last=len(ranking.lines)
            )
        )
    if category is not None and category not in CATEGORY_WORDS:
        raise OutOfRange(
            message(
                "{category} is not a category. Choose one of {categories}.",
                category=category,
                categories=tuple(CATEGORY_WORDS),
            )
        )
