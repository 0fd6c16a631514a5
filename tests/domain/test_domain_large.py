"""What a round with many judgements must not make slower, and must not make less safe."""

from __future__ import annotations

import pytest

from samvekt.domain.errors import NotPossible
from samvekt.domain.rounds import actions, bridge, checking
from samvekt.domain.rounds.checking import without_what_is_said


@pytest.fixture
def content(round_):
    return bridge.content_of(round_)


def changed_option(content):
    first, *others = content["options"]
    return {**content, "options": [{**first, "name": "Nytt navn"}, *others]}


def test_judgements_are_not_read_again_when_an_option_changes(content):
    before, after, said = without_what_is_said(content, changed_option(content))

    assert "judgements" not in before | after
    assert said["judgements"] == content["judgements"]


def test_judgements_are_read_again_when_an_option_they_may_name_is_gone(content):
    after = {**content, "options": content["options"][1:]}

    assert without_what_is_said(content, after) == (content, after, {})


@pytest.mark.parametrize("key", ["assessors", "evidence", "criteria"])
def test_judgements_are_read_again_when_something_else_they_name_changes(content, key):
    after = {**content, key: content[key][1:] if key != "criteria" else {"set": "other"}}

    assert without_what_is_said(content, after) == (content, after, {})


@pytest.mark.parametrize("key", ["judgements", "orders"])
def test_judgements_are_read_when_they_are_what_changes(content, key):
    after = {**changed_option(content), key: content[key][1:]}

    assert without_what_is_said(content, after) == (content, after, {})


def test_an_option_that_is_judged_is_still_not_removed(round_, leader, at):
    with pytest.raises(NotPossible):
        actions.remove_option(option=round_.options.first(), by=leader, at=at)

    assert round_.options.filter(removed_at=None).count() == 16


def test_a_changed_round_has_all_that_was_said(content, organisation):
    library = checking.Library.built_in()

    after = checking.accepted(content, changed_option(content), library, {"options[0].name": ""})

    assert {key: after[key] for key in ("judgements", "orders")} == {
        key: content[key] for key in ("judgements", "orders")
    }
