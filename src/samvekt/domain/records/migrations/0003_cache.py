"""A table for what all processes of the site must count together, such as failed sign-ins."""

from __future__ import annotations

from typing import Any

from django.core.management import call_command
from django.db import migrations


def make_cache(_: Any, editor: Any) -> None:
    """Make the table, unless it is there."""
    call_command("createcachetable", database=editor.connection.alias, verbosity=0)


def drop_cache(_: Any, editor: Any) -> None:
    """Remove the table."""
    editor.execute("DROP TABLE IF EXISTS records_cache")


class Migration(migrations.Migration):
    dependencies = [("records", "0002_guard")]

    operations = [migrations.RunPython(make_cache, drop_cache)]
