"""Ranking rules as data: starts, steps, caps, coefficients and what follows from a balance.

A rule names criteria by role, so that the same rule serves every criteria set. The functions
below take the key of the criterion in each role (`CriteriaSetContent.by_role`).
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, ClassVar, Literal, Self, TypeVar

from pydantic import Field, model_validator

from samvekt.core.errors import NotCovered
from samvekt.core.message import message
from samvekt.core.ranking.bands import Band
from samvekt.core.ranking.cap import SeverityCap
from samvekt.core.ranking.result import DO_NOT_DO, RESEARCH
from samvekt.core.ranking.swedish import SwedishProcedure
from samvekt.core.ranking.vgr_formula import VgrFormula
from samvekt.reference.kinds.criteria_set import Role
from samvekt.reference.record import Content, Filled, Key, Locked, Part, Said, refused

Outside = Literal["do_not_do", "research"]
Steps = Annotated[int, Field(ge=0)]
Place = Annotated[int, Field(ge=1)]
M = TypeVar("M", bound=Part)


class RankBand(Part):
    """A stretch of places, both ends included, and what it is called."""

    key: Key
    first: Place
    last: Place
    words: Said


class Lowering(Part):
    """How many steps each level of a criterion lowers, or where outside the scale it leads."""

    role: Role
    levels: Locked[Key, Steps | Outside]


class Procedure(Part):
    """Start from severity; lower for what speaks against.

    `fixed_start` is one start for all, for services where severity may not be used.
    """

    method: Literal["procedure"]
    worst: Place
    start: Locked[Key, Place] = Field(default_factory=dict, validate_default=True)
    fixed_start: Place | None = None
    lowering: Annotated[tuple[Lowering, ...], Field(min_length=1)]
    bands: tuple[RankBand, ...] = ()

    @model_validator(mode="after")
    def _one_start(self) -> Self:
        if (self.fixed_start is None) == (not self.start):
            raise refused(message("Give a start for each level of severity or one for all."))
        return self


class Dimension(Part):
    """The rank each level of a criterion gives."""

    role: Role
    ranks: Locked[Key, Place]


class Cap(Part):
    """One combined rank, never better than the capping dimension allows."""

    method: Literal["cap"]
    worst: Place
    capped_by: Role
    combine: Literal["median", "worst", "mean"]
    dimensions: Annotated[tuple[Dimension, ...], Field(min_length=1)]


class Term(Part):
    """One input of a formula: the number of each level times the coefficient."""

    role: Role
    scale: Filled
    coefficient: Decimal
    numbers: Locked[Key, int]


class ApprovalField(Part):
    """A field a row must have before it can be approved."""

    key: Key
    words: Said


class Formula(Part):
    """A constant plus a coefficient for each input; nothing is given when an input lacks."""

    method: Literal["formula"]
    constant: Decimal
    decimals: Annotated[int, Field(ge=0)]
    terms: Annotated[tuple[Term, ...], Field(min_length=1)]
    approval: tuple[ApprovalField, ...] = ()


class BalanceRow(Part):
    """What form of recommendation a balance of consequences leads to."""

    level: Key
    balance: Said
    recommendation: Key
    words: Said


class Balance(Part):
    """From the balance of consequences to the form of the recommendation.

    `same_as` reads levels of other scales as levels of this one.
    """

    method: Literal["balance"]
    scale: Filled
    rows: Annotated[tuple[BalanceRow, ...], Field(min_length=1)]
    same_as: Locked[Key, Key] = Field(default_factory=dict, validate_default=True)


class RankingRuleContent(Content):
    """A rule of one of four methods, and whether ranks of different lists may be merged."""

    kind: ClassVar[str] = "ranking_rule"

    rule: Annotated[Procedure | Cap | Formula | Balance, Field(discriminator="method")]
    comparable_across_lists: bool = False

    def uses(self) -> tuple[tuple[str, str], ...]:
        """The scales the rule names."""
        if isinstance(self.rule, Formula):
            return tuple(("scale", term.scale) for term in self.rule.terms)
        return (("scale", self.rule.scale),) if isinstance(self.rule, Balance) else ()


def procedure_of(content: RankingRuleContent, by_role: Mapping[str, str]) -> SwedishProcedure:
    """The Swedish procedure for a criteria set; roles the set lacks are left out.

    Args:
        content: A rule whose method is *procedure*.
        by_role: Key of the criterion in each role.

    Raises:
        NotCovered: The rule is another method, or starts from severity and the set has none.
    """
    rule = _of_method(content, Procedure, "procedure")
    if rule.fixed_start is None and "severity" not in by_role:
        raise NotCovered(
            message("This rule starts from severity, which the criteria set does not judge.")
        )
    named = {by_role.get(part.role, part.role): part.levels for part in rule.lowering}
    return SwedishProcedure(
        start=rule.start,
        lowering={key: _steps(levels) for key, levels in named.items()},
        do_not_do={key: _leading(levels, DO_NOT_DO) for key, levels in named.items()},
        research={key: _leading(levels, RESEARCH) for key, levels in named.items()},
        worst=rule.worst,
        bands=tuple(Band(b.key, b.first, b.last, b.words) for b in rule.bands),
        severity=by_role.get("severity", "severity"),
        fixed_start=rule.fixed_start,
    )


def cap_of(content: RankingRuleContent, by_role: Mapping[str, str]) -> SeverityCap:
    """The rule where one dimension caps the others, for a criteria set.

    Raises:
        NotCovered: The rule is another method.
    """
    rule = _of_method(content, Cap, "cap")
    ranks = {by_role.get(part.role, part.role): part.ranks for part in rule.dimensions}
    return SeverityCap(by_role.get(rule.capped_by, rule.capped_by), ranks, rule.combine)


def formula_of(content: RankingRuleContent, by_role: Mapping[str, str]) -> VgrFormula:
    """The formula for a criteria set.

    Raises:
        NotCovered: The rule is another method.
    """
    rule = _of_method(content, Formula, "formula")
    named = terms_by_criterion(content, by_role)
    return VgrFormula(
        constant=rule.constant,
        factors={key: term.coefficient for key, term in named.items()},
        ranges={k: (min(t.numbers.values()), max(t.numbers.values())) for k, t in named.items()},
    )


def terms_by_criterion(content: RankingRuleContent, by_role: Mapping[str, str]) -> dict[str, Term]:
    """The terms of a formula by the criterion that gives each its number.

    Raises:
        NotCovered: The rule is another method.
    """
    rule = _of_method(content, Formula, "formula")
    return {by_role.get(term.role, term.role): term for term in rule.terms}


def recommendation_for(content: RankingRuleContent, level: str) -> BalanceRow:
    """The form of recommendation a balance leads to.

    Raises:
        NotCovered: The rule is another method, or the level is not in its table; *varies* and
            *do not know* lead nowhere.
    """
    rule = _of_method(content, Balance, "balance")
    level = rule.same_as.get(level, level)
    for row in rule.rows:
        if row.level == level:
            return row
    raise NotCovered(
        message(
            "The balance {level} leads to no form of recommendation. The table has {levels}.",
            level=level,
            levels=tuple(row.level for row in rule.rows),
        )
    )


def _of_method(content: RankingRuleContent, model: type[M], wanted: str) -> M:
    if not isinstance(content.rule, model):
        raise NotCovered(
            message(
                "This rule uses the method {method}, not {wanted}. Choose another rule.",
                method=content.rule.method,
                wanted=wanted,
            )
        )
    return content.rule


def _steps(levels: Mapping[str, int | Outside]) -> dict[str, int]:
    return {key: steps for key, steps in levels.items() if isinstance(steps, int)}


def _leading(levels: Mapping[str, int | Outside], category: str) -> frozenset[str]:
    return frozenset(key for key, outcome in levels.items() if outcome == category)
