"""The database refuses to change or remove an event."""

from __future__ import annotations

from django.db import migrations

from samvekt.domain.records.guard import in_migration, lower_guard, raise_guard


class Migration(migrations.Migration):
    dependencies = [("records", "0001_initial")]

    operations = [
        migrations.RunPython(in_migration(raise_guard), in_migration(lower_guard)),
    ]
