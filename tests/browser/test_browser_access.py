"""Pages hold when zoomed, with wide text spacing, with a keyboard alone, and for thumbs."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from playwright.sync_api import expect

sys.path.insert(0, str(Path(__file__).parents[1] / "web"))
from site_map import addresses, seen_by, shown  # the same pages as in tests/web

AT_200 = {"width": 640, "height": 512}
AT_400 = {"width": 320, "height": 256}
"""What a window of 1280 by 1024 shows at 200 and at 400 %."""

SPACED = """
* {
  line-height: 1.5 !important;
  letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important;
}
p { margin-block-end: 2em !important; }
"""
"""The text spacing of WCAG 1.4.12."""

CUT = """
() => [...document.querySelectorAll("main *, header *, footer *")]
  .filter((part) => {
    const style = getComputedStyle(part);
    const hides = ["hidden", "clip"].includes(style.overflowX);
    const seen = part.checkVisibility() && part.clientWidth > 2;
    return hides && seen && part.textContent.trim() && part.scrollWidth > part.clientWidth + 1;
  })
  .filter((part) => !part.matches(".menu-name"))
  .map((part) => part.outerHTML.slice(0, 80))
"""
"""Parts whose text is cut. The names in the head are told in full inside their menu."""

SMALL = """
() => [...document.querySelectorAll("a, button, select, summary, input:not([type=hidden])")]
  .filter((part) => part.checkVisibility() && !part.closest(".ds-sr-only, .ds-skip-link"))
  .filter((part) => !(part.tagName === "A" && getComputedStyle(part).display === "inline"))
  .map((part) => [part.getBoundingClientRect(), part.outerHTML.slice(0, 90)])
  .filter(([box]) => box.width > 0 && (box.width < 23.5 || box.height < 23.5))
  .map(([box, html]) => `${Math.round(box.width)}x${Math.round(box.height)} ${html}`)
"""
"""Targets below 24 by 24 pixels (2.5.8); a link in a line of text follows the line."""


@pytest.fixture
def pages(round_, people, at):
    found = addresses(round_, people, at)
    return {name: found[name] for name in shown()}


@pytest.fixture
def looked_at(pages, people, window, sign_in):
    """Goes to every page as the one it is for, and gives its name with the window."""
    from samvekt.domain.people.roles import Role

    def look(**how):
        windows = {}
        for name, address in pages.items():
            who = seen_by(name)
            if who not in windows:
                opened = window(**how)
                windows[who] = sign_in(opened, people[Role(who)]) if who else opened
            windows[who].goto(address)
            yield name, windows[who]

    return look


@pytest.mark.parametrize("viewport", [AT_200, AT_400], ids=["200", "400"])
def test_a_page_that_is_zoomed_scrolls_one_way_only(viewport, looked_at):
    wide = {
        name: width
        for name, page in looked_at(viewport=viewport)
        if (width := page.evaluate("document.documentElement.scrollWidth")) > viewport["width"]
    }

    assert wide == {}


def test_text_with_wide_spacing_is_neither_cut_nor_pushed_out(looked_at):
    wrong = {}
    for name, page in looked_at(viewport=AT_200, bypass_csp=True):
        page.add_style_tag(content=SPACED)
        width = page.evaluate("document.documentElement.scrollWidth")
        if (cut := page.evaluate(CUT)) or width > AT_200["width"]:
            wrong[name] = (width, cut)

    assert wrong == {}


def test_what_one_aims_at_is_large_enough(looked_at):
    small = {name: found for name, page in looked_at() if (found := page.evaluate(SMALL))}

    assert small == {}


def test_nothing_stays_in_the_way_of_what_has_focus():
    style = Path(__file__).parents[2] / "src/samvekt/web/static/web/app.css"

    assert "sticky" not in style.read_text(encoding="utf-8")
    assert "position: fixed" not in style.read_text(encoding="utf-8")


def tab_to(page, what: str, *, most: int = 90) -> None:
    """Presses Tab until something has the focus, as one without a mouse does."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("(what) => document.activeElement.matches(what)", what):
            return
    pytest.fail(f"{what} is not reached with Tab")


def test_a_keyboard_alone_signs_in_starts_a_round_adds_an_option_and_moves_on(window, people):
    from samvekt.config.demonstration import PASSWORD
    from samvekt.domain.people.roles import Role
    from samvekt.domain.rounds.models import Round

    page = window()
    page.goto("/logg-inn/")
    tab_to(page, "[name=login]")
    page.keyboard.type(people[Role.PROCESS_LEADER].email)
    tab_to(page, "[name=password]")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/hjem/")

    tab_to(page, "a[href$='/start-runde/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/start-runde/")
    tab_to(page, "a[href$='/tittel/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tittel/")
    tab_to(page, "[name=title]")
    page.keyboard.type("En sak uten mus")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("En sak uten mus")

    tab_to(page, "nav.way a[href$='/tiltak/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tiltak/")
    tab_to(page, "main a[href$='/nytt/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/nytt/")
    tab_to(page, "[name=name]")
    page.keyboard.type("Trygghetsalarm")
    tab_to(page, "[name=target_group]")
    page.keyboard.type("Hjemmeboende")
    tab_to(page, "main button[type=submit]")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Trygghetsalarm")

    tab_to(page, "nav.way a[href$='/fremdrift/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/fremdrift/")
    tab_to(page, "[name=to]")
    page.keyboard.press("Space")
    tab_to(page, "[name=reason]")
    page.keyboard.type("Vi fyller ut underveis.")
    tab_to(page, "main button[type=submit]")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Runden er flyttet")
    assert Round.objects.get(title="En sak uten mus").phase == "evidence"


