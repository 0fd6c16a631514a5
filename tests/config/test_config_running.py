"""Health, measures, logs, jobs, and the tasks of those who run the site."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
import threading
from io import StringIO
from pathlib import Path

import job_that_waits
import pytest
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.models import Count
from django.test import override_settings
from django.urls import reverse
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from samvekt.config import demonstration, jobs
from samvekt.config.environment import read_environment
from samvekt.config.logs import WithoutPersons
from samvekt.domain.people.models import Invitation, Organisation, Person
from samvekt.domain.people.roles import Role
from samvekt.domain.records.models import Event, Posted
from samvekt.domain.records.queries import broken_places
from samvekt.domain.rounds.models import Round

PRODUCTION = {
    "SAMVEKT_PRODUCTION": "1",
    "SAMVEKT_SECRET_KEY": "k" * 50,
    "SAMVEKT_HOSTS": "a.no",
    "SAMVEKT_EMAIL_URL": "smtp://a.no",
}
EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def with_environment(**said):
    return override_settings(ENVIRONMENT=read_environment(said))


# --- health and measures


def test_the_site_says_that_it_lives_and_is_ready(client, db):
    assert client.get("/helse/lever").content == b"lever\n"
    assert client.get("/helse/klar").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_the_site_is_not_ready_when_a_table_is_lacking(client):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'rounds'")
    try:
        assert client.get("/helse/klar").status_code == 503
    finally:
        call_command("migrate", "rounds", fake=True, verbosity=0)


def test_measures_are_for_this_machine(client, db):
    answer = client.get("/helse/maal")

    assert answer.status_code == 200
    assert b'samvekt_jobs{state="ready"} 0.0' in answer.content
    assert b"samvekt_requests_total" in answer.content


@pytest.mark.parametrize(
    "given", [{"REMOTE_ADDR": "192.0.2.7"}, {"HTTP_X_FORWARDED_FOR": "192.0.2.7"}]
)
def test_measures_are_not_for_others(client, db, given):
    assert client.get("/helse/maal", **given).status_code == 404


def test_in_production_measures_are_for_nobody_without_a_token(client, db):
    with with_environment(**PRODUCTION):
        assert client.get("/helse/maal").status_code == 404
    with with_environment(**PRODUCTION, SAMVEKT_METRICS_TOKEN="t" * 20):
        assert client.get("/helse/maal").status_code == 404
        given = {"HTTP_AUTHORIZATION": f"Bearer {'t' * 20}"}
        assert client.get("/helse/maal", **given).status_code == 200


def test_with_a_token_only_the_token_opens(client, db):
    with with_environment(SAMVEKT_METRICS_TOKEN="secret"):
        assert client.get("/helse/maal").status_code == 404
        assert client.get("/helse/maal", HTTP_AUTHORIZATION="Bearer other").status_code == 404
        assert client.get("/helse/maal", HTTP_AUTHORIZATION="Bearer secret").status_code == 200


def test_measures_name_routes_and_never_addresses(client, db):
    client.get("/invitasjon/very-secret-token/")

    content = client.get("/helse/maal").content
    assert b"very-secret-token" not in content


# --- logs


def line(**more):
    record = logging.LogRecord("a.logger", logging.INFO, "file.py", 1, "%s did it", ("Kari",), None)
    for key, value in more.items():
        setattr(record, key, value)
    return json.loads(WithoutPersons().format(record))


def test_a_line_of_the_log_holds_the_sentence_without_the_values():
    told = line(route="rounds:frame", email="kari@example.no")

    assert told["event"] == "%s did it"
    assert told["route"] == "rounds:frame"
    assert "kari" not in json.dumps(told).lower()


def test_an_error_is_told_by_kind_and_place_without_what_it_said():
    try:
        int("kari@example.no")
    except ValueError as error:
        told = line(exc_info=(type(error), error, error.__traceback__))

    assert told["error"] == "ValueError"
    assert told["where"]
    assert "kari@" not in json.dumps(told)


def test_a_suspicious_request_is_told_without_what_was_in_it():
    record = logging.LogRecord(
        "django.security.DisallowedHost", logging.ERROR, "f.py", 1, "Invalid: kari.no", None, None
    )

    assert "kari" not in WithoutPersons().format(record)


def test_a_request_is_logged_by_its_route(client, db, caplog):
    with caplog.at_level(logging.INFO, logger="samvekt.request"):
        client.get("/helse/lever?secret=1")

    (record,) = caplog.records
    assert (record.route, record.method, record.status) == ("alive", "GET", 200)
    assert "secret" not in WithoutPersons().format(record)


# --- jobs


@task()
def mark(key):
    """Leaves one row for each time it runs."""
    Posted.objects.create(
        by=Person.objects.get(),
        key=f"{key}-{Posted.objects.count()}",
        at=timezone.now(),
    )


@task()
def mark_and_fail(key):
    """Leaves a row and then fails."""
    mark.call(key)
    raise ValueError(key)


@task()
def mark_and_die(key):
    """Leaves a row and is then stopped, as when the machine is turned off."""
    mark.call(key)
    raise SystemExit(9)


def states():
    return list(DBTaskResult.objects.values_list("status", flat=True))


def test_a_job_is_run_once(person):
    mark.enqueue("a")

    assert jobs.run_all("one") == 1
    assert jobs.run_all("two") == 0
    assert (Posted.objects.count(), states()) == (1, ["SUCCESSFUL"])


def test_a_job_that_fails_leaves_nothing_and_is_not_run_again(person):
    mark_and_fail.enqueue("a")

    jobs.run_all("one")

    assert (Posted.objects.count(), states()) == (0, ["FAILED"])
    assert jobs.run_all("one") == 0


def test_a_job_that_was_stopped_half_way_waits_as_before(person, monkeypatch):
    mark_and_die.enqueue("a")

    with pytest.raises(SystemExit):
        jobs.run_one("one")
    assert (Posted.objects.count(), states()) == (0, ["READY"])

    monkeypatch.setattr(mark_and_die.func, "__code__", mark.func.__code__)
    assert jobs.run_all("two") == 1
    assert (Posted.objects.count(), states()) == (1, ["SUCCESSFUL"])


def until(holds):
    """Waits until something holds, half a minute at most."""
    pause = threading.Event()
    for _ in range(3000):
        if holds():
            return True
        pause.wait(0.01)
    return False


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_is_killed_leaves_the_job_to_the_next_and_nothing_half_done(person, tmp_path):
    begun = tmp_path / "begun"
    job_that_waits.leave_a_row_and_wait.enqueue(str(begun))
    worker = subprocess.Popen(
        [sys.executable, job_that_waits.__file__, str(connection.settings_dict["NAME"])],
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join(["src", str(Path(__file__).parent)]),
            "DJANGO_SETTINGS_MODULE": "samvekt.config.settings",
        },
        cwd=Path(__file__).parents[2],
    )
    began = until(begun.exists)
    worker.kill()
    worker.wait()

    assert began
    assert (Posted.objects.count(), states()) == (0, ["READY"])
    assert until(lambda: jobs.run_all("two") == 1)
    assert (Posted.objects.count(), states()) == (1, ["SUCCESSFUL"])
    assert jobs.run_all("three") == 0


@pytest.mark.django_db(transaction=True)
def test_many_workers_run_every_job_exactly_once(person):
    for number in range(20):
        mark.enqueue(f"job{number}")
    done = []

    def work(number):
        try:
            done.append(jobs.run_all(f"worker{number}"))
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    keys = [key.rpartition("-")[0] for key in Posted.objects.values_list("key", flat=True)]
    assert sorted(keys) == sorted(f"job{number}" for number in range(20))
    assert set(states()) == {"SUCCESSFUL"}


@pytest.mark.django_db(transaction=True)
def test_a_worker_takes_jobs_until_it_is_told_to_stop(person):
    stop = threading.Event()
    mark.enqueue("a")

    def watch():
        try:
            jobs.run_until(stop, "one", pause=0.01)
        finally:
            connection.close()

    thread = threading.Thread(target=watch)
    thread.start()
    done = ["SUCCESSFUL"] * 2  # ours, and the tidying that every worker sees to
    until(lambda: states() == done)
    stop.set()
    thread.join(10)

    assert (states(), thread.is_alive()) == (done, False)


def test_jobs_run_in_the_web_process_only_where_the_settings_say_so():
    with with_environment(SAMVEKT_JOBS="workers"):
        assert jobs.start_in_process() is None


def test_the_task_of_jobs_tidies_and_ends(person):
    old = timezone.now() - jobs.KEPT_FOR * 2
    Posted.objects.create(by=person, key="old", at=old)
    Posted.objects.create(by=person, key="new", at=timezone.now())
    out = StringIO()

    call_command("run_jobs", once=True, stdout=out)

    assert out.getvalue() == "1\n"
    assert list(Posted.objects.values_list("key", flat=True)) == ["new"]


def test_tidying_is_put_among_the_jobs_once_a_day_whoever_asks(db):
    for _ in range(3):
        jobs.tidy_when_due()
    assert DBTaskResult.objects.count() == 1

    DBTaskResult.objects.update(enqueued_at=timezone.now() - jobs.TIDIED_EVERY)
    jobs.tidy_when_due()
    assert DBTaskResult.objects.count() == 2


def test_a_tidying_that_failed_is_tried_again(db):
    jobs.tidy_when_due()
    DBTaskResult.objects.update(status="FAILED")

    jobs.tidy_when_due()

    assert sorted(states()) == ["FAILED", "READY"]


def test_jobs_done_long_ago_are_tidied_away_and_none_that_wait(person):
    for key in ("done", "failed", "waiting"):
        mark.enqueue(key)
    old, long_ago = DBTaskResult.objects.order_by("enqueued_at"), timezone.now() - jobs.KEPT_FOR * 2
    for row, status in zip(old, ("SUCCESSFUL", "FAILED", "READY"), strict=True):
        row.status, row.finished_at = status, None if status == "READY" else long_ago
        row.save()

    jobs.tidy.call()

    assert states() == ["READY"]


# --- tasks


def test_the_demonstration_has_an_account_for_each_role_and_a_round_at_each_end_of_the_way(db):
    with with_environment(SAMVEKT_EXAMPLES=str(EXAMPLES)):
        call_command("demonstration", stdout=StringIO())

    organisation = Organisation.objects.get(demonstration=True)
    assert set(organisation.memberships.values_list("role", flat=True)) == set(Role.values)
    assert Person.objects.count() == len(Role)
    found = Round.objects.order_by("pk").values_list("phase", Count("options"))
    assert list(found) == [("prepare", 16), ("published", 4)]
    assert list(broken_places()) == []


def test_anyone_can_read_the_published_case_of_the_demonstration(db, client):
    with with_environment(SAMVEKT_EXAMPLES=str(EXAMPLES)):
        call_command("demonstration", stdout=StringIO())

    case = Round.objects.get(phase="published")
    front, address = (
        client.get("/nb/").content.decode(),
        reverse("cases:case", args=[case.organisation.slug, case.public_id]),
    )
    assert case.title in front
    assert client.get(address).status_code == 200


def test_the_accounts_of_the_demonstration_can_sign_in(db, rf):
    demonstration.make_demonstration(EXAMPLES)

    for email, _ in demonstration.ACCOUNTS.values():
        assert authenticate(rf.get("/"), email=email, password=demonstration.PASSWORD)


def test_the_demonstration_made_again_changes_nothing(db):
    with with_environment(SAMVEKT_EXAMPLES=str(EXAMPLES)):
        call_command("demonstration", stdout=StringIO())
        before = Event.objects.count()

        call_command("demonstration", stdout=StringIO())

    assert (Event.objects.count(), Round.objects.count()) == (before, 2)


def test_a_site_without_demonstration_gets_none(db):
    with with_environment(SAMVEKT_DEMONSTRATION="0"), pytest.raises(CommandError):
        call_command("demonstration")

    assert not Organisation.objects.exists()


def test_a_missing_example_is_told_in_a_sentence_and_nothing_is_made(db, tmp_path):
    with with_environment(SAMVEKT_EXAMPLES=str(tmp_path)), pytest.raises(CommandError):
        call_command("demonstration")

    assert not Organisation.objects.exists()


def test_a_site_in_production_is_never_emptied(db):
    with with_environment(**PRODUCTION), pytest.raises(CommandError):
        call_command("flush", interactive=False)


def test_a_new_organisation_gets_a_link_for_its_administrator(db):
    out = StringIO()

    call_command(
        "new_organisation", municipality="4601", administrator="anne@example.no", stdout=out
    )

    invitation = Invitation.objects.get()
    assert (invitation.organisation.name, invitation.roles) == ("Bergen", ["administrator"])
    assert "/invitasjon/" in out.getvalue()


def test_a_new_organisation_that_cannot_be_is_refused_in_a_sentence(db):
    with pytest.raises(CommandError):
        call_command("new_organisation", municipality="9999", administrator="anne@example.no")
    with pytest.raises(CommandError):
        call_command("new_organisation", municipality="4601", administrator="anne")

    assert not Organisation.objects.exists()
    assert not Event.objects.exists()
