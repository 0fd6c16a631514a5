"""Starting a round: from a title, a template, an example, a dossier or a workbook."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from samvekt.bridge.standing import STATUS
from samvekt.core.errors import InputError
from samvekt.core.message import message
from samvekt.domain.errors import NotPossible
from samvekt.domain.rounds import actions
from samvekt.domain.rounds.local_records import library_for, provisions
from samvekt.domain.rounds.models import Round
from samvekt.domain.rounds.pasting import Preview, preview
from samvekt.formats.dossier import Round as Dossier
from samvekt.reference.faults import ReadFault
from samvekt.reference.kinds.round_template import RoundTemplateContent
from samvekt.reference.library import Library
from samvekt.reference.record import Record
from samvekt.web.access import InOrganisation, OfOrganisation, needs
from samvekt.web.answers import form_page
from samvekt.web.downloads import WORKBOOK, as_file
from samvekt.web.language import current, said
from samvekt.web.rounds import beginnings
from samvekt.web.rounds.asking.framing import LEVEL_WORDS, PROFILE_WORDS
from samvekt.web.rounds.asking.starting import Blank, File, Titled

EITHER = require_http_methods(["GET", "HEAD", "POST"])
FAULTS_SHOWN = 20


class _Faulty(Exception):
    """The rows of a workbook have faults, so nothing is kept."""

    def __init__(self, found: Preview) -> None:
        self.found = found
        super().__init__()


@needs(InOrganisation.START_ROUND)
@require_safe
def start(request: OfOrganisation) -> HttpResponse:
    """The ways to start."""
    page = {
        "templates": beginnings.templates(library_for(request.organisation)),
        "examples": beginnings.examples(),
    }
    return render(request, "rounds/start.html", page)


@needs(InOrganisation.START_ROUND)
@EITHER
def blank(request: OfOrganisation) -> HttpResponse:
    """A round with a title and nothing more."""
    form = Blank(request.POST or None, initial={"language": current()})
    if form.is_valid():
        try:
            dossier = beginnings.blank(
                **form.cleaned_data, library=library_for(request.organisation)
            )
        except InputError as error:
            form.refuse(error)
        else:
            return _to(request, _started(request, dossier, "template"))
    return form_page(request, "rounds/start_blank.html", {"form": form})


@needs(InOrganisation.START_ROUND)
@EITHER
def template(request: OfOrganisation, name: str) -> HttpResponse:
    """A round framed as a template says, after showing what that is."""
    library = library_for(request.organisation)
    found = next((one for one in beginnings.templates(library) if one.name == name), None)
    if found is None:
        raise Http404
    form = Titled(request.POST or None, initial={"language": current()})
    if form.is_valid():
        try:
            dossier = beginnings.from_template(found.content, **form.cleaned_data, library=library)
        except InputError as error:
            form.refuse(error)
        else:
            return _to(request, _started(request, dossier, "template"))
    page = {"form": form, **_template_shown(found, library)}
    return form_page(request, "rounds/start_template.html", page)


def _template_shown(found: Record[RoundTemplateContent], library: Library) -> dict[str, Any]:
    """What a template sets, in words."""
    content, day = found.content, timezone.localdate()
    known = {one.id: one for one in provisions(library, day)}
    return {
        "template": found,
        "status": STATUS[found.status],
        "level": LEVEL_WORDS[content.level],
        "profile": PROFILE_WORDS[content.profile],
        "criteria": library.get("criteria_set", content.criteria).title,
        "first_year": day.year + 1,
        "last_year": day.year + content.years,
        "provisions": [known[name] for name in content.laws if name in known],
    }


@needs(InOrganisation.START_ROUND)
@EITHER
def example(request: OfOrganisation, name: str) -> HttpResponse:
    """A round like one of the examples, after showing which."""
    dossier = beginnings.example(name)
    if dossier is None:
        raise Http404
    if request.method == "POST":
        return _to(request, _started(request, dossier, "example"))
    return render(request, "rounds/start_example.html", {"dossier": dossier})


@needs(InOrganisation.START_ROUND)
@require_safe
def workbook(request: OfOrganisation) -> HttpResponse:
    """An empty workbook to fill in, with columns for the four years of the next plan."""
    from samvekt.formats.workbook.writing import workbook_of  # noqa: PLC0415 (heavy, seldom used)

    first = timezone.localdate().year + 1
    content = workbook_of(
        None, current(), library_for(request.organisation), years=range(first, first + 4)
    )
    return as_file(content, "runde.xlsx", WORKBOOK)


@needs(InOrganisation.START_ROUND)
@EITHER
def file(request: OfOrganisation) -> HttpResponse:
    """A round from a file that is sent."""
    form = File(request.POST or None, request.FILES or None)
    page: dict[str, Any] = {"form": form}
    if form.is_valid():
        sent = form.cleaned_data["file"]
        try:
            return _to(request, _from_file(request, sent, form.ending(sent)))
        except _Faulty as faulty:
            page["preview"] = faulty.found
            form.refuse(NotPossible(message("Mend the marked cells in the workbook, and send it.")))
        except ReadFault as error:
            for told in error.messages[:FAULTS_SHOWN]:
                form.add_error("file", said(told))
        except InputError as error:
            form.refuse(error)
    return form_page(request, "rounds/start_file.html", page)


def _from_file(request: OfOrganisation, sent: UploadedFile[Any], ending: str) -> Round:
    content, library = sent.read(), library_for(request.organisation)
    name = sent.name or ""
    if ending in beginnings.DOSSIERS:
        return _started(request, beginnings.from_dossier(name, content, library), "dossier")
    rows = beginnings.rows_of_workbook(content)
    whole = beginnings.from_workbook(name, content, library)
    if whole is not None:
        return _started(request, whole, "workbook")
    dossier = beginnings.blank(
        PurePath(name).stem[:300],
        profile="municipal",
        level="administrative",
        language=current(),
        library=library,
    )
    with transaction.atomic():  # a workbook with faults leaves no round behind
        made = _started(request, dossier, "workbook")
        found = preview(made, rows)
        if found.faults:
            raise _Faulty(found)
        actions.paste_options(round_=made, preview=found, by=request.user, at=timezone.now())
    return made


def _started(request: OfOrganisation, dossier: Dossier, origin: str) -> Round:
    return actions.start_round(
        organisation=request.organisation,
        dossier=dossier,
        origin=origin,
        by=request.user,
        at=timezone.now(),
    )


def _to(request: OfOrganisation, made: Round) -> HttpResponse:
    messages.success(request, said(message("The round is started. You lead it.")))
    return redirect("rounds:overview", request.organisation.slug, made.public_id)
