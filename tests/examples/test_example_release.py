"""The round that ties each wish to a release: real amounts, and an answer that can be explained."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from samvekt.bridge.portfolio import Asked, RoundPortfolio, portfolio_of
from samvekt.core.portfolio import NothingFits
from samvekt.formats.dossier import Round
from samvekt.formats.reading import read_round
from samvekt.reference.library import Library

EXAMPLES = Path(__file__).parents[2] / "examples"
YEARS = (2027, 2028, 2029, 2030)
WISHES = tuple(f"O{n}" for n in range(1, 7))
RELEASES = tuple(f"F{n}" for n in range(1, 7))
LINES = {
    "O1": "B2013-13",
    "O2": "B2012-08",
    "O3": "B2013-18",
    "O4": "B2013-06",
    "O5": "B2012-15",
    "O6": "B2013-17",
    "F1": "B2013-07",
    "F2": "B2012-10",
    "F3": "B2012-04",
    "F4": "B2012-05",
    "F5": "B2012-06",
    "F6": "B2012-12",
}


@pytest.fixture(scope="module")
def tied() -> Round:
    return read_round(EXAMPLES / "frigjoering.yaml")


@pytest.fixture(scope="module")
def found(tied) -> RoundPortfolio:
    return portfolio_of(tied, Library.built_in())


@pytest.fixture(scope="module")
def bergen() -> dict[str, dict[str, str]]:
    with (EXAMPLES / "bergen" / "bergen-tiltak.csv").open(encoding="utf-8", newline="") as file:
        return {row["line_id"]: row for row in csv.DictReader(file)}


def amounts(round_, name):
    (one,) = round_.option(name).costs
    return [one.years[year].best for year in YEARS]


@pytest.mark.parametrize("name", LINES)
def test_the_amounts_are_those_of_the_line_it_names(tied, bergen, name):
    row = bergen[LINES[name]]

    assert LINES[name] in (tied.option(name).note or "")
    assert amounts(tied, name) == [float(row[f"kNOK_y{n}"]) for n in range(1, 5)]
    assert tied.option(name).costs[0].price_year == int(row["plan"])
    assert tied.option(name).costs[0].evidence == (f"bergen-{row['plan']}",)


def test_each_wish_is_tied_to_one_release(tied):
    pairs = [(release.start, release.stop) for release in tied.limits.releases]

    assert pairs == list(zip(WISHES, RELEASES, strict=True))
    assert {tied.option(name).change for name in RELEASES} == {"reduce"}


def test_only_the_wishes_are_judged(tied):
    assert {one.option for one in tied.judgements} == set(WISHES)


def test_what_is_made_up_says_so(tied):
    assert tied.illustration
    assert all(one.illustrative for one in (*tied.assessors, *tied.weights))
    assert "oppdiktet" in (EXAMPLES / "frigjoering.yaml").read_text(encoding="utf-8")


def test_every_kind_of_condition_is_shown(tied):
    limits = tied.limits

    assert limits.groups
    assert {pool.year for pool in limits.pools} == set(YEARS)
    assert [o.id for o in tied.options if o.requires] == ["O6"]
    assert [o.id for o in tied.options if o.excludes] == ["F4"]
    assert [o.id for o in tied.options if o.partial_from] == ["O1"]


def test_no_new_money_is_spent_in_any_year(tied, found):
    grant = {pool.year: pool.amount for pool in tied.limits.pools}
    for at, year in enumerate(YEARS):
        net = sum(found.best.share_of(o.id) * amounts(tied, o.id)[at] for o in tied.options)
        assert net <= grant[year] + 1e-6


def test_no_wish_without_its_release_and_no_release_without_its_wish(found):
    chosen = set(found.best.chosen)

    for wish, release in zip(WISHES, RELEASES, strict=True):
        assert (wish in chosen) == (release in chosen)


def test_all_wishes_are_met_but_the_one_that_two_releases_cannot_both_pay_for(found):
    assert found.best.proven
    assert set(found.best.chosen) == {*WISHES, *RELEASES} - {"O5", "F5"}


def test_the_home_nurses_get_what_the_rest_leaves(found):
    """−10 976 + (3 500 − 3 000) + (3 000 − 1 963.5) + (875 − 880) + 0 − 300 of a grant, by hand."""
    left = 10_976 - 500 - 1_036.5 + 5 + 300

    assert found.best.share_of("O1") == pytest.approx(left / 10_000)
    assert dict(found.best.in_part) == {"O1": pytest.approx(0.97445)}


def test_the_grant_is_used_up_and_nothing_is_left(found):
    assert sum(one.amount for one in found.best.payments) == pytest.approx(4 * 300)
    assert list(found.best.slack.values()) == pytest.approx([0] * 4, abs=1e-6)


def test_reductions_count_nothing_and_it_is_said(found):
    assert {found.question.values[name] for name in RELEASES} == {0}
    assert any("F1, F2, F3, F4, F5, F6" in str(line) for line in found.said)


def test_the_two_ways_to_use_the_nursing_homes_are_the_only_open_question(found):
    assert found.in_scenarios is not None
    assert set(found.in_scenarios.sometimes) == {"O4", "F4", "O5", "F5"}
    index = found.in_scenarios.core_index
    assert index["O4"] == pytest.approx(1 - index["O5"])
    assert index["O4"] > 0.5


def test_the_exclusion_is_what_costs_most(found):
    dearest = max(found.prices, key=lambda price: price.gained)

    assert str(dearest.said) == "F4, F5 exclude each other."
    assert dearest.taken_in == ("O5", "F5")


def test_the_drafts_own_list_fits_and_is_worth_a_little_less(found):
    own = found.own_list

    assert own is not None
    assert own.fits
    assert 0 < own.regret < 0.05 * found.best.value
    assert (own.only_listed, own.only_best) == (("O5", "F5"), ("O4", "F4"))


def test_without_the_grant_the_home_nurses_pay(tied):
    limits = tied.limits.model_copy(update={"pools": ()})
    without = tied.model_copy(update={"limits": limits})

    best = portfolio_of(without, Library.built_in(), Asked(scenarios=0)).best

    assert best.share_of("O1") == pytest.approx(0.97445 - 0.03)


def test_a_saving_that_is_not_tied_goes_to_others_than_those_who_gave_it(tied):
    limits = tied.limits.model_copy(update={"must": ("F1", "F2"), "releases": ()})
    untied = tied.model_copy(update={"limits": limits})

    best = portfolio_of(untied, Library.built_in(), Asked(scenarios=0)).best

    assert set(WISHES) - set(best.chosen) == {"O2"}


def test_nothing_for_children_when_its_release_is_ruled_out_is_explained(tied):
    with pytest.raises(NothingFits) as clash:
        portfolio_of(tied, Library.built_in(), Asked(must_not=("F3",), scenarios=0))

    assert {str(one) for one in clash.value.conflict} == {
        "F3 must not be funded.",
        "O6 needs O3.",
        "O3 is started only if F3 is carried out, and the other way round.",
        "At least 1 of O3, O6.",
    }
