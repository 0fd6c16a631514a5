"""No traceback ever reaches a user: what went wrong, where, and what to do."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from typer._click.exceptions import NoArgsIsHelpError, UsageError

from samvekt.cli.shape import usage_fault
from samvekt.cli.tongue import tell, words
from samvekt.core.errors import InputError
from samvekt.core.message import message
from samvekt.language.borrowed import borrowed

if TYPE_CHECKING:
    from samvekt.reference.faults import Fault

INPUT_FAULT = 2


@contextmanager
def quiet_without_reader() -> Iterator[None]:
    """End quietly when whoever reads our answer has stopped reading, as `head` does."""
    try:
        yield
    except BrokenPipeError:
        _write_nowhere()
        sys.exit(0)
    except SystemExit:
        _last_words()
        raise


def _last_words() -> None:
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _write_nowhere()


def _write_nowhere() -> None:
    """Let what is left unsaid go nowhere, or Python complains when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextmanager
def told(*, as_json: bool) -> Iterator[None]:
    """Turn errors into sentences and exit codes: 2 for what the user can mend."""
    try:
        yield
    except NoArgsIsHelpError as error:
        sys.stdout.write(error.format_message() + "\n")
        sys.exit(0)
    except UsageError as error:
        _one_line(usage_fault(error), as_json=as_json)
        sys.exit(INPUT_FAULT)
    except InputError as error:
        _tell_fault(error, as_json=as_json)
        sys.exit(INPUT_FAULT)
    except BrokenPipeError:
        raise
    except KeyboardInterrupt:
        sys.exit(130)
    except OSError as error:
        _tell_system(error, as_json=as_json)
        sys.exit(INPUT_FAULT)
    except Exception as error:
        if os.environ.get("SAMVEKT_DEBUG"):
            raise
        _tell_own_fault(error, as_json=as_json)
        sys.exit(INPUT_FAULT)


def _tell_fault(error: InputError, *, as_json: bool) -> None:
    faults = getattr(error, "faults", ())
    if as_json:
        print_json(
            {
                "error": tell(error.message),
                "faults": [_fault_row(fault) for fault in faults],
            }
        )
        return
    where = getattr(error, "where", "")
    several = message("{where} has {count} faults:", where=str(where), count=len(faults))
    lines = [tell(error.message if len(faults) < 2 else several)]
    if len(faults) > 1:
        lines += [f"  {tell(said)}" for said in getattr(error, "messages", ())]
    sys.stderr.write("\n".join(lines) + "\n")


def _fault_row(fault: Fault) -> dict[str, object]:
    place: dict[str, object] = {"path": fault.path, "line": fault.line, "column": fault.column}
    return {name: at for name, at in place.items() if at} | {"message": tell(fault.said)}


def _tell_system(error: OSError, *, as_json: bool) -> None:
    said = words(
        "{file} cannot be read or written: {reason}.",
        file=str(error.filename or "–"),
        reason=borrowed(str(error.strerror or error)),
    )
    _one_line(said, as_json=as_json)


def _tell_own_fault(error: Exception, *, as_json: bool) -> None:
    said = words(
        "Samvekt has a fault of its own ({kind}). Nothing was written. Please report it; run "
        "again with SAMVEKT_DEBUG=1 to see where.",
        kind=type(error).__name__,
    )
    _one_line(said, as_json=as_json)


def _one_line(said: str, *, as_json: bool) -> None:
    if as_json:
        print_json({"error": said, "faults": []})
    else:
        sys.stderr.write(said + "\n")


def print_json(content: object) -> None:
    """One JSON document on standard output."""
    import json

    print_text(json.dumps(content, ensure_ascii=False, indent=2, allow_nan=False) + "\n")


def print_text(text: str) -> None:
    """Text as it is on standard output."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise BrokenPipeError from None  # without its number, or typer ends with exit code 1
