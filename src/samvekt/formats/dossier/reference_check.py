"""What a round names in the reference library must be there: criteria, levels, norms, laws.

Like `cross_check`, this works on the plain content of a file, so that all faults come at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from pydantic import ValidationError

from samvekt.core.errors import InputError
from samvekt.core.message import message
from samvekt.formats.criteria_in_use import ChosenScale, chosen_scale, chosen_set
from samvekt.formats.dossier.cross_check import items, listed
from samvekt.formats.dossier.frame import CriteriaChoice
from samvekt.formats.dossier.pieces import NO_LEVEL
from samvekt.reference.faults import Fault, Place, nearest, path_text
from samvekt.reference.kinds.law import Laws
from samvekt.reference.library import Library

Keys = Mapping[str, tuple[str, ...] | None]
"""The level keys of each criterion; None where it is assessed in words only."""


def reference_faults(data: object, library: Library) -> list[Fault]:
    """Every name the round uses that the reference library (or its own criteria) lacks."""
    if not isinstance(data, Mapping):
        return []
    faults = [
        *_records_named(data, library),
        *_parts_named(data, library),
        *_laws_named(data, library),
    ]
    try:
        choice = CriteriaChoice.model_validate(data.get("criteria"))
    except ValidationError:
        return faults  # told as faults of form
    try:
        criteria = _levels(choice, library)
    except InputError as error:
        return [Fault(error.message, "criteria"), *faults]
    return [
        *faults,
        *_judgements(data, criteria),
        *_weights(data, criteria),
        *_severity(data, criteria, choice, library),
    ]


def _levels(choice: CriteriaChoice, library: Library) -> dict[str, tuple[str, ...] | None]:
    content = chosen_set(choice, library).content
    return {
        criterion.key: _answers(chosen_scale(choice, criterion.scale, library))
        if criterion.scale
        else None
        for criterion in content.criteria
    }


def _answers(chosen: ChosenScale) -> tuple[str, ...]:
    """The levels of a scale and the answers beside it."""
    others = (name for name in chosen.other_answers if name not in NO_LEVEL)
    return (*chosen.scale.keys, *others)


def _records_named(data: Mapping[Any, Any], library: Library) -> Iterator[Fault]:
    for at, option in items(data, "options"):
        severity = option.get("severity")
        if isinstance(severity, Mapping):
            for key, kind in (("norm", "quality_norm"), ("rule", "severity_rule")):
                yield from _record(
                    library, kind, severity.get(key), ("options", at, "severity", key)
                )
    for at, weights in items(data, "weights"):
        name = weights.get("random_index")
        yield from _record(library, "random_index", name, ("weights", at, "random_index"))


def _parts_named(data: Mapping[Any, Any], library: Library) -> Iterator[Fault]:
    """A part that is left empty must be one of the profile's."""
    frame, left = data.get("frame"), data.get("not_relevant")
    profile = frame.get("profile") if isinstance(frame, Mapping) else None
    if not isinstance(left, Mapping) or not isinstance(profile, str):
        return
    try:
        known = library.get("formality_profile", profile).content.demands
    except InputError:
        return  # told as a fault of form
    for name in left:
        if name not in known:
            near = nearest(str(name), known) or ", ".join(known)
            said = message(
                "“{name}” is no part of the decision basis. Did you mean “{near}”?",
                name=str(name),
                near=near,
            )
            yield Fault(said, path_text(("not_relevant", str(name))))


