"""What guards every page: headers that browsers obey, and a limit to how much may be sent."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import unquote

from django.http import HttpRequest, HttpResponse

from samvekt.web.errors import bad_request, too_large
from samvekt.web.language import in_address

Page = Callable[[HttpRequest], HttpResponse]

NOT_USED = (
    "accelerometer",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "screen-wake-lock",
    "usb",
    "xr-spatial-tracking",
)
"""What a page could ask a browser for, and none of ours does."""

HEADERS = {
    "Permissions-Policy": ", ".join(f"{name}=()" for name in NOT_USED),
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Permitted-Cross-Domain-Policies": "none",
}
NOT_KEPT = "private, no-store"


class Headers:
    """Adds the headers that Django does not, and lets no machine keep a page of a person.

    Only public pages, whose address holds their language, may be kept, and only as they are for
    someone who has not signed in.
    """

    def __init__(self, page: Page) -> None:
        self.page = page

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The page with its headers."""
        response = self.page(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if "Cache-Control" not in response.headers and not _is_for_all(request):
            response.headers["Cache-Control"] = NOT_KEPT
        return response


def _is_for_all(request: HttpRequest) -> bool:
    person = getattr(request, "user", None)
    return in_address(request) is not None and person is not None and not person.is_authenticated


MOST_FROM_STRANGERS = 1  # million bytes
MOST_FROM_PERSONS = 60  # million bytes: three times the largest file, which the form then refuses


NOTHING = "\x00"


class Limit:
    """Refuses what is far larger than any form of ours, before any of it is read or kept.

    And an address with the sign that ends texts: no page has it, and no database takes it. Stands
    after the one that knows the person, since a stranger has no file to send.
    """

    def __init__(self, page: Page) -> None:
        self.page = page

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The page, or the one that says that it is too much."""
        most = MOST_FROM_PERSONS if request.user.is_authenticated else MOST_FROM_STRANGERS
        if _length(request) > most * 1_000_000:
            return too_large(request, most)
        if NOTHING in request.path or NOTHING in unquote(request.META.get("QUERY_STRING", "")):
            return bad_request(request, ValueError())
        return self.page(request)


def _length(request: HttpRequest) -> int:
    """How long a request says that it is; nothing beyond that is ever read."""
    told = request.META.get("CONTENT_LENGTH") or "0"
    return int(told) if told.isdecimal() else 0
