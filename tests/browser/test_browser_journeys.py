"""What people do first, from beginning to end, finding things by label and role."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from playwright.sync_api import expect

sys.path.insert(0, str(Path(__file__).parents[1] / "web"))
from site_map import addresses  # the same addresses as in tests/web

OPTIONS = (
    ("Trygghetsalarm til alle over 85", "Starte"),
    ("Flere plasser på dagsenter", "Utvide"),
    ("Hverdagsrehabilitering", "Videreføre"),
    ("Digitalt tilsyn om natten", "Starte"),
)
PASTED = """\
Navn\tType endring\tMålgruppe\tMottakere per år
Frisklivssentral\tstarte\tVoksne\t250
Fallforebygging\tutvide\tEldre hjemme\t1 200
"""


@pytest.fixture
def leader(window, people, sign_in):
    from samvekt.domain.people.roles import Role

    return sign_in(window(), people[Role.PROCESS_LEADER])


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_someone_who_is_invited_signs_in_for_the_first_time(script, window, people, round_, at):
    from samvekt.domain.people.roles import Role
    from samvekt.domain.rounds.actions import invite_to_round

    invited = invite_to_round(
        email="vera@example.no",
        round_=round_,
        roles=[Role.ASSESSOR],
        by=people[Role.PROCESS_LEADER],
        at=at,
    )
    page = window(java_script_enabled=script)

    page.goto(f"/invitasjon/{invited.token}/")
    page.get_by_label("Navn").fill("Vera Vurderer")
    page.get_by_label("Passord").fill("en setning av mange ord")
    page.get_by_role("button", name="Lag kontoen").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Hei, Vera Vurderer")
    page.get_by_role("link", name=round_.title, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(round_.title)


def test_an_administrator_invites_and_the_letter_leads_to_an_account(window, people, sign_in):
    from django.core import mail

    from samvekt.domain.people.roles import Role

    inviting = sign_in(window(), people[Role.ADMINISTRATOR])
    inviting.get_by_role("link", name="Eksempelkommunen", exact=True).click()
    inviting.get_by_role("link", name="Folk").click()
    inviting.get_by_role("link", name="Inviter").click()
    inviting.get_by_label("E-post").fill("nils@example.no")
    inviting.get_by_label("Leser").check()
    inviting.get_by_role("button", name="Send invitasjonen").click()
    expect(inviting.get_by_role("status")).to_contain_text("sendt til nils@example.no")
    (letter,) = mail.outbox
    (link,) = re.findall(r"http://\S+", letter.body)

    joining = window()
    joining.goto(link)
    joining.get_by_label("Navn").fill("Nils Ny")
    joining.get_by_label("Passord").fill("en setning av mange ord")
    joining.get_by_role("button", name="Lag kontoen").click()
    expect(joining.get_by_role("heading", level=1)).to_have_text("Hei, Nils Ny")

    first = window()
    first.goto("/logg-inn/")
    first.get_by_label("E-post").fill("nils@example.no")
    first.get_by_label("Passord").fill("en setning av mange ord")
    first.locator("main").get_by_role("button", name="Logg inn").click()
    expect(first.get_by_role("heading", level=1)).to_have_text("Hei, Nils Ny")
    first.goto(link)
    expect(first.get_by_role("heading", level=1)).to_have_text("Lenken virker ikke")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_a_round_from_a_title_to_a_complete_frame_with_six_options(script, window, people, sign_in):
    from samvekt.domain.people.roles import Role

    page = sign_in(window(java_script_enabled=script), people[Role.PROCESS_LEADER])
    page.get_by_role("link", name="Eksempelkommunen", exact=True).click()
    page.get_by_role("link", name="Start en runde").click()
    page.get_by_role("link", name="Med en tittel").click()
    page.get_by_label("Tittel").fill("Hva velger vi i hjemmetjenesten?")
    page.get_by_role("button", name="Start runden").click()
    expect(page.get_by_role("status")).to_contain_text("Runden er startet")

    frame(page)
    for name, change in OPTIONS:
        add(page, name, change)
    paste(page, from_clipboard=script)

    page.get_by_role("navigation", name="Deler av runden").get_by_role(
        "link", name="Tiltak"
    ).click()
    expect(page.locator("ol.numbered > li")).to_have_count(6)
    page.get_by_role("navigation", name="Deler av runden").get_by_role(
        "link", name="Oversikt"
    ).click()
    parts = page.locator(".checks > li")
    expect(parts.filter(has_text="Situasjon og behov")).to_contain_text("Fullstendig")
    expect(parts.filter(has_text="Rammer")).to_contain_text("Fullstendig")
    expect(parts.filter(has_text="Planer")).to_contain_text("Fullstendig")


def frame(page) -> None:
    page.get_by_role("navigation", name="Deler av runden").get_by_role("link", name="Ramme").click()
    page.locator("[name=situation]").fill("Det blir flere eldre, og færre til å gi hjelpen.")
    page.locator("[name=need]").fill("Budsjettet rekker ikke til alt.")
    page.locator("[name=legal]").fill("Kommunen må tilby nødvendige tjenester.")
    page.locator("[name=economic]").fill("12 millioner kroner i året.")
    page.locator("[name=professional]").fill("Nasjonal veileder om prioritering.")
    page.locator("[name=plan_years]").fill("2027, 2028, 2029, 2030")
    page.locator("[name=plans-0-plan]").fill("Helse- og omsorgsplan")
    page.get_by_role("button", name="Lagre rammen").click()
    expect(page.get_by_role("status")).to_contain_text("Rammen er lagret")


def add(page, name: str, change: str) -> None:
    page.get_by_role("navigation", name="Deler av runden").get_by_role(
        "link", name="Tiltak"
    ).click()
    page.get_by_role("link", name="Legg til et tiltak").first.click()
    page.locator("[name=name]").fill(name)
    page.get_by_label(change, exact=True).check()
    page.locator("[name=target_group]").fill("Hjemmeboende over 80 år")
    page.get_by_role("button", name="Legg til tiltaket").click()
    expect(page.get_by_role("status")).to_contain_text(name)


def paste(page, *, from_clipboard: bool) -> None:
    """Rows as Excel leaves them on the clipboard: tabs between, and Windows' ends of lines."""
    page.get_by_role("link", name="Lim inn fra regneark").click()
    rows = page.locator("[name=rows]").first
    if from_clipboard:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        excel = PASTED.replace("\n", "\r\n")
        page.evaluate("text => navigator.clipboard.writeText(text)", excel)
        rows.click()
        page.keyboard.press("Control+V")
        expect(rows).to_have_value(PASTED)
    else:
        rows.fill(PASTED)
    page.get_by_role("button", name="Se over radene").click()
    expect(page.get_by_role("heading", name="Klare til å legges til: 2")).to_be_visible()
    page.get_by_role("button", name="Legg dem til i runden").click()
    expect(page.get_by_role("status")).to_contain_text("Tiltak lagt til: 2")


