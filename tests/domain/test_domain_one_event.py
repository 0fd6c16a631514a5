"""Every action writes what it has done into the log: the events named here, and no more."""

from __future__ import annotations

import inspect
from dataclasses import replace

import pytest

from samvekt.domain.people import actions as people
from samvekt.domain.people.roles import OrganisationKind, Role
from samvekt.domain.records.models import Event
from samvekt.domain.rounds import actions as rounds
from samvekt.domain.rounds import bridge
from samvekt.domain.rounds.lines import limits_of, mark_of
from samvekt.domain.rounds.models import Attachment, Option, Round, Seat
from samvekt.domain.rounds.pasting import preview
from samvekt.domain.rounds.phases import Phase

PAPER = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
RECORD = """\
kind: scale
name: var-skala
version: '1'
title: {nb: Vår skala, nn: Skalaen vår, en: Our scale}
valid_from: 2026-01-01
status: local
source: Kommunestyret, sak 12/26
licence: CC0-1.0
provenance: Skrevet av kommunen
content:
  levels:
  - {key: low, words: {nb: lav, nn: låg, en: low}, value: 0}
  - {key: high, words: {nb: høy, nn: høg, en: high}, value: 100}
"""
FUNDING = {"by": "Staten", "years": {"2027": 500}}
SOURCE = {"kind": "budget", "source": "Budsjett 2027"}
NEW = {"name": "Nytt", "change": "start"}


