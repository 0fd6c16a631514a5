"""What a round rests on is told with its source, and doubted where it does not hold on the day."""

from __future__ import annotations

from datetime import date

import pytest

from samvekt.domain.rounds import actions
from samvekt.domain.rounds.local_records import library_for
from samvekt.domain.rounds.models import Round
from samvekt.domain.rounds.used_records import used_by, warning_of
from samvekt.language import say
from samvekt.reference.library import Library

TODAY = date(2026, 11, 22)

OWN_SCALE = """\
kind: scale
name: reisetid
version: '1'
title: {nb: Reisetid, nn: Reisetid, en: Travel time}
valid_from: 2026-06-01
valid_to: 2026-12-31
status: local
source: Kommunestyret, sak 12/26
licence: CC0-1.0
provenance: Skrevet av kommunen
content:
  levels:
  - {key: short, words: {nb: kort, nn: kort, en: short}, value: 0}
  - {key: long, words: {nb: lang, nn: lang, en: long}, value: 100}
"""


def used(round_, day=None):
    round_.as_of = day or round_.as_of
    return used_by(round_, library_for(round_.organisation), TODAY)


def test_it_works(round_):
    found = used(round_, TODAY)

    assert [one.record.label for one in found.records if one.record] == [
        "norway-guide-2025@1",
        "benefit-5@1",
        "resource-need-5@1",
        "severity-4@1",
        "cost-per-benefit-4@1",
        "municipal@1",
    ]
    assert len(found.provisions) == len(round_.laws)
    assert found.warnings == ()


def test_a_case_without_a_day_is_held_against_today(round_):
    Round.objects.update(as_of=None)
    round_.refresh_from_db()

    found = used(round_)

    assert (found.day, found.stated) == (TODAY, False)


def test_a_record_that_came_after_the_case_is_doubted(round_):
    found = used(round_, date(2025, 6, 1))

    doubted = {one.name for one in found.records if one.warning}
    assert doubted == {
        "benefit-5@1",
        "resource-need-5@1",
        "severity-4@1",
        "cost-per-benefit-4@1",
        "municipal",
    }
    assert "01.01.2026" in say(found.warnings[0], "nb")


def test_a_provision_that_was_not_in_force_is_told_and_not_left_out(round_):
    round_.laws = ["hol_3_1", "ukjent"]
    known = used(round_, date(2005, 1, 1)).provisions

    assert [one.name for one in known] == round_.laws
    assert all(one.warning for one in known)
    assert known[-1].found is None


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2026, 5, 31), "01.06.2026"),
        (date(2026, 6, 1), None),
        (date(2026, 12, 31), None),
        (date(2027, 1, 1), "31.12.2026"),
    ],
)
def test_the_first_and_the_last_day_count(round_, leader, at, day, told):
    actions.add_local_record(organisation=round_.organisation, text=OWN_SCALE, by=leader, at=at)
    record = library_for(round_.organisation).get("scale", "reisetid")

    warning = warning_of(record, day)

    assert (warning is None) == (told is None)
    assert told is None or (warning is not None and told in say(warning, "nb"))


def test_a_record_without_a_first_day_is_doubted():
    record = Library.built_in().get("criteria_set", "vgr-introduction")

    assert warning_of(record, TODAY) is not None


def test_a_record_that_is_not_there_is_told(round_):
    round_.criteria = {"set": "borte", "version": "3"}

    first = used(round_).records[0]

    assert (first.name, first.record, first.own) == ("borte@3", None, False)
    assert first.warning is not None


def test_an_own_scale_in_an_own_set_is_found_and_marked(round_, leader, at):
    actions.add_local_record(organisation=round_.organisation, text=OWN_SCALE, by=leader, at=at)
    words = {"nb": "reise", "nn": "reise", "en": "travel"}
    criterion = {
        "key": "travel",
        "words": words,
        "question": words,
        "role": "other",
        "scale": "reisetid",
        "source": "Kommunen",
    }
    round_.criteria = {"own": {"criteria": [criterion]}}

    scale, _ = used(round_, TODAY).records

    assert (scale.name, scale.own, scale.warning) == ("reisetid", True, None)


def test_the_norm_and_the_rule_of_an_option_are_told_once(round_):
    for option in round_.options.all()[:2]:
        option.figures["severity"] = {"norm": "dmp-2025", "rule": "magnussen-2015"}
        option.save()

    names = [one.name for one in used(round_).records]

    assert names.count("dmp-2025") == names.count("magnussen-2015") == 1
