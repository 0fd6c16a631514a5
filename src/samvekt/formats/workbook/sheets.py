"""The sheets of a round's workbook, in the order a round is made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from pydantic import BaseModel

from samvekt.core.message import Words, message
from samvekt.formats.dossier.decision import (
    Budget,
    Conclusion,
    Dissent,
    FollowUp,
    Group,
    Limits,
    OverrideEntry,
    Participation,
    PersonnelLimit,
    Pool,
    Proposal,
    Release,
)
from samvekt.formats.dossier.evidence import (
    Cost,
    Effect,
    Evidence,
    Personnel,
    SeverityStatement,
)
from samvekt.formats.dossier.frame import CriteriaChoice, Frame, Organisation, PlanLink
from samvekt.formats.dossier.judgements import (
    Assessor,
    Comparison,
    Impartiality,
    Judgement,
    Order,
    WeightSet,
)
from samvekt.formats.dossier.options import Assessments, Funding, Option
from samvekt.formats.dossier.round import Round
from samvekt.formats.fields import FieldWords, label, words_of
from samvekt.formats.workbook.columns import (
    Column,
    Kind,
    Steps,
    column,
    estimate_columns,
    year_columns,
)
from samvekt.formats.workbook.shapes import (
    KEY,
    PARENT,
    REASON,
    VALUE,
    Bindings,
    Entries,
    Parts,
    PartsOfEach,
    Shape,
    WrittenAssessments,
)
from samvekt.formats.workbook.vocabulary import Terms

OPTION = message("The option")
STAKEHOLDER = message("The stakeholder")

_FORM_KINDS: Mapping[str, Kind] = {
    "laws": "ids",
    "plan_years": "wholes",
    "set": "id",
    "id": "id",
    "municipality": "municipality",
}
_RECORDS = {
    "set": "record:criteria_set",
    "norm": "record:quality_norm",
    "rule": "record:severity_rule",
}
"""Fields that name a reference record, and of which kind."""


@dataclass(frozen=True, slots=True)
class Years:
    """The amounts by year of a sheet: which field, and whether each may be low, best and high."""

    model: type[BaseModel]
    name: str
    estimates: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: its name, what it is for, its columns, and how its rows lie in the round."""

    key: str
    title: Words
    purpose: Words
    shape: Shape
    fixed: tuple[Column, ...]
    years: Years | None = None
    years_after: int = 0  # how many of the columns stand before the years

    def columns(self, years: Sequence[str] = ()) -> tuple[Column, ...]:
        """The columns, with those of the years in their place and low and high to the right."""
        if self.years is None:
            return self.fixed
        dated = tuple(
            year_columns(
                self.years.model, self.years.name, tuple(years), estimates=self.years.estimates
            )
        )
        near = tuple(found for found in dated if not found.tail)
        far = tuple(found for found in dated if found.tail)
        before, after = self.fixed[: self.years_after], self.fixed[self.years_after :]
        return (*before, *near, *after, *far)


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One question of a form: a heading before it where a new part starts."""

    column: Column
    heading: Words | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """A sheet with one question in each row."""

    key: str
    title: Words
    purpose: Words
    rows: tuple[FieldRow, ...]


def _at(steps: Steps, found: Column) -> Column:
    return replace(found, steps=steps)


def _ref(model: type[BaseModel], name: str, sheet: str, **given: Any) -> Column:
    return column(model, name, kind="id", refers=sheet, **given)


def _ids(model: type[BaseModel], name: str, sheet: str | None = None) -> Column:
    return column(model, name, kind="ids", refers=sheet)


def _option_first() -> Column:
    """The column that says which option a row belongs to."""
    return _at(PARENT, _ref(Judgement, "option", "options", needed=True))


def _rename(found: Column, said: Words) -> Column:
    return replace(found, words=replace(found.words, label=said))


def _columns(model: type[BaseModel], *names: str, under: Steps = ()) -> tuple[Column, ...]:
    return tuple(column(model, name, under=under) for name in names)


def _grounded(model: type[BaseModel]) -> tuple[Column, ...]:
    return (
        column(model, "certainty"),
        _ids(model, "evidence", "evidence"),
        *_columns(model, "other_setting", "note"),
    )


def _form_rows(
    model: type[BaseModel], *names: str, under: Steps = (), heading: Words | None = None
) -> Iterator[FieldRow]:
    for at, name in enumerate(names):
        found = column(
            model, name, under=under, kind=_FORM_KINDS.get(name), refers=_RECORDS.get(name)
        )
        needed = found.needed and under != ("organisation",)  # the organisation may be left out
        yield FieldRow(replace(found, needed=needed), heading if at == 0 else None)


def _title(model: type[BaseModel], name: str) -> Words:
    return label(model, name)


def _purpose(model: type[BaseModel], name: str) -> Words:
    return words_of(model, name).help


def _sheet(
    model: type[BaseModel],
    name: str,
    shape: Shape,
    fixed: Sequence[Column],
    *,
    key: str = "",
    years: Years | None = None,
    years_after: int = 0,
) -> Sheet:
    """A sheet named and explained as the field of the round it holds."""
    return Sheet(
        key or name,
        _title(model, name),
        _purpose(model, name),
        shape,
        tuple(fixed),
        years,
        years_after,
    )


def _of_each(name: str, *, single: bool = False, **given: Any) -> PartsOfEach:
    return PartsOfEach("options", "id", OPTION, name, single=single, **given)


FRAME = Form(
    "frame",
    _title(Round, "frame"),
    _purpose(Round, "frame"),
    (
        *_form_rows(
            Round,
            *("id", "title", "language", "illustration", "provenance"),
            heading=Words("Runden", "Runden", "The round"),
        ),
        *_form_rows(
            Organisation,
            *("name", "municipality", "unit"),
            under=("organisation",),
            heading=_title(Round, "organisation"),
        ),
        *_form_rows(
            Frame,
            *("situation", "need", "level", "profile", "legal", "economic", "professional"),
            *("laws", "plan_years", "as_of"),
            under=("frame",),
            heading=_title(Round, "frame"),
        ),
        *_form_rows(
            CriteriaChoice,
            *("set", "version", "title"),
            under=("criteria",),
            heading=_title(Round, "criteria"),
        ),
    ),
)

CONCLUSION = Form(
    "conclusion",
    _title(Round, "conclusion"),
    _purpose(Round, "conclusion"),
    tuple(
        _form_rows(
            Conclusion,
            *("overall", "decided_by", "decided_on", "review_on"),
            under=("conclusion",),
        )
    ),
)

OPTIONS = _sheet(
    Round,
    "options",
    Parts(("options",), estimates=("recipients_per_year",)),
    (
        column(Option, "id", kind="id"),
        *_columns(Option, "name", "change", "target_group", "measure", "comparator", "place"),
        column(Option, "distinction"),
        *estimate_columns(Option, "recipients_per_year"),
        column(Option, "proposed_by"),
        *(_ids(Option, name, "options") for name in ("requires", "excludes", "replaces")),
        column(Option, "partial_from", kind="share"),
        *_columns(Option, "soundness", "note"),
    ),
)

EFFECTS = _sheet(
    Option,
    "effects",
    _of_each("effects", estimates=("amount",)),
    (
        _option_first(),
        *_columns(Effect, "kind", "dimension", "label"),
        *estimate_columns(Effect, "amount"),
        *_columns(Effect, "unit", "per", "higher_is_better", "discounted", "horizon"),
        *_grounded(Effect),
    ),
)

COSTS = _sheet(
    Option,
    "costs",
    _of_each("costs", estimates=("years",), years="years"),
    (
        _option_first(),
        *_columns(Cost, "label", "kind", "duration", "unit"),
        *_columns(Cost, "price_year", "basis", "perspective", "per", "discounted"),
        *_grounded(Cost),
    ),
    years=Years(Cost, "years", estimates=True),
    years_after=5,
)

PERSONNEL = _sheet(
    Option,
    "personnel",
    _of_each("personnel", estimates=("years",), years="years"),
    (
        _option_first(),
        column(Personnel, "profession"),
        *_columns(Personnel, "unit", "per"),
        *_grounded(Personnel),
    ),
    years=Years(Personnel, "years", estimates=True),
    years_after=2,
)

FUNDING = _sheet(
    Option,
    "funding",
    _of_each("funding", years="years"),
    (_option_first(), *_columns(Funding, "by", "unit"), _ids(Funding, "evidence", "evidence")),
    years=Years(Funding, "years", estimates=False),
    years_after=3,
)

SEVERITY = _sheet(
    Option,
    "severity",
    _of_each("severity", single=True),
    (
        _option_first(),
        column(SeverityStatement, "level", kind="severity_level"),
        *_columns(SeverityStatement, "reasons", "age", "remaining_good_life_years"),
        *(_ref(SeverityStatement, name, _RECORDS[name]) for name in ("norm", "rule")),
        column(SeverityStatement, "measured"),
        *_grounded(SeverityStatement),
    ),
)

_ASSESSED_OPTION = replace(
    _option_first(),
    needed=False,
    default=Words("hele runden", "heile runden", "the whole round"),
)
_ASSESSMENT = FieldWords(
    Words("Vurdering av", "Vurdering av", "Assessment of"),
    Words(
        "Hva som vurderes. Spørsmålet til hver vurdering står på arket med forklaringer.",
        "Kva som blir vurdert. Spørsmålet til kvar vurdering står på arket med forklaringar.",
        "What is assessed. The question of each assessment stands on the sheet of explanations.",
    ),
    Words("Barns beste", "Barnets beste", "Best interests of children"),
)
_IN_WORDS = FieldWords(
    Words("Vurdering", "Vurdering", "Assessment"),
    Words(
        "Vurderingen i ord. La stå tomt når den ikke er relevant, og skriv grunnen ved siden av.",
        "Vurderinga i ord. La stå tomt når ho ikkje er relevant, og skriv grunnen ved sida av.",
        "The assessment in words. Leave empty when not relevant, and give the reason beside it.",
    ),
    words_of(Assessments, "children").example,
)

ASSESSMENTS = _sheet(
    Round,
    "assessments",
    WrittenAssessments(OPTION),
    (
        _ASSESSED_OPTION,
        Column(KEY, _ASSESSMENT, "assessment", needed=True),
        Column(VALUE, _IN_WORDS, "long"),
        Column(REASON, words_of(Assessments, "not_relevant"), "long"),
    ),
)

EVIDENCE = _sheet(
    Round,
    "evidence",
    Parts(("evidence",)),
    (
        column(Evidence, "id", kind="id"),
        *_columns(Evidence, "kind", "source", "link", "year", "quality", "supports", "setting"),
        column(Evidence, "doubt"),
    ),
)

ASSESSORS = _sheet(
    Round,
    "assessors",
    Parts(("assessors",)),
    (
        column(Assessor, "id", kind="id"),
        *_columns(Assessor, "name", "role", "title"),
        *_columns(
            Impartiality,
            *("declared_on", "disqualified", "reason", "decided_by"),
            under=("impartiality",),
        ),
        column(Assessor, "illustrative"),
    ),
)

JUDGEMENTS = _sheet(
    Round,
    "judgements",
    Parts(("judgements",)),
    (
        _ref(Judgement, "assessor", "assessors"),
        _ref(Judgement, "option", "options"),
        column(Judgement, "criterion", kind="criterion"),
        column(Judgement, "level", kind="level"),
        *_columns(Judgement, "certainty", "reason"),
        _ids(Judgement, "evidence", "evidence"),
        column(Judgement, "round"),
    ),
)

ORDERS = _sheet(
    Round,
    "orders",
    Parts(("orders",)),
    (
        _ref(Order, "assessor", "assessors"),
        column(Order, "order", kind="order"),
        *_columns(Order, "reason", "round"),
    ),
)

WEIGHTS = _sheet(
    Round,
    "weights",
    Parts(("weights",)),
    (
        *_columns(WeightSet, "stakeholder", "method", "total"),
        column(WeightSet, "order", kind="criteria_order"),
        column(WeightSet, "doubt", kind="share"),
        column(WeightSet, "random_index", kind="id"),
        *_columns(WeightSet, "consistency_limit", "reason", "illustrative"),
    ),
)

_STAKEHOLDER_FIRST = _at(PARENT, column(WeightSet, "stakeholder", refers="weights", needed=True))

POINTS = _sheet(
    WeightSet,
    "points",
    Entries(("points",), "weights", "stakeholder", STAKEHOLDER),
    (
        _STAKEHOLDER_FIRST,
        _at(KEY, column(Judgement, "criterion", kind="criterion", needed=True)),
        _at(VALUE, column(WeightSet, "points", kind="number", needed=True)),
    ),
)

COMPARISONS = _sheet(
    WeightSet,
    "comparisons",
    PartsOfEach("weights", "stakeholder", STAKEHOLDER, "comparisons"),
    (
        _STAKEHOLDER_FIRST,
        column(Comparison, "a", kind="criterion"),
        column(Comparison, "b", kind="criterion"),
        column(Comparison, "ratio"),
    ),
)

BUDGETS = _sheet(
    Limits,
    "budgets",
    Parts(("limits", "budgets"), years="years"),
    _columns(Budget, "name", "unit", "kind"),
    years=Years(Budget, "years", estimates=False),
    years_after=3,
)

PERSONNEL_LIMITS = _sheet(
    Limits,
    "personnel",
    Parts(("limits", "personnel"), years="years"),
    _columns(PersonnelLimit, "profession", "unit"),
    key="personnel_limits",
    years=Years(PersonnelLimit, "years", estimates=False),
    years_after=2,
)

BINDINGS = Sheet(
    "bindings",
    Words("Må og må ikke", "Må og må ikkje", "Must and must not"),
    Words(
        "Tiltak som må være med, for eksempel fordi loven krever det, og tiltak som ikke skal "
        "være med.",
        "Tiltak som må vere med, til dømes fordi lova krev det, og tiltak som ikkje skal vere med.",
        "Options that must be in, for instance because the law requires it, and those that must "
        "be out.",
    ),
    Bindings(),
    (
        _at(KEY, _ref(Judgement, "option", "options", needed=True)),
        Column(
            VALUE,
            FieldWords(
                Words("Binding", "Binding", "Binding"),
                Words(
                    "Om tiltaket må være med eller ikke skal være med.",
                    "Om tiltaket må vere med eller ikkje skal vere med.",
                    "Whether the option must be in or out.",
                ),
                label(Limits, "must"),
            ),
            "choice",
            needed=True,
            choices=Terms({key: label(Limits, key) for key in ("must", "must_not")}),
        ),
    ),
)

GROUPS = _sheet(
    Limits,
    "groups",
    Parts(("limits", "groups")),
    (
        column(Group, "name"),
        _ids(Group, "options", "options"),
        *_columns(Group, "at_least", "at_most"),
        column(Group, "minimum_share", kind="share"),
        column(Group, "share_of"),
    ),
)

POOLS = _sheet(
    Limits,
    "pools",
    Parts(("limits", "pools")),
    (
        column(Pool, "name"),
        column(Pool, "budget", refers="budgets"),
        *_columns(Pool, "year", "amount"),
        _ids(Pool, "options", "options"),
    ),
)

RELEASES = _sheet(
    Limits,
    "releases",
    Parts(("limits", "releases")),
    (_ref(Release, "stop", "options"), _ref(Release, "start", "options")),
)

PLANS = _sheet(
    Frame, "plans", Parts(("frame", "plans")), _columns(PlanLink, "plan", "goal", "link")
)

PARTICIPATION = _sheet(
    Round,
    "participation",
    Parts(("participation",)),
    _columns(Participation, "who", "how", "when", "said", "outcome", "hard_to_reach"),
)

PROPOSALS = _sheet(
    Conclusion,
    "proposals",
    Parts(("conclusion", "proposals")),
    (
        _ref(Proposal, "option", "options"),
        *_columns(Proposal, "outcome", "place", "reason"),
    ),
)

OVERRIDES = _sheet(
    Round,
    "overrides",
    Parts(("overrides",)),
    (
        column(OverrideEntry, "rule"),
        _ref(OverrideEntry, "option", "options"),
        *_columns(OverrideEntry, "place", "category", "reason", "by"),
    ),
)

DISSENT = _sheet(Round, "dissent", Parts(("dissent",)), _columns(Dissent, "who", "said"))

FOLLOW_UP = _sheet(
    Round,
    "follow_up",
    Parts(("follow_up",)),
    (
        _ref(FollowUp, "option", "options"),
        *_columns(FollowUp, "indicator", "baseline", "target", "due", "responsible"),
    ),
)

NOT_RELEVANT = _sheet(
    Round,
    "not_relevant",
    Entries(("not_relevant",)),
    (
        Column(
            KEY,
            FieldWords(
                Words("Del", "Del", "Part"),
                Words(
                    "Delen av beslutningsgrunnlaget som står tom.",
                    "Delen av avgjerdsgrunnlaget som står tom.",
                    "The part of the decision basis that is left empty.",
                ),
                Words("barns beste", "barnets beste", "best interests of children"),
            ),
            "part",
            needed=True,
        ),
        Column(
            VALUE,
            replace(
                words_of(Round, "not_relevant"),
                label=Words("Grunn", "Grunn", "Reason"),
            ),
            "long",
            needed=True,
        ),
    ),
)

REST = Sheet(
    "rest",
    Words("Øvrig", "Anna", "Other"),
    Words(
        "Innhold som ingen av de andre arkene har plass til, som egne kriterier og skalaer. "
        "La det stå som det er.",
        "Innhald som ingen av dei andre arka har plass til, som eigne kriterium og skalaer. "
        "La det stå som det er.",
        "Content no other sheet has room for, such as criteria and scales of your own. "
        "Leave it as it is.",
    ),
    Entries(()),
    (
        Column(
            KEY,
            FieldWords(
                Words("Sted i saksmappa", "Stad i saksmappa", "Place in the dossier"),
                Words(
                    "Hvor innholdet hører til.",
                    "Kvar innhaldet høyrer til.",
                    "Where the content belongs.",
                ),
                Words("criteria.own", "criteria.own", "criteria.own"),
            ),
            "text",
            needed=True,
        ),
        Column(
            VALUE,
            FieldWords(
                Words("Innhold som JSON", "Innhald som JSON", "Content as JSON"),
                Words(
                    "Innholdet slik saksmappa har det.",
                    "Innhaldet slik saksmappa har det.",
                    "The content as the dossier has it.",
                ),
                Words("[]", "[]", "[]"),
            ),
            "json",
            needed=True,
        ),
    ),
)

TABLES: tuple[Sheet, ...] = (
    *(PLANS, OPTIONS, EFFECTS, COSTS, PERSONNEL, FUNDING, SEVERITY, ASSESSMENTS, EVIDENCE),
    *(ASSESSORS, JUDGEMENTS, ORDERS, WEIGHTS, POINTS, COMPARISONS),
    *(BUDGETS, PERSONNEL_LIMITS, BINDINGS, GROUPS, POOLS, RELEASES),
    *(PARTICIPATION, PROPOSALS, OVERRIDES, DISSENT, FOLLOW_UP, NOT_RELEVANT),
)
"""The tables of a round. Sheets with ids come before those that point to them."""

FORMS: tuple[Form, ...] = (FRAME, CONCLUSION)

ORDER: tuple[str, ...] = (
    *("frame", "plans", "options", "effects", "costs", "personnel", "funding", "severity"),
    *("assessments", "evidence", "assessors", "judgements", "orders"),
    *("weights", "points", "comparisons", "budgets", "personnel_limits", "bindings", "groups"),
    *("pools", "releases", "participation", "conclusion", "proposals", "overrides", "dissent"),
    *("follow_up", "not_relevant", "rest"),
)
"""All sheets people fill in, in the order they stand."""

Aside = Literal["guide", "explanations", "lists", "meta"]

ASIDE: Mapping[Aside, Words] = {
    "guide": Words("Veiledning", "Rettleiing", "Guide"),
    "explanations": Words("Forklaringer", "Forklaringar", "Explanations"),
    "lists": Words("Lister", "Listar", "Lists"),
    "meta": Words("samvekt", "samvekt", "samvekt"),
}
"""Sheets that are read by people or by us, and never filled in."""


def sheet_of(key: str) -> Sheet | Form:
    """The sheet or form with this key."""
    return _ALL[key]


_ALL: Mapping[str, Sheet | Form] = {found.key: found for found in (*TABLES, *FORMS, REST)}