def test_two_leaders_change_the_same_thing_and_nothing_is_overwritten(
    window, people, sign_in, round_
):
    from samvekt.domain.people.roles import Role

    first = sign_in(window(), people[Role.PROCESS_LEADER])
    second = sign_in(window(), people[Role.PROFESSIONAL_LEAD])
    address = f"/o/{round_.organisation.slug}/runder/{round_.public_id}/ramme/"
    for page in (first, second):
        page.goto(address)

    first.locator("[name=need]").fill("Skrevet av den første.")
    first.get_by_role("button", name="Lagre rammen").click()
    expect(first.get_by_role("status")).to_contain_text("Rammen er lagret")
    second.locator("[name=need]").fill("Skrevet av den andre.")
    second.get_by_role("button", name="Lagre rammen").click()

    expect(second.get_by_role("alert")).to_contain_text("En annen har lagret i mellomtiden")
    both = second.get_by_role("table", name="Begge versjonene")
    expect(both).to_contain_text("Skrevet av den første.")
    expect(both).to_contain_text("Skrevet av den andre.")
    round_.refresh_from_db()
    assert round_.need == "Skrevet av den første."

    second.get_by_role("link", name="Behold den andres").click()
    expect(second.locator("[name=need]")).to_have_value("Skrevet av den første.")


@pytest.fixture
def inside(round_, people, at):
    """Every address of the organisation."""
    own = f"/o/{round_.organisation.slug}/"
    return [one for one in addresses(round_, people, at).values() if one.startswith(own)]


