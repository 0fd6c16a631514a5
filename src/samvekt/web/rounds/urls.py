"""Addresses of rounds: the list, the start, and each part of one."""

from __future__ import annotations

from django.urls import URLPattern, include, path
from django.views.generic import RedirectView

from samvekt.web.access import public
from samvekt.web.rounds.asking.kinds import KINDS, Kind
from samvekt.web.rounds.views import (
    attaching,
    bringing,
    describing,
    framing,
    library,
    limiting,
    lines,
    listing,
    options,
    ordering,
    owning,
    progress,
    relating,
    sourcing,
    starting,
)

app_name = "rounds"

to_rounds = public(RedirectView.as_view(pattern_name="rounds:rounds"))


def of_lines(kind: Kind) -> list[URLPattern]:
    """The addresses of the lines of one list of an option."""
    here, told = f"tiltak/<int:number>/{kind.word}", {"kind": kind.key}
    return [
        path(f"{here}/ny/", lines.add_line, told, name=f"add_{kind.key}"),
        path(f"{here}/<int:place>/", lines.change_line, told, name=f"change_{kind.key}"),
        path(f"{here}/<int:place>/fjern/", lines.remove_line, told, name=f"remove_{kind.key}"),
        path(f"{here}/<int:place>/flytt/", lines.move_line, told, name=f"move_{kind.key}"),
    ]


one = [
    path("", listing.overview, name="overview"),
    path("saksmappe.yaml", listing.export, {"form": "yaml"}, name="export_yaml"),
    path("saksmappe.json", listing.export, {"form": "json"}, name="export_json"),
    path("saksmappe.xlsx", listing.export, {"form": "xlsx"}, name="export_xlsx"),
    path("ramme/", framing.frame, name="frame"),
    path("ramme/penger-og-folk/", limiting.limits, name="limits"),
    path("tabeller/", library.used, name="tables"),
    path("tiltak/", options.options, name="options"),
    path("tiltak/nytt/", options.add, name="add"),
    path("tiltak/lim-inn/", bringing.paste, name="paste"),
    path("tiltak/rekkefolge/", ordering.order, name="order"),
    path("tiltak/hent/", bringing.copy, name="copy"),
    path("tiltak/<int:number>/", options.option, name="option"),
    path("tiltak/<int:number>/endre/", options.change, name="change"),
    path("tiltak/<int:number>/effekter/", lines.lists, {"page": "effects"}, name="effects"),
    path("tiltak/<int:number>/penger-og-folk/", lines.lists, {"page": "figures"}, name="figures"),
    path("tiltak/<int:number>/finansiering/", lines.lists, {"page": "funding"}, name="funding"),
    path("tiltak/<int:number>/alvorlighet/", describing.severity, name="severity"),
    path("tiltak/<int:number>/vurderinger/", describing.assessments, name="assessments"),
    path("tiltak/<int:number>/fjern/", options.remove, name="remove"),
    path("tiltak/<int:number>/tilbake/", options.restore, name="restore"),
    path("tiltak/<int:number>/flytt/", options.move, name="move"),
    path("tiltak/<int:number>/forhold/", relating.relations, name="relations"),
    path("tiltak/<int:number>/forhold/ta-bort/", relating.unrelate, name="unrelate"),
    *(path for kind in KINDS.values() for path in of_lines(kind)),
    path("kilder/", sourcing.sources, name="sources"),
    path("kilder/ny/", sourcing.add_source, name="add_source"),
    path("kilder/<str:name>/", sourcing.source, name="source"),
    path("kilder/<str:name>/endre/", sourcing.change_source, name="change_source"),
    path("kilder/<str:name>/fjern/", sourcing.remove_source, name="remove_source"),
    path("vedlegg/", attaching.attachments, name="attachments"),
    path("vedlegg/<int:number>/", attaching.fetch, name="fetch"),
    path("vedlegg/<int:number>/fjern/", attaching.detach, name="detach"),
    path("deltakere/", progress.seats, name="seats"),
    path("deltakere/inviter/", progress.invite, name="invite"),
    path("deltakere/<int:number>/avslutt/", progress.end_seat, name="end_seat"),
    path("fremdrift/", progress.progress, name="progress"),
    path("fremdrift/datoer/", progress.dates, name="dates"),
]

urlpatterns = [
    path("o/<slug:slug>/", to_rounds, name="organisation"),
    path("o/<slug:slug>/runder/", listing.rounds, name="rounds"),
    path("o/<slug:slug>/tabeller/", library.library, name="library"),
    path(
        "o/<slug:slug>/tabeller/<slug:kind>/<str:name>/<str:version>/",
        library.one,
        name="library_one",
    ),
    path("o/<slug:slug>/egne-tabeller/", owning.own, name="own"),
    path("o/<slug:slug>/egne-tabeller/ny/", owning.own_add, name="own_add"),
    path("o/<slug:slug>/egne-tabeller/<int:number>/", owning.own_one, name="own_one"),
    path("o/<slug:slug>/start-runde/", starting.start, name="start"),
    path("o/<slug:slug>/start-runde/tittel/", starting.blank, name="start_blank"),
    path("o/<slug:slug>/start-runde/fil/", starting.file, name="start_file"),
    path("o/<slug:slug>/start-runde/mal/<slug:name>/", starting.template, name="start_template"),
    path("o/<slug:slug>/start-runde/runde.xlsx", starting.workbook, name="start_workbook"),
    path("o/<slug:slug>/start-runde/eksempel/<slug:name>/", starting.example, name="start_example"),
    path("o/<slug:slug>/runder/<slug:public_id>/", include(one)),
]
