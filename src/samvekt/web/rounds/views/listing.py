"""The rounds of an organisation, and the overview of one."""

from __future__ import annotations

from django.db.models import prefetch_related_objects
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from samvekt.domain.rounds import bridge, queries
from samvekt.domain.rounds.local_records import library_for
from samvekt.domain.rounds.models import Round
from samvekt.domain.rounds.phases import Doing, Phase
from samvekt.formats.dossier import Round as Dossier
from samvekt.formats.writing import as_json, as_yaml, plain
from samvekt.web.access import InOrganisation, OfOrganisation, OfRound, needs
from samvekt.web.downloads import WORKBOOK, as_file
from samvekt.web.language import current
from samvekt.web.paging import page_of


def _yaml(whole: Dossier, request: OfRound) -> bytes:  # noqa: ARG001 (as the others)
    return as_yaml(plain(whole)).encode()


def _json(whole: Dossier, request: OfRound) -> bytes:  # noqa: ARG001 (as the others)
    return as_json(plain(whole)).encode()


def _workbook(whole: Dossier, request: OfRound) -> bytes:
    from samvekt.formats.workbook.writing import workbook_of  # noqa: PLC0415 (heavy, seldom used)

    return workbook_of(whole, current(), library_for(request.organisation))


FORMS = {
    "yaml": (_yaml, "application/yaml; charset=utf-8"),
    "json": (_json, "application/json; charset=utf-8"),
    "xlsx": (_workbook, WORKBOOK),
}
"""The forms a dossier is downloaded in."""


@needs(InOrganisation.READ_ORGANISATION)
@require_safe
def rounds(request: OfOrganisation) -> HttpResponse:
    """The rounds the person may see, the newest first."""
    page = page_of(request, queries.for_person(request.user, request.organisation))
    context = {
        "page": page,
        "pages": page.paginator.get_elided_page_range(page.number, on_each_side=1),
        "may_start": request.may(InOrganisation.START_ROUND),
    }
    return render(request, "rounds/rounds.html", context)


@needs(Doing.READ)
@require_safe
def overview(request: OfRound) -> HttpResponse:
    """Where the round is, what it lacks, and what it is about."""
    round_ = with_all(request)
    dates = queries.dates_of(round_).get(Phase(round_.phase))
    closes = dates.closes_on if dates else None
    context = {
        "here": "overview",
        "checklist": bridge.checklist(round_),
        "options": bridge.present_options(round_),
        "closes_on": closes,
        "overdue": closes is not None and closes < timezone.localdate(),
        "may_move": request.may(Doing.MOVE_PHASE),
        "may_frame": request.may(Doing.FRAME),
    }
    return render(request, "rounds/overview.html", context)


def with_all(request: OfRound) -> Round:
    """The round with its options and dates, in two queries."""
    prefetch_related_objects([request.round], "options", "dates")
    return request.round


@needs(Doing.EXPORT)
@require_safe
def export(request: OfRound, form: str) -> HttpResponse:
    """The dossier of the round as a file; each can be started from again."""
    write, kind = FORMS[form]
    content = write(bridge.dossier(with_all(request)), request)
    return as_file(content, f"{request.round.public_id}.{form}", kind)
