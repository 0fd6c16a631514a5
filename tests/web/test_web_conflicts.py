"""Two people change the same thing: the later sees both versions, and nothing is overwritten."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.test import Client
from kinds_of_forms import EDITS, ENDS, MAKES, MOVES, ONES_OWN, RELATES
from site_map import routes, takes_forms
from untouched import sent_unchanged

SIGNED_IN_ELSEWHERE = ("account_", "mfa_", "usersessions_")
"""Pages of the sign-in package: each is about one's own account."""


def test_every_form_says_what_kind_it_is():
    ours = [r for r in routes() if not r.name.startswith(SIGNED_IN_ELSEWHERE)]

    taking = [route.name for route in ours if takes_forms(route.view)]

    assert sorted(taking) == sorted([*EDITS, *MAKES, *ENDS, *MOVES, *RELATES, *ONES_OWN])


@pytest.fixture
def written(round_):
    """An option whose soundness is argued for, and the years of the plan."""
    from samvekt.domain.rounds.models import Option, Round

    Round.objects.filter(pk=round_.pk).update(plan_years=[2027, 2028])
    option = round_.options.order_by("place_in_order").first()
    Option.objects.filter(pk=option.pk).update(soundness="Det går bra.")
    return option


@pytest.fixture
def two(people, round_, at):
    """Two persons with the same power, each in a browser of their own."""
    from samvekt.domain.people.models import Membership
    from samvekt.domain.people.roles import Role

    def browsers(name):
        role = Role.ADMINISTRATOR if name == "people:roles" else Role.PROCESS_LEADER
        second = people[Role.ARCHIVIST]
        Membership.objects.create(
            person=second, organisation=round_.organisation, role=role, since=at
        )
        found = (Client(), Client())
        for client, person in zip(found, (people[role], second), strict=True):
            client.force_login(person)
        return found

    return browsers


def filled(client, address, field, value):
    """The page as it stands with one field filled in."""
    page = client.get(address).content.decode()
    sent = sent_unchanged(page) | {field: value}
    if field == "reason":
        sent["to"] = re.search(r'name="to" value="(\w+)"', page)[1]
    return sent


def both_versions(answer) -> str:
    page = answer.content.decode()
    return unescape(page[page.index('class="ds-table both"') :].split("</table>")[0])


SHOWN = {
    "2031-01-31": "31.01.2031",
    "2031-02-28": "28.02.2031",
    "Klar.": "Kunnskapsgrunnlag",
    "Klar nok.": "Kunnskapsgrunnlag",
}


@pytest.mark.parametrize("name", sorted(EDITS.keys() - {"rounds:progress"}))
def test_the_later_sees_both_versions_and_overwrites_nothing(name, pages, written, two):
    field, theirs, mine = EDITS[name]
    first, second = two(name)
    early = filled(first, pages[name], field, theirs)
    late = filled(second, pages[name], field, mine)

    kept = first.post(pages[name], early)
    answer = second.post(pages[name], late)
    stands = filled(first, pages[name], "nothing", "")

    assert (kept.status_code, answer.status_code) == (302, 409)
    assert stands[field] == (theirs if isinstance(theirs, list) else [theirs])
    if name == "people:roles":
        theirs, mine = "Leser, Arkivar", "Leser, Vurderer"
    assert SHOWN.get(theirs, theirs) in both_versions(answer)
    assert SHOWN.get(mine, mine) in both_versions(answer)


@pytest.mark.parametrize("name", sorted(EDITS.keys() - {"rounds:progress"}))
def test_the_later_may_keep_their_own_after_having_seen_both(name, pages, written, two):
    field, theirs, mine = EDITS[name]
    first, second = two(name)
    late = filled(second, pages[name], field, mine)
    first.post(pages[name], filled(first, pages[name], field, theirs))
    refused = second.post(pages[name], late).content.decode()

    answer = second.post(pages[name], sent_unchanged(refused))

    assert answer.status_code == 302
    stands = filled(first, pages[name], "nothing", "")[field]
    assert sorted(stands) == sorted(mine if isinstance(mine, list) else [mine])


