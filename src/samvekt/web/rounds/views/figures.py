"""What an option does and takes, line by line: effects, money, people, and who pays."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from samvekt.core.errors import InputError
from samvekt.domain.errors import ChangedMeanwhile, NotAccepted
from samvekt.domain.rounds.models import Option
from samvekt.domain.rounds.phases import Doing
from samvekt.formats.dossier.options import Option as DossierOption
from samvekt.formats.fields import words_of
from samvekt.web.access import OfRound, needs
from samvekt.web.language import said
from samvekt.web.rounds.asking import effects as asking_effects
from samvekt.web.rounds.asking import figures as asking
from samvekt.web.rounds.asking.rows import Row, Rows, Version, rows_of, years_of
from samvekt.web.rounds.both import two_versions
from samvekt.web.rounds.views.describing import kept_option, saved
from samvekt.web.rounds.views.options import option_of_round

EITHER = require_http_methods(["GET", "HEAD", "POST"])
PLACE = re.compile(r"(\w+)\[(\d+)\](?:\.(\w+))?(?:\[(\d+)\])?")
Lines = dict[str, list[tuple[Row, dict[str, Any]]]]


@dataclass(frozen=True, slots=True)
class Table:
    """A page of lines.

    Attributes:
        template: What draws it.
        parts: The lines of each field of the option.
        more: What its lines need to know.
    """

    template: str
    parts: Mapping[str, type[Rows]]
    more: dict[str, Any] = field(default_factory=dict)


@needs(Doing.CHANGE_OPTIONS)
@EITHER
def figures(request: OfRound, number: int) -> HttpResponse:
    """Costs and personnel of one option."""
    option = option_of_round(request, number)
    parts: Mapping[str, type[Rows]] = {"costs": asking.Costs, "personnel": asking.People}
    return _table(
        request,
        option,
        Table("rounds/figures.html", parts, {"years": years_of(option, request.POST)}),
    )


@needs(Doing.CHANGE_OPTIONS)
@EITHER
def funding(request: OfRound, number: int) -> HttpResponse:
    """Money someone has proposed or set aside for the option."""
    option = option_of_round(request, number)
    parts = {"funding": asking.Fundings}
    return _table(
        request,
        option,
        Table("rounds/funding.html", parts, {"years": years_of(option, request.POST)}),
    )


@needs(Doing.CHANGE_OPTIONS)
@EITHER
def effects(request: OfRound, number: int) -> HttpResponse:
    """What the target group or the service gains."""
    option = option_of_round(request, number)
    parts = {"effects": asking_effects.Effects}
    return _table(request, option, Table("rounds/effects.html", parts))


def _table(request: OfRound, option: Option, table: Table) -> HttpResponse:
    """A page of lines, and its answer."""
    sent = request.POST or None
    form = Version(sent, initial={"version": option.version})
    rows = {
        key: kind(
            sent, initial=rows_of(option.figures.get(key, [])), prefix=key, form_kwargs=table.more
        )
        for key, kind in table.parts.items()
    }
    page: dict[str, Any] = {
        "here": "options",
        "option": option,
        "form": form,
        "parts": list(rows.values()),
        "words": words_of(DossierOption, next(iter(table.parts))),
        "guides": asking_effects.GUIDES if "effects" in rows else (),
        **rows,
        **table.more,
    }
    if form.is_bound and form.is_valid() and all(part.is_valid() for part in rows.values()):
        lines = {key: _lines(part) for key, part in rows.items()}
        values = {key: [content for _, content in found] for key, found in lines.items()}
        try:
            kept_option(request, option, values, form)
        except ChangedMeanwhile as conflict:
            page["conflict"] = two_versions(conflict, form)
            return render(request, table.template, page, status=409)
        except NotAccepted as refused:
            _tell(refused, lines, form)
        except InputError as error:
            form.refuse(error)
        else:
            return saved(request, option)
    page["faulty"] = form.errors or any(any(part.errors) for part in rows.values())
    return render(request, table.template, page, status=422 if page["faulty"] else 200)


def _lines(part: Iterable[Row]) -> list[tuple[Row, dict[str, Any]]]:
    """The lines that say something, each with the form it was written in."""
    found = [(row, row.content()) for row in part]
    return [(row, content) for row, content in found if content]


def _tell(refused: NotAccepted, lines: Lines, form: Version) -> None:
    """Each fault at the box it concerns, else above the lines."""
    for path, told in refused.faults.items():
        place = PLACE.match(path)
        for one in told:
            if place is None:
                form.add_error(None, said(one))
                continue
            key, at, name, year = place.groups(default="")
            lines[key][int(at)][0].refuse_at(name, year, one)
