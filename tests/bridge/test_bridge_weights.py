"""What each stakeholder said becomes weights, kept apart."""

from __future__ import annotations

import pytest
from small_rounds import LIBRARY, option, small_round

from samvekt.bridge.weights import UnusableWeights, apart, weights_of
from samvekt.core.weighing.stakeholders import distances_between

THREE = ("benefit", "severity", "resources")
PAIRS = [
    {"a": "benefit", "b": "severity", "ratio": 2},
    {"a": "severity", "b": "resources", "ratio": 2},
    {"a": "benefit", "b": "resources", "ratio": 4},
]


def entry(method, stakeholder="Rådet", **fields):
    return {"stakeholder": stakeholder, "method": method, **fields}


def found(*entries):
    return weights_of(small_round([option("A")], weights=entries), THREE, LIBRARY)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (entry("equal"), (1 / 3, 1 / 3, 1 / 3)),
        (entry("swing_order", order=[["benefit"], ["severity"], ["resources"]]), (11, 5, 2)),
        (entry("swing_ratio", points={"benefit": 100, "severity": 60, "resources": 40}), (5, 3, 2)),
        (entry("points", points={"benefit": 50, "severity": 30, "resources": 20}), (5, 3, 2)),
        (
            entry("points", total=10, points={"benefit": 5, "severity": 3, "resources": 2}),
            (5, 3, 2),
        ),
        (entry("ahp", comparisons=PAIRS), (4, 2, 1)),
    ],
    ids=["equal", "swing_order", "swing_ratio", "points", "points of ten", "ahp"],
)
def test_every_method_gives_weights_that_sum_to_one(given, expected):
    (one,) = found(given)

    weights = [one.weights.of(name) for name in THREE]

    assert one.method == given["method"]
    assert sum(weights) == pytest.approx(1)
    assert weights == pytest.approx([n / sum(expected) for n in expected])


def test_criteria_placed_alike_share_their_weight():
    (one,) = found(entry("swing_order", order=[["benefit", "severity"], ["resources"]]))

    assert one.weights.of("benefit") == one.weights.of("severity") > one.weights.of("resources")


def test_consistent_comparisons_have_no_inconsistency():
    (one,) = found(entry("ahp", comparisons=PAIRS))

    assert one.ahp.consistency_ratio == pytest.approx(0, abs=1e-9)
    assert one.ahp.triad is None


def test_comparisons_that_contradict_name_the_worst_triad_and_the_table():
    wrong = [*PAIRS[:2], {"a": "benefit", "b": "resources", "ratio": 0.25}]
    (one,) = found(entry("ahp", comparisons=wrong))

    assert one.ahp.consistency_ratio > 0.1
    assert set(one.ahp.triad.criteria) == set(THREE)
    assert one.ahp.ri_name


def test_another_table_of_random_indices_gives_another_ratio():
    wrong = [*PAIRS[:2], {"a": "benefit", "b": "resources", "ratio": 1}]
    one, other = found(
        entry("ahp", comparisons=wrong),
        entry("ahp", "Andre", comparisons=wrong, random_index="donegan-dodd"),
    )

    assert one.weights.by_name() == other.weights.by_name()
    assert one.ahp.consistency_ratio != other.ahp.consistency_ratio


def test_stakeholders_stay_apart_with_a_distance_between_them():
    found_ = found(
        entry("points", "En", points={"benefit": 100, "severity": 0, "resources": 0}),
        entry("points", "To", points={"benefit": 0, "severity": 100, "resources": 0}),
    )

    together = apart(found_)

    assert [one.stakeholder for one in found_] == ["En", "To"]
    assert distances_between(together).values[0, 1] == pytest.approx(1)


def test_made_up_weights_say_so():
    (one,) = found(entry("equal", illustrative=True))

    assert [dict(said.values) for said in one.said] == [{"stakeholder": "Rådet"}]


@pytest.mark.parametrize(
    "given",
    [
        entry("points", points={"benefit": 50, "severity": 30, "resources": 10}),
        entry("points", points={"benefit": 100}),
        entry("points"),
        entry("points", points={"benefit": 150, "severity": -50, "resources": 0}),
        entry("swing_order"),
        entry("swing_order", order=[["benefit"]]),
        entry("swing_ratio", points={"benefit": 0, "severity": 0, "resources": 0}),
        entry("ahp"),
        entry("ahp", comparisons=PAIRS[:1]),
    ],
    ids=range(9),
)
def test_weights_that_do_not_add_up_are_refused_with_the_name_of_the_stakeholder(given):
    with pytest.raises(UnusableWeights) as refused:
        found(given)

    assert refused.value.message.values["stakeholder"] == "Rådet"


def test_a_round_without_weights_gives_none():
    assert found() == ()
