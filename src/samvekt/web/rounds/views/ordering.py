"""The order of the options, all at once: each with the number of its place."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from samvekt.core.errors import InputError
from samvekt.core.message import message
from samvekt.domain.errors import ChangedMeanwhile
from samvekt.domain.rounds import actions
from samvekt.domain.rounds.phases import Doing
from samvekt.web.access import OfRound, needs
from samvekt.web.answers import form_page
from samvekt.web.language import said
from samvekt.web.rounds.asking.ordering import Order
from samvekt.web.rounds.views.options import present


@needs(Doing.CHANGE_OPTIONS)
@require_http_methods(["GET", "HEAD", "POST"])
def order(request: OfRound) -> HttpResponse:
    """Give each option the number of its place."""
    form = Order(request.POST or None, found=present(request))
    page: dict[str, Any] = {"here": "options", "form": form, "stands": request.round.version}
    if form.is_valid():
        try:
            actions.reorder_options(
                round_=request.round,
                order=form.wanted,
                expected_version=form.cleaned_data["version"],
                by=request.user,
                at=timezone.now(),
            )
        except ChangedMeanwhile as conflict:
            page["form"] = Order(None, found=present(request), yours=form.wanted)
            page |= {"refused": conflict.message, "stands": conflict.version}
            return render(request, "rounds/order.html", page, status=409)
        except InputError as error:
            form.refuse(error)
        else:
            messages.success(request, said(message("The order is saved.")))
            return redirect("rounds:options", request.organisation.slug, request.round.public_id)
    return form_page(request, "rounds/order.html", page)
