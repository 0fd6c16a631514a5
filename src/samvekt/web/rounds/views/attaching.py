"""Files attached to a round: listed, added, fetched by those who may read the round, removed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from samvekt.core.errors import InputError
from samvekt.core.message import message
from samvekt.domain.errors import NotPossible
from samvekt.domain.rounds import actions, files, queries
from samvekt.domain.rounds.models import Attachment
from samvekt.domain.rounds.phases import Doing
from samvekt.web.access import OfRound, needs
from samvekt.web.answers import form_page
from samvekt.web.language import said
from samvekt.web.rounds.asking.attaching import Attach

LOCKED_IN = "default-src 'none'; sandbox"
"""Should a browser show the file after all, it can neither run nor fetch anything."""
LOST = message("The file is not where it was kept. Tell those who run the site.")
EITHER = require_http_methods(["GET", "HEAD", "POST"])


@needs(Doing.READ, to_send=Doing.ADD_EVIDENCE)
@EITHER
def attachments(request: OfRound) -> HttpResponse:
    """The files of the round; for those who may, a way to add one."""
    may_add = request.may(Doing.ADD_EVIDENCE)
    form = Attach(*((request.POST or None, request.FILES or None) if may_add else ()))
    if form.is_valid():
        sent = form.cleaned_data["file"]
        try:
            actions.add_attachment(
                round_=request.round,
                name=sent.name,
                content=sent.read(),
                by=request.user,
                at=timezone.now(),
            )
        except InputError as error:
            form.refuse(error)
        else:
            messages.success(request, said(message("The file is attached.")))
            return _back(request)
    page = {
        "here": "attachments",
        "form": form,
        "attachments": queries.attachments_of(request.round),
        "may_add": may_add,
        "may_remove": request.may(Doing.CHANGE_OPTIONS),
    }
    return form_page(request, "rounds/attachments.html", page)


@needs(Doing.READ)
@require_safe
def fetch(request: OfRound, number: int) -> HttpResponse:
    """One file, always as something to save and never as a page."""
    found = _attachment(request, number)
    try:
        content = files.place_of(found.checksum).read_bytes()
    except FileNotFoundError:
        raise NotPossible(LOST) from None
    answer = HttpResponse(content, content_type=found.content_type)
    answer.headers["Content-Disposition"] = content_disposition_header(
        as_attachment=True, filename=found.name
    )
    answer.headers["Content-Security-Policy"] = LOCKED_IN
    return answer


@needs(Doing.ADD_EVIDENCE)
@EITHER
def detach(request: OfRound, number: int) -> HttpResponse:
    """Take a file away, after asking once."""
    found = _attachment(request, number)
    page: dict[str, Any] = {"here": "attachments", "attachment": found}
    if request.method != "POST":
        return render(request, "rounds/detach.html", page)
    try:
        actions.remove_attachment(attachment=found, by=request.user, at=timezone.now())
    except InputError as error:
        page["refused"] = error.message
        return render(request, "rounds/detach.html", page, status=422)
    messages.success(request, said(message("The file is taken away.")))
    return _back(request)


def _attachment(request: OfRound, number: int) -> Attachment:
    found: Attachment = get_object_or_404(queries.attachments_of(request.round), pk=number)
    return found


def _back(request: OfRound) -> HttpResponse:
    return redirect("rounds:attachments", request.organisation.slug, request.round.public_id)