def test_searching_keeps_the_page_the_words_and_the_focus(window, people, round_, sign_in):
    from samvekt.domain.people.roles import Role

    page = sign_in(window(), people[Role.READER])
    page.goto(f"/o/{round_.organisation.slug}/tabeller/")
    page.evaluate("window.stayed = true")

    page.get_by_label("Søk etter ord").press_sequentially("arkiv")

    expect(page.get_by_role("status")).to_contain_text("3")
    expect(page.get_by_label("Søk etter ord")).to_be_focused()
    assert page.evaluate("window.stayed") is True
    assert "q=arkiv" in page.url


def test_moving_an_option_keeps_the_page_and_the_focus_on_its_arrow(
    window, people, round_, sign_in
):
    from samvekt.domain.people.roles import Role

    first, second = round_.options.order_by("place_in_order")[:2]
    page = sign_in(window(), people[Role.PROCESS_LEADER])
    page.goto(f"/o/{round_.organisation.slug}/runder/{round_.public_id}/tiltak/")
    page.evaluate("window.stayed = true")

    page.get_by_role("button", name=f"Flytt {second.name} opp").focus()
    page.keyboard.press("Enter")

    expect(page.locator("#order > li").first).to_contain_text(second.name)
    expect(page.locator("#order > li").nth(1)).to_contain_text(first.name)
    expect(page.get_by_role("button", name=f"Flytt {second.name} opp")).to_be_focused()
    assert page.evaluate("window.stayed") is True


def test_the_title_follows_the_faults_of_a_part_that_is_swapped_in(window, people, round_, sign_in):
    from samvekt.domain.people.roles import Role

    page = sign_in(window(), people[Role.PROCESS_LEADER])
    page.goto(f"/o/{round_.organisation.slug}/runder/{round_.public_id}/tiltak/lim-inn/")

    page.locator("[name=rows]").first.fill("Navn\tType endring\nAlarm\tkanskje")
    page.get_by_role("button", name="Se over radene").click()
    expect(page).to_have_title("Feil: Lim inn fra regneark – Samvekt")

    page.locator("[name=rows]").first.fill("Navn\tType endring\nAlarm\tstarte")
    page.get_by_role("button", name="Se over radene").click()
    expect(page).to_have_title("Lim inn fra regneark – Samvekt")


def test_searching_works_without_a_script(window, people, round_, sign_in):
    from samvekt.domain.people.roles import Role

    page = sign_in(window(script=False), people[Role.READER])
    page.goto(f"/o/{round_.organisation.slug}/tabeller/")

    page.get_by_label("Søk etter ord").fill("arkiv")
    page.get_by_role("button", name="Vis").click()

    expect(page.get_by_role("status")).to_contain_text("3")
    expect(page.get_by_label("Søk etter ord")).to_have_value("arkiv")


def test_faults_take_the_focus_without_a_script_too(window, people, round_, sign_in):
    from samvekt.domain.people.roles import Role

    page = sign_in(window(script=False), people[Role.PROCESS_LEADER])
    page.goto(f"/o/{round_.organisation.slug}/start-runde/tittel/")

    page.get_by_role("button", name="Start runden").click()

    expect(page.locator("#faults")).to_be_focused()
    assert page.title().startswith("Feil: ")


def test_anyone_reads_a_published_case_from_the_front_page(window, round_):
    from samvekt.domain.rounds.models import Round

    Round.objects.update(phase="published")
    page = window()
    page.goto("/nb/")

    page.get_by_role("link", name=round_.title).click()

    expect(page.get_by_role("heading", level=1)).to_have_text(round_.title)
    with page.expect_download() as download:
        page.get_by_role("link", name="Last ned som JSON").click()
    assert download.value.suggested_filename == f"{round_.public_id}.json"


def test_a_small_target_and_a_cut_text_would_be_found(window, people):
    page = window(bypass_csp=True)
    page.goto("/nb/")
    page.add_style_tag(
        content="main h1 { width: 3em; overflow: hidden; text-wrap: nowrap !important }"
        "main a.ds-button { min-height: 0; height: 12px; padding: 0 }"
    )

    assert any("<h1" in found for found in page.evaluate(CUT))
    assert any("ds-button" in found for found in page.evaluate(SMALL))
