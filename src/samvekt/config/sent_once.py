"""A form that is sent twice acts once: a double click, a retry, a page sent again.

The key of a form is the token every form carries against forgery, which is new each time a page is
made, together with the address and what was filled in. So the same form with the same content
gives the first answer, and one that was changed and sent again is a new one.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.utils import timezone

from samvekt.domain.records.actions import once_told

Answer = Callable[[HttpRequest], HttpResponseBase]

SENT_ON = ("Location", "HX-Redirect", "HX-Location")
"""What an answer carries when something was done, and the reader is sent on."""

TOKEN = "csrfmiddlewaretoken"  # noqa: S105 (the name of a field)


class SentOnce:
    """Lets each form of our own pages act once for the person who sends it.

    The whole view is one transaction. An answer that sends the reader on is remembered, and given
    again; any other, such as a form with faults, is not.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer; the work is done when the view is known."""
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponseBase],
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
    ) -> HttpResponseBase | None:
        """The answer to a form, the first or the one that was given then."""
        if not _is_form_of_ours(request):
            return None
        return once_told(
            key=_key(request),
            by=request.user,  # type: ignore[arg-type]  # signed in, as was asked above
            at=timezone.now(),
            act=lambda: view(request, *args, **kwargs),
            told=_told,
            again=_again,
        )


def _is_form_of_ours(request: HttpRequest) -> bool:
    """A form from someone signed in, on a page of a station; signing in has ways of its own."""
    match = request.resolver_match
    return bool(
        request.method == "POST"
        and match
        and match.namespaces
        and request.user.is_authenticated
        and _token(request)
    )


def _token(request: HttpRequest) -> str:
    return request.POST.get(TOKEN, "") or request.headers.get("X-CSRFToken", "")


def _key(request: HttpRequest) -> str:
    found = hashlib.sha256()
    for part in (_token(request), request.path, *_filled_in(request)):
        found.update(hashlib.sha256(part.encode("utf-8", "surrogatepass")).digest())
    return found.hexdigest()


def _filled_in(request: HttpRequest) -> Iterator[str]:
    for field, values in sorted(request.POST.lists()):
        yield from (f"{field}={value}" for value in values)
    for field, files in sorted(request.FILES.lists()):
        for file in files:
            content = hashlib.sha256()
            for chunk in file.chunks():
                content.update(chunk)
            file.seek(0)
            yield f"{field}={file.name}={content.hexdigest()}"


def _told(answer: HttpResponseBase) -> str | None:
    sent_on = {name: answer.headers[name] for name in SENT_ON if name in answer.headers}
    if not sent_on:
        return None
    return json.dumps({"status": answer.status_code, "headers": sent_on})


def _again(told: str) -> HttpResponseBase:
    kept = json.loads(told)
    to = kept["headers"].pop("Location", None)
    answer = HttpResponse() if to is None else HttpResponseRedirect(to)
    answer.status_code = kept["status"]
    for name, value in kept["headers"].items():
        answer.headers[name] = value
    return answer
