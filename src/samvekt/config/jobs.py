"""Runs jobs that wait in the database: in the web process, or by `manage.py run_jobs`.

A job is one transaction. What it changes and that it is done are kept together or not at all, so
that a job that was stopped half-way waits as before, and one that is done is never run again.
"""

from __future__ import annotations

import logging
import threading
import time
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import close_old_connections, transaction
from django.utils import timezone
from django_tasks import task
from django_tasks.utils import normalize_json
from django_tasks_db.models import DBTaskResult

from samvekt.domain.records.models import Posted

LOG = logging.getLogger("samvekt.jobs")
KEPT_FOR = timedelta(days=30)
TIDIED_EVERY = timedelta(days=1)
LOOKED_EVERY = timedelta(hours=1)


def run_one(worker: str) -> bool:
    """Run the job that has waited longest; False when none waits.

    The row is locked while the job runs. On PostgreSQL another worker passes it over; SQLite lets
    one write at a time.
    """
    if not DBTaskResult.objects.ready().exists():
        return False
    with transaction.atomic():
        waiting = DBTaskResult.objects.ready().select_for_update(skip_locked=True).first()
        if waiting is None:
            return False
        _run(waiting, worker)
    return True


def _run(job: DBTaskResult[..., Any], worker: str) -> None:
    job.claim(worker)
    try:
        with transaction.atomic():
            kept = job.args_kwargs
            value = job.task.call(*kept["args"], **kept["kwargs"])
            job.set_successful(normalize_json(value))
    except Exception as error:
        LOG.exception("a job failed", extra={"job": job.task_path, "worker": worker})
        job.set_failed(error)


def run_all(worker: str) -> int:
    """Run jobs until none waits; how many there were."""
    done = 0
    while run_one(worker):
        done += 1
    return done


def run_until(stop: threading.Event, worker: str, *, pause: float = 1.0) -> None:
    """Run jobs as they come, until told to stop; the one under way is finished first."""
    look_next = time.monotonic()
    while not stop.is_set():
        close_old_connections()
        try:
            if time.monotonic() >= look_next:
                tidy_when_due()
                look_next = time.monotonic() + LOOKED_EVERY.total_seconds()
            ran = run_one(worker)
        except Exception:
            LOG.exception("the jobs could not be read", extra={"worker": worker})
            ran = False
        if not ran:
            stop.wait(pause)
    close_old_connections()


def start_in_process() -> threading.Thread | None:
    """Run jobs beside the web pages, where the settings say so."""
    if settings.ENVIRONMENT.jobs != "in-process":
        return None
    stop = threading.Event()
    thread = threading.Thread(
        target=run_until, args=(stop, "in-process"), name="samvekt-jobs", daemon=True
    )
    thread.start()
    return thread


def tidy_when_due() -> None:
    """Put the tidying among the jobs, unless it was put there within a day."""
    within_a_day = timezone.now() - TIDIED_EVERY
    lately = DBTaskResult.objects.filter(
        task_path=tidy.module_path, enqueued_at__gt=within_a_day, status__in=("READY", "SUCCESSFUL")
    )
    if not lately.exists():
        tidy.enqueue()


@task()
def tidy() -> int:
    """Remove sessions that are over, old keys of forms and old jobs; how many keys went."""
    call_command("clearsessions")
    old = timezone.now() - KEPT_FOR
    DBTaskResult.objects.finished().filter(finished_at__lt=old).delete()
    return Posted.objects.filter(at__lt=old).delete()[0]
