"""Bringing in several options at once: from another round, or from rows that were pasted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from samvekt.core.message import Message, message
from samvekt.domain.errors import NotAccepted, NotAllowed, NotPossible
from samvekt.domain.people.models import Person
from samvekt.domain.records import actions as records
from samvekt.domain.records.verbs import quoted
from samvekt.domain.rounds import bridge, queries
from samvekt.domain.rounds.actions.changing import added, free_ids
from samvekt.domain.rounds.actions.keeping import held_for_options
from samvekt.domain.rounds.models import Option, Round
from samvekt.domain.rounds.pasting import Preview


@transaction.atomic
def paste_options(*, round_: Round, preview: Preview, by: Person, at: datetime) -> list[Option]:
    """Keep the rows of a preview as options, all or none.

    Raises:
        NotAllowed: `by` may not change options of the round now.
        NotPossible: The preview has faults, or no rows.
        NotAccepted: A row does not fit the round as it stands now.
    """
    stands = held_for_options(round_, by)
    if preview.faults or not preview.contents:
        raise NotPossible(message("Correct the marked cells, and paste the rows again."))
    made = added(stands, preview.contents, at)
    _tell(round_, made, "pasted", by, at)
    return made


@transaction.atomic
def copy_options_from(
    *, round_: Round, other: Round, option_ids: Iterable[int], by: Person, at: datetime
) -> list[Option]:
    """Copy options of another round, with the evidence they rest on.

    What an option says of options that are not copied is left out. Judgements are never copied.

    Raises:
        NotAllowed: `by` may not change options here, or may not read the other round.
        NotPossible: The other round has no such options.
        NotAccepted: An option does not fit this round, as when soundness is not argued for.
    """
    here = held_for_options(round_, by)
    if not queries.for_person(by, other.organisation).filter(pk=other.pk).exists():
        raise NotAllowed(message("You may not read the round to copy from."))
    wanted = set(option_ids)
    rows = [option for option in queries.options_of(other) if option.pk in wanted]
    if not rows or len(rows) != len(wanted):
        raise NotPossible(message("The options to copy are no longer there. Open the page again."))
    ids = dict(
        zip(
            (row.dossier_id for row in rows),
            free_ids(here, [row.dossier_id for row in rows]),
            strict=True,
        )
    )
    sources = _bring_evidence(here, other, [bridge.option_content(row) for row in rows])
    try:
        made = added(here, [_copied(row, ids, sources) for row in rows], at)
    except NotAccepted as refused:
        raise NotAccepted(_by_name(refused, rows)) from None
    _tell(round_, made, "copied", by, at)
    return made


def _by_name(refused: NotAccepted, rows: Sequence[Option]) -> Iterable[tuple[str, Message]]:
    """Each fault with the name of the option it is in."""
    for path, all_said in refused.faults.items():
        place = re.match(r"\[(\d+)\]", path)
        name = quoted(rows[int(place[1]) if place else 0].name)
        for fault in all_said:
            yield "options", message("{name}: {fault}", name=name, fault=fault)


def _tell(round_: Round, made: Sequence[Option], origin: str, by: Person, at: datetime) -> None:
    names = [option.name for option in made]
    records.write(
        "round.options_added",
        about=round_,
        by=by,
        at=at,
        count=len(made),
        names=names,
        origin=origin,
    )


def _copied(option: Option, ids: Mapping[str, str], sources: Mapping[str, str]) -> dict[str, Any]:
    content = bridge.option_content(option)
    content["id"] = ids[option.dossier_id]
    for key in bridge.OPTION_LISTS:
        if key in content:
            content[key] = [ids[name] for name in content[key] if name in ids]
    found: dict[str, Any] = _with_sources(content, sources)
    return {key: value for key, value in found.items() if value != []}


def _with_sources(content: Any, sources: Mapping[str, str]) -> Any:
    if isinstance(content, dict):
        return {
            key: [sources[name] for name in value]
            if key == "evidence"
            else _with_sources(value, sources)
            for key, value in content.items()
        }
    if isinstance(content, list):
        return [_with_sources(value, sources) for value in content]
    return content


def _bring_evidence(
    round_: Round, other: Round, contents: Sequence[Mapping[str, Any]]
) -> dict[str, str]:
    """Put the evidence that copied options rest on into the round; its ids there, by the old."""
    used = {name for content in contents for name in _sources_in(content)}
    theirs = {item["id"]: item for item in other.rest.get("evidence", ()) if item["id"] in used}
    own = {item["id"]: item for item in round_.rest.get("evidence", ())}
    names: dict[str, str] = {}
    for name, item in theirs.items():
        free = name
        while free in own and {**own[free], "id": name} != item:
            free = f"{free[:70]}-2"
        names[name], own[free] = free, {**item, "id": free}
    if theirs:
        round_.rest = {**round_.rest, "evidence": list(own.values())}
        round_.save(update_fields=["rest"])
    return names


def _sources_in(content: Any) -> Iterable[str]:
    if isinstance(content, Mapping):
        for key, value in content.items():
            yield from value if key == "evidence" else _sources_in(value)
    elif isinstance(content, list):
        for value in content:
            yield from _sources_in(value)
