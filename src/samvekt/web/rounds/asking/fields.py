"""What the dossier says of its fields, as forms ask for them: label, question, example, choices.

A field is called the same on a page, in a sheet and in a document (`samvekt.formats.fields`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from samvekt.core.message import Message, Words, message
from samvekt.formats.fields import NO, YES, choice_words, label, unit_of, words_of
from samvekt.formats.fields.demands import demand_of
from samvekt.web.forms import Help
from samvekt.web.language import opened_said, said

YES_OR_NO = [("yes", opened_said(YES)), ("no", opened_said(NO))]
NOT_SAID = message("Not stated")


def asked(model: type[BaseModel], name: str) -> dict[str, Any]:
    """Label and question of a field, as a form field takes them."""
    return {"label": named(model, name), "help_text": said(words_of(model, name).help)}


def named(model: type[BaseModel], name: str, unit: Words | None = None) -> Any:
    """The label of a field, with its unit where it has one that the label does not name."""
    unit = unit or unit_of(model, name)
    called = label(model, name)
    if unit is None or unit.en in called.en.casefold():
        return said(called)
    return said(message("{label} ({unit})", label=called, unit=unit))


def helped(model: type[BaseModel], *names: str) -> dict[str, Help]:
    """Why, an example, who asks and how strongly for each field, closed until wanted."""
    return {name: help_for(model, name) for name in names}


def help_for(model: type[BaseModel], name: str, example: Message | None = None) -> Help:
    """What helps someone to fill in a field; an example of its own where the usual does not fit."""
    demand = demand_of(model, name)
    return Help(
        why=demand.why,
        example=example or words_of(model, name).example,
        source=demand.source,
        strength=demand.strength,
    )


def choices(
    model: type[BaseModel], name: str, empty: Message | None = None
) -> list[tuple[str, Any]]:
    """The values of a field with their names; first the empty one, where it may be left out."""
    known: Mapping[str, Words] = choice_words(model, name)
    first = [("", said(empty))] if empty else []
    return [*first, *((code, opened_said(words)) for code, words in known.items())]
