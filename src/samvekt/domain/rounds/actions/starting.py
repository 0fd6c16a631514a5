"""Starting a round: from a template, an example, a file someone has, or another round.

Everything that can be a round is first a dossier; one way leads from a dossier to rows.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from samvekt.core.message import message
from samvekt.domain.errors import NotAllowed
from samvekt.domain.people import rules as people_rules
from samvekt.domain.people.actions.belonging import in_addresses
from samvekt.domain.people.models import Organisation, Person
from samvekt.domain.people.roles import Role
from samvekt.domain.records import actions as records
from samvekt.domain.rounds import bridge
from samvekt.domain.rounds.models import Option, Round, Seat
from samvekt.formats.dossier import Round as Dossier


@transaction.atomic
def start_round(
    *,
    organisation: Organisation,
    dossier: Dossier,
    origin: str = "dossier",
    by: Person,
    at: datetime,
) -> Round:
    """Start a round from a dossier, whatever it was made of.

    Whoever starts it leads it. A dossier with options that take something away without a word on
    soundness is let in as it is; the round says that the word is missing, and asks for it when
    the option is next changed.

    Args:
        organisation: Whose round it is.
        dossier: All of the round.
        origin: What the dossier was made of: template, example, dossier, workbook or copy.
        by: Who starts it.
        at: When.

    Raises:
        NotAllowed: `by` does not lead processes in the organisation.
    """
    if not people_rules.may_start_round(by, organisation):
        raise NotAllowed(message("Only a process leader of the organisation may start a round."))
    columns, options = bridge.taken_apart(dossier)
    made = Round.objects.create(
        organisation=organisation,
        public_id=_free_address(organisation, dossier.title),
        created_by=by,
        created_at=at,
        changed_at=at,
        **columns,
    )
    Option.objects.bulk_create(_rows(made, options, at))
    Seat.objects.create(round=made, person=by, role=Role.PROCESS_LEADER, since=at)
    records.write("round.started", about=made, by=by, at=at, origin=origin, options=len(options))
    return made


def _rows(round_: Round, options: Iterable[Mapping[str, Any]], at: datetime) -> list[Option]:
    return [
        Option(
            round=round_,
            changed_at=at,
            came_without_soundness=bridge.lacks_soundness(values),
            **values,
        )
        for values in options
    ]


def _free_address(organisation: Organisation, title: str) -> str:
    """The title as it stands in addresses; with a short ending of its own when it is taken."""
    wanted = in_addresses(title)
    taken = Round.objects.filter(organisation=organisation, public_id=wanted).exists()
    return f"{wanted}-{secrets.token_hex(3)}" if taken else wanted
