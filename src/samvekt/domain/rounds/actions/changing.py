"""Adding, changing, ordering, removing and putting back options."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F, Max

from samvekt.core.message import message
from samvekt.domain.errors import NotAccepted, NotAllowed, NotPossible
from samvekt.domain.people.models import Person
from samvekt.domain.records import actions as records
from samvekt.domain.rounds import bridge, rules
from samvekt.domain.rounds.actions.keeping import (
    held,
    held_for_options,
    keep_option,
    keep_round,
)
from samvekt.domain.rounds.checking import NEEDS_SOUNDNESS, accepted, broken_by, tidied
from samvekt.domain.rounds.local_records import library_for
from samvekt.domain.rounds.models import Option, Round
from samvekt.domain.rounds.phases import Doing
from samvekt.formats.dossier.options import Option as DossierOption

FIELDS = tuple(name for name in DossierOption.model_fields if name != "id")


@transaction.atomic
def add_option(*, round_: Round, values: Mapping[str, Any], by: Person, at: datetime) -> Option:
    """Add an option at the end. Participants and assessors may propose one in their own name.

    Raises:
        NotAllowed: `by` may not add options to the round now.
        NotAccepted: A field cannot be kept as it is, or soundness is not argued for (R4).
    """
    stands = held(round_)
    if not rules.may(by, Doing.PROPOSE_OPTION, stands):
        raise NotAllowed(message("You may not add options to this round now."))
    content = emptied(tidied(values))
    if not rules.may_change_options(by, stands):
        content["proposed_by"] = by.name
    made = added(stands, [content], at)[0]
    records.write("option.added", about=made, by=by, at=at)
    return made


def added(stands: Round, contents: Sequence[Mapping[str, Any]], at: datetime) -> list[Option]:
    """New rows at the end of a held round, checked with all that is there; no event yet.

    Raises:
        NotAccepted: A field cannot be kept; with several, its path begins with the row, [0]…
    """
    before = bridge.content_of(stands)
    first = len(before["options"])
    names = free_ids(stands, [content.get("id") for content in contents])
    new = [{**content, "id": name} for content, name in zip(contents, names, strict=True)]
    alone = len(new) == 1
    after = accepted(
        before,
        {**before, "options": [*before["options"], *new]},
        library_for(stands.organisation),
        {f"options[{first + at}]": "" if alone else f"[{at}]" for at in range(len(new))},
    )
    columns = [bridge.option_values(content) for content in after["options"][first:]]
    _refuse_unsound(columns, alone=alone)
    last = stands.options.aggregate(last=Max("place_in_order"))["last"]
    start = 0 if last is None else last + 1
    return Option.objects.bulk_create(
        Option(round=stands, dossier_id=name, place_in_order=start + place, changed_at=at, **values)
        for place, (name, values) in enumerate(zip(names, columns, strict=True))
    )


def _refuse_unsound(columns: Sequence[Mapping[str, Any]], *, alone: bool) -> None:
    found = [
        ("soundness" if alone else f"[{at}].soundness", NEEDS_SOUNDNESS)
        for at, values in enumerate(columns)
        if bridge.lacks_soundness(values)
    ]
    if found:
        raise NotAccepted(found)


def emptied(content: Mapping[str, Any]) -> dict[str, Any]:
    """The content without fields that say nothing."""
    return {k: v for k, v in content.items() if v not in ("", None, [], {})}


def free_ids(round_: Round, wanted: Sequence[str | None]) -> list[str]:
    """An id for each new option: the one wanted when it is free, else the next number (T07)."""
    taken = set(round_.options.values_list("dossier_id", flat=True))
    numbers = [int(n[1]) for name in taken if (n := re.fullmatch(r"T(\d{1,6})", name))]
    last, made = max(numbers, default=0), []
    for name in wanted:
        free = name if name and name not in taken else None
        while free is None:
            last += 1
            free = f"T{last:02d}" if f"T{last:02d}" not in taken else None
        taken.add(free)
        made.append(free)
    return made


@transaction.atomic
def change_option(
    *, option: Option, values: Mapping[str, Any], expected_version: int, by: Person, at: datetime
) -> Option:
    """Change fields of an option; what is not named stays.

    Raises:
        NotAllowed: `by` may not change options of the round now.
        NotAccepted: A field cannot be kept as it is, or soundness is not argued for (R4).
        NotPossible: The option is removed.
        ChangedMeanwhile: The option has changed since it was shown.
        KeyError: There is no such field.
    """
    if unknown := set(values) - set(FIELDS):
        raise KeyError(sorted(unknown)[0])
    stands = held_for_options(option.round, by)
    now = next(row for row in stands.options.all() if row.pk == option.pk)
    if now.removed_at is not None:
        raise NotPossible(message("The option is removed. Put it back to change it."))
    wanted = tidied(values)
    had = bridge.option_content(now)
    content = _accepted_option(stands, had, wanted)
    columns = bridge.option_values(content)
    _refuse_unsound([columns], alone=True)
    changed = {k: v for k, v in columns.items() if v != getattr(now, k)}
    changed["came_without_soundness"] = False
    kept = keep_option(now, changed, expected_version=expected_version, at=at)
    fields = sorted(key for key in wanted if had.get(key) != content.get(key))
    if fields:
        records.write("option.changed", about=kept, by=by, at=at, fields=fields)
    return kept


def _accepted_option(
    stands: Round, had: Mapping[str, Any], wanted: Mapping[str, Any]
) -> dict[str, Any]:
    """One option with new values, checked together with all the others."""
    before = bridge.content_of(stands)
    place = [other["id"] for other in before["options"]].index(had["id"])
    options = list(before["options"])
    options[place] = emptied({**had, **wanted})
    scopes = {f"options[{place}].{key}": key for key in wanted}
    if {"requires", "excludes"} & set(wanted):
        scopes[f"options[{place}]"] = ""  # what the two say together is said of the whole option
    library = library_for(stands.organisation)
    after = accepted(before, {**before, "options": options}, library, scopes)
    found: dict[str, Any] = after["options"][place]
    return found


@transaction.atomic
def remove_option(*, option: Option, by: Person, at: datetime) -> Option:
    """Take an option out of the round. It is kept, and `restore_option` puts it back.

    Raises:
        NotAllowed: `by` may not change options of the round now.
        NotPossible: Something else in the round names the option, or it is removed already.
    """
    stands = held_for_options(option.round, by)
    before = bridge.content_of(stands)
    others = [other for other in before["options"] if other["id"] != option.dossier_id]
    after = {**before, "options": others}
    if broken := broken_by(before, after, library_for(stands.organisation)):
        raise NotPossible(
            message("The option is used elsewhere in the round. {first}", first=broken)
        )
    return _kept_removed(option, at, "option.removed", by, at)


@transaction.atomic
def restore_option(*, option: Option, by: Person, at: datetime) -> Option:
    """Put a removed option back in its old place.

    Raises:
        NotAllowed: `by` may not change options of the round now.
        NotPossible: It names options that are no longer there, or it is not removed.
    """
    stands = held_for_options(option.round, by)
    before = bridge.content_of(stands)
    if all(other["id"] != option.dossier_id for other in before["options"]):
        after = {**before, "options": [*before["options"], bridge.option_content(option)]}
        if broken := broken_by(before, after, library_for(stands.organisation)):
            raise NotPossible(
                message("The option cannot be put back as it is. {first}", first=broken)
            )
    return _kept_removed(option, None, "option.restored", by, at)


def _kept_removed(
    option: Option, removed_at: datetime | None, verb: str, by: Person, at: datetime
) -> Option:
    """The option removed or present, with its event; a second click changes nothing."""
    rows = Option.objects.filter(pk=option.pk, removed_at__isnull=removed_at is not None)
    if not rows.update(removed_at=removed_at, version=F("version") + 1, changed_at=at):
        raise NotPossible(message("Someone has done this already. Open the page again."))
    option.refresh_from_db()
    records.write(verb, about=option, by=by, at=at)
    return option


@transaction.atomic
def reorder_options(
    *, round_: Round, order: Sequence[int], expected_version: int, by: Person, at: datetime
) -> Round:
    """Put the options in this order, given by their numbers; removed ones keep their place last.

    Raises:
        NotAllowed: `by` may not change options of the round now.
        NotPossible: The order does not name every option once.
        ChangedMeanwhile: The round has changed since it was shown.
    """
    stands = held_for_options(round_, by)
    kept = keep_round(stands, {}, expected_version=expected_version, at=at)
    rows = {option.pk: option for option in bridge.present_options(stands)}
    if sorted(order) != sorted(rows):
        raise NotPossible(message("The order must name every option once. Open the page again."))
    for place, key in enumerate(order):
        rows[key].place_in_order = place
    Option.objects.bulk_update(rows.values(), ["place_in_order"])
    stands.options.exclude(removed_at=None).update(place_in_order=len(order))
    names = [rows[key].dossier_id for key in order]
    records.write("round.options_reordered", about=kept, by=by, at=at, order=names)
    return kept
