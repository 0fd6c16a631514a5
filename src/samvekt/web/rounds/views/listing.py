"""The rounds of an organisation, and the overview of one."""

from __future__ import annotations

from django.conf import settings
from django.db.models import prefetch_related_objects
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from samvekt.domain.rounds import bridge, queries
from samvekt.domain.rounds.local_records import library_for
from samvekt.domain.rounds.models import Round
from samvekt.domain.rounds.phases import Doing, Phase
from samvekt.domain.rounds.used_records import used_by
from samvekt.formats.dossier import Round as Dossier
from samvekt.web.access import InOrganisation, OfOrganisation, OfRound, needs
from samvekt.web.answers import page_or_part
from samvekt.web.downloads import WORKBOOK, as_file, dossier_file
from samvekt.web.language import current
from samvekt.web.paging import page_of
from samvekt.web.rounds.asking.listing import Filter


@needs(InOrganisation.READ_ORGANISATION)
@require_safe
def rounds(request: OfOrganisation) -> HttpResponse:
    """The rounds the person may see, the newest first; all, or those asked for."""
    form = Filter(request.GET)
    seen = queries.for_person(request.user, request.organisation)
    page = page_of(request, form.among(seen))
    context = {
        "search": form,
        "keep": form.kept,
        "page": page,
        "pages": page.paginator.get_elided_page_range(page.number, on_each_side=1),
        "may_start": request.may(InOrganisation.START_ROUND),
    }
    return page_or_part(request, "rounds/rounds.html", "rounds/_found.html", context)


@needs(Doing.READ)
@require_safe
def overview(request: OfRound) -> HttpResponse:
    """Where the round is, what it lacks, and what it is about."""
    round_ = with_all(request)
    phase = Phase(round_.phase)
    dates = queries.dates_of(round_).get(phase)
    closes = dates.closes_on if dates else None
    library = library_for(request.organisation)
    context = {
        "here": "overview",
        "checklist": bridge.checklist(round_, library),
        "options": bridge.present_options(round_),
        "closes_on": closes,
        "overdue": closes is not None and closes < timezone.localdate(),
        "may_move": request.may(Doing.MOVE_PHASE),
        "is_public": phase in queries.PUBLIC and _shown_to_anyone(request),
        "doubtful": bool(used_by(round_, library, timezone.localdate()).warnings),
    }
    return render(request, "rounds/overview.html", context)


def _shown_to_anyone(request: OfRound) -> bool:
    """Whether a published round of the organisation has a public page on this site."""
    return settings.ENVIRONMENT.demonstration or not request.organisation.demonstration


def with_all(request: OfRound) -> Round:
    """The round with its options and dates, in two queries."""
    prefetch_related_objects([request.round], "options", "dates")
    return request.round


@needs(Doing.EXPORT)
@require_safe
def export(request: OfRound, form: str) -> HttpResponse:
    """The dossier of the round as a file; each can be started from again."""
    whole = bridge.dossier(with_all(request))
    if form == "xlsx":
        content = _workbook(whole, request)
        return as_file(content, f"{request.round.public_id}.xlsx", WORKBOOK)
    return dossier_file(whole, request.round.public_id, form)


def _workbook(whole: Dossier, request: OfRound) -> bytes:
    from samvekt.formats.workbook.writing import workbook_of  # noqa: PLC0415 (heavy, seldom used)

    return workbook_of(whole, current(), library_for(request.organisation))
