"""Long lists in pages, with a place in the list that can be linked to."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

EACH = 20


def page_of(request: HttpRequest, rows: Any, each: int = EACH) -> Page[Any]:
    """The page of a list that the address asks for; the first or last when there is no such."""
    return Paginator(rows, each).get_page(request.GET.get("side"))
