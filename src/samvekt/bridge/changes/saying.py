"""A difference as a sentence: what it is about, and what it was and is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from samvekt.bridge.changes.field_words import ASKED, FIELDS
from samvekt.bridge.changes.names import Names
from samvekt.bridge.changes.result_words import RESULTS
from samvekt.bridge.changes.tree import TOLD_APART_BY, Difference, Step
from samvekt.bridge.changes.values import both, fixed, quoted, said, small
from samvekt.bridge.figures import unit_words
from samvekt.core.message import Message, Value, Words, message

TABLES: Mapping[str, Mapping[str, Words]] = {
    "results": RESULTS,
    **dict.fromkeys(("asked", "records", "local_records", "software"), ASKED),
}
"""The words of what does not stand in the round itself."""

HEADINGS = {
    "results",
    "asked",
    "software",
    "frame",
    "limits",
    "conclusion",
    "assessments",
    "criteria",
}
"""Parts whose heading is said already."""

SILENT = {"years", "points", "options", "rules", "pooled", "shares"}
"""Fields that need no word of their own before what stands in them."""

ROUNDS_OWN = {
    *("options", "rules", "weights", "pooled", "stakeholders", "severity", "panel", "shares"),
    *("values", "use", "limits", "slack", "core_index", "within", "places", "spread", "counts"),
    *("stability", "worth_of_knowing_one", "shadow_prices", "order_of_buy", "points"),
}
"""Fields with keys of the round's own below them: options, criteria, limits."""


def sentence(difference: Difference, names: Names) -> Message:
    """What differs, as one sentence."""
    path = difference.path
    match difference.kind:
        case "renumbered":
            return message(
                "{option}: it had the id {before}.",
                option=names.option(str(difference.after)),
                before=str(difference.before),
            )
        case "reordered":
            return message("{what}: they stand in another order.", what=subject(path, names))
        case "added" if path[-1].member:
            return _came(path, difference.after, names)
        case "removed" if path[-1].member:
            return _went(path, difference.before, names)
    return _of_a_field(difference, names)


def _of_a_field(difference: Difference, names: Names) -> Message:
    if _names_only(difference.before) and _names_only(difference.after):
        return _in_and_out(difference, names)
    if difference.path[0].field == "results":
        return _whole_result(difference, names) or _from_to(difference, names)
    return _from_to(difference, names)


def _whole_result(difference: Difference, names: Names) -> Message | None:
    """A whole result that came or went; what is in it would fill pages."""
    what = subject(difference.path, names)
    if isinstance(difference.before, Mapping) and difference.after is None:
        return message("{what}: can no longer be worked out.", what=what)
    if isinstance(difference.after, Mapping) and difference.before is None:
        return message("{what}: can be worked out now.", what=what)
    return None


def _came(path: tuple[Step, ...], content: Any, names: Names) -> Message:
    what = subject(path, names)
    told = "" if path[-1].field == "options" else said(path, content, names)
    if told == "":
        return message("{what}: new.", what=what)
    return message("{what}: new. {content}.", what=what, content=told)


def _went(path: tuple[Step, ...], content: Any, names: Names) -> Message:
    what = subject(path, names)
    told = "" if path[-1].field == "options" else said(path, content, names)
    if told == "":
        return message("{what}: removed.", what=what)
    return message("{what}: removed. It said: {content}.", what=what, content=told)