def test_a_second_municipality_sees_nothing(window, sign_in, stranger, round_, inside):
    page = sign_in(window(), stranger)

    expect(page.get_by_text(round_.title)).to_have_count(0)
    expect(page.get_by_text(round_.organisation.name)).to_have_count(0)
    answer = page.goto(f"/o/{round_.organisation.slug}/runder/{round_.public_id}/")

    assert answer.status == 404
    expect(page.get_by_role("heading", level=1)).to_have_text("Vi finner ikke siden")
    expect(page.get_by_text(round_.title)).to_have_count(0)
    found = {address: page.request.get(address, max_redirects=0).status for address in inside}
    assert {
        address: status for address, status in found.items() if status not in {302, 404, 405}
    } == {}
    assert found[f"/o/{round_.organisation.slug}/runder/"] == 404
    assert found[f"/o/{round_.organisation.slug}/runder/{round_.public_id}/saksmappe.yaml"] == 404


def test_a_round_moves_on_with_gaps_only_for_a_reason_and_goes_back_with_one(leader, round_):
    round_.options.filter(soundness="").update(soundness="Plassene erstattes av plasser på Lia.")
    leader.goto(f"/o/{round_.organisation.slug}/runder/{round_.public_id}/")
    leader.get_by_role("link", name="Flytt runden videre").click()
    expect(leader.locator("dt", has_text="Flytte runden")).to_be_visible()

    leader.get_by_role("button", name="Flytt runden").click()
    expect(leader.locator("#faults")).to_contain_text("Noe mangler")
    expect(leader.locator("#faults")).to_contain_text("sammenlignes med", ignore_case=True)
    leader.get_by_label("Begrunnelse").fill("Resten skrives ferdig i januar.")
    leader.get_by_role("button", name="Flytt runden").click()
    expect(leader.get_by_role("status")).to_contain_text("Runden er flyttet")
    round_.refresh_from_db()
    assert round_.phase == "evidence"

    parts = leader.get_by_role("navigation", name="Deler av runden")
    parts.get_by_role("link", name="Fremdrift").click()
    leader.get_by_label("Tilbake til forberedelse").check()
    leader.get_by_role("button", name="Flytt runden").click()
    expect(leader.locator("#faults")).to_be_visible()
    leader.get_by_label("Begrunnelse").fill("Rammen må endres.")
    leader.get_by_role("button", name="Flytt runden").click()
    parts.get_by_role("link", name="Historikk").click()

    told = leader.locator("ol.story > li")
    expect(told.first).to_contain_text("fra kunnskapsgrunnlag til forberedelse")
    expect(told.first).to_contain_text("Rammen må endres.")
    expect(told.nth(1)).to_contain_text("Resten skrives ferdig i januar.")


def test_a_round_does_not_move_on_before_a_reduction_is_argued_for(leader, round_):
    leader.goto(f"/o/{round_.organisation.slug}/runder/{round_.public_id}/fremdrift/")
    leader.get_by_label("Begrunnelse").fill("Det haster.")
    leader.get_by_role("button", name="Flytt runden").click()

    expect(leader.locator("#faults")).to_contain_text("fortsatt er forsvarlig")
    round_.refresh_from_db()
    assert round_.phase == "prepare"


def test_the_keyboard_is_enough(window, people):
    from samvekt.config.demonstration import PASSWORD
    from samvekt.domain.people.roles import Role

    page = window()
    page.goto("/logg-inn/")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Gå til innholdet")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_attribute("name", "login")
    page.keyboard.type(people[Role.PROCESS_LEADER].email)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/hjem/"))

    menu = page.locator("details.menu").last
    menu.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(menu).to_have_attribute("open", "")
    page.keyboard.press("Escape")
    expect(menu).not_to_have_attribute("open", "")
    expect(menu.locator("summary")).to_be_focused()


def test_focus_is_seen_wherever_it_goes(leader, round_):
    leader.goto(f"/o/{round_.organisation.slug}/runder/{round_.public_id}/tiltak/")
    unseen = []
    for _ in range(25):
        leader.keyboard.press("Tab")
        style = leader.evaluate(
            "(() => { const s = getComputedStyle(document.activeElement);"
            " return [s.outlineStyle, parseFloat(s.outlineWidth), document.activeElement.outerHTML"
            ".slice(0, 60)] })()"
        )
        if style[0] == "none" or style[1] < 2:
            unseen.append(style[2])

    assert [html for html in unseen if "skip-link" not in html] == []


