"""The story of a round as people read it: every event in words, page by page, in their language."""

from __future__ import annotations

import html
import re

import pytest
from django.db import transaction

from samvekt.core.message import LANGUAGES
from samvekt.domain.records import actions as records
from samvekt.domain.records import verbs
from samvekt.language import say

DATA = {
    "roles": ["reader"],
    "role": "assessor",
    "fields": ["need"],
    "from": "prepare",
    "to": "evidence",
    "options": 3,
    "count": 2,
    "names": ["Alarm", "Dagsenter"],
    "reason": "Fordi.",
}


@pytest.fixture
def story(leader, people, round_):
    """The sentences of one page of the story, in a language."""

    def read(language="nb", page=1):
        from samvekt.domain.people.models import Person

        Person.objects.update(language=language)
        here = f"/o/{round_.organisation.slug}/runder/{round_.public_id}/historikk/"
        shown = leader.get(f"{here}?side={page}").content.decode()
        told = re.search(r'(?s)<ol class="story".*?</ol>', shown)[0]
        return [
            html.unescape(re.sub(r"<[^>]+>", "", one))
            for one in re.findall(r"<li><p>(.*?)</p>", told)
        ]

    return read


@pytest.fixture
def every_verb(people, round_, at):
    """One event of each kind, about the round."""
    from samvekt.domain.people.roles import Role

    by = people[Role.PROCESS_LEADER]
    data = {**DATA, "person": people[Role.ASSESSOR].pk}
    with transaction.atomic():
        for verb in sorted(verbs.known()):
            records.write(verb, about=round_, by=by, at=at, **data)
    return by, people[Role.ASSESSOR]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_event_is_told_in_words(language, story, every_verb, round_):
    by, other = every_verb
    known = sorted(verbs.known())

    told = story(language)

    assert told[: len(known)][::-1] == [
        say(
            verbs.verb(name).said(who=by.name, what=round_.title, data=DATA, person=other.name),
            language,
        )
        for name in known
    ]
    assert [sentence for sentence in told if "{" in sentence or not sentence.endswith(".")] == []


def test_a_long_story_is_told_page_by_page_the_newest_first(story, people, round_, at):
    from samvekt.domain.people.roles import Role

    before = len(story())
    with transaction.atomic():
        for number in range(60):
            records.write(
                "round.started",
                about=round_,
                by=people[Role.PROCESS_LEADER],
                at=at,
                options=100 + number,
            )

    first, second = story(), story(page=2)

    assert (len(first), len(second)) == (50, before + 10)
    assert "med 159 tiltak" in first[0]
    assert "med 109 tiltak" in second[0]
    assert set(first) & set(second) == set()


def test_someone_whose_account_is_gone_from_a_sentence_is_called_someone(story, round_, at):
    with transaction.atomic():
        records.write("seat.given", about=round_, by=None, at=at, person=0, role="assessor")

    assert story()[0] == "Systemet ga noen en rolle i runden: vurderer."
