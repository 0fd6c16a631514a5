"""Where attached files lie: in the data folder, by the checksum of what is in them."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from django.conf import settings


def place_of(checksum: str) -> Path:
    """Where a file with this checksum lies; never where a web server finds it by itself."""
    folder: Path = settings.ENVIRONMENT.data / "attachments" / checksum[:2]
    return folder / checksum


def keep(checksum: str, content: bytes) -> None:
    """Write a file whole or not at all; the same file again changes nothing."""
    place = place_of(checksum)
    if place.exists():
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=place.parent, prefix=".")
    neighbour = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        neighbour.replace(place)
    except BaseException:
        neighbour.unlink(missing_ok=True)
        raise
