"""Writes a round as YAML or JSON, so that reading it back gives an equal round."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import Any

from samvekt.core.errors import OutOfRange
from samvekt.core.message import message
from samvekt.formats.dossier import Round
from samvekt.formats.dossier.pieces import Piece
from samvekt.reference.safe_yaml import dump_yaml

EXACT = 2**53  # above this a float no longer tells neighbouring whole numbers apart


def plain(round_: Round) -> dict[str, Any]:
    """The round as plain content: what is not filled in is left out."""
    content = plain_piece(round_)
    return {"samvekt": content.pop("samvekt"), **content}


def plain_piece(piece: Piece) -> dict[str, Any]:
    """One piece of a round as plain content."""
    found: dict[str, Any] = _whole_numbers(piece.model_dump(mode="json", exclude_defaults=True))
    return found


def as_yaml(content: Any) -> str:
    """Plain content as YAML people can read and edit."""
    return dump_yaml(_with_years(content))


def as_json(content: Any) -> str:
    """Plain content as JSON, with Norwegian letters as they are."""
    return json.dumps(content, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def write_round(round_: Round, path: Path) -> None:
    """Write a round to a file; the ending decides the form (.json, else YAML).

    The file is written whole or not at all.
    """
    content = plain(round_)
    write_whole(path, as_json(content) if path.suffix.lower() == ".json" else as_yaml(content))


def write_whole(path: Path, text: str) -> None:
    """Write a text file whole or not at all.

    Raises:
        OutOfRange: There is something at the path that is not an ordinary file.
    """
    write_whole_bytes(path, text.encode("utf-8"))


def write_whole_bytes(path: Path, content: bytes) -> None:
    """Write a file whole or not at all: to a neighbour first, then in its place.

    Raises:
        OutOfRange: There is something at the path that is not an ordinary file.
    """
    if path.exists() and not path.is_file():
        raise OutOfRange(message("{file} is not an ordinary file.", file=str(path)))
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    neighbour = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        neighbour.chmod(0o644)
        neighbour.replace(path)
    except BaseException:
        neighbour.unlink(missing_ok=True)
        raise


def _with_years(content: Any, *, under_years: bool = False) -> Any:
    if isinstance(content, dict):
        return {
            int(key) if under_years and key.isdecimal() else key: _with_years(
                value, under_years=key == "years"
            )
            for key, value in content.items()
        }
    if isinstance(content, list):
        return [_with_years(value) for value in content]
    return content


def _whole_numbers(content: Any) -> Any:
    if isinstance(content, dict):
        return {key: _whole_numbers(value) for key, value in content.items()}
    if isinstance(content, list):
        return [_whole_numbers(value) for value in content]
    if isinstance(content, float) and content.is_integer() and abs(content) < EXACT:
        return int(content)
    return content
