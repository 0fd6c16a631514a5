"""What is asked: blanks, warnings, names, conditions in words, pools and releases."""

import math

import pytest

from samvekt.core.errors import LabelMismatch, MissingNumber, OutOfRange
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
    best_portfolio,
)
from samvekt.core.ranking.figures import Figures
from samvekt.core.tables import Table

USE = Table(("ward", "home", "gps"), ("kroner",), [[70], [60], [30]])
VALUES = {"ward": 9.0, "home": 6.0, "gps": 4.0}
LIMIT = {"kroner": 100.0}


def said(portfolio):
    return " ".join(str(message) for message in portfolio.messages)


def test_an_option_without_assessed_value_stands_beside_and_is_not_dropped():
    found = best_portfolio(VALUES | {"gps": None}, USE, LIMIT)

    assert found.options == USE.options
    assert (found.chosen, found.beside, found.not_assessed) == (("ward",), ("gps",), ("gps",))
    assert "not the same as no value" in said(found)


def test_a_must_without_assessed_value_is_funded_and_said():
    found = best_portfolio(VALUES | {"gps": None}, USE, LIMIT, [Must(("gps",))])

    assert (found.chosen, found.value, found.beside) == (("ward", "gps"), 9.0, ())
    assert "must be funded though the value is not assessed" in said(found)


def test_an_option_that_takes_an_unknown_amount_stands_beside():
    use = Figures(("ward", "home"), ("kroner", "nurses"), [[70, None], [None, 1]])
    values = {"ward": 9.0, "home": 6.0}
    found = best_portfolio(values, use, {"kroner": 100.0, "nurses": None})

    assert (found.chosen, found.use_not_known) == (("ward",), ("home",))
    assert "the sum of it is too low" in said(found)
    with pytest.raises(OutOfRange, match="home must be funded"):
        best_portfolio(values, use, {"kroner": 100.0, "nurses": None}, [Must(("home",))])


def test_cost_in_both_value_and_limit_gives_a_warning():
    assert "counts twice" in said(best_portfolio(VALUES, USE, LIMIT, in_value=["kroner"]))
    assert "counts twice" not in said(
        best_portfolio(VALUES, USE, {"kroner": None}, in_value=["kroner"])
    )
    assert said(best_portfolio(VALUES, USE, LIMIT)) == ""


def test_names_must_match():
    with pytest.raises(LabelMismatch):
        best_portfolio({"ward": 9.0}, USE, LIMIT)
    with pytest.raises(LabelMismatch):
        best_portfolio(VALUES, USE, {"nurses": 2.0})
    with pytest.raises(LabelMismatch):
        best_portfolio(VALUES, USE, LIMIT, [Must(("bus",))])
    with pytest.raises(LabelMismatch):
        best_portfolio(VALUES, USE, LIMIT, [Pool("gift", "nurses", 1.0, ("ward",))])
    with pytest.raises(LabelMismatch):
        best_portfolio(VALUES, USE, LIMIT, [MinimumShare(("ward",), 0.5, of="nurses")])


def test_numbers_must_be_numbers():
    with pytest.raises(MissingNumber):
        best_portfolio(VALUES | {"ward": math.nan}, USE, LIMIT)
    with pytest.raises(MissingNumber):
        best_portfolio(VALUES, USE, {"kroner": math.inf})


@pytest.mark.parametrize(
    "make",
    [
        lambda: Must(()),
        lambda: Must(("ward", "ward")),
        lambda: Requires("ward", ("ward",)),
        lambda: AtMost(-1, ("ward",)),
        lambda: AtLeast(2, ("ward",)),
        lambda: Partial("ward", 0.0),
        lambda: MinimumShare(("ward",), 1.5),
        lambda: Pool("gift", "kroner", -1.0, ("ward",)),
        lambda: Release("ward", "ward"),
    ],
)
def test_a_condition_that_cannot_be_is_refused(make):
    with pytest.raises(OutOfRange):
        make()


