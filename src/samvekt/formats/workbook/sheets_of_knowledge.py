"""Sheets for plans, options and what is known about them."""

from __future__ import annotations

from dataclasses import replace

from samvekt.core.message import Words
from samvekt.formats.dossier.evidence import (
    Cost,
    Effect,
    Evidence,
    Personnel,
    SeverityStatement,
)
from samvekt.formats.dossier.frame import Frame, PlanLink
from samvekt.formats.dossier.options import Assessments, Funding, Option
from samvekt.formats.dossier.round import Round
from samvekt.formats.fields import FieldWords, words_of
from samvekt.formats.workbook.columns import (
    Column,
    column,
    estimate_columns,
)
from samvekt.formats.workbook.layout import (
    OPTION,
    RECORDS,
    Years,
    columns,
    grounded,
    ids,
    of_each,
    option_first,
    ref,
    sheet,
)
from samvekt.formats.workbook.shapes import (
    KEY,
    REASON,
    VALUE,
    Parts,
    WrittenAssessments,
)

PLANS = sheet(Frame, "plans", Parts(("frame", "plans")), columns(PlanLink, "plan", "goal", "link"))

OPTIONS = sheet(
    Round,
    "options",
    Parts(("options",), estimates=("recipients_per_year",)),
    (
        column(Option, "id", kind="id"),
        *columns(Option, "name", "change", "target_group", "measure", "comparator", "place"),
        column(Option, "distinction"),
        *estimate_columns(Option, "recipients_per_year"),
        column(Option, "proposed_by"),
        *(ids(Option, name, "options") for name in ("requires", "excludes", "replaces")),
        column(Option, "partial_from", kind="share"),
        *columns(Option, "soundness", "note"),
    ),
)

EFFECTS = sheet(
    Option,
    "effects",
    of_each("effects", estimates=("amount",)),
    (
        option_first(),
        *columns(Effect, "kind", "dimension", "label"),
        *estimate_columns(Effect, "amount"),
        *columns(Effect, "unit", "per", "higher_is_better", "discounted", "horizon"),
        *grounded(Effect),
    ),
)

COSTS = sheet(
    Option,
    "costs",
    of_each("costs", estimates=("years",), years="years"),
    (
        option_first(),
        *columns(Cost, "label", "kind", "duration", "unit"),
        *columns(Cost, "price_year", "basis", "perspective", "per", "discounted"),
        *grounded(Cost),
    ),
    years=Years(Cost, "years", estimates=True),
    years_after=5,
)

PERSONNEL = sheet(
    Option,
    "personnel",
    of_each("personnel", estimates=("years",), years="years"),
    (
        option_first(),
        column(Personnel, "profession"),
        *columns(Personnel, "unit", "per"),
        *grounded(Personnel),
    ),
    years=Years(Personnel, "years", estimates=True),
    years_after=2,
)

FUNDING = sheet(
    Option,
    "funding",
    of_each("funding", years="years"),
    (option_first(), *columns(Funding, "by", "unit"), ids(Funding, "evidence", "evidence")),
    years=Years(Funding, "years", estimates=False),
    years_after=3,
)

SEVERITY = sheet(
    Option,
    "severity",
    of_each("severity", single=True),
    (
        option_first(),
        column(SeverityStatement, "level", kind="severity_level"),
        *columns(SeverityStatement, "reasons", "age", "remaining_good_life_years"),
        *(ref(SeverityStatement, name, RECORDS[name]) for name in ("norm", "rule")),
        column(SeverityStatement, "measured"),
        *grounded(SeverityStatement),
    ),
)

_ASSESSED_OPTION = replace(
    option_first(),
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

ASSESSMENTS = sheet(
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

EVIDENCE = sheet(
    Round,
    "evidence",
    Parts(("evidence",)),
    (
        column(Evidence, "id", kind="id"),
        *columns(Evidence, "kind", "source", "link", "year", "quality", "supports", "setting"),
        column(Evidence, "doubt"),
    ),
)
