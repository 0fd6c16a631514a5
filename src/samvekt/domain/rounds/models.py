"""Rounds with their frame, dates, options and seats.

What the dossier has and no station of ours does yet is kept as it is in `rest`.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from samvekt.domain.exact_json import ExactJSON
from samvekt.domain.people.models import Invitation, Organisation, Person
from samvekt.domain.people.roles import IN_A_ROUND, Role
from samvekt.domain.records.about import About
from samvekt.domain.rounds.file_kinds import CONTENT_TYPES, FileKind
from samvekt.domain.rounds.phases import Phase

DOSSIER_LANGUAGES = ("nb", "nn", "en", "se", "smj", "sma")
CHANGES = ("start", "expand", "keep", "reduce", "stop", "research")
LEVELS = ("political", "administrative", "clinical", "national")
PROFILES = ("practice", "municipal", "national")
TAKES_AWAY = ("reduce", "stop")
"""Changes that take something away, so that soundness must be argued (R4)."""


class Round(models.Model):
    """One question of priority."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="rounds")
    public_id = models.SlugField(max_length=60)
    dossier_id = models.CharField(max_length=80)
    title = models.TextField()
    language = models.CharField(max_length=3, default="nb")
    phase = models.CharField(max_length=20, choices=Phase.choices, default=Phase.PREPARE)
    situation = models.TextField(blank=True)
    need = models.TextField(blank=True)
    level = models.CharField(max_length=20)
    profile = models.CharField(max_length=20)
    legal = models.TextField(blank=True)
    economic = models.TextField(blank=True)
    professional = models.TextField(blank=True)
    laws = ExactJSON(default=list)
    plans = ExactJSON(default=list)
    plan_years = ExactJSON(default=list)
    as_of = models.DateField(null=True)
    criteria = ExactJSON(default=dict)
    rest = ExactJSON(default=dict)
    version = models.PositiveIntegerField(default=1)
    created_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="rounds_created"
    )
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        """One address for each round of an organisation."""

        ordering: ClassVar[list[str]] = ["-created_at", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["organisation", "public_id"], name="round_address_once"
            ),
            models.CheckConstraint(condition=~models.Q(title=""), name="round_has_title"),
            models.CheckConstraint(
                condition=models.Q(phase__in=Phase.values), name="round_known_phase"
            ),
            models.CheckConstraint(
                condition=models.Q(language__in=DOSSIER_LANGUAGES), name="round_known_language"
            ),
            models.CheckConstraint(condition=models.Q(level__in=LEVELS), name="round_known_level"),
            models.CheckConstraint(
                condition=models.Q(profile__in=PROFILES), name="round_known_profile"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def about(self) -> About:
        """How it is named in the log."""
        return About(
            "round", str(self.pk), self.title, organisation=self.organisation_id, round=self.pk
        )


class Option(models.Model):
    """One thing that can be chosen. A removed one is kept, so that it can be put back."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="options")
    dossier_id = models.CharField(max_length=80)
    place_in_order = models.PositiveIntegerField()
    name = models.TextField()
    change = models.CharField(max_length=10)
    target_group = models.TextField(blank=True)
    measure = models.TextField(blank=True)
    comparator = models.TextField(blank=True)
    place = models.TextField(blank=True)
    distinction = models.CharField(max_length=20, blank=True)
    recipients_per_year = ExactJSON(null=True)
    proposed_by = models.TextField(blank=True)
    requires = ExactJSON(default=list)
    excludes = ExactJSON(default=list)
    replaces = ExactJSON(default=list)
    partial_from = models.FloatField(null=True)
    soundness = models.TextField(blank=True)
    came_without_soundness = models.BooleanField(default=False)
    note = models.TextField(blank=True)
    figures = ExactJSON(default=dict)
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    class Meta:
        """What is reduced or stopped must be argued for (R4)."""

        ordering: ClassVar[list[str]] = ["place_in_order", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["round", "dossier_id"], name="option_id_once"),
            models.CheckConstraint(condition=~models.Q(name=""), name="option_has_name"),
            models.CheckConstraint(
                condition=models.Q(change__in=CHANGES), name="option_known_change"
            ),
            models.CheckConstraint(
                condition=~models.Q(change__in=TAKES_AWAY)
                | ~models.Q(soundness="")
                | models.Q(came_without_soundness=True),
                name="option_taken_away_is_sound",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def about(self) -> About:
        """How it is named in the log."""
        return About(
            "option",
            str(self.pk),
            self.name,
            organisation=self.round.organisation_id,
            round=self.round_id,
        )


class PhaseDate(models.Model):
    """When a phase of a round opens and closes."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="dates")
    phase = models.CharField(max_length=20, choices=Phase.choices)
    opens_on = models.DateField(null=True)
    closes_on = models.DateField(null=True)

    class Meta:
        """Once for each phase, and not closed before it opens."""

        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["round", "phase"], name="phase_dates_once"),
            models.CheckConstraint(
                condition=models.Q(opens_on=None)
                | models.Q(closes_on=None)
                | models.Q(closes_on__gte=models.F("opens_on")),
                name="phase_closes_after_it_opens",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.phase} {self.opens_on}–{self.closes_on}"


class Seat(models.Model):
    """What a person is there for in one round."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="seats")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="seats")
    role = models.CharField(max_length=20, choices=Role.choices)
    since = models.DateTimeField()

    class Meta:
        """Each role once, and only roles a round has."""

        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["round", "person", "role"], name="seat_once"),
            models.CheckConstraint(
                condition=models.Q(role__in=sorted(role.value for role in IN_A_ROUND)),
                name="seat_known_role",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.role} {self.round_id}"


class PromisedSeat(models.Model):
    """A seat that someone who is invited gets on joining."""

    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="promised")
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="promised")
    role = models.CharField(max_length=20, choices=Role.choices)

    class Meta:
        """Each role once."""

        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["invitation", "round", "role"], name="promised_seat_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.invitation_id} {self.role} {self.round_id}"


class LocalRecord(models.Model):
    """An organisation's own reference record: its text, and what must be found without reading it.

    A version never changes; a changed record is a new version.
    """

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="local_records"
    )
    kind = models.CharField(max_length=40)
    name = models.CharField(max_length=80)
    version = models.CharField(max_length=20)
    text = models.TextField()
    checksum = models.CharField(max_length=64)
    added_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        """Each version once."""

        ordering: ClassVar[list[str]] = ["kind", "name", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["organisation", "kind", "name", "version"], name="local_record_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.name}@{self.version}"

    @property
    def about(self) -> About:
        """How it is named in the log."""
        label = f"{self.name}@{self.version}"
        return About("local_record", str(self.pk), label, organisation=self.organisation_id)


class Attachment(models.Model):
    """A file attached to a round; its content lies in the data folder (`files`)."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="attachments")
    name = models.TextField()
    kind = models.CharField(max_length=10, choices=FileKind.choices)
    size = models.PositiveIntegerField()
    checksum = models.CharField(max_length=64)
    added_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    class Meta:
        """The same file once at a time."""

        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["round", "checksum"],
                condition=models.Q(removed_at=None),
                name="attachment_once",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def about(self) -> About:
        """How it is named in the log."""
        return About(
            "attachment",
            str(self.pk),
            self.name,
            organisation=self.round.organisation_id,
            round=self.round_id,
        )

    @property
    def content_type(self) -> str:
        """What a browser is told that it is."""
        return CONTENT_TYPES[self.kind]
