"""Figures of any size can be read: nothing cut, nothing on top of anything else."""

from __future__ import annotations

from functools import cache
from itertools import combinations

import pytest
from figure_rounds import results_for, results_of_example
from figure_texts import size_of, texts_of

from samvekt.report import drawing
from samvekt.report.blocks import COLUMN
from samvekt.report.figures import FIGURES
from samvekt.report.figures.look import SMALL, TALLEST

ROUNDS = ("3", "16", "69", "kommunal-runde", "opplaering", "nasjonal-runde")
TOUCH = 0.5  # pixels that two boxes may share: less than the edge of a letter


@cache
def drawn(which, name, language="nb"):
    results = results_for(int(which)) if which.isdigit() else results_of_example(which)
    return [(figure, drawing.svg(figure, language)) for figure in FIGURES[name](results, language)]


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize("which", ["3", "16", "69", "kommunal-runde"])
def test_every_figure_is_drawn_for_few_and_many_options(which, name):
    assert drawn(which, name)


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize("which", ROUNDS)
def test_no_text_touches_another(which, name):
    for figure, svg in drawn(which, name):
        texts = texts_of(svg)

        touching = [
            (one.text, other.text)
            for one, other in combinations(texts, 2)
            if one.touches(other)
            and min(one.right, other.right) - max(one.left, other.left) > TOUCH
            and min(one.foot, other.foot) - max(one.top, other.top) > TOUCH
        ]

        assert touching == [], figure.name


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize("which", ROUNDS)
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_no_text_leaves_the_picture(which, name, language):
    for figure, svg in drawn(which, name, language):
        width, height = size_of(svg)

        outside = [
            one.text
            for one in texts_of(svg)
            if one.left < -TOUCH or one.right > width + TOUCH or one.top < 0 or one.foot > height
        ]

        assert outside == [], figure.name


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize("which", ROUNDS)
def test_figures_fit_a_column_and_a_page_and_their_letters_are_large_enough(which, name):
    for _, svg in drawn(which, name):
        width, height = size_of(svg)

        assert width == COLUMN
        assert height <= TALLEST
        assert all(one.size >= SMALL >= 10 for one in texts_of(svg))


@pytest.mark.parametrize("which", ["3", "16", "69", "kommunal-runde"])
@pytest.mark.parametrize("name", ["rank-acceptability", "disagreement"])
def test_the_whole_name_of_every_option_stands_in_its_row(which, name):
    results = results_for(int(which)) if which.isdigit() else results_of_example(which)
    written = "".join(one.text for _, svg in drawn(which, name) for one in texts_of(svg))
    letters = "".join(written.split())
    beside = results.firmness.doubts.beside if name == "rank-acceptability" else ()

    missing = [
        option.name
        for option in results.round.options
        if option.id not in beside and "".join(option.name.split()) not in letters
    ]

    assert missing == []


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize("which", ROUNDS)
def test_every_figure_has_title_description_and_a_name_of_its_own(which, name):
    figures = [figure for figure, _ in drawn(which, name)]

    assert len({figure.name for figure in figures}) == len(figures)
    assert all(str(figure.title) and len(str(figure.description)) > 80 for figure in figures)
    assert all(figure.data.rows for figure in figures)
    assert all(
        len(row) == len(figure.data.columns) for figure in figures for row in figure.data.rows
    )
