"""A job that begins, and then waits until its process is stopped."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

from django.utils import timezone
from django_tasks import task


@task()
def leave_a_row_and_wait(begun: str) -> None:
    """Leaves a row. The first time it then waits for ever; the next time it is done."""
    from samvekt.domain.people.models import Person
    from samvekt.domain.records.models import Posted

    Posted.objects.create(by=Person.objects.get(), key="job", at=timezone.now())
    if not Path(begun).exists():
        Path(begun).touch()
        threading.Event().wait()


def work_on(database: str) -> None:
    """Run one job of a database, as a worker does."""
    import django
    from django.conf import settings

    settings.DATABASES["default"]["NAME"] = database
    django.setup()
    from samvekt.config.jobs import run_one

    run_one("stopped")


if __name__ == "__main__":
    work_on(sys.argv[1])
