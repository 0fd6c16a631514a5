"""Changing the frame of a round."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from samvekt.core.message import message
from samvekt.domain.errors import NotAllowed
from samvekt.domain.people.models import Person
from samvekt.domain.records import actions as records
from samvekt.domain.rounds import bridge, rules
from samvekt.domain.rounds.actions.keeping import keep_round
from samvekt.domain.rounds.checking import accepted, tidied
from samvekt.domain.rounds.local_records import library_for
from samvekt.domain.rounds.models import Round

OUTSIDE_FRAME = ("title", "language", "criteria")
CHANGEABLE = (*OUTSIDE_FRAME, *bridge.FRAME_FIELDS)


@transaction.atomic
def change_frame(
    *, round_: Round, values: Mapping[str, Any], expected_version: int, by: Person, at: datetime
) -> Round:
    """Change title, language, criteria or any part of the frame; what is not named stays.

    Args:
        round_: The round.
        values: Plain values as the dossier has them, by field; an empty text empties a field.
        expected_version: The version the form was made from.
        by: Who changes it.
        at: When.

    Raises:
        NotAllowed: `by` may not frame the round now.
        NotAccepted: A field cannot be kept as it is.
        NotPossible: Something else in the round depends on what was there.
        ChangedMeanwhile: The round has changed since it was shown.
        KeyError: There is no such field.
    """
    if not rules.may_frame(by, round_):
        raise NotAllowed(
            message(
                "Only who leads the process or the content may change the frame, and only "
                "until judgements begin."
            )
        )
    if unknown := set(values) - set(CHANGEABLE):
        raise KeyError(sorted(unknown)[0])
    wanted = tidied(values)
    columns = _accepted_columns(round_, wanted)
    changed = {key: columns[key] for key in wanted if columns[key] != getattr(round_, key)}
    kept = keep_round(round_, changed, expected_version=expected_version, at=at)
    if changed:
        records.write("round.frame_changed", about=kept, by=by, at=at, fields=sorted(changed))
    return kept


def _accepted_columns(round_: Round, wanted: Mapping[str, Any]) -> dict[str, Any]:
    """The columns of the round with new values, checked as the whole dossier they make."""
    before = bridge.content_of(round_)
    frame = {**before["frame"], **{k: wanted[k] for k in bridge.FRAME_FIELDS if k in wanted}}
    asked = {
        **before,
        **{key: wanted[key] for key in OUTSIDE_FRAME if key in wanted},
        "frame": {key: value for key, value in frame.items() if value not in ("", None, [])},
    }
    after = accepted(before, asked, library_for(round_.organisation), _scopes(wanted))
    return bridge.round_values(after)


def _scopes(wanted: Mapping[str, Any]) -> dict[str, str]:
    return {(key if key in OUTSIDE_FRAME else f"frame.{key}"): key for key in wanted}
