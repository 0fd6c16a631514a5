"""Whether the tables of the database are those this version knows."""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor


def are_right(connection: BaseDatabaseWrapper) -> bool:
    """Whether every migration has been run.

    Raises:
        DatabaseError: The database does not answer.
    """
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())
