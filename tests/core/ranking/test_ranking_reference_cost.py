import itertools
import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samvekt.core.errors import MissingNumber, OutOfRange
from samvekt.core.ranking.gaps import Span
from samvekt.core.ranking.reference_cost import CostAndEffect, reference_cost_ranking

REFERENCES = Span(275_000.0, 825_000.0)


def ranked(**inputs):
    return reference_cost_ranking(
        {name: CostAndEffect(*numbers) for name, numbers in inputs.items()}, references=REFERENCES
    )


def test_the_ratio_to_the_reference_of_its_own_severity_decides():
    ranking = ranked(mild=(300_000.0, 1.0, 275_000.0), severe=(500_000.0, 1.0, 825_000.0))

    assert ranking.places == {"severe": 1, "mild": 2}
    assert ranking.of("severe").score == pytest.approx(0.606, abs=1e-3)


def test_above_or_below_is_said_as_a_fact_and_never_as_a_recommendation():
    ranking = ranked(mild=(300_000.0, 1.0, 275_000.0), severe=(500_000.0, 1.0, 825_000.0))

    above, below = (list(map(str, ranking.of(name).reasons)) for name in ("mild", "severe"))
    assert above == [
        "A good life year costs 300,000 kroner. The reference at this severity is 275,000 kroner.",
        "That is 109% of the reference, above it. The reference is no limit.",
    ]
    assert "below it" in below[1]


def test_dominant_options_share_the_first_place_and_dominated_the_last_without_a_number():
    ranking = ranked(
        saves=(-5_000.0, 0.1, 275_000.0),
        free=(0.0, 0.1, None),
        same_for_less=(-1.0, 0.0, 275_000.0),
        usual=(100_000.0, 1.0, 275_000.0),
        worse=(1_000.0, -0.1, 275_000.0),
        dearer=(1_000.0, 0.0, 275_000.0),
    )

    assert ranking.places == {
        "saves": 1,
        "free": 1,
        "same_for_less": 1,
        "usual": 4,
        "worse": 5,
        "dearer": 5,
    }
    assert {line.option: line.category for line in ranking.lines if line.score is None} == {
        "saves": "dominant",
        "free": "dominant",
        "same_for_less": "dominant",
        "worse": "dominated",
        "dearer": "dominated",
    }


def test_cheaper_but_worse_stands_apart_with_what_is_saved_for_each_year_lost():
    line = ranked(fewer=(-400_000.0, -0.5, 275_000.0)).of("fewer")

    assert (line.place, line.score, line.category) == (None, None, "cheaper_but_worse")
    assert "saves 800,000 kroner for each good life year lost" in str(line.reasons[0])


def test_as_much_for_as_much_is_no_difference():
    assert ranked(same=(0.0, 0.0, 275_000.0)).of("same").category == "no_difference"


def test_a_ratio_at_the_reference_is_neither_above_nor_below():
    line = ranked(even=(275_000.0, 1.0, 275_000.0)).of("even")

    assert line.score == 1
    assert "at the reference" in str(line.reasons[1])


def test_an_unknown_reference_gives_bounds_from_the_table_of_references():
    ranking = ranked(
        known=(100_000.0, 1.0, 275_000.0),
        unknown=(200_000.0, 1.0, None),
        dear=(900_000.0, 1.0, 275_000.0),
    )

    line = ranking.of("unknown")  # from 0.24 to 0.73; the known ones are 0.36 and 3.27
    assert (line.place, line.missing) == (None, ("reference",))
    assert (line.best_place, line.worst_place, line.possible_categories) == (1, 2, ())


def test_an_unknown_effect_may_be_anything():
    line = ranked(known=(100_000.0, 1.0, 275_000.0), unknown=(10.0, None, 275_000.0)).of("unknown")

    assert (line.best_place, line.worst_place, line.missing) == (1, 2, ("effect",))
    assert line.possible_categories == ()


def test_an_unknown_cost_of_a_smaller_effect_may_lead_apart():
    line = ranked(unknown=(None, -0.1, 275_000.0)).of("unknown")

    assert line.possible_categories == ("cheaper_but_worse",)


@given(
    st.lists(
        st.tuples(
            st.sampled_from([None, -300_000.0, 0.0, 50_000.0, 900_000.0]),
            st.sampled_from([None, -0.5, 0.0, 0.2, 2.0]),
            st.sampled_from([None, 275_000.0, 495_000.0]),
        ),
        min_size=1,
        max_size=3,
    )
)
def test_whatever_the_blanks_are_the_place_is_within_the_bounds(rows):
    inputs = {f"o{n}": CostAndEffect(*row) for n, row in enumerate(rows)}
    bounded = reference_cost_ranking(inputs, references=REFERENCES)

    for filled in fillings(inputs):
        for line in reference_cost_ranking(filled, references=REFERENCES).lines:
            was = bounded.of(line.option)
            if line.place is None:
                assert line.category in (was.category, *was.possible_categories)
            else:
                assert was.best_place <= line.place <= was.worst_place


def fillings(inputs):
    """Some ways to fill the blanks."""
    could_be = {
        "cost": (-1e6, 0.0, 1e4, 1e9),
        "effect": (-3.0, 0.0, 0.01, 40.0),
        "reference": (275_000.0, 825_000.0),
    }
    blank = [
        (option, name)
        for option, numbers in inputs.items()
        for name in could_be
        if getattr(numbers, name) is None
    ][:4]
    if any(
        getattr(numbers, name) is None and (option, name) not in blank
        for option, numbers in inputs.items()
        for name in could_be
    ):
        return
    for numbers in itertools.product(*(could_be[name] for _, name in blank)):
        filled = dict(inputs)
        for (option, name), number in zip(blank, numbers, strict=True):
            filled[option] = replace(filled[option], **{name: number})
        yield filled


@given(
    st.lists(
        st.tuples(st.integers(-900, 900), st.integers(-5, 5), st.sampled_from([275, 385, 825])),
        min_size=1,
        max_size=6,
    ),
    st.sampled_from([1.0, 1000.0, 0.1]),
)
def test_the_unit_of_money_changes_nothing(rows, factor):
    plain, scaled = (
        reference_cost_ranking(
            {f"o{n}": CostAndEffect(c * unit, e, r * unit) for n, (c, e, r) in enumerate(rows)}
        )
        for unit in (1.0, factor)
    )

    assert scaled.places == plain.places
    assert [line.category for line in scaled.lines] == [line.category for line in plain.lines]


def test_numbers_that_cannot_be_are_refused():
    with pytest.raises(MissingNumber, match="screening on cost"):
        ranked(screening=(math.nan, 1.0, 275_000.0))
    with pytest.raises(OutOfRange, match="above 0"):
        ranked(screening=(1.0, 1.0, 0.0))
