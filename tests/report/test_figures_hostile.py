"""What people write stays text in a figure, whatever it is."""

from __future__ import annotations

import json
from xml.etree import ElementTree as ET

import pytest
from figure_rounds import a_round, contents, worked_out
from figure_texts import texts_of

from samvekt.formats.reading import round_from
from samvekt.report import drawing, signs
from samvekt.report.figures import figures_of

HOSTILE = (
    '"+alert(1)+"',
    "datum.x",
    "<script>alert(1)</script> & <b>fet</b>",
    "</text></svg><img src=x onerror=alert(1)>",
    "👩‍⚕️🏥 e\u0301 Čáhppesjohka, Ŋuorta, Áltá, đ, ŧ, ž",
    "العربية עברית",
    "x" * 300,
    "W" * 150 + " " + "i" * 100,
    "{option} {0} %s ${x} {{7*7}}",
)
DRAWN = {"svg", "g", "path", "rect", "line", "text"}


@pytest.fixture(scope="module")
def drawn():
    results = worked_out(a_round(len(HOSTILE), HOSTILE))
    return [(figure, drawing.svg(figure, "nb")) for figure in figures_of(results)]


def test_every_figure_is_drawn_with_hostile_names(drawn):
    names = {figure.name.split("-")[0] for figure, _ in drawn}

    assert names == {"priority", "value", "rank", "weight", "disagreement", "portfolio", "tornado"}


def test_markup_in_names_stays_text(drawn):
    for _, svg in drawn:
        root = ET.fromstring(svg)
        assert {element.tag.split("}")[1] for element in root.iter()} <= DRAWN


def test_the_names_are_shown_as_they_are_written(drawn):
    written = "".join(
        "".join(one.text for one in texts_of(svg))
        for figure, svg in drawn
        if figure.name.startswith("rank")
    )
    letters = "".join(written.split()).replace("-", "")

    for name in HOSTILE:
        assert "".join(signs.drawn(name).split()).replace("-", "") in letters


def test_no_line_of_a_name_is_wider_than_the_picture(drawn):
    for _, svg in drawn:
        assert all(one.right <= 641 for one in texts_of(svg) if one.text.isascii())


def test_names_are_never_part_of_an_expression(drawn):
    def expressions(part):
        if isinstance(part, dict):
            for key, value in part.items():
                if key in {"expr", "calculate", "filter", "labelExpr", "signal", "test"}:
                    yield value
                yield from expressions(value)
        if isinstance(part, list):
            for value in part:
                yield from expressions(value)

    for figure, _ in drawn:
        assert list(expressions(figure.spec("nb"))) == []


def test_a_specification_is_plain_data_with_nothing_from_elsewhere(drawn):
    for figure, _ in drawn:
        spec = figure.spec("nb")
        schema = spec["$schema"]

        assert schema == "https://vega.github.io/schema/vega-lite/v5.json"
        assert json.loads(json.dumps(spec)) == spec
        assert all(set(layer["data"]) == {"values"} for layer in spec["layer"])


LONG = "Rådgivende_tverrfaglig_" * 12 + "&<i>"


def test_long_names_of_everything_else_stay_within_the_picture():
    content = contents(5)
    for weights, name in zip(content["weights"], (LONG, '"+alert(1)+"'), strict=True):
        weights["stakeholder"] = name
    content["limits"]["budgets"][0]["name"] = LONG
    content["limits"]["personnel"][0]["profession"] = "datum.x </text>"
    for option in content["options"]:
        option["personnel"][0]["profession"] = "datum.x </text>"

    results = worked_out(round_from(content, where="test"))

    for figure in figures_of(results):
        texts = texts_of(drawing.svg(figure, "nb"))
        assert all(one.left >= -0.5 and one.right <= 640.5 for one in texts), figure.name


def test_long_identifiers_give_way_to_numbers_that_the_table_explains():
    content = contents(4)
    plain = json.dumps(content)
    for at in range(1, 5):
        plain = plain.replace(f'"T{at:02d}"', f'"hverdagsrehabilitering-i-hele-kommunen-{at}"')
    round_ = round_from(json.loads(plain, object_hook=_years), where="test")
    figures = figures_of(worked_out(round_))

    matrix = next(figure for figure in figures if figure.name == "priority-matrix")
    marks = {one.text for one in texts_of(drawing.svg(matrix, "nb"))}
    firsts = {str(row[0].lines[0]).split()[0] for row in matrix.data.rows}

    assert firsts == {"1", "2", "3", "4"}
    assert firsts <= marks


def _years(found):
    return {int(key) if key.isdigit() else key: value for key, value in found.items()}