@pytest.fixture
def sound(round_):
    """Every option that takes something away says why the service stays sound."""
    round_.options.filter(soundness="").update(soundness="Det går bra.")


@pytest.mark.usefixtures("sound")
def test_a_round_that_someone_else_has_moved_is_not_moved_once_more(pages, round_, two):
    first, second = two("rounds:progress")
    early = filled(first, pages["rounds:progress"], "reason", "Klar.")
    late = filled(second, pages["rounds:progress"], "reason", "Klar nok.")

    kept = first.post(pages["rounds:progress"], early)
    answer = second.post(pages["rounds:progress"], late)
    round_.refresh_from_db()

    assert (kept.status_code, answer.status_code) == (302, 409)
    assert round_.phase == "evidence"
    assert "Behold den andres" in answer.content.decode()


@pytest.mark.usefixtures("sound")
def test_a_round_whose_frame_has_changed_is_moved_only_after_that_is_seen(pages, round_, two):
    from samvekt.domain.rounds.models import Round

    first, _ = two("rounds:progress")
    sent = filled(first, pages["rounds:progress"], "reason", "Klar.")
    Round.objects.filter(pk=round_.pk).update(version=round_.version + 1)

    answer = first.post(pages["rounds:progress"], sent)
    again = first.post(pages["rounds:progress"], sent_unchanged(answer.content.decode()))

    assert answer.status_code == 409
    assert "Forberedelse" in both_versions(answer) or "forberedelse" in both_versions(answer)
    assert again.status_code == 302


def hidden(client, address) -> dict[str, str]:
    """What the form of a page sends without being asked."""
    page = client.get(address).content.decode()
    return dict(re.findall(r'<input type="hidden" name="(mark|version)" value="([^"]*)"', page))


@pytest.mark.parametrize("name", sorted(ENDS - {"people:leave", "people:new_address"}))
def test_what_is_done_already_is_told_and_not_done_again(name, pages, people, round_, at):
    from samvekt.domain.people.roles import Role
    from samvekt.domain.records.models import Event
    from samvekt.domain.rounds import actions

    role = Role.ADMINISTRATOR if name.startswith("people:") else Role.PROCESS_LEADER
    browsers = (Client(), Client())
    for client in browsers:
        client.force_login(people[role])
    address = pages[name]
    if name in {"rounds:remove", "rounds:restore"}:
        made = actions.add_option(
            round_=round_, values={"name": "Nytt", "change": "start"}, by=people[role], at=at
        )
        address = re.sub(r"/tiltak/\d+/", f"/tiltak/{made.pk}/", address)
    if name == "rounds:restore":
        actions.remove_option(option=made, by=people[role], at=at)
    if name == "rounds:end_seat":
        seat = round_.seats.exclude(role=Role.PROCESS_LEADER).first()
        address = re.sub(r"/deltakere/\d+/", f"/deltakere/{seat.pk}/", address)

    if name == "rounds:remove_source":
        source = actions.add_source(
            round_=round_, values={"source": "Ny", "kind": "other"}, by=people[role], at=at
        )
        address = re.sub(r"/kilder/[^/]+/", f"/kilder/{source['id']}/", address)
    sent = hidden(browsers[0], address)
    if name == "rounds:unrelate":
        one, other = round_.options.order_by("place_in_order")[:2]
        sent = {"relation": "requires", "other": other.dossier_id}
        actions.relate_options(option=one, relation="requires", other=other, by=people[role], at=at)

    first = browsers[0].post(address, sent)
    events = Event.objects.count()
    second = browsers[1].post(address, sent)

    assert first.status_code == 302
    assert second.status_code in {302, 404, 422}
    assert Event.objects.count() == events


@pytest.mark.parametrize("name", sorted(EDITS))
def test_a_form_without_the_version_it_was_made_from_is_refused(name, pages, written, two):
    field, theirs, _ = EDITS[name]
    client, _ = two(name)
    sent = filled(client, pages[name], field, theirs)
    sent.pop("version", None)
    sent.pop("shown", None)
    sent.pop("mark", None)

    assert client.post(pages[name], sent).status_code in {409, 422}
