"""What options say of each other: which one requires, rules out or replaces."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from samvekt.core.message import message
from samvekt.domain.errors import NotPossible
from samvekt.domain.people.models import Person
from samvekt.domain.rounds.actions.changing import change_option
from samvekt.domain.rounds.actions.keeping import held_for_options
from samvekt.domain.rounds.models import Option

RELATIONS = ("requires", "excludes", "replaces")


@transaction.atomic
def relate_options(
    *, option: Option, relation: str, other: Option, by: Person, at: datetime
) -> Option:
    """Say that an option requires, rules out or replaces another; said already, it stays.

    Raises:
        NotAllowed: `by` may not change options of the round now.
        NotAccepted: The two cannot stand so to each other, or soundness is not argued for (R4).
        NotPossible: One of them is removed.
        KeyError: There is no such relation.
    """
    if relation not in RELATIONS:
        raise KeyError(relation)
    now = _held(option, by)
    listed = list(getattr(now, relation))
    if other.dossier_id in listed:
        return now
    if other.round_id != now.round_id or other.removed_at is not None:
        raise NotPossible(message("The other option is no longer there. Open the page again."))
    return _keep(now, relation, [*listed, other.dossier_id], by, at)


@transaction.atomic
def unrelate_options(
    *, option: Option, relation: str, other: str, by: Person, at: datetime
) -> Option:
    """Take back what was said of two options; taken back already, nothing changes.

    Args:
        option: The option that says it.
        relation: One of `RELATIONS`.
        other: The id of the other option in the dossier.
        by: Who takes it back.
        at: When.

    Raises:
        NotAllowed: `by` may not change options of the round now.
        NotAccepted: Soundness is not argued for (R4).
        NotPossible: The option is removed.
    """
    now = _held(option, by)
    listed = list(getattr(now, relation)) if relation in RELATIONS else []
    if other not in listed:
        return now
    return _keep(now, relation, [name for name in listed if name != other], by, at)


def _held(option: Option, by: Person) -> Option:
    """The option as it stands now, held with its round."""
    stands = held_for_options(option.round, by)
    return next(row for row in stands.options.all() if row.pk == option.pk)


def _keep(now: Option, relation: str, listed: list[str], by: Person, at: datetime) -> Option:
    return change_option(
        option=now, values={relation: listed}, expected_version=now.version, by=by, at=at
    )
