"""Reference records are browsed, searched and read in plain words; a round shows its own."""

from __future__ import annotations

import pytest

from samvekt.domain.people.roles import Role
from samvekt.reference.kinds import KINDS
from samvekt.reference.library import Library


def body(answer) -> str:
    return answer.content.decode()


@pytest.fixture
def here(round_):
    return f"/o/{round_.organisation.slug}/tabeller/"


def test_it_works(leader, here):
    page = body(leader.get(f"{here}criteria_set/norway-guide-2025/1/"))

    assert "Hvor mye bedre får de som mottar tiltaket det?" in page
    assert "Offisiell" in page
    assert "01.01.2025" in page
    assert "Helsedirektoratet" in page


@pytest.mark.parametrize("role", Role)
def test_everyone_in_the_organisation_may_read_them(role, sign_in, here):
    assert sign_in(role).get(here).status_code == 200


def test_the_list_shows_what_is_asked_for_and_nothing_else(leader, here):
    laws = body(leader.get(f"{here}?slag=law&q=arkiv"))

    assert "Arkivlova (1992)" in laws
    assert "Kommuneloven" not in laws
    assert "Gjelder ikke lenger" in laws
    assert "Nytte, fem nivåer" not in laws


def test_what_is_asked_for_follows_to_the_next_page(leader, here):
    page = body(leader.get(f"{here}?slag=scale"))

    assert "?slag=scale&amp;side=2" in page
    assert leader.get(f"{here}?slag=scale&side=2").status_code == 200


@pytest.mark.parametrize("asked", ["slag=tull", "status=tull", "q=" + "x" * 500, "side=0"])
def test_a_search_that_is_not_understood_is_no_fault_of_the_page(leader, here, asked):
    assert leader.get(f"{here}?{asked}").status_code == 200


def test_a_search_without_an_answer_says_so_and_leads_on(leader, here):
    page = body(leader.get(f"{here}?q=finnesikke"))

    assert "Ingen tabeller passer" in page
    assert f'href="{here}"' in page


def test_the_part_alone_is_sent_to_a_page_that_swaps_it_in(leader, here):
    part = body(leader.get(here, headers={"hx-request": "true"}))

    assert "<html" not in part
    assert 'role="status"' in part


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_record_is_shown_in_words(kind, leader, here):
    from samvekt.language import say
    from samvekt.web.rounds.tables.contents import tables_of

    entry = Library.built_in().names(kind)[0]
    record = Library.built_in().get(kind, entry.name, entry.version)
    tables = tables_of(record, Library.built_in())

    answer = leader.get(f"{here}{kind}/{entry.name}/{entry.version}/")

    assert tables
    assert all(len(row) == len(table.headings) for table in tables for row in table.rows)
    assert all(say(table.title, "nb") in body(answer) for table in tables)
    assert len(answer.content) <= 150_000


@pytest.mark.parametrize("where", ["scale/ukjent/1/", "tull/benefit-5/1/", "scale/benefit-5/9/"])
def test_a_record_that_is_not_there_is_not_found(leader, here, where):
    assert leader.get(f"{here}{where}").status_code == 404


def test_an_own_record_stands_among_the_others_and_is_marked(leader, here, pages):
    page = body(leader.get(f"{here}?slag=scale"))

    assert page.index("Vår skala") < page.index("Alvorlighet, fire nivåer")
    assert "Egen</span>" in page


def test_a_round_shows_what_it_rests_on(leader, pages, round_):
    page = body(leader.get(pages["rounds:tables"]))

    assert "Nasjonal veileder" in page
    assert "Helse- og omsorgstjenesteloven § 3-1" in page
    assert "Gjelder fra 01.01.2012" in page


def test_a_round_with_an_old_day_is_warned_on_its_overview_and_frame(sign_in, pages, round_):
    from datetime import date

    from samvekt.domain.rounds.models import Round

    Round.objects.filter(pk=round_.pk).update(as_of=date(2005, 1, 1))
    reader = sign_in(Role.READER)

    told = {
        name: body(reader.get(pages[name]))
        for name in ("rounds:overview", "rounds:frame", "rounds:tables")
    }

    assert "gjelder kanskje ikke på datoen" in told["rounds:overview"]
    assert "Gjelder først fra 01.01.2012" in told["rounds:frame"]
    assert "Gjelder først fra 01.01.2012" in told["rounds:tables"]


