"""Bounds of place, checked by filling every blank in every way."""

import itertools

import pytest
from hypothesis import given, settings
from ranking_examples import BETTER_FIRST, FORMULA, RULES, judgements

from samvekt.core.message import Words
from samvekt.core.ranking.compare import again_among
from samvekt.core.ranking.figures import Figures
from samvekt.core.ranking.gaps import Span, Standing, placed_with_gaps
from samvekt.core.ranking.levels import Levels, Wording
from samvekt.core.ranking.vgr_formula import vgr_formula_ranking


def completions(levels: Levels):
    """The judgements with their blanks filled in every possible way."""
    blank = [(o, c) for o in levels.options for c in levels.missing(o)]
    for keys in itertools.product(*(BETTER_FIRST[criterion] for _, criterion in blank)):
        filled = levels
        for (option, criterion), key in zip(blank, keys, strict=True):
            filled = filled.with_level(option, criterion, key)
        yield filled


@pytest.mark.parametrize("rule", RULES)
@settings(max_examples=60)
@given(levels=judgements(least=1, most=4, blanks=4))
def test_the_bounds_are_the_best_and_worst_place_over_all_ways_to_fill_the_blanks(rule, levels):
    bounded = RULES[rule](levels)
    filled = [RULES[rule](complete) for complete in completions(levels)]

    for line in bounded.lines:
        outcomes = [ranking.of(line.option) for ranking in filled]
        places = [outcome.place for outcome in outcomes if outcome.place is not None]
        assert line.best_place == min(places, default=None)
        assert line.worst_place == max(places, default=None)
        categories = {outcome.category for outcome in outcomes if outcome.category}
        known = {line.category} if line.category else set(line.possible_categories)
        assert categories == known


@pytest.mark.parametrize("rule", RULES)
@given(levels=judgements(most=5, blanks=6))
def test_an_option_with_a_blank_has_no_place_and_no_score_and_says_what_is_missing(rule, levels):
    for line in RULES[rule](levels).lines:
        assert line.missing == levels.missing(line.option)
        if line.missing:
            assert line.place is None
            assert line.score is None
            assert line.category or any("blank" in reason.text for reason in line.reasons)


@pytest.mark.parametrize("rule", RULES)
@given(levels=judgements(most=6))
def test_without_blanks_the_place_is_the_only_one_it_could_be(rule, levels):
    for line in RULES[rule](levels).lines:
        assert line.place == line.best_place == line.worst_place


@pytest.mark.parametrize("rule", RULES)
@given(levels=judgements(most=5, blanks=4))
def test_the_placed_are_ordered_as_if_the_others_were_not_there(rule, levels):
    ranking = RULES[rule](levels)
    placed = [line.option for line in ranking.placed]

    assert again_among(ranking.places, placed) == RULES[rule](levels.only(placed)).places


@pytest.mark.parametrize("rule", RULES)
@given(levels=judgements(most=6, blanks=6))
def test_a_place_always_lies_between_the_best_and_the_worst(rule, levels):
    for line in RULES[rule](levels).placed:
        assert line.best_place <= line.place <= line.worst_place


def test_the_formula_has_bounds_where_an_input_is_missing():
    figures = Figures(
        ("a", "b", "c"),
        ("severity", "risk", "benefit", "evidence"),
        ((3, 4, 4, 4), (5, 1, 1, 1), (4, 1, 1, None)),
    )

    ranking = vgr_formula_ranking(figures, FORMULA)

    assert ranking.places == {"a": 2, "b": 3}
    line = ranking.of("c")  # 4.0 to 4.6, always before 4.8
    assert (line.place, line.score, line.best_place, line.worst_place) == (None, None, 1, 1)
    assert (ranking.of("a").best_place, ranking.of("a").worst_place) == (2, 2)


def test_a_place_that_the_blanks_of_others_can_change_says_so():
    ranking = placed_with_gaps(
        "additive",
        [
            Standing("ward", Span(70, 70), 70.0),
            Standing("home", Span(0, 100), missing=("benefit",)),
        ],
        higher_is_better=True,
        wording=Wording({"benefit": Words("nytte", en="benefit")}),
    )

    assert "as low as 2" in str(ranking.of("ward").reasons[-1])
    reasons = [str(reason) for reason in ranking.of("home").reasons]
    assert reasons == [
        "No place yet, because this is blank: benefit.",
        "The place could be from 1 to 2.",
    ]


def test_a_category_that_a_blank_may_lead_to_is_said():
    levels = Levels(("ward",), tuple(BETTER_FIRST), (("large", None, "low", "high"),))

    line = RULES["swedish"](levels).of("ward")

    assert line.possible_categories == ("do_not_do",)
    assert str(line.reasons[-1]) == "It could also end as: do not do."


def test_when_every_filling_leads_out_of_the_scale_there_are_no_bounds():
    levels = Levels(("ward",), tuple(BETTER_FIRST), (("large", None, "low", "very_low"),))

    line = RULES["swedish"](levels).of("ward")

    assert (line.place, line.category, line.best_place, line.worst_place) == (
        None,
        None,
        None,
        None,
    )
    assert set(line.possible_categories) == {"do_not_do", "research"}
    assert "ends as one of" in str(line.reasons[-1])


def test_sums_that_differ_only_in_the_last_digit_of_a_float_share_the_place():
    ranking = placed_with_gaps(
        "additive",
        [Standing("a", Span(0.3, 0.3), 0.3), Standing("b", Span(0.1 + 0.2, 0.1 + 0.2), 0.1 + 0.2)],
        higher_is_better=True,
    )

    assert ranking.places == {"a": 1, "b": 1}


def test_after_two_that_share_the_first_place_comes_the_third():
    spans = {"a": 5.0, "b": 5.0, "c": 4.0}
    ranking = placed_with_gaps(
        "additive",
        [Standing(name, Span(x, x), x) for name, x in spans.items()],
        higher_is_better=True,
    )

    assert ranking.places == {"a": 1, "b": 1, "c": 3}
