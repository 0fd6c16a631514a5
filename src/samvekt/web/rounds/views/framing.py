"""The frame of a round."""

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
from samvekt.domain.rounds.used_records import used_by
from samvekt.web.access import OfRound, needs
from samvekt.web.forms import TAMPERED
from samvekt.web.language import said
from samvekt.web.rounds.asking import framing as asking
from samvekt.web.rounds.asking.limiting import limits_shown
from samvekt.web.rounds.both import two_versions

EITHER = require_http_methods(["GET", "HEAD", "POST"])


@needs(Doing.READ, to_send=Doing.FRAME)
@EITHER
def frame(request: OfRound) -> HttpResponse:
    """The frame: to read, and to change for those who may."""
    if not request.may(Doing.FRAME):
        return _read(request)
    round_ = request.round
    day = round_.as_of or timezone.localdate()
    form = asking.Frame(
        request.POST or None,
        initial=asking.frame_of(round_),
        library=asking.library_of(round_),
        day=day,
    )
    plans = asking.Plans(
        request.POST or None, initial=round_.plans, prefix="plans", error_messages=TAMPERED
    )
    page: dict[str, Any] = {
        "here": "frame",
        "form": form,
        "plans": plans,
        "row_sets": [plans],
        "limits": limits_shown(round_),
        "may_frame": True,
    }
    if form.is_bound and form.is_valid() and plans.is_valid():
        answer = _keep(request, form, plans, page)
        if answer is not None:
            return answer
    page["faulty"] = form.is_bound and (bool(form.errors) or plans.total_error_count() > 0)
    status = 409 if "conflict" in page else 422 if page["faulty"] else 200
    return render(request, "rounds/frame.html", page, status=status)


def _keep(
    request: OfRound, form: asking.Frame, plans: Any, page: dict[str, Any]
) -> HttpResponse | None:
    """Keep the frame; nothing when it is refused, and the page tells why."""
    values = dict(form.cleaned_data)
    version = values.pop("version")
    kept = [plan for plan in plans.cleaned_data if plan.get("plan")]
    values |= asking.chosen_criteria(request.round, values.pop("criteria"))
    values["plans"] = [{k: v for k, v in plan.items() if v} for plan in kept]
    try:
        actions.change_frame(
            round_=request.round,
            values=values,
            expected_version=version,
            by=request.user,
            at=timezone.now(),
        )
    except ChangedMeanwhile as conflict:
        page["conflict"] = two_versions(conflict, form)
        return None
    except InputError as error:
        form.refuse(error)
        return None
    messages.success(request, said(message("The frame is saved.")))
    return redirect("rounds:frame", request.organisation.slug, request.round.public_id)


def _read(request: OfRound) -> HttpResponse:
    round_ = request.round
    day = round_.as_of or timezone.localdate()
    library = asking.library_of(round_)
    rests_on = used_by(round_, library, timezone.localdate())
    page = {
        "here": "frame",
        "limits": limits_shown(round_),
        "criteria": dict(asking.criteria_sets(library, day)).get(round_.criteria.get("set", "")),
        "provisions": rests_on.provisions,
        "level": asking.LEVEL_WORDS[round_.level],
        "profile": asking.PROFILE_WORDS[round_.profile],
    }
    return render(request, "rounds/frame_read.html", page)
