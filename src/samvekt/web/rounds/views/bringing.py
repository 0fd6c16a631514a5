"""Bringing several options in at once: from a spreadsheet, or from another round."""

from __future__ import annotations

import hashlib
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from samvekt.core.errors import InputError
from samvekt.core.message import message
from samvekt.domain.rounds import actions, queries
from samvekt.domain.rounds.pasting import COLUMNS, Preview, preview
from samvekt.domain.rounds.phases import Doing
from samvekt.domain.texts import tidy
from samvekt.formats.dossier.options import Option as DossierOption
from samvekt.formats.fields import label
from samvekt.web.access import OfRound, needs
from samvekt.web.answers import form_page, page_or_part
from samvekt.web.language import said
from samvekt.web.paging import page_of
from samvekt.web.rounds.asking.options import Copy, Paste

COLUMN_WORDS = tuple(label(DossierOption, name) for name in COLUMNS if name != "id")

EACH = 200
"""How many options of another round are offered on a page."""

EITHER = require_http_methods(["GET", "HEAD", "POST"])


@needs(Doing.CHANGE_OPTIONS)
@EITHER
def paste(request: OfRound) -> HttpResponse:
    """Rows from a spreadsheet: first shown with their faults, then kept."""
    form = Paste(request.POST or None)
    page: dict[str, Any] = {"here": "options", "form": form, "columns": COLUMN_WORDS}
    if form.is_valid():
        rows = form.cleaned_data["rows"]
        try:
            found = preview(request.round, rows)
            if _looked_over(request, rows) and not found.faults:
                return _kept(request, found)
            page |= {"preview": found, "seen": mark_of_rows(rows), "faulty": bool(found.faults)}
        except InputError as error:
            form.refuse(error)
    faulty = bool(form.errors) or page.get("faulty", False)
    page["faulty"] = form.is_bound and faulty
    return page_or_part(
        request,
        "rounds/paste.html",
        "rounds/_paste.html",
        page,
        status=422 if form.is_bound and faulty else 200,
    )


def mark_of_rows(rows: str) -> str:
    """A mark of pasted rows, so that only what was looked over is kept."""
    return hashlib.sha256(tidy(rows).encode("utf-8")).hexdigest()[:16]


def _looked_over(request: OfRound, rows: str) -> bool:
    return "keep" in request.POST and request.POST.get("seen") == mark_of_rows(rows)


def _kept(request: OfRound, found: Preview) -> HttpResponse:
    made = actions.paste_options(
        round_=request.round, preview=found, by=request.user, at=timezone.now()
    )
    messages.success(request, said(message("Options added: {count}.", count=len(made))))
    to = reverse("rounds:options", args=[request.organisation.slug, request.round.public_id])
    if request.headers.get("HX-Request") == "true":
        return HttpResponse(headers={"HX-Redirect": to})
    return redirect(to)


@needs(Doing.CHANGE_OPTIONS)
@EITHER
def copy(request: OfRound) -> HttpResponse:
    """Options of another round: first which round, then which options."""
    theirs = queries.for_person(request.user, request.organisation).exclude(pk=request.round.pk)
    chosen = request.GET.get("fra", "")
    if not chosen:
        return render(request, "rounds/copy_from.html", {"here": "options", "rounds": theirs})
    other = get_object_or_404(theirs, public_id=chosen)
    listed = page_of(request, queries.options_of(other).defer("figures"), EACH)
    form = Copy(request.POST or None, found=listed, language=other.language)
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
    page = {"here": "options", "form": form, "other": other, "page": listed}
    page["keep"] = f"fra={other.public_id}"
    page["pages"] = listed.paginator.get_elided_page_range(listed.number)
    return form_page(request, "rounds/copy.html", page)
