"""Addresses of the story of a round."""

from __future__ import annotations

from django.urls import path

from samvekt.web.records import views

app_name = "records"
urlpatterns = [
    path("o/<slug:slug>/runder/<slug:public_id>/historikk/", views.story, name="story"),
]
