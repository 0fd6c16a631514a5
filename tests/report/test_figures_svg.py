"""The SVG of a figure passes the strictest page and stands beside others."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from figure_rounds import results_for, results_of_example
from figure_texts import texts_of

from samvekt.language import say
from samvekt.report import drawing
from samvekt.report.figures import figures_of

REFUSED = {"id", "style", "class", "href", "clip-path", "mask", "filter"}


@pytest.fixture(scope="module")
def figures():
    return figures_of(results_for(16))


def test_no_attribute_is_one_that_a_strict_policy_or_a_second_figure_minds(figures):
    for figure in figures:
        for element in ET.fromstring(drawing.svg(figure, "nb")).iter():
            names = {name.split("}")[-1] for name in element.attrib}
            assert not names & REFUSED
            assert not any(name.startswith("on") for name in names)
            assert not any("url(" in value for value in element.attrib.values())


def test_a_figure_says_what_it_shows_to_those_who_cannot_see_it(figures):
    for figure in figures:
        root = ET.fromstring(drawing.svg(figure, "en"))

        assert root.get("role") == "img"
        said = f"{say(figure.title, 'en')}. {say(figure.description, 'en')}"
        assert root.get("aria-label") == said


def test_numbers_are_norwegian_in_norwegian_and_english_in_english():
    tornado = next(
        f for f in figures_of(results_of_example("kommunal-runde")) if f.name == "tornado"
    )

    norwegian = {one.text for one in texts_of(drawing.svg(tornado, "nb"))}
    english = {one.text for one in texts_of(drawing.svg(tornado, "en"))}

    assert "fra −4,31" in norwegian
    assert "from -4.31" in english


def test_the_picture_for_word_is_sharp_and_of_the_same_shape(figures):
    data = drawing.png(figures[0], "nb", 2.0)
    width, height = (int.from_bytes(data[at : at + 4], "big") for at in (16, 20))

    assert data.startswith(b"\x89PNG")
    assert (width, height) == (1280, 2 * figures[0].spec("nb")["height"])
