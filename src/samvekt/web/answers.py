"""How a page answers: whole or in part, and with which status."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.template.response import SimpleTemplateResponse

CONFLICT, UNPROCESSABLE = 409, 422


def page_or_part(
    request: HttpRequest, page: str, part: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """The part alone for a page that swaps it in, else the whole page around it."""
    swapped = request.headers.get("HX-Request") == "true"
    answer = render(request, part if swapped else page, context, status=status)
    answer.headers["Vary"] = "HX-Request, Accept-Language, Cookie"
    return answer


def form_page(
    request: HttpRequest, page: str, context: dict[str, Any], *, form: str = "form"
) -> HttpResponse:
    """A page with a form; 422 when what was sent has faults, 409 when someone else came first."""
    faulty = bool(context[form].errors)
    status = UNPROCESSABLE if faulty else 200
    return render(request, page, context, status=CONFLICT if context.get("conflict") else status)


def faults_told(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A view of the sign-in package, which answers 422 when what was sent has faults."""

    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        answer = view(request, *args, **kwargs)
        if isinstance(answer, SimpleTemplateResponse) and answer.context_data:
            form = answer.context_data.get("form")
            if form is not None and form.is_bound and form.errors:
                answer.status_code = UNPROCESSABLE
        return answer

    return shown
