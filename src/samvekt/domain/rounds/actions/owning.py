"""Adding an organisation's own reference records."""

from __future__ import annotations

import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from samvekt.core.message import message
from samvekt.domain.errors import NotAllowed
from samvekt.domain.people import rules as people_rules
from samvekt.domain.people.models import Organisation, Person
from samvekt.domain.records import actions as records
from samvekt.domain.rounds.local_records import library_for, read_local
from samvekt.domain.rounds.models import LocalRecord
from samvekt.reference.faults import one_fault
from samvekt.reference.record import Record

WHERE = "record.yaml"


@transaction.atomic
def add_local_record(
    *, organisation: Organisation, text: str, by: Person, at: datetime
) -> LocalRecord:
    """Check an organisation's own record and keep it. Adding the same again changes nothing.

    Raises:
        NotAllowed: `by` is no administrator, and leads neither processes nor content there.
        ReadFault: The text is no record of one's own, or would change a version that is there.
    """
    if not people_rules.may(by, people_rules.Doing.KEEP_LOCAL_RECORDS, organisation):
        raise NotAllowed(
            message(
                "Only administrators and who leads processes or content may add the "
                "organisation's own records."
            )
        )
    record = _checked(organisation, text)
    there = LocalRecord.objects.filter(
        organisation=organisation, kind=record.kind, name=record.name, version=record.version
    ).first()
    if there is not None:
        if there.checksum == record.checksum:
            return there
        raise one_fault(
            WHERE,
            message(
                "{label} is there already and differs. Give the changed record a new version.",
                label=record.label,
            ),
            path="version",
        )
    made = LocalRecord.objects.create(
        organisation=organisation,
        kind=record.kind,
        name=record.name,
        version=record.version,
        text=text,
        checksum=record.checksum,
        added_by=by,
        added_at=at,
    )
    records.write(
        "local_record.added", about=made, by=by, at=at, kind=record.kind, checksum=record.checksum
    )
    return made


def _checked(organisation: Organisation, text: str) -> Record[Any]:
    """The record, held against all rules for local records by the library itself."""
    record = read_local(text, WHERE)
    with tempfile.TemporaryDirectory() as folder:
        given = Path(folder) / WHERE
        given.write_text(text, encoding="utf-8")
        library_for(organisation).add(given, Path(folder) / "kept")
    return record
