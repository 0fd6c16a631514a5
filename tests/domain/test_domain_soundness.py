"""What is reduced or stopped says why the service stays sound, whatever way it comes in (R4)."""

from __future__ import annotations

import pytest

from samvekt.domain.errors import NotAccepted, NotPossible
from samvekt.domain.rounds import actions, bridge
from samvekt.domain.rounds.actions.moving import SomethingMissing
from samvekt.domain.rounds.models import TAKES_AWAY
from samvekt.domain.rounds.pasting import preview
from samvekt.domain.rounds.phases import Phase
from samvekt.formats.dossier import Round as Dossier

BARE = {
    "samvekt": 1,
    "id": "ny",
    "title": "Ny runde",
    "frame": {"level": "political", "profile": "municipal"},
    "criteria": {"set": "norway-guide-2025"},
}
SAYS_NOTHING = ("", "   ", "\n\t", "-", "–", "…", ".", "\u200b", "123", "???")
SOUND = "De som trenger tilbudet, får det i naboskapet."


@pytest.fixture
def start(organisation, leader, at):
    """Starts a round from a dossier with some options."""

    def started(*options, **more):
        dossier = Dossier.model_validate({**BARE, **more, "options": list(options)})
        return actions.start_round(organisation=organisation, dossier=dossier, by=leader, at=at)

    return started


@pytest.fixture
def unsound(start):
    """A round whose dossier stops something without a word."""
    return start({"id": "A", "name": "Sykehjem", "change": "stop"})


@pytest.mark.parametrize("kind", TAKES_AWAY)
@pytest.mark.parametrize("said", SAYS_NOTHING)
def test_a_form_is_refused(start, leader, at, kind, said):
    values = {"name": "Dagsenter", "change": kind, "soundness": said}

    with pytest.raises(NotAccepted) as refused:
        actions.add_option(round_=start(), values=values, by=leader, at=at)

    assert list(refused.value.faults) == ["soundness"]


@pytest.mark.parametrize("kind", TAKES_AWAY)
def test_a_change_of_kind_afterwards_is_refused(start, leader, at, kind):
    round_ = start({"id": "A", "name": "Dagsenter", "change": "keep"})
    option = round_.options.get()

    with pytest.raises(NotAccepted):
        actions.change_option(
            option=option,
            values={"change": kind},
            expected_version=option.version,
            by=leader,
            at=at,
        )

    assert round_.options.get().change == "keep"


@pytest.mark.parametrize("said", SAYS_NOTHING)
def test_emptying_the_statement_afterwards_is_refused(start, leader, at, said):
    round_ = start({"id": "A", "name": "Dagsenter", "change": "stop", "soundness": SOUND})
    option = round_.options.get()

    with pytest.raises(NotAccepted):
        actions.change_option(
            option=option,
            values={"soundness": said},
            expected_version=option.version,
            by=leader,
            at=at,
        )

    assert round_.options.get().soundness == SOUND


@pytest.mark.parametrize("said", ["", "-"])
def test_pasted_rows_are_marked(start, said):
    shown = preview(start(), f"navn\tendring\tforsvarlighet\nDagsenter\tavslutte\t{said}\n")

    assert shown.faults == 1


def test_a_copy_is_refused(start, unsound, leader, at):
    here = start()

    with pytest.raises(NotAccepted):
        actions.copy_options_from(
            round_=here,
            other=unsound,
            option_ids=[unsound.options.get().pk],
            by=leader,
            at=at,
        )

    assert not here.options.exists()


def test_nothing_of_an_imported_one_can_be_changed_before_it_is_said(unsound, leader, at):
    option, line = unsound.options.get(), {"kind": "coping", "amount": 1}

    with pytest.raises(NotAccepted):
        actions.add_line(option=option, key="effects", content=line, by=leader, at=at)

    assert unsound.options.get().figures == {}


@pytest.mark.parametrize("profile", ["practice", "municipal", "national"])
def test_an_imported_one_does_not_move_on_whatever_reason_is_given(start, leader, at, profile):
    round_ = start(
        {"id": "A", "name": "Sykehjem", "change": "stop"},
        frame={"level": "political", "profile": profile},
        not_relevant={"soundness": "Det er ikke viktig."},
    )

    with pytest.raises(NotPossible, match="Sykehjem"):
        actions.move_phase(
            round_=round_,
            to=Phase.EVIDENCE,
            reason="Vi vil videre.",
            expected_version=round_.version,
            by=leader,
            at=at,
        )

    round_.refresh_from_db()
    assert round_.phase == Phase.PREPARE


def test_the_checklist_names_it(unsound):
    part = next(part for part in bridge.checklist(unsound).parts if part.key == "soundness")

    assert part.lacking
    assert any("A" in str(said) for said in part.missing)


def test_when_it_is_said_the_round_moves_on(unsound, leader, at):
    option = unsound.options.get()
    actions.change_option(
        option=option,
        values={"soundness": SOUND},
        expected_version=option.version,
        by=leader,
        at=at,
    )

    with pytest.raises(SomethingMissing):
        actions.move_phase(
            round_=unsound,
            to=Phase.EVIDENCE,
            reason="",
            expected_version=unsound.version,
            by=leader,
            at=at,
        )
    moved = actions.move_phase(
        round_=unsound,
        to=Phase.EVIDENCE,
        reason="Resten kommer.",
        expected_version=unsound.version,
        by=leader,
        at=at,
    )

    assert moved.phase == Phase.EVIDENCE
