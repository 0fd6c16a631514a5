import pytest

from samvekt.core.errors import LabelMismatch, OutOfRange
from samvekt.core.message import LANGUAGES
from samvekt.core.ranking.result import (
    CATEGORY_WORDS,
    DO_NOT_DO,
    RULE_WORDS,
    RankedOption,
    Ranking,
    override,
    rule_words,
)

RANKING = Ranking(
    "additive",
    (
        RankedOption("ward", 1, 80.0),
        RankedOption("home", 2, 60.0),
        RankedOption("old pump", None, None, DO_NOT_DO),
        RankedOption("gps", None, None, missing=("benefit",), best_place=1, worst_place=3),
    ),
    higher_is_better=True,
)


def test_placed_categories_and_the_rest_are_apart():
    assert [line.option for line in RANKING.placed] == ["ward", "home"]
    assert [line.option for line in RANKING.in_category(DO_NOT_DO)] == ["old pump"]
    assert [line.option for line in RANKING.not_placed] == ["gps"]
    assert RANKING.places == {"ward": 1, "home": 2}


def test_an_override_keeps_the_suggestion_beside_it_and_moves_no_other_option():
    decided = override(RANKING, "home", place=1, reason=" Local need. ", by="the board")

    line = decided.of("home")
    assert (line.place, line.score) == (2, 60.0)
    assert (line.decided_place, line.override.reason, line.override.by) == (
        1,
        "Local need.",
        "the board",
    )
    assert decided.of("ward") == RANKING.of("ward")
    assert RANKING.of("home").override is None


def test_an_override_by_category_takes_the_option_out_of_the_decided_order():
    line = override(RANKING, "ward", category=DO_NOT_DO, reason="Harm.", by="the board").of("ward")

    assert (line.decided_place, line.decided_category) == (None, DO_NOT_DO)
    assert (line.place, line.category) == (1, None)


@pytest.mark.parametrize(
    "wrong",
    [
        {"place": 1, "reason": "", "by": "the board"},
        {"place": 1, "reason": "  ", "by": "the board"},
        {"place": 1, "reason": "Need.", "by": " "},
        {"reason": "Need.", "by": "the board"},
        {"place": 1, "category": DO_NOT_DO, "reason": "Need.", "by": "the board"},
        {"place": 0, "reason": "Need.", "by": "the board"},
        {"place": 5, "reason": "Need.", "by": "the board"},
        {"category": "favourite", "reason": "Need.", "by": "the board"},
    ],
)
def test_an_override_without_a_reason_a_name_or_a_fit_place_is_refused(wrong):
    with pytest.raises(OutOfRange):
        override(RANKING, "ward", **wrong)


def test_an_override_of_an_option_that_is_not_there_is_refused():
    with pytest.raises(LabelMismatch):
        override(RANKING, "garden", place=1, reason="Need.", by="the board")


def test_a_rule_without_a_name_is_shown_by_its_own():
    assert rule_words("additive").en == "weighted sum"
    assert rule_words("local rule") == "local rule"


def test_every_category_and_rule_has_a_name_in_every_language():
    for words in (*CATEGORY_WORDS.values(), *RULE_WORDS.values()):
        assert all(words.in_language(language) for language in LANGUAGES)
        assert words.nn
        assert words.en
