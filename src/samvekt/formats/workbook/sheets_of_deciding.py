"""Sheets for limits, participation, proposals, and what comes after."""

from __future__ import annotations

from dataclasses import replace

from samvekt.core.message import Words
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
from samvekt.formats.dossier.judgements import (
    Judgement,
)
from samvekt.formats.dossier.round import Round
from samvekt.formats.fields import FieldWords, label, words_of
from samvekt.formats.workbook.columns import (
    Column,
    column,
)
from samvekt.formats.workbook.layout import Sheet, Years, columns, ids, placed, ref, sheet
from samvekt.formats.workbook.shapes import (
    KEY,
    VALUE,
    Bindings,
    Entries,
    Parts,
)
from samvekt.formats.workbook.vocabulary import Terms

BUDGETS = sheet(
    Limits,
    "budgets",
    Parts(("limits", "budgets"), years="years"),
    columns(Budget, "name", "unit", "kind"),
    years=Years(Budget, "years", estimates=False),
    years_after=3,
)

PERSONNEL_LIMITS = sheet(
    Limits,
    "personnel",
    Parts(("limits", "personnel"), years="years"),
    columns(PersonnelLimit, "profession", "unit"),
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
        placed(KEY, ref(Judgement, "option", "options", needed=True)),
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

GROUPS = sheet(
    Limits,
    "groups",
    Parts(("limits", "groups")),
    (
        column(Group, "name"),
        ids(Group, "options", "options"),
        *columns(Group, "at_least", "at_most"),
        column(Group, "minimum_share", kind="share"),
        column(Group, "share_of"),
    ),
)

POOLS = sheet(
    Limits,
    "pools",
    Parts(("limits", "pools")),
    (
        column(Pool, "name"),
        column(Pool, "budget", refers="budgets"),
        *columns(Pool, "year", "amount"),
        ids(Pool, "options", "options"),
    ),
)

RELEASES = sheet(
    Limits,
    "releases",
    Parts(("limits", "releases")),
    (ref(Release, "stop", "options"), ref(Release, "start", "options")),
)

PARTICIPATION = sheet(
    Round,
    "participation",
    Parts(("participation",)),
    columns(Participation, "who", "how", "when", "said", "outcome", "hard_to_reach"),
)

PROPOSALS = sheet(
    Conclusion,
    "proposals",
    Parts(("conclusion", "proposals")),
    (
        ref(Proposal, "option", "options"),
        *columns(Proposal, "outcome", "place", "reason"),
    ),
)

OVERRIDES = sheet(
    Round,
    "overrides",
    Parts(("overrides",)),
    (
        column(OverrideEntry, "rule"),
        ref(OverrideEntry, "option", "options"),
        *columns(OverrideEntry, "place", "category", "reason", "by"),
    ),
)

DISSENT = sheet(Round, "dissent", Parts(("dissent",)), columns(Dissent, "who", "said"))

FOLLOW_UP = sheet(
    Round,
    "follow_up",
    Parts(("follow_up",)),
    (
        ref(FollowUp, "option", "options"),
        *columns(FollowUp, "indicator", "baseline", "target", "due", "responsible"),
    ),
)

NOT_RELEVANT = sheet(
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
