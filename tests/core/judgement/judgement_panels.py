"""Panels to test with: a rising and a falling scale, and any panel hypothesis can think of."""

from __future__ import annotations

from hypothesis import strategies as st

from samvekt.core.judgement.panel import ANSWERS, PanelRatings
from samvekt.core.message import Words
from samvekt.core.scales import Level, Scale


def scale_of(*values: float, name: str = "scale") -> Scale:
    return Scale(name, tuple(Level(f"l{i}", Words(f"nivå {i}"), v) for i, v in enumerate(values)))


RISING = scale_of(0, 30, 70, 100, name="benefit")
FALLING = scale_of(100, 70, 30, 0, name="cost")
"""The lowest cost speaks most for priority."""


def panel(*answers: str | None, scale: Scale = RISING, disqualified=()) -> PanelRatings:
    """One option, judged by a1, a2 …"""
    names = tuple(f"a{place}" for place in range(1, len(answers) + 1))
    return PanelRatings(
        names, ("ward",), scale, tuple((a,) for a in answers), frozenset(disqualified)
    )


def turned(scale: Scale) -> Scale:
    """The same levels, with what speaks most for priority at the other end."""
    return Scale(
        scale.name,
        tuple(Level(level.key, level.words, 100 - level.value) for level in scale.levels),
    )


def answers() -> st.SearchStrategy[str | None]:
    return st.sampled_from([None, *ANSWERS, *RISING.keys])


@st.composite
def panels(draw, max_assessors=7) -> PanelRatings:
    names = tuple(f"a{i}" for i in range(draw(st.integers(0, max_assessors))))
    options = tuple(f"o{i}" for i in range(draw(st.integers(1, 3))))
    row = st.tuples(*[answers() for _ in options])
    levels = draw(st.tuples(*[row for _ in names]))
    barred = draw(st.sets(st.sampled_from(names))) if names else set()
    return PanelRatings(
        names, options, draw(st.sampled_from([RISING, FALLING])), levels, frozenset(barred)
    )