def _names_only(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _in_and_out(difference: Difference, names: Names) -> Message:
    """What comes into a list of names and what goes out of it."""
    path, before, after = difference.path, difference.before, difference.after
    what = subject(path, names)
    come = said(path, [one for one in after if one not in before], names)
    gone = said(path, [one for one in before if one not in after], names)
    if set(after) <= set(before) and set(before) <= set(after):
        return _from_to(difference, names)
    if set(before) <= set(after):
        return message("{what}: in comes {come}.", what=what, come=come)
    if set(after) <= set(before):
        return message("{what}: out goes {gone}.", what=what, gone=gone)
    return message("{what}: in comes {come}; out goes {gone}.", what=what, come=come, gone=gone)


def _from_to(difference: Difference, names: Names) -> Message:
    path = difference.path
    what, unit = subject(path, names), _unit(path)
    before, after = both(path, difference.before, difference.after, names)
    if difference.before is None and difference.after is not None:
        return message("{what}: set to {after}.", what=what, after=after)
    if difference.after is None and difference.before is not None:
        return message("{what}: no longer given; it was {before}.", what=what, before=before)
    if unit is None:
        return message("{what}: from {before} to {after}.", what=what, before=before, after=after)
    return message(
        "{what}: from {before} to {after}, in {unit}.",
        what=what,
        before=before,
        after=after,
        unit=unit,
    )


def held_together(difference: Difference, names: Names) -> Message:
    """What a frozen file says, and what comes of it when it is worked out again."""
    stored, again = both(difference.path, difference.before, difference.after, names)
    return message(
        "{what}: {stored} in the file, {again} when worked out again.",
        what=subject(difference.path, names),
        stored=stored,
        again=again,
    )


def subject(path: tuple[Step, ...], names: Names) -> Value:
    """What a difference is about, from the large to the small."""
    table = TABLES.get(path[0].field, FIELDS)
    told: list[Value] = []
    before, own = "", False
    for at, step in enumerate(path):
        own = before in ROUNDS_OWN and not own
        if not _goes_without_saying(path, at) or own:
            told.append(_told(step, names, table, own=own))
        before = "" if step.member else step.field
    return _joined(told)


def _goes_without_saying(path: tuple[Step, ...], at: int) -> bool:
    """Whether the words around a step say enough without it."""
    step, last = path[at], at == len(path) - 1
    if last:
        return at > 0 and step.field == "level" and path[at - 1].field == "judgements"
    if step.member:
        return False
    told = {other.field for other in path[:at]}
    return step.field in (HEADINGS if at == 0 else SILENT | told)


def _joined(told: list[Value]) -> Value:
    joined = small(told[0])
    for one in told[1:]:
        joined = message("{whole}, {part}", whole=joined, part=one)
    return joined


def _told(step: Step, names: Names, table: Mapping[str, Words], *, own: bool) -> Value:
    """The words of one step."""
    if step.member:
        return _member(step, names, table)
    if own:
        return names.any(step.field)
    return table.get(step.field) or FIELDS.get(step.field) or names.any(step.field)


def _member(step: Step, names: Names, table: Mapping[str, Words]) -> Value:
    """One member of a list: an option by its name, others by what tells them apart."""
    match step.field:
        case "options":
            return names.option(step.member[0])
        case "judgements":
            return _judgement(step, names)
        case "orders":
            return message("the order of {who}", who=names.assessor(step.member[0]))
        case "weights":
            return message("the weights of {who}", who=quoted(step.member[0]))
        case "assessors":
            return message("the assessor {who}", who=names.assessor(step.member[0]))
    word = table.get(step.field) or FIELDS.get(step.field) or step.field
    return message("{kind} ({names})", kind=small(word), names=_identity(step, names))


def _judgement(step: Step, names: Names) -> Message:
    parts = {
        "who": names.assessor(str(step.content.get("assessor"))),
        "option": names.option(str(step.content.get("option"))),
        "criterion": names.criterion(str(step.content.get("criterion"))),
    }
    if step.content.get("round") == 2:
        return message("{who} on {option}, {criterion}, second round", **parts)
    return message("{who} on {option}, {criterion}", **parts)


def _identity(step: Step, names: Names) -> Value:
    """What tells a member apart, in words."""
    fields = TOLD_APART_BY.get(step.field, ())
    given = [
        fixed((Step(field, content=step.content),), str(step.content[field]), names)
        or quoted(str(step.content[field]))
        for field in fields
        if step.content.get(field) is not None
    ]
    numbered = [part.lstrip("#") for part in step.member if part.startswith("#")]
    return _joined([*given, *numbered]) if given or numbered else ""


def _unit(path: tuple[Step, ...]) -> Value | None:
    """The unit of an amount, where the part it belongs to names one."""
    if not any(step.field in {"years", "amount"} for step in path):
        return None
    unit = next((s.content["unit"] for s in reversed(path) if s.content.get("unit")), None)
    return None if unit is None else unit_words(str(unit))
