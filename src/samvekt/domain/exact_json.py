"""JSON kept as text, exactly as it was written: every number and the order of keys.

PostgreSQL's own JSON type sorts keys and rewrites numbers; a dossier must come back as it went in.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

if TYPE_CHECKING:
    AnyText = models.TextField[Any, Any]
else:
    AnyText = models.TextField


class ExactJSON(AnyText):
    """Plain content (mappings, lists, texts, numbers) as JSON text."""

    def get_prep_value(self, value: Any) -> str:
        """The text that is kept."""
        return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))

    def from_db_value(
        self,
        value: str | None,
        expression: object,  # noqa: ARG002 (the signature is Django's)
        connection: BaseDatabaseWrapper,  # noqa: ARG002 (the signature is Django's)
    ) -> Any:
        """The content of the text."""
        return None if value is None else json.loads(value)

    def to_python(self, value: Any) -> Any:
        """Content is content; only text from a fixture is read."""
        return json.loads(value) if isinstance(value, str) else value

    def value_to_string(self, obj: models.Model) -> str:
        """The text of the content, for a fixture."""
        return self.get_prep_value(self.value_from_object(obj))
