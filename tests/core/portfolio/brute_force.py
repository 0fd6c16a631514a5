"""Small questions of every kind, and the best answer by trying everything.

Written apart from the code under test: conditions are read again from their fields, and divided
options and pools are left to a linear program of its own for each set of options.
"""

from __future__ import annotations

import itertools
import math

import numpy as np
from hypothesis import strategies as st
from scipy.optimize import linprog

from samvekt.core.portfolio import (
    AtLeast,
    AtMost,
    Excludes,
    MinimumShare,
    Must,
    MustNot,
    Partial,
    Pool,
    Release,
    Requires,
)
from samvekt.core.tables import Table

RESOURCES = ("kroner", "nurses")


def names(count):
    return tuple(f"o{place}" for place in range(count))


@st.composite
def knapsacks(draw, smallest_use=0, most=8, whole=False):
    """Values, use and limits without other conditions."""
    options = names(draw(st.integers(1, most)))
    resources = RESOURCES[: draw(st.integers(1, 2))]
    numbers = st.integers(smallest_use, 12)
    use = [[draw(numbers) for _ in resources] for _ in options]
    worth = st.integers(-3, 20) if whole else st.floats(-3, 20, allow_subnormal=False)
    values = {name: draw(worth) for name in options}
    limits = {name: draw(st.one_of(st.none(), st.integers(-2, 30))) for name in resources}
    return values, Table(options, resources, use), limits


@st.composite
def questions(draw):
    """Values, use, limits and up to three conditions of any kind."""
    values, use, limits = draw(knapsacks(smallest_use=-4, most=6, whole=True))
    wanted = draw(st.lists(conditions(use.options, limits), max_size=3))
    parts = [c for c in wanted if isinstance(c, Partial)]
    kept = [c for c in wanted if not isinstance(c, Partial)] + parts[:1]
    pools = iter("abc")
    named = [
        Pool(next(pools), c.resource, c.amount, c.options) if isinstance(c, Pool) else c
        for c in kept
    ]
    return values, use, limits, tuple(named)


def conditions(options, limits):
    some = st.lists(st.sampled_from(options), min_size=1, unique=True).map(tuple)
    kinds = [
        some.map(Must),
        some.map(MustNot),
        some.map(Excludes),
        st.builds(AtMost, st.integers(0, 3), some),
        some.flatmap(lambda group: st.builds(AtLeast, st.integers(0, len(group)), st.just(group))),
        st.builds(Partial, st.sampled_from(options), st.sampled_from((0.25, 0.5, 1.0))),
        st.builds(
            MinimumShare,
            some,
            st.sampled_from((0.25, 0.5)),
            st.sampled_from(("value", "options", *limits)),
        ),
    ]
    if len(options) > 1:
        pairs = st.lists(st.sampled_from(options), min_size=2, max_size=3, unique=True)
        kinds.append(pairs.map(lambda pair: Requires(pair[0], tuple(pair[1:]))))
        kinds.append(
            st.builds(lambda pair, tied: Release(pair[0], pair[1], tied), pairs, st.booleans())
        )
    limited = [name for name, limit in limits.items() if limit is not None]
    if limited:
        kinds.append(
            st.builds(Pool, st.just("pool"), st.sampled_from(limited), st.integers(0, 10), some)
        )
    return st.one_of(kinds)


def best_value(values, use, limits, constraints=()):
    """The greatest value of all sets that fit, or None when none does."""
    found = [
        _value(dict(zip(use.options, taken, strict=True)), values, use, limits, constraints)
        for taken in itertools.product((False, True), repeat=len(use.options))
    ]
    return max((value for value in found if value is not None), default=None)


def _value(taken, values, use, limits, constraints):
    if not all(_allowed(c, taken) for c in constraints):
        return None
    divided = [c for c in constraints if isinstance(c, Partial | Pool | MinimumShare)]
    if divided:
        return _divided(taken, values, use, limits, constraints)
    for resource, limit in limits.items():
        used = sum(a for a, on in zip(use.column(resource), taken.values(), strict=True) if on)
        if limit is not None and used > limit + 1e-9:
            return None
    return math.fsum(values[name] for name, on in taken.items() if on)


def _allowed(c, taken):  # noqa: PLR0911 - one line for each kind
    on = taken.__getitem__
    if isinstance(c, Must):
        return all(map(on, c.options))
    if isinstance(c, MustNot):
        return not any(map(on, c.options))
    if isinstance(c, Requires):
        return not taken[c.option] or all(map(on, c.needs))
    if isinstance(c, Excludes):
        return sum(map(on, c.options)) <= 1
    if isinstance(c, AtMost):
        return sum(map(on, c.group)) <= c.count
    if isinstance(c, AtLeast):
        return sum(map(on, c.group)) >= c.count
    if isinstance(c, Release):
        return taken[c.start] <= taken[c.stop] and (
            not c.only_for_it or taken[c.stop] <= taken[c.start]
        )
    return True


def _divided(taken, values, use, limits, constraints):
    """The best shares for one set of funded options, and what pools pay, by a linear program."""
    options, count = use.options, len(use.options)
    pools = [c for c in constraints if isinstance(c, Pool)]
    pay = {
        (p.name, name): count + i
        for i, (p, name) in enumerate((p, name) for p in pools for name in p.options)
    }
    rows, rooms = [], []

    def no_more(parts, room):
        row = np.zeros(count + len(pay))
        for place, part in parts:
            row[place] += part
        rows.append(row)
        rooms.append(room)

    for resource, limit in limits.items():
        if limit is not None:
            here = [p for p in pools if p.resource == resource]
            paid = [(pay[p.name, name], -1.0) for p in here for name in p.options]
            no_more([*enumerate(use.column(resource)), *paid], limit)
            for place, name in enumerate(options):
                paid = [(pay[p.name, name], 1.0) for p in here if name in p.options]
                if paid:
                    no_more([*paid, (place, -max(use.column(resource)[place], 0.0))], 0.0)
    for p in pools:
        no_more([(pay[p.name, name], 1.0) for name in p.options], p.amount)
    for c in constraints:
        if isinstance(c, MinimumShare):
            parts, room = [], 0.0
            for place, name in enumerate(options):
                sign = c.share - (name in c.group)
                if c.of == "options":
                    room -= sign * taken[name]
                elif c.of == "value":
                    parts.append((place, sign * values[name]))
                else:
                    parts.append((place, sign * max(use.column(c.of)[place], 0.0)))
            no_more(parts, room)
    least = {c.option: c.minimum_share for c in constraints if isinstance(c, Partial)}
    bounds = [
        (least.get(name, 1.0) if taken[name] else 0.0, float(taken[name])) for name in options
    ]
    bounds += [(0.0, None)] * len(pay)
    worth = np.array([*(values[name] for name in options), *[0.0] * len(pay)])
    if not rows:
        rows, rooms = [np.zeros(len(worth))], [0.0]
    answer = linprog(-worth, A_ub=np.array(rows), b_ub=np.array(rooms), bounds=bounds)
    return None if answer.x is None else -answer.fun
