"""The lines of an option: effects, costs, staff and funding, each on a page of its own."""

from __future__ import annotations

import re

import pytest
from site_map import LISTS, option_with_lines
from untouched import sent_unchanged

WORDS = {
    "effects": "effekter",
    "costs": "kostnader",
    "personnel": "personell",
    "funding": "bevilgninger",
}
PAGES = {
    "effects": "effekter",
    "costs": "penger-og-folk",
    "personnel": "penger-og-folk",
    "funding": "finansiering",
}
WAITING = {
    "kind": "own",
    "label": "Ventetid",
    "amount": "5 – 7,5 – 10",
    "unit": "dager",
    "higher_is_better": "no",
    "certainty": "low",
}


def body(answer) -> str:
    return answer.content.decode()


@pytest.fixture
def round_here(round_):
    return f"/o/{round_.organisation.slug}/runder/{round_.public_id}"


@pytest.fixture
def option(round_, leader, people, at):
    """An option with nothing but a name and the years of the plan."""
    from samvekt.domain.people.roles import Role
    from samvekt.domain.rounds.actions import add_option

    return add_option(
        round_=round_,
        values={"name": "Trygghetsalarm", "change": "start"},
        by=people[Role.PROCESS_LEADER],
        at=at,
    )


@pytest.fixture
def here(round_here, option):
    return f"{round_here}/tiltak/{option.pk}"


@pytest.fixture
def add(people, at, option):
    """Puts a line in a list of the option."""
    from samvekt.domain.people.roles import Role
    from samvekt.domain.rounds import actions

    def added(key="effects", **content):
        made = actions.add_line(
            option=option, key=key, content=content, by=people[Role.PROCESS_LEADER], at=at
        )
        option.refresh_from_db()
        return made

    return added


@pytest.fixture
def with_lines(round_, people, at):
    """An option with a line in each list."""
    return option_with_lines(round_)


@pytest.fixture
def send(leader, option):
    """Sends a page as it stands, but for what is changed."""

    def sent(address, **changed):
        as_it_stands = sent_unchanged(body(leader.get(address)))
        answer = leader.post(address, {**as_it_stands, **changed})
        option.refresh_from_db()
        return answer

    return sent


def year_of(option) -> int:
    return option.round.plan_years[0]


def test_an_effect_is_added_and_shown(send, leader, here, option):
    answer = send(f"{here}/effekter/ny/", **WAITING)
    page = body(leader.get(f"{here}/effekter/"))

    assert answer.headers["Location"] == f"{here}/effekter/"
    assert option.figures["effects"] == [
        {
            "certainty": "low",
            "kind": "own",
            "label": "Ventetid",
            "unit": "dager",
            "amount": {"low": 5, "best": 7.5, "high": 10},
            "higher_is_better": False,
        }
    ]
    assert "5 – 7,5 – 10" in page
    assert "Ventetid" in body(leader.get(f"{here}/"))


@pytest.mark.parametrize("key", LISTS)
def test_every_line_saved_as_it_stands_is_not_changed(key, leader, round_, round_here, with_lines):
    from samvekt.domain.rounds import bridge

    seen = 0
    for option in round_.options.exclude(change__in=["reduce", "stop"]):
        before = bridge.option_content(option)
        for place in range(1, len(before.get(key, ())) + 1):
            address = f"{round_here}/tiltak/{option.pk}/{WORDS[key]}/{place}/"
            answer = leader.post(address, sent_unchanged(body(leader.get(address))))
            seen += 1
            assert answer.status_code == 302
        option.refresh_from_db()
        assert bridge.option_content(option) == before
    assert seen


@pytest.mark.parametrize(
    ("line", "box"),
    [
        ({"amount": "mye"}, "amount"),
        ({"label": "Ventetid"}, "amount"),
        ({"kind": "own", "amount": "5"}, ""),
        ({"amount": "9 – 3"}, "amount"),
        ({"amount": "5", "note": "Gjelder 13097248022"}, "note"),
    ],
)
def test_a_fault_in_an_effect_is_told_at_its_box(send, here, option, line, box):
    answer = send(f"{here}/effekter/ny/", **line)

    assert answer.status_code == 422
    assert f'href="#id_{box}"' in body(answer) or not box
    assert "<title>Feil: " in body(answer)
    assert "effects" not in option.figures


def test_a_cost_is_added_year_by_year_and_shown(send, leader, here, option):
    year = year_of(option)

    answer = send(
        f"{here}/kostnader/ny/",
        label="Innkjøp",
        kind="investment",
        perspective="other_sectors",
        **{f"y{year}": "1 250,5", f"y{year + 1}": "-300 – -200"},
    )
    page = body(leader.get(f"{here}/"))

    assert answer.headers["Location"] == f"{here}/penger-og-folk/"
    assert option.figures["costs"] == [
        {
            "label": "Innkjøp",
            "kind": "investment",
            "perspective": "other_sectors",
            "years": {str(year): 1250.5, str(year + 1): {"low": -300, "high": -200}},
        }
    ]
    assert "1\u00a0250,5" in page


