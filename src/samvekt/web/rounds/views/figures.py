"""The money and the people an option takes, year by year."""

from __future__ import annotations

import re
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from samvekt.core.errors import InputError
from samvekt.core.message import message
from samvekt.domain.errors import NotAccepted
from samvekt.domain.rounds import actions
from samvekt.domain.rounds.phases import Doing
from samvekt.web.access import OfRound, needs
from samvekt.web.language import said
from samvekt.web.rounds.asking import figures as asking
from samvekt.web.rounds.views.options import option_of_round

EITHER = require_http_methods(["GET", "HEAD", "POST"])
PLACE = re.compile(r"(costs|personnel)\[(\d+)\](?:\.(\w+))?(?:\[(\d+)\])?")


@needs(Doing.CHANGE_OPTIONS)
@EITHER
def figures(request: OfRound, number: int) -> HttpResponse:
    """Costs and personnel of one option."""
    option = option_of_round(request, number)
    years = {"years": asking.years_of(option)}
    had = {key: option.figures.get(key, []) for key in ("costs", "personnel")}
    form = asking.Version(request.POST or None, initial={"version": option.version})
    rows: dict[str, Any] = {
        key: kind(
            request.POST or None, initial=asking.rows_of(had[key]), prefix=key, form_kwargs=years
        )
        for key, kind in (("costs", asking.Costs), ("personnel", asking.People))
    }
    page = {"here": "options", "option": option, "form": form, **rows, **years}
    if form.is_bound and form.is_valid() and all(part.is_valid() for part in rows.values()):
        lines = {key: _lines(part, had[key]) for key, part in rows.items()}
        try:
            actions.change_option(
                option=option,
                values={key: [content for _, content in found] for key, found in lines.items()},
                expected_version=form.cleaned_data["version"],
                by=request.user,
                at=timezone.now(),
            )
        except NotAccepted as refused:
            _tell(refused, lines, form)
        except InputError as error:
            form.refuse(error)
        else:
            messages.success(request, said(message("The figures are saved.")))
            return redirect(
                "rounds:option", request.organisation.slug, request.round.public_id, option.pk
            )
    faulty = form.errors or any(any(part.errors) for part in rows.values())
    return render(request, "rounds/figures.html", page, status=422 if faulty else 200)


def _lines(part: Any, had: list[dict[str, Any]]) -> list[tuple[asking.Row, dict[str, Any]]]:
    """The lines that say something, each with the form it was written in."""
    found = [(row, row.content(had)) for row in part]
    return [(row, content) for row, content in found if content]


def _tell(
    refused: NotAccepted,
    lines: dict[str, list[tuple[asking.Row, dict[str, Any]]]],
    form: asking.Version,
) -> None:
    for path, told in refused.faults.items():
        place = PLACE.match(path)
        for one in told:
            if place is None:
                form.add_error(None, said(one))
                continue
            key, at, field, year = place.groups(default="")
            lines[key][int(at)][0].refuse_at(field, year, one)