class Stage:
    """A round with people, and every action there is.

    An action that needs another first gives back what is then to be done.
    """

    def __init__(self, round_, leader, administrator, example, at):
        self.round, self.leader, self.administrator = round_, leader, administrator
        self.organisation, self.example = round_.organisation, example
        self.at = at
        self.led = {"by": leader, "at": at}
        self.run = {"by": administrator, "at": at}

    # people

    def create_organisation(self):
        people.create_organisation(name="Helse", kind=OrganisationKind.OTHER, by=None, at=self.at)

    def change_own_account(self):
        people.change_own_account(name="Kari", language="nn", **self.led)

    def member(self):
        return people.create_person(email="ola@example.no", name="Ola", password=None)

    def reader(self):
        person = self.member()
        people.change_roles(
            person=person, organisation=self.organisation, roles=[Role.READER], by=None, at=self.at
        )
        return person

    def change_roles(self):
        person = self.member()
        return lambda: people.change_roles(
            person=person,
            organisation=self.organisation,
            roles=[Role.READER],
            shown=[],
            **self.run,
        )

    def deactivate_person(self):
        person = self.reader()
        return lambda: people.deactivate_person(
            person=person, organisation=self.organisation, **self.run
        )

    def invite(self):
        return people.invite(
            email="eva@example.no", organisation=self.organisation, roles=[Role.READER], **self.run
        )

    def withdraw_invitation(self):
        invited = self.invite()
        return lambda: people.withdraw_invitation(invitation=invited.invitation, **self.run)

    def accept_invitation(self):
        invited = self.invite()
        return lambda: people.accept_invitation(
            token=invited.token, name="Eva", password="en lang og god frase", at=self.at
        )

    # rounds

    def start_round(self):
        rounds.start_round(organisation=self.organisation, dossier=self.example, **self.led)

    def change_frame(self):
        rounds.change_frame(
            round_=self.round, values={"need": "Behov"}, expected_version=1, **self.led
        )

    def change_limits(self):
        rounds.change_limits(
            round_=self.round,
            values={"budgets": [], "personnel": []},
            mark=mark_of(limits_of(self.round)),
            **self.led,
        )

    def set_dates(self):
        rounds.set_dates(
            round_=self.round,
            dates={Phase.PREPARE: (None, self.at.date())},
            expected_version=1,
            **self.led,
        )

    def move_phase(self):
        rounds.move_phase(
            round_=self.round,
            to=Phase.EVIDENCE,
            reason="Nok.",
            expected_version=self.round.version,
            **self.led,
        )

    def add_option(self):
        return rounds.add_option(round_=self.round, values=NEW, **self.led)

    def change_option(self):
        rounds.change_option(
            option=self.round.options.first(),
            values={"name": "Nytt navn"},
            expected_version=1,
            **self.led,
        )

    def remove_option(self):
        option = self.add_option()
        return lambda: rounds.remove_option(option=option, **self.led)

    def restore_option(self):
        option = rounds.remove_option(option=self.add_option(), **self.led)
        return lambda: rounds.restore_option(option=option, **self.led)

    def reorder_options(self):
        order = [option.pk for option in bridge.present_options(self.round)]
        rounds.reorder_options(round_=self.round, order=order[::-1], expected_version=1, **self.led)

    def paste_options(self):
        rows = preview(self.round, "Navn\tType endring\nEn\tstarte\nTo\tstarte\n")
        rounds.paste_options(round_=self.round, preview=rows, **self.led)

    def copy_options_from(self):
        other = rounds.start_round(organisation=self.organisation, dossier=self.example, **self.led)
        chosen = [option.pk for option in other.options.filter(change="start")[:2]]
        return lambda: rounds.copy_options_from(
            round_=self.round, other=other, option_ids=chosen, **self.led
        )

    def add_seat(self):
        return rounds.add_seat(
            round_=self.round, person=self.administrator, role=Role.ASSESSOR, **self.led
        )

    def remove_seat(self):
        seat = self.add_seat()
        return lambda: rounds.remove_seat(seat=seat, **self.led)

    def invite_to_round(self):
        return rounds.invite_to_round(
            email="eva@example.no", round_=self.round, roles=[Role.ASSESSOR], **self.led
        )

    def accept_invitation_to_round(self):
        invited = self.invite_to_round()
        return lambda: rounds.accept_invitation(
            token=invited.token, name="Eva", password="en lang og god frase", at=self.at
        )

    def add_attachment(self):
        return rounds.add_attachment(round_=self.round, name="notat.pdf", content=PAPER, **self.led)

    def remove_attachment(self):
        attachment = self.add_attachment()
        return lambda: rounds.remove_attachment(attachment=attachment, **self.led)

    def add_local_record(self):
        rounds.add_local_record(organisation=self.organisation, text=RECORD, **self.led)

    # lines, sources and relations

    def option(self):
        return Option.objects.get(round=self.round, dossier_id="R01")

    def line(self):
        option = self.option()
        rounds.add_line(option=option, key="funding", content=FUNDING, **self.led)
        return self.option(), len(self.option().figures["funding"]) - 1

    def add_line(self):
        option = self.option()
        return lambda: rounds.add_line(option=option, key="funding", content=FUNDING, **self.led)

    def change_line(self):
        option, place = self.line()
        mark = mark_of(option.figures["funding"][place])
        return lambda: rounds.change_line(
            option=option,
            key="funding",
            place=place,
            mark=mark,
            content={**FUNDING, "by": "Fylket"},
            **self.led,
        )

    def remove_line(self):
        option, place = self.line()
        mark = mark_of(option.figures["funding"][place])
        return lambda: rounds.remove_line(
            option=option,
            key="funding",
            place=place,
            mark=mark,
            expected_version=option.version,
            **self.led,
        )

    def move_line(self):
        self.line()
        rounds.add_line(
            option=self.option(), key="funding", content={**FUNDING, "by": "Fylket"}, **self.led
        )
        option = self.option()
        return lambda: rounds.move_line(
            option=option, key="funding", place=1, to=0, expected_version=option.version, **self.led
        )

    def add_source(self):
        return rounds.add_source(round_=self.round, values=SOURCE, **self.led)

    def change_source(self):
        mark = self.mark_of_source()
        return lambda: rounds.change_source(
            round_=self.round,
            name=self.source,
            mark=mark,
            values={**SOURCE, "source": "Budsjett 2028"},
            **self.led,
        )

    def remove_source(self):
        mark = self.mark_of_source()
        return lambda: rounds.remove_source(
            round_=self.round, name=self.source, mark=mark, **self.led
        )

    def mark_of_source(self):
        self.add_source()
        last = Round.objects.get(pk=self.round.pk).rest["evidence"][-1]
        self.source = last["id"]
        return mark_of(last)

    def relate_options(self):
        option, other = self.option(), self.round.options.get(dossier_id="R02")
        rounds.relate_options(option=option, relation="excludes", other=other, **self.led)

    def unrelate_options(self):
        self.relate_options()
        option = self.option()
        return lambda: rounds.unrelate_options(
            option=option, relation="excludes", other="R02", **self.led
        )

    # one's own account

    def change_address(self):
        token = people.ask_for_address(email="kari.ny@example.no", by=self.leader)
        return lambda: people.change_address(token=token, **self.led)

    def close_own_account(self):
        person = self.reader()
        return lambda: rounds.close_own_account(by=person, at=self.at)


