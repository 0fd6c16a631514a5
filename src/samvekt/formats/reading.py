"""Reads a round from YAML or JSON: whole and checked, or not at all, with every fault in words."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from samvekt.core.message import message
from samvekt.formats.dossier import FORMAT_VERSION, Round
from samvekt.formats.dossier.cross_check import cross_faults
from samvekt.formats.dossier.reference_check import reference_faults
from samvekt.reference.faults import ReadFault, faults_of, one_fault
from samvekt.reference.library import Library
from samvekt.reference.safe_yaml import load_json, load_yaml, read_bytes

LARGEST_FILE = 20_000_000  # bytes; a round of 300 options and 40 assessors is about 10 million


def read_round(path: Path, library: Library | None = None) -> Round:
    """The round in a file; the ending decides the form (.json, else YAML).

    Raises:
        ReadFault: The file cannot be used; the error holds every fault with its path.
        InputError: The file cannot be read at all: missing, a folder, too large, not UTF-8.
    """
    return round_from(read_plain(path), where=str(path), library=library)


def read_plain(path: Path) -> object:
    """What a YAML or JSON file says, before it is known to be a round.

    Raises:
        ReadFault: The file cannot be read: missing, a folder, too large, not UTF-8, not YAML.
    """
    content = read_bytes(path, limit=LARGEST_FILE)
    load = load_json if path.suffix.lower() == ".json" else load_yaml
    return load(content, where=str(path), limit=LARGEST_FILE)


def round_from(data: Any, *, where: str, library: Library | None = None) -> Round:
    """A round from plain content, as a file holds it.

    Raises:
        ReadFault: Something is wrong; the error holds every fault with its path.
    """
    if not isinstance(data, Mapping):
        raise one_fault(where, message("A round starts with named keys."))
    _refuse_other_versions(data, where)
    faults = [*cross_faults(data), *reference_faults(data, library or Library.built_in())]
    try:
        read = Round.model_validate(data)
    except ValidationError as error:
        of_form = faults_of(error, Round)
        faults = [fault for fault in of_form if fault.path or not faults] + faults
        raise ReadFault(where, faults) from None
    if faults:
        raise ReadFault(where, faults)
    return read


def _refuse_other_versions(data: Mapping[Any, Any], where: str) -> None:
    version = data.get("samvekt")
    if isinstance(version, int) and not isinstance(version, bool) and version > FORMAT_VERSION:
        said = message(
            "The file has format version {version}; this Samvekt reads up to {known}. Update it.",
            version=version,
            known=FORMAT_VERSION,
        )
        raise one_fault(where, said, path="samvekt")
