"""Strategies for what options are judged on: a published set, or criteria of one's own."""

from __future__ import annotations

from typing import Any

from dossier_texts import maybe, names, texts
from hypothesis import strategies as st

KEYS = st.from_regex(r"[a-z][a-z0-9_]{0,10}", fullmatch=True)
WORDS = maybe({"nn": texts(), "en": texts()}, nb=texts())
ROLES = ("benefit", "resources", "severity", "cost_per_benefit", "evidence", "risk", "other")


def criteria() -> st.SearchStrategy[Any]:
    """A set by its name, or criteria of one's own with their scales."""
    published = maybe({"version": names(), "title": texts()}, set=st.just("norway-guide-2025"))
    return st.one_of(published, published, _own())


@st.composite
def _own(draw: st.DrawFn) -> Any:
    roles = draw(st.permutations(ROLES))
    keys = draw(st.lists(KEYS, unique=True, min_size=1, max_size=2))
    scale = draw(names())
    optional = {
        "help": WORDS,
        "scale": st.just(scale),
        "strength": st.sampled_from(("skal", "bør", "kan")),
    }
    own = {
        "criteria": [
            draw(
                maybe(
                    optional,
                    key=st.just(key),
                    role=st.just(role),
                    words=WORDS,
                    question=WORDS,
                    source=texts(),
                )
            )
            for key, role in zip(keys, roles, strict=False)
        ],
        "left_out": [{"role": roles[-1], "reason": draw(WORDS)}],
    }
    return {"title": draw(texts()), "own": own, "scales": {scale: draw(_scale())}}


@st.composite
def _scale(draw: st.DrawFn) -> Any:
    inner = draw(st.lists(st.floats(1, 99), unique=True, max_size=2))
    values = sorted([0.0, *inner, 100.0], reverse=draw(st.booleans()))
    keys = draw(st.lists(KEYS, unique=True, min_size=len(values) + 1, max_size=len(values) + 1))
    beside, *steps = keys
    step = {"code": texts(), "description": WORDS}
    return {
        "levels": [
            draw(maybe(step, key=st.just(key), words=WORDS, value=st.just(value)))
            for key, value in zip(steps, values, strict=True)
        ],
        "other_answers": [{"key": beside, "words": draw(WORDS)}],
    }
