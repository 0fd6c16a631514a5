"""Addresses of rounds: the list, the start, and each part of one."""

from __future__ import annotations

from django.urls import include, path
from django.views.generic import RedirectView

from samvekt.web.access import public
from samvekt.web.rounds.views import (
    attaching,
    bringing,
    describing,
    figures,
    framing,
    listing,
    options,
    owning,
    progress,
    starting,
)

app_name = "rounds"

to_rounds = public(RedirectView.as_view(pattern_name="rounds:rounds"))

one = [
    path("", listing.overview, name="overview"),
    path("saksmappe.yaml", listing.export, {"form": "yaml"}, name="export_yaml"),
    path("saksmappe.json", listing.export, {"form": "json"}, name="export_json"),
    path("saksmappe.xlsx", listing.export, {"form": "xlsx"}, name="export_xlsx"),
    path("ramme/", framing.frame, name="frame"),
    path("tiltak/", options.options, name="options"),
    path("tiltak/nytt/", options.add, name="add"),
    path("tiltak/lim-inn/", bringing.paste, name="paste"),
    path("tiltak/hent/", bringing.copy, name="copy"),
    path("tiltak/<int:number>/", options.option, name="option"),
    path("tiltak/<int:number>/endre/", options.change, name="change"),
    path("tiltak/<int:number>/penger-og-folk/", figures.figures, name="figures"),
    path("tiltak/<int:number>/effekter/", figures.effects, name="effects"),
    path("tiltak/<int:number>/finansiering/", figures.funding, name="funding"),
    path("tiltak/<int:number>/alvorlighet/", describing.severity, name="severity"),
    path("tiltak/<int:number>/vurderinger/", describing.assessments, name="assessments"),
    path("tiltak/<int:number>/fjern/", options.remove, name="remove"),
    path("tiltak/<int:number>/tilbake/", options.restore, name="restore"),
    path("tiltak/<int:number>/flytt/", options.move, name="move"),
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
    path("o/<slug:slug>/egne-tabeller/", owning.own, name="own"),
    path("o/<slug:slug>/egne-tabeller/ny/", owning.own_add, name="own_add"),
    path("o/<slug:slug>/egne-tabeller/<int:number>/", owning.own_one, name="own_one"),
    path("o/<slug:slug>/start-runde/", starting.start, name="start"),
    path("o/<slug:slug>/start-runde/tittel/", starting.blank, name="start_blank"),
    path("o/<slug:slug>/start-runde/fil/", starting.file, name="start_file"),
    path("o/<slug:slug>/start-runde/runde.xlsx", starting.workbook, name="start_workbook"),
    path("o/<slug:slug>/start-runde/eksempel/<slug:name>/", starting.example, name="start_example"),
    path("o/<slug:slug>/runder/<slug:public_id>/", include(one)),
]
