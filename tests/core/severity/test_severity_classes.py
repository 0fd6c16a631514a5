"""Severity classes: boundaries, blanks, and always the name of the measure."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samvekt.core.errors import OutOfRange
from samvekt.core.message import Words
from samvekt.core.severity import SeverityBand, SeverityRule, assess_severity, classify

BANDS = tuple(
    SeverityBand(Decimal(start), Decimal(weight), Decimal(cost))
    for start, weight, cost in (
        ("0", "1.0", "100"),
        ("4", "1.4", "140"),
        ("20", "3.0", "300"),
    )
)
SHARES = (SeverityBand(Decimal(0), Decimal("1.0")), SeverityBand(Decimal("0.85"), Decimal("1.2")))
RULE = SeverityRule(Words(nb="eksempel"), "absolute", absolute=BANDS, places=2)


@pytest.mark.parametrize(
    ("remaining", "number"),
    [("26", 2), ("26.01", 1), ("26.005", 2), ("26.0051", 1), ("10", 3), ("30", 1), ("0", 3)],
)
def test_a_shortfall_on_the_boundary_is_in_the_higher_class(remaining, number):
    assert assess_severity("30", remaining, RULE).severity_class == number


def test_the_trap_of_binary_fractions_is_exact():
    result = assess_severity("20", "16.005", RULE)

    assert result.shortfall == Decimal("4.00")
    assert result.severity_class == 2


def test_numbers_may_be_text_decimals_or_floats():
    results = {
        assess_severity(norm, left, RULE).shortfall
        for norm, left in (("20.8", "15.89"), (20.8, 15.89), (Decimal("20.8"), Decimal("15.89")))
    }

    assert results == {Decimal("4.91")}


def test_a_missing_prognosis_gives_no_class_and_says_why():
    result = assess_severity("20.8", None, RULE)

    assert (result.severity_class, result.weight, result.reference_cost) == (None, None, None)
    assert "not known" in str(result.reason)
    assert result.summary == result.reason


def test_a_prognosis_above_the_norm_is_flagged_and_never_class_one():
    result = assess_severity("20.8", "21.3", RULE)

    assert result.severity_class is None
    assert result.shortfall is None
    assert "0.5 above" in str(result.reason)


def test_no_expected_health_gives_no_class():
    assert assess_severity("0", "0", RULE).severity_class is None


@pytest.mark.parametrize(("expected", "remaining"), [("-1", "0"), ("20", "-1")])
def test_negative_good_life_years_are_refused(expected, remaining):
    with pytest.raises(OutOfRange, match="cannot be negative"):
        assess_severity(expected, remaining, RULE)


def test_a_negative_shortfall_has_no_class():
    with pytest.raises(OutOfRange, match="same people"):
        classify(Decimal("-0.01"), BANDS)


@pytest.mark.parametrize("measure", ["absolute", "proportional", "larger_of_both"])
def test_every_result_names_its_measure(measure):
    rule = SeverityRule("rule", measure, absolute=BANDS, proportional=SHARES)

    for remaining in ("10", None):
        result = assess_severity("20", remaining, rule)
        assert result.measure == measure
        assert "shortfall" in str(result.measure_name)


def test_two_conditions_can_change_places_with_the_measure():
    by_years = SeverityRule("years", "absolute", absolute=BANDS)
    by_share = SeverityRule("share", "proportional", proportional=SHARES)
    young, old = ("60", "45"), ("5", "0.5")

    years = [assess_severity(*who, by_years).severity_class for who in (young, old)]
    share = [assess_severity(*who, by_share).severity_class for who in (young, old)]

    assert years == [2, 2]
    assert share == [1, 2]
    assert assess_severity(*young, by_years).shortfall > assess_severity(*old, by_years).shortfall


def test_the_sentence_tells_what_is_lost_of_what():
    by_share = SeverityRule("share", "proportional", proportional=SHARES)

    assert str(assess_severity("20.8", "15.89", RULE).summary) == (
        "The condition takes 4.91 of the 20.8 good life years people of this age can expect. "
        "That is severity class 2."
    )
    assert "90% of the 10 good life years" in str(assess_severity("10", "1", by_share).summary)


def test_equal_weights_leave_the_absolute_measure_in_charge():
    both = SeverityRule("both", "larger_of_both", absolute=BANDS, proportional=SHARES)

    assert assess_severity("20", "19", both).decided_by == "absolute"
    assert assess_severity("3", "0.1", both).decided_by == "proportional"


@pytest.mark.parametrize(
    "bands", [(), BANDS[1:], (BANDS[0], BANDS[0]), (BANDS[0], BANDS[2], BANDS[1])]
)
def test_classes_with_holes_are_refused(bands):
    with pytest.raises(OutOfRange, match="start at 0 and rise"):
        SeverityRule("rule", "absolute", absolute=bands)


def test_the_larger_of_two_weights_needs_weights():
    with pytest.raises(OutOfRange, match="needs a weight"):
        SeverityRule("rule", "larger_of_both", BANDS, (SeverityBand(Decimal(0)),))


@given(st.decimals(0, 60, places=3), st.decimals(0, 60, places=3))
def test_losing_more_never_lowers_the_class(one, other):
    low, high = sorted((one, other))

    assert classify(low, BANDS)[0] <= classify(high, BANDS)[0]
