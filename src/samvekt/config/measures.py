"""Measures of the site for those who run it: how many requests, how long they take, which jobs."""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable, Iterator

from django.http import HttpRequest, HttpResponseBase
from django_tasks_db.models import DBTaskResult
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector

REGISTRY = CollectorRegistry()
REQUESTS = Counter(
    "samvekt_requests", "Requests answered", ("route", "method", "status"), registry=REGISTRY
)
SECONDS = Histogram(
    "samvekt_request_seconds", "How long a request took", ("route",), registry=REGISTRY
)
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
LOG = logging.getLogger("samvekt.request")

Answer = Callable[[HttpRequest], HttpResponseBase]


class Measure:
    """Counts, times and logs each request by the name of its route, never by its address."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer, counted."""
        start = time.perf_counter()
        response = self.get_response(request)
        seconds = time.perf_counter() - start
        match = request.resolver_match
        route = (match.view_name if match else None) or "none"
        method = request.method if request.method in METHODS else "other"
        REQUESTS.labels(route, method, str(response.status_code)).inc()
        SECONDS.labels(route).observe(seconds)
        LOG.info(
            "request",
            extra={
                "route": route,
                "method": method,
                "status": response.status_code,
                "milliseconds": round(seconds * 1000),
            },
        )
        return response


class Jobs:
    """How many jobs there are in each state, asked of the database when measures are read."""

    def collect(self) -> Iterator[Metric]:
        """One number for each state."""
        found = GaugeMetricFamily("samvekt_jobs", "Jobs by state", labels=["state"])
        for state in ("READY", "RUNNING", "SUCCESSFUL", "FAILED"):
            found.add_metric([state.lower()], DBTaskResult.objects.filter(status=state).count())
        yield found


def measured() -> bytes:
    """All measures as text for Prometheus; of all processes when they share a folder."""
    registry = REGISTRY
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        registry = CollectorRegistry()
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]  # theirs has no types
    jobs = CollectorRegistry()
    jobs.register(Jobs())
    return generate_latest(registry) + generate_latest(jobs)
