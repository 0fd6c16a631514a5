"""Västra Götaland's own formula for a rank, and what a row needs before it can be approved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from samvekt.core.errors import InputError, OutOfRange
from samvekt.core.message import Message, message
from samvekt.core.ranking.figures import Figures
from samvekt.core.ranking.gaps import Span, Standing, placed_with_gaps
from samvekt.core.ranking.levels import PLAIN, Wording
from samvekt.core.ranking.result import Ranking
from samvekt.core.tables import match_or_refuse


@dataclass(frozen=True, slots=True)
class VgrFormula:
    """A constant plus a factor for each input; the values live in a reference record (P4).

    Attributes:
        constant: What is added whatever the inputs are.
        factors: What one step of each input adds.
        ranges: First and last step of each input.
    """

    constant: Decimal
    factors: Mapping[str, Decimal]
    ranges: Mapping[str, tuple[int, int]]

    def __post_init__(self) -> None:
        """Every factor has a range and the other way round."""
        match_or_refuse(self.factors, self.ranges, "criteria")


class NotApprovable(InputError):
    """A row lacks fields it needs; the message names every one of them."""

    def __init__(self, row: str, missing: tuple[str, ...]) -> None:
        self.missing = missing
        super().__init__(
            message("{row} cannot be approved yet. Fill in: {missing}.", row=row, missing=missing)
        )


def vgr_score(steps: Mapping[str, int | None], formula: VgrFormula) -> Decimal | None:
    """The rank by the formula, or None when an input is missing; never a partial sum.

    Args:
        steps: The step of each input. [whole number in its range, or None]
        formula: Constant, factors and ranges.

    Returns:
        The rank in exact decimals. [lower is better]

    Raises:
        LabelMismatch: The inputs are not exactly those of the formula.
        OutOfRange: A step is outside its range or not a whole number.

    Source:
        Västra Götalandsregionen, "Öppna program vertikala prioriteringar" (2016), expression and
        tests as facts; docs/methods/severity-cap.md §4.

    Example:
        >>> formula = VgrFormula(
        ...     Decimal("-0.6"),
        ...     {"severity": Decimal(1), "risk": Decimal("0.2"),
        ...      "benefit": Decimal("0.2"), "evidence": Decimal("0.2")},
        ...     {"severity": (1, 9), "risk": (1, 4), "benefit": (1, 4), "evidence": (1, 4)},
        ... )
        >>> vgr_score({"severity": 9, "risk": 1, "benefit": 2, "evidence": 4}, formula)
        Decimal('9.8')
        >>> vgr_score({"severity": 9, "risk": 1, "benefit": 2, "evidence": None}, formula)
    """
    match_or_refuse(steps, formula.factors, "criteria")
    for name, step in steps.items():
        _refuse_outside(name, step, formula.ranges[name])
    known = {name: step for name, step in steps.items() if step is not None}
    if len(known) < len(steps):
        return None
    return formula.constant + sum(
        (factor * known[name] for name, factor in formula.factors.items()), Decimal(0)
    )


def vgr_formula_ranking(figures: Figures, formula: VgrFormula, wording: Wording = PLAIN) -> Ranking:
    """The order by the formula; an option with a missing input has bounds but no place.

    Args:
        figures: The step of each option on each input. [whole numbers, or None]
        formula: Constant, factors and ranges.
        wording: Names of the inputs for the reasons.

    Returns:
        The rank as the score. [lower is better]

    Raises:
        LabelMismatch: An input of the formula is not among the figures.
        OutOfRange: A step is outside its range or not a whole number.

    Source:
        docs/methods/severity-cap.md §4.
    """
    match_or_refuse(figures.criteria, formula.factors, "criteria")
    return placed_with_gaps(
        "vgr-formula",
        [_standing(option, figures.row(option), formula, wording) for option in figures.options],
        higher_is_better=False,
        wording=wording,
    )


def missing_for_approval(row: Mapping[str, object], needed: Sequence[str]) -> tuple[str, ...]:
    """The fields a row still lacks, in the order they are listed.

    Blank text counts as lacking; zero does not.

    Example:
        >>> missing_for_approval({"diagnosis": "F41.0", "rank": " "}, ("diagnosis", "rank", "form"))
        ('rank', 'form')
    """
    return tuple(name for name in needed if _blank(row.get(name)))


def refuse_unapprovable(name: str, row: Mapping[str, object], needed: Sequence[str]) -> None:
    """A row cannot be approved before every needed field is filled in (cases A5).

    Raises:
        NotApprovable: Fields are missing; the message names them all.
    """
    missing = missing_for_approval(row, needed)
    if missing:
        raise NotApprovable(name, missing)


def _blank(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _refuse_outside(name: str, step: float | None, allowed: tuple[int, int]) -> None:
    first, last = allowed
    if step is not None and (step != int(step) or not first <= step <= last):
        raise OutOfRange(
            message(
                "{criterion} is {step}. It must be a whole number from {first} to {last}.",
                criterion=name,
                step=step,
                first=first,
                last=last,
            )
        )


def _standing(
    option: str, row: Mapping[str, float | None], formula: VgrFormula, wording: Wording
) -> Standing:
    for name, number in row.items():
        _refuse_outside(name, number, formula.ranges[name])
    steps = {name: None if number is None else int(number) for name, number in row.items()}
    missing = tuple(name for name in formula.factors if steps[name] is None)
    ends = [vgr_score(_filled(steps, formula, end), formula) or Decimal(0) for end in (0, 1)]
    low, high = sorted(float(end) for end in ends)
    reasons = tuple(
        _term(name, step, formula, wording) for name, step in steps.items() if step is not None
    )
    if missing:
        return Standing(option, Span(low, high), missing=missing, reasons=reasons)
    total = message(
        "With {constant} added the rank is {rank}.", constant=formula.constant, rank=ends[0]
    )
    return Standing(option, Span(low, high), low, reasons=(*reasons, total))


def _filled(
    steps: Mapping[str, int | None], formula: VgrFormula, end: int
) -> Mapping[str, int | None]:
    """The steps with every blank at the end of its range that gives the lowest (0) or highest."""
    filled: dict[str, int | None] = {}
    for name, step in steps.items():
        turned = end if formula.factors[name] >= 0 else 1 - end
        filled[name] = formula.ranges[name][turned] if step is None else step
    return filled


def _term(name: str, step: int, formula: VgrFormula, wording: Wording) -> Message:
    return message(
        "{criterion}: {step} × {factor} = {points}.",
        criterion=wording.criterion(name),
        step=step,
        factor=formula.factors[name],
        points=formula.factors[name] * step,
    )
