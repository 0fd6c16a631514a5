"""The lists of an option and their lines: what it does, what it takes, and who pays."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samvekt.core.errors import InputError
from samvekt.domain.errors import ChangedMeanwhile
from samvekt.domain.rounds import actions
from samvekt.domain.rounds.lines import lines_of, mark_of, place_of, sources_of
from samvekt.domain.rounds.models import Option
from samvekt.domain.rounds.phases import Doing
from samvekt.formats.dossier.options import Option as DossierOption
from samvekt.formats.fields import words_of
from samvekt.web.access import OfRound, needs
from samvekt.web.answers import form_page
from samvekt.web.language import said
from samvekt.web.rounds.asking.kinds import KINDS, Kind
from samvekt.web.rounds.asking.lines import Line, line_as_asked, years_of
from samvekt.web.rounds.both import two_pieces
from samvekt.web.rounds.shown import by_id, choices_of, line_shown, lines_shown
from samvekt.web.rounds.views.options import option_of_round, unsound

EITHER = require_http_methods(["GET", "HEAD", "POST"])
PARTS = {"effects": ("effects",), "figures": ("costs", "personnel"), "funding": ("funding",)}
"""The lists of each page."""


@needs(Doing.READ)
@require_safe
def lists(request: OfRound, number: int, page: str) -> HttpResponse:
    """One or two lists of an option, to read and to go on from."""
    option = option_of_round(request, number)
    sources = by_id(sources_of(request.round))
    may = request.may(Doing.CHANGE_OPTIONS) and option.removed_at is None
    context = {
        "here": "options",
        "option": option,
        "lists": [
            (KINDS[key], _words(key), lines_shown(option, KINDS[key], sources))
            for key in PARTS[page]
        ],
        "may_change": may,
        "unsound": may and unsound(option),
        "no_years": page != "effects" and not years_of(option),
    }
    return render(request, f"rounds/{page}.html", context)


@needs(Doing.CHANGE_OPTIONS)
@EITHER
def add_line(request: OfRound, number: int, kind: str) -> HttpResponse:
    """A new line."""
    option, found = option_of_round(request, number), KINDS[kind]
    form = _form(request, option, found, {})
    if form.is_valid():
        try:
            actions.add_line(
                option=option,
                key=kind,
                content=form.content({}),
                by=request.user,
                at=timezone.now(),
            )
        except InputError as error:
            form.refuse(error)
        else:
            messages.success(request, said(found.added))
            return _back(request, option, found)
    return form_page(request, "rounds/line.html", _page(option, found, form) | {"title": found.add})


@needs(Doing.CHANGE_OPTIONS)
@EITHER
def change_line(request: OfRound, number: int, kind: str, place: int) -> HttpResponse:
    """One line, with all that can be said of it."""
    option, found = option_of_round(request, number), KINDS[kind]
    had = _line(request, option, kind, place)
    form = _form(request, option, found, had)
    page = _page(option, found, form) | {"title": found.numbered(place)}
    if form.is_valid():
        try:
            actions.change_line(
                option=option,
                key=kind,
                place=place - 1,
                mark=form.cleaned_data["mark"],
                content=form.content(had),
                by=request.user,
                at=timezone.now(),
            )
        except ChangedMeanwhile as conflict:
            stands = lines_of(option_of_round(request, number), kind)[place - 1 : place]
            mark = mark_of(stands[0] if stands else None)
            page["conflict"] = two_pieces(conflict, form, found.model, mark)
            return render(request, "rounds/line.html", page, status=409)
        except InputError as error:
            form.refuse(error)
        else:
            messages.success(request, said(found.saved))
            return _back(request, option, found)
    return form_page(request, "rounds/line.html", page)


@needs(Doing.CHANGE_OPTIONS)
@EITHER
def remove_line(request: OfRound, number: int, kind: str, place: int) -> HttpResponse:
    """Take a line away, after asking once."""
    option, found = option_of_round(request, number), KINDS[kind]
    lines = lines_of(option, kind)
    if not 0 < place <= len(lines):
        raise Http404
    line = line_shown(found, place - 1, lines[place - 1], by_id(sources_of(request.round)))
    page: dict[str, Any] = {**_page(option, found, None), "line": line, "place": place}
    if request.method != "POST":
        return render(request, "rounds/line_remove.html", page)
    try:
        actions.remove_line(
            option=option,
            key=kind,
            place=place - 1,
            mark=request.POST.get("mark", ""),
            expected_version=_version(request),
            by=request.user,
            at=timezone.now(),
        )
    except InputError as error:
        page["refused"] = error.message
        return render(request, "rounds/line_remove.html", page, status=422)
    messages.success(request, said(found.removed))
    return _back(request, option, found)


@needs(Doing.CHANGE_OPTIONS)
@require_POST
def move_line(request: OfRound, number: int, kind: str, place: int) -> HttpResponse:
    """Move a line one place up or down."""
    option, found = option_of_round(request, number), KINDS[kind]
    step = -1 if request.POST.get("way") == "up" else 1
    try:
        actions.move_line(
            option=option,
            key=kind,
            place=place - 1,
            to=place - 1 + step,
            expected_version=_version(request),
            by=request.user,
            at=timezone.now(),
        )
    except InputError as error:
        messages.error(request, said(error.message))
    return _back(request, option, found)


def _line(request: OfRound, option: Option, kind: str, place: int) -> dict[str, Any]:
    """The line of the address, or the one that was shown there; 404 where there never was one."""
    lines = lines_of(option, kind)
    at = place_of(lines, place - 1, request.POST.get("mark", ""))
    if at is None and 0 < place <= len(lines):
        at = place - 1
    if at is None and request.method != "POST":
        raise Http404
    return {} if at is None else lines[at]


def _form(request: OfRound, option: Option, kind: Kind, had: dict[str, Any]) -> Line:
    return kind.form(
        request.POST or None,
        initial=line_as_asked(had) if had else {},
        years=years_of(option, request.POST),
        known=choices_of(sources_of(request.round), had.get("evidence", ())),
    )


def _page(option: Option, kind: Kind, form: Line | None) -> dict[str, Any]:
    return {
        "here": "options",
        "option": option,
        "kind": kind,
        "words": _words(kind.key),
        "form": form,
        "unsound": unsound(option),
    }


def _words(key: str) -> Any:
    return words_of(DossierOption, key)


def _version(request: OfRound) -> int:
    sent = request.POST.get("version", "")
    return int(sent) if sent.isdecimal() and len(sent) < 10 else 0


def _back(request: OfRound, option: Option, kind: Kind) -> HttpResponse:
    return redirect(kind.page, request.organisation.slug, request.round.public_id, option.pk)
