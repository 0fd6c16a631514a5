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
from samvekt.domain.rounds.actions.keeping import keep_option, keep_round
from samvekt.domain.rounds.checking import (
    NEEDS_SOUNDNESS,
    other_faults,
    refuse_faults,
    tidied,
)
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
    if not rules.may(by, Doing.PROPOSE_OPTION, round_):
        raise NotAllowed(message("You may not add options to this round now."))
    hold(round_)
    content = emptied(tidied(values))
    if not rules.may_change_options(by, round_):
        content["proposed_by"] = by.name
    made = added(round_, [content], at)[0]
    records.write("option.added", about=made, by=by, at=at)
    return made


def hold(round_: Round) -> None:
    """Let one change of the list of options happen at a time."""
    Round.objects.select_for_update().get(pk=round_.pk)


def added(round_: Round, contents: Sequence[Mapping[str, Any]], at: datetime) -> list[Option]:
    """New rows at the end, checked together with all that is there; the event is the caller's.

    Raises:
        NotAccepted: A field cannot be kept; with several, its path begins with the row, [0]…
    """
    whole = bridge.content_of(fresh(round_))
    first = len(whole["options"])
    names = free_ids(round_, [content.get("id") for content in contents])
    new = [{**content, "id": name} for content, name in zip(contents, names, strict=True)]
    whole["options"] = [*whole["options"], *new]
    alone = len(new) == 1
    scopes = {f"options[{first + at}]": "" if alone else f"[{at}]" for at in range(len(new))}
    refuse_faults(whole, library_for(round_.organisation), scopes)
    columns = [bridge.option_values(content) for content in new]
    _refuse_unsound(columns, alone=alone)
    after = round_.options.aggregate(last=Max("place_in_order"))["last"]
    start = 0 if after is None else after + 1
    return Option.objects.bulk_create(
        Option(round=round_, dossier_id=name, place_in_order=start + place, changed_at=at, **values)
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


def fresh(round_: Round) -> Round:
    """The round as it stands in the database now, with its options."""
    return (
        Round.objects.select_related("organisation").prefetch_related("options").get(pk=round_.pk)
    )


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
    _refuse_others(by, option.round)
    if unknown := set(values) - set(FIELDS):
        raise KeyError(sorted(unknown)[0])
    if option.removed_at is not None:
        raise NotPossible(message("The option is removed. Put it back to change it."))
    wanted = tidied(values)
    content = emptied({**bridge.option_content(option), **wanted})
    whole = bridge.content_of(fresh(option.round))
    places = [other["id"] for other in whole["options"]]
    place = places.index(option.dossier_id)
    whole["options"][place] = content
    scope = f"options[{place}]"
    library = library_for(option.round.organisation)
    scopes = {f"{scope}.{key}": key for key in wanted}
    if {"requires", "excludes"} & set(wanted):
        scopes[scope] = ""  # what the two say together is said of the option as a whole
    refuse_faults(whole, library, scopes)
    columns = bridge.option_values(content)
    _refuse_unsound([columns], alone=True)
    changed = {k: v for k, v in columns.items() if v != getattr(option, k)}
    fields = sorted(key for key in wanted if _differs(option, content, key))
    kept = keep_option(
        option,
        {**changed, "came_without_soundness": False},
        expected_version=expected_version,
        at=at,
    )
    if fields:
        records.write("option.changed", about=kept, by=by, at=at, fields=fields)
    return kept


def _differs(option: Option, content: Mapping[str, Any], key: str) -> bool:
    return bridge.option_content(option).get(key) != content.get(key)


def _refuse_others(by: Person, round_: Round) -> None:
    if not rules.may_change_options(by, round_):
        raise NotAllowed(
            message(
                "Only who leads the process or the content may change options, and only "
                "until judgements begin."
            )
        )


@transaction.atomic
def remove_option(*, option: Option, by: Person, at: datetime) -> Option:
    """Take an option out of the round. It is kept, and `restore_option` puts it back.

    Raises:
        NotAllowed: `by` may not change options of the round now.
        NotPossible: Something else in the round names the option, or it is removed already.
    """
    _refuse_others(by, option.round)
    hold(option.round)
    before = bridge.content_of(fresh(option.round))
    rest = [other for other in before["options"] if other["id"] != option.dossier_id]
    library = library_for(option.round.organisation)
    if broken := other_faults(before, {**before, "options": rest}, library):
        raise NotPossible(
            message("The option is used elsewhere in the round. {first}", first=broken[0])
        )
    return _kept_removed(option, at, "option.removed", by, at)


@transaction.atomic
def restore_option(*, option: Option, by: Person, at: datetime) -> Option:
    """Put a removed option back in its old place.

    Raises:
        NotAllowed: `by` may not change options of the round now.
        NotPossible: It names options that are no longer there, or it is not removed.
    """
    _refuse_others(by, option.round)
    hold(option.round)
    before = bridge.content_of(fresh(option.round))
    after = {**before, "options": [*before["options"], bridge.option_content(option)]}
    if broken := other_faults(before, after, library_for(option.round.organisation)):
        raise NotPossible(
            message("The option cannot be put back as it is. {first}", first=broken[0])
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
    _refuse_others(by, round_)
    kept = keep_round(round_, {}, expected_version=expected_version, at=at)
    rows = {option.pk: option for option in round_.options.filter(removed_at=None)}
    if sorted(order) != sorted(rows):
        raise NotPossible(message("The order must name every option once. Open the page again."))
    for place, key in enumerate(order):
        rows[key].place_in_order = place
    Option.objects.bulk_update(rows.values(), ["place_in_order"])
    round_.options.exclude(removed_at=None).update(place_in_order=len(order))
    records.write(
        "round.options_reordered",
        about=kept,
        by=by,
        at=at,
        order=[rows[key].dossier_id for key in order],
    )
    return kept
