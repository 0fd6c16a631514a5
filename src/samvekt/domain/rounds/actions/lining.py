"""Adding, changing, ordering and removing the lines of an option: effects, money, people, grants.

Two people may work on two lines of one option at once. Only when they change the same line is
the later told, and shown both versions.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from samvekt.core.message import message
from samvekt.domain.errors import ChangedMeanwhile, NotAccepted, NotPossible
from samvekt.domain.people.models import Person
from samvekt.domain.rounds.actions.changing import change_option
from samvekt.domain.rounds.actions.keeping import held_for_options
from samvekt.domain.rounds.lines import LINES, MOST_LINES, lines_of, mark_of, place_of, usual_form
from samvekt.domain.rounds.models import Option

CHANGED = message("The list has changed since you opened it. Look it over and try again.")


@transaction.atomic
def add_line(
    *, option: Option, key: str, content: Mapping[str, Any], by: Person, at: datetime
) -> Option:
    """Put a line last in a list of an option.

    Args:
        option: The option.
        key: The list: one of `LINES`.
        content: The line as the dossier has it.
        by: Who adds it.
        at: When.

    Raises:
        NotAllowed: `by` may not change options of the round now.
        NotAccepted: A field cannot be kept; its path is that of the field in the line.
        NotPossible: The list is full, or the option is removed.
    """
    now = _held(option, by)
    lines = lines_of(now, key)
    if len(lines) >= MOST_LINES:
        raise NotPossible(message("There is room for {most} lines at most.", most=MOST_LINES))
    return _keep(now, key, [*lines, dict(content)], place=len(lines), by=by, at=at)


@transaction.atomic
def change_line(
    *,
    option: Option,
    key: str,
    place: int,
    mark: str,
    content: Mapping[str, Any],
    by: Person,
    at: datetime,
) -> Option:
    """Change one line of an option; another place in the list than where it was shown is found.

    Args:
        option: The option.
        key: The list: one of `LINES`.
        place: Where in the list the line was shown, from zero.
        mark: How it looked then (`mark_of`); empty to put it last, where it was taken away.
        content: The line as the dossier has it.
        by: Who changes it.
        at: When.

    Raises:
        NotAllowed: `by` may not change options of the round now.
        NotAccepted: A field cannot be kept; its path is that of the field in the line.
        NotPossible: The option is removed.
        ChangedMeanwhile: The line has changed or is gone; both versions are told field by field.
    """
    now = _held(option, by)
    lines = lines_of(now, key)
    found = place_of(lines, place, mark)
    usual = usual_form(LINES[key], content)
    if found is None and usual in lines:
        return now
    if found is None and mark == "" and place >= len(lines):
        return _keep(now, key, [*lines, dict(content)], place=len(lines), by=by, at=at)
    if found is None:
        stands = lines[place] if 0 <= place < len(lines) else {}
        both = {**dict.fromkeys(stands), **usual}
        raise ChangedMeanwhile(now=stands, yours=both, version=now.version)
    return _keep(
        now, key, [*lines[:found], dict(content), *lines[found + 1 :]], place=found, by=by, at=at
    )


@transaction.atomic
def remove_line(
    *,
    option: Option,
    key: str,
    place: int,
    mark: str,
    expected_version: int,
    by: Person,
    at: datetime,
) -> Option:
    """Take a line out of an option.

    Raises:
        NotAllowed: `by` may not change options of the round now.
        NotPossible: The line is no longer as it was shown, or the option is removed.
    """
    now = _held(option, by)
    lines = lines_of(now, key)
    there = 0 <= place < len(lines) and mark_of(lines[place]) == mark
    if now.version != expected_version or not there:
        raise NotPossible(CHANGED)
    return _keep(now, key, [*lines[:place], *lines[place + 1 :]], place=place, by=by, at=at)


@transaction.atomic
def move_line(
    *,
    option: Option,
    key: str,
    place: int,
    to: int,
    expected_version: int,
    by: Person,
    at: datetime,
) -> Option:
    """Move a line to another place in its list; beyond either end it stays.

    Raises:
        NotAllowed: `by` may not change options of the round now.
        NotPossible: The list is no longer as it was shown, or the option is removed.
    """
    now = _held(option, by)
    lines = lines_of(now, key)
    if now.version != expected_version or not 0 <= place < len(lines):
        raise NotPossible(CHANGED)
    if not 0 <= to < len(lines):
        return now
    lines.insert(to, lines.pop(place))
    return _keep(now, key, lines, place=place, by=by, at=at)


def _held(option: Option, by: Person) -> Option:
    """The option as it stands now, held with its round."""
    stands = held_for_options(option.round, by)
    return next(row for row in stands.options.all() if row.pk == option.pk)


def _keep(
    now: Option, key: str, lines: list[dict[str, Any]], *, place: int, by: Person, at: datetime
) -> Option:
    """The option with a new list; a fault in the line is told by the names of its own fields."""
    try:
        return change_option(
            option=now, values={key: lines}, expected_version=now.version, by=by, at=at
        )
    except NotAccepted as refused:
        line = f"{key}[{place}]"
        raise NotAccepted(
            (path.removeprefix(line).lstrip("."), said)
            for path, all_said in refused.faults.items()
            for said in all_said
        ) from None
