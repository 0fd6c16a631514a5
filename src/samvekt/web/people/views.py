"""The people of an organisation, invitations, and one's own account."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from samvekt.core.errors import InputError
from samvekt.core.message import Words, message
from samvekt.domain.errors import ChangedMeanwhile
from samvekt.domain.people import actions, queries, rules
from samvekt.domain.people.models import Invitation, Person
from samvekt.domain.people.roles import ROLE_WORDS, Role
from samvekt.domain.rounds import actions as round_actions
from samvekt.web.access import InOrganisation, OfOrganisation, SignedIn, needs, public, signed_in
from samvekt.web.answers import form_page
from samvekt.web.both import Conflict, two_versions
from samvekt.web.language import current, norwegian_place, opened_said, remember, said
from samvekt.web.people import asking
from samvekt.web.people.letters import send_invitation

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
ROLES = Words("roller", "roller", "roles")
EITHER = require_http_methods(["GET", "HEAD", "POST"])


@signed_in
@EITHER
def account(request: SignedIn) -> HttpResponse:
    """One's own name and language, and the way to password, two-factor and sign-ins."""
    start = {"name": request.user.name, "language": request.user.language}
    form = asking.Account(request.POST or None, initial=start)
    if form.is_valid():
        try:
            person = actions.change_own_account(
                **form.cleaned_data, by=request.user, at=timezone.now()
            )
        except InputError as error:
            form.refuse(error)
        else:
            answer = redirect("people:account")
            remember(answer, person.language)
            messages.success(request, said(message("Saved.")))
            return answer
    return form_page(request, "people/account.html", {"form": form})


@needs(InOrganisation.READ_ORGANISATION)
@require_safe
def people(request: OfOrganisation) -> HttpResponse:
    """Who belongs to the organisation, and who is invited."""
    may_invite = request.may(InOrganisation.INVITE)
    invited = queries.open_invitations(request.organisation, timezone.now()) if may_invite else ()
    page = {
        "members": sorted(
            queries.members(request.organisation), key=lambda one: norwegian_place(one.person.name)
        ),
        "invitations": [
            (invitation, [Role(role) for role in invitation.roles]) for invitation in invited
        ],
        "may_invite": may_invite,
        "may_change_roles": request.may(InOrganisation.CHANGE_ROLES),
    }
    return render(request, "people/people.html", page)


@needs(InOrganisation.INVITE)
@EITHER
def invite(request: OfOrganisation) -> HttpResponse:
    """Invite someone by e-mail."""
    administrator = request.may(InOrganisation.CHANGE_ROLES)
    roles = frozenset(Role) if administrator else rules.GIVEN_BY_A_LEADER
    form = asking.Invite(request.POST or None, roles=roles)
    if form.is_valid():
        try:
            invited = actions.invite(
                email=form.cleaned_data["email"],
                organisation=request.organisation,
                roles=map(Role, form.cleaned_data["roles"]),
                by=request.user,
                at=timezone.now(),
            )
        except InputError as error:
            form.refuse(error)
        else:
            send_invitation(request, invited)
            return redirect("people:people", request.organisation.slug)
    return form_page(request, "people/invite.html", {"form": form})


@needs(InOrganisation.INVITE)
@EITHER
def withdraw(request: OfOrganisation, number: int) -> HttpResponse:
    """Take an invitation back, after asking once."""
    invitation = get_object_or_404(
        queries.open_invitations(request.organisation, timezone.now()), pk=number
    )
    if request.method != "POST":
        return render(request, "people/withdraw.html", {"invitation": invitation})
    actions.withdraw_invitation(invitation=invitation, by=request.user, at=timezone.now())
    messages.success(request, said(message("The invitation is withdrawn.")))
    return redirect("people:people", request.organisation.slug)


@needs(InOrganisation.CHANGE_ROLES)
@EITHER
def roles(request: OfOrganisation, number: int) -> HttpResponse:
    """Give a person exactly the roles that are ticked."""
    member = _member(request, number)
    held = [role.value for role in member.roles]
    form = asking.Roles(request.POST or None, initial={"roles": held, "shown": " ".join(held)})
    page: dict[str, object] = {"form": form, "member": member}
    if form.is_valid():
        try:
            round_actions.change_roles(
                person=member.person,
                organisation=request.organisation,
                roles=map(Role, form.cleaned_data["roles"]),
                by=request.user,
                at=timezone.now(),
                shown=asking.known_roles(form.cleaned_data["shown"]),
            )
        except ChangedMeanwhile as conflict:
            page["conflict"] = _both_roles(conflict, form)
        except InputError as error:
            form.refuse(error)
        else:
            messages.success(request, said(message("The roles are changed.")))
            return redirect("people:people", request.organisation.slug)
    return form_page(request, "people/roles.html", page)


def _roles_told(_: str, roles: Any) -> str:
    return ", ".join(str(opened_said(ROLE_WORDS[role])) for role in roles)


def _both_roles(conflict: ChangedMeanwhile, form: asking.Roles) -> Conflict:
    """Both versions; the form is ready to give exactly the roles that were ticked."""
    parted = conflict.differences
    now: Any = parted[0].now if parted else form.cleaned_data["roles"]
    return two_versions(
        conflict,
        form,
        words={"roles": ROLES},
        told=_roles_told,
        ready={"shown": " ".join(now)},
    )


@needs(InOrganisation.DEACTIVATE)
@EITHER
def close(request: OfOrganisation, number: int) -> HttpResponse:
    """Close someone's account, after asking once."""
    member = _member(request, number)
    page: dict[str, object] = {"member": member}
    if request.method == "POST":
        try:
            actions.deactivate_person(
                person=member.person,
                organisation=request.organisation,
                by=request.user,
                at=timezone.now(),
            )
        except InputError as error:
            page["refused"] = error.message
            return render(request, "people/close.html", page, status=422)
        messages.success(request, said(message("The account is closed.")))
        return redirect("people:people", request.organisation.slug)
    return render(request, "people/close.html", page)


@public
@EITHER
def join(request: HttpRequest, token: str) -> HttpResponse:
    """Join with the link of a letter: as the one who is signed in, or with a new account."""
    invitation = queries.invitation_for(token)
    if invitation is None or not invitation.open_at(timezone.now()):
        return render(request, "people/link_used.html", status=404)
    if isinstance(request.user, Person):
        return _join_as(request, invitation, token, request.user)
    form = asking.Join(request.POST or None)
    if form.is_valid():
        try:
            person = round_actions.accept_invitation(
                token=token, at=timezone.now(), language=current(), **form.cleaned_data
            )
        except InputError as error:
            form.refuse(error)
        else:
            login(request, person, backend=BACKEND)
            return redirect("home:waiting")
    return form_page(request, "people/join.html", {"form": form, "invitation": invitation})


def _join_as(
    request: HttpRequest, invitation: Invitation, token: str, person: Person
) -> HttpResponse:
    page: dict[str, object] = {"invitation": invitation}
    if request.method == "POST":
        try:
            round_actions.accept_invitation(token=token, by=person, at=timezone.now())
        except InputError as error:
            page["refused"] = error.message
            return render(request, "people/join_as.html", page, status=422)
        return redirect("home:waiting")
    return render(request, "people/join_as.html", page)


def _member(request: OfOrganisation, number: int) -> queries.Member:
    found = [m for m in queries.members(request.organisation) if m.person.pk == number]
    if not found:
        raise Http404
    return found[0]