def _laws_named(data: Mapping[Any, Any], library: Library) -> Iterator[Fault]:
    """A provision must be known, and apply on the day of the case where that is given."""
    frame = data.get("frame")
    named = list(listed(frame.get("laws"))) if isinstance(frame, Mapping) else []
    if not named:
        return
    laws = Laws.of(library)
    known = {reference.id for reference in laws.references}
    day = _day(frame.get("as_of")) if isinstance(frame, Mapping) else None
    in_force = known if day is None else {reference.id for reference in laws.on(day)}
    for at, name in enumerate(named):
        if isinstance(name, str) and name not in known:
            near = nearest(name, known) or "–"
            said = message("There is no provision {id}. Did you mean {near}?", id=name, near=near)
            yield Fault(said, path_text(("frame", "laws", at)))
        elif isinstance(name, str) and day is not None and name not in in_force:
            said = message("The provision {id} does not apply on {day}.", id=name, day=day)
            yield Fault(said, path_text(("frame", "laws", at)))


def _day(written: object) -> date | None:
    try:
        return date.fromisoformat(str(written))
    except ValueError:
        return None  # told as a fault of form


def _record(library: Library, kind: str, name: object, place: Place) -> Iterator[Fault]:
    if not isinstance(name, str):
        return
    try:
        library.get(kind, name)
    except InputError as error:
        yield Fault(error.message, path_text(place))


def _judgements(data: Mapping[Any, Any], criteria: Keys) -> Iterator[Fault]:
    for at, judgement in items(data, "judgements"):
        criterion, level = judgement.get("criterion"), judgement.get("level")
        if not isinstance(criterion, str):
            continue
        if criterion not in criteria:
            yield _unknown_criterion(criterion, criteria, ("judgements", at, "criterion"))
        elif criteria[criterion] is None:
            yield Fault(
                message(
                    "“{criterion}” is assessed in words, not on a scale. "
                    "Write it under assessments.",
                    criterion=criterion,
                ),
                path_text(("judgements", at, "criterion")),
            )
        else:
            yield from _level(level, criteria[criterion] or (), ("judgements", at, "level"))


def _level(level: object, keys: tuple[str, ...], place: Place) -> Iterator[Fault]:
    if isinstance(level, bool) or not isinstance(level, (str, int)):
        return
    if str(level) not in (*keys, *NO_LEVEL):
        yield Fault(
            message(
                "The level “{level}” is not on the scale. Possible: {levels}.",
                level=str(level),
                levels=(*keys, *NO_LEVEL),
            ),
            path_text(place),
        )


def _unknown_criterion(name: str, known: Mapping[str, object], place: Place) -> Fault:
    near = nearest(name, known)
    return Fault(
        message(
            "The criterion “{name}” is not in the criteria set. Did you mean “{near}”?",
            name=name,
            near=near,
        )
        if near
        else message(
            "The criterion “{name}” is not in the criteria set. It has: {known}.",
            name=name,
            known=tuple(known),
        ),
        path_text(place),
    )


def _weights(data: Mapping[Any, Any], criteria: Keys) -> Iterator[Fault]:
    for at, weights in items(data, "weights"):
        points = weights.get("points")
        for name in points if isinstance(points, Mapping) else ():
            if name not in criteria:
                yield _unknown_criterion(name, criteria, ("weights", at, "points", name))
        for place, group in enumerate(listed(weights.get("order"))):
            for inner, name in enumerate(listed(group)):
                if isinstance(name, str) and name not in criteria:
                    yield _unknown_criterion(name, criteria, ("weights", at, "order", place, inner))
        for place, pair in items(weights, "comparisons"):
            for side in ("a", "b"):
                name = pair.get(side)
                if isinstance(name, str) and name not in criteria:
                    yield _unknown_criterion(
                        name, criteria, ("weights", at, "comparisons", place, side)
                    )


def _severity(
    data: Mapping[Any, Any],
    criteria: Keys,
    choice: CriteriaChoice,
    library: Library,
) -> Iterator[Fault]:
    key = chosen_set(choice, library).content.by_role.get("severity")
    keys = criteria.get(key or "") or ()
    for at, option in items(data, "options"):
        severity = option.get("severity")
        if isinstance(severity, Mapping) and keys and severity.get("level") is not None:
            yield from _level(severity["level"], keys, ("options", at, "severity", "level"))