def test_a_pool_beside_no_limit_and_parts_given_twice_are_refused():
    with pytest.raises(OutOfRange, match="has no limit"):
        best_portfolio(VALUES, USE, {"kroner": None}, [Pool("gift", "kroner", 1.0, ("ward",))])
    with pytest.raises(OutOfRange, match="more than once"):
        best_portfolio(VALUES, USE, LIMIT, [Partial("ward", 0.5), Partial("ward", 0.2)])


def test_every_condition_says_what_it_demands():
    conditions = [
        Must(("ward",)),
        MustNot(("ward",)),
        Requires("ward", ("home", "gps")),
        Excludes(("ward", "home")),
        AtMost(1, ("ward", "home")),
        AtLeast(1, ("ward", "home")),
        Partial("ward", 0.5),
        MinimumShare(("ward",), 0.25, of="kroner"),
        MinimumShare(("ward",), 0.25),
        Release("ward", "home"),
        Release("ward", "home", only_for_it=False),
        Pool("gift", "kroner", 1000.0, ("ward",)),
    ]

    assert [str(condition.said) for condition in conditions] == [
        "ward must be funded.",
        "ward must not be funded.",
        "ward needs home, gps.",
        "ward, home exclude each other.",
        "At most 1 of ward, home.",
        "At least 1 of ward, home.",
        "ward is funded by at least 50%, or not at all.",
        "ward get at least 25% of kroner.",
        "ward get at least 25% of the value.",
        "home is started only if ward is carried out, and the other way round.",
        "home is started only if ward is carried out.",
        "gift pays up to 1,000.0 of kroner, for ward only.",
    ]


def test_a_pool_pays_only_for_its_own_options():
    pool = Pool("dementia grant", "kroner", 60.0, ("home",))
    found = best_portfolio(VALUES, USE, LIMIT, [pool])

    assert found.chosen == ("ward", "home", "gps")
    assert [(p.pool, p.amount) for p in found.payments] == [("dementia grant", 60.0)]
    assert found.slack == {"kroner": 0.0}
    other = Pool("dementia grant", "kroner", 60.0, ("gps",))
    assert best_portfolio(VALUES, USE, LIMIT, [other]).payments[0].amount == 30.0


def test_two_pools_do_not_pay_twice_for_the_same():
    pools = [Pool("a", "kroner", 50.0, ("home",)), Pool("b", "kroner", 50.0, ("home", "gps"))]
    found = best_portfolio(VALUES, USE, {"kroner": 0.0}, pools)

    assert found.chosen == ("home", "gps")
    assert [payment.amount for payment in found.payments] == [50.0, 40.0]


def test_a_wish_is_started_only_with_the_stop_that_pays_for_it():
    use = Table(("stop beds", "start team", "other"), ("kroner",), [[-50], [40], [30]])
    values = {"stop beds": -2.0, "start team": 5.0, "other": 4.0}
    tied = [Release("stop beds", "start team")]

    assert best_portfolio(values, use, {"kroner": 0.0}).chosen == ("stop beds", "start team")
    assert best_portfolio(values, use, {"kroner": 20.0}, tied).chosen == use.options
    assert (
        best_portfolio(values, use, {"kroner": 0.0}, [*tied, MustNot(("start team",))]).chosen == ()
    )
    loose = [Release("stop beds", "start team", only_for_it=False), MustNot(("start team",))]
    assert best_portfolio(values, use, {"kroner": 0.0}, loose).chosen == ("stop beds", "other")


def test_a_group_gets_its_share_of_the_money():
    share = MinimumShare(("gps",), 0.3, of="kroner")
    found = best_portfolio(VALUES, USE, {"kroner": 70.0}, [share])

    assert found.chosen == ("gps",)


def test_without_options_or_limits_there_is_still_an_answer():
    nothing = best_portfolio({}, Table((), ("kroner",), []), LIMIT)
    assert (nothing.chosen, nothing.value, nothing.proven) == ((), 0.0, True)
    everything = best_portfolio(VALUES, USE, {"kroner": None})
    assert everything.chosen == USE.options
    assert everything.slack == {}
    with pytest.raises(LabelMismatch):
        everything.share_of("bus")
