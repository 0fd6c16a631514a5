"""A real browser and a site that runs, for journeys as people make them.

The browser is Debian's Chromium. Where there is none, these tests are left out and say so; with
`CI` set they fail instead, so that they are never forgotten there.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import replace

import pytest
from playwright.sync_api import expect, sync_playwright

PATHS = ("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
MISSING = "No Chromium is found. Install it with: apt-get install chromium"
PATIENCE = 10_000  # milliseconds

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # the browser's own loop runs in this thread


def found_chromium() -> str | None:
    """Where the browser is."""
    named = [shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome")]
    return next((path for path in (*PATHS, *named) if path and os.access(path, os.X_OK)), None)


@pytest.fixture(scope="session")
def browser():
    path = found_chromium()
    if path is None and os.environ.get("CI", "") not in {"", "0", "false"}:
        pytest.fail(MISSING)
    if path is None:
        pytest.skip(MISSING)
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield opened
        opened.close()


@pytest.fixture
def people(transactional_db, settings, tmp_path):
    """A person for each role of the demonstration, by role."""
    from samvekt.config.demonstration import make_demonstration
    from samvekt.domain.people.roles import Role

    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, data=tmp_path)
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.ACCOUNT_RATE_LIMITS = {}
    return dict(zip(Role, make_demonstration(settings.ENVIRONMENT.examples), strict=True))


@pytest.fixture
def at():
    from django.utils import timezone

    return timezone.now()


@pytest.fixture
def round_(people):
    from samvekt.domain.rounds.models import Round

    return Round.objects.select_related("organisation").get()


@pytest.fixture
def window(browser, live_server):
    """Opens windows of the browser, each with its own memory, in one language."""
    opened = []

    def open_(language="nb", *, script=True, **how):
        codes = {"nb": "nb-NO", "nn": "nn-NO", "en": "en-GB"}
        context = browser.new_context(base_url=live_server.url, locale=codes[language], **how)
        context.set_default_timeout(PATIENCE)
        opened.append(context)
        page = context.new_page()
        if not script:  # style and letters are still kept from page to page
            asked = context.new_cdp_session(page)
            asked.send("Network.enable")
            asked.send("Network.setBlockedURLs", {"urls": ["*.js"]})
        return page

    yield open_
    for context in opened:
        context.close()


@pytest.fixture
def sign_in():
    """Fills in the sign-in page as a person does."""
    from samvekt.config.demonstration import PASSWORD

    def as_(page, person, password=PASSWORD):
        page.goto("/logg-inn/")
        page.fill("[name=login]", person.email)
        page.fill("[name=password]", password)
        page.click("main button[type=submit]")
        page.wait_for_url("**/hjem/")
        return page

    return as_


@pytest.fixture
def stranger(people, at):
    """Someone who leads processes in another municipality."""
    from samvekt.config.demonstration import PASSWORD
    from samvekt.domain.people import actions
    from samvekt.domain.people.roles import Role

    oslo = actions.create_organisation(municipality="0301", by=None, at=at)
    person = actions.create_person(email="oda@example.no", name="Oda Oslo", password=PASSWORD)
    actions.change_roles(
        person=person, organisation=oslo, roles=[Role.PROCESS_LEADER], by=None, at=at
    )
    return person
