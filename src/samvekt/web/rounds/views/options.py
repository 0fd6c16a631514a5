"""The options of a round: listed, added, changed, ordered, removed and put back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samvekt.core.errors import InputError
from samvekt.core.message import Words, message
from samvekt.domain.errors import ChangedMeanwhile, NotPossible
from samvekt.domain.rounds import actions
from samvekt.domain.rounds.local_records import library_for
from samvekt.domain.rounds.models import Option
from samvekt.domain.rounds.phases import Doing
from samvekt.domain.rounds.words import CHANGE_WORDS
from samvekt.formats.dossier.options import Option as DossierOption
from samvekt.formats.fields import choice_words, label
from samvekt.web.access import OfRound, needs
from samvekt.web.answers import form_page
from samvekt.web.language import said
from samvekt.web.rounds.asking.options import OptionForm, option_of
from samvekt.web.rounds.asking.rows import years_of
from samvekt.web.rounds.asking.severity import levels
from samvekt.web.rounds.both import two_versions
from samvekt.web.rounds.reading import assessment_facts, effects_of, severity_facts

EITHER = require_http_methods(["GET", "HEAD", "POST"])


@needs(Doing.READ)
@require_safe
def options(request: OfRound) -> HttpResponse:
    """The options in their order, and those that can be put back."""
    rows = list(request.round.options.all())
    here = [option for option in rows if option.removed_at is None]
    page = {
        "here": "options",
        "options": [(option, CHANGE_WORDS[option.change]) for option in here],
        "removed": [option for option in rows if option.removed_at is not None],
        "may_change": request.may(Doing.CHANGE_OPTIONS),
        "may_propose": request.may(Doing.PROPOSE_OPTION),
    }
    return render(request, "rounds/options.html", page)


@needs(Doing.READ)
@require_safe
def option(request: OfRound, number: int) -> HttpResponse:
    """One option, to read."""
    found = option_of_round(request, number)
    names = {row.dossier_id: row for row in request.round.options.all()}
    page = {
        "here": "options",
        "option": found,
        "change": CHANGE_WORDS[found.change],
        "distinction": choice_words(DossierOption, "distinction").get(found.distinction),
        "related": [
            (label(DossierOption, field), [names[name] for name in listed if name in names])
            for field, listed in (
                ("requires", found.requires),
                ("excludes", found.excludes),
                ("replaces", found.replaces),
            )
            if listed
        ],
        "may_change": request.may(Doing.CHANGE_OPTIONS) and found.removed_at is None,
        "years": years_of(found),
        "costs": found.figures.get("costs", ()),
        "personnel": found.figures.get("personnel", ()),
        "funding": found.figures.get("funding", ()),
        "effects": effects_of(found),
        "severity": severity_facts(found, _levels(request, found)),
        "assessments": assessment_facts(found),
    }
    return render(request, "rounds/option.html", page)


@needs(Doing.PROPOSE_OPTION)
@EITHER
def add(request: OfRound) -> HttpResponse:
    """A new option."""
    form = OptionForm(
        request.POST or None,
        others=_present(request),
        language=request.round.language,
        initial={"change": "start"},
    )
    if form.is_valid():
        try:
            made = actions.add_option(
                round_=request.round, values=form.values, by=request.user, at=timezone.now()
            )
        except InputError as error:
            form.refuse(error)
        else:
            messages.success(request, said(message("The option {name} is added.", name=made.name)))
            return redirect("rounds:options", request.organisation.slug, request.round.public_id)
    return form_page(request, "rounds/add.html", {"here": "options", "form": form})


@needs(Doing.CHANGE_OPTIONS)
@EITHER
def change(request: OfRound, number: int) -> HttpResponse:
    """Change an option."""
    found = option_of_round(request, number)
    others = [one for one in _present(request) if one.pk != found.pk]
    form = OptionForm(
        request.POST or None,
        others=others,
        language=request.round.language,
        initial=option_of(found),
    )
    page: dict[str, Any] = {"here": "options", "form": form, "option": found}
    if form.is_valid():
        try:
            actions.change_option(
                option=found,
                values=form.values,
                expected_version=form.cleaned_data["version"] or 0,
                by=request.user,
                at=timezone.now(),
            )
        except ChangedMeanwhile as conflict:
            page["conflict"] = two_versions(conflict, form)
            return render(request, "rounds/change.html", page, status=409)
        except InputError as error:
            form.refuse(error)
        else:
            messages.success(request, said(message("The option is saved.")))
            return redirect(
                "rounds:option", request.organisation.slug, request.round.public_id, found.pk
            )
    return form_page(request, "rounds/change.html", page)


@needs(Doing.CHANGE_OPTIONS)
@EITHER
def remove(request: OfRound, number: int) -> HttpResponse:
    """Take an option out, after asking once; it can be put back."""
    found = option_of_round(request, number)
    page: dict[str, Any] = {"here": "options", "option": found}
    if request.method != "POST":
        return render(request, "rounds/remove.html", page)
    try:
        actions.remove_option(option=found, by=request.user, at=timezone.now())
    except InputError as error:
        page["refused"] = error.message
        return render(request, "rounds/remove.html", page, status=422)
    told = message(
        "{name} is removed. You can put it back at the foot of the page.", name=found.name
    )
    messages.success(request, said(told))
    return redirect("rounds:options", request.organisation.slug, request.round.public_id)


@needs(Doing.CHANGE_OPTIONS)
@require_POST
def restore(request: OfRound, number: int) -> HttpResponse:
    """Put a removed option back."""
    found = option_of_round(request, number)
    try:
        actions.restore_option(option=found, by=request.user, at=timezone.now())
    except InputError as error:
        messages.error(request, said(error.message))
    else:
        messages.success(request, said(message("{name} is put back.", name=found.name)))
    return redirect("rounds:options", request.organisation.slug, request.round.public_id)


@needs(Doing.CHANGE_OPTIONS)
@require_POST
def move(request: OfRound, number: int) -> HttpResponse:
    """Move an option one place up or down."""
    order = [one.pk for one in _present(request)]
    if option_of_round(request, number).pk not in order:
        raise NotPossible(message("The option is removed. Put it back to change it."))
    place = order.index(number)
    other = place - 1 if request.POST.get("way") == "up" else place + 1
    if 0 <= other < len(order):
        order[place], order[other] = order[other], order[place]
        try:
            actions.reorder_options(
                round_=request.round,
                order=order,
                expected_version=request.round.version,
                by=request.user,
                at=timezone.now(),
            )
        except InputError as error:
            messages.error(request, said(error.message))
    return redirect("rounds:options", request.organisation.slug, request.round.public_id)


def _levels(request: OfRound, option: Option) -> Mapping[str, Words]:
    """The levels of severity, looked up only where one is given."""
    if "level" not in option.figures.get("severity", {}):
        return {}
    return levels(request.round, library_for(request.organisation))


def _present(request: OfRound) -> list[Option]:
    return [one for one in request.round.options.all() if one.removed_at is None]


def option_of_round(request: OfRound, number: int) -> Option:
    """The option of the address, in the round of the address; else 404."""
    found: Option = get_object_or_404(
        Option.objects.select_related("round__organisation"), round=request.round, pk=number
    )
    return found
