"""Laws that hold for any round, whatever the judgements are."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_rounds import (
    LEVELS,
    LIBRARY,
    NAMES,
    complete_levels,
    fully_judged,
    judgement_lists,
    option,
    small_round,
)

from samvekt.bridge.ranking import suggest

BY_JUDGEMENT = ("swedish", "cap", "additive")
OPTIONS = [option(name) for name in NAMES]
FEW = settings(max_examples=40)


def outcome(round_, rule):
    """What a rule says of each option, without the reasons."""
    return {
        line.option: (
            line.place,
            line.score,
            line.category,
            line.best_place,
            line.worst_place,
            frozenset(line.missing),
            frozenset(line.possible_categories),
        )
        for line in suggest(round_, rule, LIBRARY).ranking.lines
    }


def places(options, judgements, rule):
    return suggest(small_round(options, judgements), rule, LIBRARY).ranking.places


@pytest.mark.parametrize("rule", BY_JUDGEMENT)
@FEW
@given(made=judgement_lists(), seed=st.integers(0, 2**32 - 1))
def test_the_order_of_options_judgements_and_assessors_changes_nothing(rule, made, seed):
    rng = random.Random(seed)
    options, shuffled = OPTIONS.copy(), made.copy()
    rng.shuffle(options)
    rng.shuffle(shuffled)

    assert outcome(small_round(OPTIONS, made), rule) == outcome(
        small_round(options, shuffled), rule
    )


@pytest.mark.parametrize("rule", BY_JUDGEMENT)
@FEW
@given(made=judgement_lists())
def test_other_names_give_the_same_places(rule, made):
    renamed = dict(zip(NAMES, ("z9", "Å_1", "0301", "m.n"), strict=True))

    before = outcome(small_round(OPTIONS, made), rule)
    after = outcome(
        small_round(
            [option(renamed[name]) for name in NAMES],
            [j | {"option": renamed[j["option"]]} for j in made],
        ),
        rule,
    )

    assert after == {renamed[name]: line for name, line in before.items()}


@pytest.mark.parametrize("rule", BY_JUDGEMENT)
@FEW
@given(made=judgement_lists())
def test_an_option_nobody_judged_never_changes_the_order_of_the_others(rule, made):
    assert places(OPTIONS, made, rule) == places([*OPTIONS, option("ny")], made, rule)


@pytest.mark.parametrize("rule", BY_JUDGEMENT)
@FEW
@given(levels=complete_levels(), added=st.data())
def test_another_judged_option_never_turns_two_others_round(rule, levels, added):
    newcomer = {key: added.draw(st.sampled_from(keys)) for key, keys in LEVELS.items()}
    made = fully_judged(NAMES, levels)
    more = fully_judged(["ny"], {"ny": newcomer})

    before = places(OPTIONS, made, rule)
    after = places([*OPTIONS, option("ny")], [*made, *more], rule)

    for one in before:
        for other in before:
            assert (before[one] < before[other]) == (after[one] < after[other])


SPEAKS_FOR = {
    key: keys if key in {"benefit", "severity"} else keys[::-1] for key, keys in LEVELS.items()
}
"""Levels by criterion, the one that speaks least for priority first."""


def standing(levels, rule):
    """Higher is better: the place turned round, with what must not be done below all places."""
    line = suggest(small_round(OPTIONS, fully_judged(NAMES, levels)), rule, LIBRARY).ranking.of("A")
    return -(line.place if line.place is not None else 99)


@pytest.mark.parametrize("rule", BY_JUDGEMENT)
@FEW
@given(levels=complete_levels(), key=st.sampled_from(tuple(LEVELS)))
def test_a_level_that_speaks_more_for_an_option_never_gives_it_a_worse_place(rule, levels, key):
    at = SPEAKS_FOR[key].index(levels["A"][key])
    raised = {**levels["A"], key: SPEAKS_FOR[key][min(at + 1, len(SPEAKS_FOR[key]) - 1)]}

    assert standing({**levels, "A": raised}, rule) >= standing(levels, rule)


@pytest.mark.parametrize("rule", ["swedish", "cap", "additive"])
@FEW
@given(
    levels=complete_levels(), gap=st.tuples(st.sampled_from(NAMES), st.sampled_from(tuple(LEVELS)))
)
def test_the_bounds_of_a_gap_hold_the_place_it_really_gets(rule, levels, gap):
    name, key = gap
    full = fully_judged(NAMES, levels)
    open_ = [j for j in full if (j["option"], j["criterion"]) != (name, key)]

    told = suggest(small_round(OPTIONS, open_), rule, LIBRARY).ranking.of(name)
    real = suggest(small_round(OPTIONS, full), rule, LIBRARY).ranking.of(name)

    if real.best_place is not None:
        assert told.best_place is not None
        assert told.best_place <= real.best_place <= real.worst_place <= told.worst_place
    else:
        assert real.category in (told.category, *told.possible_categories)
