"""The options of a round: listed, added, changed, ordered, removed and put back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samvekt.bridge.changes.names import NO_LEVEL_WORDS
from samvekt.core.errors import InputError
from samvekt.core.message import Message, Words, message
from samvekt.domain.errors import ChangedMeanwhile, NotPossible
from samvekt.domain.rounds import actions
from samvekt.domain.rounds.actions.relating import RELATIONS
from samvekt.domain.rounds.bridge import lacks_soundness
from samvekt.domain.rounds.lines import sources_of
from samvekt.domain.rounds.local_records import library_for
from samvekt.domain.rounds.models import Option
from samvekt.domain.rounds.phases import Doing
from samvekt.domain.rounds.words import CHANGE_WORDS
from samvekt.formats.dossier.evidence import SeverityStatement
from samvekt.formats.dossier.options import Option as DossierOption
from samvekt.formats.fields import choice_words, label
from samvekt.web.access import OfRound, needs
from samvekt.web.answers import form_page
from samvekt.web.language import said
from samvekt.web.paging import page_of
from samvekt.web.rounds.asking.kinds import KINDS
from samvekt.web.rounds.asking.lines import years_of
from samvekt.web.rounds.asking.options import OptionForm, option_of
from samvekt.web.rounds.asking.severity import KINDS as RECORDS
from samvekt.web.rounds.asking.severity import levels, record_named
from samvekt.web.rounds.both import two_versions
from samvekt.web.rounds.reading import assessment_facts, severity_facts
from samvekt.web.rounds.shown import by_id, lines_shown

EITHER = require_http_methods(["GET", "HEAD", "POST"])
EACH = 50
MOST_REMOVED = 50
SAID_OF_IT = {
    "requires": Words("Kreves av", "Blir kravd av", "Required by"),
    "excludes": Words("Utelukkes av", "Blir utelukka av", "Ruled out by"),
    "replaces": Words("Kan erstattes av", "Kan erstattast av", "Can be replaced by"),
}
"""What an option is called in what others say of it."""


@needs(Doing.READ)
@require_safe
def options(request: OfRound) -> HttpResponse:
    """The options in their order, and those that can be put back."""
    rows = list(request.round.options.defer("figures"))
    page = page_of(request, [option for option in rows if option.removed_at is None], EACH)
    context = {
        "here": "options",
        "page": page,
        "pages": page.paginator.get_elided_page_range(page.number),
        "options": [(option, CHANGE_WORDS[option.change]) for option in page],
        "removed": [option for option in rows if option.removed_at is not None][:MOST_REMOVED],
        "may_change": request.may(Doing.CHANGE_OPTIONS),
        "may_propose": request.may(Doing.PROPOSE_OPTION),
    }
    return render(request, "rounds/options.html", context)


@needs(Doing.READ)
@require_safe
def option(request: OfRound, number: int) -> HttpResponse:
    """One option, to read."""
    found = option_of_round(request, number)
    sources = by_id(sources_of(request.round))
    page = {
        "here": "options",
        "option": found,
        "change": CHANGE_WORDS[found.change],
        "distinction": choice_words(DossierOption, "distinction").get(found.distinction),
        "related": related(found, names_of(request)),
        "may_change": request.may(Doing.CHANGE_OPTIONS) and found.removed_at is None,
        "unsound": unsound(found),
        "years": years_of(found),
        "severity": severity_facts(found, _severity_names(request, found), sources),
        "assessments": assessment_facts(found),
        **{key: lines_shown(found, kind, sources) for key, kind in KINDS.items()},
    }
    return render(request, "rounds/option.html", page)


@needs(Doing.PROPOSE_OPTION)
@EITHER
def add(request: OfRound) -> HttpResponse:
    """A new option."""
    form = OptionForm(request.POST or None, initial={"change": "start"})
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
    form = OptionForm(request.POST or None, initial=option_of(found))
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
    order = [one.pk for one in present(request)]
    moved = option_of_round(request, number)
    if moved.pk not in order:
        raise NotPossible(message("The option is removed. Put it back to change it."))
    place = order.index(moved.pk)
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
    to = reverse("rounds:options", args=[request.organisation.slug, request.round.public_id])
    side = max(0, min(other, len(order) - 1)) // EACH + 1
    return redirect(to if side == 1 else f"{to}?side={side}")


def _severity_names(
    request: OfRound, option: Option
) -> Mapping[str, Mapping[str, Words | Message]]:
    """What the names in the statement of severity stand for, looked up only where some do."""
    found = option.figures.get("severity", {})
    certain = {"certainty": choice_words(SeverityStatement, "certainty")}
    if not {"level", *RECORDS} & set(found):
        return certain
    library = library_for(request.organisation)
    return {
        **certain,
        "level": {**levels(request.round, library), **NO_LEVEL_WORDS},
        **{field: record_named(library, field, found.get(field)) for field in RECORDS},
    }


def present(request: OfRound) -> list[Option]:
    """The options of the round in their order, without their figures."""
    return list(request.round.options.filter(removed_at=None).defer("figures"))


def names_of(request: OfRound) -> dict[str, Option]:
    """The options of the round that are present, by their ids."""
    return {one.dossier_id: one for one in present(request)}


def related(option: Option, there: Mapping[str, Option]) -> list[tuple[Words, list[Option]]]:
    """What an option says of others, and what others say of it."""
    own = [
        (label(DossierOption, name), [there[one] for one in getattr(option, name) if one in there])
        for name in RELATIONS
    ]
    others = [one for one in there.values() if one.pk != option.pk]
    theirs = [
        (words, [one for one in others if option.dossier_id in getattr(one, name)])
        for name, words in SAID_OF_IT.items()
    ]
    return [(words, listed) for words, listed in (*own, *theirs) if listed]


def unsound(option: Option) -> bool:
    """Whether nothing of an option can be saved before soundness is argued for (R4)."""
    return lacks_soundness({"change": option.change, "soundness": option.soundness})


def option_of_round(request: OfRound, number: int) -> Option:
    """The option of the address, in the round of the address; else 404."""
    found: Option = get_object_or_404(
        Option.objects.select_related("round__organisation"), round=request.round, pk=number
    )
    return found