def test_staff_and_funding_are_added_and_shown(send, leader, here, option):
    year = year_of(option)

    staff = send(f"{here}/personell/ny/", profession="Sykepleier", **{f"y{year}": "0,5"})
    money = send(f"{here}/bevilgninger/ny/", by="Statsforvalteren", **{f"y{year}": "1 500"})
    page = body(leader.get(f"{here}/"))

    assert (staff.status_code, money.status_code) == (302, 302)
    assert option.figures["personnel"] == [{"profession": "Sykepleier", "years": {str(year): 0.5}}]
    assert option.figures["funding"] == [{"by": "Statsforvalteren", "years": {str(year): 1500}}]
    assert "Sykepleier" in page
    assert "1\u00a0500" in page


@pytest.mark.parametrize(
    ("key", "line", "box"),
    [
        ("costs", {"label": "Lønn", "y2027": "mye"}, "y2027"),
        ("costs", {"label": "Lønn"}, "label"),
        ("personnel", {"y2027": "1"}, "profession"),
        ("funding", {"by": "Staten"}, "by"),
        ("funding", {"by": "Staten", "y2027": "1 – 3"}, "y2027"),
        ("funding", {"by": "Staten", "y2027": "1", "unit": "penger"}, "unit"),
    ],
)
def test_a_fault_in_a_line_by_year_is_told_at_its_box(send, here, key, line, box):
    answer = send(f"{here}/{WORDS[key]}/ny/", **line)

    assert answer.status_code == 422
    assert f'href="#id_{box}"' in body(answer)


def test_a_line_rests_on_sources_chosen_by_name(send, leader, here, option, round_):
    first, second = (source["id"] for source in round_.rest["evidence"][:2])
    shown = body(leader.get(f"{here}/effekter/ny/"))

    send(f"{here}/effekter/ny/", kind="coping", amount="1", evidence=[second, first])
    page = body(leader.get(f"{here}/effekter/"))

    assert round_.rest["evidence"][0]["source"][:40] in shown
    assert option.figures["effects"][0]["evidence"] == [second, first]
    assert f"/kilder/{first}/" in page
    assert f"/kilder/{second}/" in page


def test_with_very_many_sources_they_are_named_by_their_ids(send, leader, here, option, round_):
    many = [{"id": f"K{n:03d}", "kind": "other", "source": f"Kilde {n}"} for n in range(150)]
    round_.rest = {**round_.rest, "evidence": [*round_.rest["evidence"], *many]}
    round_.save()

    send(f"{here}/effekter/ny/", kind="coping", amount="1", evidence="K003; K140")
    kept = option.figures["effects"]
    page = leader.get(f"{here}/effekter/1/")
    wrong = send(f"{here}/effekter/1/", evidence="K003; K999")

    assert kept[0]["evidence"] == ["K003", "K140"]
    assert 'value="K003; K140"' in body(page)
    assert wrong.status_code == 422
    assert 'href="#id_evidence"' in body(wrong)
    assert option.figures["effects"] == kept


def test_lines_are_put_in_order(leader, here, option, add):
    for label in ("a", "b", "c"):
        add(kind="own", label=label, amount=1)

    leader.post(f"{here}/effekter/3/flytt/", {"way": "up", "version": option.version})
    option.refresh_from_db()
    leader.post(f"{here}/effekter/1/flytt/", {"way": "up", "version": option.version})
    leader.post(f"{here}/effekter/1/flytt/", {"way": "down", "version": option.version - 1})
    option.refresh_from_db()

    assert [line["label"] for line in option.figures["effects"]] == ["a", "c", "b"]


def test_a_line_is_removed_after_asking(leader, here, option, add):
    add(kind="own", label="a", amount=1)
    add(kind="own", label="b", amount=1)
    asked = body(leader.get(f"{here}/effekter/1/fjern/"))
    hidden = dict(re.findall(r'name="(mark|version)" value="(\w+)"', asked))

    answer = leader.post(f"{here}/effekter/1/fjern/", hidden)
    again = leader.post(f"{here}/effekter/1/fjern/", hidden)
    option.refresh_from_db()

    assert answer.status_code == 302
    assert again.status_code == 422
    assert [line["label"] for line in option.figures["effects"]] == ["b"]


def test_two_people_may_change_two_lines_at_once(leader, here, option, add):
    add(kind="own", label="a", amount=1)
    add(kind="own", label="b", amount=2)
    mine = sent_unchanged(body(leader.get(f"{here}/effekter/2/")))
    leader.post(f"{here}/effekter/2/flytt/", {"way": "up", "version": option.version})
    option.refresh_from_db()
    add(kind="own", label="c", amount=3)

    answer = leader.post(f"{here}/effekter/2/", {**mine, "amount": "20"})
    option.refresh_from_db()

    assert answer.status_code == 302
    found = {line["label"]: line["amount"] for line in option.figures["effects"]}
    assert found == {"a": 1, "b": 20, "c": 3}


