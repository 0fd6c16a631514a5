"""Rows to a dossier and a dossier to rows; and what the calculations say about a round.

`taken_apart` and `dossier` undo each other exactly: what has a column goes there, everything
else is kept as it is in `rest` and `figures`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from samvekt.bridge.completeness import Completeness, Part, completeness
from samvekt.domain.rounds.local_records import library_for
from samvekt.domain.rounds.models import TAKES_AWAY, Option, Round
from samvekt.domain.rounds.phases import ASKED_BEFORE_LEAVING, Phase
from samvekt.formats.dossier import Round as Dossier
from samvekt.formats.dossier.round import AGREED
from samvekt.formats.writing import plain
from samvekt.reference.library import Library

FRAME_TEXTS = ("situation", "need", "legal", "economic", "professional")
FRAME_LISTS = ("laws", "plans", "plan_years")
FRAME_CODES = ("level", "profile")
FRAME_FIELDS = (*FRAME_TEXTS, *FRAME_LISTS, *FRAME_CODES, "as_of")

OPTION_TEXTS = (
    "target_group",
    "measure",
    "comparator",
    "place",
    "distinction",
    "proposed_by",
    "soundness",
    "note",
)
OPTION_LISTS = ("requires", "excludes", "replaces")
OPTION_VALUES = ("recipients_per_year", "partial_from")
OPTION_FIELDS = ("name", "change", *OPTION_TEXTS, *OPTION_LISTS, *OPTION_VALUES)

Plain = dict[str, Any]


def round_values(content: Mapping[str, Any]) -> Plain:
    """The columns of a round from the plain content of a dossier."""
    rest = {k: v for k, v in content.items() if k not in {"samvekt", "options"}}
    columns: Plain = {
        "dossier_id": rest.pop("id"),
        "title": rest.pop("title"),
        "language": rest.pop("language", "nb"),
        "criteria": rest.pop("criteria"),
        **frame_values(rest.pop("frame")),
    }
    return columns | {"rest": rest}


def frame_values(frame: Mapping[str, Any]) -> Plain:
    """The columns of a frame from its plain content."""
    as_of = frame.get("as_of")
    return {
        **{key: frame.get(key, "") for key in (*FRAME_TEXTS, *FRAME_CODES)},
        **{key: list(frame.get(key, ())) for key in FRAME_LISTS},
        "as_of": date.fromisoformat(as_of) if as_of else None,
    }


def option_values(content: Mapping[str, Any]) -> Plain:
    """The columns of an option from its plain content, but for its id and place."""
    figures = dict(content)
    figures.pop("id", None)
    columns: Plain = {
        "name": figures.pop("name"),
        "change": figures.pop("change"),
        **{key: figures.pop(key, "") for key in OPTION_TEXTS},
        **{key: list(figures.pop(key, ())) for key in OPTION_LISTS},
        **{key: figures.pop(key, None) for key in OPTION_VALUES},
    }
    return columns | {"figures": figures}


def lacks_soundness(values: Mapping[str, Any]) -> bool:
    """Whether something is reduced or stopped without a word on soundness (R4)."""
    said = any(sign.isalpha() for sign in values["soundness"])  # a dash says nothing
    return values["change"] in TAKES_AWAY and not said


def unsound_options(round_: Round) -> list[Option]:
    """The options that take something away without a word on soundness, as a file may hold them."""
    return [
        option
        for option in present_options(round_)
        if lacks_soundness({"change": option.change, "soundness": option.soundness})
    ]


def taken_apart(dossier_: Dossier) -> tuple[Plain, list[Plain]]:
    """The columns of a round, and of each of its options in order."""
    content = plain(dossier_)
    options = [
        {"dossier_id": option["id"], "place_in_order": at, **option_values(option)}
        for at, option in enumerate(content.get("options", ()))
    ]
    return round_values(content), options


def frame_content(round_: Round) -> Plain:
    """The frame of a round as plain content."""
    return _filled(
        {key: getattr(round_, key) for key in FRAME_FIELDS}
        | {"as_of": round_.as_of.isoformat() if round_.as_of else None}
    )


def option_content(option: Option) -> Plain:
    """An option as plain content."""
    columns = _filled({key: getattr(option, key) for key in OPTION_FIELDS})
    return {"id": option.dossier_id, **columns, **option.figures}


def content_of(round_: Round, options: Iterable[Option] | None = None) -> Plain:
    """A round as plain content, without the options that are removed."""
    rows = present_options(round_) if options is None else options
    return {
        "samvekt": 1,
        "id": round_.dossier_id,
        "title": round_.title,
        "language": round_.language,
        "frame": frame_content(round_),
        "criteria": round_.criteria,
        "options": [option_content(option) for option in rows],
        **round_.rest,
    }


def present_options(round_: Round) -> list[Option]:
    """The options of a round in their order, without those removed."""
    return [option for option in round_.options.all() if option.removed_at is None]


def dossier(round_: Round) -> Dossier:
    """The round as a dossier, checked as a whole."""
    return Dossier.model_validate(content_of(round_))


def _filled(content: Plain) -> Plain:
    return {key: value for key, value in content.items() if value not in ("", None, [])}


@dataclass(frozen=True, slots=True)
class Checklist:
    """What should stand before a phase is left, and the whole of what the profile asks for."""

    phase: Phase
    parts: tuple[Part, ...]
    whole: Completeness

    @property
    def lacking(self) -> tuple[Part, ...]:
        """What is required and missing in this phase."""
        return tuple(part for part in self.parts if part.lacking)


def checklist(round_: Round, library: Library | None = None) -> Checklist:
    """What the round has and lacks before it leaves its phase, by its formality profile.

    Whoever has just fetched the library of the organisation gives it.
    """
    phase = Phase(round_.phase)
    kept = Dossier.model_validate(content_of(round_), context=AGREED)
    whole = completeness(kept, library or library_for(round_.organisation))
    asked = ASKED_BEFORE_LEAVING[phase]
    found = {part.key: part for part in (*whole.parts, *whole.fields)}
    return Checklist(phase, tuple(found[key] for key in asked if key in found), whole)
