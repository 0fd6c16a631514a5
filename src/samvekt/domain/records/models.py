"""Events, each holding the hash of the one before, and the end of each chain.

There is one chain for each organisation and one for the installation (ADR 0016). The database
itself refuses to change or remove an event (`guard`).
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from samvekt.domain.records import hashing


class Chain(models.Model):
    """A row of events, and where it ends now; whoever writes holds this row."""

    organisation = models.OneToOneField(
        "people.Organisation", on_delete=models.PROTECT, null=True, related_name="+"
    )
    length = models.PositiveBigIntegerField(default=0)
    last_hash = models.CharField(max_length=64, default=hashing.START)

    class Meta:
        """The installation has one chain, like every organisation."""

        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                models.Value(1),
                condition=models.Q(organisation__isnull=True),
                name="one_chain_of_the_installation",
            ),
        ]

    def __str__(self) -> str:
        return f"chain {self.pk}"


class Event(models.Model):
    """Something that happened: who, when, what, about what."""

    chain = models.ForeignKey(Chain, on_delete=models.PROTECT, related_name="events")
    number = models.PositiveBigIntegerField()
    verb = models.CharField(max_length=60)
    organisation = models.ForeignKey(
        "people.Organisation", on_delete=models.PROTECT, null=True, related_name="+"
    )
    round_number = models.BigIntegerField(null=True)
    object_kind = models.CharField(max_length=40)
    object_id = models.CharField(max_length=80)
    display = models.TextField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    at = models.DateTimeField()
    data = models.TextField()
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        """Each number once, and one event after each."""

        ordering: ClassVar[list[str]] = ["chain", "number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["chain", "number"], name="event_number_once"),
            models.UniqueConstraint(fields=["chain", "previous"], name="event_follows_one"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["round_number", "number"], name="event_of_round"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.verb}"

    @property
    def said(self) -> dict[str, Any]:
        """Everything the event says, as it is hashed."""
        return {
            "chain": self.chain_id,
            "number": self.number,
            "verb": self.verb,
            "organisation": self.organisation_id,
            "round": self.round_number,
            "object_kind": self.object_kind,
            "object_id": self.object_id,
            "display": self.display,
            "by": self.by_id,
            "at": hashing.moment(self.at),
            "data": self.data,
            "previous": self.previous,
        }


class Posted(models.Model):
    """A form that has been sent in, so that sending it again changes nothing."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=64)
    result = models.TextField()
    at = models.DateTimeField()

    class Meta:
        """Each key once for each person."""

        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["by", "key"], name="posted_once"),
        ]

    def __str__(self) -> str:
        return self.result
