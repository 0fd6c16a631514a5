import pytest
from hypothesis import given
from hypothesis import strategies as st

from samvekt.core.errors import OutOfRange
from samvekt.core.ranking.pbma import Proposal, pbma_choice, score_per_money

START = (Proposal("team", 2.0, 100.0), Proposal("van", 0.5, 50.0), Proposal("app", 0.4, 10.0))
STOP = (Proposal("leaflet", 0.2, 120.0), Proposal("course", 0.9, 80.0))
AMOUNTS = st.lists(st.tuples(st.floats(-3, 3), st.floats(1, 1000)), max_size=6)


def proposals(name, rows):
    return [Proposal(f"{name} {n}", score, money) for n, (score, money) in enumerate(rows)]


def test_the_list_stops_at_the_first_gain_smaller_than_the_next_loss():
    choice = pbma_choice(START, STOP)

    assert (choice.chosen, choice.rejected) == (("team",), ("van", "app"))
    assert choice.stopped == ("leaflet",)
    assert [str(reason) for reason in choice.reasons] == [
        (
            "team is chosen: it gains 2.00, and stopping leaflet to pay for it loses no more than "
            "0.20."
        ),
        "van is not chosen: it gains 0.50, but stopping course to pay for it loses 0.90.",
        "app is not chosen: the list stopped above it.",
    ]


def test_a_gain_equal_to_the_loss_is_chosen():
    choice = pbma_choice((Proposal("a", 1.0, 10.0),), (Proposal("x", 1.0, 10.0),))

    assert choice.chosen == ("a",)


def test_nothing_is_started_that_nothing_can_pay_for():
    choice = pbma_choice(START, (Proposal("leaflet", 0.2, 99.0),))

    assert choice.chosen == ()
    assert "nothing more can be stopped" in str(choice.reasons[0])


def test_a_deficit_is_covered_before_anything_is_started():
    half, all_of_it = (pbma_choice(START, STOP, to_cover=gap) for gap in (120.0, 300.0))

    assert (half.stopped, half.chosen) == (("leaflet",), ())
    assert (all_of_it.stopped, all_of_it.chosen) == (("leaflet", "course"), ())


@given(AMOUNTS, AMOUNTS, st.floats(0, 500))
def test_the_chosen_are_paid_for_by_the_stopped_and_gain_at_least_what_is_lost(gains, losses, gap):
    start, stop = proposals("start", gains), proposals("stop", losses)

    choice = pbma_choice(start, stop, to_cover=gap)

    freed = sum(p.money for p in stop if p.name in choice.stopped)
    lost = max((p.score for p in stop if p.name in choice.stopped), default=-9.0)
    assert set(choice.chosen) | set(choice.rejected) == {p.name for p in start}
    assert len(choice.reasons) == len(start)
    if choice.chosen:
        assert freed >= (gap + choice.money) * (1 - 1e-12)
        assert gap > 0 or min(p.score for p in start if p.name in choice.chosen) >= lost


def test_score_for_each_unit_of_money_is_another_rule_with_another_name():
    ranking = score_per_money(START)

    assert ranking.rule == "score-per-money"
    assert ranking.options == ("app", "team", "van")


@pytest.mark.parametrize(("score", "money"), [(1.0, 0.0), (1.0, -5.0), (float("nan"), 1.0)])
def test_a_proposal_needs_a_score_and_money(score, money):
    with pytest.raises(OutOfRange):
        Proposal("a", score, money)


def test_a_deficit_below_zero_is_refused():
    with pytest.raises(OutOfRange):
        pbma_choice(START, STOP, to_cover=-1.0)
