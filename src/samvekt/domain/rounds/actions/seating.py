"""Who sits in a round, in which roles; also those who are invited and have not come yet."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from samvekt.core.message import message
from samvekt.domain.errors import NotAllowed, NotPossible
from samvekt.domain.people import actions as people
from samvekt.domain.people.actions import Invited
from samvekt.domain.people.models import Organisation, Person
from samvekt.domain.people.queries import invitation_for
from samvekt.domain.people.roles import IN_A_ROUND, Role
from samvekt.domain.records import actions as records
from samvekt.domain.rounds import rules
from samvekt.domain.rounds.models import PromisedSeat, Round, Seat


@transaction.atomic
def add_seat(*, round_: Round, person: Person, role: Role, by: Person, at: datetime) -> Seat:
    """Give a person of the organisation a role in the round.

    Raises:
        NotAllowed: `by` does not lead the process.
        NotPossible: The person does not belong to the organisation, or no seat has the role.
    """
    _refuse_others(by, round_)
    _refuse_no_seat(role)
    if not person.memberships.filter(organisation=round_.organisation_id).exists():
        raise NotPossible(
            message("The person does not belong to the organisation. Send an invitation first.")
        )
    seat, is_new = Seat.objects.get_or_create(
        round=round_, person=person, role=role, defaults={"since": at}
    )
    if is_new:
        records.write("seat.given", about=round_, by=by, at=at, person=person.pk, role=str(role))
    return seat


@transaction.atomic
def remove_seat(*, seat: Seat, by: Person, at: datetime) -> None:
    """End a seat. What the person has said in the round stays.

    Raises:
        NotAllowed: `by` does not lead the process.
        NotPossible: The round would be left without anyone who leads it.
    """
    round_ = seat.round
    _refuse_others(by, round_)
    Round.objects.select_for_update(no_key=True).get(pk=round_.pk)
    leads = round_.seats.filter(role=Role.PROCESS_LEADER, person__is_active=True)
    if seat.role == Role.PROCESS_LEADER and not leads.exclude(pk=seat.pk).exists():
        raise NotPossible(message("Someone must lead the round. Make someone else leader first."))
    removed, _ = Seat.objects.filter(pk=seat.pk).delete()
    if removed:
        records.write(
            "seat.taken", about=round_, by=by, at=at, person=seat.person_id, role=seat.role
        )


@transaction.atomic
def invite_to_round(
    *,
    email: str,
    round_: Round,
    roles: Iterable[Role],
    by: Person,
    at: datetime,
) -> Invited:
    """Invite someone who is not here yet to the organisation, with seats in a round.

    Raises:
        NotAllowed: `by` does not lead the process, or may not invite to these roles.
        NotPossible: As for `people.actions.invite`.
    """
    _refuse_others(by, round_)
    wanted = list(dict.fromkeys(roles))
    for role in wanted:
        _refuse_no_seat(role)
    invited = people.invite(
        email=email, organisation=round_.organisation, roles=wanted, by=by, at=at
    )
    for role in wanted:
        PromisedSeat.objects.create(invitation=invited.invitation, round=round_, role=role)
    records.write("seat.promised", about=round_, by=by, at=at, roles=[str(r) for r in wanted])
    return invited


@transaction.atomic
def accept_invitation(
    *,
    token: str,
    at: datetime,
    by: Person | None = None,
    name: str = "",
    password: str | None = None,
    language: str = "nb",
) -> Person:
    """Join with a link, and take the seats that were promised with it.

    Raises:
        NotPossible: As for `people.actions.accept_invitation`.
    """
    person = people.accept_invitation(
        token=token, at=at, by=by, name=name, password=password, language=language
    )
    invitation = invitation_for(token)
    promised = PromisedSeat.objects.filter(invitation=invitation).select_related("round")
    for seat in promised.order_by("pk"):
        _, is_new = Seat.objects.get_or_create(
            round=seat.round, person=person, role=seat.role, defaults={"since": at}
        )
        if is_new:
            records.write(
                "seat.given",
                about=seat.round,
                by=invitation.invited_by if invitation else None,
                at=at,
                person=person.pk,
                role=seat.role,
            )
    return person


@transaction.atomic
def change_roles(
    *,
    person: Person,
    organisation: Organisation,
    roles: Iterable[Role],
    by: Person | None,
    at: datetime,
    shown: Iterable[Role] | None = None,
) -> None:
    """Give a person exactly these roles; who leaves the organisation leaves its rounds too.

    Else an old seat would give its power back to someone who is let in again for something else.

    Raises:
        NotAllowed: As for `people.actions.change_roles`.
        NotPossible: As there.
        ChangedMeanwhile: As there.
    """
    people.change_roles(
        person=person, organisation=organisation, roles=roles, by=by, at=at, shown=shown
    )
    if not person.memberships.filter(organisation=organisation).exists():
        end_seats(person, organisation, by=by, at=at)


@transaction.atomic
def close_own_account(*, by: Person, at: datetime) -> None:
    """Leave every round and organisation, and close the account for good.

    Raises:
        NotPossible: As for `people.actions.close_own_account`.
    """
    for organisation in Organisation.objects.filter(memberships__person=by).distinct():
        end_seats(by, organisation, by=by, at=at)
    people.close_own_account(by=by, at=at)


def end_seats(
    person: Person, organisation: Organisation, *, by: Person | None, at: datetime
) -> None:
    """End every seat of a person in the rounds of an organisation, each with its event."""
    seats = Seat.objects.filter(person=person, round__organisation=organisation)
    for seat in seats.select_related("round").order_by("pk"):
        seat.delete()
        records.write(
            "seat.taken", about=seat.round, by=by, at=at, person=person.pk, role=seat.role
        )


def _refuse_others(by: Person, round_: Round) -> None:
    if not rules.may_give_seats(by, round_):
        raise NotAllowed(message("Only who leads the process may say who sits in the round."))


def _refuse_no_seat(role: Role) -> None:
    if role not in IN_A_ROUND:
        raise NotPossible(message("This role belongs to the organisation, not to one round."))
