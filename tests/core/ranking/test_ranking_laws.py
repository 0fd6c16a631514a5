"""What must hold for every rule from levels to an order."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ranking_examples import BETTER_FIRST, CRITERIA, RULES, judgements

from samvekt.core.ranking.levels import Levels

EVERY_RULE = pytest.mark.parametrize("rule", RULES)


def said(ranking):
    """Place, category and bounds of each option, without the order of the lines."""
    return {
        line.option: (line.place, line.category, line.best_place, line.worst_place)
        for line in ranking.lines
    }


@EVERY_RULE
@given(levels=judgements(most=6, blanks=3), seed=st.integers(0, 1000))
def test_the_order_of_the_rows_changes_nothing(rule, levels, seed):
    shuffled = random.Random(seed).sample(levels.options, len(levels.options))

    assert said(RULES[rule](levels.only(shuffled))) == said(RULES[rule](levels))


@EVERY_RULE
@given(levels=judgements(most=5, blanks=3), order=st.permutations(CRITERIA))
def test_the_order_of_the_criteria_changes_nothing(rule, levels, order):
    keys = [[levels.of(option, criterion) for criterion in order] for option in levels.options]

    turned = Levels(levels.options, order, keys)

    assert said(RULES[rule](turned)) == said(RULES[rule](levels))


@EVERY_RULE
@given(levels=judgements(most=5, blanks=3))
def test_other_names_change_nothing_but_the_names(rule, levels):
    renamed = Levels([f"x {name}" for name in levels.options], levels.criteria, levels.keys)

    given_back = {name[2:]: rest for name, rest in said(RULES[rule](renamed)).items()}
    assert given_back == said(RULES[rule](levels))


@EVERY_RULE
@given(
    levels=judgements(least=2, most=5),
    criterion=st.sampled_from(CRITERIA),
    better=st.integers(0, 4),
)
def test_a_better_judgement_never_worsens_the_place(rule, levels, criterion, better):
    option = levels.options[0]
    order = BETTER_FIRST[criterion]
    now = order.index(levels.of(option, criterion))
    raised = levels.with_level(option, criterion, order[min(now, better)])

    before, after = RULES[rule](levels).of(option), RULES[rule](raised).of(option)

    if before.place is not None:
        assert after.place is not None
        assert after.place <= before.place


@EVERY_RULE
@given(levels=judgements(least=2, most=5))
def test_an_option_that_is_no_better_on_anything_never_stands_before(rule, levels):
    places = RULES[rule](levels).places
    steps = {
        option: [BETTER_FIRST[c].index(key) for c, key in levels.row(option).items()]
        for option in levels.options
    }
    for better in places:
        for worse in places:
            if all(b <= w for b, w in zip(steps[better], steps[worse], strict=True)):
                assert places[better] <= places[worse]


@EVERY_RULE
@given(levels=judgements(least=2, most=6))
def test_taking_an_option_away_never_turns_two_others_round(rule, levels):
    everyone = RULES[rule](levels).places
    fewer = RULES[rule](levels.only(levels.options[1:])).places

    assert set(fewer) == set(everyone) - {levels.options[0]}
    for a in fewer:
        for b in fewer:
            assert (fewer[a] < fewer[b]) == (everyone[a] < everyone[b])


@EVERY_RULE
@given(levels=judgements(most=5, blanks=4))
def test_every_option_has_one_line_with_at_least_one_reason(rule, levels):
    ranking = RULES[rule](levels)

    assert sorted(ranking.options) == sorted(levels.options)
    assert all(str(reason) for line in ranking.lines for reason in line.reasons)
    assert all(line.reasons for line in ranking.lines)


@EVERY_RULE
@given(levels=judgements(most=5))
def test_filling_a_blank_keeps_the_place_within_the_bounds_said_before(rule, levels):
    option = levels.options[0]
    before = RULES[rule](levels.with_level(option, "cost_per_benefit", None))
    after = RULES[rule](levels)

    for line in after.lines:
        if line.place is not None:
            was = before.of(line.option)
            assert was.best_place <= line.place <= was.worst_place
