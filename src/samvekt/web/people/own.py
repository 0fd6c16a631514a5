"""One's own address, what is kept about one, and leaving."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from allauth.account.internal.flows.reauthentication import did_recently_reauthenticate
from allauth.core import ratelimit
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from samvekt.core.errors import InputError
from samvekt.core.message import message
from samvekt.domain.errors import NotPossible
from samvekt.domain.people import actions
from samvekt.domain.rounds import actions as round_actions
from samvekt.domain.rounds.held import as_file, held_about
from samvekt.web.access import SignedIn, signed_in
from samvekt.web.answers import form_page
from samvekt.web.language import said
from samvekt.web.people import asking
from samvekt.web.people.letters import send_address_changed, send_new_address

EITHER = require_http_methods(["GET", "HEAD", "POST"])


def confirmed(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A page for someone who has just shown, with the password, that it is them."""

    @wraps(view)
    def shown(request: SignedIn, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if did_recently_reauthenticate(request):
            return view(request, *args, **kwargs)
        back = urlencode({"next": request.get_full_path()})
        return redirect(f"{reverse('account_reauthenticate')}?{back}")

    return shown


@signed_in
@confirmed
@EITHER
def address(request: SignedIn) -> HttpResponse:
    """Ask for another address; a link is sent there, and nothing changes until it is opened."""
    form = asking.Address(request.POST or None)
    if form.is_valid():
        email = form.cleaned_data["email"]
        try:
            token = actions.ask_for_address(email=email, by=request.user)
            _refuse_many_letters(request)
        except InputError as error:
            form.refuse(error)
        else:
            send_new_address(request, email, token)
            return redirect("people:account")
    return form_page(request, "people/address.html", {"form": form})


def _refuse_many_letters(request: SignedIn) -> None:
    if not ratelimit.consume(request, action="new_address", user=request.user):
        raise NotPossible(message("Too many attempts. Wait a few minutes and try again."))


@signed_in
@EITHER
def new_address(request: SignedIn, token: str) -> HttpResponse:
    """The link of the letter: after asking once, the address is changed."""
    try:
        wanted = actions.address_of(token, request.user)
    except InputError:
        return render(request, "people/link_used.html", status=404)
    page: dict[str, object] = {"wanted": wanted}
    if request.method != "POST":
        return render(request, "people/new_address.html", page)
    before = request.user.email
    try:
        actions.change_address(token=token, by=request.user, at=timezone.now())
    except InputError as error:
        page["refused"] = error.message
        return render(request, "people/new_address.html", page, status=422)
    send_address_changed(before)
    messages.success(request, said(message("Your address is changed to {email}.", email=wanted)))
    return redirect("people:account")


@signed_in
@require_safe
def held(request: SignedIn) -> HttpResponse:
    """What is kept about the person, in short."""
    return render(request, "people/held.html", {"held": held_about(request.user)})


@signed_in
@require_safe
def held_file(request: SignedIn) -> HttpResponse:
    """All of it as a file."""
    text = json.dumps(as_file(request.user), ensure_ascii=False, indent=1)
    answer = HttpResponse(text, content_type="application/json; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="mine-opplysninger.json"'
    return answer


@signed_in
@confirmed
@EITHER
def leave(request: SignedIn) -> HttpResponse:
    """Close one's own account, after asking once."""
    if request.method != "POST":
        return render(request, "people/leave.html")
    try:
        round_actions.close_own_account(by=request.user, at=timezone.now())
    except InputError as error:
        return render(request, "people/leave.html", {"refused": error.message}, status=422)
    logout(request)
    messages.success(request, said(message("Your account is closed.")))
    return redirect("account_login")
