"""The sources of a round: listed, added, changed, removed when nothing rests on them."""

from __future__ import annotations

import re

import pytest
from untouched import sent_unchanged

REPORT = {
    "source": "Fjordvik kommune, budsjett 2027, side 41",
    "kind": "budget",
    "year": "2026",
    "link": "https://www.fjordvik.kommune.no/budsjett",
    "quality": "low",
}


def body(answer) -> str:
    return answer.content.decode()


@pytest.fixture
def here(round_):
    return f"/o/{round_.organisation.slug}/runder/{round_.public_id}/kilder"


@pytest.fixture
def sources(round_):
    """The sources as they stand now."""

    def found():
        round_.refresh_from_db()
        return round_.rest.get("evidence", [])

    return found


@pytest.fixture
def added(leader, here, sources):
    """A source that nothing rests on; its id."""
    leader.post(f"{here}/ny/", REPORT)
    return sources()[-1]["id"]


def test_a_source_is_added_and_shown(leader, here, sources):
    answer = leader.post(f"{here}/ny/", REPORT)
    listed, one = body(leader.get(f"{here}/")), body(leader.get(f"{here}/K01/"))

    assert answer.headers["Location"] == f"{here}/"
    assert sources()[-1] == {"id": "K01", **REPORT, "year": 2026}
    assert REPORT["source"] in listed
    assert f'href="{REPORT["link"]}"' in one


def test_the_same_source_twice_is_one(leader, here, sources):
    leader.post(f"{here}/ny/", REPORT)
    many = len(sources())
    leader.post(f"{here}/ny/", REPORT)

    assert len(sources()) == many


def test_every_source_saved_as_it_stands_is_not_changed(leader, here, sources):
    before = sources()

    for source in before:
        address = f"{here}/{source['id']}/endre/"
        assert leader.post(address, sent_unchanged(body(leader.get(address)))).status_code == 302

    assert sources() == before


@pytest.mark.parametrize(
    ("field", "written"),
    [
        ("source", ""),
        ("source", "Gjelder 13097248022"),
        ("link", "www.fjordvik.no"),
        ("link", "javascript:alert(1)"),
        ("year", "i fjor"),
        ("kind", "rykte"),
        ("setting", "x" * 301),
    ],
)
def test_a_fault_in_a_source_is_told_at_its_field(leader, here, sources, field, written):
    before = sources()

    answer = leader.post(f"{here}/ny/", {**REPORT, field: written})

    assert answer.status_code == 422
    assert f'href="#id_{field}"' in body(answer)
    assert sources() == before


def test_who_comes_second_to_a_source_sees_both_versions(leader, here, sources, added):
    mine = sent_unchanged(body(leader.get(f"{here}/{added}/endre/")))
    leader.post(f"{here}/{added}/endre/", {**mine, "quality": "high"})

    second = leader.post(f"{here}/{added}/endre/", {**mine, "quality": "moderate"})
    kept = sources()[-1]["quality"]
    leader.post(f"{here}/{added}/endre/", sent_unchanged(body(second)))

    assert second.status_code == 409
    assert re.findall(r'<td class="written">(.*?)</td>', body(second)) == ["høy", "middels"]
    assert kept == "high"
    assert sources()[-1]["quality"] == "moderate"


def test_a_source_that_nothing_rests_on_is_removed_after_asking(leader, here, sources, added):
    asked = body(leader.get(f"{here}/{added}/fjern/"))
    mark = re.search(r'name="mark" value="(\w+)"', asked)[1]

    stale = leader.post(f"{here}/{added}/fjern/", {"mark": "feil"})
    answer = leader.post(f"{here}/{added}/fjern/", {"mark": mark})

    assert (stale.status_code, answer.status_code) == (422, 302)
    assert added not in [source["id"] for source in sources()]
    assert leader.get(f"{here}/{added}/").status_code == 404


def test_a_source_something_rests_on_stays_and_says_what(leader, here, sources, round_):
    from samvekt.domain.rounds.lines import mark_of

    used = {
        name
        for o in round_.options.all()
        for e in o.figures.get("effects", ())
        for name in e.get("evidence", ())
    }
    source = next(one for one in sources() if one["id"] in used)
    address = f"{here}/{source['id']}/fjern/"

    asked = body(leader.get(address))
    answer = leader.post(address, {"mark": mark_of(source)})

    assert "/tiltak/" in asked[asked.index("<main") :]
    assert 'type="submit"' not in asked[asked.index("<main") : asked.index("</main")]
    assert answer.status_code == 422
    assert source in sources()


def test_an_assessor_may_add_a_source_and_not_change_one(here, sign_in, client, added):
    from samvekt.domain.people.roles import Role

    client.logout()
    assessor = sign_in(Role.ASSESSOR)

    assert assessor.post(f"{here}/ny/", {**REPORT, "year": "2025"}).status_code == 302
    assert assessor.get(f"{here}/{added}/").status_code == 200
    for page in ("endre", "fjern"):
        assert assessor.get(f"{here}/{added}/{page}/").status_code == 403


def test_the_sources_of_another_organisation_do_not_exist(here, added, stranger, client):
    client.force_login(stranger)

    for page in ("", "ny/", f"{added}/", f"{added}/endre/", f"{added}/fjern/"):
        assert client.get(f"{here}/{page}").status_code == 404


def test_many_sources_come_in_pages(leader, here, round_):
    many = [{"id": f"M{n:03d}", "kind": "other", "source": f"Kilde {n} " * 30} for n in range(300)]
    round_.rest = {**round_.rest, "evidence": many}
    round_.save()

    first, last = leader.get(f"{here}/"), leader.get(f"{here}/?side=15")

    assert len(first.content) < 50_000
    assert "M000" in body(first)
    assert "M299" in body(last)


def test_a_round_without_sources_says_so(leader, here, round_):
    for option in round_.options.all():
        option.figures = {}
        option.save()
    round_.rest = {}
    round_.save()

    page = body(leader.get(f"{here}/"))

    assert f'href="{here}/ny/"' in page
    assert "<ul" not in page[page.index("<main") : page.index("</main")].replace(
        '<ul class="ds', ""
    )


def test_the_story_tells_of_sources_by_their_ids_only(leader, here, added, round_):
    story = body(leader.get(f"/o/{round_.organisation.slug}/runder/{round_.public_id}/historikk/"))

    assert added in story
    assert REPORT["source"] not in story
