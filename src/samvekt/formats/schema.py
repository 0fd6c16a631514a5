"""The JSON Schema of the dossier, published under docs/reference."""

from __future__ import annotations

from typing import Any

from samvekt.formats.dossier import FORMAT_VERSION, Round


def dossier_schema() -> dict[str, Any]:
    """The schema of format version 1, for editors and other programs."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:samvekt:dossier:{FORMAT_VERSION}",
        **Round.model_json_schema(mode="validation"),
        "title": "Samvekt dossier",
    }
