"""What is open for whom, read aloud as the table has it."""

from __future__ import annotations

import pytest

from samvekt.core.message import LANGUAGES
from samvekt.domain.people.roles import ROLE_WORDS, Role
from samvekt.domain.rounds.openings import DOING_WORDS, EVERYONE, openings
from samvekt.domain.rounds.phases import OPEN, Doing, Phase


@pytest.mark.parametrize("doing", Doing)
@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_can_be_done_has_its_words(doing, language):
    assert DOING_WORDS[doing].in_language(language)


@pytest.mark.parametrize("phase", Phase)
def test_what_is_told_as_open_is_what_the_rules_open(phase):
    told = {opening.doing: set(opening.whom) for opening in openings(phase)}

    for doing in Doing:
        roles = OPEN[doing].get(phase, frozenset())
        words = {EVERYONE} if roles == set(Role) else {ROLE_WORDS[role] for role in roles}
        assert told.get(DOING_WORDS[doing], set()) == words


def test_the_words_of_two_things_are_never_the_same():
    assert len({words.nb for words in DOING_WORDS.values()}) == len(DOING_WORDS)
