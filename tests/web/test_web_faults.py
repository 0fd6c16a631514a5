"""Wherever something is refused, the title says so first and the list of faults takes the focus."""

from __future__ import annotations

import re

import pytest
from site_map import seen_by, shown

from samvekt.domain.people.roles import Role

WRONG = {
    "title": "",
    "name": "",
    "login": "x",
    "email": "x",
    "password": "x",
    "as_of": "31.31.2026",
    "number": "x",
}
"""Values that few forms take."""

FOCUSED = r'<[^>]+ autofocus[^>]* id="faults"|id="faults"[^>]* autofocus'

NO_LIST = {"account_reset_password_from_key"}
"""A link that does not work has a page of its own, without a form."""


@pytest.mark.parametrize("name", shown())
@pytest.mark.parametrize("sent", [{}, WRONG], ids=["nothing", "wrong"])
def test_a_page_that_refuses_says_so_in_its_title_and_lists_why(name, sent, pages, sign_in, client):
    who = seen_by(name)
    if who:
        sign_in(Role(who))

    answer = client.post(pages[name], sent)

    if answer.status_code in {409, 422}:
        page = answer.content.decode()
        assert re.search(r"<title>Feil: \S", page)
        assert name in NO_LIST or re.search(FOCUSED, page)
    else:
        assert answer.status_code in {200, 302, 403, 404, 405}


def test_the_pages_above_do_refuse(pages, sign_in, client):
    sign_in(Role.PROCESS_LEADER)

    asked = [n for n in shown() if n.startswith("rounds:")]
    refused = [n for n in asked if client.post(pages[n], WRONG).status_code == 422]

    assert len(refused) > 5


def test_a_fault_in_a_plan_alone_is_told_in_the_title(leader, pages, round_):
    frame = leader.get(pages["rounds:frame"]).context["form"]
    sent = {
        **{name: value for name, value in frame.initial.items() if value is not None},
        "plans-TOTAL_FORMS": "1",
        "plans-INITIAL_FORMS": "0",
        "plans-0-plan": "x" * 301,
    }

    answer = leader.post(pages["rounds:frame"], sent)

    assert answer.status_code == 422
    assert "<title>Feil: " in answer.content.decode()
    assert 'href="#id_plans-0-plan"' in answer.content.decode()


PASSWORDS = re.compile(r'<input[^>]*type="password"[^>]*>')


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("account_login", "current-password"),
        ("account_change_password", "current-password"),
        ("account_change_password", "new-password"),
        ("people:join", "new-password"),
        ("account_reauthenticate", "current-password"),
    ],
)
def test_passwords_can_be_filled_in_by_a_keeper_and_pasted(name, kind, pages, sign_in, client):
    who = seen_by(name)
    if who:
        sign_in(Role(who))

    boxes = PASSWORDS.findall(client.get(pages[name]).content.decode())

    assert any(f'autocomplete="{kind}"' in box for box in boxes)
    assert not any("onpaste" in box or 'autocomplete="off"' in box for box in boxes)


def test_a_code_from_the_phone_can_be_filled_in_and_pasted(pages, sign_in):
    page = sign_in(Role.PROCESS_LEADER).get(pages["mfa_activate_totp"]).content.decode()

    (box,) = re.findall(r'<input[^>]*name="code"[^>]*>', page)
    assert 'autocomplete="one-time-code"' in box
