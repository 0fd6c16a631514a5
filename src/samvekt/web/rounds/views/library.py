"""The reference records an organisation can use, and those one round rests on."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from samvekt.bridge.standing import STATUS
from samvekt.domain.rounds.local_records import library_for
from samvekt.domain.rounds.phases import Doing
from samvekt.domain.rounds.used_records import used_by
from samvekt.reference.library import Library, UnknownRecord
from samvekt.reference.listing import KIND_WORDS as KIND_EXPLAINED
from samvekt.reference.record import Record
from samvekt.web.access import InOrganisation, OfOrganisation, OfRound, needs
from samvekt.web.answers import page_or_part
from samvekt.web.language import current, norwegian_place
from samvekt.web.paging import page_of
from samvekt.web.rounds.asking.library import Search
from samvekt.web.rounds.asking.owning import KIND_WORDS
from samvekt.web.rounds.tables.contents import tables_of
from samvekt.web.rounds.views.listing import with_all

SECTION = "own"

ORDER = (
    "law",
    "round_template",
    "criteria_set",
    "scale",
    "formality_profile",
    "severity_rule",
    "ceiling",
    "ranking_rule",
    "opportunity_cost",
    "discount_rule",
    "quality_norm",
    "value_set",
    "life_table",
    "uncertainty",
    "random_index",
    "round_template",
    "document_text",
    "municipality",
)
"""The kinds, those a case names first; a kind that is not here comes last."""

PLACES = {kind: place for place, kind in enumerate(ORDER)}


@needs(InOrganisation.READ_ORGANISATION)
@require_safe
def library(request: OfOrganisation) -> HttpResponse:
    """All records the organisation can use, found by kind, status and words."""
    form = Search(request.GET)
    records = library_for(request.organisation)
    today = timezone.localdate()
    found = [one for one in _listed(records, today) if form.lets_through(one["record"])]
    page = page_of(request, found)
    context = {
        "section": SECTION,
        "search": form,
        "page": page,
        "pages": page.paginator.get_elided_page_range(page.number, on_each_side=1),
        "explained": KIND_EXPLAINED.get(form.kind),
        "keep": form.kept,
    }
    return page_or_part(request, "rounds/library.html", "rounds/_library.html", context)


@needs(InOrganisation.READ_ORGANISATION)
@require_safe
def one(request: OfOrganisation, kind: str, name: str, version: str) -> HttpResponse:
    """One record: where it is from, how official it is, and what it holds."""
    records = library_for(request.organisation)
    try:
        record = records.get(kind, name, version)
    except UnknownRecord:
        raise Http404 from None
    page = {
        "section": SECTION,
        **_shown(record, _built_in(records, kind), timezone.localdate()),
        "tables": tables_of(record, records),
        "may_add": request.may(InOrganisation.KEEP_LOCAL_RECORDS),
    }
    return render(request, "rounds/library_one.html", page)


@needs(Doing.READ)
@require_safe
def used(request: OfRound) -> HttpResponse:
    """The records one round rests on, and whether each holds on the day of the case."""
    page = {
        "here": "tables",
        "used": used_by(with_all(request), library_for(request.organisation), timezone.localdate()),
        "may_frame": request.may(Doing.FRAME),
    }
    return render(request, "rounds/used.html", page)


def _listed(records: Library, today: date) -> list[dict[str, Any]]:
    """Every record: the organisation's own first, then kind by kind and by title."""
    built_in = {(e.kind, e.label) for e in records.names() if e.built_in}
    shown = [
        _shown(record, {label for kind, label in built_in if kind == record.kind}, today)
        for record in records.records()
    ]
    return sorted(
        shown,
        key=lambda one: (
            not one["own"],
            PLACES.get(one["record"].kind, len(PLACES)),
            norwegian_place(one["record"].title.in_language(current())),
        ),
    )


def _built_in(records: Library, kind: str) -> set[str]:
    return {entry.label for entry in records.names(kind) if entry.built_in}


def _shown(record: Record[Any], built_in: set[str], today: date) -> dict[str, Any]:
    over = record.valid_to is not None and record.valid_to < today
    coming = record.valid_from is not None and record.valid_from > today
    return {
        "record": record,
        "kind": KIND_WORDS[record.kind],
        "status": STATUS[record.status],
        "own": record.label not in built_in,
        "standing": "over" if over else "coming" if coming else "",
        "written_in": "en" if record.label in built_in else "",
    }