def test_who_comes_second_to_a_line_sees_both_versions_and_chooses(send, leader, here, option, add):
    add(kind="own", label="a", amount=1)
    mine = sent_unchanged(body(leader.get(f"{here}/effekter/1/")))
    send(f"{here}/effekter/1/", amount="5", certainty="high")

    second = leader.post(f"{here}/effekter/1/", {**mine, "amount": "2,5"})
    option.refresh_from_db()
    kept = option.figures["effects"][0]["amount"]
    leader.post(f"{here}/effekter/1/", sent_unchanged(body(second)))
    option.refresh_from_db()

    assert second.status_code == 409
    cells = re.findall(r'<td class="written">(.*?)</td>', body(second))
    assert cells == ["høy", "–", "5", "2,5"]
    assert kept == 5
    assert option.figures["effects"] == [{"kind": "own", "label": "a", "amount": 2.5}]


def test_a_line_removed_meanwhile_is_not_lost_to_who_changed_it(send, leader, here, option, add):
    add(kind="own", label="a", amount=1)
    mine = sent_unchanged(body(leader.get(f"{here}/effekter/1/")))
    asked = body(leader.get(f"{here}/effekter/1/fjern/"))
    leader.post(
        f"{here}/effekter/1/fjern/", dict(re.findall(r'name="(mark|version)" value="(\w+)"', asked))
    )

    told = leader.post(f"{here}/effekter/1/", {**mine, "amount": "4"})
    leader.post(f"{here}/effekter/1/", sent_unchanged(body(told)))
    option.refresh_from_db()

    assert told.status_code == 409
    assert option.figures["effects"] == [{"kind": "own", "label": "a", "amount": 4}]


def test_a_year_that_others_have_taken_away_is_not_lost(leader, here, option, round_):
    sent = sent_unchanged(body(leader.get(f"{here}/kostnader/ny/")))
    last = year_of(option) + 3
    round_.plan_years = [year_of(option)]
    round_.save()

    leader.post(f"{here}/kostnader/ny/", {**sent, "label": "Lønn", f"y{last}": "7"})
    option.refresh_from_db()

    assert option.figures["costs"] == [{"label": "Lønn", "years": {str(last): 7}}]


def test_a_line_that_never_was_does_not_exist(leader, here, add):
    add(kind="own", label="a", amount=1)

    for place in (0, 2):
        assert leader.get(f"{here}/effekter/{place}/").status_code == 404
        assert leader.get(f"{here}/effekter/{place}/fjern/").status_code == 404


@pytest.mark.parametrize("key", LISTS)
def test_one_who_may_only_read_sees_the_lists_and_cannot_change_them(
    key, here, option, sign_in, client
):
    from samvekt.domain.people.roles import Role

    client.logout()
    reader = sign_in(Role.READER)

    page = reader.get(f"{here}/{PAGES[key]}/")
    assert page.status_code == 200
    assert f"{here}/{WORDS[key]}/ny/" not in body(page)
    assert reader.get(f"{here}/{WORDS[key]}/ny/").status_code == 403
    assert reader.post(f"{here}/{WORDS[key]}/1/flytt/").status_code == 403


@pytest.mark.parametrize("key", LISTS)
def test_the_lines_of_another_organisation_do_not_exist(key, here, stranger, client):
    client.force_login(stranger)

    for address in (PAGES[key], f"{WORDS[key]}/ny", f"{WORDS[key]}/1/fjern"):
        assert client.get(f"{here}/{address}/").status_code == 404


@pytest.mark.parametrize("key", LISTS)
def test_every_box_says_who_asks_and_how_strongly(key, leader, here):
    page = body(leader.get(f"{here}/{WORDS[key]}/ny/"))
    form = page[page.index('<form method="post" class="form"') :]
    form = form[: form.index("</form>")]

    for strength in re.findall(r"<dt>Kilde</dt><dd>.*?</dd>", form):
        assert re.search(r">(skal|bør|kan)</span>", strength)
    boxes = form.count('class="ds-label" data-weight="medium"')
    years = form.count('name="y')
    assert form.count("<dt>Kilde</dt>") == boxes - years
    assert boxes - years >= 3


def test_a_line_of_an_option_that_takes_away_waits_for_soundness(leader, round_, round_here):
    option = round_.options.filter(change="reduce", soundness="").first()
    address = f"{round_here}/tiltak/{option.pk}"
    page = body(leader.get(f"{address}/effekter/"))

    answer = leader.post(f"{address}/effekter/ny/", {"kind": "coping", "amount": "1"})
    option.refresh_from_db()

    assert f'href="{address}/endre/#id_soundness"' in page
    assert answer.status_code == 422
    assert f'href="{address}/endre/#id_soundness"' in body(answer)


def test_without_years_of_the_plan_the_pages_lead_to_the_frame(leader, round_, here):
    round_.plan_years = []
    round_.save()

    for page in ("penger-og-folk", "finansiering", "kostnader/ny"):
        assert "Gå til rammen" in body(leader.get(f"{here}/{page}/"))
