"""What is answered when something is wrong: a sentence, a way on, and nothing about the inside."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from samvekt.core.errors import InputError
from samvekt.core.message import Message, message

UNPROCESSABLE, TOO_LARGE = 422, 413


def _page(request: HttpRequest, status: int, title: Message, said: Message) -> HttpResponse:
    return render(request, "web/error.html", {"title": title, "said": said}, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 (not told)
    """What was sent cannot be understood."""
    return _page(
        request,
        400,
        message("We did not understand that"),
        message(
            "What was sent is too large, or not what the page asks for. Go back and try again."
        ),
    )


def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:
    """This person may not."""
    said = getattr(exception, "message", None)
    return _page(
        request,
        403,
        message("You may not do this"),
        said if isinstance(said, Message) else message("Ask the one who leads the round."),
    )


def refused(request: HttpRequest, error: InputError) -> HttpResponse:
    """It could not be done as things stand, and the page it was asked from is not there to say."""
    title = message("It could not be done")
    return _page(request, UNPROCESSABLE, title, error.message)


def too_large(request: HttpRequest, most: int) -> HttpResponse:
    """More was sent than any form of ours asks for; nothing of it has been read."""
    said = message(
        "What was sent is larger than {most} million bytes. Nothing was saved. Make it smaller.",
        most=most,
    )
    return _page(request, TOO_LARGE, message("It is too large"), said)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 (not told)
    """There is no such page, or none for this person."""
    return _page(
        request,
        404,
        message("We cannot find the page"),
        message("It may have been moved, or you do not have access to it. Check the address."),
    )


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 (not told)
    """A form was sent without the mark that shows it came from us."""
    return _page(
        request,
        403,
        message("The form was too old"),
        message("Go back, load the page again and send the form once more. Nothing was saved."),
    )


def fault(request: HttpRequest) -> HttpResponse:
    """Something broke with us. The page asks nothing of what may be broken."""
    return render(request, "web/fault.html", status=500)
