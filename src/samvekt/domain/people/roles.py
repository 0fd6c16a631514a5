"""The roles a person can have, in an organisation and in one round, and what they are called."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from django.db import models

from samvekt.core.message import Words


class Role(models.TextChoices):
    """What a person is here for; one person may be here for several things."""

    READER = "reader"
    PARTICIPANT = "participant"
    ASSESSOR = "assessor"
    PROFESSIONAL_LEAD = "professional_lead"
    PROCESS_LEADER = "process_leader"
    DECISION_SECRETARY = "decision_secretary"
    ARCHIVIST = "archivist"
    ADMINISTRATOR = "administrator"


ROLE_WORDS: Mapping[str, Words] = MappingProxyType(
    {
        Role.READER: Words("leser", "lesar", "reader"),
        Role.PARTICIPANT: Words("deltaker", "deltakar", "participant"),
        Role.ASSESSOR: Words("vurderer", "vurderar", "assessor"),
        Role.PROFESSIONAL_LEAD: Words("fagansvarlig", "fagansvarleg", "professional lead"),
        Role.PROCESS_LEADER: Words("prosessleder", "prosessleiar", "process leader"),
        Role.DECISION_SECRETARY: Words(
            "beslutningssekretær", "avgjerdssekretær", "decision secretary"
        ),
        Role.ARCHIVIST: Words("arkivar", "arkivar", "archivist"),
        Role.ADMINISTRATOR: Words("administrator", "administrator", "administrator"),
    }
)

IN_EVERY_ROUND = frozenset(
    {
        Role.READER,
        Role.PROCESS_LEADER,
        Role.DECISION_SECRETARY,
        Role.ARCHIVIST,
        Role.ADMINISTRATOR,
    }
)
"""Roles in the organisation that reach all its rounds. The others need a seat in the round."""

IN_A_ROUND = frozenset(Role) - {Role.ADMINISTRATOR}
"""Roles a seat in a round can have."""


class OrganisationKind(models.TextChoices):
    """What kind of body sets the priorities."""

    MUNICIPALITY = "municipality"
    COUNTY = "county"
    HEALTH_TRUST = "health_trust"
    NATIONAL = "national"
    OTHER = "other"


KIND_WORDS: Mapping[str, Words] = MappingProxyType(
    {
        OrganisationKind.MUNICIPALITY: Words("kommune", "kommune", "municipality"),
        OrganisationKind.COUNTY: Words("fylkeskommune", "fylkeskommune", "county"),
        OrganisationKind.HEALTH_TRUST: Words("helseforetak", "helseføretak", "health trust"),
        OrganisationKind.NATIONAL: Words("nasjonalt organ", "nasjonalt organ", "national body"),
        OrganisationKind.OTHER: Words("annet", "anna", "other"),
    }
)
