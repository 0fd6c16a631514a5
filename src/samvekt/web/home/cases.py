"""The published cases: a list, a page for each, and its file, for anyone and without signing in."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from samvekt.core.errors import InputError
from samvekt.core.message import Words
from samvekt.domain.people.models import Organisation
from samvekt.domain.rounds import queries
from samvekt.domain.rounds.local_records import library_for
from samvekt.domain.rounds.public import open_dossier
from samvekt.domain.rounds.queries import PublishedCase
from samvekt.formats.criteria_in_use import chosen_set
from samvekt.formats.dossier import Round as Dossier
from samvekt.reference.kinds.law import LawReference, Laws
from samvekt.reference.library import Library
from samvekt.web.access import public
from samvekt.web.downloads import dossier_file
from samvekt.web.home.case_shown import options_of
from samvekt.web.paging import page_of

EACH = 40
"""How many options of a case a page shows."""


def demonstrations() -> bool:
    """Whether examples are shown as cases: only on a site that is a demonstration itself."""
    return settings.ENVIRONMENT.demonstration


@public
@require_safe
def cases(request: HttpRequest) -> HttpResponse:
    """All published cases, the newest first."""
    page: Any = page_of(request, queries.public_rounds(demonstrations=demonstrations()))
    context = {
        "page": page,
        "pages": page.paginator.get_elided_page_range(page.number, on_each_side=1),
        "cases": queries.told_to_anyone(page.object_list),
    }
    return render(request, "home/cases.html", context)


@public
@require_safe
def case(request: HttpRequest, slug: str, public_id: str) -> HttpResponse:
    """One published case, in plain words."""
    dossier, told, organisation = _found(slug, public_id)
    library = library_for(organisation)
    options = page_of(request, options_of(dossier), EACH)
    page = {
        "case": told,
        "dossier": dossier,
        "decided": dossier.conclusion is not None and dossier.conclusion.decided_on is not None,
        "page": options,
        "pages": options.paginator.get_elided_page_range(options.number, on_each_side=1),
        "criteria": _criteria(dossier, library),
        "provisions": _provisions(dossier, library),
    }
    return render(request, "home/case.html", page)


@public
@require_safe
def file(request: HttpRequest, slug: str, public_id: str, form: str) -> HttpResponse:  # noqa: ARG001 (every view has it)
    """What is published of a case, as a file."""
    dossier, told, _ = _found(slug, public_id)
    return dossier_file(dossier, told.public_id, form)


def _found(slug: str, public_id: str) -> tuple[Dossier, PublishedCase, Organisation]:
    """What anyone may read of a published case; else 404, whatever the round is."""
    found = queries.published_round(slug, public_id, demonstrations=demonstrations())
    if found is None:
        raise Http404
    round_, told = found
    return open_dossier(round_), told, round_.organisation


def _criteria(dossier: Dossier, library: Library) -> tuple[tuple[Words, Words], ...]:
    """What the options are judged on, each with its question."""
    try:
        chosen = chosen_set(dossier.criteria, library)
    except InputError:  # the record is no longer in the library: the case stands all the same
        return ()
    return tuple((one.words, one.question) for one in chosen.content.judged)


def _provisions(dossier: Dossier, library: Library) -> tuple[LawReference, ...]:
    """The provisions the case rests on, as they read on its day."""
    day = dossier.frame.as_of or timezone.localdate()
    known = {found.id: found for found in Laws.of(library).on(day)}
    return tuple(known[name] for name in dossier.frame.laws if name in known)
