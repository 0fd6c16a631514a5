"""The money and the people there are: what the chosen options must fit within."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from samvekt.core.errors import InputError
from samvekt.core.message import message
from samvekt.domain.errors import ChangedMeanwhile, NotAccepted
from samvekt.domain.rounds import actions
from samvekt.domain.rounds.lines import limits_of, mark_of
from samvekt.domain.rounds.phases import Doing
from samvekt.formats.dossier.decision import Limits
from samvekt.web.access import OfRound, needs
from samvekt.web.forms import TAMPERED
from samvekt.web.language import said
from samvekt.web.rounds.asking import limiting as asking
from samvekt.web.rounds.both import two_pieces

PLACE = re.compile(r"(\w+)\[(\d+)\]\.?(.*)")
Written = dict[str, list[tuple[asking.LimitLine, dict[str, Any]]]]


@needs(Doing.FRAME)
@require_http_methods(["GET", "HEAD", "POST"])
def limits(request: OfRound) -> HttpResponse:
    """Budgets and person-years of a round, all on one page."""
    now, sent = limits_of(request.round), request.POST or None
    years = asking.years_of(request.round, now)
    form = asking.Mark(sent, initial={"mark": mark_of(now)})
    each = {"years": years, "empty_permitted": False}  # a line sent as it stood is read too
    parts = {
        key: kind(
            sent,
            initial=asking.lines_as_asked(now[key]),
            prefix=key,
            form_kwargs=each,
            error_messages=TAMPERED,
        )
        for key, kind in asking.PARTS.items()
    }
    page: dict[str, Any] = {"here": "frame", "form": form, "years": years, **parts}
    page["row_sets"] = list(parts.values())
    good = form.is_bound and form.is_valid() and all(part.is_valid() for part in parts.values())
    if good and _kept(request, form, parts, page):
        messages.success(request, said(message("The limits are saved.")))
        return redirect("rounds:frame", request.organisation.slug, request.round.public_id)
    told = any(part.total_error_count() for part in parts.values()) if form.is_bound else False
    page["faulty"] = bool(form.errors or told)
    status = 409 if "conflict" in page else 422 if page["faulty"] else 200
    return render(request, "rounds/limits.html", page, status=status)


def _kept(
    request: OfRound, form: asking.Mark, parts: Mapping[str, asking.Lines], page: dict[str, Any]
) -> bool:
    """Whether the limits were kept; if not, the page tells why."""
    written: Written = {
        key: [(line, found) for line in part if (found := line.content())]
        for key, part in parts.items()
    }
    try:
        actions.change_limits(
            round_=request.round,
            values={key: [found for _, found in lines] for key, lines in written.items()},
            mark=form.cleaned_data["mark"],
            by=request.user,
            at=timezone.now(),
        )
    except ChangedMeanwhile as conflict:
        now = {one.field: one.now for one in conflict.differences}
        mark = mark_of({**limits_of(request.round), **now})
        page["conflict"] = two_pieces(conflict, form, Limits, mark)
    except NotAccepted as refused:
        _tell(refused, written, form)
    except InputError as error:
        form.refuse(error)
    else:
        return True
    return False


def _tell(refused: NotAccepted, written: Written, form: asking.Mark) -> None:
    """Each fault at the box it concerns, else above the lines."""
    for path, told in refused.faults.items():
        place = PLACE.match(path)
        for one in told:
            if place is None:
                form.add_error(None, said(one))
            else:
                written[place[1]][int(place[2])][0].refuse_at(place[3], said(one))
