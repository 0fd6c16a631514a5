"""Addresses of the front page and the page that waits."""

from __future__ import annotations

from django.urls import path

from samvekt.web.home import views

app_name = "home"
urlpatterns = [
    path("", views.start, name="start"),
    path("hjem/", views.waiting, name="waiting"),
    path("sprak/", views.choose_language, name="language"),
]
