"""Whether the site lives and is ready, and its measures: for machines that look after it."""

from __future__ import annotations

from hmac import compare_digest

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST

from samvekt.config.measures import measured
from samvekt.config.tables import are_right

THIS_MACHINE = ("127.0.0.1", "::1")


@never_cache
@require_safe
def alive(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 (the signature is Django's)
    """The process answers."""
    return HttpResponse("lever\n", content_type="text/plain; charset=utf-8")


@never_cache
@require_safe
def ready(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 (the signature is Django's)
    """The database answers, and its tables are those this version knows."""
    if _tables_are_right():
        return HttpResponse("klar\n", content_type="text/plain; charset=utf-8")
    return HttpResponse("ikke klar\n", content_type="text/plain; charset=utf-8", status=503)


def _tables_are_right() -> bool:
    try:
        return are_right(connection)
    except DatabaseError:
        return False


@never_cache
@require_safe
def measures(request: HttpRequest) -> HttpResponse:
    """The measures, for who has the token; on one's own machine for that machine, without one."""
    if not _may_measure(request):
        return HttpResponse(status=404)
    return HttpResponse(measured(), content_type=CONTENT_TYPE_LATEST)


def _may_measure(request: HttpRequest) -> bool:
    token = settings.ENVIRONMENT.metrics_token
    if token:
        given = request.headers.get("Authorization", "")
        return compare_digest(given.encode(), f"Bearer {token}".encode())
    if settings.ENVIRONMENT.production:  # a server in front makes everyone look like this machine
        return False
    passed_on = "X-Forwarded-For" in request.headers or "Forwarded" in request.headers
    return request.META.get("REMOTE_ADDR") in THIS_MACHINE and not passed_on
