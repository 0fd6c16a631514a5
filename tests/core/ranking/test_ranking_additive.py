import pytest
from hypothesis import given
from hypothesis import strategies as st
from ranking_examples import CRITERIA, SCALES, WEIGHTS, additive, judgements

from samvekt.core.errors import LabelMismatch, OutOfRange
from samvekt.core.message import Words
from samvekt.core.ranking.additive import (
    additive_ranking,
    additive_ranking_of_figures,
    value_spans,
    weighted_sums,
)
from samvekt.core.ranking.figures import Figures, figures_of
from samvekt.core.ranking.levels import Levels, Wording
from samvekt.core.ranking.value_function import ValueFunction
from samvekt.core.tables import Table
from samvekt.core.weighing.weights import Weights

JUDGED = Levels(("ward",), CRITERIA, (("large", "large", "low", "high"),))
STRAIGHT = ValueFunction(((0.0, 0.0), (10.0, 100.0)))


def test_the_contributions_are_given_in_order_of_size_and_add_up():
    wording = Wording({"severity": Words("alvorlighet", en="Severity")}, SCALES)

    line = additive_ranking(JUDGED, SCALES, WEIGHTS, wording=wording).of("ward")

    assert [str(reason) for reason in line.reasons] == [
        "Severity: large. Worth 67 of 100, times the weight 40%, gives 26.7.",
        "benefit: large. Worth 75 of 100, times the weight 30%, gives 22.5.",
        "cost_per_benefit: low. Worth 100 of 100, times the weight 20%, gives 20.0.",
        "evidence: high. Worth 100 of 100, times the weight 10%, gives 10.0.",
        "Value in all: 79.2 of 100.",
    ]
    assert line.score == pytest.approx(79.1667, abs=1e-4)


def test_cost_in_the_value_and_also_as_the_limit_is_warned_about():
    (warning,) = additive_ranking(
        JUDGED, SCALES, WEIGHTS, also_limits=("cost_per_benefit", "weather")
    ).warnings

    assert "counts twice" in str(warning)
    assert "cost_per_benefit" in str(warning)


def test_a_criterion_without_weight_is_not_counted_twice_and_its_blank_is_not_missed():
    weights = Weights(CRITERIA, [0.5, 0.5, 0.0, 0.0])
    levels = JUDGED.with_level("ward", "cost_per_benefit", None)

    ranking = additive_ranking(levels, SCALES, weights, also_limits=("cost_per_benefit",))

    assert ranking.warnings == ()
    assert ranking.of("ward").missing == ()
    assert ranking.of("ward").place == 1


def test_weights_or_scales_for_other_criteria_are_refused():
    with pytest.raises(LabelMismatch) as mismatch:
        additive_ranking(JUDGED, SCALES, Weights(("severity", "weather"), [0.5, 0.5]))
    assert mismatch.value.unknown == {"weather"}

    with pytest.raises(LabelMismatch):
        additive_ranking(JUDGED, {"severity": SCALES["severity"]}, WEIGHTS)


def test_a_blank_spans_from_the_lowest_to_the_highest_value_of_its_scale():
    levels = JUDGED.with_level("ward", "severity", None)

    span = value_spans(levels, SCALES, WEIGHTS)["ward"]

    assert (span.low, span.high) == pytest.approx((52.5, 92.5))
    reasons = additive(levels).of("ward").reasons
    assert "Value in all: from 52.5 to 92.5 of 100" in str(reasons[3])


@given(judgements(most=5, blanks=3))
def test_the_score_lies_within_the_span(levels):
    spans = value_spans(levels, SCALES, WEIGHTS)

    for line in additive(levels).placed:
        assert spans[line.option].low == spans[line.option].high == line.score


# Measured numbers -------------------------------------------------------------------------------


def test_numbers_lie_on_straight_lines_between_the_anchors():
    function = ValueFunction(((0.0, 0.0), (10.0, 80.0), (40.0, 100.0)))

    assert [function.value(x) for x in (0, 5, 10, 25, 40)] == [0, 40, 80, 90, 100]


def test_a_falling_function_gives_less_cost_more_value():
    cost = ValueFunction(((0.0, 100.0), (500.0, 0.0)))

    assert cost.value(100) == 80


def test_a_number_outside_the_anchors_is_refused_or_clamped_as_chosen():
    with pytest.raises(OutOfRange, match="outside the anchors"):
        STRAIGHT.value(11)
    clamped = ValueFunction(STRAIGHT.points, outside="clamp")
    assert (clamped.value(11), clamped.value(-1)) == (100, 0)


@pytest.mark.parametrize(
    "points",
    [
        ((0.0, 0.0),),
        ((0.0, 0.0), (0.0, 100.0)),
        ((1.0, 0.0), (0.0, 100.0)),
        ((0.0, -1.0), (1.0, 100.0)),
        ((0.0, 0.0), (1.0, 101.0)),
        ((float("nan"), 0.0), (1.0, 100.0)),
        ((0.0, float("nan")), (1.0, 100.0)),
        ((0.0, 0.0), (float("inf"), 100.0)),
    ],
)
def test_points_that_do_not_rise_or_leave_the_scale_are_refused(points):
    with pytest.raises(OutOfRange):
        ValueFunction(points)


def test_an_unknown_choice_outside_the_anchors_is_refused():
    with pytest.raises(OutOfRange, match="refuse"):
        ValueFunction(STRAIGHT.points, outside="guess")


def test_a_blank_number_has_bounds_and_no_place():
    figures = Figures(("a", "b"), ("hours",), ((4.0,), (None,)))

    ranking = additive_ranking_of_figures(figures, {"hours": STRAIGHT}, Weights(("hours",), [1.0]))

    assert ranking.places == {"a": 1}
    line = ranking.of("b")
    assert (line.place, line.best_place, line.worst_place, line.missing) == (None, 1, 2, ("hours",))


@given(
    st.lists(st.tuples(st.floats(0, 10), st.floats(0, 10)), min_size=1, max_size=6),
    st.sampled_from([0.001, 0.5, 60.0, 1e6]),
)
def test_another_unit_with_its_own_function_changes_nothing(rows, factor):
    options = tuple(f"o{n}" for n in range(len(rows)))
    weights = Weights(("hours", "lives"), [0.3, 0.7])
    scaled = ValueFunction(tuple((x * factor, value) for x, value in STRAIGHT.points), "clamp")

    plain = additive_ranking_of_figures(
        Figures(options, ("hours", "lives"), rows),
        {"hours": STRAIGHT, "lives": STRAIGHT},
        weights,
    )
    in_other_unit = additive_ranking_of_figures(
        Figures(options, ("hours", "lives"), [(a * factor, b) for a, b in rows]),
        {"hours": scaled, "lives": STRAIGHT},
        weights,
    )

    for option in options:
        assert in_other_unit.of(option).score == pytest.approx(plain.of(option).score)


def test_functions_for_other_criteria_are_refused():
    with pytest.raises(LabelMismatch):
        additive_ranking_of_figures(
            Figures(("a",), ("hours",), ((1.0,),)),
            {"lives": STRAIGHT},
            Weights(("hours",), [1.0]),
        )


def test_levels_and_their_values_as_numbers_give_the_same_order():
    table = Table(("ward",), CRITERIA, [[200 / 3, 75.0, 100.0, 100.0]])

    sums = weighted_sums(table, WEIGHTS)

    assert sums["ward"] == pytest.approx(additive(JUDGED).of("ward").score)
    assert figures_of(table).options == JUDGED.options
