"""The tutorial for the browser, followed: its names are on the pages, and its rows work."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

PAGE = Path(__file__).parents[2] / "docs" / "tutorial" / "a-round-in-the-browser.md"
TEXT = PAGE.read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"\*\*([^*]+)\*\*", TEXT)))
(ROWS,) = re.findall(r"```text\n(.*?)```", TEXT, re.DOTALL)
SOUND = "De som har dagplass, får tilbud på Lia."


def mended(rows: str) -> str:
    """The rows as the tutorial says they are to be mended."""
    head, first, second, third = rows.strip().splitlines()
    return "\n".join(
        [
            f"{head}\tForsvarlighet",
            f"{first}\t",
            second.replace("kanskje", "utvide") + "\t",
            f"{third}\t{SOUND}",
        ]
    )


@pytest.fixture
def seen():
    """What has stood on the pages."""
    return []


@pytest.fixture
def leader(window, people, sign_in, seen):
    from samvekt.domain.people.roles import Role

    page = window()
    page.on("load", lambda loaded: seen.append(loaded.inner_text("body")))
    page.goto("/nb/")
    return sign_in(page, people[Role.PROCESS_LEADER])


def go(page, part: str) -> None:
    parts = page.get_by_role("navigation", name="Deler av runden")
    parts.get_by_role("link", name=part, exact=True).click()


def frame(page) -> None:
    go(page, "Ramme")
    for name in ("situation", "need", "legal", "economic", "professional"):
        page.locator(f"[name={name}]").fill("Kort sagt.")
    page.locator("[name=plan_years]").fill("2028, 2029, 2030, 2031")
    page.locator("[name=plans-0-plan]").fill("Helse- og omsorgsplan")
    page.get_by_role("button", name="Lagre rammen").click()
    page.get_by_role("link", name="Sett grensene").click()
    page.locator("[name=budgets-0-name]").fill("Nye tiltak")
    page.locator("[name=budgets-0-y2028]").fill("6 000")
    page.locator("[name=personnel-0-profession]").fill("sykepleier")
    page.locator("[name=personnel-0-y2028]").fill("2")
    page.get_by_role("button", name="Lagre grensene").click()
    expect(page.get_by_role("status")).to_contain_text("Grensene er lagret")


def paste(page, seen) -> None:
    go(page, "Tiltak")
    page.get_by_role("link", name="Lim inn fra regneark").click()
    page.locator("[name=rows]").first.fill(ROWS)
    page.get_by_role("button", name="Se over radene").click()
    expect(page.get_by_role("heading", name="Feil å rette: 2")).to_be_visible()
    page.locator("[name=rows]").first.fill(mended(ROWS))
    page.get_by_role("button", name="Se over radene").click()
    expect(page.get_by_role("heading", name="Klare til å legges til: 3")).to_be_visible()
    seen.append(page.inner_text("body"))
    page.get_by_role("button", name="Legg dem til i runden").click()
    expect(page.get_by_role("status")).to_contain_text("Tiltak lagt til: 3")


def test_the_tutorial_leads_where_it_says(leader, people, seen, tmp_path):
    from samvekt.formats.reading import read_round

    leader.get_by_role("link", name="Seksten tiltak", exact=False).first.click()
    leader.get_by_role("link", name="Runder", exact=True).first.click()
    leader.get_by_role("link", name="Start en runde").click()
    leader.get_by_role("link", name="Med en tittel").click()
    leader.get_by_label("Tittel").fill("Hjemmetjenesten 2028")
    leader.get_by_role("button", name="Start runden").click()
    frame(leader)
    paste(leader, seen)
    seen.append(leader.inner_text("body"))
    leader.get_by_role("link", name="Dagsenter på Moen").click()
    go(leader, "Kilder")
    go(leader, "Deltakere")
    go(leader, "Fremdrift")
    go(leader, "Historikk")
    expect(leader.locator("ol.story")).to_contain_text("la til 3 tiltak")
    go(leader, "Oversikt")
    with leader.expect_download() as kept:
        leader.get_by_role("link", name="Last ned som YAML").click()

    kept.value.save_as(tmp_path / kept.value.suggested_filename)
    taken = read_round(tmp_path / "hjemmetjenesten-2028.yaml")
    assert [option.name for option in taken.options] == [
        line.split("\t")[0] for line in ROWS.strip().splitlines()[1:]
    ]
    assert [name for name in NAMED if not any(name in text for text in seen)] == []
