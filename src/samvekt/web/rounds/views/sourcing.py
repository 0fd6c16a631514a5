"""The sources of a round: listed, read with what rests on them, added, changed and removed."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from samvekt.core.errors import InputError
from samvekt.core.message import message
from samvekt.domain.errors import ChangedMeanwhile
from samvekt.domain.rounds import actions
from samvekt.domain.rounds.lines import mark_of, sources_of
from samvekt.domain.rounds.phases import Doing
from samvekt.formats.dossier.evidence import Evidence
from samvekt.web.access import OfRound, needs
from samvekt.web.answers import form_page
from samvekt.web.language import said
from samvekt.web.paging import page_of
from samvekt.web.rounds.asking.sourcing import Source, source_as_asked
from samvekt.web.rounds.both import two_pieces
from samvekt.web.rounds.shown import short, source_shown, uses_of, value_of

EITHER = require_http_methods(["GET", "HEAD", "POST"])


@needs(Doing.READ)
@require_safe
def sources(request: OfRound) -> HttpResponse:
    """What the round rests on."""
    page = page_of(request, sources_of(request.round))
    uses = Counter(name for _, name in _uses(request))
    context = {
        "here": "sources",
        "page": page,
        "pages": page.paginator.get_elided_page_range(page.number),
        "sources": [source_shown(one, uses[one["id"]]) for one in page],
        "may_add": request.may(Doing.ADD_EVIDENCE),
    }
    return render(request, "rounds/sources.html", context)


@needs(Doing.READ)
@require_safe
def source(request: OfRound, name: str) -> HttpResponse:
    """One source, with what rests on it."""
    found = _source(request, name)
    fields = [field for field in Evidence.model_fields if field in found]
    page = {
        **_page(request, found),
        "values": [value_of(Evidence, field, found[field]) for field in fields if field != "id"],
        "may_change": request.may(Doing.CHANGE_EVIDENCE),
    }
    return render(request, "rounds/source.html", page)


@needs(Doing.ADD_EVIDENCE)
@EITHER
def add_source(request: OfRound) -> HttpResponse:
    """A new source."""
    form = Source(request.POST or None, initial={"kind": "other"})
    if form.is_valid():
        try:
            actions.add_source(
                round_=request.round, values=form.values, by=request.user, at=timezone.now()
            )
        except InputError as error:
            form.refuse(error)
        else:
            messages.success(request, said(message("The source is added.")))
            return redirect("rounds:sources", request.organisation.slug, request.round.public_id)
    page = {"here": "sources", "form": form, "title": message("Add a source")}
    return form_page(request, "rounds/source_form.html", page)


@needs(Doing.CHANGE_EVIDENCE)
@EITHER
def change_source(request: OfRound, name: str) -> HttpResponse:
    """Change a source; what rests on it rests on it still."""
    found = _source(request, name)
    form = Source(request.POST or None, initial=source_as_asked(found))
    page: dict[str, Any] = {
        **_page(request, found),
        "form": form,
        "title": message("Change the source"),
    }
    if form.is_valid():
        try:
            actions.change_source(
                round_=request.round,
                name=name,
                mark=form.cleaned_data["mark"],
                values=form.values,
                by=request.user,
                at=timezone.now(),
            )
        except ChangedMeanwhile as conflict:
            page["conflict"] = two_pieces(conflict, form, Evidence, mark_of(found))
            return render(request, "rounds/source_form.html", page, status=409)
        except InputError as error:
            form.refuse(error)
        else:
            messages.success(request, said(message("The source is saved.")))
            return redirect(
                "rounds:source", request.organisation.slug, request.round.public_id, name
            )
    return form_page(request, "rounds/source_form.html", page)


@needs(Doing.CHANGE_EVIDENCE)
@EITHER
def remove_source(request: OfRound, name: str) -> HttpResponse:
    """Take a source away, after asking once; not while something rests on it."""
    found = _source(request, name)
    page: dict[str, Any] = {**_page(request, found), "mark": mark_of(found)}
    if request.method != "POST":
        return render(request, "rounds/source_remove.html", page)
    try:
        actions.remove_source(
            round_=request.round,
            name=name,
            mark=request.POST.get("mark", ""),
            by=request.user,
            at=timezone.now(),
        )
    except InputError as error:
        page["refused"] = error.message
        return render(request, "rounds/source_remove.html", page, status=422)
    messages.success(request, said(message("The source is removed.")))
    return redirect("rounds:sources", request.organisation.slug, request.round.public_id)


def _source(request: OfRound, name: str) -> dict[str, Any]:
    found = next((one for one in sources_of(request.round) if one["id"] == name), None)
    if found is None:
        raise Http404
    return found


def _page(request: OfRound, found: dict[str, Any]) -> dict[str, Any]:
    """The source with the options and judgements that rest on it."""
    rests = Counter(option for option, name in _uses(request) if name == found["id"])
    judgements = rests.pop(None, 0)
    return {
        "here": "sources",
        "source": found,
        "name": short(found["source"]),
        "options": list(rests.items()),
        "judgements": judgements,
    }


def _uses(request: OfRound) -> list[tuple[Any, str]]:
    """Each use of a source: by an option, or by a judgement (None)."""
    present = request.round.options.filter(removed_at=None)
    of_options = [(option, name) for option in present for name in uses_of(option.figures)]
    judged = request.round.rest.get("judgements", ())
    return [*of_options, *((None, name) for one in judged for name in one.get("evidence", ()))]
