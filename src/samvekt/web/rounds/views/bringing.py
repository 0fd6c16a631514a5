"""Bringing several options in at once: from a spreadsheet, or from another round."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from samvekt.core.errors import InputError
from samvekt.core.message import message
from samvekt.domain.rounds import actions, queries
from samvekt.domain.rounds.pasting import Preview, preview
from samvekt.domain.rounds.phases import Doing
from samvekt.domain.rounds.words import FIELD_WORDS
from samvekt.web.access import OfRound, needs
from samvekt.web.answers import form_page, page_or_part
from samvekt.web.language import said
from samvekt.web.rounds.asking.options import Copy, Paste

EITHER = require_http_methods(["GET", "HEAD", "POST"])


@needs(Doing.CHANGE_OPTIONS)
@EITHER
def paste(request: OfRound) -> HttpResponse:
    """Rows from a spreadsheet: first shown with their faults, then kept."""
    form = Paste(request.POST or None)
    page: dict[str, Any] = {"here": "options", "form": form, "columns": FIELD_WORDS}
    if form.is_valid():
        try:
            found = preview(request.round, form.cleaned_data["rows"])
            if "keep" in request.POST and not found.faults:
                return _kept(request, found)
            page["preview"] = found
        except InputError as error:
            form.refuse(error)
    faulty = bool(form.errors) or ("preview" in page and page["preview"].faults)
    page["faulty"] = form.is_bound and faulty
    return page_or_part(
        request,
        "rounds/paste.html",
        "rounds/_paste.html",
        page,
        status=422 if form.is_bound and faulty else 200,
    )


def _kept(request: OfRound, found: Preview) -> HttpResponse:
    made = actions.paste_options(
        round_=request.round, preview=found, by=request.user, at=timezone.now()
    )
    messages.success(request, said(message("Options added: {count}.", count=len(made))))
    return redirect("rounds:options", request.organisation.slug, request.round.public_id)


@needs(Doing.CHANGE_OPTIONS)
@EITHER
def copy(request: OfRound) -> HttpResponse:
    """Options of another round: first which round, then which options."""
    theirs = queries.for_person(request.user, request.organisation).exclude(pk=request.round.pk)
    chosen = request.GET.get("fra", "")
    if not chosen:
        return render(request, "rounds/copy_from.html", {"here": "options", "rounds": theirs})
    other = get_object_or_404(theirs, public_id=chosen)
    form = Copy(request.POST or None, found=queries.options_of(other), language=other.language)
    if form.is_valid():
        try:
            made = actions.copy_options_from(
                round_=request.round,
                other=other,
                option_ids=form.cleaned_data["options"],
                by=request.user,
                at=timezone.now(),
            )
        except InputError as error:
            form.refuse(error)
        else:
            messages.success(request, said(message("Options added: {count}.", count=len(made))))
            return redirect("rounds:options", request.organisation.slug, request.round.public_id)
    return form_page(request, "rounds/copy.html", {"here": "options", "form": form, "other": other})
