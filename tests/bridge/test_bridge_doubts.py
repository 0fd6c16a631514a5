"""What may be off in a round: certainty widens, a blank is open, and weights keep their method."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from small_rounds import LEVELS, LIBRARY, fully_judged, judgement, option, small_round

from samvekt.bridge.doubts import Doubts, doubts_of
from samvekt.bridge.ranking import material_of
from samvekt.core.uncertainty.shapes import Steps, Uniform
from samvekt.core.weighing.sampling.doubt import ComparisonsWithDoubt, PointsWithDoubt
from samvekt.core.weighing.sampling.draws import weight_draws
from samvekt.core.weighing.sampling.statements import AnyWeights, Exactly, Order

MIDDLE = {key: levels[1] for key, levels in LEVELS.items()}
KEYS = tuple(LEVELS)


def doubts(judgements, names="AB", *, criteria=KEYS, blanks=True, **more) -> Doubts:
    round_ = small_round([option(name) for name in names], judgements, **more)
    return doubts_of(material_of(round_, LIBRARY), criteria, blanks=blanks)


def judged(certainty, names="A"):
    """Every criterion on the second level, with one certainty or none."""
    rows = fully_judged(names, dict.fromkeys(names, MIDDLE))
    return [{**row, "certainty": certainty} for row in rows]


def cell(found, option_="A", criterion="severity"):
    return found.table.cells[found.table.options.index(option_)][KEYS.index(criterion)]


def shares(certainty):
    found = cell(doubts(judged(certainty)))
    assert isinstance(found, Steps)
    return found.shares.tolist()


def test_a_sure_judgement_is_what_it_says():
    assert shares("high") == [0, 1, 0, 0]


def test_the_less_sure_the_wider():
    assert shares("moderate") == pytest.approx([0.1, 0.8, 0.1, 0])
    assert shares("low") == pytest.approx([0.2, 0.6, 0.2, 0])
    assert shares("very_low") == pytest.approx([0.3, 0.4, 0.2, 0.1])  # two below lands on the end


def test_a_certainty_that_is_not_stated_counts_as_low():
    assert shares(None) == shares("low")


def test_the_certainty_is_the_middle_one_of_the_panel():
    panel = [
        judgement(who, "A", key, level, certainty=sure)
        for who, sure in (("a1", "high"), ("a2", "high"), ("a3", "very_low"))
        for key, level in MIDDLE.items()
    ]
    found = cell(doubts(panel))

    assert found.shares.tolist() == [0, 1, 0, 0]


def test_a_blank_is_open_from_end_to_end_and_is_told():
    some = [row for row in judged("high") if row["criterion"] != "severity"]

    found = doubts(some)

    assert cell(found) == Uniform(0, 100)
    assert any("A" in str(line) and "blank" in str(line) for line in found.said)


def test_without_blanks_an_option_with_one_stands_beside():
    some = [
        row
        for row in judged("high", "AB")
        if (row["option"], row["criterion"]) != ("A", "severity")
    ]

    found = doubts(some, blanks=False)

    assert (found.table.options, found.beside) == (("B",), ("A",))
    assert found.said == ()


def test_what_nobody_has_judged_stands_beside():
    assert doubts(judged("high")).beside == ("B",)


def test_dont_know_is_a_blank():
    rows = [
        {**row, "level": "dont_know"} if row["criterion"] == "severity" else row
        for row in judged("high")
    ]

    assert isinstance(cell(doubts(rows)), Uniform)


def test_what_a_disqualified_assessor_said_does_not_count():
    rows = [*judged("high"), judgement("a2", "A", "severity", "very_large", certainty="very_low")]

    assert cell(doubts(rows, disqualified=["a2"])).shares.tolist() == [0, 1, 0, 0]


def test_the_doubts_name_their_record_and_its_standing():
    found = doubts(judged("high"))

    assert (found.record, found.status) == ("judgements-and-weights@1", "suggested")


def statement(criteria=KEYS, **entry):
    weights = [{"stakeholder": "Alle", **entry}]
    return doubts(judged("high"), criteria=criteria, weights=weights).statements["Alle"]


POINTS = {"severity": 40, "benefit": 30, "resources": 20, "proportionality": 10}
SWINGS = {"severity": 100, "benefit": 80, "resources": 30, "proportionality": 10}
PAIRS = [("severity", "resources"), ("resources", "benefit"), ("benefit", "proportionality")]
COMPARED = [{"a": a, "b": b, "ratio": 2} for a, b in PAIRS]


def test_each_way_of_weighing_keeps_its_own_doubt():
    order = [["severity"], ["benefit", "resources"], ["proportionality"]]

    assert isinstance(statement(method="none"), AnyWeights)
    assert isinstance(statement(method="equal"), Exactly)
    assert isinstance(statement(method="swing_order", order=order), Order)
    assert isinstance(statement(method="points", points=POINTS), PointsWithDoubt)
    assert isinstance(statement(method="swing_ratio", points=SWINGS), PointsWithDoubt)
    assert isinstance(statement(method="ahp", comparisons=COMPARED), ComparisonsWithDoubt)


def test_the_doubt_in_points_is_the_stakeholders_own_or_that_of_the_record():
    assert statement(method="points", points=POINTS).doubt == 0.1
    assert statement(method="points", points=POINTS, doubt=0.4).doubt == 0.4


def test_no_weights_means_that_any_weights_may_count():
    (only,) = doubts(judged("high")).statements.values()

    assert isinstance(only, AnyWeights)


@pytest.mark.parametrize(
    "entry",
    [
        {"method": "none"},
        {"method": "equal"},
        {"method": "points", "points": POINTS},
        {"method": "swing_order", "order": [[key] for key in POINTS]},
        {"method": "ahp", "comparisons": COMPARED},
    ],
    ids=lambda entry: entry["method"],
)
@pytest.mark.parametrize("criteria", [KEYS, ("severity", "benefit")], ids=["all", "two"])
def test_drawn_weights_are_never_below_nought_and_sum_to_one(entry, criteria):
    drawn = weight_draws(statement(criteria, **entry), 300, np.random.default_rng(1))

    assert drawn.criteria == criteria
    assert drawn.values.min() >= 0
    np.testing.assert_allclose(drawn.values.sum(axis=1), 1)


def test_an_order_is_kept_in_every_draw():
    told = statement(method="swing_order", order=[[key] for key in POINTS])

    drawn = weight_draws(told, 300, np.random.default_rng(1)).values

    columns = [drawn[:, told.criteria.index(key)] for key in POINTS]
    assert all((more >= less).all() for more, less in pairwise(columns))


def test_comparisons_through_a_criterion_left_out_say_what_it_said():
    told = statement(("severity", "benefit"), method="ahp", comparisons=COMPARED)

    drawn = weight_draws(told, 4000, np.random.default_rng(1)).values

    ratio = np.median(drawn[:, 0] / drawn[:, 1])
    assert ratio == pytest.approx(4, rel=0.1)  # 2 times resources, which is 2 times benefit