EVENTS = {
    "create_organisation": ["organisation.created"],
    "change_own_account": ["person.changed"],
    "change_roles": ["roles.given"],
    "deactivate_person": ["person.deactivated"],
    "invite": ["person.invited"],
    "withdraw_invitation": ["invitation.withdrawn"],
    "accept_invitation": ["person.joined"],
    "start_round": ["round.started"],
    "change_frame": ["round.frame_changed"],
    "change_limits": ["round.limits_changed"],
    "set_dates": ["round.dates_set"],
    "move_phase": ["round.phase_moved_with_gaps"],
    "add_option": ["option.added"],
    "change_option": ["option.changed"],
    "remove_option": ["option.removed"],
    "restore_option": ["option.restored"],
    "reorder_options": ["round.options_reordered"],
    "paste_options": ["round.options_added"],
    "copy_options_from": ["round.options_added"],
    "add_seat": ["seat.given"],
    "remove_seat": ["seat.taken"],
    "add_attachment": ["attachment.added"],
    "remove_attachment": ["attachment.removed"],
    "add_local_record": ["local_record.added"],
    "add_line": ["option.changed"],
    "change_line": ["option.changed"],
    "remove_line": ["option.changed"],
    "move_line": ["option.changed"],
    "relate_options": ["option.changed"],
    "unrelate_options": ["option.changed"],
    "add_source": ["source.added"],
    "change_source": ["source.changed"],
    "remove_source": ["source.removed"],
    "change_address": ["person.address_changed"],
    "close_own_account": ["person.left"],
    # Two things are done here: to the organisation, and to the round. Each stands in its story.
    "invite_to_round": ["person.invited", "seat.promised"],
    "accept_invitation_to_round": ["person.joined", "seat.given"],
}
WITHOUT = {"create_person", "ask_for_address", "address_of"}
"""An account is made only on the way into an organisation, and that is what is written; the others
change nothing."""


@pytest.fixture(autouse=True)
def files_here(settings, tmp_path):
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, data=tmp_path)


@pytest.fixture
def stage(round_, leader, administrator, example, at):
    return Stage(Round.objects.get(pk=round_.pk), leader, administrator, example, at)


def test_every_action_is_named_here():
    found = {
        name
        for module in (people, rounds)
        for name in module.__all__
        if inspect.isfunction(getattr(module, name))
    }

    assert found == set(EVENTS) - {"accept_invitation_to_round"} | WITHOUT


@pytest.mark.parametrize("name", EVENTS)
def test_an_action_writes_its_event_and_no_other(name, stage):
    last = Event.objects.latest("pk").pk
    ready = getattr(stage, name)()
    if callable(ready):  # until now it was only prepared
        last = Event.objects.latest("pk").pk
        ready()

    written = Event.objects.filter(pk__gt=last).order_by("pk")

    assert [event.verb for event in written] == EVENTS[name]
    assert all(event.at == stage.at for event in written)


@pytest.mark.parametrize("name", ["add_seat", "add_attachment", "add_local_record"])
def test_what_is_done_already_is_not_written_again(name, stage):
    getattr(stage, name)()
    before = (Event.objects.count(), Seat.objects.count(), Attachment.objects.count())

    getattr(stage, name)()

    assert (Event.objects.count(), Seat.objects.count(), Attachment.objects.count()) == before
