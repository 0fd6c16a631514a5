"""What an option does, for whom it is severe, and what is said of it in words."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from samvekt.core.errors import InputError
from samvekt.core.message import message
from samvekt.domain.errors import ChangedMeanwhile
from samvekt.domain.rounds import actions
from samvekt.domain.rounds.lines import sources_of
from samvekt.domain.rounds.local_records import library_for
from samvekt.domain.rounds.models import Option
from samvekt.domain.rounds.phases import Doing
from samvekt.formats.dossier.options import Option as DossierOption
from samvekt.formats.fields import words_of
from samvekt.web.access import OfRound, needs
from samvekt.web.answers import form_page
from samvekt.web.language import said
from samvekt.web.rounds.asking.assessments import Assessments, assessments_of
from samvekt.web.rounds.asking.severity import KINDS, Severity, in_use, levels, severity_of
from samvekt.web.rounds.both import two_versions
from samvekt.web.rounds.shown import choices_of
from samvekt.web.rounds.views.options import option_of_round, unsound

EITHER = require_http_methods(["GET", "HEAD", "POST"])
DescribingForm = Severity | Assessments


@needs(Doing.CHANGE_OPTIONS)
@EITHER
def severity(request: OfRound, number: int) -> HttpResponse:
    """How severe the condition is, and why."""
    option = option_of_round(request, number)
    library = library_for(request.organisation)
    initial = severity_of(option)
    day = request.round.as_of or timezone.localdate()
    form = Severity(
        request.POST or None,
        initial=initial,
        known=levels(request.round, library),
        records={field: in_use(library, field, day) for field in KINDS},
        sources=choices_of(sources_of(request.round), initial.get("evidence", ())),
    )
    return _described(request, option, form, "severity")


@needs(Doing.CHANGE_OPTIONS)
@EITHER
def assessments(request: OfRound, number: int) -> HttpResponse:
    """The written assessments beside the criteria."""
    option = option_of_round(request, number)
    form = Assessments(request.POST or None, initial=assessments_of(option))
    return _described(request, option, form, "assessments")


def _described(request: OfRound, option: Option, form: DescribingForm, field: str) -> HttpResponse:
    """The page of one part of an option, and its answer."""
    page: dict[str, Any] = {
        "here": "options",
        "option": option,
        "form": form,
        "words": words_of(DossierOption, field),
        "unsound": unsound(option),
    }
    template = f"rounds/{field}.html"
    if form.is_valid():
        try:
            kept_option(request, option, {field: form.content(option.figures.get(field, {}))}, form)
        except ChangedMeanwhile as conflict:
            page["conflict"] = two_versions(conflict, form)
            return render(request, template, page, status=409)
        except InputError as error:
            form.refuse(error)
        else:
            return saved(request, option)
    return form_page(request, template, page)


def kept_option(request: OfRound, option: Option, values: dict[str, Any], form: Any) -> Option:
    """The option with new values, unless someone else was first."""
    return actions.change_option(
        option=option,
        values=values,
        expected_version=form.cleaned_data["version"],
        by=request.user,
        at=timezone.now(),
    )


def saved(request: OfRound, option: Option) -> HttpResponse:
    """Back to the option."""
    messages.success(request, said(message("The option is saved.")))
    return redirect("rounds:option", request.organisation.slug, request.round.public_id, option.pk)
