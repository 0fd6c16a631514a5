"""Small rounds made on the spot, and the library they are read with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from hypothesis import strategies as st

from samvekt.formats.dossier import Round
from samvekt.formats.reading import round_from
from samvekt.reference.library import Library

LIBRARY = Library.built_in()
GUIDE = "norway-guide-2025"


def option(name: str, **fields: Any) -> dict[str, Any]:
    """An option with as little as it must have."""
    return {"id": name, "name": f"Tiltak {name}", "change": "start", **fields}


def cost(amount: Any, *, year: int = 2027, **fields: Any) -> dict[str, Any]:
    """A cost in one year, in kNOK unless another unit is given."""
    return {"years": {year: amount}, **fields}


def judgement(
    assessor: str, name: str, criterion: str, level: str, **fields: Any
) -> dict[str, Any]:
    """One assessor's level for one option on one criterion."""
    return {
        "assessor": assessor,
        "option": name,
        "criterion": criterion,
        "level": level,
        **fields,
    }


def assessor(name: str, *, disqualified: bool = False) -> dict[str, Any]:
    """An assessor with a declaration."""
    impartiality = {"disqualified": disqualified, "declared_on": "2026-10-01"}
    return {"id": name, "role": "professional", "impartiality": impartiality}


def small_round(
    options: Sequence[Mapping[str, Any]] = (),
    judgements: Sequence[Mapping[str, Any]] = (),
    *,
    disqualified: Sequence[str] = (),
    criteria: Mapping[str, Any] | None = None,
    frame: Mapping[str, Any] | None = None,
    library: Library = LIBRARY,
    **more: Any,
) -> Round:
    """A round of these options and judgements; the assessors are those who judged."""
    names = dict.fromkeys([*(j["assessor"] for j in judgements), *disqualified])
    ordering = [entry["assessor"] for entry in more.get("orders", ())]
    everyone = dict.fromkeys([*names, *ordering])
    content = {
        "samvekt": 1,
        "id": "liten",
        "title": "Liten runde",
        "frame": {"level": "administrative", "profile": "practice", **(frame or {})},
        "criteria": criteria or {"set": GUIDE},
        "options": list(options),
        "assessors": [assessor(name, disqualified=name in disqualified) for name in everyone],
        "judgements": list(judgements),
        **more,
    }
    return round_from(content, where="test", library=library)


def levels_of(criteria_set: str) -> dict[str, tuple[str, ...]]:
    """The levels of each judged criterion in a built-in set, least first."""
    content = LIBRARY.get("criteria_set", criteria_set).content
    return {
        c.key: tuple(level.key for level in LIBRARY.get("scale", c.scale).content.levels)
        for c in content.judged
    }


def fully_judged(
    names: Sequence[str], levels: Mapping[str, Mapping[str, str]], who: str = "a1"
) -> list[dict[str, Any]]:
    """One judgement for each option and criterion, with high certainty."""
    return [
        judgement(who, name, criterion, level, certainty="high")
        for name in names
        for criterion, level in levels[name].items()
    ]


NAMES = ("A", "B", "C", "D")
LEVELS = levels_of(GUIDE)
CERTAINTIES = ("high", "moderate", "low", "very_low")


@st.composite
def judgement_lists(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Judgements by up to three assessors, some missing, some unknown, some in a second round."""
    places = st.tuples(
        st.sampled_from(("a1", "a2", "a3")),
        st.sampled_from(NAMES),
        st.sampled_from(tuple(LEVELS)),
        st.sampled_from((1, 2)),
    )
    made = []
    for who, name, criterion, number in draw(st.lists(places, unique=True, max_size=30)):
        level = draw(st.sampled_from((*LEVELS[criterion], "dont_know", "varies")))
        certainty = draw(st.sampled_from(CERTAINTIES))
        made.append(judgement(who, name, criterion, level, round=number, certainty=certainty))
    return made


@st.composite
def complete_levels(draw: st.DrawFn) -> dict[str, dict[str, str]]:
    """A level for every option on every criterion."""
    return {
        name: {key: draw(st.sampled_from(levels)) for key, levels in LEVELS.items()}
        for name in NAMES
    }
