import math

import pytest
from ranking_examples import SCALES

from samvekt.core.errors import LabelMismatch, MissingNumber, OutOfRange
from samvekt.core.message import Words
from samvekt.core.ranking.figures import Figures, figures_of
from samvekt.core.ranking.levels import PLAIN, Levels, Wording
from samvekt.core.tables import Table

JUDGED = Levels(("ward", "home"), ("severity", "benefit"), (("large", None), ("small", "large")))


def test_a_blank_is_none_and_is_named():
    assert JUDGED.of("ward", "benefit") is None
    assert JUDGED.missing("ward") == ("benefit",)
    assert JUDGED.missing("ward", among=("severity",)) == ()


def test_a_changed_level_leaves_the_first_judgements_as_they_were():
    changed = JUDGED.with_level("ward", "benefit", "small")

    assert changed.of("ward", "benefit") == "small"
    assert JUDGED.of("ward", "benefit") is None
    assert changed.with_level("ward", "benefit", None) == JUDGED


def test_some_options_keep_their_own_levels():
    assert JUDGED.only(("home",)).row("home") == {"severity": "small", "benefit": "large"}


def test_an_option_that_is_not_there_is_named():
    with pytest.raises(LabelMismatch) as mismatch:
        JUDGED.of("garden", "benefit")

    assert mismatch.value.missing == {"garden"}


def test_a_name_that_stands_twice_is_refused():
    with pytest.raises(OutOfRange, match="ward stand"):
        Levels(("ward", "ward"), ("severity",), (("large",), ("large",)))


def test_a_cell_that_is_left_out_is_refused_rather_than_taken_for_a_blank():
    with pytest.raises(OutOfRange, match="Leave a cell blank"):
        Levels(("ward",), ("severity", "benefit"), (("large",),))
    with pytest.raises(OutOfRange):
        Levels(("ward", "home"), ("severity",), (("large",),))


def test_words_fall_back_on_the_key():
    wording = Wording({"severity": Words("alvorlighet")}, SCALES)

    assert wording.criterion("severity") == Words("alvorlighet")
    assert wording.criterion("benefit") == "benefit"
    assert wording.level("severity", "large") == Words("large", en="large")
    assert wording.level("severity", "huge") == "huge"
    assert PLAIN.level("severity", "large") == "large"


def test_figures_keep_blanks_and_refuse_what_is_no_number():
    assert Figures(("ward",), ("hours",), ((None,),)).row("ward") == {"hours": None}
    with pytest.raises(MissingNumber, match="ward on hours"):
        Figures(("ward",), ("hours",), ((math.nan,),))


def test_a_complete_table_becomes_figures_without_blanks():
    assert figures_of(Table(("ward",), ("hours",), [[3.0]])).row("ward") == {"hours": 3.0}
