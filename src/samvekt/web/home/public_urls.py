"""Addresses of public pages; the language stands before them."""

from __future__ import annotations

from django.urls import path

from samvekt.web.home import cases

app_name = "cases"
urlpatterns = [
    path("saker/", cases.cases, name="cases"),
    path("saker/<slug:slug>/<slug:public_id>/", cases.case, name="case"),
    path(
        "saker/<slug:slug>/<slug:public_id>/saksmappe.yaml",
        cases.file,
        {"form": "yaml"},
        name="yaml",
    ),
    path(
        "saker/<slug:slug>/<slug:public_id>/saksmappe.json",
        cases.file,
        {"form": "json"},
        name="json",
    ),
]
