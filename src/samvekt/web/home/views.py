"""The front page for everyone, and what waits for the one who has signed in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from samvekt.core.message import LANGUAGES
from samvekt.domain.people import actions
from samvekt.domain.people.models import Person
from samvekt.domain.rounds import queries as rounds
from samvekt.web.access import SignedIn, public, signed_in
from samvekt.web.home.cases import demonstrations
from samvekt.web.home.places import places_of
from samvekt.web.home.waiting import waiting_for
from samvekt.web.language import chosen, remember

NEWEST = 5
"""How many published cases the front page shows."""


@public
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Leads on: to what waits, or to the front page in the visitor's language."""
    if request.user.is_authenticated:
        return redirect("home:waiting")
    return redirect(f"/{chosen(request)}/")


@public
@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """What this is, in a minute."""
    newest = rounds.published(NEWEST, demonstrations=demonstrations())
    return render(request, "home/front.html", {"cases": newest, "all": len(newest) < NEWEST})


@signed_in
@require_safe
def waiting(request: SignedIn) -> HttpResponse:
    """What waits for the person, by when."""
    found = waiting_for(request.user, timezone.localdate())
    page = {
        "waiting": [one for one in found if one.tasks],
        "followed": [one for one in found if not one.tasks],
        "places": places_of(request.user, timezone.now()),
    }
    return render(request, "home/waiting.html", page)


@public
@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """The same page in another language, from now on."""
    language = request.POST.get("language", "")
    back = request.POST.get("next", "")
    if not back.startswith("/") or not url_has_allowed_host_and_scheme(back, None):
        back = "/"
    answer = HttpResponseRedirect(back)
    if language in LANGUAGES:
        if isinstance(request.user, Person):
            actions.change_own_account(
                name=request.user.name, language=language, by=request.user, at=timezone.now()
            )
        remember(answer, language)
    return answer
