"""Who may see a page: every view says it, and a test walks the addresses to see that it does.

`@public` is for everyone, `@signed_in` for any person, `@needs(rule)` for those whom a rule of the
domain lets in. The organisation and the round of the address are fetched here, among those the
person belongs to, so another organisation's round does not exist: the answer is 404.

A page that shows more than it lets most people change says both: `@needs(READ, to_send=FRAME)`.
What an action refuses, and a view does not tell itself, is told here; nobody meets a broken page.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404

from samvekt.core.errors import InputError
from samvekt.core.message import message
from samvekt.domain.errors import NotAllowed
from samvekt.domain.people import queries as people
from samvekt.domain.people import rules as people_rules
from samvekt.domain.people.models import Organisation, Person
from samvekt.domain.people.roles import Role
from samvekt.domain.rounds import queries as rounds
from samvekt.domain.rounds import rules as rounds_rules
from samvekt.domain.rounds.models import Round
from samvekt.domain.rounds.phases import Doing as InRound
from samvekt.domain.rounds.phases import Phase
from samvekt.web.errors import refused
from samvekt.web.language import norwegian_place

READING = ("GET", "HEAD")
InOrganisation = people_rules.Doing
View = Callable[..., HttpResponseBase]


class SignedIn(HttpRequest):
    """A request from someone who has signed in."""

    user: Person


class OfOrganisation(SignedIn):
    """A request about an organisation the person belongs to."""

    organisation: Organisation
    roles: frozenset[Role]

    def may(self, doing: InOrganisation | InRound) -> bool:
        """Whether the person may do this, here and now."""
        raise NotImplementedError


class OfRound(OfOrganisation):
    """A request about a round the person may see."""

    round: Round


class For(Enum):
    """Whom a page is for."""

    EVERYONE = "everyone"
    SIGNED_IN = "signed in"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Access:
    """What a view says about who may see it."""

    whom: For
    doing: InOrganisation | InRound | None = None
    to_send: InOrganisation | InRound | None = None

    @property
    def sending(self) -> InOrganisation | InRound | None:
        """The rule for sending the form of the page; the same as for seeing it unless told."""
        return self.to_send or self.doing


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
        return _told(view, request, *args, **kwargs)

    return marked(shown, Access(For.SIGNED_IN))


def needs(
    doing: InOrganisation | InRound, *, to_send: InOrganisation | InRound | None = None
) -> Callable[[View], View]:
    """A page for those whom the rule lets do this with the organisation or round of the address.

    Args:
        doing: What one must be let do to see the page.
        to_send: What one must be let do to send its form, where that is something else.
    """
    access = Access(For.RULE, doing, to_send)

    def guarded(view: View) -> View:
        @wraps(view)
        def shown(request: Any, *, slug: str, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            _find_organisation(request, slug)
            if isinstance(doing, InRound):
                _find_round(request, kwargs.pop("public_id"))
            asked = doing if request.method in READING else access.sending
            if not request.may(asked):
                raise NotAllowed(message("You do not have a role that may do this now."))
            return _told(view, request, **kwargs)

        return marked(shown, access)

    return guarded


def _told(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
    """The page, or a page that tells what was refused."""
    try:
        return view(request, *args, **kwargs)
    except InputError as error:
        return refused(request, error)


def _find_organisation(request: Any, slug: str) -> None:
    """The organisation of the address, with what the person may do there; else 404."""
    belongs = tuple(people.memberships_of(request.user))
    every = dict.fromkeys(one.organisation for one in belongs)
    request.organisations = tuple(sorted(every, key=lambda one: norwegian_place(one.name)))
    found = next((one for one in request.organisations if one.slug == slug), None)
    if found is None:
        raise Http404
    request.organisation = found
    roles = frozenset(Role(one.role) for one in belongs if one.organisation_id == found.pk)
    request.roles = roles
    request.may = lambda doing: bool(roles & people_rules.ALLOWED[doing])


def _find_round(request: Any, public_id: str) -> None:
    """The round of the address, with what the person may do there now; else 404."""
    request.round = get_object_or_404(
        rounds.for_person(request.user, request.organisation), public_id=public_id
    )
    phase, general = Phase(request.round.phase), request.may
    roles = rounds_rules.roles_in(request.user, request.round, general=request.roles)
    request.roles = roles
    request.may = lambda doing: (
        rounds_rules.is_open(doing, phase, roles) if isinstance(doing, InRound) else general(doing)
    )
