"""Organisations, persons, roles and invitations."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from samvekt.core.errors import NotCovered
from samvekt.domain.errors import ChangedMeanwhile, NotAccepted, NotAllowed, NotPossible
from samvekt.domain.people import actions, queries, rules
from samvekt.domain.people.models import Invitation, Membership, Organisation, Person
from samvekt.domain.people.roles import (
    IN_A_ROUND,
    IN_EVERY_ROUND,
    KIND_WORDS,
    ROLE_WORDS,
    OrganisationKind,
    Role,
)
from samvekt.domain.records.models import Event

GOOD = "en lang og god frase"


def roles_of(person, organisation):
    return rules.roles_in(person, organisation)


# --- organisations


def test_a_municipality_gets_its_name_from_the_code_table(organisation):
    assert (organisation.name, organisation.slug) == ("Bergen", "bergen")


def test_a_number_no_municipality_of_today_has_is_refused(db, at):
    with pytest.raises(NotCovered):
        actions.create_organisation(municipality="1201", by=None, at=at)

    assert not Organisation.objects.exists()


def test_another_body_is_made_by_hand(db, at):
    made = actions.create_organisation(
        name="  Helse Førde HF ", kind=OrganisationKind.HEALTH_TRUST, by=None, at=at
    )

    assert (made.name, made.slug, made.municipality) == ("Helse Førde HF", "helse-forde-hf", "")


def test_a_municipality_is_here_only_once(organisation, at):
    with pytest.raises(NotPossible, match="here already"):
        actions.create_organisation(municipality="4601", slug="bergen-2", by=None, at=at)
    with pytest.raises(NotPossible, match="address bergen is taken"):
        actions.create_organisation(name="Bergen", kind=OrganisationKind.OTHER, by=None, at=at)


def test_the_database_refuses_the_number_of_a_municipality_on_another_body(organisation, at):
    with pytest.raises(IntegrityError), transaction.atomic():
        Organisation.objects.create(
            slug="x", name="X", kind=OrganisationKind.OTHER, municipality="0301", created_at=at
        )


# --- persons


def test_an_address_is_the_same_however_it_is_written(db):
    person = actions.create_person(email=" Kari@Example.NO ", name="Kari", password=None)

    assert person.email == "kari@example.no"
    assert Person.objects.get_by_natural_key("KARI@example.no") == person
    with pytest.raises(NotPossible, match="account with this address"):
        actions.create_person(email="KARI@EXAMPLE.NO", name="Kari", password=None)


def test_the_database_refuses_the_same_address_in_other_letters(db):
    actions.create_person(email="kari@example.no", name="Kari", password=None)

    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.create(email="KARI@example.no", name="Kari")


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("kort", "too short"),
        ("839201746352", "digits alone"),
        ("kari@example.no", "too like"),
        ("startfinding", "most used"),
    ],
)
def test_a_weak_password_is_refused_with_the_reason(db, password, said):
    with pytest.raises(NotAccepted, match=said):
        actions.create_person(email="kari@example.no", name="Kari", password=password)

    assert not Person.objects.exists()


def test_what_is_no_address_is_refused(db):
    with pytest.raises(NotPossible, match="is not an e-mail address"):
        actions.create_person(email="kari", name="Kari", password=None)


@pytest.mark.parametrize("name", ["", "   ", "Kari\u202egnirK", "Kari 13097248022", "K" * 301])
def test_a_name_that_cannot_be_kept_is_refused(db, name):
    with pytest.raises(NotPossible):
        actions.create_person(email="kari@example.no", name=name, password=None)


def test_a_person_changes_their_own_name_and_language(leader, at):
    actions.change_own_account(name="Kari Ny", language="nn", by=leader, at=at)

    leader.refresh_from_db()
    assert (leader.name, leader.language) == ("Kari Ny", "nn")


# --- roles


@pytest.mark.parametrize("role", Role)
def test_every_role_and_kind_has_words_in_every_language(role):
    assert all((ROLE_WORDS[role].nb, ROLE_WORDS[role].nn, ROLE_WORDS[role].en))
    assert set(KIND_WORDS) == set(OrganisationKind)


def test_every_role_reaches_a_round_in_some_way():
    assert set(Role) == IN_EVERY_ROUND | IN_A_ROUND


@pytest.mark.parametrize("doing", rules.Doing)
@pytest.mark.parametrize("role", Role)
def test_the_table_alone_decides_what_a_role_may_do(organisation, person_with, role, doing):
    person = person_with(organisation, role)

    assert rules.may(person, doing, organisation) == (role in rules.ALLOWED[doing])


@pytest.mark.parametrize("doing", rules.Doing)
def test_nobody_may_do_anything_in_another_organisation(
    organisation, other_organisation, person_with, doing
):
    stranger = person_with(other_organisation, *Role)

    assert not rules.may(stranger, doing, organisation)


@pytest.mark.parametrize("doing", rules.Doing)
def test_a_closed_account_may_do_nothing(organisation, person_with, doing):
    person = person_with(organisation, *Role)
    person.is_active = False
    person.save()

    assert not rules.may(person, doing, organisation)
    assert not queries.for_person(person).exists()


def test_a_person_may_have_several_roles(organisation, administrator, leader, at):
    actions.change_roles(
        person=leader,
        organisation=organisation,
        roles=[Role.PROCESS_LEADER, Role.ARCHIVIST],
        by=administrator,
        at=at,
        shown=[Role.PROCESS_LEADER],
    )

    assert roles_of(leader, organisation) == {Role.PROCESS_LEADER, Role.ARCHIVIST}
    assert [member.roles for member in queries.members(organisation)] == [
        (Role.PROCESS_LEADER, Role.ARCHIVIST),
        (Role.ADMINISTRATOR,),
    ]


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMINISTRATOR])
def test_only_an_administrator_changes_roles(organisation, administrator, person_with, role, at):
    person = person_with(organisation, role)
    before = Event.objects.count()

    with pytest.raises(NotAllowed):
        actions.change_roles(
            person=person,
            organisation=organisation,
            roles=[Role.ADMINISTRATOR],
            by=person,
            at=at,
            shown=[role],
        )

    assert roles_of(person, organisation) == {role}
    assert Event.objects.count() == before


def test_giving_the_same_roles_again_is_no_event(organisation, administrator, leader, at):
    before = Event.objects.count()

    actions.change_roles(
        person=leader,
        organisation=organisation,
        roles=[Role.PROCESS_LEADER],
        by=administrator,
        at=at,
        shown=[Role.PROCESS_LEADER],
    )

    assert Event.objects.count() == before


def test_two_who_change_the_same_roles_overwrite_nothing(organisation, administrator, leader, at):
    def change(*roles):
        actions.change_roles(
            person=leader,
            organisation=organisation,
            roles=roles,
            shown=[Role.PROCESS_LEADER],
            by=administrator,
            at=at,
        )

    change(Role.READER)
    with pytest.raises(ChangedMeanwhile) as late:
        change(Role.ARCHIVIST)

    assert [(d.now, d.yours) for d in late.value.differences] == [(["reader"], ["archivist"])]
    assert roles_of(leader, organisation) == {Role.READER}


def test_the_last_administrator_cannot_leave(organisation, administrator, at):
    with pytest.raises(NotPossible, match="must have an administrator"):
        actions.change_roles(
            person=administrator,
            organisation=organisation,
            roles=[],
            by=administrator,
            at=at,
            shown=[Role.ADMINISTRATOR],
        )
    with pytest.raises(NotPossible, match="must have an administrator"):
        actions.deactivate_person(
            person=administrator, organisation=organisation, by=administrator, at=at
        )

    assert roles_of(administrator, organisation) == {Role.ADMINISTRATOR}


def test_an_administrator_with_a_closed_account_does_not_count(
    organisation, administrator, person_with, at
):
    other = person_with(organisation, Role.ADMINISTRATOR)
    actions.deactivate_person(person=other, organisation=organisation, by=administrator, at=at)

    with pytest.raises(NotPossible, match="must have an administrator"):
        actions.change_roles(
            person=administrator,
            organisation=organisation,
            roles=[],
            by=administrator,
            at=at,
            shown=[Role.ADMINISTRATOR],
        )


def test_two_administrators_who_remove_each_other_at_once_leave_one(
    organisation, person_with, at_once, at
):
    both = [person_with(organisation, Role.ADMINISTRATOR) for _ in range(2)]

    at_once(
        2,
        lambda n: actions.change_roles(
            person=both[1 - n],
            organisation=organisation,
            roles=[],
            by=both[n],
            at=at,
            shown=[Role.ADMINISTRATOR],
        ),
    )

    assert queries.administrators(organisation).count() == 1


def test_an_account_is_closed_and_cannot_sign_in(organisation, administrator, leader, at):
    actions.deactivate_person(person=leader, organisation=organisation, by=administrator, at=at)

    leader.refresh_from_db()
    assert (leader.is_active, leader.has_usable_password()) == (False, False)


def test_an_account_of_two_organisations_is_not_closed_by_one(
    organisation, other_organisation, administrator, leader, at
):
    Membership.objects.create(
        person=leader, organisation=other_organisation, role=Role.READER, since=at
    )

    with pytest.raises(NotAllowed):
        actions.deactivate_person(person=leader, organisation=organisation, by=administrator, at=at)

    leader.refresh_from_db()
    assert leader.is_active


def test_an_account_of_another_organisation_cannot_be_closed(
    organisation, other_organisation, administrator, person_with, at
):
    stranger = person_with(other_organisation, Role.READER)

    with pytest.raises(NotAllowed):
        actions.deactivate_person(
            person=stranger, organisation=organisation, by=administrator, at=at
        )


# --- invitations


@pytest.fixture
def invited(organisation, administrator, at):
    return actions.invite(
        email="Ny@Example.no",
        organisation=organisation,
        roles=[Role.ASSESSOR, Role.READER],
        by=administrator,
        at=at,
    )


def accept(invited, at, **more):
    more = {"name": "Ny Person", "password": GOOD} | more
    return actions.accept_invitation(token=invited.token, at=at, **more)


def test_who_is_invited_joins_with_the_roles_of_the_invitation(organisation, invited, at):
    person = accept(invited, at)

    assert person.email == "ny@example.no"
    assert person.check_password(GOOD)
    assert roles_of(person, organisation) == {Role.ASSESSOR, Role.READER}
    invited.invitation.refresh_from_db()
    assert (invited.invitation.accepted_by, invited.invitation.accepted_at) == (person, at)
    assert not queries.open_invitations(organisation, at).exists()


def test_the_secret_of_the_link_is_not_kept(invited):
    kept = Invitation.objects.filter(pk=invited.invitation.pk).values().get()

    assert invited.token not in str(kept)
    assert queries.invitation_for(invited.token) == invited.invitation
    assert queries.invitation_for("other") is None


def test_a_link_works_once(invited, at):
    accept(invited, at)

    with pytest.raises(NotPossible, match="has been used"):
        accept(invited, at)

    assert Person.objects.filter(email="ny@example.no").count() == 1


def test_a_link_used_by_many_at_once_lets_one_in(organisation, invited, at_once, at):
    joined = at_once(20, lambda _: accept(invited, at))

    assert sum(isinstance(one, Person) for one in joined) == 1
    assert sum(isinstance(one, NotPossible) for one in joined) == 19
    assert Event.objects.filter(verb="person.joined").count() == 1


def test_an_expired_link_does_not_work(invited, at):
    with pytest.raises(NotPossible, match="has expired"):
        accept(invited, at + actions.VALID_FOR)

    person = accept(invited, at + actions.VALID_FOR - timedelta(seconds=1))
    assert person.pk


def test_a_withdrawn_link_does_not_work(organisation, administrator, invited, at):
    actions.withdraw_invitation(invitation=invited.invitation, by=administrator, at=at)

    with pytest.raises(NotPossible, match="withdrawn"):
        accept(invited, at)
    with pytest.raises(NotPossible, match="used or withdrawn already"):
        actions.withdraw_invitation(invitation=invited.invitation, by=administrator, at=at)


def test_a_weak_password_leaves_the_link_unused(invited, at):
    with pytest.raises(NotAccepted):
        accept(invited, at, password="kort")

    assert accept(invited, at).pk


def test_who_has_an_account_joins_with_it(
    organisation, other_organisation, administrator, person_with, at
):
    person = person_with(other_organisation, Role.READER)
    invited = actions.invite(
        email=person.email,
        organisation=organisation,
        roles=[Role.ASSESSOR],
        by=administrator,
        at=at,
    )

    with pytest.raises(NotPossible, match="account with this address"):
        accept(invited, at)
    joined = actions.accept_invitation(token=invited.token, by=person, at=at)

    assert joined == person
    assert set(queries.for_person(person)) == {organisation, other_organisation}


def test_a_link_for_another_address_does_not_work(organisation, invited, leader, at):
    with pytest.raises(NotPossible, match="another address"):
        actions.accept_invitation(token=invited.token, by=leader, at=at)

    assert accept(invited, at).pk


def test_a_new_invitation_ends_the_older_one(organisation, administrator, invited, at):
    newer = actions.invite(
        email="ny@example.no",
        organisation=organisation,
        roles=[Role.READER],
        by=administrator,
        at=at,
    )

    with pytest.raises(NotPossible):
        accept(invited, at)
    assert accept(newer, at).pk


def test_one_address_is_not_sent_letters_without_end(organisation, administrator, at):
    def send(email):
        actions.invite(
            email=email, organisation=organisation, roles=[Role.READER], by=administrator, at=at
        )

    for _ in range(5):
        send("ny@example.no")

    with pytest.raises(NotPossible, match="several times today"):
        send("NY@example.no")
    send("annen@example.no")


def test_a_process_leader_invites_only_to_roles_without_power(organisation, leader, at):
    actions.invite(
        email="a@example.no", organisation=organisation, roles=[Role.ASSESSOR], by=leader, at=at
    )

    with pytest.raises(NotAllowed):
        actions.invite(
            email="b@example.no",
            organisation=organisation,
            roles=[Role.ASSESSOR, Role.ADMINISTRATOR],
            by=leader,
            at=at,
        )

    assert [i.email for i in queries.open_invitations(organisation, at)] == ["a@example.no"]


@pytest.mark.parametrize(("email", "roles"), [("nobody", [Role.READER]), ("a@example.no", [])])
def test_an_invitation_needs_an_address_and_a_role(organisation, administrator, at, email, roles):
    with pytest.raises(NotPossible, match=r"not an e-mail|at least one role"):
        actions.invite(email=email, organisation=organisation, roles=roles, by=administrator, at=at)


def test_open_invitations_never_pass_their_limit_also_when_many_invite_at_once(
    organisation, administrator, at_once, at
):
    sent = at_once(
        20,
        lambda n: actions.invite(
            email=f"a{n}@example.no",
            organisation=organisation,
            roles=[Role.READER],
            by=administrator,
            at=at,
            at_most=5,
        ),
    )

    assert sum(isinstance(one, actions.Invited) for one in sent) == 5
    assert queries.open_invitations(organisation, at).count() == 5


def test_the_address_of_who_is_invited_does_not_stand_in_the_log(invited):
    assert not any("example" in e.data + e.display for e in Event.objects.all())