def test_a_provision_that_is_not_in_force_stays_chosen_when_the_frame_is_saved(
    leader, pages, round_
):
    from datetime import date

    from samvekt.domain.rounds.models import Round

    Round.objects.filter(pk=round_.pk).update(as_of=date(2005, 1, 1))

    page = body(leader.get(pages["rounds:frame"]))

    assert "Valgt, men gjelder ikke på datoen for saken" in page
    for name in round_.laws:
        assert f'value="{name}" id="law-{name}" checked' in page


@pytest.fixture
def seven(round_, people, at):
    """Six more rounds, three of them in the phase of judgement."""
    from samvekt.domain.rounds.actions import start_round
    from samvekt.domain.rounds.bridge import dossier
    from samvekt.domain.rounds.models import Round

    for number in range(6):
        whole = dossier(round_).model_copy(update={"title": f"Sak nummer {number}"})
        start_round(
            organisation=round_.organisation,
            dossier=whole,
            by=people[Role.PROCESS_LEADER],
            at=at,
        )
    judged = [f"Sak nummer {number}" for number in range(3)]
    Round.objects.filter(title__in=judged).update(phase="judgement")
    return f"/o/{round_.organisation.slug}/runder/"


@pytest.mark.parametrize(
    ("asked", "count"),
    [("", 7), ("?q=nummer", 6), ("?fase=judgement", 3), ("?q=nummer+1&fase=judgement", 1)],
)
def test_rounds_are_found_by_words_and_phase(leader, seven, asked, count):
    page = body(leader.get(f"{seven}{asked}"))

    assert page.count('class="what"') == count


@pytest.mark.parametrize("asked", ["?fase=tull", "?q=" + "x" * 500])
def test_a_filter_that_is_not_understood_shows_all_rounds(leader, seven, asked):
    answer = leader.get(f"{seven}{asked}")

    assert answer.status_code == 200
    assert body(answer).count('class="what"') == 7
    assert "<title>Runder" in body(answer)


def test_no_rounds_that_fit_is_not_the_same_as_no_rounds(leader, seven):
    page = body(leader.get(f"{seven}?q=finnesikke"))

    assert "Ingen runder passer" in page
    assert "Ingen runder ennå" not in page
    assert "<title>Runder" in page


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "//ond.example"])
def test_the_address_of_an_own_record_is_no_link_unless_it_is_of_the_web(leader, here, address):
    from site_map import OWN_RECORD

    text = OWN_RECORD.replace("licence:", f"url: '{address}'\nlicence:")
    own = here.replace("/tabeller/", "/egne-tabeller/")

    made = leader.post(f"{own}ny/", {"text": text})

    assert made.status_code == 302
    for page in (made.url, f"{here}scale/var-skala/1/"):
        assert f'href="{address}"' not in body(leader.get(page))


def test_a_copy_of_a_record_is_changed_and_kept_as_a_local_one(leader, here, round_):
    from samvekt.domain.rounds.local_records import library_for

    own = here.replace("/tabeller/", "/egne-tabeller/")
    one = body(leader.get(f"{here}scale/benefit-5/1/"))
    text = leader.get(f"{own}ny/?fra=scale/benefit-5@1").context["form"].initial["text"]

    made = leader.post(f"{own}ny/", {"text": text.replace("Nytte", "Nytte hos oss")})

    assert f"{own}ny/?fra=scale/benefit-5%401" in one
    assert made.status_code == 302
    record = library_for(round_.organisation).get("scale", "benefit-5-lokal")
    assert (record.status, record.based_on) == ("local", "benefit-5@1")
    assert "benefit-5@1" in body(leader.get(made.url))


@pytest.mark.parametrize("asked", ["", "tull", "tull/x", "scale/", "scale/ukjent", "/"])
def test_a_copy_of_nothing_starts_with_an_empty_box(leader, here, asked):
    own = here.replace("/tabeller/", "/egne-tabeller/")

    answer = leader.get(f"{own}ny/?fra={asked}")

    assert (answer.status_code, answer.context["form"].initial["text"]) == (200, "")


def test_one_who_may_not_add_is_not_offered_a_copy(sign_in, here):
    assert "?fra=" not in body(sign_in(Role.READER).get(f"{here}scale/benefit-5/1/"))


@pytest.mark.parametrize("asked", ["økt", "Økt", "ØKT", "årsverk"])
def test_norwegian_letters_are_found_large_and_small(leader, round_, asked):
    from samvekt.domain.rounds.models import Round

    Round.objects.filter(pk=round_.pk).update(title="Økt behov for ÅRSVERK")

    page = body(leader.get(f"/o/{round_.organisation.slug}/runder/?q={asked}"))

    assert page.count('class="what"') == 1
