"""Which language a page is in, and how our sentences are said in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.functional import lazy
from django.utils.translation.trans_real import parse_accept_lang_header

from samvekt.core.message import LANGUAGES, Message, Words
from samvekt.language import DEFAULT, opened, say

NAMES = {"nb": "Bokmål", "nn": "Nynorsk", "en": "English"}
"""What each language calls itself."""

ALSO_CALLED = {"no": "nb"}
"""Other codes a browser may send."""

Page = Callable[[HttpRequest], HttpResponse]


def current() -> str:
    """The language of the page being made."""
    language = (translation.get_language() or DEFAULT)[:2]
    return language if language in LANGUAGES else DEFAULT


def _said_now(told: Message | Words) -> str:
    return say(told, current())


said = lazy(_said_now, str)
"""A sentence that waits for the language of the page: labels, choices and faults of forms."""


def _opened_now(told: Message | Words) -> str:
    return opened(say(told, current()))


opened_said = lazy(_opened_now, str)
"""The same with a capital first, for terms that stand alone as a label or a choice."""


class LanguageMiddleware:
    """Makes each page in the language of its address, its person or its browser.

    Stands after the one that knows the person. A public page carries its language in the
    address; the choice is remembered, so that signing in goes on in the same language.
    """

    def __init__(self, page: Page) -> None:
        self.page = page

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The page, in one language from head to foot."""
        language = chosen(request)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.page(request)
        response.headers.setdefault("Content-Language", language)
        if in_address(request) is None:
            response.headers.setdefault("Vary", "Accept-Language, Cookie")
        elif language != preferred(request):
            remember(response, language)
        return response


def chosen(request: HttpRequest) -> str:
    """The language a page is to be in."""
    return in_address(request) or preferred(request)


def in_address(request: HttpRequest) -> str | None:
    """The language that stands first in the address of a public page."""
    first = request.path_info.lstrip("/").split("/", 1)[0]
    return first if first in LANGUAGES else None


def preferred(request: HttpRequest) -> str:
    """The language a person has chosen, else one the browser asks for, else bokmål."""
    asked = [
        getattr(request.user, "language", "") if hasattr(request, "user") else "",
        request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, ""),
        *_accepted(request),
    ]
    return next((language for language in asked if language in LANGUAGES), DEFAULT)


def _accepted(request: HttpRequest) -> list[str]:
    header = request.headers.get("Accept-Language", "")
    codes = [code.split("-")[0] for code, _ in parse_accept_lang_header(header)]
    return [ALSO_CALLED.get(code, code) for code in codes]


def remember(response: HttpResponse, language: str) -> None:
    """Keep the choice of someone who is not signed in."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=365 * 24 * 3600,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
    )


LAST_LETTERS = str.maketrans({"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}"})
"""The signs after z in the order of characters, for the letters after z in the alphabet."""


def norwegian_place(name: str) -> tuple[str, str]:
    """A key to sort by: æ, ø, å come last, and aa stands as å does."""
    return name.casefold().replace("aa", "å").translate(LAST_LETTERS), name


def in_norwegian_order(names: Iterable[str]) -> list[str]:
    """Names as a Norwegian list has them.

    Example:
        >>> in_norwegian_order(["Åse", "Aas", "Øst", "Ane"])
        ['Ane', 'Øst', 'Aas', 'Åse']
    """
    return sorted(names, key=norwegian_place)
