"""Which column of a list is which field of an option, a judgement or a weight."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, ValidationError, model_validator

from samvekt.core.message import message
from samvekt.formats.dossier.options import Option
from samvekt.formats.dossier.pieces import Piece, refuse
from samvekt.reference.faults import ReadFault, faults_of
from samvekt.reference.safe_yaml import load_yaml, read_bytes

MAPPED_FIELDS = (
    "id",
    "name",
    "change",
    "target_group",
    "measure",
    "comparator",
    "place",
    "distinction",
    "recipients_per_year",
    "proposed_by",
    "soundness",
    "note",
)

JUDGEMENT_FIELDS = (
    *("assessor", "option", "criterion", "level"),
    *("round", "certainty", "reason", "evidence"),
)
WEIGHT_FIELDS = ("stakeholder", "criterion", "points", "method")

Kind = Literal["options", "judgements", "weights"]

FIELDS: Mapping[Kind, tuple[str, ...]] = {
    "options": MAPPED_FIELDS,
    "judgements": JUDGEMENT_FIELDS,
    "weights": WEIGHT_FIELDS,
}
"""The fields a list of each kind can fill."""

NEEDED: Mapping[Kind, tuple[str, ...]] = {
    "options": ("id", "name", "change"),
    "judgements": ("assessor", "option", "criterion", "level"),
    "weights": ("stakeholder", "criterion", "points"),
}
"""The fields each row must have."""

_COST_COLUMN = re.compile(r"cost_(\d{4})")


class Source(Piece):
    """Where a value comes from: a column, perhaps translated, or the same value for all rows."""

    column: str | None = None
    value: str | None = None
    values: dict[str, str] = Field(default_factory=dict)
    otherwise: str | None = None

    @model_validator(mode="after")
    def _one_of_two(self) -> Source:
        if (self.column is None) == (self.value is None):
            refuse(message("Give either a column or a value."))
        return self


class CostColumns(Piece):
    """Columns that hold one kind of cost, a column for each year from the first."""

    unit: Annotated[str, Field(pattern=r"^[kM]?[A-Z]{3}$")] = "kNOK"
    first_year: Source
    years: tuple[str, ...] = Field(min_length=1)
    label: Source | None = None
    kind: Source | None = None
    duration: Source | None = None
    price_year: Source | None = None
    evidence: Source | None = None
    note: Source | None = None

    def fields(self) -> dict[str, Source]:
        """The other fields of the cost that the mapping fills."""
        names = ("label", "kind", "duration", "price_year", "evidence", "note")
        return {name: found for name in names if (found := getattr(self, name)) is not None}


def _checked(kind: Kind, fields: dict[str, Source]) -> dict[str, Source]:
    for name in fields:
        if name not in FIELDS[kind]:
            refuse(
                message(
                    "“{name}” cannot be mapped. Fields: {fields}.", name=name, fields=FIELDS[kind]
                )
            )
    for name in NEEDED[kind]:
        if name not in fields:
            refuse(message("The mapping must say where “{name}” comes from.", name=name))
    return fields


class ListMapping(Piece):
    """How a list becomes options, judgements or weights."""

    options: Annotated[dict[str, Source], AfterValidator(partial(_checked, "options"))] | None = (
        None
    )
    judgements: (
        Annotated[dict[str, Source], AfterValidator(partial(_checked, "judgements"))] | None
    ) = None
    weights: Annotated[dict[str, Source], AfterValidator(partial(_checked, "weights"))] | None = (
        None
    )
    costs: tuple[CostColumns, ...] = ()
    decimal: Literal["auto", ".", ","] = "auto"

    @model_validator(mode="after")
    def _one_kind(self) -> ListMapping:
        given = [kind for kind in FIELDS if getattr(self, kind) is not None]
        if len(given) != 1:
            refuse(message("Say what the rows are. Give one of: {kinds}.", kinds=tuple(FIELDS)))
        if self.costs and self.options is None:
            refuse(message("Only options can have costs."))
        return self

    @property
    def kind(self) -> Kind:
        """What the rows become."""
        return next(kind for kind in FIELDS if getattr(self, kind) is not None)

    @property
    def fields(self) -> Mapping[str, Source]:
        """Where each field comes from."""
        found: Mapping[str, Source] = getattr(self, self.kind)
        return found

    def columns(self) -> set[str]:
        """Every column the mapping names."""
        sources = [*self.fields.values()]
        named: set[str] = set()
        for cost in self.costs:
            sources += [cost.first_year, *cost.fields().values()]
            named |= set(cost.years)
        return named | {source.column for source in sources if source.column is not None}


def read_mapping(path: Path) -> ListMapping:
    """A mapping from its YAML file.

    Raises:
        ReadFault: Something is wrong; the error holds every fault with its path.
    """
    content = load_yaml(read_bytes(path, limit=1_000_000), where=str(path))
    try:
        return ListMapping.model_validate(content)
    except ValidationError as error:
        raise ReadFault(str(path), faults_of(error, ListMapping)) from None


def mapping_by_name(columns: Sequence[str]) -> ListMapping:
    """The mapping when columns carry our own names: id, name, change, cost_2027 and so on.

    Raises:
        ReadFault: A column that is always needed is not there.
    """
    try:
        return ListMapping(
            options={name: Source(column=name) for name in columns if name in MAPPED_FIELDS},
            costs=tuple(_cost_columns(columns)),
        )
    except ValidationError as error:
        raise ReadFault(", ".join(columns), faults_of(error, ListMapping)) from None


def _cost_columns(columns: Sequence[str]) -> list[CostColumns]:
    years = sorted(column for column in columns if _COST_COLUMN.fullmatch(column))
    if not years:
        return []
    first, last = int(years[0][-4:]), int(years[-1][-4:])
    price_year = Source(column="price_year") if "price_year" in columns else None
    return [
        CostColumns(
            first_year=Source(value=str(first)),
            years=tuple(f"cost_{year}" for year in range(first, last + 1)),
            price_year=price_year,
        )
    ]


assert set(MAPPED_FIELDS) <= set(Option.model_fields)  # noqa: S101 (checked once, at import)
