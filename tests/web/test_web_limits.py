"""The page of what money and people there are."""

from __future__ import annotations

import pytest
from django.urls import reverse

from samvekt.domain.people.roles import Role
from samvekt.domain.rounds.lines import limits_of, mark_of
from samvekt.domain.rounds.models import Round


def address(round_):
    return reverse("rounds:limits", args=[round_.organisation.slug, round_.public_id])


def sent(round_, budgets, personnel=(), *, mark=None):
    """What the form sends; each line as a mapping of its boxes."""
    found = {"mark": mark_of(limits_of(round_)) if mark is None else mark}
    for key, lines in (("budgets", budgets), ("personnel", personnel)):
        found |= {f"{key}-TOTAL_FORMS": len(lines), f"{key}-INITIAL_FORMS": 0}
        found |= {
            f"{key}-{at}-{name}": value
            for at, line in enumerate(lines)
            for name, value in line.items()
        }
    return found


def written(box):
    """What stands in a box."""
    return "" if box.value() is None else box.value()


MONEY = {"name": "Nye tiltak", "kind": "operating", "unit": "MNOK", "y2027": "1 250,5"}


def test_what_is_written_is_kept_and_shown_on_the_frame(leader, round_):
    answer = leader.post(
        address(round_),
        sent(round_, [MONEY, {}], [{"profession": "sykepleier", "y2027": "3", "y2028": "4,5"}]),
    )
    round_.refresh_from_db()
    shown = leader.get(answer.url).content.decode()

    assert limits_of(round_) == {
        "budgets": [
            {"name": "Nye tiltak", "unit": "MNOK", "kind": "operating", "years": {"2027": 1250.5}}
        ],
        "personnel": [{"profession": "sykepleier", "years": {"2027": 3, "2028": 4.5}}],
    }
    assert "1\N{NO-BREAK SPACE}250,5" in shown
    assert "millioner kroner" in shown


def test_the_form_starts_with_what_there_is_and_sent_back_it_changes_nothing(leader, round_):
    had = limits_of(round_)
    form = leader.get(address(round_)).context
    lines = [
        [
            {box.name: written(box) for box in (*line.first, *line.by_year)}
            for line in form[key]
            if line.initial
        ]
        for key in ("budgets", "personnel")
    ]
    leader.post(address(round_), sent(round_, *lines))
    stands = Round.objects.get(pk=round_.pk)

    assert had["budgets"]
    assert limits_of(stands) == had
    assert stands.version == round_.version


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ({**MONEY, "y2027": "mye"}, "id_budgets-0-y2027"),
        ({**MONEY, "name": ""}, "id_budgets-0-name"),
        ({"name": "Uten beløp", "unit": "kNOK", "kind": "both"}, "id_budgets-0-name"),
        ({**MONEY, "unit": "kroner"}, "id_budgets-0-unit"),
    ],
)
def test_a_fault_is_told_at_its_box_and_nothing_is_kept(line, field, leader, round_):
    had = limits_of(round_)
    answer = leader.post(address(round_), sent(round_, [line]))
    page = answer.content.decode()
    round_.refresh_from_db()

    assert answer.status_code == 422
    assert f'href="#{field}"' in page
    assert "<title>Feil: " in page
    assert limits_of(round_) == had


def test_who_comes_second_sees_both_and_may_keep_their_own(leader, round_):
    shown = mark_of(limits_of(round_))
    leader.post(address(round_), sent(round_, [MONEY]))
    second = sent(round_, [{**MONEY, "name": "Den andres"}], mark=shown)
    told = leader.post(address(round_), second)
    round_.refresh_from_db()

    assert told.status_code == 409
    assert "Nye tiltak" in told.content.decode()
    assert "Den andres" in told.content.decode()
    assert limits_of(round_)["budgets"][0]["name"] == "Nye tiltak"

    again = {**second, "mark": told.context["form"]["mark"].value()}
    assert leader.post(address(round_), again).status_code == 302
    round_.refresh_from_db()
    assert limits_of(round_)["budgets"][0]["name"] == "Den andres"


def test_a_plan_that_is_too_long_is_told_by_its_line(leader, round_):
    frame = reverse("rounds:frame", args=[round_.organisation.slug, round_.public_id])
    form = leader.get(frame).context["form"]
    lines = {"plans-TOTAL_FORMS": 1, "plans-INITIAL_FORMS": 0, "plans-0-plan": "x" * 301}
    page = leader.post(frame, {box.name: written(box) for box in form} | lines).content.decode()

    assert 'href="#id_plans-0-plan"' in page
    assert "<title>Feil: " in page


def test_without_years_the_page_says_where_to_begin(leader, round_):
    rest = {key: value for key, value in round_.rest.items() if key != "limits"}
    Round.objects.filter(pk=round_.pk).update(plan_years=[], rest=rest)
    page = leader.get(address(round_)).content.decode()

    assert "#id_plan_years" in page
    assert '<form method="post" class="form' not in page


def test_a_reader_sees_the_limits_and_cannot_set_them(sign_in, round_):
    reader = sign_in(Role.READER)
    frame = reverse("rounds:frame", args=[round_.organisation.slug, round_.public_id])
    name = limits_of(round_)["budgets"][0]["name"]

    page = reader.get(frame).content.decode()
    assert name in page
    assert address(round_) not in page
    assert reader.post(address(round_), sent(round_, [MONEY])).status_code == 403
