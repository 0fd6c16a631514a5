"""No page has a barrier that a machine can find, in any language, with script or without."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

sys.path.insert(0, str(Path(__file__).parents[1] / "web"))
from site_map import addresses, seen_by, shown  # the same pages as in tests/web

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture
def pages(round_, people, at):
    found = addresses(round_, people, at)
    return {name: found[name] for name in shown()}


@pytest.fixture
def looked_at(pages, people, window, sign_in):
    """Goes to every page as the one it is for, and gives its name with the window.

    A third of the pages, 0, 1 or 2, may be seen in nynorsk instead.
    """
    from samvekt.domain.people.models import Person
    from samvekt.domain.people.roles import Role

    def look(language="nb", *, in_nynorsk=None, **how):
        windows = {}
        for place, (name, address) in enumerate(pages.items()):
            spoken = "nn" if place % 3 == in_nynorsk else language
            Person.objects.update(language=spoken)
            who = seen_by(name)
            if (who, spoken) not in windows:
                opened = window(spoken, **how)
                windows[who, spoken] = sign_in(opened, people[Role(who)]) if who else opened
            page = windows[who, spoken]
            page.goto(address.replace("/nb/", f"/{spoken}/"))
            assert page.get_attribute("html", "lang") == spoken
            yield name, page

    return look


ONLY_BARRIERS = {"runOnly": STANDARDS, "resultTypes": ["violations"]}
"""What is right is not told part by part; that takes longer than to look."""


BUT_CONTRAST = {**ONLY_BARRIERS, "rules": {"color-contrast": {"enabled": False}}}
"""Without our scripts the colours are the same; they are looked at with them."""

ONLY_CONTRAST = {"runOnly": ["color-contrast"], "resultTypes": ["violations"]}
"""What can differ when only the colours do."""


def barriers(page, options=ONLY_BARRIERS) -> list[str]:
    found = Axe().run(page, options=options).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found]


@pytest.mark.parametrize("language", ["nb", "en"])
def test_no_page_has_a_barrier(language, looked_at):
    found = {name: wrong for name, page in looked_at(language) if (wrong := barriers(page))}

    assert found == {}


@pytest.mark.parametrize(("language", "third"), [("nb", 0), ("en", 1)])
def test_no_page_has_a_barrier_without_script(language, third, looked_at):
    """None of ours is fetched; the one that looks for barriers needs to run.

    Each page is seen in nynorsk here or in the dark.
    """
    found = {}
    for name, page in looked_at(language, in_nynorsk=third, script=False):
        assert page.evaluate("typeof htmx") == "undefined"
        if wrong := barriers(page, BUT_CONTRAST):
            found[name] = wrong

    assert found == {}


def test_no_page_has_a_barrier_in_the_dark(looked_at):
    """The pages seen in nynorsk are looked at whole, the others for their colours."""
    found = {}
    for name, page in looked_at(in_nynorsk=2, color_scheme="dark"):
        whole = page.get_attribute("html", "lang") == "nn"
        if wrong := barriers(page, ONLY_BARRIERS if whole else ONLY_CONTRAST):
            found[name] = wrong

    assert found == {}


def test_a_barrier_would_be_found(window, people):
    page = window()
    page.goto("/nb/")
    page.evaluate("document.querySelector('main').innerHTML = '<img src=\"/x.png\"><input>'")

    assert barriers(page) != []


def test_no_page_breaks_its_policy_or_asks_another_site(looked_at, live_server):
    told, asked = [], []

    for _, page in looked_at():
        if not getattr(page, "heard", False):
            page.heard = True
            page.on("console", lambda said: told.append((said.type, said.text)))
            page.on("pageerror", lambda error: told.append(("error", str(error))))
            page.on("request", lambda request: asked.append(request.url))
            page.reload()
        page.evaluate("document.fonts.ready.then(() => true)")

    own = (live_server.url, "data:")
    assert [text for kind, text in told if kind in {"error", "warning"}] == []
    assert [url for url in asked if not url.startswith(own)] == []


def test_forms_with_faults_have_no_barrier(window, people, pages, sign_in):
    from samvekt.domain.people.roles import Role

    page = sign_in(window(), people[Role.PROCESS_LEADER])
    found = {}
    for name in ("rounds:frame", "rounds:add", "rounds:start_blank", "people:invite"):
        page.goto(pages[name])
        for box in page.query_selector_all("main input[type=text], main input[type=email]"):
            box.fill("")
        page.click("main form.form button[type=submit]")
        page.wait_for_selector("#faults")
        if wrong := barriers(page):
            found[name] = wrong
        assert page.title().startswith("Feil: ")

    assert found == {}


def test_pages_when_something_is_wrong_have_no_barrier(window, people, pages, round_, sign_in):
    from samvekt.domain.people.roles import Role

    page = sign_in(window(), people[Role.PROCESS_LEADER])
    found = {}
    for address in ("/finnes-ikke/", pages["people:roles"], "/invitasjon/brukt/"):
        page.goto(address)
        if wrong := barriers(page):
            found[address] = wrong

    assert found == {}


def test_both_versions_of_a_conflict_have_no_barrier(window, people, pages, round_, sign_in):
    from samvekt.domain.people.roles import Role
    from samvekt.domain.rounds.models import Round

    page = sign_in(window(), people[Role.PROCESS_LEADER])
    page.goto(pages["rounds:frame"])
    Round.objects.filter(pk=round_.pk).update(version=7, need="Skrevet av en annen.")
    page.get_by_role("button", name="Lagre rammen").click()
    page.wait_for_selector("table.both")

    assert barriers(page) == []


def test_two_factor_has_no_barrier(window, people, sign_in):
    from samvekt.config.demonstration import PASSWORD
    from samvekt.domain.people.roles import Role

    page = sign_in(window(), people[Role.PROCESS_LEADER])
    page.goto("/konto/totrinn/sla-pa/")
    confirm = barriers(page)
    page.fill("[name=password]", PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_selector("img.qr")

    assert (confirm, barriers(page)) == ([], [])
