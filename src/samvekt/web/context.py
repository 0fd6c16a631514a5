"""What the layout of every page needs to know."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url

from samvekt import __version__
from samvekt.core.message import LANGUAGES
from samvekt.web.language import NAMES, current, in_address


@dataclass(frozen=True, slots=True)
class LanguageChoice:
    """A language one may read the page in.

    Attributes:
        code: The language.
        name: What it calls itself.
        address: The same page in that language; empty where the address holds no language.
        chosen: Whether the page is in it.
    """

    code: str
    name: str
    address: str
    chosen: bool


def layout(request: HttpRequest) -> dict[str, object]:
    """Names and addresses that head and foot of every page show."""
    return {
        "language": current(),
        "language_choices": language_choices(request),
        "accessibility_statement": settings.ENVIRONMENT.accessibility_statement,
        "feedback": settings.ENVIRONMENT.feedback,
        "version": __version__,
    }


def language_choices(request: HttpRequest) -> tuple[LanguageChoice, ...]:
    """The languages of the page, each with its own address where the address says it."""
    here, public = current(), in_address(request) is not None
    return tuple(
        LanguageChoice(
            code=code,
            name=NAMES[code],
            address=translate_url(request.get_full_path(), code) if public else "",
            chosen=code == here,
        )
        for code in LANGUAGES
    )
