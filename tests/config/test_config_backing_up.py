"""A copy of what a site keeps, taken while people work."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from contextlib import closing
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from samvekt.config.demonstration import make_demonstration
from samvekt.domain.people.models import Person
from samvekt.domain.records.models import Event
from samvekt.domain.rounds import files

EXAMPLES = Path(__file__).parents[2] / "examples"
EMBEDDED = not os.environ.get("DATABASE_URL")


@pytest.fixture
def site(transactional_db, settings, tmp_path):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, data=tmp_path / "data")
    make_demonstration(EXAMPLES)
    files.keep(hashlib.sha256(b"vedlegg").hexdigest(), b"vedlegg")
    return tmp_path


def copied(to: Path) -> Path:
    out = StringIO()
    call_command("back_up", str(to), stdout=out)
    (made,) = to.iterdir()
    assert str(made) in out.getvalue()
    return made


def count(database: Path, table: str) -> int:
    with closing(sqlite3.connect(database)) as opened:
        assert opened.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return opened.execute(f"SELECT count(*) FROM {table}").fetchone()[0]


if EMBEDDED:

    def test_a_copy_taken_while_someone_writes_is_whole(site):
        with transaction.atomic():
            Person.objects.update(name="Halvveis")
            made = copied(site / "copies")

        assert count(made / "samvekt.sqlite3", "records_event") == Event.objects.count()
        assert count(made / "samvekt.sqlite3", "people_person WHERE name = 'Halvveis'") == 0
        (file,) = (path for path in (made / "attachments").rglob("*") if path.is_file())
        assert file.read_bytes() == b"vedlegg"

    def test_a_folder_that_cannot_be_written_in_is_told_in_a_sentence(site):
        (site / "a-file").write_text("")

        with pytest.raises(CommandError, match="a-file"):
            call_command("back_up", str(site / "a-file"))

else:

    def test_with_postgresql_the_task_says_what_to_use_and_copies_nothing(site):
        with pytest.raises(CommandError, match="pg_dump"):
            call_command("back_up", str(site / "copies"))

        assert not (site / "copies").exists()
        assert connection.vendor == "postgresql"
