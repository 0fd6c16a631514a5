"""The numbers of a figure are those of the results, and its table holds what is drawn."""

from __future__ import annotations

import pytest
from figure_rounds import a_round, contents, results_for, results_of_example, worked_out

from samvekt.formats.reading import round_from
from samvekt.report.figures import FIGURES, figures_of
from samvekt.report.figures.taken import holders
from samvekt.report.figures.weights import whose

ALL = ("3", "16", "69", "kommunal-runde")


def results(which):
    return results_for(int(which)) if which.isdigit() else results_of_example(which)


def rows_of(figures):
    return [row for figure in figures for row in figure.data.rows]


def first_word(cell):
    return str(cell.lines[0]).split()[0]


@pytest.mark.parametrize("which", ALL)
def test_shares_of_places_are_those_of_the_draws(which):
    found = results(which).firmness.found.pooled
    rows = rows_of(FIGURES["rank-acceptability"](results(which), "nb"))

    assert sorted(first_word(row[0]) for row in rows) == sorted(found.options)
    for row in rows:
        assert sum(cell.value for cell in row[1:-1]) == pytest.approx(1)
        at = found.options.index(first_word(row[0]))
        assert row[-1].value == pytest.approx(found.top(results(which).firmness.keep)[at])


@pytest.mark.parametrize("which", ALL)
def test_the_ends_of_weights_are_those_worked_out(which):
    rows = rows_of(FIGURES["weight-sensitivity"](results(which), "nb"))

    assert [(row[1].value, row[2].value, row[3].value) for row in rows] == [
        (one.weight, one.low, one.high) for one in results(which).firmness.stability
    ]


def test_the_weights_are_those_of_the_first_stakeholder_when_nobody_else_is_asked_for():
    assert whose(results("kommunal-runde")) == "Fagpanelet"


@pytest.mark.parametrize("which", ALL)
def test_the_tornado_has_every_input_that_moves_the_lead(which):
    (figure,) = FIGURES["tornado"](results(which), "nb")
    moving = [bar for bar in results(which).firmness.bars if bar.swing > 1e-9]

    assert len(figure.data.rows) == len(moving)
    for row, bar in zip(figure.data.rows, moving, strict=True):
        assert first_word(row[0]) == bar.of
        assert row[3].value == pytest.approx(bar.low.lead, rel=5e-3)
        assert row[7].value == bar.high.place


@pytest.mark.parametrize("which", ALL)
def test_how_many_gave_each_level_is_what_the_panel_answered(which):
    rows = rows_of(FIGURES["disagreement"](results(which), "nb"))
    answers = sum(
        one.middle.judged + len(one.middle.dont_know) + len(one.middle.varies)
        for view in results(which).panels
        for one in view.options
    )

    drawn = sum(cell.value for row in rows for cell in row[2:-2] if cell.value is not None)

    assert drawn == answers


@pytest.mark.parametrize("which", ALL)
def test_most_disagreement_comes_first(which):
    first, *_ = rows_of(FIGURES["disagreement"](results(which), "nb"))
    least = min(
        one.agreement.consensus
        for view in results(which).panels
        for one in view.options
        if one.agreement.consensus is not None
    )
    lowest = [
        one.middle.option
        for view in results(which).panels
        for one in view.options
        if one.agreement.consensus == least
    ]

    assert first_word(first[0]) in lowest


@pytest.mark.parametrize("which", ALL)
def test_what_the_set_takes_adds_up_to_the_use_of_the_set(which):
    best = results(which).portfolio.best
    taken = {
        f"{holder.name} {one.year}": one.net
        for holder in holders(results(which))
        for one in holder.years
    }

    for name, used in zip(best.resources, best.use.tolist(), strict=True):
        assert taken[name] == pytest.approx(used)


def test_years_without_a_limit_are_drawn_where_costs_are_given():
    years = {
        (holder.name, one.year): one.there
        for holder in holders(results("16"))
        for one in holder.years
    }

    assert years["Driftsramme for helse og omsorg", 2028] == 950 * 16
    assert years["Driftsramme for helse og omsorg", 2030] is None


@pytest.mark.parametrize("which", ALL)
def test_triangles_are_in_the_order_of_value_for_what_they_take(which):
    for figure in FIGURES["value-for-money"](results(which), "nb"):
        ratios = [row[3].value for row in figure.data.rows if row[3].value is not None]

        assert ratios == sorted(ratios, reverse=True)
        assert {first_word(row[0]) for row in figure.data.rows} <= set(
            results(which).suggestion.ranking.options
        )


def test_what_frees_money_or_is_not_known_is_told_and_not_drawn():
    figure, *_ = FIGURES["value-for-money"](results("kommunal-runde"), "en")
    row = {first_word(row[0]): row for row in figure.data.rows}

    assert row["R01"][2].value == -3.6
    assert row["R01"][3].value is None
    assert row["R16"][2].value is None
    assert "value or use is not known: R02, R13, R16." in str(figure.spec("en"))


@pytest.mark.parametrize("which", ALL)
def test_the_matrix_has_every_option_with_its_cost(which):
    rows = rows_of(FIGURES["priority-matrix"](results(which), "nb"))

    assert sorted(first_word(row[0]) for row in rows) == sorted(
        option.id for option in results(which).round.options
    )


def test_the_matrix_joins_benefit_and_severity_as_it_says():
    rows = rows_of(FIGURES["priority-matrix"](results("kommunal-runde"), "nb"))
    found = {first_word(row[0]): row for row in rows}

    assert found["R06"][3].value == (50 + 100) / 2
    assert found["R01"][4].value == -3_600_000
    assert found["R01"][5].value == 80


def test_a_changed_place_is_seen_in_the_matrix():
    (figure,) = FIGURES["priority-matrix"](results("16"), "en")
    changed = [first_word(row[0]) for row in figure.data.rows if str(row[-1].lines[0]) == "yes"]

    assert changed == ["T02"]
    assert "another place than the rule suggests for T02" in str(figure.description)


@pytest.mark.parametrize(
    ("without", "gone"),
    [
        ({"weights": []}, {"weight-sensitivity"}),
        ({"limits": {}}, {"portfolio", "value-for-money"}),
        (
            {"judgements": [], "overrides": []},
            {
                "disagreement",
                "rank-acceptability",
                "weight-sensitivity",
                "tornado",
                "priority-matrix",
            },
        ),
    ],
)
def test_a_figure_with_nothing_to_draw_is_not_drawn(without, gone):
    drawn = worked_out(a_round(6, **without))

    assert gone <= {name for name, draw in FIGURES.items() if draw(drawn, "nb") == ()}


def test_a_round_without_anything_has_no_figures():
    nothing = {"options": [], "judgements": [], "overrides": [], "weights": [], "limits": {}}
    empty = worked_out(round_from(contents(6) | nothing, where="test"))

    assert figures_of(empty) == ()


def test_with_very_many_options_the_first_are_drawn_and_the_table_has_all():
    found = worked_out(a_round(85, limits={}))
    figures = FIGURES["rank-acceptability"](found, "en")

    assert "the first 75 of 80" in str(figures[0].title)
    assert "The first 75 of 80 options are drawn." in str(figures[0].description)
    assert len(rows_of(figures)) == len(found.firmness.found.pooled.options)
