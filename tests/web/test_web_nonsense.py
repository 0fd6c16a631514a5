"""Whatever is sent to a form, the answer is a page in words: never a fault of ours."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from site_map import FOR_MACHINES, names_of, routes, seen_by, takes_forms
from untouched import sent_unchanged

NONSENSE = {
    "nothing": "",
    "a sign that ends texts": "a\x00b",
    "signs that hide": "a\u202eb\u200b\ufeff",
    "half a sign": "\ud800",
    "a huge number": "9" * 400,
    "a number below zero": "-1",
    "no number": "NaN",
    "infinity": "1e999",
    "a list": "[1, 2]",
    "a path": "../../../etc/passwd",
    "a line end": "a\r\nSet-Cookie: x=1",
    "a place to fill": "{who} {0.__class__} {{ x }} %(y)s %s",
    "a query": "' OR 1=1 --",
    "a long text": "ø" * 20_000,
    "another address": "//ond.example/",
    "a name without an address": "nowhere",
}
ASKED = ("side", "fra", "next", "language")
"""What addresses of ours may ask after the question mark."""

IN_ADDRESSES = {"nothing", "a sign that ends texts", "a huge number", "a query", "a line end"}

IN_WORDS = {200, 302, 400, 403, 404, 405, 409, 422, 429}
BY_OTHERS = ("account_", "mfa_", "usersessions_")
ALL = [route for route in routes() if route.name not in FOR_MACHINES | {"home:start"}]
WITH_A_FORM = sorted(r.name for r in ALL if takes_forms(r.view) or r.name.startswith(BY_OTHERS))


@pytest.fixture
def strangely(pages, sign_in):
    """Someone who may see a page, and will answer with a fault of ours as a browser sees it."""
    from samvekt.domain.people.roles import Role

    def someone(name):
        who = seen_by(name)
        client = sign_in(Role(who)) if who else Client()
        client.raise_request_exception = False
        return client

    return someone


@pytest.mark.parametrize("name", WITH_A_FORM)
def test_nonsense_in_every_field_is_answered_in_words(name, pages, strangely):
    client = strangely(name)
    page = client.get(pages[name]).content.decode(errors="replace")
    fields = names_of(page) | {"language", "next", "way", "version", "number"}
    fields -= {"csrfmiddlewaretoken"}

    answers = {}
    for what, value in NONSENSE.items():
        sent = dict.fromkeys(fields, value)
        try:
            answers[what] = client.post(pages[name], sent).status_code
        except UnicodeEncodeError:
            answers[what] = 400  # the test's own browser cannot send half a sign

    assert {what: code for what, code in answers.items() if code not in IN_WORDS} == {}


@pytest.mark.parametrize("name", ["rounds:frame", "rounds:change_effects", "rounds:add_costs"])
def test_one_field_of_nonsense_in_a_form_that_is_right_is_answered_in_words(name, pages, strangely):
    client = strangely(name)
    right = sent_unchanged(client.get(pages[name]).content.decode())

    wrong = [
        (field, what)
        for field in sorted(right)[:40]
        for what in ("a sign that ends texts", "a huge number")
        if client.post(pages[name], right | {field: NONSENSE[what]}).status_code not in IN_WORDS
    ]

    assert wrong == []


@pytest.mark.parametrize("name", sorted(route.name for route in ALL))
def test_nonsense_in_the_address_is_answered_in_words(name, pages, strangely):
    client = strangely(name)

    answers = {
        what: client.get(pages[name], dict.fromkeys(ASKED, value)).status_code
        for what, value in NONSENSE.items()
        if what in IN_ADDRESSES
    }

    assert {what: code for what, code in answers.items() if code not in IN_WORDS} == {}


@pytest.mark.parametrize("number", ["0", "9" * 30, "-1", "1 OR 1=1", "%00"])
def test_a_number_of_nothing_is_no_page(number, pages, strangely):
    client = strangely("rounds:option")
    here = pages["rounds:options"]

    assert client.get(f"{here}{number}/").status_code in {400, 404}
    assert client.post(f"{here}{number}/endre/", {"version": "1"}).status_code in {400, 404}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00" * 100,
        b"[" * 100_000,
        b'{"a":' * 50_000,
        b"{" + b'"a":1,' * 200_000 + b'"a":1}',
        b"- " * 50_000,
        b"a: &a [1]\nb: *a\n",
        b"!!python/object/apply:os.system ['true']",
        b"samvekt: " + b"9" * 5000,
        b"\xff\xfe" + "samvekt: 1".encode("utf-16-le"),
        b"a: 2026-13-45\nb: 1:61:61\n",
        b"? {a: 1}\n: 2\n",
    ],
    ids=range(12),
)
@pytest.mark.parametrize("ending", ["yaml", "json", "xlsx"])
@pytest.mark.parametrize("name", ["rounds:start_file", "rounds:own_add"])
def test_a_file_of_nonsense_is_answered_in_words(name, ending, content, pages, strangely):
    client = strangely(name)

    answer = client.post(pages[name], {"file": SimpleUploadedFile(f"x.{ending}", content)})

    assert answer.status_code == 422


@pytest.mark.parametrize(
    "sent",
    [
        ("multipart/form-data", b"x"),
        ("multipart/form-data; boundary=x", b"--x\r\nhalf"),
        ("multipart/form-data; boundary=" + "x" * 300, b""),
        ("application/x-www-form-urlencoded; charset=utf-16", b"a=1"),
        ("application/x-www-form-urlencoded; charset=nowhere", b"a=1"),
        ("application/json", b"{}"),
        ("text/xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
    ],
)
@pytest.mark.parametrize("name", ["rounds:frame", "rounds:attachments", "account_login"])
def test_a_request_that_cannot_be_read_is_answered_in_words(name, sent, pages, strangely):
    kind, content = sent

    answer = strangely(name).generic("POST", pages[name], content, content_type=kind)

    assert answer.status_code in IN_WORDS
