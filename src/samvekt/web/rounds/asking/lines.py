"""What is asked about one line of an option: an effect, a cost, a group of staff, or funding."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms

from samvekt.core.message import message
from samvekt.domain.rounds.lines import mark_of
from samvekt.domain.rounds.models import Option
from samvekt.formats.dossier.evidence import Cost, Effect, Personnel
from samvekt.formats.dossier.options import Funding
from samvekt.formats.dossier.pieces import Piece
from samvekt.web.forms import Form, Help
from samvekt.web.rounds.asking import boxes
from samvekt.web.rounds.asking.fields import asked, choices, help_for, helped
from samvekt.web.rounds.asking.numbers import written_amount

EVIDENCE = "evidence"
HOW_AMOUNTS = message("One number, or low – best – high, like 60 – 80 – 110.")


@dataclass(frozen=True, slots=True)
class Years:
    """What stands above the boxes of the years, drawn as the help of a field is."""

    label: Any
    help_text: Any
    help: Help
    auto_id: str = "id_years"


class Line(Form):
    """One line. What it holds and is not asked about is kept as it is.

    Attributes:
        model: What the line is in the dossier.
        by_year: Whether it has an amount for each year.
        folded: Fields that seldom matter, closed until wanted.
        names: The field that tells a fault of the amounts as a whole.
    """

    model: ClassVar[type[Piece]]
    by_year: ClassVar[bool] = False
    folded: ClassVar[tuple[str, ...]] = ()
    names: ClassVar[str] = ""
    mark = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, years: Sequence[int], known: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.years = tuple(years) if self.by_year else ()
        for year in self.years:
            self.fields[f"y{year}"] = boxes.amount(label=str(year))
        if known:
            self.fields[EVIDENCE] = boxes.sources(self.model, EVIDENCE, known)
        if "note" in self.fields:
            self.fields["note"] = self.fields.pop("note")
        unit = self.initial.get("unit")
        offered = getattr(self.fields.get("unit"), "choices", None)
        if unit and offered is not None and unit not in dict(offered):
            self.fields["unit"].choices = [*offered, (unit, unit)]  # type: ignore[attr-defined]  # a field of choices

    @property
    def own(self) -> list[str]:
        """The fields of the line itself, without the years."""
        return [name for name in self.fields if name in self.model.model_fields]

    @property
    def first(self) -> list[Any]:
        """The boxes before the years."""
        late = (*self.folded, EVIDENCE, "note")
        return [self[name] for name in self.own if name not in late]

    @property
    def more(self) -> list[Any]:
        """The boxes that are closed until wanted."""
        return [self[name] for name in self.own if name in self.folded]

    @property
    def more_open(self) -> bool:
        """Whether any of those says something, or has a fault."""
        return any(box.errors or box.name in self.initial for box in self.more)

    @property
    def last(self) -> list[Any]:
        """Sources and note."""
        return [self[name] for name in (EVIDENCE, "note") if name in self.fields]

    @property
    def boxes_by_year(self) -> list[Any]:
        """The boxes of the years, in order."""
        return [self[f"y{year}"] for year in self.years]

    @property
    def years_asked(self) -> Years:
        """What stands above the boxes of the years."""
        return Years(**asked(self.model, "years"), help=help_for(self.model, "years", HOW_AMOUNTS))

    def content(self, had: Mapping[str, Any]) -> dict[str, Any]:
        """The line as the dossier has it."""
        kept = {name: v for name, v in had.items() if name not in {*self.own, "years"}}
        found = {name: self._written(name) for name in self.own}
        content = {**kept, **{name: v for name, v in found.items() if v not in ("", None, [])}}
        return {**content, "years": self._amounts()} if self.by_year else content

    def _written(self, name: str) -> Any:
        value = self.cleaned_data.get(name)
        if self.model.model_fields[name].annotation is bool and value:
            return value == "yes"
        return value

    def _amounts(self) -> dict[str, Any]:
        found = {str(year): self.cleaned_data.get(f"y{year}") for year in self.years}
        return {year: amount for year, amount in found.items() if amount is not None}

    def field_at(self, path: str) -> str:
        """The field a path in the dossier leads to."""
        if year := re.match(r"years\[(\d+)\]", path):
            return f"y{year[1]}"
        return self.names if path == "years" else super().field_at(path)


class EffectLine(Line):
    """What recipients gain, or what the service is freed from."""

    model = Effect
    helps: ClassVar = {
        **helped(Effect, *Effect.model_fields),
        "amount": help_for(Effect, "amount", HOW_AMOUNTS),
    }
    folded = ("dimension", "higher_is_better", "horizon", "discounted", "other_setting")
    kind = forms.ChoiceField(**asked(Effect, "kind"), choices=choices(Effect, "kind"))
    label = boxes.line_of_text(Effect, "label")
    amount = boxes.amount(**asked(Effect, "amount"), required=True)
    unit = boxes.line_of_text(Effect, "unit")
    per = boxes.one_of(Effect, "per", "recipient")
    certainty = boxes.one_or_none(Effect, "certainty")
    dimension = boxes.one_or_none(Effect, "dimension")
    higher_is_better = boxes.flag(Effect, "higher_is_better", "yes")
    horizon = boxes.line_of_text(Effect, "horizon")
    discounted = boxes.flag(Effect, "discounted")
    other_setting = boxes.flag(Effect, "other_setting")
    note = boxes.text(Effect, "note")


class CostLine(Line):
    """What one kind of cost changes by, each year."""

    model, by_year, names = Cost, True, "label"
    helps: ClassVar = helped(Cost, *Cost.model_fields)
    folded = (*("perspective", "per", "basis", "price_year", "discounted", "other_setting"),)
    label = boxes.line_of_text(Cost, "label")
    kind = boxes.one_of(Cost, "kind", "operating")
    duration = boxes.one_of(Cost, "duration", "lasting")
    certainty = boxes.one_or_none(Cost, "certainty")
    unit = boxes.money(Cost, "unit")
    perspective = boxes.one_of(Cost, "perspective", "health_service")
    per = boxes.one_of(Cost, "per", "option")
    basis = boxes.one_of(Cost, "basis", "not_stated")
    price_year = boxes.year(Cost, "price_year")
    discounted = boxes.flag(Cost, "discounted")
    other_setting = boxes.flag(Cost, "other_setting")
    note = boxes.text(Cost, "note")


class PersonnelLine(Line):
    """People needed or freed, by profession and year."""

    model, by_year, names = Personnel, True, "profession"
    helps: ClassVar = helped(Personnel, *Personnel.model_fields)
    folded = ("unit", "per", "other_setting")
    profession = forms.CharField(**asked(Personnel, "profession"), max_length=300)
    certainty = boxes.one_or_none(Personnel, "certainty")
    unit = boxes.line_of_text(Personnel, "unit")
    per = boxes.one_of(Personnel, "per", "option")
    other_setting = boxes.flag(Personnel, "other_setting")
    note = boxes.text(Personnel, "note")


class FundingLine(Line):
    """Money someone has proposed or set aside, each year."""

    model, by_year, names = Funding, True, "by"
    helps: ClassVar = helped(Funding, *Funding.model_fields)
    by = forms.CharField(**asked(Funding, "by"), max_length=300)
    unit = boxes.money(Funding, "unit")


YEAR_FIELD = re.compile(r"y(19\d\d|2[01]\d\d)")
BY_YEAR = ("costs", "personnel", "funding")


def years_of(option: Option, sent: Iterable[str] = ()) -> list[int]:
    """The years of the plan, those the option already has figures for, and those that are sent.

    A year that someone else has taken away in the meantime is not lost from a form that has it.
    """
    figures = [row for key in BY_YEAR for row in option.figures.get(key, ())]
    had = {int(year) for row in figures for year in row.get("years", {})}
    written = {int(year[1]) for field in sent if (year := YEAR_FIELD.fullmatch(field))}
    return sorted(had | written | {int(year) for year in option.round.plan_years})


def line_as_asked(line: Mapping[str, Any]) -> dict[str, Any]:
    """What the form of a line starts with."""
    years = {f"y{year}": written_amount(found) for year, found in line.get("years", {}).items()}
    plain = {name: _as_written(value) for name, value in line.items() if name != "years"}
    if "amount" in plain:
        plain["amount"] = written_amount(line["amount"])
    return {**plain, **years, "mark": mark_of(line)}


def _as_written(value: Any) -> Any:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value
