"""The front page for everyone, and what waits for the one who has signed in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe, require_POST

from samvekt.core.message import LANGUAGES
from samvekt.web.access import public, signed_in
from samvekt.web.language import chosen, remember


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
    return render(request, "home/front.html", {"cases": ()})


@signed_in
@require_safe
def waiting(request: HttpRequest) -> HttpResponse:
    """What waits for the person, by when."""
    return render(request, "home/waiting.html")


@public
@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """The same page in another language, from now on."""
    language = request.POST.get("language", "")
    back = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, None):
        back = "/"
    answer = redirect(back)
    if language in LANGUAGES:
        remember(answer, language)
    return answer
