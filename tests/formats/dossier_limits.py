"""Strategies for what the chosen options must fit within."""

from __future__ import annotations

from typing import Any

from dossier_texts import UNITS, by_year, maybe, numbers, texts
from hypothesis import strategies as st

SOME = {"at_least": 1, "at_most": 2, "minimum_share": 0.25}


def limits(what: list[str]) -> st.SearchStrategy[Any]:
    """Budgets and people; and, where there are options, what must hold between them."""
    kinds = st.sampled_from(("operating", "investment", "both"))
    budget = maybe({"unit": UNITS, "kind": kinds}, name=texts(), years=by_year(numbers()))
    people = maybe({"unit": texts()}, profession=texts(), years=by_year(numbers()))
    given = {"budgets": st.lists(budget, max_size=2), "personnel": st.lists(people, max_size=2)}
    if not what:
        return maybe(given)
    return st.one_of(maybe(given), _between(st.sampled_from(what)))


@st.composite
def _between(draw: st.DrawFn, one: st.SearchStrategy[str]) -> Any:
    """What must and must not be chosen, groups, pools of money and what makes room for what."""
    budget = {"name": draw(texts()), "years": draw(by_year(numbers()))}
    some = st.lists(one, min_size=1, max_size=2, unique=True)
    share_of = st.sampled_from(("value", "options"))
    group = st.fixed_dictionaries({"share_of": share_of, "name": texts(), "options": some})
    holds = draw(st.sets(st.sampled_from(sorted(SOME)), min_size=1))
    pool = st.fixed_dictionaries(
        {
            "name": texts(),
            "budget": st.just(budget["name"]),
            "year": st.integers(1900, 2200),
            "amount": st.floats(0, 1e9),
            "options": some,
        }
    )
    return {
        "budgets": [budget],
        "must": draw(some),
        "must_not": draw(some),
        "groups": [{**draw(group), **{key: SOME[key] for key in holds}}],
        "pools": draw(st.lists(pool, min_size=1, max_size=2)),
        "releases": [{"stop": draw(one), "start": draw(one)}],
    }
