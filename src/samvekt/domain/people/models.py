"""Persons, the organisations they belong to, what they are there for, and who is invited."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from samvekt.domain.people.roles import OrganisationKind, Role
from samvekt.domain.records.about import About

LANGUAGES = ("nb", "nn", "en")


def address(email: str) -> str:
    """An e-mail address as it is kept: without blanks around it, in small letters."""
    return email.strip().lower()


class PersonManager(BaseUserManager["Person"]):
    """Makes and finds persons."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> Person:
        """A person with an address and a password."""
        person = self.model(email=address(email), **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def get_by_natural_key(self, username: str | None) -> Person:
        """The person with this address, however it is written."""
        return self.get(email=address(username or ""))


class Person(AbstractBaseUser):
    """Someone who can sign in."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    language = models.CharField(max_length=2, default="nb")
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects = PersonManager()

    class Meta:
        """One person for each address, however it is written."""

        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(Lower("email"), name="person_email_once"),
            models.CheckConstraint(
                condition=models.Q(language__in=LANGUAGES), name="person_speaks_our_languages"
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.email

    @property
    def about(self) -> About:
        """A person stands in the log by number only."""
        return About("person", str(self.pk), "")


class Organisation(models.Model):
    """A municipality or another body that sets priorities; everything here belongs to one."""

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=OrganisationKind.choices)
    municipality = models.CharField(max_length=4, blank=True)
    demonstration = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    class Meta:
        """A municipality number belongs to a municipality, and to one only."""

        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["municipality"],
                condition=~models.Q(municipality=""),
                name="municipality_once",
            ),
            models.CheckConstraint(
                condition=models.Q(municipality="") | models.Q(kind=OrganisationKind.MUNICIPALITY),
                name="number_of_a_municipality",
            ),
            models.CheckConstraint(condition=~models.Q(name=""), name="organisation_has_name"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def about(self) -> About:
        """How it is named in the log."""
        return About("organisation", str(self.pk), self.name, organisation=self.pk)


class Membership(models.Model):
    """One role one person has in an organisation."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="memberships"
    )
    role = models.CharField(max_length=20, choices=Role.choices)
    since = models.DateTimeField()

    class Meta:
        """Each role once."""

        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["person", "organisation", "role"], name="membership_once"
            ),
            models.CheckConstraint(
                condition=models.Q(role__in=Role.values), name="membership_known_role"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.role} {self.organisation_id}"


class Invitation(models.Model):
    """A letter that lets one person join once, until it expires.

    The secret of its link is not kept, only a hash of it: who reads the database cannot join.
    """

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="invitations"
    )
    email = models.EmailField()
    roles = models.JSONField(default=list)
    token_hash = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="invitations_sent"
    )
    invited_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="invitations_accepted"
    )
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        """Accepted or withdrawn, never both."""

        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(accepted_at=None) | models.Q(withdrawn_at=None),
                name="invitation_one_end",
            ),
            models.CheckConstraint(
                condition=models.Q(expires_at__gt=models.F("invited_at")),
                name="invitation_lasts",
            ),
        ]

    def __str__(self) -> str:
        return f"invitation {self.pk}"

    @property
    def about(self) -> About:
        """The address does not stand in the log."""
        return About("invitation", str(self.pk), "", organisation=self.organisation_id)

    def open_at(self, at: datetime) -> bool:
        """Whether it can still be used."""
        return self.accepted_at is None and self.withdrawn_at is None and at < self.expires_at
