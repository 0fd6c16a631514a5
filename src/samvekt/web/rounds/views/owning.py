"""An organisation's own reference records: listed, added and shown."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from samvekt.bridge.standing import STATUS
from samvekt.core.errors import InputError
from samvekt.core.message import message
from samvekt.domain.rounds import actions
from samvekt.domain.rounds.local_records import (
    OwnRecord,
    library_for,
    own_record,
    own_records,
)
from samvekt.reference.faults import Fault, ReadFault
from samvekt.web.access import InOrganisation, OfOrganisation, needs
from samvekt.web.answers import form_page
from samvekt.web.language import said
from samvekt.web.rounds.asking.owning import KIND_WORDS
from samvekt.web.rounds.asking.owning import OwnRecord as Asked
from samvekt.web.rounds.tables.contents import tables_of

FAULTS_SHOWN = 20
SECTION = "own"


@needs(InOrganisation.READ_ORGANISATION)
@require_safe
def own(request: OfOrganisation) -> HttpResponse:
    """The records the organisation has added."""
    page = {
        "section": SECTION,
        "found": [_shown(one) for one in own_records(request.organisation)],
        "may_add": request.may(InOrganisation.KEEP_LOCAL_RECORDS),
    }
    return render(request, "rounds/own.html", page)


@needs(InOrganisation.READ_ORGANISATION)
@require_safe
def own_one(request: OfOrganisation, number: int) -> HttpResponse:
    """One record with its text."""
    found = own_record(request.organisation, number)
    if found is None:
        raise Http404
    page = {
        "section": SECTION,
        **_shown(found),
        "tables": tables_of(found.record, library_for(request.organisation)),
    }
    return render(request, "rounds/own_one.html", page)


@needs(InOrganisation.KEEP_LOCAL_RECORDS)
@require_http_methods(["GET", "HEAD", "POST"])
def own_add(request: OfOrganisation) -> HttpResponse:
    """Add a record, pasted or in a file; one may begin with a copy of another."""
    form = Asked(request.POST or None, request.FILES or None, initial={"text": _copied(request)})
    if form.is_valid():
        try:
            made = actions.add_local_record(
                organisation=request.organisation,
                text=form.cleaned_data["text"],
                by=request.user,
                at=timezone.now(),
            )
        except ReadFault as error:
            _tell(error, form)
        except InputError as error:
            form.refuse(error)
        else:
            messages.success(request, said(message("The record {name} is added.", name=made.name)))
            return redirect("rounds:own_one", request.organisation.slug, made.pk)
    return form_page(request, "rounds/own_add.html", {"section": SECTION, "form": form})


def _copied(request: OfOrganisation) -> str:
    """The text of the record that is to be copied, as a local one; empty when none is asked for."""
    kind, _, name = request.GET.get("fra", "").partition("/")
    bare = name.partition("@")[0]
    if not bare:
        return ""
    try:
        return library_for(request.organisation).fork(kind, name, f"{bare[:70]}-lokal")
    except InputError:  # no such record, or the name is taken: the box starts empty
        return ""


def _tell(refused: ReadFault, form: Asked) -> None:
    """Each fault with its line or its path."""
    field, name = form.where
    for fault in refused.faults[:FAULTS_SHOWN]:
        form.add_error(field, said(fault.told(name) if name else _placed(fault)))


def _placed(fault: Fault) -> Any:
    """A fault of a pasted text, which has no file to name."""
    if fault.line is not None:
        return message("Line {line}: {fault}", line=str(fault.line), fault=fault.said)
    if fault.path:
        return message("{field}: {fault}", field=fault.path, fault=fault.said)
    return fault.said


def _shown(found: OwnRecord) -> dict[str, Any]:
    return {
        "row": found.row,
        "record": found.record,
        "kind": KIND_WORDS[found.record.kind],
        "status": STATUS[found.record.status],
    }
