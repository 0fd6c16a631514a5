"""Who may see a page: every view says it, and a test walks the addresses to see that it does.

`@public` is for everyone, `@signed_in` for any person, `@needs(rule)` for those whom a rule of the
domain lets in. The organisation and the round of the address are fetched here, among those the
person belongs to, so another organisation's round does not exist: the answer is 404.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from functools import wraps
from typing import Any, TypeVar

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase

View = Callable[..., HttpResponseBase]
AnyView = TypeVar("AnyView", bound=View)


class For(Enum):
    """Whom a page is for."""

    EVERYONE = "everyone"
    SIGNED_IN = "signed in"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Access:
    """What a view says about who may see it."""

    whom: For
    rule: str = ""


def access_of(view: Callable[..., Any]) -> Access | None:
    """Who may see a view, if it says so."""
    found = getattr(view, "access", None)
    return found if isinstance(found, Access) else None


def marked(view: View, access: Access) -> View:
    """The view with its rule written on it."""
    setattr(view, "access", access)  # noqa: B010 (a function has no such field to the type checker)
    return view


def public(view: View) -> View:
    """A page for everyone."""

    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return view(request, *args, **kwargs)

    return marked(shown, Access(For.EVERYONE))


def signed_in(view: View) -> View:
    """A page for any person who has signed in; others are asked to."""

    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        return view(request, *args, **kwargs)

    return marked(shown, Access(For.SIGNED_IN))
