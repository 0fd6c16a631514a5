"""How an option stands to the others: what it requires, rules out and replaces."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from samvekt.core.errors import InputError
from samvekt.core.message import Words, message
from samvekt.domain.rounds import actions
from samvekt.domain.rounds.actions.relating import RELATIONS
from samvekt.domain.rounds.models import Option
from samvekt.domain.rounds.phases import Doing
from samvekt.formats.dossier.options import Option as DossierOption
from samvekt.formats.fields import label
from samvekt.web.access import OfRound, needs
from samvekt.web.answers import form_page
from samvekt.web.language import said
from samvekt.web.rounds.asking.relating import Relation
from samvekt.web.rounds.views.options import names_of, option_of_round, unsound

Related = list[tuple[str, Words, Option]]


@needs(Doing.CHANGE_OPTIONS)
@require_http_methods(["GET", "HEAD", "POST"])
def relations(request: OfRound, number: int) -> HttpResponse:
    """What the option says of others, and a way to say one thing more."""
    option = option_of_round(request, number)
    there = names_of(request)
    others = [one for one in there.values() if one.pk != option.pk]
    form = Relation(request.POST or None, others=others, language=request.round.language)
    if form.is_valid():
        chosen = next(one for one in others if str(one.pk) == form.cleaned_data["other"])
        try:
            actions.relate_options(
                option=option,
                relation=form.cleaned_data["relation"],
                other=chosen,
                by=request.user,
                at=timezone.now(),
            )
        except InputError as error:
            form.refuse(error)
        else:
            messages.success(request, said(message("It is noted how the two options stand.")))
            return _here(request, option)
    related: Related = [
        (relation, label(DossierOption, relation), there[name])
        for relation in RELATIONS
        for name in getattr(option, relation)
        if name in there
    ]
    page = {
        "here": "options",
        "option": option,
        "form": form,
        "related": related,
        "others": others,
        "unsound": unsound(option),
    }
    return form_page(request, "rounds/relations.html", page)


@needs(Doing.CHANGE_OPTIONS)
@require_POST
def unrelate(request: OfRound, number: int) -> HttpResponse:
    """Take back one thing the option says of another."""
    option = option_of_round(request, number)
    try:
        actions.unrelate_options(
            option=option,
            relation=request.POST.get("relation", ""),
            other=request.POST.get("other", ""),
            by=request.user,
            at=timezone.now(),
        )
    except InputError as error:
        messages.error(request, said(error.message))
    else:
        messages.success(request, said(message("It is taken back.")))
    return _here(request, option)


def _here(request: OfRound, option: Option) -> HttpResponse:
    return redirect(
        "rounds:relations", request.organisation.slug, request.round.public_id, option.pk
    )
