"""Attaching files to a round, and taking them away."""

from __future__ import annotations

import hashlib
from datetime import datetime

from django.db import transaction

from samvekt.core.message import message
from samvekt.domain.errors import NotAllowed, NotPossible
from samvekt.domain.people.models import Person
from samvekt.domain.records import actions as records
from samvekt.domain.rounds import files, rules
from samvekt.domain.rounds.actions.keeping import held
from samvekt.domain.rounds.file_kinds import alone, kind_of
from samvekt.domain.rounds.models import Attachment, Round
from samvekt.domain.rounds.phases import Doing
from samvekt.domain.texts import plain_name

MOST_ATTACHMENTS = 200


@transaction.atomic
def add_attachment(
    *, round_: Round, name: str, content: bytes, by: Person, at: datetime
) -> Attachment:
    """Attach a file. What it is, its content decides. The same file again is the same attachment.

    Of a picture only the picture is kept: not where it was taken, nor when or by whom.

    Raises:
        NotAllowed: `by` may not add what is known to the round now.
        NotPossible: The file is of no kind that can be attached, too large, or one too many.
    """
    stands = held(round_)
    if not rules.may(by, Doing.ADD_EVIDENCE, stands):
        raise NotAllowed(message("You may not attach files to this round now."))
    name = plain_name(name.replace("\\", "/").rpartition("/")[2])
    kind = kind_of(name, content)
    content = alone(kind, content)
    checksum = hashlib.sha256(content).hexdigest()
    present = stands.attachments.filter(removed_at=None)
    there = present.filter(checksum=checksum).first()
    if there is not None:
        return there
    if present.count() >= MOST_ATTACHMENTS:
        raise NotPossible(
            message("A round has {most} attachments at most. Remove some.", most=MOST_ATTACHMENTS)
        )
    files.keep(checksum, content)
    made = Attachment.objects.create(
        round=stands,
        name=name,
        kind=kind,
        size=len(content),
        checksum=checksum,
        added_by=by,
        added_at=at,
    )
    records.write("attachment.added", about=made, by=by, at=at, checksum=checksum)
    return made


@transaction.atomic
def remove_attachment(*, attachment: Attachment, by: Person, at: datetime) -> None:
    """Take an attachment away. The file is kept, since the case may rest on it.

    Raises:
        NotAllowed: `by` neither attached it nor leads the process or the content, or it is too
            late.
        NotPossible: It is taken away already.
    """
    stands = held(attachment.round)
    own = attachment.added_by_id == by.pk and rules.may(by, Doing.ADD_EVIDENCE, stands)
    if not own and not rules.may_change_options(by, stands):
        raise NotAllowed(message("You may not remove this attachment now."))
    if not stands.attachments.filter(pk=attachment.pk, removed_at=None).update(removed_at=at):
        raise NotPossible(message("Someone has done this already. Open the page again."))
    records.write("attachment.removed", about=attachment, by=by, at=at)
