"""For whom an option is severe, and what is said of it in words."""

from __future__ import annotations

import re

import pytest
from untouched import sent_unchanged

from samvekt.formats.dossier.options import ASSESSMENTS

PAGES = ("alvorlighet", "vurderinger")
LISTS = ("effekter", "penger-og-folk", "finansiering")


def body(answer) -> str:
    return answer.content.decode()


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
def here(option):
    return f"/o/{option.round.organisation.slug}/runder/{option.round.public_id}/tiltak/{option.pk}"


@pytest.fixture
def change_option(people, at):
    from samvekt.domain.people.roles import Role
    from samvekt.domain.rounds import actions

    def change(option, **values):
        return actions.change_option(
            option=option,
            values=values,
            expected_version=option.version,
            by=people[Role.PROCESS_LEADER],
            at=at,
        )

    return change


@pytest.fixture
def fill(leader, here, option, change_option):
    """Sends a page as it stands, but for what is changed; someone else may come first."""

    def send(page, meanwhile=None, **changed):
        sent = sent_unchanged(body(leader.get(f"{here}/{page}/")))
        if meanwhile:
            change_option(option, **meanwhile)
        answer = leader.post(f"{here}/{page}/", {**sent, **changed})
        option.refresh_from_db()
        return answer

    return send


@pytest.mark.parametrize("page", PAGES)
def test_a_part_saved_as_it_stands_is_not_changed(page, leader, round_):
    from samvekt.domain.rounds import bridge

    address = f"/o/{round_.organisation.slug}/runder/{round_.public_id}/tiltak"
    for option in round_.options.exclude(change__in=["reduce", "stop"]):
        before = bridge.option_content(option)
        shown = body(leader.get(f"{address}/{option.pk}/{page}/"))

        answer = leader.post(f"{address}/{option.pk}/{page}/", sent_unchanged(shown))
        option.refresh_from_db()

        assert answer.status_code == 302
        assert bridge.option_content(option) == before


def test_severity_is_saved_and_shown_by_its_name(fill, leader, here, option):
    shown = body(leader.get(f"{here}/alvorlighet/"))
    level = re.findall(r'name="level" value="([\w-]+)"', shown)[0]

    answer = fill(
        "alvorlighet",
        level=level,
        reasons="Mange mister evnen til å bo hjemme.",
        age="78",
        remaining_good_life_years="5,5",
    )
    page = body(leader.get(f"{here}/"))

    assert answer.status_code == 302
    assert option.figures["severity"] == {
        "level": level,
        "reasons": "Mange mister evnen til å bo hjemme.",
        "age": 78,
        "remaining_good_life_years": 5.5,
    }
    assert "Mange mister evnen til å bo hjemme." in page
    assert "5,5" in page


def test_what_severity_was_calculated_by_is_kept(fill, change_option, option):
    change_option(option, severity={"norm": "dmp-2025", "age": 70})

    fill("alvorlighet", age="78")

    assert option.figures["severity"] == {"norm": "dmp-2025", "age": 78}


@pytest.mark.parametrize(
    ("field", "written"),
    [
        ("age", "gammel"),
        ("age", "78,5"),
        ("age", "150"),
        ("remaining_good_life_years", "-1"),
        ("level", "enorm"),
        ("reasons", "Gjelder 13097248022"),
    ],
)
def test_a_fault_in_severity_is_told_at_its_field(fill, option, field, written):
    answer = fill("alvorlighet", **{field: written})

    assert answer.status_code == 422
    assert re.search(rf'href="#id_{field}(_0)?"', body(answer))
    assert "<title>Feil: " in body(answer)
    assert "severity" not in option.figures


def test_assessments_are_written_or_said_not_to_be_relevant(fill, leader, here, option):
    answer = fill("vurderinger", ethics="Krever samtykke.", children_not="Bare voksne.")
    page = body(leader.get(f"{here}/"))

    assert answer.status_code == 302
    assert option.figures["assessments"] == {
        "ethics": "Krever samtykke.",
        "not_relevant": {"children": "Bare voksne."},
    }
    assert "Barns beste: ikke relevant fordi" in page


@pytest.mark.parametrize("name", ASSESSMENTS)
def test_an_assessment_and_a_reason_for_having_none_are_not_both_kept(fill, option, name):
    answer = fill("vurderinger", **{name: "Det er vurdert.", f"{name}_not": "Trengs ikke."})

    assert answer.status_code == 422
    assert f'href="#id_{name}_not"' in body(answer)
    assert "assessments" not in option.figures


@pytest.mark.parametrize("field", ["children", "children_not"])
def test_an_identity_number_in_an_assessment_is_told_at_its_field(fill, field):
    answer = fill("vurderinger", **{field: "Gjelder 13097248022"})

    assert answer.status_code == 422
    assert f'href="#id_{field}"' in body(answer)


@pytest.mark.parametrize(
    ("page", "mine", "theirs", "told"),
    [
        (
            "alvorlighet",
            {"certainty": "low"},
            {"severity": {"certainty": "high"}},
            ("Sikkerhet: høy", "Sikkerhet: lav"),
        ),
        (
            "vurderinger",
            {"children_not": "Bare voksne."},
            {"assessments": {"children": "Gjelder barn."}},
            ("Barns beste: Gjelder barn.", "Ikke relevant fordi: barns beste: Bare voksne."),
        ),
    ],
)
def test_who_comes_second_sees_both_versions(fill, page, mine, theirs, told):
    answer = fill(page, meanwhile=theirs, **mine)

    assert answer.status_code == 409
    assert all(text in body(answer) for text in told)


def test_who_comes_second_overwrites_nothing_unless_they_choose_to(fill, leader, here, option):
    theirs = {"severity": {"age": 70}}

    second = fill("alvorlighet", meanwhile=theirs, age="78")
    kept = option.figures["severity"]
    leader.post(f"{here}/alvorlighet/", sent_unchanged(body(second)))
    option.refresh_from_db()

    assert second.status_code == 409
    assert kept == {"age": 70}
    assert option.figures["severity"] == {"age": 78}


@pytest.mark.parametrize("page", PAGES)
def test_one_who_may_only_read_cannot_change_a_part(page, option, here, sign_in, client):
    from samvekt.domain.people.roles import Role

    client.logout()
    answer = sign_in(Role.READER).get(f"{here}/{page}/")

    assert answer.status_code == 403


@pytest.mark.parametrize("page", PAGES)
def test_a_part_of_another_organisations_option_does_not_exist(page, here, stranger, client):
    client.force_login(stranger)

    assert client.get(f"{here}/{page}/").status_code == 404


def test_labels_and_examples_are_those_of_sheets_and_documents(leader, here, option):
    from samvekt.formats.dossier.options import Option
    from samvekt.formats.fields import words_of

    page = body(leader.get(f"{here}/endre/"))

    for name in ("target_group", "measure", "comparator", "soundness"):
        said = words_of(Option, name)
        assert said.label.nb in page
        assert said.help.nb in page
        assert said.example.nb in page


def test_an_option_without_anything_written_says_so(leader, here, option):
    page = body(leader.get(f"{here}/"))

    assert page.count("Ingen tall er oppgitt ennå.") == 3  # effects, money and people, funding
    assert all(f'href="{here}/{one}/"' in page for one in (*PAGES, *LISTS, "forhold"))
