"""Perspectives side by side, with the items that move the result."""

import pytest

from samvekt.core.economics import (
    EXTENDED,
    HEALTH_SERVICE,
    SOCIETAL,
    Item,
    results_by_perspective,
)
from samvekt.core.errors import MissingNumber, OutOfRange

ITEMS = (
    Item("nurse", "health_service", 9000.0, 0.5),
    Item("fewer bed days", "health_service", -4000.0),
    Item("travel", "patient_and_relatives", 1000.0),
    Item("strain on relatives", "patient_and_relatives", inc_effect=0.1),
    Item("tax office", "other_sectors", -9000.0),
    Item("nothing", "other_sectors"),
)


def test_each_perspective_has_its_own_result_from_the_same_items():
    narrow, extended, societal = results_by_perspective("new", "usual", ITEMS)

    assert narrow.result.icer == 10000
    assert extended.result.icer == pytest.approx(6000 / 0.6)
    assert (societal.result.quadrant, societal.result.icer) == ("dominant", None)


def test_the_items_that_move_the_result_are_named_and_empty_ones_are_not():
    results = results_by_perspective("new", "usual", ITEMS)

    assert [[item.label for item in result.moved_by] for result in results] == [
        [],
        ["travel", "strain on relatives"],
        ["tax office"],
    ]
    assert "travel, strain on relatives" in str(results[1].words)


def test_perspectives_are_never_added_together():
    alone = results_by_perspective("new", "usual", ITEMS, [SOCIETAL])
    beside = results_by_perspective("new", "usual", ITEMS)

    assert alone[0].result == beside[2].result
    assert beside[2].result.inc_cost == sum(item.inc_cost for item in ITEMS)


def test_a_perspective_without_anything_new_says_so():
    results = results_by_perspective("new", "usual", ITEMS[:2])

    assert "nothing more to count" in str(results[1].words)
    assert results[1].result == results[0].result


def test_the_order_of_the_items_does_not_matter():
    forward, backward = (
        results_by_perspective("new", "usual", items) for items in (ITEMS, ITEMS[::-1])
    )

    assert [each.result.quadrant for each in forward] == [each.result.quadrant for each in backward]
    assert forward[1].result.icer == pytest.approx(backward[1].result.icer)


def test_a_blank_is_not_zero():
    with pytest.raises(MissingNumber) as missing:
        results_by_perspective("new", "usual", [Item("wages", "other_sectors", float("nan"))])

    assert missing.value.row == "wages"


@pytest.mark.parametrize(
    ("items", "perspectives"),
    [
        ([], [HEALTH_SERVICE]),
        ([ITEMS[0], ITEMS[0]], [HEALTH_SERVICE]),
        (ITEMS, [EXTENDED, HEALTH_SERVICE]),
    ],
)
def test_nothing_twice_or_shrinking_is_refused(items, perspectives):
    with pytest.raises(OutOfRange):
        results_by_perspective("new", "usual", items, perspectives)


def test_perspectives_have_names_in_three_languages():
    for perspective in (HEALTH_SERVICE, EXTENDED, SOCIETAL):
        assert all(perspective.name.in_language(each) for each in ("nb", "nn", "en"))
