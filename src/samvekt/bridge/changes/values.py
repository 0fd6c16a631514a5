"""A value before and after, said so that a reader sees the difference."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import takewhile
from typing import Any

from samvekt.bridge.changes.field_words import FIELDS
from samvekt.bridge.changes.names import Names
from samvekt.bridge.changes.result_words import RESULTS
from samvekt.bridge.changes.tree import TOLD_APART_BY, Step, is_estimate
from samvekt.bridge.changes.usual import filled_in
from samvekt.bridge.changes.value_words import VALUES
from samvekt.bridge.figures import UNIT_WORDS
from samvekt.core.message import Message, Value, Words, message
from samvekt.core.ranking.result import CATEGORY_WORDS, RULE_WORDS

NOT_GIVEN = Words("ikke oppgitt", "ikkje oppgitt", "not given")
NONE_OF_THEM = Words("ingen", "ingen", "none")
OPEN, CLOSE = Words("«", "«", "“"), Words("»", "»", "”")
YES, NO = Words("ja", "ja", "yes"), Words("nei", "nei", "no")

YEARS = {"year", "price_year", "plan_years", "samvekt"}
DAYS = {"as_of", "declared_on", "decided_on", "when", "review_on", "due"}
OPTIONS = {
    *("option", "requires", "excludes", "replaces", "must", "must_not", "stop", "start", "order"),
    *("options", "own_list", "chosen", "common", "taken_in", "taken_out", "rivals_below"),
    *("rivals_above", "only_listed", "only_best", "not_judged", "not_assessed", "order_of_buy"),
}
CRITERIA = {"criterion", "a", "b", "missing"}
RULES = {"rule", "leading", "refused", "first", "second"}
CATEGORIES = {"category", "possible_categories"}
SHARES = {"first", "top", "core_index", "within", "shares", "confidence", "changes", "fits"}
AROUND = 40  # letters shown before and after what differs in a long text
LONG = 120
SHORT_FIRST = (",.4g", ",.6g", ",.9g", ",")


def both(path: tuple[Step, ...], before: Any, after: Any, names: Names) -> tuple[Value, Value]:
    """Two values of one field, each in as few words as still show the difference."""
    if isinstance(before, str) and isinstance(after, str) and _is_prose(path, before, after):
        first, second = excerpts(before, after)
        return quoted(first), quoted(second)
    if _is_number(before) and _is_number(after) and path[-1].field not in YEARS:
        spec = _spec(path, before, after)
        return _number(before, spec), _number(after, spec)
    return said(path, before, names), said(path, after, names)


def said(path: tuple[Step, ...], value: Any, names: Names) -> Value:
    """One value of a field, in words where the field has them."""
    match value:
        case str():
            return _text(path, value, names)
        case list():
            return tuple(said(path, one, names) for one in value) or NONE_OF_THEM
        case Mapping():
            return _estimate(value) if is_estimate(value) else _part(path, value, names)
    return _plain(path[-1].field, value)


def _plain(field: str, value: float | None) -> Value:
    """A number, a yes or no, or nothing."""
    if value is None:
        return NOT_GIVEN
    if isinstance(value, bool):
        return YES if value else NO
    return str(value) if field in YEARS else _number(value, ",")


def _text(path: tuple[Step, ...], value: str, names: Names) -> Value:
    field = path[-1].field
    if found := fixed(path, value, names):
        return found
    day = _day(value) if field in DAYS else None
    return quoted(_cut(value)) if day is None else day


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def fixed(path: tuple[Step, ...], value: str, names: Names) -> Value | None:
    """The words of a value that is no free text: an option, a level, one of a few choices."""
    field = path[-1].field
    if field in OPTIONS and value in names.options:
        return names.option(value)
    if field == "assessor":
        return names.assessors.get(value)
    return (
        (names.criteria.get(value) if field in CRITERIA else None)
        or _level(path, value, names)
        or (RULE_WORDS.get(value) if field in RULES else None)
        or (RESULTS.get(value) if field == "refused" else None)
        or (CATEGORY_WORDS.get(value) if field in CATEGORIES else None)
        or (UNIT_WORDS.get(value) if field == "unit" else None)
        or VALUES.get(f"{field}.{value}")
    )


def _level(path: tuple[Step, ...], value: str, names: Names) -> Words | str | None:
    """A level, in the words of the scale of its criterion."""
    if path[-1].field not in {"level", "from", "to", "given", "others"}:
        return None
    for step in reversed(path):
        for criterion in (str(step.content.get("criterion", "")), step.field):
            if criterion in names.criteria:
                found = names.level(criterion, value)
                return None if found == value else found
    return None


def _estimate(value: Mapping[str, Any]) -> Value:
    low, best, high = (value.get(name) for name in ("low", "best", "high"))
    if best is None:
        return message("{low} to {high}", low=_or_blank(low), high=_or_blank(high))
    if low is None and high is None:
        return _number(best, ",")
    return message(
        "{best} ({low} to {high})",
        best=_number(best, ","),
        low=_or_blank(low),
        high=_or_blank(high),
    )


def _or_blank(value: float | None) -> Value:
    return "–" if value is None else _number(value, ",")


def _part(path: tuple[Step, ...], value: Mapping[str, Any], names: Names) -> Value:
    """A part with fields, as its fields in a row: those filled in otherwise than usual."""
    told_already = (*TOLD_APART_BY.get(path[-1].field, ()), "id") if path[-1].member else ()
    told: list[Value] = []
    for key, one in value.items():
        if key in told_already or not filled_in(key, one):
            continue
        inner = (*path, Step(key, content=value))
        words = said(inner, one, names)
        told.append(message("{field}: {value}", field=small(called(key, names)), value=words))
    return _in_a_row(told)


def _in_a_row(told: list[Value]) -> Value:
    row: Value = ""
    for one in told:
        row = message("{first}; {more}", first=row, more=one) if row else one
    return row


def called(field: str, names: Names) -> Value:
    """What a field is called, or what a key of the round's own names."""
    return FIELDS.get(field) or names.any(field)


