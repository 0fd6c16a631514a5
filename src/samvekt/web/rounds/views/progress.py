"""How a round goes on: its phase, its dates, and the people who sit in it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from samvekt.core.errors import InputError
from samvekt.core.message import Message, message
from samvekt.domain.errors import ChangedMeanwhile
from samvekt.domain.people.queries import members
from samvekt.domain.people.roles import IN_A_ROUND, Role
from samvekt.domain.rounds import actions, bridge, queries
from samvekt.domain.rounds.models import Seat
from samvekt.domain.rounds.phases import Doing, Phase
from samvekt.web.access import OfRound, needs
from samvekt.web.answers import form_page
from samvekt.web.both import Conflict
from samvekt.web.language import norwegian_place, said
from samvekt.web.people import asking as people_asking
from samvekt.web.people.letters import send_invitation
from samvekt.web.rounds.asking import progress as asking
from samvekt.web.rounds.both import two_versions
from samvekt.web.rounds.views.listing import with_all
from samvekt.web.rounds.way import steps

EITHER = require_http_methods(["GET", "HEAD", "POST"])


@needs(Doing.READ, to_send=Doing.MOVE_PHASE)
@EITHER
def progress(request: OfRound) -> HttpResponse:
    """Where the round is, and the way on or back for the one who leads it."""
    round_, may_move = request.round, request.may(Doing.MOVE_PHASE)
    conflict: Conflict | None = None
    form = asking.Move(
        (request.POST or None) if may_move else None,
        round_=round_,
        initial={"version": round_.version},
    )
    if form.is_valid():
        try:
            actions.move_phase(
                round_=round_,
                to=Phase(form.cleaned_data["to"]),
                reason=form.cleaned_data["reason"],
                expected_version=form.cleaned_data["version"],
                by=request.user,
                at=timezone.now(),
            )
        except ChangedMeanwhile as late:
            conflict = two_versions(late, form)
        except InputError as error:
            form.refuse(error)
        else:
            return _done(request, message("The round is moved."), "rounds:overview")
    dates = queries.dates_of(with_all(request))
    page: dict[str, Any] = {
        "conflict": conflict,
        "here": "progress",
        "form": form,
        "may_move": may_move,
        "may_set_dates": request.may(Doing.SET_DATES),
        "checklist": bridge.checklist(round_),
        "course": [(step, dates.get(step.phase)) for step in steps(round_)],
        "dated": bool(dates),
    }
    return form_page(request, "rounds/progress.html", page)


@needs(Doing.SET_DATES)
@EITHER
def dates(request: OfRound) -> HttpResponse:
    """When each phase opens and closes."""
    found = queries.dates_of(request.round)
    start: dict[str, Any] = {
        f"{phase.value}_{end}": getattr(row, f"{end}_on")
        for phase, row in found.items()
        for end in ("opens", "closes")
    }
    form = asking.Dates(request.POST or None, initial=start | {"version": request.round.version})
    page: dict[str, Any] = {"here": "progress", "form": form}
    if form.is_valid():
        try:
            actions.set_dates(
                round_=request.round,
                dates=form.dates,
                expected_version=form.cleaned_data["version"],
                by=request.user,
                at=timezone.now(),
            )
        except ChangedMeanwhile as conflict:
            page["conflict"] = two_versions(conflict, form)
        except InputError as error:
            form.refuse(error)
        else:
            return _done(request, message("The dates are saved."), "rounds:progress")
    return form_page(request, "rounds/dates.html", page)


@needs(Doing.READ, to_send=Doing.GIVE_SEATS)
@EITHER
def seats(request: OfRound) -> HttpResponse:
    """Who sits in the round; for the one who leads it, a way to give seats."""
    may_give = request.may(Doing.GIVE_SEATS)
    here = [one.person for one in members(request.organisation)] if may_give else []
    people = [person for person in here if person.is_active]
    people.sort(key=lambda person: norwegian_place(person.name))
    form = asking.Seat((request.POST or None) if may_give else None, people=people)
    if form.is_valid():
        person = next(one for one in people if one.pk == form.cleaned_data["person"])
        try:
            actions.add_seat(
                round_=request.round,
                person=person,
                role=Role(form.cleaned_data["role"]),
                by=request.user,
                at=timezone.now(),
            )
        except InputError as error:
            form.refuse(error)
        else:
            return _done(request, message("The seat is given."), "rounds:seats")
    page = {
        "here": "seats",
        "form": form,
        "may_give": may_give,
        "seats": sorted(
            request.round.seats.select_related("person").order_by("pk"),
            key=lambda seat: norwegian_place(seat.person.name),
        ),
    }
    return form_page(request, "rounds/seats.html", page)


@needs(Doing.GIVE_SEATS)
@EITHER
def end_seat(request: OfRound, number: int) -> HttpResponse:
    """End a seat, after asking once."""
    seat = get_object_or_404(
        Seat.objects.select_related("round__organisation", "person"),
        round=request.round,
        pk=number,
    )
    page: dict[str, Any] = {"here": "seats", "seat": seat}
    if request.method != "POST":
        return render(request, "rounds/end_seat.html", page)
    try:
        actions.remove_seat(seat=seat, by=request.user, at=timezone.now())
    except InputError as error:
        page["refused"] = error.message
        return render(request, "rounds/end_seat.html", page, status=422)
    return _done(request, message("The seat is ended."), "rounds:seats")


@needs(Doing.GIVE_SEATS)
@EITHER
def invite(request: OfRound) -> HttpResponse:
    """Invite someone from outside to the round."""
    form = people_asking.Invite(request.POST or None, roles=IN_A_ROUND)
    if form.is_valid():
        try:
            invited = actions.invite_to_round(
                email=form.cleaned_data["email"],
                round_=request.round,
                roles=map(Role, form.cleaned_data["roles"]),
                by=request.user,
                at=timezone.now(),
            )
        except InputError as error:
            form.refuse(error)
        else:
            send_invitation(request, invited)
            return redirect("rounds:seats", request.organisation.slug, request.round.public_id)
    return form_page(request, "rounds/invite.html", {"here": "seats", "form": form})


def _done(request: OfRound, told: Message, to: str) -> HttpResponse:
    messages.success(request, said(told))
    return redirect(to, request.organisation.slug, request.round.public_id)