def test_faults_take_the_focus_and_lead_to_their_field(leader, round_):
    leader.goto(f"/o/{round_.organisation.slug}/runder/{round_.public_id}/tiltak/nytt/")

    leader.get_by_role("button", name="Legg til tiltaket").click()

    expect(leader.locator("#faults")).to_be_focused()
    leader.locator("#faults a").first.click()
    expect(leader.locator("[name=name]")).to_be_focused()


def test_looking_over_pasted_rows_keeps_the_page_and_moves_the_focus(leader, round_):
    leader.goto(f"/o/{round_.organisation.slug}/runder/{round_.public_id}/tiltak/lim-inn/")
    leader.evaluate("window.stayed = true")

    leader.locator("[name=rows]").first.fill("Navn\tType endring\nAlarm\tkanskje")
    leader.get_by_role("button", name="Se over radene").click()

    expect(leader.get_by_role("heading", name=re.compile("Feil å rette: 1"))).to_be_focused()
    assert leader.evaluate("window.stayed") is True
    expect(leader).to_have_title(re.compile("^Feil: "))
    expect(leader.locator("td.faulty")).to_contain_text("kanskje")


def test_the_language_is_changed_without_leaving_the_page(leader, round_):
    address = f"/o/{round_.organisation.slug}/runder/{round_.public_id}/ramme/"
    leader.goto(address)

    leader.locator("details.menu summary", has_text="Bokmål").click()
    leader.get_by_role("button", name="Nynorsk").click()

    expect(leader.locator("html")).to_have_attribute("lang", "nn")
    assert leader.url.endswith(address)


def test_a_page_on_paper_has_no_menus(leader, round_):
    leader.goto(f"/o/{round_.organisation.slug}/runder/{round_.public_id}/")

    leader.emulate_media(media="print")

    expect(leader.locator(".way")).to_be_hidden()
    expect(leader.locator(".site-foot")).to_be_hidden()
    expect(leader.get_by_role("heading", level=1)).to_be_visible()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_an_effect_is_given_with_the_source_it_rests_on(script, window, people, sign_in, round_):
    from samvekt.domain.people.roles import Role

    page = sign_in(window(java_script_enabled=script), people[Role.PROCESS_LEADER])
    page.goto(f"/o/{round_.organisation.slug}/runder/{round_.public_id}/kilder/")
    page.get_by_role("link", name="Legg til en kilde").click()
    page.get_by_label("Kilde", exact=True).fill("Fjordvik kommune, evaluering av alarmer, 2026")
    page.get_by_label("Type kilde").select_option(label="Evaluering")
    page.get_by_role("button", name="Lagre").click()
    expect(page.get_by_role("status")).to_contain_text("Kilden er lagt til")

    page.goto(f"/o/{round_.organisation.slug}/runder/{round_.public_id}/tiltak/")
    page.get_by_role("link", name="Dagsenter", exact=True).click()
    page.locator("section[aria-labelledby=effects]").get_by_role("link", name="Endre").click()
    page.get_by_role("link", name="Legg til en effekt").click()
    page.get_by_label("Type effekt").select_option(label="Mestring")
    page.get_by_label("Effekt", exact=True).fill("1 – 2,5 – 4")
    page.get_by_label("Fjordvik kommune, evaluering av alarmer, 2026").check()
    page.get_by_role("button", name="Lagre").click()
    expect(page.get_by_role("status")).to_contain_text("Effekten er lagt til")

    line = page.locator("ol.lines > li").last
    expect(line).to_contain_text("1 – 2,5 – 4")
    line.get_by_role("link", name="Fjordvik kommune, evaluering av alarmer, 2026").click()
    expect(page.get_by_role("main")).to_contain_text("Dagsenter")
    page.get_by_role("link", name="Fjern").click()
    expect(page.get_by_role("main")).to_contain_text("så lenge noe bygger på den")
    page.get_by_role("link", name="Dagsenter").click()
    page.locator("section[aria-labelledby=effects]").get_by_role("link", name="Endre").click()
    page.get_by_role("link", name="Fjern").last.click()
    page.get_by_role("button", name="Fjern").click()
    expect(page.get_by_role("status")).to_contain_text("Effekten er fjernet")