def small(value: Value) -> Value:
    """A term inside a sentence; alone it would get a capital, as what opens a sentence does."""
    return ((value,),) if isinstance(value, Words) else value


def quoted(text: str) -> Message:
    """Somebody's own words, in quotation marks."""
    return message("{open}{text}{close}", open=OPEN, text=text, close=CLOSE)


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _spec(path: tuple[Step, ...], before: float, after: float) -> str:
    """The shortest way to write two numbers that still shows that they differ."""
    is_share = any(step.field in SHARES for step in path[-2:]) and min(before, after) >= 0
    if is_share and max(before, after) <= 1 and abs(before - after) >= 0.01:
        return ".0%"
    if path[0].field != "results" or (isinstance(before, int) and isinstance(after, int)):
        return ","
    short = (spec for spec in SHORT_FIRST if format(before, spec) != format(after, spec))
    return next(short, ",")


def _number(value: float, spec: str) -> Message:
    match spec:
        case ".0%":
            return message("{number:.0%}", number=value)
        case ",.4g":
            return message("{number:,.4g}", number=value)
        case ",.6g":
            return message("{number:,.6g}", number=value)
        case ",.9g":
            return message("{number:,.9g}", number=value)
    return message("{number:,}", number=value)


def _is_prose(path: tuple[Step, ...], before: str, after: str) -> bool:
    return (
        max(len(before), len(after)) > LONG
        and fixed(path, before, Names()) is None
        and fixed(path, after, Names()) is None
    )


def _cut(text: str) -> str:
    return text if len(text) <= LONG else f"{text[:LONG].rstrip()} …"


def excerpts(before: str, after: str) -> tuple[str, str]:
    """The parts of two long texts around what differs.

    Example:
        >>> one, other = "a" * 60 + " home " + "b" * 60, "a" * 60 + " house " + "b" * 60
        >>> first, second = excerpts(one, other)
        >>> first[:3], "home" in first, "house" in second
        ('… a', True, True)
    """
    alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(before, after)))  # noqa: B905 (the shorter text decides)
    rest = (before[alike:][::-1], after[alike:][::-1])
    alike_at_end = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(*rest)))  # noqa: B905 (the shorter rest decides)
    return _excerpt(before, alike, alike_at_end), _excerpt(after, alike, alike_at_end)


def _excerpt(text: str, alike: int, alike_at_end: int) -> str:
    start, end = max(alike - AROUND, 0), min(len(text) - alike_at_end + AROUND, len(text))
    shown = _cut(text[start:end].strip())
    return f"{'… ' if start else ''}{shown}{' …' if end < len(text) else ''}"
