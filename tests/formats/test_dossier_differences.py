"""Whatever differs between two dossiers is told, and nothing else."""

from __future__ import annotations

from dossier_strategies import rounds
from hypothesis import HealthCheck, given, settings

from samvekt.bridge.changes import changes_between
from samvekt.bridge.changes.names import Names
from samvekt.bridge.changes.sides import Side
from samvekt.formats.canonical import settled
from samvekt.formats.dossier import Round
from samvekt.formats.writing import plain
from samvekt.language import LANGUAGES, say

MANY = settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def side(round_: Round) -> Side:
    """A round as one side, without a library: the strategies name records that are not there."""
    return Side(settled(round_.model_dump(mode="json")), Names())


@MANY
@given(rounds())
def test_equal_rounds_have_no_changes(round_):
    again = Round.model_validate(plain(round_))

    assert changes_between(side(round_), side(again)).none


@MANY
@given(rounds(), rounds())
def test_two_different_rounds_have_at_least_one_change(one, other):
    found = changes_between(side(one), side(other))

    assert found.none == (one == other)


@MANY
@given(rounds(), rounds())
def test_every_change_can_be_said_in_every_language(one, other):
    for change in changes_between(side(one), side(other)).changes:
        assert all(say(change.said, language).strip() for language in LANGUAGES)


@MANY
@given(rounds(), rounds())
def test_changes_the_other_way_are_as_many(one, other):
    there, back = changes_between(side(one), side(other)), changes_between(side(other), side(one))

    assert len(there.changes) == len(back.changes)
