"""Fills the folders named in `mkdocs.yml` with their pages, the index first."""  # noqa: INP001

from __future__ import annotations

from pathlib import Path
from typing import Any


def on_config(config: Any) -> Any:
    """Called by mkdocs before it builds."""
    docs = Path(config["docs_dir"])
    config["nav"] = [_filled(entry, docs) for entry in config["nav"]]
    return config


def _filled(entry: dict[str, str], docs: Path) -> dict[str, Any]:
    ((title, place),) = entry.items()
    if not place.endswith("/"):
        return entry
    pages = sorted((docs / place).glob("*.md"), key=lambda page: (page.stem != "index", page.stem))
    return {title: [str(page.relative_to(docs)) for page in pages]}
