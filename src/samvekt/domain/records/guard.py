"""What makes the database itself refuse to change or remove an event."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

REFUSAL = "events are never changed or removed"

_POSTGRES_ON = (
    f"""
    CREATE OR REPLACE FUNCTION records_refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END $$
    """,
    """
    CREATE OR REPLACE TRIGGER records_event_rows BEFORE UPDATE OR DELETE ON records_event
    FOR EACH ROW EXECUTE FUNCTION records_refuse()
    """,
    """
    CREATE OR REPLACE TRIGGER records_event_whole BEFORE TRUNCATE ON records_event
    FOR EACH STATEMENT EXECUTE FUNCTION records_refuse()
    """,
)
_POSTGRES_OFF = (
    "DROP TRIGGER IF EXISTS records_event_rows ON records_event",
    "DROP TRIGGER IF EXISTS records_event_whole ON records_event",
)
_SQLITE_ON = (
    *(
        f"""
        CREATE TRIGGER IF NOT EXISTS records_event_{change} BEFORE {change} ON records_event
        BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END
        """
        for change in ("update", "delete")
    ),
    # INSERT OR REPLACE removes the old row without the trigger above being asked.
    """
    CREATE TRIGGER IF NOT EXISTS records_event_replace BEFORE INSERT ON records_event
    WHEN EXISTS (
        SELECT 1 FROM records_event WHERE id = NEW.id
        OR (chain_id = NEW.chain_id AND (number = NEW.number OR previous = NEW.previous))
    )
    BEGIN SELECT RAISE(ABORT, 'events are never changed or removed'); END
    """,
)
_SQLITE_OFF = tuple(
    f"DROP TRIGGER IF EXISTS records_event_{change}" for change in ("update", "delete", "replace")
)
STATEMENTS = {
    "postgresql": (_POSTGRES_ON, _POSTGRES_OFF),
    "sqlite": (_SQLITE_ON, _SQLITE_OFF),
}


def raise_guard(connection: BaseDatabaseWrapper) -> None:
    """Refuse every change of an event from now on."""
    _run(connection, STATEMENTS[connection.vendor][0])


def lower_guard(connection: BaseDatabaseWrapper) -> None:
    """Let events be removed, as when a test empties its own database."""
    _run(connection, STATEMENTS[connection.vendor][1])


def _run(connection: BaseDatabaseWrapper, statements: tuple[str, ...]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def in_migration(
    act: Callable[[BaseDatabaseWrapper], None],
) -> Callable[[Any, Any], None]:
    """The same as a step of a migration."""
    return lambda _, editor: act(editor.connection)
